import Appraisal
import Exact
import Scheme
import Wording

/// Any scoring scheme without a paper form of its own, and the rated lists of forms 3 and 5.
struct ListedForm {
  let form: FormCase
  private static let last = 5

  func sheet() -> PaperSheet {
    var sheet = PaperSheet(
      name: form.sheetName("考核表", "Appraisal"), orientation: .portrait, columnWidths: [15, 15, 34, 26, 7, 10])
    sheet.footer = form.footer
    FormHead(form: form).add(to: &sheet)
    let heading = sheet.addRow(height: 24)
    let titles = [
      form.say("考核类别", "Group"), form.say("考核项目", "Item"), form.say("考核标准", "Standard"),
      form.say("评分依据", "Ground"), form.say("满分", "Most"), form.say("得分", "Points"),
    ]
    for (column, title) in titles.enumerated() {
      sheet.put(.text(title), row: heading, column: column, style: .heading)
    }
    sheet.repeatedRows = 0...heading
    addItems(to: &sheet)
    let foot = FormFoot(form: form, label: 0...0, text: 1...4, points: ListedForm.last)
    if sheet.rowCount > heading + 1 { foot.add(to: &sheet, items: (heading + 1)...(sheet.rowCount - 1)) }
    foot.addNotes(to: &sheet, open: 0)
    return sheet
  }

  private func addItems(to sheet: inout PaperSheet) {
    var run: (group: String?, first: Int)?
    for item in form.scheme.items {
      if let open = run, open.group != item.group {
        close(open, to: &sheet)
        run = nil
      }
      if run == nil { run = (item.group, sheet.rowCount) }
      add(item, to: &sheet)
    }
    if let run { close(run, to: &sheet) }
  }

  /// One heading over all rows of a group.
  private func close(_ run: (group: String?, first: Int), to sheet: inout PaperSheet) {
    let name = form.scheme.groups.first { $0.id == run.group }.map { form.say($0.name) } ?? ""
    sheet.put(.text(name), row: run.first, columns: 0...0, rows: sheet.rowCount - run.first, style: .heading)
  }

  private func add(_ item: Item, to sheet: inout PaperSheet) {
    let standard = item.standard.map(form.say) ?? ""
    let ground = [form.given(item), form.remark(item)].compactMap { $0 }.joined(separator: "\n")
    let lines = max(
      TextRoom.lines(standard, width: sheet.columnWidths[2], size: 9),
      TextRoom.lines(ground.shown, width: sheet.columnWidths[3], size: 9),
      TextRoom.lines(form.say(item.name), width: sheet.columnWidths[1]))
    let row = sheet.addRow(height: max(26, TextRoom.height(lines: lines, size: 9)))
    let small = CellStyle.text.with { $0.size = 9 }
    sheet.put(.text(form.say(item.name)), row: row, column: 1)
    sheet.put(.text(standard), row: row, column: 2, style: small)
    sheet.put(ground.content, row: row, column: 3, style: small)
    sheet.put(.number(item.worth), row: row, column: 4)
    sheet.mark(.points(item.id), row: row, column: ListedForm.last)
    let points = form.points(item)
    sheet.put(points.content, row: row, column: ListedForm.last, style: points.style)
  }
}
