import Exact
import Scheme
import Wording

/// 成交, 订单, 售后 and the single lines below them: the paper's sentence with the figures filled in, the scale beneath.
struct FigureBlock {
  let form: FormCase

  /// Adds some items under one heading, or each under its own name.
  func add(_ items: [Item], under heading: String?, to sheet: inout PaperSheet) {
    let first = sheet.rowCount
    for item in items { add(item, ownHeading: heading == nil, to: &sheet) }
    guard let heading else { return }
    sheet.put(
      .text(heading.replacing("（", with: "\n（")), row: first, columns: 0...0, rows: sheet.rowCount - first,
      style: .heading)
  }

  private func add(_ item: Item, ownHeading: Bool, to sheet: inout PaperSheet) {
    let first = sheet.rowCount
    addLine(FigureSentence(form: form).text(item), .text, to: &sheet)
    if let remark = form.remark(item) {
      addLine(
        remark,
        CellStyle.text.with {
          $0.size = 9; $0.ink = .red
        }, to: &sheet)
    }
    if case .bands(let table) = item.method {
      addLine(
        form.say("满分 \(form.worth(item))：", "Of \(form.worth(item)): ")
          + form.scale(table, form.node(item), form.cells?.scored[item.id]), .small,
        to: &sheet)
    }
    let rows = sheet.rowCount - first
    sheet.mark(.points(item.id), row: first, column: MonthlyForm.points)
    let points = form.points(item)
    sheet.put(
      points.content, row: first, columns: MonthlyForm.points...MonthlyForm.points, rows: rows, style: points.style)
    guard ownHeading else { return }
    let name = form.say(item.name) + form.say("\n（\(form.worth(item))分）", "\n(\(form.worth(item)))")
    let lines = TextRoom.lines(name, width: sheet.columnWidths[0], indented: false)
    sheet.stretch(first, rows: rows, to: max(32, TextRoom.height(lines: lines)))
    sheet.put(.text(name), row: first, columns: 0...0, rows: rows, style: .heading)
  }

  private func addLine(_ text: LiveText, _ style: CellStyle, to sheet: inout PaperSheet) {
    let lines = TextRoom.lines(text.shown, width: sheet.width(of: MonthlyForm.standards), size: style.size)
    let row = sheet.addRow(height: max(17, TextRoom.height(lines: lines, size: style.size)))
    sheet.put(text.content, row: row, columns: MonthlyForm.standards, style: style)
  }
}
