import Exact

extension Derivation {
  /// The same without money, for those to whom somebody's pay is none of their business.
  public var withoutPay: Derivation {
    var derivation = self
    derivation.pay = PayLanes(
      base: .notGiven(.performancePay), wage: .notGiven(.wage), law: pay.law, rewards: [], penalties: [], losses: [])
    derivation.pay.proration = pay.proration?.withoutAmounts
    return derivation
  }

  /// The same without what people remarked: comments on ratings, notes on vetoes, reasons of corrections, goals.
  public var withoutRemarks: Derivation {
    var derivation = self
    derivation.items = items.map(\.withoutRemarks)
    derivation.deductions = deductions.map(\.withoutRemarks)
    derivation.score = score?.withoutRemarks
    derivation.overTime = overTime.map(\.withoutRemarks)
    derivation.pay.earned = pay.earned?.withoutRemarks
    derivation.pay.rewards = pay.rewards.map(\.withoutRemarks)
    derivation.pay.penalties = pay.penalties.map(\.withoutRemarks)
    derivation.pay.losses = pay.losses.map(\.withoutRemarks)
    derivation.goal = nil
    derivation.lastGoal = nil
    return derivation
  }
}

extension Node {
  /// That a month was not whole, and its stretches, without what anybody is paid.
  fileprivate var withoutAmounts: Node {
    var node = self
    node.amount = nil
    node.trials = []
    for name in ["wage", "performance_pay"] where node.details[name] != nil { node.details[name] = "—" }
    node.children = children.filter { AgreedAmount.Kind(rawValue: $0.id) == nil }.map(\.withoutAmounts)
    return node
  }

  fileprivate var withoutRemarks: Node {
    var node = self
    node.details["comment"] = nil
    if node.details["note"] != nil { node.details["note"] = "—" }
    node.inputs = inputs.map { Input(name: $0.name, unit: $0.unit, fact: $0.fact.withoutRemarks) }
    node.children = children.map(\.withoutRemarks)
    return node
  }
}

extension Fact {
  fileprivate var withoutRemarks: Fact {
    var fact = Fact(standing.withoutRemarks, others: others.map(\.withoutRemarks), evidence: evidence)
    fact.shares = shares
    fact.members = members
    return fact
  }
}

extension Fact.Version {
  fileprivate var withoutRemarks: Fact.Version {
    guard case .corrected(let by, _) = source else { return self }
    return Fact.Version(
      figure, from: .corrected(by: by, reason: ""), numerator: numerator, denominator: denominator)
  }
}
