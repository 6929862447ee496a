internal import Exact

/// When an export was made, as its name or the lines above its header tell.
enum ExportTime {
  /// The moment in the name of a file: `ExportOrderList202611010905.csv`, `1791430000_a.csv`, `订单 2026-11-01 09_05.csv`;
  /// nil where there is none. Two days are a period and no moment.
  ///
  /// - Parameter allowsDay: whether a day alone is the moment of an export; in reports it is what they are of.
  static func of(name: String, allowsDay: Bool) -> Instant? {
    if let moment = moment(in: name, allowsDay: allowsDay) { return moment }
    // Seconds or milliseconds since 1970, by the clock of China.
    for run in name.split(whereSeparator: { !("0"..."9").contains($0) }) where run.count == 10 || run.count == 13 {
      guard let number = Int(run.prefix(10)), (1_262_304_000..<4_102_444_800).contains(number) else { continue }
      return Instant(seconds: epoch + number + 8 * 3600)
    }
    return nil
  }

  private static let epoch = Instant("1970-01-01 00:00:00")?.seconds ?? 0

  /// The moment in a line above the header, such as `导出时间：2026-11-01 09:05:30`.
  static func of(line: String) -> Instant? {
    let words = ["导出时间", "导出日期", "生成时间", "下载时间", "制表时间", "报表生成"]
    guard let word = words.lazy.compactMap({ line.firstRange(of: $0) }).first else { return nil }
    return moment(in: String(line[word.upperBound...]), allowsDay: true)
  }

  private static func moment(in text: String, allowsDay: Bool) -> Instant? {
    let digits = Array(text.unicodeScalars)
    var found: (day: Day, end: Int)?
    var place = 0
    while place < digits.count {
      guard place == 0 || !isDigit(digits[place - 1]) || found == nil, let (day, end) = day(in: digits, at: place)
      else {
        place += 1
        continue
      }
      guard found == nil else { return nil }
      found = (day, end)
      place = end
      // What stands behind a day without a break is its time, and no further day.
      while place < digits.count, isDigit(digits[place]) { place += 1 }
    }
    guard let found else { return nil }
    var rest = digits[found.end...]
    if let first = rest.first, " T_-".unicodeScalars.contains(first) { rest = rest.dropFirst() }
    guard let hour = two(&rest), hour < 24, let minute = two(&rest, after: ":_-时."), minute < 60 else {
      return allowsDay ? found.day.start : nil
    }
    let second = two(&rest, after: ":_-分.").flatMap { $0 < 60 ? $0 : nil } ?? 0
    return Instant(seconds: found.day.start.seconds + hour * 3600 + minute * 60 + second)
  }

  /// A day that begins at a place, `20261101` or `2026-11-01`, and where it ends.
  private static func day(in text: [Unicode.Scalar], at place: Int) -> (Day, Int)? {
    guard place == 0 || !isDigit(text[place - 1]) else { return nil }
    var rest = text[place...]
    guard let century = two(&rest), century == 20, let year = two(&rest), let month = two(&rest, after: "-_./年"),
      let number = two(&rest, after: "-_./月"),
      let found = Month(year: 2000 + year, number: month).flatMap({ Day(in: $0, day: number) })
    else { return nil }
    if rest.first == "日" { rest = rest.dropFirst() }
    return (found, rest.startIndex)
  }

  /// Two digits, perhaps behind one of some marks.
  private static func two(_ rest: inout ArraySlice<Unicode.Scalar>, after marks: String = "") -> Int? {
    var after = rest
    if let first = after.first, marks.unicodeScalars.contains(first) { after = after.dropFirst() }
    guard after.count >= 2, let first = after.first, isDigit(first), isDigit(after[after.startIndex + 1]) else {
      return nil
    }
    rest = after.dropFirst(2)
    return Int(first.value - 0x30) * 10 + Int(after[after.startIndex + 1].value - 0x30)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
}
