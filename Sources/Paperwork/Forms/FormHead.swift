import Exact
import Scheme
import Wording

/// The head of a form without a head of its own: title, department, name, month.
struct FormHead {
  let form: FormCase

  func add(to sheet: inout PaperSheet) {
    let title = sheet.addRow(height: 36)
    sheet.put(.text(form.say(form.scheme.name)), row: title, columns: 0...sheet.lastColumn, style: .title)
    let row = sheet.addRow(height: 22)
    let gap = "        "
    var parts = [
      form.say("考核部门：", "Department: ") + form.department, form.say("姓名：", "Name: ") + form.employee,
      form.say("考核月份：", "Month: ") + form.month,
    ]
    // Form 2 has its own head: month, post, name.
    if form.scheme.id == "rewards-penalties" {
      parts = [
        form.say("月份：", "Month: ") + form.month, form.say("职务：电商客服", "Post: customer service"),
        form.say("姓名：", "Name: ") + form.employee,
      ]
    }
    sheet.put(
      .text(parts.joined(separator: gap)), row: row, columns: 0...sheet.lastColumn,
      style: CellStyle().with { $0.size = 10.5 })
  }
}
