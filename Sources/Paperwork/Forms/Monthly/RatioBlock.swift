import Appraisal
import Exact
import Scheme
import Wording

/// 咨询转化率, 平均响应时间, 客户流失率: pairs of 比率 and 扣分 across, the band that held marked.
struct RatioBlock {
  let form: FormCase

  func add(_ items: [Item], to sheet: inout PaperSheet) {
    var headed = false
    for item in items {
      guard case .bands(let table) = item.method, table.bands.count <= MonthlyForm.pairs else {
        FigureBlock(form: form).add([item], under: nil, to: &sheet)
        continue
      }
      if !headed { addHeading(table.sense, to: &sheet) }
      headed = true
      add(item, table, to: &sheet)
    }
  }

  private func addHeading(_ sense: BandTable.Sense, to sheet: inout PaperSheet) {
    let row = sheet.addRow(height: 18)
    let style = CellStyle.heading.with { $0.size = 9 }
    sheet.put(.blank, row: row, column: 0, style: style)
    for pair in 0..<MonthlyForm.pairs {
      sheet.put(.text(form.say("比率", "Value")), row: row, column: 1 + pair * 2, style: style)
      sheet.put(
        .text(sense == .deduct ? form.say("扣分", "Off") : form.say("得分", "Pts")), row: row, column: 2 + pair * 2,
        style: style)
    }
    sheet.put(.text(form.say("得分", "Points")), row: row, column: MonthlyForm.points, style: style)
  }

  private func add(_ item: Item, _ table: BandTable, to sheet: inout PaperSheet) {
    let node = form.node(item)
    let remark = form.remark(item)
    let row = sheet.addRow(height: 34)
    let name = form.say(item.name) + form.say("（\(form.worth(item))分）", " (\(form.worth(item)))")
    let label = LiveText(name + "\n") + value(item, table, node)
    let lines = TextRoom.lines(label.shown, width: sheet.columnWidths[0], size: 9.5, indented: false)
    sheet.stretch(row, to: TextRoom.height(lines: lines, size: 9.5))
    sheet.put(
      label.content, row: row, columns: 0...0, rows: remark == nil ? 1 : 2,
      style: CellStyle.heading.with { $0.size = 9 })
    for pair in 0..<MonthlyForm.pairs { put(pair, of: item, table, node, row: row, to: &sheet) }
    sheet.mark(.points(item.id), row: row, column: MonthlyForm.points)
    let points = form.points(item)
    sheet.put(
      points.content, row: row, columns: MonthlyForm.points...MonthlyForm.points, rows: remark == nil ? 1 : 2,
      style: points.style)
    guard let remark else { return }
    let remarkLines = TextRoom.lines(remark.shown, width: sheet.width(of: MonthlyForm.standards), size: 9)
    let below = sheet.addRow(height: max(18, TextRoom.height(lines: remarkLines, size: 9)))
    sheet.put(
      remark.content, row: below, columns: MonthlyForm.standards,
      style: CellStyle.text.with {
        $0.size = 9; $0.ink = .red
      })
  }

  private func put(
    _ pair: Int, of item: Item, _ table: BandTable, _ node: Node?, row: Int, to sheet: inout PaperSheet
  ) {
    guard table.bands.indices.contains(pair) else {
      sheet.put(.blank, row: row, columns: (1 + pair * 2)...(2 + pair * 2))
      return
    }
    let band = table.bands[pair]
    let column = 1 + pair * 2
    let text = BandWords.text(band.written, table.formula.unit, form.language) + (band.note == nil ? "" : "※")
    let ticked = form.tick(table, pair, node, form.cells?.scored[item.id]) + LiveText(text)
    let highlight = Highlight(
      formula: "LEFT(\(CellName.of(row: row, column: column)),1)=\"√\"", isOn: form.holds(pair, node))
    let style = CellStyle(size: 9)
    sheet.put(ticked.content, row: row, column: column, style: style, highlight: highlight)
    sheet.put(.number(band.points), row: row, column: column + 1, style: style, highlight: highlight)
  }

  /// The month's value with what it is made of.
  private func value(_ item: Item, _ table: BandTable, _ node: Node?) -> LiveText {
    let before = form.say("本月 ", "This month ")
    let value = node?.value?.value
    let shown = before + (value.map { UnitWords.text($0, table.formula.unit, form.language) } ?? FormCase.gap)
    return form.valueText(
      table.formula, shown: shown, value: value, form.cells?.scored[item.id], before: before)
  }
}
