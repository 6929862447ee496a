internal import Exact

/// What a name or a title says of the time a report is of, in the ways people write months and days: `2026年9月`, `9月`,
/// `202609`, `2026-09`, `26年9月`, `九月`, `Sep`, `20260901-20260930`, `0901-0930`, `9.1-9.30`, `上月`.
///
/// What has no year is of the year that brings it nearest to the month that is asked for. A moment (`202611010900`) is
/// when the file was made, and no mention.
struct TimeMentions {
  /// A stretch of days, a month among them.
  struct Stretch: Hashable {
    let first: Day
    let last: Day
    /// As it was written.
    let text: String
  }

  /// Months and stretches, in the order of the text.
  private(set) var stretches: [Stretch] = []
  /// Single days.
  private(set) var days: [Stretch] = []
  /// 上月: a month that only the day of exporting would tell.
  private(set) var relative: String?

  /// Whether nothing was found.
  var isEmpty: Bool { stretches.isEmpty && days.isEmpty && relative == nil }

  /// How much is taken for a time.
  enum Strictness {
    /// All forms, as in the name of a file or a sheet.
    case name
    /// Not four digits alone, as in what stands above a header.
    case head
    /// Only forms that can be nothing else, as in the name of a folder.
    case folder
  }

  /// The mentions of a text.
  init(_ text: String, near month: Month, _ strictness: Strictness = .name) {
    let characters = TimeMentions.folded(text)
    var scan = TimeScan(characters, month)
    scan.run()
    let found = TimeMentions.paired(scan.found, in: characters)
    for mention in found where !TimeMentions.isOfMaking(mention, in: characters) {
      let stretch = Stretch(
        first: mention.first, last: mention.last, text: String(characters[mention.start..<mention.end]))
      let isWeak = mention.kind == .weakDay || mention.kind == .weakMonth
      if isWeak && strictness != .name || mention.kind == .word && strictness == .folder { continue }
      if mention.first == mention.last, !mention.isPair { days.append(stretch) } else { stretches.append(stretch) }
    }
    // Four digits may be anything where a time is written out.
    let isWeak = found.map { $0.kind == .weakDay || $0.kind == .weakMonth }
    if isWeak.contains(false) {
      let weak = Set(
        found.filter { ($0.kind == .weakDay && !$0.isPair) || $0.kind == .weakMonth }.map {
          String(characters[$0.start..<$0.end])
        })
      stretches.removeAll { weak.contains($0.text) }
      days.removeAll { weak.contains($0.text) }
    }
    // Above a header 上月 may be a heading of columns.
    guard strictness == .name else { return }
    let lower = text.lowercased()
    relative = ["上个月", "上月", "last month", "lastmonth", "last_month"].first { lower.contains($0) }
  }

  /// Adds what another text mentions.
  mutating func join(_ other: TimeMentions) {
    stretches += other.stretches
    days += other.days
    relative = relative ?? other.relative
  }

  /// Adds a stretch.
  mutating func join(_ stretch: Stretch) { stretches.append(stretch) }

  /// Full-width forms as plain ones, Chinese months and years in figures.
  private static func folded(_ text: String) -> [Character] {
    var plain: [Character] = []
    for character in text.prefix(400) {
      guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
        plain.append(character)
        continue
      }
      switch scalar.value {
      case 0xFF01...0xFF5E: plain.append(Unicode.Scalar(scalar.value - 0xFEE0).map { Character($0) } ?? character)
      case 0x3000, 0x09: plain.append(" ")
      default: plain.append(character)
      }
    }
    return withFigures(plain)
  }

  private static let figures: [Character: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
  ]

  /// 二〇二六年九月 as 2026年9月; 十二月 as 12月. What follows 周, 星期, 第 or another figure is no month.
  private static func withFigures(_ text: [Character]) -> [Character] {
    var result: [Character] = []
    var at = 0
    while at < text.count {
      let run = text[at...].prefix { figures[$0] != nil }
      let next = at + run.count < text.count ? text[at + run.count] : " "
      guard !run.isEmpty else {
        result.append(text[at])
        at += 1
        continue
      }
      let digits = run.compactMap { figures[$0] }
      let before = at > 0 ? text[at - 1] : " "
      if next == "年", run.count == 4 || run.count == 2, digits.allSatisfy({ $0 < 10 }) {
        result += digits.map { Character(String($0)) }
      } else if next == "月" || next == "日", let number = number(digits), !"周期第近前".contains(before) {
        result += Array(String(number))
      } else {
        result += run
      }
      at += run.count
    }
    return result
  }

  /// 九 is 9, 十 is 10, 十二 is 12, 三十一 is 31.
  private static func number(_ digits: [Int]) -> Int? {
    switch digits.count {
    case 1: digits[0] > 0 ? digits[0] : nil
    case 2 where digits[0] == 10 && digits[1] < 10: 10 + digits[1]
    case 2 where digits[1] == 10 && digits[0] < 10: digits[0] * 10
    case 3 where digits[1] == 10 && digits[2] < 10: digits[0] * 10 + digits[2]
    default: nil
    }
  }

  private static let between = Set("-_~～至到—–― 　.")

  /// Two times with a sign of 至 between them as one stretch.
  private static func paired(_ found: [TimeScan.Found], in text: [Character]) -> [TimeScan.Found] {
    var result: [TimeScan.Found] = []
    for next in found {
      guard let last = result.last, !last.isPair, let joined = join(last, next, text[last.end..<next.start]) else {
        if next.kind != .rest { result.append(next) }
        continue
      }
      result[result.count - 1] = joined
    }
    return result
  }

  private static func join(
    _ first: TimeScan.Found, _ second: TimeScan.Found, _ gap: ArraySlice<Character>
  ) -> TimeScan.Found? {
    let words = String(gap).lowercased().filter { $0 != " " }
    let isMarked = !words.isEmpty && (words == "to" || words.allSatisfy { between.contains($0) })
    guard isMarked || (words.isEmpty && first.kind == .day && second.kind == .day && !gap.isEmpty) else { return nil }
    var end = second
    if second.kind == .rest {
      // 9月1日至30日
      guard let month = first.first.month, let day = Day(in: month, day: second.number) else { return nil }
      end.first = day
      end.last = day
    }
    guard end.last >= first.first else { return nil }
    let isWeak = first.kind == .weakDay || second.kind == .weakDay
    // 20261001_1031 may be a time of day.
    if isWeak, words == "_" || words.isEmpty || first.kind == .weakMonth || second.kind == .weakMonth { return nil }
    if first.kind == .weakMonth || second.kind == .weakMonth { return nil }
    return TimeScan.Found(
      kind: .day, start: first.start, end: second.end, first: first.first, last: end.last, isPair: true)
  }

  /// Whether a mention is when the file was made: 导出于2026年11月.
  private static func isOfMaking(_ mention: TimeScan.Found, in text: [Character]) -> Bool {
    let before = String(text[max(0, mention.start - 4)..<mention.start])
    let after = String(text[mention.end..<min(text.count, mention.end + 3)])
    return TimeMentions.speaksOfMaking(before) || ["导出", "下载", "生成"].contains { after.hasPrefix($0) }
  }

  /// Whether words are about when a file was made and not what it is about.
  static func speaksOfMaking(_ words: String) -> Bool {
    let lower = words.lowercased()
    return ["导出", "下载", "生成", "制表", "打印", "更新", "备份", "创建", "export", "download", "printed", "created"].contains {
      lower.contains($0)
    }
  }
}
