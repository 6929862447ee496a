public import Exact

/// A stretch of exact numbers, each end included, excluded or open to infinity.
///
/// 以上, 以下 and 以内 include the number, 超过 and 不满 exclude it (Civil Code of the PRC, art. 1259).
public struct Interval: Hashable, Sendable {
  /// Where an interval ends.
  public enum Bound: Hashable, Sendable {
    /// There is no end.
    case infinite
    /// The end belongs to the interval.
    case including(Rational)
    /// The end does not belong to the interval.
    case excluding(Rational)

    /// The number at the end, or nil where there is none.
    public var number: Rational? {
      switch self {
      case .infinite: nil
      case .including(let number), .excluding(let number): number
      }
    }

    /// Whether the number itself belongs to the interval.
    public var isIncluded: Bool {
      if case .including = self { true } else { false }
    }
  }

  /// The lower end.
  public let lower: Bound
  /// The upper end.
  public let upper: Bound

  /// The interval between two ends; it may be empty.
  public init(_ lower: Bound, _ upper: Bound) {
    self.lower = lower
    self.upper = upper
  }

  /// Every number.
  public static let everything = Interval(.infinite, .infinite)

  /// One number.
  public static func point(_ value: Rational) -> Interval {
    Interval(.including(value), .including(value))
  }

  /// Whether no number lies in it.
  public var isEmpty: Bool {
    guard let low = lower.number, let high = upper.number else { return false }
    return low > high || (low == high && !(lower.isIncluded && upper.isIncluded))
  }

  /// Whether exactly one number lies in it.
  public var isPoint: Bool {
    guard let low = lower.number, let high = upper.number else { return false }
    return low == high && lower.isIncluded && upper.isIncluded
  }

  /// Whether a number lies in it.
  public func contains(_ value: Rational) -> Bool {
    switch lower {
    case .infinite: break
    case .including(let low): guard value >= low else { return false }
    case .excluding(let low): guard value > low else { return false }
    }
    switch upper {
    case .infinite: return true
    case .including(let high): return value <= high
    case .excluding(let high): return value < high
    }
  }

  /// The numbers that lie in both.
  public func intersection(_ other: Interval) -> Interval {
    Interval(Interval.tighterLower(lower, other.lower), Interval.tighterUpper(upper, other.upper))
  }

  static func tighterLower(_ first: Bound, _ second: Bound) -> Bound {
    guard let a = first.number else { return second }
    guard let b = second.number else { return first }
    if a == b { return first.isIncluded ? second : first }
    return a > b ? first : second
  }

  static func tighterUpper(_ first: Bound, _ second: Bound) -> Bound {
    guard let a = first.number else { return second }
    guard let b = second.number else { return first }
    if a == b { return first.isIncluded ? second : first }
    return a < b ? first : second
  }

  /// The numbers of this interval that lie outside another: none, one or two stretches.
  public func subtracting(_ other: Interval) -> [Interval] {
    if intersection(other).isEmpty { return isEmpty ? [] : [self] }
    var rest: [Interval] = []
    switch other.lower {
    case .infinite: break
    case .including(let number): rest.append(Interval(lower, Interval.tighterUpper(upper, .excluding(number))))
    case .excluding(let number): rest.append(Interval(lower, Interval.tighterUpper(upper, .including(number))))
    }
    switch other.upper {
    case .infinite: break
    case .including(let number): rest.append(Interval(Interval.tighterLower(lower, .excluding(number)), upper))
    case .excluding(let number): rest.append(Interval(Interval.tighterLower(lower, .including(number)), upper))
    }
    return rest.filter { !$0.isEmpty }
  }

  /// A number that lies in it, as simple as possible: the middle, or one step inside a single end.
  public var witness: Rational? {
    guard !isEmpty else { return nil }
    switch (lower.number, upper.number) {
    case (nil, nil): return .zero
    case (let low?, nil): return lower.isIncluded ? low : try? low + Rational(1)
    case (nil, let high?): return upper.isIncluded ? high : try? high - Rational(1)
    case (let low?, let high?): return (try? (low + high) / 2) ?? Interval.mediant(low, high)
    }
  }

  /// A number between two others that needs no more digits than they have together.
  private static func mediant(_ low: Rational, _ high: Rational) -> Rational? {
    let (above, overflowAbove) = low.numerator.addingReportingOverflow(high.numerator)
    let (below, overflowBelow) = low.denominator.addingReportingOverflow(high.denominator)
    return overflowAbove || overflowBelow ? nil : try? Rational(above, over: below)
  }

  /// A whole number in it, for figures that are counts: the one nearest to its lower end, or to its upper end where
  /// it has no lower one.
  public var wholeWitness: Rational? {
    let candidates: [Rational?]
    if let low = lower.number {
      let whole = Interval.floor(low)
      candidates = [whole, try? whole + 1]
    } else if let high = upper.number {
      let whole = Interval.floor(high)
      candidates = [whole, try? whole - 1]
    } else {
      candidates = [.zero]
    }
    return candidates.compactMap { $0 }.first(where: contains)
  }

  /// A number in it that is a multiple of a step, for figures that are kept to so many decimals.
  func witness(inStepsOf step: Rational) -> Rational? {
    guard step > 0 else { return nil }
    func counted(_ bound: Bound) -> Bound? {
      switch bound {
      case .infinite: .infinite
      case .including(let number): (try? number / step).map(Bound.including)
      case .excluding(let number): (try? number / step).map(Bound.excluding)
      }
    }
    // The middle is easier to follow than an end, where it lies on a step itself.
    if let middle = witness, (try? middle / step)?.isWhole == true { return middle }
    guard let low = counted(lower), let high = counted(upper) else { return witness }
    return Interval(low, high).wholeWitness.flatMap { try? $0 * step }
  }

  static func floor(_ value: Rational) -> Rational {
    let (whole, rest) = value.numerator.quotientAndRemainder(dividingBy: value.denominator)
    return Rational(rest < 0 ? whole - 1 : whole)
  }

  static func ceil(_ value: Rational) -> Rational { -floor(-value) }

  /// The interval as a person reads it: `[20%, 30%)`, `≥ 200 s`.
  public func text(in unit: Unit) -> String {
    switch (lower, upper) {
    case (.infinite, .infinite): return "(-∞, ∞)"
    case (.including(let low), .infinite): return "≥ " + unit.exactText(low)
    case (.excluding(let low), .infinite): return "> " + unit.exactText(low)
    case (.infinite, .including(let high)): return "≤ " + unit.exactText(high)
    case (.infinite, .excluding(let high)): return "< " + unit.exactText(high)
    default:
      let low = lower.number.map(unit.exactText) ?? ""
      let high = upper.number.map(unit.exactText) ?? ""
      return (lower.isIncluded ? "[" : "(") + low + ", " + high + (upper.isIncluded ? "]" : ")")
    }
  }
}

extension Measure.Domain {
  /// The stretch of numbers the domain spans.
  public var interval: Interval {
    switch self {
    case .share: Interval(.including(.zero), .including(.one))
    case .nonNegative, .wholeNumbers: Interval(.including(.zero), .infinite)
    case .anything: .everything
    }
  }
}
