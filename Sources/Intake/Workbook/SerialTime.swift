internal import Exact

/// A date or time as a workbook stores it: days since an epoch, as a decimal text.
enum SerialTime {
  /// The text of a serial number under a format: `2026-10-05 09:30:00`, a time of day `09:30:00`, a length of time
  /// `36:15:00`; nil where it is no moment that exists.
  ///
  /// Rounded to the nearest second in integers: 0.38400462962962961 days are 33178 s, 09:12:58.
  static func text(_ number: String, as format: NumberFormat, epoch1904: Bool) -> String? {
    guard format.isTime, let seconds = seconds(ofDays: number), seconds >= 0 else { return nil }
    if format == .elapsed || (seconds < 86_400 && (format == .time || !epoch1904)) { return clock(seconds) }
    guard let day = day(seconds / 86_400, epoch1904: epoch1904) else { return nil }
    return Instant(seconds: day.start.seconds + seconds % 86_400).description
  }

  private static func day(_ number: Int, epoch1904: Bool) -> Day? {
    if epoch1904 { return Day(number: number - 24_107) }  // from 1904-01-01
    // Lotus 1-2-3 took 1900 for a leap year and every program kept it: there is a day 60, 1900-02-29, that never was.
    guard number != 60 else { return nil }
    return Day(number: number - 25_569 + (number < 60 ? 1 : 0))  // from 1899-12-30
  }

  static func clock(_ seconds: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60)
  }

  /// Days as whole seconds, rounded half up; nil for what is no number or lies beyond the year 9999.
  static func seconds(ofDays text: String) -> Int? {
    guard let decimal = Decimal(text) else { return nil }
    guard decimal.digits > 0 else { return 0 }
    if decimal.exponent >= 0 {
      guard decimal.exponent <= 7 else { return nil }
      var days = decimal.digits
      for _ in 0..<decimal.exponent { days *= 10 }
      return days < 2_958_466 ? Int(days) * 86_400 : nil
    }
    // Below 10^-30 of a day nothing is left of it.
    guard decimal.exponent >= -30 else { return 0 }
    var scale: Int128 = 1
    for _ in 0..<(-decimal.exponent) { scale *= 10 }
    let seconds = (2 * decimal.digits * 86_400 + scale) / (2 * scale)
    return seconds < 2_958_466 * 86_400 ? Int(seconds) : nil
  }

  /// `1.6550925925925926E-3` as digits and a power of ten, exactly; at most 20 digits.
  private struct Decimal {
    var digits: Int128 = 0
    var exponent = 0

    init?(_ text: String) {
      var rest = text.utf8[...]
      var seen = false
      var afterPoint = false
      while let byte = rest.first {
        if byte == UInt8(ascii: "."), !afterPoint {
          afterPoint = true
        } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
          seen = true
          if digits < 10_000_000_000_000_000_000 {
            digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
            if afterPoint { exponent -= 1 }
          } else if !afterPoint {
            exponent += 1
          }
        } else {
          break
        }
        rest.removeFirst()
      }
      guard seen else { return nil }
      if let mark = rest.first {
        guard mark == UInt8(ascii: "E") || mark == UInt8(ascii: "e") else { return nil }
        let written = String(decoding: rest.dropFirst(), as: UTF8.self)
        guard written.utf8.count <= 5, let power = Int(written) else { return nil }
        exponent += power
      }
    }
  }
}
