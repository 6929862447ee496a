import Appraisal
import Exact
import Scheme
import Wording

/// Form 4 · 电商客服绩效考核表: standards and weights.
struct WeightedForm {
  let form: FormCase
  private static let last = 5

  func sheet() -> PaperSheet {
    var sheet = PaperSheet(
      name: form.sheetName("考核表", "Appraisal"), orientation: .portrait, columnWidths: [6, 16, 46, 8, 11, 12])
    sheet.footer = form.footer
    FormHead(form: form).add(to: &sheet)
    let heading = sheet.addRow(height: 24)
    let titles = [
      form.say("序号", "No."), form.say("考核项目", "Item"), form.say("考核标准", "Standard"), form.say("权重", "Weight"),
      form.say("评分\n（百分制）", "Out of 100"), form.say("得分", "Points"),
    ]
    sheet.stretch(heading, to: 32)
    for (column, title) in titles.enumerated() {
      sheet.put(.text(title), row: heading, column: column, style: .heading)
    }
    sheet.repeatedRows = 0...heading
    for (index, item) in form.scheme.items.enumerated() { add(item, number: index + 1, to: &sheet) }
    let foot = FormFoot(form: form, label: 0...1, text: 2...4, points: WeightedForm.last)
    if sheet.rowCount > heading + 1 { foot.add(to: &sheet, items: (heading + 1)...(sheet.rowCount - 1)) }
    foot.addNotes(to: &sheet, open: 0)
    return sheet
  }

  private func add(_ item: Item, number: Int, to sheet: inout PaperSheet) {
    let text = [item.standard.map { LiveText(form.say($0)) }, form.given(item), form.remark(item)]
      .compactMap { $0 }.joined(separator: "\n")
    let height = TextRoom.height(lines: TextRoom.lines(text.shown, width: sheet.columnWidths[2], size: 9.5), size: 9.5)
    let row = sheet.addRow(height: max(36, height))
    sheet.put(.number(Rational(number)), row: row, column: 0)
    sheet.put(.text(form.say(item.name)), row: row, column: 1, style: .heading)
    sheet.put(text.content, row: row, column: 2, style: CellStyle.text.with { $0.size = 9.5 })
    sheet.put(.number(item.weight), row: row, column: 3, style: CellStyle().with { $0.number = .percent })
    sheet.mark(.points(item.id), row: row, column: WeightedForm.last)
    let points = form.points(item)
    sheet.put(raw(item), row: row, column: 4, style: points.style)
    guard form.cells != nil, case .formula(_, let result) = points.content else {
      sheet.put(points.content, row: row, column: WeightedForm.last, style: points.style)
      return
    }
    // From the two columns beside it, so that the sheet shows its own working.
    let given = CellName.of(row: row, column: 4)
    let product = SheetFormula.cents("\(CellName.of(row: row, column: 3))*\(given)")
    sheet.put(
      .formula("IF(ISNUMBER(\(given)),\(product),\(given))", result), row: row, column: WeightedForm.last,
      style: points.style)
  }

  /// The score out of a hundred, before it is weighed.
  private func raw(_ item: Item) -> CellContent {
    guard let node = form.node(item) else { return .blank }
    var result: FormulaResult
    if node.points != nil, let weighed = node.unrounded, let raw = try? weighed / item.weight {
      result = .number(raw)
    } else if node.state == .waived {
      result = .text(node.reason == .reweighed ? form.words.leftOut : form.words.waived)
    } else {
      result = .text(form.words.missing)
    }
    guard let cell = form.cells?.scored[item.id]?.points else { return CellContent(result) }
    return .formula(cell, result)
  }
}
