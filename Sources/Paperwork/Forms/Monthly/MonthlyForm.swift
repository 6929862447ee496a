import Appraisal
import Exact
import Scheme
import Wording

/// Form 1 · 电子商务部客服人员月度绩效考核表, in the layout of the paper.
///
/// The columns are those of the paper: 考核指标, five pairs of 比率 and 扣分, 得分.
struct MonthlyForm {
  let form: FormCase

  /// The columns of the standards, and of the points.
  static let standards = 1...10
  static let points = 11
  static let pairs = 5

  /// The blocks of the paper, by the ids of the scheme's groups.
  private enum Block: String {
    case conduct = "overall_conduct"
    case ratios = "service"
    case deals
    case orders
    case afterSales = "after_sales"
  }

  func sheet() -> PaperSheet {
    let pairs = (0..<MonthlyForm.pairs).flatMap { _ in [9.6, 5.0] }
    var sheet = PaperSheet(
      name: form.sheetName("考核表", "Appraisal"), orientation: .portrait, columnWidths: [18] + pairs + [10.5])
    sheet.footer = form.footer
    addHead(to: &sheet)
    let first = sheet.rowCount
    for block in blocks { add(block.group, block.items, to: &sheet) }
    let last = sheet.rowCount - 1
    // The paper's second page: the sum, what follows from it, the signatures and the notes.
    sheet.pageBreaks = [sheet.rowCount]
    let foot = FormFoot(form: form, label: 0...0, text: MonthlyForm.standards, points: MonthlyForm.points)
    if last >= first { foot.add(to: &sheet, items: first...last) }
    if form.scheme.items.contains(where: hasNotedBand) {
      foot.addNote(
        form.say(
          "※ 表上没有这一档，由方案补上；√ 为本月所在的档。", "※ not on the paper form, added by the scheme; √ marks the band that held."),
        to: &sheet)
    }
    foot.addNotes(to: &sheet, open: 1)
    return sheet
  }

  /// The items in runs of the same group, in the order of the scheme.
  private var blocks: [(group: String?, items: [Item])] {
    var blocks: [(group: String?, items: [Item])] = []
    for item in form.scheme.items {
      if let last = blocks.last, last.group == item.group {
        blocks[blocks.count - 1].items.append(item)
      } else {
        blocks.append((item.group, [item]))
      }
    }
    return blocks
  }

  private func addHead(to sheet: inout PaperSheet) {
    let title = sheet.addRow(height: 36)
    sheet.put(.text(form.say(form.scheme.name)), row: title, columns: 0...MonthlyForm.points, style: .title)
    let head = sheet.addRow(height: 24)
    let plain = CellStyle()
    sheet.put(.text(form.say("考核部门", "Department")), row: head, columns: 0...0, style: .heading)
    sheet.put(.text(form.department), row: head, columns: 1...3, style: plain)
    sheet.put(.text(form.say("姓名", "Name")), row: head, columns: 4...5, style: .heading)
    sheet.put(.text(form.employee), row: head, columns: 6...7, style: plain)
    sheet.put(.text(form.say("考核月份", "Month")), row: head, columns: 8...9, style: .heading)
    sheet.put(.text(form.month), row: head, columns: 10...11, style: plain)
    let columns = sheet.addRow(height: 22)
    sheet.put(.text(form.say("考核指标", "Item")), row: columns, columns: 0...0, style: .heading)
    sheet.put(.text(form.say("考核标准", "Standard")), row: columns, columns: MonthlyForm.standards, style: .heading)
    sheet.put(.text(form.say("得分", "Points")), row: columns, column: MonthlyForm.points, style: .heading)
    sheet.repeatedRows = title...columns
  }

  private func add(_ group: String?, _ items: [Item], to sheet: inout PaperSheet) {
    switch group.flatMap(Block.init(rawValue:)) {
    case .conduct: ConductBlock(form: form).add(items, to: &sheet)
    case .ratios: RatioBlock(form: form).add(items, to: &sheet)
    case .deals, .orders, .afterSales: FigureBlock(form: form).add(items, under: heading(of: group), to: &sheet)
    case nil: for item in items { FigureBlock(form: form).add([item], under: nil, to: &sheet) }
    }
  }

  private func heading(of group: String?) -> String? {
    form.scheme.groups.first { $0.id == group }.map { form.say($0.name) }
  }

  private func hasNotedBand(_ item: Item) -> Bool {
    if case .bands(let table) = item.method { table.bands.contains { $0.note != nil } } else { false }
  }
}
