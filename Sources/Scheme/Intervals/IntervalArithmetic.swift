import Exact

/// Arithmetic on stretches of numbers, always at least as wide as the truth: it may only be used to prove that
/// something can never happen.
extension Interval {
  static func sum(_ left: Interval, _ right: Interval) -> Interval {
    Interval(ends(left.lower, right.lower) { try $0 + $1 }, ends(left.upper, right.upper) { try $0 + $1 })
  }

  static func negated(_ value: Interval) -> Interval {
    func turned(_ bound: Bound) -> Bound {
      switch bound {
      case .infinite: .infinite
      case .including(let number): .including(-number)
      case .excluding(let number): .excluding(-number)
      }
    }
    return Interval(turned(value.upper), turned(value.lower))
  }

  static func product(_ left: Interval, _ right: Interval) -> Interval {
    // Points first: 0 × [0, 5) is 0, which the ends alone would lose.
    if left.isPoint, let factor = left.lower.number { return scaled(right, by: factor) }
    if right.isPoint, let factor = right.lower.number { return scaled(left, by: factor) }
    guard left.isNonNegative && right.isNonNegative else { return .everything }
    let low = Bound.including((try? (left.lower.number ?? 0) * (right.lower.number ?? 0)) ?? 0)
    return Interval(low, ends(left.upper, right.upper) { try $0 * $1 })
  }

  static func quotient(_ left: Interval, _ right: Interval) -> Interval {
    if right.isPoint, let divisor = right.lower.number, let inverse = try? Rational.one / divisor {
      return scaled(left, by: inverse)
    }
    return left.isNonNegative && right.isNonNegative ? Interval(.including(.zero), .infinite) : .everything
  }

  /// The smallest stretch that holds both.
  static func hull(_ left: Interval, _ right: Interval) -> Interval {
    func lower(_ a: Bound, _ b: Bound) -> Bound {
      guard let x = a.number, let y = b.number else { return .infinite }
      if x == y { return a.isIncluded ? a : b }
      return x < y ? a : b
    }
    func upper(_ a: Bound, _ b: Bound) -> Bound {
      guard let x = a.number, let y = b.number else { return .infinite }
      if x == y { return a.isIncluded ? a : b }
      return x > y ? a : b
    }
    return Interval(lower(left.lower, right.lower), upper(left.upper, right.upper))
  }

  /// The whole numbers that the numbers of a stretch come to where they are rounded down.
  static func floor(_ value: Interval) -> Interval {
    // Below 5 without 5 itself, the largest whole number is 4.
    let upper: Bound =
      switch value.upper {
      case .infinite: .infinite
      case .including(let high): .including(floor(high))
      case .excluding(let high): (try? ceil(high) - 1).map(Bound.including) ?? .infinite
      }
    return Interval(value.lower.number.map { .including(floor($0)) } ?? .infinite, upper)
  }

  /// The same rounded up.
  static func ceil(_ value: Interval) -> Interval { negated(floor(negated(value))) }

  /// The numbers of a stretch without their signs.
  static func magnitude(_ value: Interval) -> Interval {
    if value.isNonNegative { return value }
    let turned = negated(value)
    if turned.isNonNegative { return turned }
    return Interval(.including(.zero), hull(value, turned).upper)
  }

  var isNonNegative: Bool { lower.number.map { !$0.isNegative } ?? false }

  private static func scaled(_ value: Interval, by factor: Rational) -> Interval {
    if factor.isZero { return .point(.zero) }
    if factor.isNegative { return scaled(negated(value), by: -factor) }
    func end(_ bound: Bound) -> Bound {
      switch bound {
      case .infinite: return .infinite
      case .including(let number): return (try? number * factor).map(Bound.including) ?? .infinite
      case .excluding(let number): return (try? number * factor).map(Bound.excluding) ?? .infinite
      }
    }
    return Interval(end(value.lower), end(value.upper))
  }

  private static func ends(
    _ left: Bound, _ right: Bound, _ combine: (Rational, Rational) throws -> Rational
  ) -> Bound {
    guard let a = left.number, let b = right.number, let result = try? combine(a, b) else { return .infinite }
    return left.isIncluded && right.isIncluded ? .including(result) : .excluding(result)
  }
}
