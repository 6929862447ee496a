public import Exact

extension Fact {
  /// The fact of a measure that nobody supplied: a quotient is made of its parts, everything else is not collected.
  public static func computed(_ measure: Measure, from facts: [String: Fact]) -> Fact {
    guard let quotient = measure.quotient, let above = facts[quotient.numerator],
      let below = facts[quotient.denominator]
    else { return Fact(.missing(Missing(.notCollected, name: measure.id))) }
    return Fact(
      DepartmentFigure.quotient(above.figure, below.figure, name: measure.id), from: above.standing.source,
      numerator: above.figure.value, denominator: below.figure.value, evidence: above.evidence)
  }

  /// The fact of a measure as it stands among those of an employee: a computed quotient follows its parts where one of
  /// them was corrected by hand, or an incident added to it, after the quotient was kept.
  public static func standing(_ measure: Measure, in facts: [String: Fact]) -> Fact {
    guard let fact = facts[measure.id] else { return computed(measure, from: facts) }
    guard let quotient = measure.quotient, fact.standing.source == .computed, let above = facts[quotient.numerator],
      let below = facts[quotient.denominator], above.standing.source.isByHand || below.standing.source.isByHand
    else { return fact }
    let computed = computed(measure, from: facts)
    return Fact(computed.standing, others: fact.others, evidence: computed.evidence)
  }
}

extension Fact.Source {
  /// Whether people entered it in the company's own records.
  fileprivate var isByHand: Bool {
    switch self {
    case .corrected, .record: true
    case .computed, .finance, .platform: false
    }
  }
}
