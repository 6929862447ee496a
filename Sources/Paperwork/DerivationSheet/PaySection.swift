import Appraisal
import Exact
import Wording

/// The money, lane by lane in the order of the law, each with its ground and source.
struct PaySection {
  let derivation: Derivation
  let reasons: ReasonWords
  let language: Language
  /// The cell of the pay earned, on the form; nil where there is none or nothing is live.
  let earned: String?
  let cells: [FormCells]

  /// The columns: name, ground, source, yuan.
  private static let ground = 1...3
  private static let yuan = 4...5
  private static let source = 6...7

  func add(to sheet: inout PaperSheet) {
    addHeading(to: &sheet)
    var placed: [PayWords.Lane: String] = [:]
    var rules: [String] = []
    for line in PayWords(derivation, reasons: reasons).lines {
      if line.lane == .total { sheet.mark(.total, row: sheet.rowCount, column: PaySection.yuan.lowerBound) }
      let formula = formula(line, rules: rules) { placed[$0] ?? "" }
      let cell = addRow(line, formula, to: &sheet)
      if line.lane == .rule {
        rules.append(cell)
      } else {
        rules = []
        placed[line.lane] = cell
      }
    }
  }

  /// What computes a line's amount; nil where it is written as it is.
  private func formula(_ line: PayWords.Line, rules: [String], cell: (PayWords.Lane) -> String) -> String? {
    let lanes = live
    return switch line.lane {
    case .proration: nil
    case .fullPay: lanes?.entries.base
    case .earned: earned
    case .rule: line.node.flatMap(amount)
    case .rewards, .penalties, .lossDue: lanes?.sum(rules)
    case .wageBefore: lanes?.before(earned: cell(.earned), rewards: cell(.rewards), penalties: cell(.penalties))
    case .lossDeducted: lanes?.deducted(due: cell(.lossDue), before: cell(.wageBefore))
    case .lossHeldBack: lanes?.heldBack(due: cell(.lossDue), deducted: cell(.lossDeducted))
    case .floor where isFloorAside: nil
    case .floor: lanes?.topUp(before: cell(.wageBefore), deducted: cell(.lossDeducted))
    case .total:
      total([.earned, .rewards, .penalties, .lossDeducted].map(cell) + (isFloorAside ? [] : [cell(.floor)]))
    }
  }

  /// Whether no scheme decides money, so that the floor was not looked at.
  private var isFloorAside: Bool { derivation.pay.floor?.reason == .noMoneyDecided }

  /// The cell of a rule's amount on the forms.
  private func amount(of rule: Node) -> String? {
    rule.scheme.flatMap { cells.indices.contains($0) ? cells[$0].amounts[rule.id] : nil }
  }

  /// Everything together as a live sum: earned + rewards − penalties − loss + floor.
  private func total(_ cells: [String]) -> String {
    let sum = zip(["", "+", "-", "-", "+"], cells).map { $0 + $1 }.joined()
    let known = cells.map { "ISNUMBER(\($0))" }.joined(separator: ",")
    return "IF(AND(\(known)),ROUND(\(sum),2),\"\(undecided)\")"
  }

  /// The lanes as formulas, where they are live.
  private var live: LaneFormulas? {
    guard derivation.standing.isAppraised, let entries = cells.first?.pay else { return nil }
    return LaneFormulas(
      entries: entries, words: CellWords(language: language), earnsPerformancePay: derivation.pay.earned != nil)
  }

  private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  private func addHeading(to sheet: inout PaperSheet) {
    let heading = sheet.addRow(height: 24)
    sheet.put(.text(say("工资构成", "Pay")), row: heading, column: 0, style: .heading)
    sheet.put(.text(say("依据", "Ground")), row: heading, columns: PaySection.ground, style: .heading)
    sheet.put(.text(say("金额（元）", "Yuan")), row: heading, columns: PaySection.yuan, style: .heading)
    sheet.put(.text(say("法律依据", "Source of law")), row: heading, columns: PaySection.source, style: .heading)
  }

  private func content(_ amount: Fen?, _ formula: String?) -> CellContent {
    let result = amount.map { FormulaResult.number($0.yuan) } ?? .text(undecided)
    return formula.map { .formula($0, result) } ?? CellContent(result)
  }

  /// A month that is not appraised pays by no lane; otherwise the figure is still open.
  private var undecided: String { derivation.standing.isAppraised ? say("待定", "open") : "—" }

  /// Adds a line and gives the name of its amount's cell.
  private func addRow(_ line: PayWords.Line, _ formula: String?, to sheet: inout PaperSheet) -> String {
    let isStep = line.lane == .rule
    let isInner = isStep || [.proration, .wageBefore, .lossDue, .lossHeldBack].contains(line.lane)
    let name = (isInner ? "　" : "") + line.name
    let ground = LiveText(line.ground)
    let source = line.source.map { $0.statute + say("：", ": ") + $0.text.text(in: language) } ?? ""
    let lines = max(
      TextRoom.lines(ground.shown, width: sheet.width(of: PaySection.ground), size: 8.5),
      TextRoom.lines(source, width: sheet.width(of: PaySection.source), size: 8.5),
      TextRoom.lines(name, width: sheet.columnWidths[0], size: 9))
    let row = sheet.addRow(height: 18)
    sheet.stretch(row, to: TextRoom.height(lines: lines, size: 8.5))
    let small = CellStyle(size: 8.5, alignment: .left, ink: isStep ? .grey : .black)
    sheet.put(
      .text(name), row: row, column: 0,
      style: small.with {
        $0.size = 9; $0.isBold = !isStep
      })
    sheet.put(ground.content, row: row, columns: PaySection.ground, style: small)
    sheet.put(
      line.lane == .floor && isFloorAside ? .text("—") : content(line.amount, formula), row: row,
      columns: PaySection.yuan,
      style: CellStyle.money.with { $0.isBold = !isStep })
    sheet.put(.text(source), row: row, columns: PaySection.source, style: small)
    return CellName.of(row: row, column: PaySection.yuan.lowerBound)
  }
}
