extension Rational {
  /// The exact sum.
  public static func + (left: Rational, right: Rational) throws(ArithmeticOverflow) -> Rational {
    if left.denominator == right.denominator {
      let (sum, overflow) = left.numerator.addingReportingOverflow(right.numerator)
      guard !overflow else { throw .tooLarge }
      return left.denominator == 1 && sum != .min
        ? Rational(lowestTerms: sum, 1) : try Rational(sum, over: left.denominator)
    }
    let shared = greatestCommonDivisor(left.denominator.magnitude, right.denominator.magnitude)
    let leftFactor = right.denominator / shared
    let first = try multiplied(left.numerator, leftFactor)
    let second = try multiplied(right.numerator, left.denominator / shared)
    let (sum, overflow) = first.addingReportingOverflow(second)
    guard !overflow else { throw .tooLarge }
    return try Rational(sum, over: multiplied(left.denominator, leftFactor))
  }

  /// The exact difference.
  public static func - (left: Rational, right: Rational) throws(ArithmeticOverflow) -> Rational {
    try left + -right
  }

  /// The exact product.
  public static func * (left: Rational, right: Rational) throws(ArithmeticOverflow) -> Rational {
    // Cancelling crosswise first keeps every intermediate result as small as the result itself.
    let first = greatestCommonDivisor(left.numerator.magnitude, right.denominator.magnitude)
    let second = greatestCommonDivisor(right.numerator.magnitude, left.denominator.magnitude)
    return Rational(
      lowestTerms: try multiplied(left.numerator / first, right.numerator / second),
      try multiplied(left.denominator / second, right.denominator / first))
  }

  /// The exact quotient.
  ///
  /// - Throws: ``ArithmeticOverflow/divisionByZero`` when `right` is 0.
  public static func / (left: Rational, right: Rational) throws(ArithmeticOverflow) -> Rational {
    guard right.numerator != 0 else { throw .divisionByZero }
    let sign: Int128 = right.numerator < 0 ? -1 : 1
    return try left * Rational(lowestTerms: sign * right.denominator, sign * right.numerator)
  }

  /// The value with its sign turned.
  public static prefix func - (value: Rational) -> Rational {
    Rational(lowestTerms: -value.numerator, value.denominator)
  }

  /// The value without its sign.
  public var magnitude: Rational { isNegative ? -self : self }

  private static func multiplied(_ left: Int128, _ right: Int128) throws(ArithmeticOverflow) -> Int128 {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    guard !overflow, product != .min else { throw .tooLarge }
    return product
  }
}

extension Rational: Comparable {
  /// Exact order; never overflows.
  public static func < (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    if left.isNegative != right.isNegative { return left.isNegative }
    let (a, overflowA) = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let (b, overflowB) = right.numerator.multipliedReportingOverflow(by: left.denominator)
    if !overflowA && !overflowB { return a < b }
    let wideA = left.numerator.multipliedFullWidth(by: right.denominator)
    let wideB = right.numerator.multipliedFullWidth(by: left.denominator)
    return wideA.high == wideB.high ? wideA.low < wideB.low : wideA.high < wideB.high
  }
}

extension Rational {
  /// The nearest whole number, halves upwards (towards positive infinity) at either sign: 2.5 → 3, −2.5 → −2.
  ///
  /// This is `(2a + b) div (2b)`, the rule of the printed metrics.
  public var roundedHalfUp: Int128 {
    var (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    if rest < 0 {
      whole -= 1
      rest += denominator
    }
    return rest >= denominator - rest ? whole + 1 : whole
  }

  /// The greatest whole number that is not above the value: 2.5 → 2, −2.5 → −3.
  public var roundedDown: Int128 {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return rest < 0 ? whole - 1 : whole
  }

  /// The least whole number that is not below the value: 2.5 → 3, −2.5 → −2.
  public var roundedUp: Int128 { -(-self).roundedDown }

  /// The value times 10 to the power of `places`, rounded half up to a whole number.
  ///
  /// - Throws: ``ArithmeticOverflow`` when the scaled value does not fit.
  public func rounded(places: Int) throws(ArithmeticOverflow) -> Int128 {
    // 10^38 is the greatest power of ten in 127 bits.
    guard (0...38).contains(places) else { throw .tooLarge }
    var scale: Int128 = 1
    for _ in 0..<places { scale *= 10 }
    return try (self * Rational(scale)).roundedHalfUp
  }
}
