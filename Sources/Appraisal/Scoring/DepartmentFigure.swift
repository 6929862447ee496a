import Exact
import Scheme

/// Figures of a whole department (definition 13): sums over all members, means over the active ones.
///
/// A missing figure of one member leaves the department's missing: it is never taken for 0. A member to whom a figure
/// does not apply, or who had no account, stays out of it. It is said who is in it, who is not, and why.
enum DepartmentFigure {
  /// A member with the figure that stands.
  private struct Member {
    let subject: Subject
    let fact: Fact
  }

  static func fact(
    _ kind: Aggregate.Kind, of measure: Measure, over subjects: [Subject], under scheme: Scheme
  ) -> (fact: Fact, membership: Membership) {
    var membership = Membership(figure: "department.\(kind.rawValue)(\(measure.id))")
    var isOpen = false
    var members: [Member] = []
    for subject in subjects {
      let fact = SchemeSheet.fact(measure, of: subject, under: scheme)
      func leaveOut(_ why: String) { membership.leftOut.append(.init(employee: subject.employee, why: why)) }
      if !subject.standing.isAppraised {
        leaveOut("not_appraised")
      } else if kind != .sum, subject.activity == nil {
        isOpen = true
        membership.waitedFor.append(.init(employee: subject.employee, why: "not_collected"))
      } else if kind != .sum, subject.activity == false {
        leaveOut(inactive(subject))
      } else if kind != .count, let absence = fact.figure.absence, !absence.reason.leavesOthersOpen {
        leaveOut(absence.reason.rawValue)
      } else {
        let member = Member(subject: subject, fact: fact)
        members.append(member)
        if let why = missing(member, kind, measure) {
          membership.waitedFor.append(.init(employee: subject.employee, why: why))
        } else {
          membership.counted.append(subject.employee)
        }
      }
    }
    var result = result(kind, of: measure, members, isOpen: isOpen)
    result.members = membership.members
    return (result, membership)
  }

  /// Why somebody was not active: no account at all, or one without work.
  private static func inactive(_ subject: Subject) -> String {
    let reason = subject.facts["consultations"]?.figure.absence?.reason
    return reason == .noAccount ? Missing.Reason.noAccount.rawValue : "not_active"
  }

  private static func result(
    _ kind: Aggregate.Kind, of measure: Measure, _ members: [Member], isOpen: Bool
  ) -> Fact {
    if kind == .sum { return Fact(sum(members.map(\.fact.figure), measure.id)) }
    if isOpen { return Fact(.missing(Missing(.notCollected, name: "consultations"))) }
    if kind == .count { return Fact(.known(Rational(members.count))) }
    guard !members.isEmpty else { return Fact(.missing(Missing(.noDenominator, name: measure.id))) }
    if kind == .mean { return mean(members, of: measure) }
    if let absence = absence(members.map(\.fact.figure)) { return Fact(.missing(absence)) }
    let values = members.compactMap(\.fact.figure.value)
    let best = kind == .min ? values.min() : values.max()
    return Fact(best.map(Figure.known) ?? .missing(Missing(.notApplicable, name: measure.id)))
  }

  /// Why a member's figure keeps the department's open; nil where it does not.
  private static func missing(_ member: Member, _ kind: Aggregate.Kind, _ measure: Measure) -> String? {
    switch kind {
    case .count: nil
    case .mean where measure.quotient != nil: parts(member, of: measure).above.absence?.reason.rawValue
    default: member.fact.figure.absence?.reason.rawValue
    }
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
  private static func mean(_ members: [Member], of measure: Measure) -> Fact {
    if measure.quotient != nil {
      let pooled = members.map { parts($0, of: measure) }
      let above = sum(pooled.map(\.above), measure.id)
      let below = sum(pooled.map(\.below), measure.id)
      return Fact(
        DepartmentFigure.quotient(above, below, name: measure.id), numerator: above.value, denominator: below.value)
    }
    let total = sum(members.map(\.fact.figure), measure.id)
    let count = Rational(members.count)
    return Fact(quotient(total, .known(count), name: measure.id), numerator: total.value, denominator: count)
  }

  /// The parts a member adds to a pooled quotient. A quotient without a denominator adds its parts all the same. One that
  /// was corrected by hand counts with the weight it would have had: the correction times the denominator that was
  /// computed or supplied. A rate of a report that says not of how many it is cannot be pooled.
  private static func parts(_ member: Member, of measure: Measure) -> (above: Figure, below: Figure) {
    let fact = member.fact
    if let absence = fact.figure.absence, absence.reason != .noDenominator {
      return (.missing(absence), .missing(absence))
    }
    if let above = fact.numerator, let below = fact.denominator { return (.known(above), .known(below)) }
    guard let value = fact.figure.value else {
      return (.known(fact.numerator ?? .zero), .known(fact.denominator ?? .zero))
    }
    let unknown = Figure.missing(Missing(.notAdditive, name: measure.id))
    guard case .corrected = fact.standing.source, let quotient = measure.quotient else { return (unknown, unknown) }
    let weight =
      fact.others.compactMap(\.denominator).first ?? member.subject.facts[quotient.denominator]?.figure.value
    guard let weight, weight > .zero, let above = try? value * weight else { return (unknown, unknown) }
    return (.known(above), .known(weight))
  }

  static func quotient(_ above: Figure, _ below: Figure, name: String) -> Figure {
    guard case .known(let numerator) = above else { return above }
    guard case .known(let denominator) = below else { return below }
    guard !denominator.isZero else { return .missing(Missing(.noDenominator, name: name)) }
    guard let value = try? numerator / denominator else { return .missing(Missing(.outOfRange, name: name)) }
    return .known(value)
  }
}
