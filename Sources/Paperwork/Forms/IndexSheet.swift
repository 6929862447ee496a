import Appraisal
import Exact
import Wording

/// 目录: the people of a file, each with score, grade and pay, and the way to their sheets.
struct IndexSheet {
  let month: Month
  let name: String
  let language: Language

  private static let last = 6

  /// The list. In a workbook the results follow from the people's own sheets.
  func sheet(_ forms: [AppraisalForm], _ sheets: [[PaperSheet]]?) -> PaperSheet {
    var sheet = PaperSheet(
      name: say("目录", "Index"), orientation: .portrait, columnWidths: [16, 12, 16, 12, 11, 14, 15])
    let kind = say("考核结果", "Results")
    sheet.footer =
      "&L&8 \(month) · \(name.replacing("&", with: "&&").prefix(120))&R&8 " + say("第 &P 页 / 共 &N 页", "Page &P of &N")
    let title = sheet.addRow(height: 32)
    sheet.put(.text("\(month) \(name) \(kind)"), row: title, columns: 0...IndexSheet.last, style: .title)
    let heading = sheet.addRow(height: 24)
    let titles = [
      say("部门", "Department"), say("工号", "Id"), say("姓名", "Name"), say("得分", "Score"), say("等级", "Grade"),
      say("应得绩效工资", "Pay earned"), say("合计（元）", "Total (yuan)"),
    ]
    for (column, title) in titles.enumerated() {
      sheet.put(.text(title), row: heading, column: column, style: .heading)
    }
    sheet.repeatedRows = heading...heading
    for (place, form) in forms.enumerated() { add(form.derivation, sheets?[place], to: &sheet) }
    return sheet
  }

  private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  private func add(_ derivation: Derivation, _ own: [PaperSheet]?, to sheet: inout PaperSheet) {
    let department = CellText.line(derivation.department)
    let lines = max(
      TextRoom.lines(department, width: 16), TextRoom.lines(CellText.line(derivation.name), width: 16),
      TextRoom.lines(CellText.line(derivation.employee), width: 12))
    let row = sheet.addRow(height: max(20, TextRoom.height(lines: lines)))
    sheet.put(.text(department), row: row, column: 0)
    sheet.put(.text(CellText.line(derivation.employee)), row: row, column: 1)
    sheet.put(link(CellText.line(derivation.name), own?.first?.name), row: row, column: 2)
    var marks: [CellMark: String] = [:]
    for own in own ?? [] { marks.merge(own.marks) { first, _ in first } }
    func put(_ mark: CellMark, _ result: FormulaResult, _ column: Int, _ style: CellStyle) {
      let content = marks[mark].map { CellContent.formula($0, result) } ?? CellContent(result)
      sheet.put(content, row: row, column: column, style: style)
    }
    let words = CellWords(language: language)
    let isAppraised = derivation.standing.isAppraised
    let open = FormulaResult.text(isAppraised ? words.undecided : "—")
    let reach = derivation.score?.reach.map { "\($0.lowerBound.text)~\($0.upperBound.text)" }
    let waiting = isAppraised ? reach ?? words.missing : say("不考核", "not appraised")
    let noScore = FormulaResult.text(derivation.score == nil ? "—" : waiting)
    put(.score, derivation.points.map { .number($0.value) } ?? noScore, 3, .points)
    let grade = derivation.grade.flatMap { node in
      node.trials.contains { $0.held == true } ? node.name.text(in: language) : nil
    }
    put(.grade, grade.map { .text($0) } ?? (derivation.grade == nil ? .text("—") : open), 4, CellStyle())
    let earned = derivation.pay.earned
    let unpaid = FormulaResult.text(isAppraised ? words.undecided : say("不考核", "not appraised"))
    put(.earned, earned?.amount.map { .number($0.yuan) } ?? (earned == nil ? .text("—") : unpaid), 5, .money)
    put(.total, derivation.pay.total.map { .number($0.yuan) } ?? open, 6, .money)
  }

  /// The name, which leads to the person's first sheet.
  private func link(_ name: String, _ target: String?) -> CellContent {
    guard let target else { return .text(name) }
    let place = "#" + SheetName.quoted(target) + "!A1"
    return .formula("HYPERLINK(\(SheetFormula.quoted(place)),\(SheetFormula.quoted(name)))", .text(name))
  }
}
