import Exact
import Scheme

/// Figures of a whole department (definition 13): sums over all members, means over the active ones.
enum DepartmentFigure {
  static func fact(_ kind: Aggregate.Kind, of measure: Measure, over subjects: [Subject]) -> Fact {
    let active = subjects.filter(\.isActive)
    if kind == .count { return Fact(.known(Rational(active.count))) }
    if kind == .sum { return Fact(sum(of: measure, over: subjects.filter(\.standing.isAppraised))) }
    guard !active.isEmpty else { return Fact(.missing(Missing(.noDenominator, name: measure.id))) }
    switch kind {
    case .mean: return mean(of: measure, over: active)
    case .min, .max:
      var best: Rational?
      for subject in active {
        switch SchemeSheet.fact(measure, of: subject).figure {
        case .known(let value): best = best.map { kind == .min ? min($0, value) : max($0, value) } ?? value
        case .missing(let missing):
          if missing.reason != .notApplicable { return Fact(.missing(missing)) }
        }
      }
      return Fact(best.map(Figure.known) ?? .missing(Missing(.notApplicable, name: measure.id)))
    case .sum, .count: return Fact(.missing(Missing(.notApplicable, name: measure.id)))
    }
  }

  /// A missing figure of one member leaves the department's missing: it is never taken for 0.
  private static func sum(of measure: Measure, over subjects: [Subject]) -> Figure {
    var total = Rational.zero
    for subject in subjects {
      switch SchemeSheet.fact(measure, of: subject).figure {
      case .known(let value):
        guard let sum = try? total + value else { return .missing(Missing(.outOfRange, name: measure.id)) }
        total = sum
      case .missing(let missing):
        if missing.reason != .notApplicable { return .missing(missing) }
      }
    }
    return .known(total)
  }

  /// For a quotient the parts are pooled: never a mean of means.
  private static func mean(of measure: Measure, over active: [Subject]) -> Fact {
    if let quotient = measure.quotient {
      let above = pooled(quotient.numerator, over: active)
      let below = pooled(quotient.denominator, over: active)
      return Fact(
        DepartmentFigure.quotient(above, below, name: measure.id), numerator: above.value, denominator: below.value)
    }
    let total = sum(of: measure, over: active)
    let count = Rational(active.count)
    return Fact(quotient(total, .known(count), name: measure.id), numerator: total.value, denominator: count)
  }

  private static func pooled(_ part: String, over subjects: [Subject]) -> Figure {
    var total = Rational.zero
    for subject in subjects {
      switch subject.facts[part]?.figure ?? .missing(Missing(.notCollected, name: part)) {
      case .known(let value):
        guard let sum = try? total + value else { return .missing(Missing(.outOfRange, name: part)) }
        total = sum
      case .missing(let missing): return .missing(missing)
      }
    }
    return .known(total)
  }

  static func quotient(_ above: Figure, _ below: Figure, name: String) -> Figure {
    guard case .known(let numerator) = above else { return above }
    guard case .known(let denominator) = below else { return below }
    guard !denominator.isZero else { return .missing(Missing(.noDenominator, name: name)) }
    guard let value = try? numerator / denominator else { return .missing(Missing(.outOfRange, name: name)) }
    return .known(value)
  }
}
