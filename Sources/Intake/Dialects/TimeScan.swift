internal import Exact

/// Finds what looks like a month or a day in a text, from left to right.
struct TimeScan {
  /// A month or a day, and where it stands.
  struct Found {
    enum Kind {
      case day, month
      /// The name of a month without a year: Sep.
      case word
      /// Four digits, which may be something else: `0901`, `2609`.
      case weakDay, weakMonth
      /// 30日, which means something only behind another day.
      case rest
    }
    let kind: Kind
    let start: Int
    var end: Int
    var first: Day
    var last: Day
    var isPair = false
    /// The day of the month that a ``Kind/rest`` is.
    var number = 0
  }

  private let text: [Character]
  private let asked: Month
  private(set) var found: [Found] = []
  private var at = 0

  init(_ text: [Character], _ asked: Month) {
    self.text = text
    self.asked = asked
  }

  mutating func run() {
    while at < text.count {
      if digit(at) != nil {
        number()
      } else if text[at].isASCII, text[at].isLetter {
        word()
      } else {
        at += 1
      }
    }
  }

  private func digit(_ place: Int) -> Int? {
    guard place >= 0, place < text.count, text[place].isASCII else { return nil }
    return text[place].wholeNumberValue
  }

  private func character(_ place: Int) -> Character { place >= 0 && place < text.count ? text[place] : "\0" }

  /// The digits from a place on.
  private func digits(_ place: Int) -> [Int] {
    var digits: [Int] = []
    while let next = digit(place + digits.count) { digits.append(next) }
    return digits
  }

  private func value(_ digits: some Sequence<Int>) -> Int { digits.reduce(0) { min($0, 1 << 40) * 10 + $1 } }

  private mutating func number() {
    let start = at
    let run = digits(start)
    at = start + run.count
    switch run.count {
    case 8: compactDay(start, run, year: value(run.prefix(4)), from: 4)
    case 6:
      if let month = month(value(run.prefix(4)), value(run.suffix(2))), (2000...2099).contains(month.year) {
        add(.month, start, month)
      } else if isNear(value(run.prefix(2))) {
        compactDay(start, run, year: 2000 + value(run.prefix(2)), from: 2)
      }
    case 4:
      let number = value(run)
      if (2000...2099).contains(number), year(number, start) { return }
      guard !character(start - 1).isLetter || !character(start - 1).isASCII else { return }
      let (left, right) = (value(run.prefix(2)), value(run.suffix(2)))
      if let day = yearless(left, right) {
        add(.weakDay, start, day)
      } else if isNear(left), let month = month(2000 + left, right) {
        add(.weakMonth, start, month)
      }
    case 1, 2: short(start, value(run), isTwo: run.count == 2)
    default: return
    }
  }

  private func isNear(_ year: Int) -> Bool { abs(2000 + year - asked.year) <= 1 }

  private func month(_ year: Int, _ number: Int) -> Month? { Month(year: year, number: number) }

  private mutating func compactDay(_ start: Int, _ run: [Int], year: Int, from place: Int) {
    guard (2000...2099).contains(year), let month = month(year, value(run[place..<place + 2])),
      let day = Day(in: month, day: value(run[(place + 2)...]))
    else { return }
    add(.day, start, day)
  }

  /// 2026 with a month behind it, and perhaps a day.
  private mutating func year(_ year: Int, _ start: Int) -> Bool {
    var place = at
    while character(place) == " " { place += 1 }
    guard "年-./_".contains(character(place)) else { return false }
    place += 1
    while character(place) == " " { place += 1 }
    let run = digits(place)
    guard (1...2).contains(run.count), let month = month(year, value(run)) else { return false }
    place += run.count
    day(of: month, start, behind: place)
    return true
  }

  /// The day behind a month, or the month alone.
  private mutating func day(of month: Month, _ start: Int, behind place: Int) {
    var after = place
    while character(after) == " " { after += 1 }
    let mark = character(after)
    if "月-./_".contains(mark) {
      let run = digits(after + 1)
      let end = after + 1 + run.count
      let isDay = mark != "月" || "日号".contains(character(end)) || TimeScan.opens.contains(character(end))
      if (1...2).contains(run.count), isDay, let day = Day(in: month, day: value(run)),
        // 2026-09-20261001 is a month and something else.
        digit(end) == nil
      {
        at = "日号".contains(character(end)) ? end + 1 : end
        // A moment is when the file was made, unless it bounds a stretch.
        skipClock()
        return add(.day, start, day)
      }
    }
    at = mark == "月" ? after + 1 : place
    if mark == "月", character(at) == "份" { at += 1 }
    add(.month, start, month)
  }

