import Appraisal
import Exact
import Scheme
import Wording

/// The rewards, penalties and losses of a scheme on the data sheet: place, condition, amount.
extension DataSheet {
  /// Adds the rules of a scheme. The cell of the score is where the scoring form has it.
  mutating func addRules(_ place: Int, score: String?) {
    let pay = derivation.pay
    let rules = [(schemes[place].rewards, pay.rewards, false), (schemes[place].penalties, pay.penalties, true)]
    let found = rules.flatMap { rules, nodes, isPenalty in
      rules.compactMap { rule in
        nodes.first { $0.id == rule.id && $0.scheme == place }.map { (rule, $0, isPenalty) }
      }
    }
    if !found.isEmpty {
      var formula = formulas[place]
      formula.results = results(of: found.map(\.0), found.map(\.1), score: score)
      addHeading([
        say("奖惩", "Rewards and penalties"), say("名次或适用", "In place"), say("免除", "Waived"), say("数量", "Figure"),
        say("金额（元）", "Yuan"), say("并列人数", "Tied"), say("条件", "Condition"), say("每次金额", "Each"),
      ])
      for (rule, node, isPenalty) in found { add(rule, node, isPenalty: isPenalty, formula, place) }
    }
    addLosses(place)
  }

  /// The appraisal's own results that rules ask for: this month's score from the form, earlier ones as entries.
  private mutating func results(
    of rules: [MoneyRule], _ nodes: [Node], score: String?
  ) -> [Expression.AppraisalResult: String] {
    let guarded = score.map { "IF(ISNUMBER(\($0)),\($0),NA())" } ?? "NA()"
    var results: [Expression.AppraisalResult: String] = [.score: guarded]
    func value(_ result: Expression.AppraisalResult) -> Rational?? {
      let using = zip(rules, nodes).first { $0.0.ranks(result) }
      return using.map { $0.1.value?.value }
    }
    let own = derivation.points?.value
    if let rise = value(.scoreRise) {
      let last = rise.flatMap { rise in own.flatMap { try? $0 - rise } }
      let cell = entry(say("上月分数", "Last month's score"), last)
      results[.scoreRise] = "(\(guarded)-IF(ISNUMBER(\(cell)),\(cell),NA()))"
    }
    if let mean = value(.quarterScore) {
      let others = mean.flatMap { mean in own.flatMap { try? mean * 3 - $0 } }
      let cell = entry(say("本季前两月分数之和", "The two scores before in the quarter, together"), others)
      results[.quarterScore] = "((\(guarded)+IF(ISNUMBER(\(cell)),\(cell),NA()))/3)"
    }
    return results
  }

  private mutating func entry(_ name: String, _ value: Rational?) -> String {
    let row = addRow(name)
    enter(value.map { .number($0) } ?? .text("—"), row: row, column: 1)
    return CellName.of(row: row, column: 1)
  }

  // MARK: Rules

