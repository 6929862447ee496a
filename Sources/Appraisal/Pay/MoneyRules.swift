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
      case .condition, .each: members.map { isMeant($0, rule) == false ? .notMeant : .first(of: 1) }
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
    case first(of: Int)
    case undecided(who: String)
  }

  /// A colleague whose figure is missing could be ahead: then nothing is decided for those who lead.
  private func ranked(_ formula: Formula, _ rule: MoneyRule, best: Bool) -> [Place] {
    var known: [Int: Rational] = [:]
    var absent: [Int] = []
    for (index, member) in members.enumerated() where member.subject.waivers[rule.id] == nil {
      guard let isMeant = isMeant(member, rule) else {
        absent.append(index)
        continue
      }
      guard isMeant else { continue }
      switch member.evaluation.figure(formula) {
      case .known(let value): known[index] = value
      case .missing(let missing): if missing.reason != .notApplicable { absent.append(index) }
      }
    }
    let lead = best ? known.values.max() : known.values.min()
    let tied = known.values.count { $0 == lead }
    let names = absent.map { members[$0].subject.employee }.sorted().joined(separator: ", ")
    return members.indices.map { index in
      if absent.contains(index) { return .undecided(who: names) }
      guard let value = known[index], let lead else { return .notMeant }
      if value != lead { return .behind(lead) }
      if !absent.isEmpty { return .undecided(who: names) }
      return known.count < 2 ? .alone : .first(of: tied)
    }
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
    var tied = 1
    if case .first(let count) = place { tied = count }
    if tied > 1 && ties == .none {
      node.details = ["count": String(tied)]
      return idle(&node, .tiedForNone)
    }
    return amount(rule, member, sharedBy: ties == .split ? tied : 1, tied: tied, &node)
  }

  private func amount(
    _ rule: MoneyRule, _ member: Member, sharedBy: Int, tied: Int, _ node: inout Node
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
    guard let yuan = try? unit * times / Rational(sharedBy), let amount = try? Fen(yuan: yuan) else {
      return undecided(&node, who: who, name: rule.amount.text)
    }
    guard amount > .zero else { return idle(&node, .nothingDue) }
    node.amount = amount
    node.state = .scored
    node.reason = sharedBy > 1 ? .ruleMetShared : .ruleMet
    node.details = [
      "yuan": unit.description, "times": times.description, "condition": rule.condition?.text ?? "",
      "tied": String(tied),
    ]
    return node
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
