extension Rational: CustomStringConvertible {
  /// The value rounded half up to a number of decimals, as text: `"99.71"`.
  ///
  /// A value too large to be scaled is printed as a quotient.
  public func decimal(places: Int) -> String {
    guard let scaled = try? rounded(places: places) else { return "\(numerator)/\(denominator)" }
    return Rational.decimal(scaled, places: places)
  }

  /// The exact value in the shortest form a person reads: `3`, `0.55`, and `1/3` where no decimal ends.
  public var description: String {
    if denominator == 1 { return Rational.digits(numerator) }
    var rest = denominator
    var places = 0
    for prime: Int128 in [10, 5, 2] {
      while rest % prime == 0 {
        rest /= prime
        places += 1
      }
    }
    guard rest == 1, places <= 12 else { return "\(numerator)/\(denominator)" }
    return decimal(places: places)
  }

  /// The digits of a whole number; the 64-bit conversion is many times faster.
  private static func digits(_ whole: Int128) -> String {
    Int64(exactly: whole).map { String($0) } ?? String(whole)
  }

  /// A whole number of 10^−places units as a decimal: `(9971, 2)` → `"99.71"`.
  public static func decimal(_ scaled: Int128, places: Int) -> String {
    guard places > 0 else { return digits(scaled) }
    var digits = digits(scaled < 0 ? -scaled : scaled)
    if digits.count <= places { digits = String(repeating: "0", count: places + 1 - digits.count) + digits }
    digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
    return scaled < 0 ? "-" + digits : digits
  }
}

extension Rational {
  /// A number as a person writes it: `12`, `0.55`, `55%`, `1/3`; nil for anything else, `1,234` among it.
  public init?(written text: some StringProtocol) {
    let isPercent = text.hasSuffix("%")
    guard let value = Rational.exact(isPercent ? text.dropLast() : text[...]),
      let scaled = isPercent ? try? value / 100 : value
    else { return nil }
    self = scaled
  }

  private static func exact(_ text: some StringProtocol) -> Rational? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let above = Int128(parts[0]), let below = Int128(parts[1]) {
      return try? Rational(above, over: below)
    }
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count <= 2, let whole = pieces.first, !whole.isEmpty, text.utf8.count <= 24 else { return nil }
    let decimals = pieces.count == 2 ? String(pieces[1]) : ""
    guard decimals.allSatisfy({ $0.isASCII && $0.isNumber }), pieces.count == 1 || !decimals.isEmpty,
      let digits = Int128(String(whole) + decimals)
    else { return nil }
    let scale = decimals.reduce(Int128(1)) { scale, _ in scale * 10 }
    return try? Rational(digits, over: scale)
  }
}
