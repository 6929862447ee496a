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

  func sheets(withData: Bool) -> [PaperSheet] {
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
      let form = FormCase(
        derivation, scheme, place: place, assessor: form.assessor, language: language, tab: tab,
        cells: isLive ? data.cells[place] : nil)
      let sheet = FormLayout.of(scheme).sheet(form)
      marks.merge(sheet.marks) { first, _ in first }
      sheets.append(sheet)
      if isLive, !scheme.items.isEmpty { data.addRules(place, score: marks[.score]) }
    }
    let footer = sheets.first?.footer ?? ""
    let details = DerivationSheet(
      derivation, form.schemes, language, marks: isLive ? marks : [:], cells: isLive ? data.cells : [])
    sheets.append(details.sheet(footer: footer, tab: tab))
    if isLive, withData { sheets.append(data.finished(footer: footer)) }
    return sheets
  }
}
