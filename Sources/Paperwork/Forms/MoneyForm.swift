import Appraisal
import Exact
import Scheme
import Wording

/// Form 2 · 电商部绩效考核表: rewards and penalties, one line for each rule. It has no score; it moves money.
struct MoneyForm {
  let form: FormCase
  private static let last = 4

  func sheet() -> PaperSheet {
    var sheet = PaperSheet(
      name: form.sheetName("奖惩表", "Rewards and penalties"), orientation: .portrait,
      columnWidths: [13, 32, 39, 9, 13])
    sheet.footer = form.footer
    FormHead(form: form).add(to: &sheet)
    let heading = sheet.addRow(height: 24)
    let titles = [
      form.say("类别", "Kind"), form.say("项目", "Rule"), form.say("条件与依据", "Condition and ground"),
      form.say("是否成立", "Met"), form.say("金额（元）", "Yuan"),
    ]
    for (column, title) in titles.enumerated() {
      sheet.put(.text(title), row: heading, column: column, style: .heading)
    }
    sheet.repeatedRows = 0...heading
    let pay = form.derivation.pay
    let rewards = add(pay.rewards, form.say("奖励", "Reward"), form.scheme.rewards, to: &sheet)
    let penalties = add(pay.penalties, form.say("处罚", "Penalty"), form.scheme.penalties, to: &sheet)
    addLosses(to: &sheet)
    addMonths(to: &sheet)
    let foot = FormFoot(form: form, label: 0...0, text: 1...3, points: MoneyForm.last)
    addSum(rewards, form.say("奖励合计", "Rewards together"), to: &sheet)
    addSum(penalties, form.say("处罚合计", "Penalties together"), to: &sheet)
    foot.addDays(to: &sheet)
    foot.addSignatures(to: &sheet)
    foot.addNotes(to: &sheet, open: 0)
    return sheet
  }

  /// The rows of some rules, with their amounts.
  private struct Lines {
    let rows: ClosedRange<Int>
    let amounts: [Fen?]
  }

  private func add(_ nodes: [Node], _ kind: String, _ rules: [MoneyRule], to sheet: inout PaperSheet) -> Lines? {
    let first = sheet.rowCount
    let own = nodes.filter { $0.scheme == form.place }
    for node in own {
      let rule = rules.first { $0.id == node.id }
      let reading = rule?.reading.map(form.say) ?? ""
      if form.isBlank {
        let condition = rule?.condition.map { form.figures.formulas.text($0.text) } ?? ""
        let text = [condition, reading].filter { !$0.isEmpty }.joined(separator: "\n")
        addRow(kind, form.say(node.name), LiveText(text), .blank, .blank, to: &sheet)
        continue
      }
      let ground = [
        node.inputs.map(short).joined(separator: form.say("；", "; ")), reason(node), LiveText(reading),
      ]
      .filter { !$0.isEmpty }.joined(separator: "\n")
      addRow(kind, form.say(node.name), ground, met(node), amount(node), to: &sheet)
    }
    return own.isEmpty ? nil : Lines(rows: first...(sheet.rowCount - 1), amounts: own.map(\.amount))
  }

  private func addLosses(to sheet: inout PaperSheet) {
    for node in form.derivation.pay.losses where node.scheme == form.place {
      addRow(form.say("损失", "Loss"), form.say(node.name), reason(node), met(node), amount(node), to: &sheet)
    }
  }

  private func addMonths(to sheet: inout PaperSheet) {
    for node in form.derivation.overTime where node.scheme == form.place {
      let word = node.state == .failed ? form.say("是", "yes") : node.state == .missing ? form.say("待定", "open") : "—"
      addRow(
        form.say("多月", "Months"), form.say(node.name), LiveText(form.isBlank ? "" : form.reasons.text(node)),
        .text(form.isBlank ? "" : word), .text("—"),
        to: &sheet)
    }
  }

