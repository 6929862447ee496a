import Exact
import Scheme

/// Figures of a whole department (definition 13): sums over all members, means over the active ones.
///
/// A missing figure of one member leaves the department's missing: it is never taken for 0. A member to whom a figure
/// does not apply stays out of it.
enum DepartmentFigure {
  static func fact(
    _ kind: Aggregate.Kind, of measure: Measure, over subjects: [Subject], under scheme: Scheme
  ) -> Fact {
    if kind == .sum {
      let facts = applicable(measure, of: subjects.filter(\.standing.isAppraised), under: scheme)
      return Fact(sum(facts.map(\.figure), measure.id))
    }
    guard !subjects.contains(where: { $0.activity == nil }) else {
      return Fact(.missing(Missing(.notCollected, name: "consultations")))
    }
    let active = subjects.filter(\.isActive)
    if kind == .count { return Fact(.known(Rational(active.count))) }
    guard !active.isEmpty else { return Fact(.missing(Missing(.noDenominator, name: measure.id))) }
    let facts = applicable(measure, of: active, under: scheme)
    guard !facts.isEmpty else { return Fact(.missing(Missing(.notApplicable, name: measure.id))) }
    if kind == .mean { return mean(facts, of: measure) }
    if let absence = absence(facts.map(\.figure)) { return Fact(.missing(absence)) }
    let values = facts.compactMap(\.figure.value)
    let best = kind == .min ? values.min() : values.max()
    return Fact(best.map(Figure.known) ?? .missing(Missing(.notApplicable, name: measure.id)))
  }

  private static func applicable(_ measure: Measure, of subjects: [Subject], under scheme: Scheme) -> [Fact] {
    subjects.map { SchemeSheet.fact(measure, of: $0, under: scheme) }
      .filter { $0.figure.absence?.reason != .notApplicable }
  }

  /// Why the department's figure is missing. Of several reasons always the same one, whatever the order of members.
  private static func absence(_ figures: [Figure]) -> Missing? {
    figures.compactMap(\.absence).min { ($0.reason.rawValue, $0.name) < ($1.reason.rawValue, $1.name) }
  }

  private static func sum(_ figures: [Figure], _ name: String) -> Figure {
    if let absence = absence(figures) { return .missing(absence) }
    var total = Rational.zero
    for value in figures.compactMap(\.value) {
      guard let sum = try? total + value else { return .missing(Missing(.outOfRange, name: name)) }
      total = sum
    }
    return .known(total)
  }

  /// For a quotient the parts are pooled: never a mean of means.
  private static func mean(_ facts: [Fact], of measure: Measure) -> Fact {
    if let quotient = measure.quotient {
      let above = sum(facts.map { part($0, $0.numerator, quotient.numerator) }, measure.id)
      let below = sum(facts.map { part($0, $0.denominator, quotient.denominator) }, measure.id)
      return Fact(
        DepartmentFigure.quotient(above, below, name: measure.id), numerator: above.value, denominator: below.value)
    }
    let total = sum(facts.map(\.figure), measure.id)
    let count = Rational(facts.count)
    return Fact(quotient(total, .known(count), name: measure.id), numerator: total.value, denominator: count)
  }

  /// A part of a member's quotient; a quotient without a denominator adds its parts all the same.
  private static func part(_ fact: Fact, _ part: Rational?, _ name: String) -> Figure {
    if let absence = fact.figure.absence {
      return absence.reason == .noDenominator ? .known(part ?? .zero) : .missing(absence)
    }
    return part.map(Figure.known) ?? .missing(Missing(.notCollected, name: name))
  }

  static func quotient(_ above: Figure, _ below: Figure, name: String) -> Figure {
    guard case .known(let numerator) = above else { return above }
    guard case .known(let denominator) = below else { return below }
    guard !denominator.isZero else { return .missing(Missing(.noDenominator, name: name)) }
    guard let value = try? numerator / denominator else { return .missing(Missing(.outOfRange, name: name)) }
    return .known(value)
  }
}
