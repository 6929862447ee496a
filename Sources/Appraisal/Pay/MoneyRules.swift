import Exact
import Scheme
import Wording

/// The rewards and agreed penalties of one scheme, over a whole department: first and last places need everybody.
struct MoneyRules {
  let sheet: SchemeSheet
  let members: [Member]

  /// One employee with the results so far.
  struct Member {
    let subject: Subject
    let facts: [Fact]
    let evaluation: Evaluation
  }

  func nodes(_ rules: [MoneyRule], _ kind: Node.Kind) -> [[Node]] {
    let perRule = rules.filter(\.enabled).map { nodes($0, kind) }
    return members.indices.map { member in perRule.map { $0[member] } }
  }

  private func nodes(_ rule: MoneyRule, _ kind: Node.Kind) -> [Node] {
    let places: [Place] =
      switch rule.trigger {
      case .condition, .each: members.map { isMeant($0, rule) == false ? .notMeant : .first(tied: 1, sharers: []) }
      case .best(let formula, _): ranked(formula, rule, best: true)
      case .worst(let formula, _): ranked(formula, rule, best: false)
      }
    return members.indices.map { node(rule, kind, members[$0], places[$0]) }
  }

  /// Nil while it is not known whether somebody was active. A case counts whether or not there were consultations.
  private func isMeant(_ member: Member, _ rule: MoneyRule) -> Bool? {
    let subject = member.subject
    guard subject.standing.isAppraised, !(rule.afterConfirmation && subject.standing == .probation) else {
      return false
    }
    if case .each = rule.trigger { return true }
    return subject.activity
  }

  /// Where somebody stands in a ranking.
  private enum Place {
    case notMeant
    case alone
    case behind(Rational)
    /// How many stand there, and for a rule whose amount is split, by id, those who share it.
    case first(tied: Int, sharers: [String])
    case undecided(who: String)
  }

  /// A colleague whose figure is missing could be ahead: then nothing is decided for those who lead. Who is waived keeps
  /// the place, so that nobody else moves up or down to it; where their figure is missing they have none.
  private func ranked(_ formula: Formula, _ rule: MoneyRule, best: Bool) -> [Place] {
    var known: [Int: Rational] = [:]
    var absent: [Int] = []
    for (index, member) in members.enumerated() {
      let isWaived = member.subject.waivers[rule.id] != nil
      guard let isMeant = isMeant(member, rule) else {
        if !isWaived { absent.append(index) }
        continue
      }
      guard isMeant else { continue }
      switch member.evaluation.figure(formula) {
      case .known(let value): known[index] = value
      case .missing(let missing): if missing.reason.leavesOthersOpen, !isWaived { absent.append(index) }
      }
    }
    let lead = best ? known.values.max() : known.values.min()
    let first = known.filter { $0.value == lead }.keys.sorted()
    let sharers = sharers(first, rule)
    let names = absent.map { members[$0].subject.employee }.sorted().joined(separator: ", ")
    return members.indices.map { index in
      if absent.contains(index) { return .undecided(who: names) }
      guard let value = known[index], let lead else { return .notMeant }
      if value != lead { return .behind(lead) }
      if !absent.isEmpty { return .undecided(who: names) }
      if known.count < 2 { return .alone }
      switch sharers {
      case .known(let ids): return .first(tied: first.count, sharers: ids)
      case .undecided(let who): return .undecided(who: who)
      }
    }
  }

  private enum Sharers {
    case known([String])
    case undecided(who: String)
  }

