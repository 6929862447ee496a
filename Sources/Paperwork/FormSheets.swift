import Appraisal
import Exact
import Scheme
import Wording

/// The sheets of one employee's month: a form for each scheme, the derivation, and the data that they are computed from.
struct FormSheets {
  let form: AppraisalForm
  let language: Language
  /// What stands before the name of every sheet, in a workbook of several people.
  let tab: String

  /// The sheets in the order of the file. What is printed and signed has no use for the data sheet.
  func sheets(for format: FileFormat) -> [PaperSheet] {
    let code = FormCode(form.derivation)
    var counts: [FormLayout: Int] = [:]
    let derivation = form.derivation
    let isLive = derivation.standing.isAppraised
    var data = DataSheet(
      derivation, form.schemes, language, name: tab + (language == .chinese ? "数据" : "Data"))
    var sheets: [PaperSheet] = []
    var marks: [CellMark: String] = [:]
    for (place, scheme) in form.schemes.enumerated() {
      if isLive {
        data.addItems(place)
        // A scoring form says where the score stands; rules about money may ask for it.
        if scheme.items.isEmpty { data.addRules(place, score: marks[.score]) }
      }
      counts[FormLayout.of(scheme), default: 0] += 1
      let form = FormCase(
        derivation, scheme, place: place, assessor: form.assessor, language: language, tab: tab,
        ordinal: counts[FormLayout.of(scheme)] ?? 1, cells: isLive ? data.cells[place] : nil, code: code,
        isPaper: format == .pdf)
      let sheet = FormLayout.of(scheme).sheet(form)
      marks.merge(sheet.marks) { first, _ in first }
      sheets.append(sheet)
      if isLive, !scheme.items.isEmpty { data.addRules(place, score: marks[.score]) }
    }
    let footer = sheets.first?.footer ?? ""
    let details = DerivationSheet(
      derivation, form.schemes, language, marks: isLive ? marks : [:], cells: isLive ? data.cells : [])
    sheets.append(details.sheet(footer: footer, tab: tab))
    if isLive, format == .xlsx { sheets.append(data.finished(footer: footer)) }
    return sheets
  }
}
