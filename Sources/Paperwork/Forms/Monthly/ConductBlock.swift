import Exact
import Scheme
import Wording

/// 综合表现（30分）: one line for each of the seven.
struct ConductBlock {
  let form: FormCase

  func add(_ items: [Item], to sheet: inout PaperSheet) {
    let first = sheet.rowCount
    for item in items {
      var text = form.given(item)
      if let remark = form.remark(item) { text = remark + "\n" + text }
      let lines = TextRoom.lines(text.shown, width: sheet.width(of: 5...10), size: 9)
      let row = sheet.addRow(height: max(19, TextRoom.height(lines: lines, size: 9)))
      let standard = item.standard.map { form.say("（", " (") + form.say($0) + form.say("）", ")") } ?? ""
      let name = form.say(item.name) + standard + form.say(" \(form.worth(item))分", ", \(form.worth(item))")
      sheet.stretch(row, to: TextRoom.height(lines: TextRoom.lines(name, width: sheet.width(of: 1...4))))
      sheet.put(.text(name), row: row, columns: 1...4, style: .text)
      sheet.put(text.content, row: row, columns: 5...10, style: CellStyle.text.with { $0.size = 9 })
      sheet.mark(.points(item.id), row: row, column: MonthlyForm.points)
      let points = form.points(item)
      sheet.put(points.content, row: row, column: MonthlyForm.points, style: points.style)
    }
    let total = items.reduce(Rational.zero) { sum, item in (try? sum + item.worth) ?? sum }
    let name = form.say("综合表现\n（\(total)分）", "Overall conduct\n(\(total))")
    sheet.put(.text(name), row: first, columns: 0...0, rows: items.count, style: .heading)
  }
}
