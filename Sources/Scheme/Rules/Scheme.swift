public import Exact
public import Wording

/// A company's rules for one kind of post: what is rated or measured, what it is worth, and what follows for pay.
///
/// A scheme is read from YAML by ``SchemeLoader`` and never changes afterwards; every published version is kept.
public struct Scheme: Sendable {
  /// The id, the same for all versions: `monthly-100`.
  public let id: String
  /// Its name, as it stands on the form.
  public let name: Bilingual
  /// The first month it serves (适用年份).
  public let effective: Month
  /// The points a month is worth in all; nil for a scheme that only moves money (form 2).
  public let total: Points?
  /// Who gets the better of a number that two bands share.
  public let sharedBound: SharedBound
  /// What becomes of the points of a waived item.
  public let waiver: WaiverEffect
  /// Whether the items' points are rescaled to the total, as in forms 3 and 5.
  public let rescaled: Bool
  /// Where somebody who moved inside the month is appraised; nil where the scheme does not say.
  public let moved: Moved?
  /// The measures for which the shop's performance software stands over what is computed, by id.
  public let platformFigures: Set<String>
  /// The headings under which items stand on the form.
  public let groups: [Group]
  /// What is appraised.
  public let items: [Item]
  /// The veto items (否定性指标).
  public let vetoes: [Veto]
  /// How many times an omitted deduction counts against the assessor (form 1, note 5); nil where the form has no such rule.
  public let omissionFactor: Rational?
  /// What a score pays, in bands.
  public let pay: [PayBand]
  /// The grades, in bands of the score.
  public let grades: [GradeBand]
  /// Rewards in money (奖励).
  public let rewards: [MoneyRule]
  /// Agreed penalties in money (处罚).
  public let penalties: [MoneyRule]
  /// Losses to be made good by the employee who caused them.
  public let losses: [LossRule]
  /// Rules about several months.
  public let overTime: [OverTimeRule]
  /// Rows replayed before the scheme can be published.
  public let replays: [Replay]
  /// Notes of the form and of those who wrote the scheme down.
  public let notes: [Bilingual]
  /// The figures it reads, in the order of first mention.
  public let inputs: [Measure]
  /// The figures of the department it reads.
  public let aggregates: [Aggregate]
  /// Its named formulas, each using only earlier ones.
  public let definitions: [Definition]
  /// The file it was read from, as the user named it.
  public let file: String
  /// The text it was read from, byte for byte.
  public let source: String

  /// Who gets the better of a number that stands in two bands.
  public enum SharedBound: String, Hashable, Sendable, CaseIterable {
    /// The band that is better for the employee.
    case favourEmployee = "favour_employee"
    /// The band that is worse for the employee.
    case favourEmployer = "favour_employer"
  }

  /// What becomes of the points of an item that was waived for a month.
  public enum WaiverEffect: String, Hashable, Sendable, CaseIterable {
    /// They are kept at full.
    case full
    /// They leave the total, and the rest is rescaled to it.
    case rescale
  }

  /// Where somebody is appraised who worked in several departments in a month (月中调动).
  public enum Moved: String, Hashable, Sendable, CaseIterable {
    /// Where most of the days were, as if it had been the whole month; of as many days, where they were last.
    case mostDays = "most_days"
    /// In each department, weighted by the days there.
    case byDays = "by_days"
  }

  /// A heading of the form.
  public struct Group: Hashable, Sendable {
    /// The id items refer to.
    public let id: String
    /// The heading.
    public let name: Bilingual
  }

  /// The most points the items can give together, before rescaling.
  public var itemTotal: Rational {
    items.reduce(Rational.zero) { sum, item in (try? sum + item.worth) ?? sum }
  }
}

/// A named formula of a scheme.
public struct Definition: Hashable, Sendable {
  /// Its name in other formulas.
  public let id: String
  /// The formula.
  public let formula: Formula
  /// Its label, where one is given.
  public let name: Bilingual?
}
