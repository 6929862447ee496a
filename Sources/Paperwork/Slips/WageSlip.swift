import Appraisal
import Exact
import Wording

/// The wage slip (工资条): the fixed wage, the lanes of the law one by one, each with its ground and source, what is paid
/// for earlier months, and what it all comes to as live sums.
struct WageSlip {
  let words: SlipWords
  private var slip: SlipCase { words.slip }

  init(_ slip: SlipCase, _ language: Language) { words = SlipWords(slip, language) }

  private static let amount = 3

  func sheet(name: String) -> PaperSheet {
    let title = words.say("工资条", "Wage slip")
    var sheet = PaperSheet(name: name, orientation: .portrait, columnWidths: [21, 40, 32, 13])
    sheet.footer = words.footer(title)
    addHead(title, to: &sheet)
    var counted: [String] = []
    if let wage = slip.wage {
      counted.append(
        add(
          words.say("固定工资", "Fixed wage"), how(wage), statute, wage.amount, to: &sheet))
    }
    addDays(to: &sheet)
    if let derivation = slip.derivation { counted += addLanes(derivation, to: &sheet) }
    let own = addSum(words.say("本月应发", "Pay of the month"), of: counted, monthGross, to: &sheet)
    addEarlier([own], to: &sheet)
    addNotes(to: &sheet)
    return sheet
  }

  /// The wage and everything beside it; nil while undecided.
  private var monthGross: Fen? {
    let variable = slip.derivation.map { $0.standing.isAppraised ? $0.pay.total : .zero } ?? .zero
    guard let wage = slip.wage == nil ? .zero : slip.wage?.amount else { return nil }
    return variable.flatMap { try? wage + $0 }
  }

  /// How the days of a month that was not whole were counted, and what full performance pay it makes.
  private func addDays(to sheet: inout PaperSheet) {
    guard let derivation = slip.derivation, let node = derivation.pay.proration else { return }
    let stretches = node.children.filter { AgreedAmount.Kind(rawValue: $0.id) == nil }.map(words.reasons.text)
    addRemark(
      words.say("不满整月", "Month not whole"), ([words.reasons.text(node)] + stretches).joined(separator: "\n"), "",
      node.details["employed"] ?? "—", to: &sheet)
    if let pay = node.children.first(where: { $0.id == AgreedAmount.Kind.performancePay.rawValue }) {
      addRemark(
        pay.name.text(in: words.language), words.reasons.text(pay), "", pay.amount?.text ?? words.say("待定", "open"),
        to: &sheet)
    }
  }

  /// The wage by days, where the month was not whole.
  private var wageByDays: Node? {
    slip.derivation?.pay.proration?.children.first { $0.id == AgreedAmount.Kind.wage.rawValue }
  }

  /// Where the way of counting days is written.
  private var statute: String { slip.derivation?.pay.proration?.details["statute"] ?? "" }

  private func how(_ wage: AgreedAmount) -> String {
    if let wageByDays { return words.reasons.text(wageByDays) }
    return switch wage {
    case .known: words.say("劳动合同约定的月工资", "The month's wage of the labour contract")
    case .notAgreed: words.say("没有约定固定工资", "No fixed wage is agreed")
    case .missing: words.say("没有填写月薪", "Nobody gave the fixed wage")
    }
  }

  private func addHead(_ title: String, to sheet: inout PaperSheet) {
    let all = 0...sheet.lastColumn
    let company = sheet.addRow(height: 20)
    sheet.put(
      .text(CellText.line(slip.company)), row: company, columns: all,
      style: CellStyle().with {
        $0.isBordered = false; $0.size = 10.5
      })
    let row = sheet.addRow(height: 32)
    sheet.put(.text(words.month + " " + title), row: row, columns: all, style: .title)
    var parts = [
      words.say("部门：", "Department: ") + CellText.line(slip.department), words.say("姓名：", "Name: ") + words.employee,
      words.say("工号：", "Id: ") + CellText.line(slip.employee),
    ]
    if let derivation = slip.derivation {
      parts.append(ReasonText.standing(derivation.standing.rawValue, in: words.language))
      if let points = derivation.points { parts.append(words.say("得分：", "Score: ") + points.text) }
      if derivation.points != nil, let grade = derivation.grade { parts.append(grade.name.text(in: words.language)) }
    }
    let who = sheet.addRow(height: 22)
    sheet.put(
      .text(parts.joined(separator: "    ")), row: who, columns: all,
      style: CellStyle.note.with { $0.alignment = .center })
    let heading = sheet.addRow(height: 24)
    let titles = [
      words.say("项目", "Item"), words.say("说明", "How it came about"), words.say("依据与出处", "Ground and source"),
      words.say("金额（元）", "Yuan"),
    ]
    for (column, text) in titles.enumerated() { sheet.put(.text(text), row: heading, column: column, style: .heading) }
    sheet.repeatedRows = heading...heading
  }

