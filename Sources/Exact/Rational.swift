/// An exact quotient, kept in lowest terms.
///
/// Everything between a count and a yuan is a `Rational`; binary floating point never takes part. Numerator and
/// denominator have 127 bits. An operation whose exact result needs more throws ``ArithmeticOverflow`` instead of
/// rounding or trapping, so that a hostile formula ends in a message and not in a crash.
///
///     let conversion = try Rational(11) / 20
///     conversion.decimal(places: 2)          // "0.55"
public struct Rational: Hashable, Sendable {
  /// The part above the line; carries the sign.
  public let numerator: Int128
  /// The part below the line; always positive.
  public let denominator: Int128

  @usableFromInline
  init(lowestTerms numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A whole number.
  public init(_ whole: Int) {
    self.init(lowestTerms: Int128(whole), 1)
  }

  /// A whole number of up to 127 bits. `Int128.min` is not among them and becomes the nearest value that is.
  public init(_ whole: Int128) {
    self.init(lowestTerms: max(whole, -Int128.max), 1)
  }

  /// `numerator / denominator` in lowest terms.
  ///
  /// - Throws: ``ArithmeticOverflow/divisionByZero`` when the denominator is 0.
  public init(_ numerator: Int128, over denominator: Int128) throws(ArithmeticOverflow) {
    guard denominator != 0 else { throw .divisionByZero }
    guard numerator != .min, denominator != .min else { throw .tooLarge }
    let divisor = Rational.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(lowestTerms: sign * numerator / divisor, sign * denominator / divisor)
  }

  /// The number 0.
  public static let zero = Rational(0)
  /// The number 1.
  public static let one = Rational(1)

  /// Whether the value is 0.
  public var isZero: Bool { numerator == 0 }
  /// Whether the value is below 0.
  public var isNegative: Bool { numerator < 0 }
  /// Whether the value is a whole number.
  public var isWhole: Bool { denominator == 1 }

  /// Euclid's algorithm, in 64 bits wherever both numbers fit: the 128-bit division is ten times slower.
  static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> Int128 {
    var (a, b) = (first, second)
    while b > UInt128(UInt64.max) || a > UInt128(UInt64.max) {
      if b == 0 { return Int128(a) }
      (a, b) = (b, a % b)
    }
    var (small, rest) = (UInt64(a), UInt64(b))
    while rest != 0 { (small, rest) = (rest, small % rest) }
    return small == 0 ? 1 : Int128(small)
  }
}

/// An exact result that does not exist or does not fit into 127 bits.
public enum ArithmeticOverflow: Error, Hashable, Sendable {
  /// The exact result has more digits than a ``Rational`` holds.
  case tooLarge
  /// A division by 0.
  case divisionByZero
}

extension Rational: ExpressibleByIntegerLiteral {
  /// A whole number written in the source.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}
