/// A metric as a scheme sees it: its id, its names, its unit and the values it can take.
///
/// What a metric *means* is known to `Metrics`; a scheme only needs to know that `conversion` is a share between 0 and
/// 1 of which more is better.
public struct Measure: Hashable, Sendable {
  /// Which way is better for the employee and the company.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    /// More is better (咨询转化率).
    case higher
    /// Less is better (平均响应时间).
    case lower
    /// Neither by itself (累计订单 of a department).
    case neutral
  }

  /// The values a measure can take.
  public enum Domain: Hashable, Sendable {
    /// A part of a whole: 0 to 1.
    case share
    /// 0 or more.
    case nonNegative
    /// Whole numbers from 0.
    case wholeNumbers
    /// Any number, also below 0.
    case anything
  }

  /// How the figures of several days, accounts or reports become one.
  public enum Addition: String, Hashable, Sendable, CaseIterable {
    /// Values add up (销售额, 订单数).
    case sum
    /// The parts above and below the line add up, values never do (转化率, 平均响应时间).
    case parts
    /// Distinct buyers or days: values add up to 人次, so that who came on two days counts twice, which is said.
    case distinct
    /// Nothing adds up: a percentile, or a mean without the number it is of.
    case nothing
  }

  /// The id used in formulas: `avg_response`.
  public let id: String
  /// 平均响应时间
  public let chinese: String
  /// Mean response time
  public let english: String
  /// The unit of its values.
  public let unit: Unit
  /// The values it can take.
  public let domain: Domain
  /// Which way is better.
  public let direction: Direction
  /// For a quotient, the ids of the parts above and below the line, which add up over accounts and members.
  public let quotient: Quotient?
  /// How the figures of several days, accounts or reports become one.
  public let addition: Addition

  /// Numerator and denominator of a measure that is a quotient.
  public struct Quotient: Hashable, Sendable {
    /// The id of the part above the line.
    public let numerator: String
    /// The id of the part below the line.
    public let denominator: String

    /// `numerator / denominator`.
    public init(_ numerator: String, over denominator: String) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  /// A measure; unless it says how it adds, that follows from its unit.
  public init(
    _ id: String, chinese: String, english: String, unit: Unit, domain: Domain, direction: Direction,
    quotient: Quotient? = nil, addition: Addition? = nil
  ) {
    self.id = id
    self.chinese = chinese
    self.english = english
    self.unit = unit
    self.domain = domain
    self.direction = direction
    self.quotient = quotient
    self.addition = addition ?? (quotient == nil ? Addition(of: unit) : .parts)
  }
}

extension Measure.Addition {
  /// How a measure of that unit adds where nobody says it. Money and counts are sums; seconds and plain numbers may be
  /// means, and are not added without the numbers they are of.
  public init(of unit: Unit) {
    switch unit {
    case .count(.buyers): self = .distinct
    case .money, .count: self = .sum
    case .ratio, .seconds, .number, .points: self = .parts
    }
  }
}
