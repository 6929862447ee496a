import Appraisal
import Exact
import Wording

/// The money, lane by lane in the order of the law, each with its ground and source.
struct PaySection {
  let derivation: Derivation
  let reasons: ReasonWords
  let formulas: FormulaWords
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
    let pay = derivation.pay
    let lanes = live
    let fullScore = say("满分时的绩效工资", "performance pay at full score")
    addLine(
      say("绩效工资标准", "Full performance pay"), pay.base, fullScore, formula: lanes?.entries.base, to: &sheet)
    let earned = addLine(
      say("① 应得绩效工资", "1 Performance pay earned"), pay.earned == nil ? .zero : pay.earned?.amount,
      pay.earned.map(reasons.text) ?? say("本方案不计绩效工资", "no scheme speaks of it"), formula: self.earned,
      to: &sheet)
    let rewardRows = pay.rewards.map { addStep($0, to: &sheet) }
    let rewards = addLine(
      say("② 奖励合计", "2 Rewards together"), pay.rewardTotal, "", formula: lanes?.sum(rewardRows), to: &sheet)
    let penaltyRows = pay.penalties.map { addStep($0, to: &sheet) }
    let penalties = addLine(
      say("③ 约定扣款合计", "3 Agreed penalties together"), pay.penaltyTotal, "", pay.law.source(of: .penalties),
      formula: lanes?.sum(penaltyRows), to: &sheet)
    let before = addLine(
      say("　扣赔偿前的当月工资", "   The month's wage before compensation"), wageBefore,
      say("固定工资 + ① + ② − ③", "fixed wage + 1 + 2 − 3"),
      formula: lanes?.before(earned: earned, rewards: rewards, penalties: penalties), to: &sheet)
    let lossRows = (pay.carried + pay.losses).map { addStep($0, to: &sheet) }
    let due = addLine(
      say("　应赔损失", "   Loss due"), pay.lossDue, "", formula: lanes?.sum(lossRows), to: &sheet)
    let loss = addLine(
      say("④ 本月扣赔偿", "4 Loss deducted"), pay.lossDeducted, "", pay.law.source(of: .lossCap),
      formula: lanes?.deducted(due: due, before: before), to: &sheet)
    addLine(
      say("　上限留住未扣", "   Held back by the cap"), pay.lossHeldBack, "", pay.law.source(of: .lossCap),
      formula: lanes?.heldBack(due: due, deducted: loss), to: &sheet)
    let floor = addLine(
      say("⑤ 最低工资补足", "5 Floor"), pay.floorTopUp, pay.floor.map(reasons.text) ?? "",
      pay.law.source(of: derivation.standing == .probation ? .probationFloor : .wageFloor),
      formula: lanes?.topUp(before: before, deducted: loss), to: &sheet)
    addTotal([earned, rewards, penalties, loss, floor], to: &sheet)
  }

  /// The wage that the cap on compensation is taken of; nil while a lane before it is open.
  private var wageBefore: Fen? {
    let pay = derivation.pay
    guard derivation.standing.isAppraised, let earned = pay.earned == nil ? Fen.zero : pay.earned?.amount,
      let rewards = pay.rewardTotal, let penalties = pay.penaltyTotal
    else { return nil }
    return try? pay.wage + earned + rewards - penalties
  }

  /// The lanes as formulas, where they are live.
  private var live: LaneFormulas? {
    guard derivation.standing.isAppraised, let entries = cells.first?.pay else { return nil }
    return LaneFormulas(entries: entries, words: CellWords(language: language))
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
    _ name: String, _ amount: Fen?, _ ground: String, _ law: LawPack.Source? = nil, formula: String?,
    to sheet: inout PaperSheet
  ) -> String {
    addRow(name, content(amount, formula), LiveText(ground), law, isStep: false, to: &sheet)
  }

  /// Adds a rule that was looked at, met or not, and gives the name of its amount's cell.
  private func addStep(_ node: Node, to sheet: inout PaperSheet) -> String {
    let cell = node.scheme.flatMap { cells.indices.contains($0) ? cells[$0].amounts[node.id] : nil }
    return addRow(
      "　" + node.name.text(in: language), content(node.amount, cell), LiveText(reasons.text(node)), nil, isStep: true,
      to: &sheet)
  }

  private func content(_ amount: Fen?, _ formula: String?) -> CellContent {
    let result = amount.map { FormulaResult.number($0.yuan) } ?? .text(undecided)
    return formula.map { .formula($0, result) } ?? CellContent(result)
  }

  /// A month that is not appraised pays by no lane; otherwise the figure is still open.
  private var undecided: String { derivation.standing.isAppraised ? say("待定", "open") : "—" }

  @discardableResult
  private func addRow(
    _ name: String, _ content: CellContent, _ ground: LiveText, _ law: LawPack.Source?, isStep: Bool,
    to sheet: inout PaperSheet
  ) -> String {
    let source = law.map { $0.statute + say("：", ": ") + $0.text.text(in: language) } ?? ""
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
    sheet.put(content, row: row, columns: PaySection.yuan, style: CellStyle.money.with { $0.isBold = !isStep })
    sheet.put(.text(source), row: row, columns: PaySection.source, style: small)
    return CellName.of(row: row, column: PaySection.yuan.lowerBound)
  }

  /// Everything together as a live sum: earned + rewards − penalties − loss + floor.
  private func addTotal(_ cells: [String], to sheet: inout PaperSheet) {
    let total = derivation.pay.total
    let sum = zip(["", "+", "-", "-", "+"], cells).map { $0 + $1 }.joined()
    let known = cells.map { "ISNUMBER(\($0))" }.joined(separator: ",")
    sheet.mark(.total, row: sheet.rowCount, column: PaySection.yuan.lowerBound)
    let formula = "IF(AND(\(known)),ROUND(\(sum),2),\"\(undecided)\")"
    addRow(
      say("合计（固定工资之外）", "Total (beside the fixed wage)"),
      .formula(formula, total.map { .number($0.yuan) } ?? .text(undecided)), LiveText("① + ② − ③ − ④ + ⑤"), nil,
      isStep: false,
      to: &sheet)
  }
}