  /// A live sum that stays open while an amount is undecided.
  private func addSum(_ lines: Lines?, _ name: String, to sheet: inout PaperSheet) {
    guard let lines else { return }
    let row = sheet.addRow(height: 24)
    let range = CellName.range(column: MoneyForm.last, rows: lines.rows)
    let open = form.say("待定", "open")
    let sum = lines.amounts.reduce(Fen?.some(.zero)) { sum, amount in
      sum.flatMap { sum in amount.flatMap { try? sum + $0 } }
    }
    sheet.put(.text(name), row: row, columns: 0...3, style: .heading)
    guard !form.isBlank else { return sheet.put(.blank, row: row, column: MoneyForm.last, style: .money) }
    sheet.put(
      .formula(
        "IF(COUNT(\(range))<\(lines.amounts.count),\"\(open)\",ROUND(SUM(\(range)),2))",
        sum.map { .number($0.yuan) } ?? .text(open)),
      row: row, column: MoneyForm.last, style: sum == nil ? .open : CellStyle.money.with { $0.isBold = true })
  }

  private func addRow(
    _ kind: String, _ name: String, _ ground: LiveText, _ met: CellContent, _ amount: CellContent,
    to sheet: inout PaperSheet
  ) {
    let lines = max(
      TextRoom.lines(ground.shown, width: sheet.columnWidths[2], size: 9),
      TextRoom.lines(name, width: sheet.columnWidths[1]))
    let row = sheet.addRow(height: max(26, TextRoom.height(lines: lines, size: 9.5)))
    sheet.put(.text(kind), row: row, column: 0, style: .heading)
    sheet.put(.text(name), row: row, column: 1, style: .text)
    sheet.put(ground.content, row: row, column: 2, style: CellStyle.text.with { $0.size = 9 })
    sheet.put(met, row: row, column: 3)
    sheet.put(amount, row: row, column: MoneyForm.last, style: .money)
  }

  /// `净销售额 181200.00 元`, with its parts where it is a quotient.
  private func short(_ input: Node.Input) -> LiveText {
    guard let figure = form.cells?.figures[input.name] else { return LiveText(form.figures.short(input)) }
    let name = form.figures.formulas.text(input.name) + " "
    let word = UnitWords.name(figure.unit).text(in: form.language)
    let suffix = figure.unit == .ratio ? "%" : word.isEmpty ? "" : " " + word
    let number = SheetFormula.shown(figure.value, figure.unit) + "&" + SheetFormula.quoted(suffix)
    let shown = figure.number.map { figure.unit.number($0) + suffix } ?? figure.absence
    return LiveText(name)
      + LiveText(formula: "IF(ISNUMBER(\(figure.value)),\(number),\(figure.above)&\"\")", shown: shown)
      + LiveText(
        formula: FormCase.partsFormula(figure, form.language), shown: FormCase.partsText(figure, form.language))
  }

  private func reason(_ node: Node) -> LiveText {
    guard !form.isBlank else { return "" }
    let result = node.amount.map { FormulaResult.number($0.yuan) } ?? .text(form.words.undecided)
    return form.text(form.reasons.text(node), about: form.cells?.amounts[node.id], result: result)
  }

  private func met(_ node: Node) -> CellContent {
    guard !form.isBlank else { return .blank }
    let word =
      switch node.state {
      case .scored, .failed: "√"
      case .missing: form.words.undecided
      case .waived, .idle: "—"
      }
    guard let cell = form.cells?.amounts[node.id] else { return .text(word) }
    return .formula(
      "IF(ISNUMBER(\(cell)),IF(\(cell)>0,\"√\",\"—\"),\(SheetFormula.quoted(form.words.undecided)))", .text(word))
  }

  private func amount(_ node: Node) -> CellContent {
    guard !form.isBlank else { return .blank }
    let result = node.amount.map { FormulaResult.number($0.yuan) } ?? .text(form.words.undecided)
    return form.cells?.amounts[node.id].map { .formula($0, result) } ?? CellContent(result)
  }
}
