internal import Exact

/// Numbers as tables write them, read exactly.
enum WrittenNumber {
  /// `-1,234.50`, `￥12`, `1.5E+3`; nil for anything else, also for a comma out of place.
  static func rational(_ text: String) -> Rational? {
    // No number is longer, and a hostile cell of a quarter of a megabyte is not worth looking at.
    guard text.utf8.count <= 64 else { return nil }
    if let whole = Int(text), text.utf8.first != UInt8(ascii: "+") { return Rational(whole) }
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

  /// An id that a spreadsheet turned into a number of 12 digits or more: `3.20123E+17`.
  static func isIDInScientificNotation(_ text: String) -> Bool {
    guard let mark = text.firstIndex(where: { $0 == "E" || $0 == "e" }), mark > text.startIndex else { return false }
    let power = text[text.index(after: mark)...]
    guard power.first == "+", let exponent = Int(power), exponent >= 11 else { return false }
    let mantissa = text[..<mark]
    return mantissa.first?.isNumber == true && mantissa.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
      && mantissa.filter { $0 == "." }.count <= 1
  }

  /// Yuan as whole fen. A workbook stores 12.34 yuan in binary and may write 12.340000000000002: as in Excel itself,
  /// only 15 digits of such a number count. Throws nothing; nil where it is no number or has parts of a fen.
  static func fen(yuan text: String) -> Fen? {
    guard let yuan = rational(text.hasSuffix("元") ? String(text.dropLast()) : text) else { return nil }
    guard let hundred = try? yuan * 100 else { return nil }
    if hundred.isWhole { return Int64(exactly: hundred.numerator).map { Fen($0) } }
    guard text.utf8.filter({ (0x30...0x39).contains($0) }).count > 15, let nearest = try? Fen(yuan: yuan),
      let off = try? (nearest.yuan - yuan).magnitude, let scaled = try? off * Rational(1_000_000_000),
      scaled < Rational(1)
    else { return nil }
    return nearest
  }
}