  /// Who shares an amount that is split: those in the place for whom the condition holds. A part that is waived falls on
  /// nobody else.
  private func sharers(_ first: [Int], _ rule: MoneyRule) -> Sharers {
    guard rule.isSplit else { return .known([]) }
    var ids: [String] = []
    for member in first.map({ members[$0] }) {
      guard let condition = rule.condition else {
        ids.append(member.subject.employee)
        continue
      }
      switch member.evaluation.holds(condition) {
      case true?: ids.append(member.subject.employee)
      case false?: continue
      // Alone in the place there is nobody to share with, and the rule itself says what it waits for.
      case nil: if first.count > 1 { return .undecided(who: member.subject.employee) }
      }
    }
    return .known(ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  private func node(_ rule: MoneyRule, _ kind: Node.Kind, _ member: Member, _ place: Place) -> Node {
    var node = Node(rule.id, kind, name: rule.name, scheme: sheet.place, line: rule.line, state: .idle)
    var ties = MoneyRule.Ties.all
    switch rule.trigger {
    case .condition: break
    case .each(let formula): look(formula, member, &node)
    case .best(let formula, let rule), .worst(let formula, let rule):
      look(formula, member, &node)
      ties = rule
    }
    if let waiver = member.subject.waivers[rule.id] {
      node.details = ["why": waiver.reason, "by": waiver.by]
      _ = idle(&node, .waivedRule)
      node.state = .waived
      return node
    }
    switch place {
    case .notMeant: return idle(&node, .notMeant)
    case .alone: return idle(&node, .noComparison)
    case .behind(let lead):
      node.details = ["lead": node.unit.text(lead)]
      return idle(&node, .notInPlace)
    case .undecided(let names):
      // A condition that fails decides the matter without the ranking.
      if let condition = rule.condition, member.evaluation.holds(condition) == false { break }
      return undecided(&node, who: names, name: node.formula ?? rule.id)
    case .first: break
    }
    if let condition = rule.condition {
      let held = member.evaluation.holds(condition)
      node.inputs += sheet.inputs(of: condition, member.facts).filter { !node.inputs.contains($0) }
      node.trials = [Node.Trial(condition.text, held: held, yields: rule.amount.text, line: condition.line)]
      node.details = ["condition": condition.text]
      if held == nil { return undecided(&node, who: member.subject.employee, name: missing(condition, member)) }
      if held == false { return idle(&node, .conditionFailed) }
    }
    guard case .first(let tied, let sharers) = place else { return amount(rule, member, [], tied: 1, &node) }
    if tied > 1 && ties == .none {
      node.details = ["count": String(tied)]
      return idle(&node, .tiedForNone)
    }
    return amount(rule, member, sharers, tied: ties == .split ? max(1, sharers.count) : tied, &node)
  }

  private func amount(
    _ rule: MoneyRule, _ member: Member, _ sharers: [String], tied: Int, _ node: inout Node
  ) -> Node {
    let who = member.subject.employee
    guard let unit = member.evaluation.figure(rule.amount).value else {
      return undecided(&node, who: who, name: missing(rule.amount, member))
    }
    var times = Rational.one
    if case .each(let formula) = rule.trigger {
      guard let count = member.evaluation.figure(formula).value else {
        return undecided(&node, who: who, name: missing(formula, member))
      }
      times = count
    }
    guard let yuan = try? unit * times, let whole = try? Fen(yuan: yuan),
      let amount = try? MoneyRules.share(of: whole, to: who, among: sharers)
    else {
      return undecided(&node, who: who, name: rule.amount.text)
    }
    guard amount > .zero else { return idle(&node, .nothingDue) }
    node.amount = amount
    node.state = .scored
    node.reason = sharers.count > 1 ? .ruleMetShared : .ruleMet
    node.details = [
      "yuan": unit.description, "times": times.description, "condition": rule.condition?.text ?? "",
      "tied": String(tied),
    ]
    // Whose share is a fen larger goes by the order of the ids.
    if sharers.count > 1, let order = sharers.firstIndex(of: who) { node.details["order"] = String(order + 1) }
    return node
  }

  /// Somebody's equal share: the shares add up to the whole, and the fen that are left go to the ids that come first.
  private static func share(
    of whole: Fen, to who: String, among sharers: [String]
  ) throws(ArithmeticOverflow) -> Fen {
    guard sharers.count > 1, let place = sharers.firstIndex(of: who) else { return whole }
    return try whole.divided(among: sharers.map { Fen.Share($0) })[place]
  }

  private func look(_ formula: Formula, _ member: Member, _ node: inout Node) {
    node.formula = formula.text
    node.unit = formula.unit
    node.inputs = sheet.inputs(of: formula, member.facts)
    node.value = member.evaluation.figure(formula)
  }

  private func idle(_ node: inout Node, _ reason: Reason) -> Node {
    node.state = .idle
    node.reason = reason
    node.amount = .zero
    return node
  }

  private func undecided(_ node: inout Node, who: String, name: String) -> Node {
    node.state = .missing
    node.reason = .undecided
    node.details = ["who": who, "name": name]
    return node
  }

  /// The figure a formula waits for; the formula itself where that has no name.
  private func missing(_ formula: Formula, _ member: Member) -> String {
    guard case .missing(let missing) = member.evaluation.outcome(formula.expression), !missing.name.isEmpty else {
      return formula.text
    }
    return missing.name
  }
}

extension MoneyRule {
  /// Whether those who share a place share the amount.
  fileprivate var isSplit: Bool {
    switch trigger {
    case .best(_, let ties), .worst(_, let ties): ties == .split
    case .condition, .each: false
    }
  }
}
