/// A month of a year, such as 2026-10.
public struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, 1900 to 9999.
  public let year: Int
  /// The month of the year, 1 to 12.
  public let number: Int

  /// The month, or nil where there is none such (2026-13).
  public init?(year: Int, number: Int) {
    guard (1900...9999).contains(year), (1...12).contains(number) else { return nil }
    self.year = year
    self.number = number
  }

  private init(ordinal: Int) {
    year = ordinal / 12
    number = ordinal % 12 + 1
  }

  /// Reads `2026-10`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let year = Digits.number(bytes[0..<4]),
      let number = Digits.number(bytes[5..<7])
    else { return nil }
    self.init(year: year, number: number)
  }

  /// The first month there is: January 1900.
  public static let first = Month(ordinal: 1900 * 12)

  private var ordinal: Int { year * 12 + number - 1 }

  /// The month so many months later (earlier for a negative number).
  public func advanced(by months: Int) -> Month { Month(ordinal: ordinal + months) }

  /// The month after.
  public var next: Month { advanced(by: 1) }
  /// The month before.
  public var previous: Month { advanced(by: -1) }
  /// The number of months from this one to another.
  public func distance(to other: Month) -> Int { other.ordinal - ordinal }

  /// The first day.
  public var firstDay: Day { Day(year: year, month: number, day: 1) }
  /// The last day.
  public var lastDay: Day { Day(number: next.firstDay.number - 1) }
  /// The first second of the month.
  public var start: Instant { firstDay.start }
  /// The first second of the month after.
  public var end: Instant { next.start }

  /// `2026-10`.
  public var description: String {
    Digits.padded(year, to: 4) + "-" + Digits.padded(number, to: 2)
  }

  /// Order in time.
  public static func < (left: Month, right: Month) -> Bool { left.ordinal < right.ordinal }
}

/// Reading and writing of fixed-width decimal fields.
enum Digits {
  static func number(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  static func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