  private mutating func add(
    _ rule: MoneyRule, _ node: Node, isPenalty: Bool, _ formula: ExpressionFormula, _ place: Int
  ) {
    let row = addRow(rule.name.text(in: language))
    let cell = { (column: Int) in CellName.of(row: row, column: column) }
    guard isComputable(rule, formula) else { return addFixed(rule, node, row, place) }
    enter(.text(standing(rule, node)), row: row, column: 1)
    enter(node.state == .waived ? .text(words.yes) : .blank, row: row, column: 2)
    put(count(rule, node, formula, place), row: row, column: 3)
    let tied = node.details["tied"] ?? (node.reason == .tiedForNone ? node.details["count"] : nil)
    enter(.number(Rational(tied.flatMap { Int($0) } ?? 1)), row: row, column: 5)
    put(condition(rule, evaluation(rule, node, place), formula), row: row, column: 6)
    let evaluation = evaluation(rule, node, place)
    let each = evaluation.figure(rule.amount).value
    put(
      .formula(
        formula.value(rule.amount, orElse: words.undecided),
        each.map { .number(SheetFormula.kept($0, places: 6)) } ?? .text(words.undecided)), row: row, column: 7)

    let open = SheetFormula.quoted(words.undecided)
    let (none, yes, fails) = (
      SheetFormula.quoted(words.no), SheetFormula.quoted(words.yes), SheetFormula.quoted(words.fails)
    )
    var times = ""
    var needed = cell(7)
    if case .each = rule.trigger {
      times = "*\(cell(3))"
      needed += "," + cell(3)
    }
    let ties = rule.ties
    let count = needed.split(separator: ",").count
    var value = "MAX(0,ROUND(ROUND(\(cell(7))\(times),9),2))"
    if ties == .split { value = share(of: value, tied: cell(5), order: addOrder(node)) }
    var amount = "IF(COUNT(\(needed))<\(count),\(open),\(value))"
    if ties == .none { amount = "IF(\(cell(5))>1,0,\(amount))" }
    if rule.condition != nil {
      amount = "IF(\(cell(6))=\(fails),0,IF(\(cell(6))=\(open),\(open),\(amount)))"
    }
    let undecided = rule.condition == nil ? open : "IF(\(cell(6))=\(fails),0,\(open))"
    var whole =
      "IF(\(cell(2))=\(yes),0,IF(\(cell(1))=\(none),0,IF(\(cell(1))<>\(yes),\(undecided),\(amount))))"
    // What is only shown is 0 whether or not it is decided.
    if isPenalty { whole = "IF(\(ownSheet(cells[place].pay.allowsPenalties))=\(none),0,\(whole))" }
    put(
      .formula(whole, node.amount.map { .number($0.yuan) } ?? .text(words.undecided)), row: row, column: 4)
    let names = (reference(row, 4), reference(row, 6))
    setCells(place) {
      $0.amounts[rule.id] = names.0
      $0.conditions[rule.id] = names.1
    }
  }

  /// An equal share in fen that adds up with the others: the fen that are left go to those first in order.
  private func share(of whole: String, tied: String, order: String) -> String {
    let fen = "ROUND(\(whole)*100,0)"
    return "(INT(\(fen)/MAX(1,\(tied)))+IF(\(order)<=MOD(\(fen),MAX(1,\(tied))),1,0))/100"
  }

  /// The entry of somebody's place among those who share an amount; its cell.
  private mutating func addOrder(_ node: Node) -> String {
    let row = addRow(say("　平分时的次序（按工号）", "  Order in sharing, by id"))
    enter(.number(Rational(node.details["order"].flatMap { Int($0) } ?? 1)), row: row, column: 1)
    return CellName.of(row: row, column: 1)
  }

  /// Whether everything the rule asks for is on the sheets. How much the score rose since last month is known only
  /// where a rule ranks by it.
  private func isComputable(_ rule: MoneyRule, _ formula: ExpressionFormula) -> Bool {
    let parts = [rule.condition, rule.counted, rule.amount].compactMap { $0?.expression }
    return Expression.AppraisalResult.allCases.allSatisfy { result in
      let isKnown = result == .score || (rule.ranks(result) && formula.results[result] != nil)
      return isKnown || !parts.contains { $0.mentions(result, formula.definitions) }
    }
  }

  /// A rule whose amount is an entry, as the product computed it.
  private mutating func addFixed(_ rule: MoneyRule, _ node: Node, _ row: Int, _ place: Int) {
    for column in [1, 2, 3, 5, 7] { put(.blank, row: row, column: column) }
    put(.text(node.trials.first?.text ?? "—"), row: row, column: 6)
    enter(node.amount.map { .number($0.yuan) } ?? .text(words.undecided), row: row, column: 4)
    let name = reference(row, 4)
    setCells(place) { $0.amounts[rule.id] = name }
  }

  /// Whether the rule is meant for this employee, or has them in the place it asks for; open while that is unknown.
  private func standing(_ rule: MoneyRule, _ node: Node) -> String {
    let isRanked = rule.isRanked
    switch node.reason {
    case .notMeant, .noComparison, .notInPlace: return words.no
    case .waivedRule: return isRanked ? words.undecided : words.yes
    case .undecided: return isRanked && node.trials.isEmpty ? words.undecided : words.yes
    default: return words.yes
    }
  }