  /// The lanes in the order of the law; the names of the cells that count.
  private func addLanes(_ derivation: Derivation, to sheet: inout PaperSheet) -> [String] {
    guard derivation.standing.isAppraised else {
      addRemark(
        words.say("浮动部分", "Variable pay"),
        ReasonText.text(
          code: Reason.notAppraised.rawValue, details: ["standing": derivation.standing.rawValue], in: words.language),
        "", words.say("不计", "none"), to: &sheet)
      return []
    }
    let (pay, law) = (derivation.pay, slip.law)
    var counted: [String] = []
    if let earned = pay.earned {
      counted.append(
        add(
          words.say("① 应得绩效工资", "1 Performance pay earned"), words.reasons.text(earned), words.ground(of: earned),
          earned.amount, to: &sheet))
    }
    for node in pay.rewards where node.state != .idle && node.state != .waived {
      counted.append(
        add(
          words.say("② 奖励：", "2 Reward: ") + node.name.text(in: words.language), words.reason(of: node),
          words.ground(of: node), node.amount, to: &sheet))
    }
    for node in pay.penalties where node.isOnlyShown {
      addRemark(
        words.say("③ 只列出：", "3 Shown only: ") + node.name.text(in: words.language), words.reason(of: node),
        source(.penalties, after: words.ground(of: node)), "0.00", to: &sheet)
    }
    for node in pay.penalties where !node.isOnlyShown && (node.state == .scored || node.state == .missing) {
      counted.append(
        add(
          words.say("③ 约定扣款：", "3 Agreed penalty: ") + node.name.text(in: words.language), words.reason(of: node),
          source(.penalties, after: words.ground(of: node)), negated(node.amount), to: &sheet))
    }
    counted += addLosses(pay, to: &sheet)
    // Nobody whose money no scheme decides waits for a floor.
    guard pay.floor?.reason != .noMoneyDecided else { return counted }
    counted.append(
      add(
        words.say("⑤ 最低工资补足", "5 Floor"), pay.floor.map(words.reasons.text) ?? "",
        source(derivation.standing == .probation ? .probationFloor : .wageFloor, after: floorSource(law)),
        pay.floorTopUp, to: &sheet))
    return counted
  }

  /// Where the figure of the minimum wage is written.
  private func floorSource(_ law: LawPack) -> String {
    guard let minimum = law.minimumWage?.text else {
      return words.say("没有人填写当地最低工资标准", "Nobody gave the local minimum wage")
    }
    return law.rule(.minimumWage).map {
      words.say("最低工资 ", "Minimum wage ") + minimum + words.say("：", ": ") + $0.source.statute
    } ?? words.say("最低工资 \(minimum)（公司设置）", "Minimum wage \(minimum) (company.yaml)")
  }

  /// Loss compensation: what was due, the cap, what was deducted, and what is held back.
  private func addLosses(_ pay: PayLanes, to sheet: inout PaperSheet) -> [String] {
    let ground = source(.lossCap, after: words.clause)
    guard pay.lossDeducted != nil else {
      let names = (pay.carried + pay.losses).filter { $0.state != .idle }
      return names.isEmpty
        ? [] : [add(words.say("④ 损失赔偿", "4 Loss"), words.reasons.text(names[0]), ground, nil, to: &sheet)]
    }
    var counted: [String] = []
    for step in pay.lossSteps {
      counted.append(
        add(
          words.say("④ 损失赔偿：", "4 Loss: ") + words.name(of: step), words.reasons.text(step.nodes[0]), ground,
          negated(step.deducted), to: &sheet))
    }
    if let held = pay.lossHeldBack, held > .zero {
      let carries = slip.law.carriesLosses && slip.law.lossClause != nil
      addRemark(
        words.say("　留住未扣", "   Held back"),
        carries
          ? words.say(
            "超过上限的部分本月不扣，下月继续按上限扣。", "What exceeds the cap is not taken this month; it is due again in the next.")
          : words.say("超过可扣数额的部分不扣，也不转到以后的月份。", "What may not be taken is not deducted, and is not carried on either."),
        "", held.text, to: &sheet)
    }
    return counted
  }

  private func negated(_ amount: Fen?) -> Fen? { amount.flatMap { try? Fen.zero - $0 } }

  private func source(_ kind: LawRule.Kind, after ground: String) -> String {
    (ground.isEmpty ? "" : ground + "\n") + slip.law.source(of: kind).statute
  }

  /// What is paid in the month for earlier ones, and the sum with it.
  private func addEarlier(_ own: [String], to sheet: inout PaperSheet) {
    guard !slip.adjustments.isEmpty else { return }
    var counted = own
    var total = monthGross
    for adjustment in slip.adjustments {
      let name =
        adjustment.amount < .zero ? words.say("扣回 ", "Taken back for ") : words.say("补发 ", "Paid for ")
      let why = CellText.line(adjustment.reason)
      counted.append(
        add(
          name + adjustment.month.description,
          adjustment.cause.text(in: words.language) + (why.isEmpty ? "" : words.say("：", ": ") + why),
          words.say("锁定月份的补正 ", "Adjustment of a locked month ") + adjustment.id, adjustment.amount, to: &sheet))
      total = total.flatMap { try? $0 + adjustment.amount }
    }
    _ = addSum(words.say("应发合计", "Gross"), of: counted, total, to: &sheet)
  }

