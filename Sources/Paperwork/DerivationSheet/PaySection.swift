import Appraisal
import Exact
import Wording

/// The money, lane by lane in the order of the law, each with its ground and source.
struct PaySection {
  let derivation: Derivation
  let reasons: ReasonWords
  let formulas: FormulaWords
  let language: Language

  /// The columns: name, ground, source, yuan.
  private static let ground = 1...3
  private static let yuan = 4...5
  private static let source = 6...7

  func add(to sheet: inout PaperSheet) {
    addHeading(to: &sheet)
    let pay = derivation.pay
    let base = reasons.language == .chinese ? "满分时的绩效工资" : "performance pay at full score"
    addLine(say("绩效工资标准", "Full performance pay"), pay.base, base, nil, to: &sheet)
    let earned = addLine(
      say("① 应得绩效工资", "1 Performance pay earned"), pay.earned == nil ? .zero : pay.earned?.amount,
      pay.earned.map(reasons.text) ?? say("本方案不计绩效工资", "no scheme speaks of it"), nil, to: &sheet)
    for node in pay.rewards { addStep(node, nil, to: &sheet) }
    let rewards = addLine(say("② 奖励合计", "2 Rewards together"), pay.rewardTotal, "", nil, to: &sheet)
    for node in pay.penalties { addStep(node, PaySection.source(of: node), to: &sheet) }
    let penalties = addLine(
      say("③ 约定扣款合计", "3 Agreed penalties together"), pay.penaltyTotal, "", LawPack.penaltySource, to: &sheet)
    let losses = pay.carried + pay.losses
    for node in losses { addStep(node, nil, to: &sheet) }
    let capSource = losses.lazy.compactMap(PaySection.source).first ?? LawPack.lossSource
    addLine(say("　应赔损失", "   Loss due"), pay.lossDue, "", nil, to: &sheet)
    let loss = addLine(
      say("④ 本月扣赔偿", "4 Loss deducted"), pay.lossDeducted, "", capSource, to: &sheet)
    addLine(
      say("　上限留住未扣", "   Held back by the cap"), pay.lossHeldBack, "", capSource, to: &sheet)
    let floor = addLine(
      say("⑤ 最低工资补足", "5 Floor"), pay.floorTopUp, pay.floor.map(reasons.text) ?? "",
      derivation.standing == .probation ? LawPack.probationSource : LawPack.floorSource, to: &sheet)
    addTotal([earned, rewards, penalties, loss, floor], to: &sheet)
  }

  /// Where a region writes what a step is held to; nil where the national rules do.
  private static func source(of node: Node) -> LawPack.Source? {
    node.details["law_source"].map { LawPack.Source($0, Bilingual("", "")) }
  }

  private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  private func addHeading(to sheet: inout PaperSheet) {
    let heading = sheet.addRow(height: 24)
    sheet.put(.text(say("工资构成", "Pay")), row: heading, column: 0, style: .heading)
    sheet.put(.text(say("依据", "Ground")), row: heading, columns: PaySection.ground, style: .heading)
    sheet.put(.text(say("金额（元）", "Yuan")), row: heading, columns: PaySection.yuan, style: .heading)
    sheet.put(.text(say("法律依据", "Source of law")), row: heading, columns: PaySection.source, style: .heading)
  }

  /// Adds a lane and gives the name of its amount's cell.
  @discardableResult
  private func addLine(
    _ name: String, _ amount: Fen?, _ ground: String, _ law: LawPack.Source?, to sheet: inout PaperSheet
  ) -> String {
    addRow(name, amount.map { .number($0.yuan) } ?? .text(undecided), ground, law, isStep: false, to: &sheet)
  }

  /// Adds a rule that was looked at, met or not.
  private func addStep(_ node: Node, _ law: LawPack.Source?, to sheet: inout PaperSheet) {
    let content = node.amount.map { CellContent.number($0.yuan) } ?? .text(undecided)
    addRow("　" + node.name.text(in: language), content, reasons.text(node), law, isStep: true, to: &sheet)
  }

  /// A month that is not appraised pays by no lane; otherwise the figure is still open.
  private var undecided: String { derivation.standing.isAppraised ? say("待定", "open") : "—" }

  @discardableResult
  private func addRow(
    _ name: String, _ content: CellContent, _ ground: String, _ law: LawPack.Source?, isStep: Bool,
    to sheet: inout PaperSheet
  ) -> String {
    let source =
      law.map { law in
        let text = law.text.text(in: language)
        return law.statute + (text.isEmpty ? "" : say("：", ": ") + text)
      } ?? ""
    let lines = max(
      TextRoom.lines(ground, width: sheet.width(of: PaySection.ground), size: 8.5),
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
    sheet.put(.text(ground), row: row, columns: PaySection.ground, style: small)
    sheet.put(content, row: row, columns: PaySection.yuan, style: CellStyle.money.with { $0.isBold = !isStep })
    sheet.put(.text(source), row: row, columns: PaySection.source, style: small)
    return CellName.of(row: row, column: PaySection.yuan.lowerBound)
  }

  /// Everything together as a live sum: earned + rewards − penalties − loss + floor.
  private func addTotal(_ cells: [String], to sheet: inout PaperSheet) {
    let total = derivation.pay.total
    let sum = zip(["", "+", "-", "-", "+"], cells).map { $0 + $1 }.joined()
    let known = cells.map { "ISNUMBER(\($0))" }.joined(separator: ",")
    let formula = "IF(AND(\(known)),ROUND(\(sum),2),\"\(undecided)\")"
    addRow(
      say("合计（固定工资之外）", "Total (beside the fixed wage)"),
      .formula(formula, total.map { .number($0.yuan) } ?? .text(undecided)), "① + ② − ③ − ④ + ⑤", nil, isStep: false,
      to: &sheet)
  }
}
