/// A calendar day, proleptic Gregorian.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let number: Int

  /// The day so many days after 1970-01-01.
  public init(number: Int) {
    self.number = number
  }

  init(year: Int, month: Int, day: Int) {
    // Days from the civil calendar with years that begin in March, so that a leap day comes last.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// The day, or nil where there is none such (2026-02-30).
  public init?(in month: Month, day: Int) {
    guard (1...31).contains(day) else { return nil }
    let candidate = Day(number: month.firstDay.number + day - 1)
    guard candidate.number < month.next.firstDay.number else { return nil }
    self = candidate
  }

  /// Reads `2026-10-05`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[7] == UInt8(ascii: "-"),
      let month = Month(String(decoding: bytes[0..<7], as: UTF8.self)), let day = Digits.number(bytes[8..<10])
    else { return nil }
    self.init(in: month, day: day)
  }

  /// Year, month and day of the month.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The month the day lies in, or nil outside the years 1900 to 9999.
  public var month: Month? { Month(year: parts.year, number: parts.month) }

  /// The first second of the day.
  public var start: Instant { Instant(seconds: number * 86_400) }

  /// `2026-10-05`.
  public var description: String {
    let (year, month, day) = parts
    return Digits.padded(year, to: 4) + "-" + Digits.padded(month, to: 2) + "-" + Digits.padded(day, to: 2)
  }

  /// Order in time.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

/// A wall-clock second of Asia/Shanghai, which has no daylight saving.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 1970-01-01 00:00:00 on the same wall clock.
  public let seconds: Int

  /// The second so many seconds after 1970-01-01 00:00:00.
  public init(seconds: Int) {
    self.seconds = seconds
  }

  /// Reads `2026-10-05 09:30:00`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 19, bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = Digits.number(bytes[11..<13]), hour < 24, let minute = Digits.number(bytes[14..<16]), minute < 60,
      let second = Digits.number(bytes[17..<19]), second < 60
    else { return nil }
    seconds = day.number * 86_400 + hour * 3600 + minute * 60 + second
  }

  /// The day the second lies in.
  public var day: Day {
    Day(number: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
  }

  /// `2026-10-05 09:30:00`.
  public var description: String {
    let rest = seconds - day.number * 86_400
    return day.description + " " + Digits.padded(rest / 3600, to: 2) + ":" + Digits.padded(rest / 60 % 60, to: 2) + ":"
      + Digits.padded(rest % 60, to: 2)
  }

  /// Order in time.
  public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}
