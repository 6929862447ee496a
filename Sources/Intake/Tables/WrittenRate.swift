internal import Exact

/// A rate as reports print it: `99.71%`, `0.9971`, or `99.71` without a sign.
struct WrittenRate: Sendable {
  /// How a report writes its rates, told by an example.
  struct Form: Hashable, Sendable {
    /// Whether 99.71 is meant by a bare number, and not 0.9971.
    let isPercent: Bool
    /// The decimals it is rounded to; trailing zeros may be left out.
    let places: Int

    /// The form of `0.9971` or `99.71`; nil for what is no rate.
    init?(example: String) {
      guard let number = WrittenNumber.rational(example), !number.isNegative else { return nil }
      isPercent = number > .one
      places = WrittenRate.places(of: example)
    }
  }

  /// What the rate may be, and how much its last digit is worth.
  private let readings: [(value: Rational, step: Rational)]

  /// Reads a rate; nil where the text is none.
  ///
  /// Without a form a bare number of at most 1 may be either.
  init?(_ text: String, form: Form? = nil) {
    guard text.utf8.count <= 40 else { return nil }
    let isSigned = text.hasSuffix("%") || text.hasSuffix("％")
    let digits = isSigned ? String(text.dropLast()) : text
    guard let number = WrittenNumber.rational(digits), !number.isNegative else { return nil }
    // What a workbook keeps of a computed rate is 15 digits without any rounding.
    let places = min(max(WrittenRate.places(of: digits), isSigned ? 0 : form?.places ?? 0), 11)
    var scale: Int128 = 1
    for _ in 0..<places { scale *= 10 }
    guard let step = try? Rational(1, over: scale), let percent = try? number / 100, let fine = try? step / 100 else {
      return nil
    }
    var readings: [(Rational, Rational)] = []
    if isSigned || form?.isPercent != false { readings.append((percent, fine)) }
    if !isSigned, form?.isPercent != true, number <= .one { readings.append((number, step)) }
    self.readings = readings
  }

  /// The one whole number that is such a share of `total`; nil where none or several are.
  ///
  /// A report may round or cut off: the share may lie half a last digit below what is printed, and a whole one above.
  func count(of total: Int64) -> Int64? {
    guard total > 0 else { return total == 0 ? 0 : nil }
    let whole = Rational(Int128(total))
    var found: Set<Int64> = []
    for (value, step) in readings {
      guard let half = try? step / 2, let low = try? (value - half) * whole, let high = try? (value + step) * whole
      else { return nil }
      var count = max(0, low.numerator / low.denominator - 1)
      while found.count < 2, count <= Int128(total), Rational(count) < high {
        if Rational(count) >= low { found.insert(Int64(count)) }
        count += 1
      }
    }
    return found.count == 1 ? found.first : nil
  }

  fileprivate static func places(of digits: String) -> Int {
    digits.firstIndex(of: ".").map { digits.utf8.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
  }
}
