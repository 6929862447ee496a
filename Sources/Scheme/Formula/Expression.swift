public import Exact

/// A formula of a scheme, as a tree. Names are already resolved to places in the scheme's tables.
public indirect enum Expression: Hashable, Sendable {
  /// A number written in the formula, in the base unit (yuan, seconds, a fifth for 20 %).
  case number(Rational)
  /// The employee's own figure: a place in ``Scheme/inputs``.
  case input(Int)
  /// A figure of the department: a place in ``Scheme/aggregates``.
  case aggregate(Int)
  /// A named formula: a place in ``Scheme/definitions``.
  case definition(Int)
  /// A result of the appraisal itself.
  case result(AppraisalResult)
  /// The value with its sign turned.
  case negative(Expression)
  /// Arithmetic on two values.
  case arithmetic(Arithmetic, Expression, Expression)
  /// A comparison of two values.
  case comparison(Comparison, Expression, Expression)
  /// Whether a value equals one of several.
  case membership(Expression, [Expression])
  /// The opposite of a condition.
  case not(Expression)
  /// Both conditions.
  case and(Expression, Expression)
  /// Either condition.
  case or(Expression, Expression)
  /// One value or another, as a condition decides.
  case conditional(Expression, then: Expression, otherwise: Expression)
  /// A function of several values.
  case call(Function, [Expression])

  /// The four operations. There is no power operator.
  public enum Arithmetic: String, Hashable, Sendable {
    /// Sum.
    case plus = "+"
    /// Difference.
    case minus = "-"
    /// Product.
    case times = "*"
    /// Quotient; missing where the denominator is 0.
    case over = "/"
  }

  /// The six comparisons.
  public enum Comparison: String, Hashable, Sendable {
    /// Below (不满).
    case less = "<"
    /// At most (以下).
    case atMost = "<="
    /// Above (超过).
    case more = ">"
    /// At least (以上).
    case atLeast = ">="
    /// Equal.
    case equal = "=="
    /// Not equal.
    case unequal = "!="

    /// Whether it holds between two numbers.
    public func holds(_ left: Rational, _ right: Rational) -> Bool {
      switch self {
      case .less: left < right
      case .atMost: left <= right
      case .more: left > right
      case .atLeast: left >= right
      case .equal: left == right
      case .unequal: left != right
      }
    }
  }

  /// The functions a formula may call.
  public enum Function: String, Hashable, Sendable, CaseIterable {
    /// The sum of its arguments.
    case sum
    /// How many of its conditions hold.
    case count
    /// The mean of its arguments.
    case average
    /// The smallest argument.
    case min
    /// The largest argument.
    case max
    /// The first argument rounded half up to so many decimals (the second argument, 0 when left out).
    case round
    /// The largest whole number, in the base unit, that is not above its one argument (向下取整).
    case floor
    /// The smallest whole number, in the base unit, that is not below its one argument (向上取整).
    case ceil
    /// The value of its one argument without its sign (绝对值).
    case abs

    /// How it is written, with what stands in its brackets.
    public var form: String {
      switch self {
      case .sum, .average, .min, .max: rawValue + "(x, y, …)"
      case .count: "count(a > b, …)"
      case .round: "round(x, 2)"
      case .floor, .ceil, .abs: rawValue + "(x)"
      }
    }
  }

  /// Results of the appraisal that rules about pay and about several months may use.
  public enum AppraisalResult: String, Hashable, Sendable, CaseIterable {
    /// This month's score.
    case score
    /// The rise of the score against last month (进步).
    case scoreRise = "score_rise"
    /// The mean score of the calendar quarter, in its last month (季度).
    case quarterScore = "quarter_score"
  }
}

/// A figure of the whole department.
public struct Aggregate: Hashable, Sendable {
  /// How the members' figures are put together.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The sum over all members.
    case sum
    /// The sum over active members by their number; for a quotient, the sum of numerators over that of denominators.
    case mean
    /// The smallest figure of an active member.
    case min
    /// The largest figure of an active member.
    case max
    /// The number of active members.
    case count
  }

  /// How a formula writes each kind: `department.mean` and the like.
  static let functions = Kind.allCases.map { "department." + $0.rawValue }

  /// How.
  public let kind: Kind
  /// Of which figure: a place in ``Scheme/inputs``.
  public let input: Int
}

/// A formula with its text and its place in the scheme.
public struct Formula: Hashable, Sendable {
  /// The formula as it was written.
  public let text: String
  /// The tree.
  public let expression: Expression
  /// What it gives.
  public let kind: Kind
  /// The line of the scheme's file.
  public let line: Int
  /// The employee's figures it reads, in the order of first mention; places in ``Scheme/inputs``.
  public let inputs: [Int]
  /// The department's figures it reads; places in ``Scheme/aggregates``.
  public let aggregates: [Int]

  /// What a formula gives: a condition, or a value of a unit.
  public enum Kind: Hashable, Sendable {
    /// True, false, or missing.
    case condition
    /// A number of that unit, or missing.
    case value(Unit)
  }

  /// The unit of its value; `.number` for a condition.
  public var unit: Unit {
    if case .value(let unit) = kind { unit } else { .number }
  }
}