  @discardableResult
  private func add(
    _ name: String, _ how: String, _ ground: String, _ amount: Fen?, to sheet: inout PaperSheet
  ) -> String {
    let row = addTexts(name, how, ground, to: &sheet)
    let content = amount.map { CellContent.number($0.yuan) } ?? .text(words.say("待定", "open"))
    let style = amount == nil ? CellStyle.open : CellStyle.money.with { $0.alignment = .right }
    sheet.put(content, row: row, column: WageSlip.amount, style: style)
    return CellName.of(row: row, column: WageSlip.amount)
  }

  /// A line that is told and does not count.
  private func addRemark(
    _ name: String, _ how: String, _ ground: String, _ amount: String, to sheet: inout PaperSheet
  ) {
    let row = addTexts(name, how, ground, to: &sheet)
    sheet.put(
      .text(words.say("（", "(") + amount + words.say("）", ")")), row: row, column: WageSlip.amount,
      style: CellStyle(size: 9, alignment: .right, ink: .grey))
  }

  private func addTexts(_ name: String, _ how: String, _ ground: String, to sheet: inout PaperSheet) -> Int {
    let lines = zip([name, how, ground], sheet.columnWidths).map { TextRoom.lines($0, width: $1, size: 10) }
    // Set as if in larger print: other programs take other fonts, and merged or not, no line may be cut.
    let row = sheet.addRow(height: 22)
    sheet.stretch(row, to: TextRoom.height(lines: lines.max() ?? 1, size: 9.5))
    let text = CellStyle(size: 9, alignment: .left)
    sheet.put(.text(name), row: row, column: 0, style: text.with { $0.isBold = true })
    sheet.put(.text(how), row: row, column: 1, style: text)
    sheet.put(.text(ground), row: row, column: 2, style: text.with { $0.ink = .grey })
    return row
  }

  /// A live sum over cells; it stays open while one of them is.
  private func addSum(_ name: String, of cells: [String], _ total: Fen?, to sheet: inout PaperSheet) -> String {
    let row = sheet.addRow(height: 26)
    let open = words.say("待定", "open")
    let known = cells.map { "ISNUMBER(\($0))" }.joined(separator: ",")
    let formula =
      cells.isEmpty ? "0" : "IF(AND(\(known)),ROUND(\(cells.joined(separator: "+")),2),\"\(open)\")"
    sheet.put(.text(name), row: row, columns: 0...2, style: .heading)
    sheet.put(
      .formula(formula, total.map { .number($0.yuan) } ?? .text(open)), row: row, column: WageSlip.amount,
      style: CellStyle.money.with {
        $0.isBold = true; $0.alignment = .right
      })
    return CellName.of(row: row, column: WageSlip.amount)
  }

  private func addNotes(to sheet: inout PaperSheet) {
    let signature = sheet.addRow(height: 32)
    sheet.put(.text(words.say("领取人签字", "Received by")), row: signature, column: 0, style: .heading)
    sheet.put(.blank, row: signature, column: 1)
    sheet.put(.text(words.say("日期", "Date")), row: signature, column: 2, style: .heading)
    sheet.put(.blank, row: signature, column: WageSlip.amount)
    let law = slip.law
    var notes = [
      words.say(
        "应发数额未扣个人所得税和社会保险、住房公积金等依法代扣的款项。",
        "Gross: before income tax, social insurance, housing fund and whatever else the law has the employer withhold."),
      words.say(
        "本工资条和支付记录保存至少 \(law.retentionMonths) 个月；出处：",
        "This slip and the record of payment are kept for at least \(law.retentionMonths) months; ")
        + law.source(of: .retention).statute,
    ]
    let sources = [law.source(of: .lossCap), law.source(of: .penalties), law.source(of: .wageFloor)]
    if slip.hasDeduction || (slip.derivation?.pay.lossHeldBack ?? .zero) > .zero {
      notes += sources.map { $0.statute + words.say("：", ": ") + $0.text.text(in: words.language) }
    }
    if let derivation = slip.derivation {
      notes.append(
        words.say("核验码：", "Code: ") + FormCode(derivation).description
          + words.say(
            "；kaohe code 查是否仍然有效，kaohe explain 查每一步。",
            "; kaohe code tells whether it still stands, kaohe explain every step."))
    }
    for (index, note) in notes.enumerated() {
      let text = "\(index + 1). " + note
      let all = 0...sheet.lastColumn
      let lines = TextRoom.lines(text, width: sheet.width(of: all), size: 9)
      let row = sheet.addRow(height: TextRoom.height(lines: lines, size: 9))
      sheet.put(.text(text), row: row, columns: all, style: .note)
    }
  }
}
