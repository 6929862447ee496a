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
}
