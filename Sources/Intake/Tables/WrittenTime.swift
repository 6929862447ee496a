internal import Exact

/// Days, moments and months as people and spreadsheets write them; the year always comes first.
enum WrittenTime {
  /// `2026-10-05`, `2026/10/5`, `2026.10.5`, `2026年10月5日`, or a moment at midnight.
  static func day(_ text: String) -> Day? {
    if let day = Day(text) { return day }
    for pattern in dayPatterns {
      if let day = pattern.read(text)?.day { return day }
    }
    guard let moment = instant(text), moment == moment.day.start else { return nil }
    return moment.day
  }

  /// `2026-10-05 09:30:00`, `2026/10/5 9:30`, `2026-10-05T09:30:00`; a day alone is its first second.
  static func instant(_ text: String) -> Instant? { moment(text)?.instant }

  /// The same, with how exactly it is written.
  static func moment(_ text: String) -> WrittenMoment? {
    if let instant = Instant(text) { return WrittenMoment(instant: instant, precision: .second) }
    for pattern in momentPatterns + dayPatterns {
      if let moment = pattern.moment(text) { return moment }
    }
    return nil
  }

  /// `2026-10`, `2026/10`, `2026年10月`, or a day that is the first of a month, as spreadsheets make of it.
  static func month(_ text: String) -> Month? {
    if let month = Month(text) { return month }
    if let first = day(text) { return first.month.flatMap { $0.firstDay == first ? $0 : nil } }
    // A month is read as its first day.
    for (mark, rest) in [("-", "-1"), ("/", "/1"), (".", ".1"), ("月", "1日")] where text.contains(mark) {
      if let first = day(text + rest) { return first.month }
    }
    return nil
  }

  /// A time of day or a length of time as seconds: `09:30:00`, `36:15:00`, `9:30`.
  static func clock(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 4 }) else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(part) else { return nil }
      numbers.append(number)
    }
    guard numbers[1] < 60, numbers.count == 2 || numbers[2] < 60 else { return nil }
    return numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
  }

  private static let dayPatterns = ["YYYY-M-D", "YYYY/M/D", "YYYY.M.D", "YYYY年M月D日"].compactMap { TimePattern($0) }
  private static let momentPatterns = ["YYYY-M-D", "YYYY/M/D", "YYYY.M.D", "YYYY年M月D日"].flatMap { day in
    [" H:MM:SS", " H:MM", "TH:MM:SS"].compactMap { TimePattern(day + $0) }
  }
}
