internal import Exact

/// Numbers as tables write them, read exactly.
enum WrittenNumber {
  /// `-1,234.50`, `￥12`, `1.5E+3`; nil for anything else, also for a comma out of place.
  ///
  /// Below 0 is whatever accountants and spreadsheets write so: `-30`, `－30`, `−30`, `(30)`, `30-`.
  static func rational(_ text: String) -> Rational? {
    // No number is longer, and a hostile cell of a quarter of a megabyte is not worth looking at.
    guard text.utf8.count <= 64 else { return nil }
    if let whole = Int(text), text.utf8.first != UInt8(ascii: "+") { return Rational(whole) }
    if let bare = withoutOuterSign(text) {
      guard let number = unsigned(bare), !number.isNegative else { return nil }
      return -number
    }
    return unsigned(text)
  }

  /// Whether a number is written as one below 0; the number itself is not looked at.
  static func hasMinus(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    return isMinus(first) || isMinus(last) || withoutOuterSign(text) != nil
      || ((first == "¥" || first == "￥") && text.unicodeScalars.dropFirst().first.map(isMinus) == true)
  }

  private static func isMinus(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "\u{FF0D}", "\u{2212}", "\u{2010}", "\u{2011}", "\u{2013}", "\u{FE63}": true
    default: false
    }
  }

  /// What stands within `(30.00)`, and before the sign of `30.00-`; nil for any other text.
  private static func withoutOuterSign(_ text: String) -> String? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, scalars.count >= 3 || isMinus(last) else { return nil }
    if (first == "(" || first == "（") && (last == ")" || last == "）") {
      return FieldText.cleaned(String(String.UnicodeScalarView(scalars.dropFirst().dropLast())))
    }
    // `-5-` is no number.
    guard isMinus(last), scalars.count >= 2, !isMinus(first) else { return nil }
    return FieldText.cleaned(String(String.UnicodeScalarView(scalars.dropLast())))
  }

  private static func unsigned(_ text: String) -> Rational? {
    var text = text
    // A minus that the exact reading does not know.
    if let first = text.unicodeScalars.first, first != "-", isMinus(first) {
      text = "-" + String(text.unicodeScalars.dropFirst())
    }
    // A number cell of a workbook may have an exponent.
    if let mark = text.firstIndex(where: { $0 == "E" || $0 == "e" }) {
      guard let mantissa = plain(String(text[..<mark])), let power = Int(text[text.index(after: mark)...]),
        (-30...30).contains(power)
      else { return nil }
      var scale: Int128 = 1
      for _ in 0..<power.magnitude { scale *= 10 }
      return power < 0 ? try? mantissa / Rational(scale) : try? mantissa * Rational(scale)
    }
    return plain(text)
  }

  private static func plain(_ text: String) -> Rational? {
    guard text.filter({ "+-－＋".contains($0) }).count <= 1, let quantity = try? Quantity(parsing: text),
      quantity.unit == .number || quantity.unit == .money
    else {
      return nil
    }
    return quantity.value
  }

  /// Yuan as whole fen. A workbook stores 12.34 yuan in binary and may write 12.340000000000002: as in Excel itself,
  /// only 15 digits of such a number count. Throws nothing; nil where it is no number or has parts of a fen.
  static func fen(yuan text: String) -> Fen? {
    guard let yuan = rational(text.hasSuffix("元") ? FieldText.cleaned(String(text.dropLast())) : text) else {
      return nil
    }
    guard let hundred = try? yuan * 100 else { return nil }
    if hundred.isWhole { return Int64(exactly: hundred.numerator).map { Fen($0) } }
    guard text.utf8.filter({ (0x30...0x39).contains($0) }).count > 15, let nearest = try? Fen(yuan: yuan),
      let off = try? (nearest.yuan - yuan).magnitude, let scaled = try? off * Rational(1_000_000_000),
      scaled < Rational(1)
    else { return nil }
    return nearest
  }
}
