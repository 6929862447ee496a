public import Exact
public import Wording

/// A line of the appraisal form (考核指标): what it is worth and how its points come about.
public struct Item: Sendable {
  /// The id, unique in the scheme.
  public let id: String
  /// Its name on the form.
  public let name: Bilingual
  /// The heading it stands under.
  public let group: String?
  /// The most points its method can give.
  public let points: Rational
  /// The weight the points are multiplied with; 1 unless the form has weights (form 4).
  public let weight: Rational
  /// How its points come about.
  public let method: Method
  /// The sample below which it does not apply.
  public let sample: Sample?
  /// What happens while something it needs is missing.
  public let whenMissing: MissingPolicy
  /// What becomes of its points when it is waived, where it differs from the scheme.
  public let waiver: Scheme.WaiverEffect?
  /// A figure that is shown beside it but does not score.
  public let shown: [Formula]
  /// The standard as the form words it.
  public let standard: Bilingual?
  /// A reading of what the form leaves open.
  public let reading: Bilingual?
  /// Its line in the scheme's file.
  public let line: Int

  /// The most points it adds to the score.
  public var worth: Rational { (try? points * weight) ?? points }

  /// The smallest sample on which an item is scored.
  public struct Sample: Hashable, Sendable {
    /// The figure that is counted.
    public let formula: Formula
    /// The least it has to be.
    public let least: Rational
  }

  /// What happens to an item while something it needs is missing. There is no default.
  public enum MissingPolicy: String, Hashable, Sendable, CaseIterable {
    /// The score waits for it.
    case block
    /// It counts in full.
    case full
    /// It counts as nothing.
    case zero
    /// It leaves the total, and the rest is rescaled.
    case reweigh
  }
}

/// How the points of an item come about.
public indirect enum Method: Sendable {
  /// Points taken off or given by the band a value falls into.
  case bands(BandTable)
  /// Points taken off for every occurrence, until used up (扣完为止).
  case each(Formula, points: Rational, line: Int)
  /// A rating by the assessor or another person.
  case rating(RatingScale)
  /// Full points when a target is met, proportionally fewer when it is not.
  case target(Target)
  /// Points by a formula, held between 0 and the item's points.
  case formula(Formula)
  /// The mean of several parts, each out of the item's points.
  case mean([Part])

  /// A part of a ``mean(_:)``.
  public struct Part: Sendable {
    /// The id, unique in the scheme.
    public let id: String
    /// Its name.
    public let name: Bilingual
    /// How its points come about.
    public let method: Method
    /// What happens while something it needs is missing.
    public let whenMissing: Item.MissingPolicy
    /// Its line in the scheme's file.
    public let line: Int
  }

  /// Met or in proportion (form 4).
  public struct Target: Hashable, Sendable {
    /// The value that is held against the target.
    public let formula: Formula
    /// The target.
    public let target: Rational
    /// Whether the value should reach the target or stay below it.
    public let direction: Direction
    /// Its line in the scheme's file.
    public let line: Int

    /// Which side of the target is good.
    public enum Direction: String, Hashable, Sendable {
      /// The value should reach the target; below it counts value / target.
      case atLeast = "at_least"
      /// The value should not exceed the target; above it counts target / value.
      case atMost = "at_most"
    }
  }

  /// The ratings that can be given, each with its points.
  public struct RatingScale: Hashable, Sendable {
    /// One step of the scale.
    public struct Step: Hashable, Sendable {
      /// The word the assessor chooses: 优秀.
      public let label: String
      /// The points it gives.
      public let points: Rational
      /// What the step means, in words.
      public let anchor: Bilingual?
    }

    /// The id under which ratings arrive.
    public let id: String
    /// The steps, best first.
    public let steps: [Step]
    /// The role that rates.
    public let rater: String
    /// Its line in the scheme's file.
    public let line: Int
  }

  /// The ids under which ratings for this method arrive.
  public var ratingScales: [RatingScale] {
    switch self {
    case .rating(let scale): [scale]
    case .mean(let parts): parts.flatMap(\.method.ratingScales)
    default: []
    }
  }

  /// The formulas it evaluates.
  public var formulas: [Formula] {
    switch self {
    case .bands(let table): [table.formula]
    case .each(let formula, _, _), .formula(let formula): [formula]
    case .target(let target): [target.formula]
    case .rating: []
    case .mean(let parts): parts.flatMap(\.method.formulas)
    }
  }
}