  /// The number of cases, or the figure that is ranked.
  private func count(_ rule: MoneyRule, _ node: Node, _ formula: ExpressionFormula, _ place: Int) -> CellContent {
    guard let counted = rule.counted else { return .blank }
    let places = SheetFormula.places(counted.unit)
    return .formula(
      formula.value(counted, orElse: words.undecided),
      node.value?.value.map { .number(SheetFormula.kept($0, places: places)) } ?? .text(words.undecided))
  }

  private func condition(_ rule: MoneyRule, _ evaluation: Evaluation, _ formula: ExpressionFormula) -> CellContent {
    guard let condition = rule.condition else { return .text("—") }
    let word = evaluation.holds(condition).map { $0 ? words.holds : words.fails } ?? words.undecided
    return .formula(
      formula.condition(condition, holds: words.holds, fails: words.fails, orElse: words.undecided), .text(word))
  }

  /// The figures of a rule, with the appraisal's own results.
  private func evaluation(_ rule: MoneyRule, _ node: Node, _ place: Int) -> Evaluation {
    var evaluation = evaluations[place]
    evaluation.results = [
      .score: derivation.points.map { .known($0.value) } ?? .missing(Missing(.notCollected, name: "score"))
    ]
    for result in [Expression.AppraisalResult.scoreRise, .quarterScore] where rule.ranks(result) {
      if let value = node.value { evaluation.results[result] = value }
    }
    return evaluation
  }

  // MARK: Losses

  private mutating func addLosses(_ place: Int) {
    let nodes = derivation.pay.losses.filter { $0.scheme == place }
    guard !nodes.isEmpty else { return }
    addHeading([say("损失", "Losses"), "", "", say("数额（元）", "Yuan"), say("应赔（元）", "Due (yuan)")])
    for rule in schemes[place].losses {
      guard let node = nodes.first(where: { $0.id == rule.id }) else { continue }
      let row = addRow(rule.name.text(in: language))
      let value = CellName.of(row: row, column: 3)
      for column in [1, 2, 5, 6, 7] { put(.blank, row: row, column: column) }
      put(
        .formula(
          formulas[place].value(rule.amount, orElse: words.undecided),
          node.value?.value.map { .number(SheetFormula.kept($0, places: 6)) } ?? .text(words.undecided)),
        row: row, column: 3)
      put(
        .formula(
          "IF(ISNUMBER(\(value)),MAX(0,ROUND(\(value),2)),\(SheetFormula.quoted(words.undecided)))",
          node.amount.map { .number($0.yuan) } ?? .text(words.undecided)), row: row, column: 4)
      let name = reference(row, 4)
      setCells(place) { $0.amounts[rule.id] = name }
    }
  }
}

extension Expression {
  /// Whether a result of the appraisal is named in it.
  func mentions(_ result: AppraisalResult, _ definitions: [Definition]) -> Bool {
    if self == .result(result) { return true }
    let parts: [Expression] =
      switch self {
      case .number, .input, .aggregate, .result: []
      case .definition(let place): [definitions[place].formula.expression]
      case .negative(let inner), .not(let inner): [inner]
      case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .and(let left, let right),
        .or(let left, let right):
        [left, right]
      case .membership(let inner, let options): [inner] + options
      case .conditional(let condition, let first, let second): [condition, first, second]
      case .call(_, let arguments): arguments
      }
    return parts.contains { $0.mentions(result, definitions) }
  }
}

extension MoneyRule {
  /// The figure it counts or ranks by.
  var counted: Formula? {
    switch trigger {
    case .condition: nil
    case .each(let formula), .best(let formula, _), .worst(let formula, _): formula
    }
  }

  /// Whether it looks for a first or last place.
  var isRanked: Bool {
    switch trigger {
    case .best, .worst: true
    case .condition, .each: false
    }
  }

  /// What happens when several share the place; all of them where there is no place.
  var ties: Ties {
    switch trigger {
    case .best(_, let ties), .worst(_, let ties): ties
    case .condition, .each: .all
    }
  }

  /// Whether it ranks by one of the appraisal's own results.
  func ranks(_ result: Expression.AppraisalResult) -> Bool {
    counted?.expression == .result(result)
  }
}