  /// Signs behind which a second day may stand.
  private static let opens = Set("-~～至到—–")

  /// 9月, 9月1日, 26年9月, 9.1-9.30, 30日.
  private mutating func short(_ start: Int, _ number: Int, isTwo: Bool) {
    let mark = character(at)
    if mark == "年", isTwo {
      let run = digits(at + 1)
      guard (1...2).contains(run.count), let month = month(2000 + number, value(run)) else { return }
      return day(of: month, start, behind: at + 1 + run.count)
    }
    if mark == "月", !"近前第".contains(character(start - 1)), let month = nearest(number) {
      return day(of: month, start, behind: at)
    }
    if mark == ".", character(start - 1) != ".", let month = nearest(number) {
      let run = digits(at + 1)
      let end = at + 1 + run.count
      guard (1...2).contains(run.count), let day = Day(in: month, day: value(run)), character(end) != "." else {
        return
      }
      let isFirst = TimeScan.opens.contains(character(end))
      let isSecond = TimeScan.opens.contains(character(start - 1)) && found.last?.end == start - 1
      guard isFirst || isSecond else { return }
      at = end
      return add(.day, start, day)
    }
    if "日号".contains(mark), let day = Day(in: asked, day: number) {
      at += 1
      found.append(Found(kind: .rest, start: start, end: at, first: day, last: day, number: number))
    }
  }

  /// The month of that number nearest to the one that is asked for.
  private func nearest(_ number: Int) -> Month? {
    [asked.year - 1, asked.year, asked.year + 1].compactMap { Month(year: $0, number: number) }
      .min { abs(asked.distance(to: $0)) < abs(asked.distance(to: $1)) }
  }

  private func yearless(_ month: Int, _ day: Int) -> Day? { nearest(month).flatMap { Day(in: $0, day: day) } }

  /// Goes on behind a time of day.
  private mutating func skipClock() {
    var place = at
    while " T".contains(character(place)) { place += 1 }
    let hour = digits(place)
    guard (1...2).contains(hour.count), character(place + hour.count) == ":" else { return }
    while digit(place) != nil || character(place) == ":" { place += 1 }
    at = place
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// Sep, September 2026, Sep-26.
  private mutating func word() {
    let start = at
    while character(at).isASCII, character(at).isLetter { at += 1 }
    let word = String(text[start..<at]).lowercased()
    guard
      let number = TimeScan.months.firstIndex(of: word) ?? TimeScan.names.firstIndex(of: word)
        ?? (word == "sept" ? 8 : nil)
    else { return }
    var place = at
    while "-_ '.,".contains(character(place)) { place += 1 }
    let run = digits(place)
    if run.count == 4, let month = month(value(run), number + 1), (2000...2099).contains(month.year) {
      at = place + 4
      return add(.month, start, month)
    }
    if run.count == 2, isNear(value(run)), let month = month(2000 + value(run), number + 1) {
      at = place + 2
      return add(.month, start, month)
    }
    if let year = yearBefore(start), let month = month(year, number + 1) { return add(.month, start, month) }
    if let month = nearest(number + 1) { add(.word, start, month) }
  }

  private func yearBefore(_ start: Int) -> Int? {
    var end = start
    while "-_ ".contains(character(end - 1)) { end -= 1 }
    let run = (1...4).reversed().compactMap { digit(end - $0) }
    guard run.count == 4, digit(end - 5) == nil, (2000...2099).contains(value(run)) else { return nil }
    return value(run)
  }

  private mutating func add(_ kind: Found.Kind, _ start: Int, _ day: Day) {
    found.append(Found(kind: kind, start: start, end: at, first: day, last: day))
  }

  private mutating func add(_ kind: Found.Kind, _ start: Int, _ month: Month) {
    found.append(Found(kind: kind, start: start, end: at, first: month.firstDay, last: month.lastDay))
  }
}
