internal import Exact

/// The form in which a moment is written: `M/D/YYYY H:MM`, `YYYY年M月D日`.
///
/// `YYYY` is a year, `YYMMDD` a day of this century; `M`, `D`, `H`, `S` stand for one or two digits and `MM`, `DD`, `HH`,
/// `SS` for exactly two; an `M` after an `H` is minutes. Anything else stands for itself, a blank for any number of
/// blanks.
struct TimePattern: Hashable, Sendable {
  private enum Part: Hashable { case year, month, day, hour, minute, second }
  private enum Token: Hashable {
    case number(Part, exactly: Int?)
    case blank
    case literal(Unicode.Scalar)
  }

  /// The pattern as written.
  let written: String
  private let tokens: [Token]
  /// Whether it has a day; a pattern without one is a time of day.
  let hasDay: Bool
  /// Whether it has an hour.
  let hasTime: Bool
  /// Whether it has seconds.
  let hasSeconds: Bool

  /// Compiles a pattern; nil where it has neither a whole day nor a time, or a part twice.
  init?(_ written: String) {
    var tokens: [Token] = []
    var seen: Set<Part> = []
    var rest = Array(written.unicodeScalars)[...]
    while let scalar = rest.first {
      let run = rest.prefix { $0 == scalar }.count
      let part: Part? =
        switch scalar {
        case "Y" where run == 4 || (run == 2 && rest.starts(with: "YYMMDD".unicodeScalars)): .year
        case "M" where run <= 2: seen.contains(.hour) ? .minute : .month
        case "D" where run <= 2: .day
        case "H" where run <= 2: .hour
        case "S" where run <= 2: .second
        default: nil
        }
      if let part {
        guard seen.insert(part).inserted else { return nil }
        tokens.append(.number(part, exactly: part == .year ? run : run == 2 ? 2 : nil))
        rest = rest.dropFirst(run)
      } else {
        tokens.append(scalar == " " ? .blank : .literal(scalar))
        rest = rest.dropFirst()
      }
    }
    hasDay = seen.isSuperset(of: [.year, .month, .day])
    hasTime = seen.isSuperset(of: [.hour, .minute])
    hasSeconds = seen.contains(.second)
    guard hasDay || (hasTime && seen.isDisjoint(with: [.year, .month, .day])) else { return nil }
    guard !hasDay || seen.isDisjoint(with: [.hour, .minute, .second]) || hasTime else { return nil }
    self.written = written
    self.tokens = tokens
  }

  /// The moment; nil where the text does not have this form, or there is no such day or time, or no day.
  func moment(_ text: String) -> WrittenMoment? {
    guard let (day, second) = read(text), let day else { return nil }
    return WrittenMoment(
      instant: Instant(seconds: day.start.seconds + second),
      precision: hasSeconds ? .second : hasTime ? .minute : .day)
  }

  /// The day and the second of the day; nil where the text does not have this form, or there is no such day or time.
  func read(_ text: String) -> (day: Day?, second: Int)? {
    var values: [Part: Int] = [:]
    var rest = text.unicodeScalars[...]
    for token in tokens {
      switch token {
      case .blank: rest = rest.drop { $0 == " " }
      case .literal(let wanted):
        guard rest.first == wanted else { return nil }
        rest = rest.dropFirst()
      case .number(let part, let exactly):
        var value = 0
        var digits = 0
        while digits < exactly ?? 2, let digit = rest.first, (0x30...0x39).contains(digit.value) {
          value = value * 10 + Int(digit.value) - 0x30
          digits += 1
          rest = rest.dropFirst()
        }
        guard digits > 0, exactly == nil || digits == exactly else { return nil }
        values[part] = part == .year && exactly == 2 ? 2000 + value : value
      }
    }
    // Parts of a second, which some exports add, are cut off.
    if values[.second] != nil, rest.first == "." {
      rest = rest.dropFirst().drop { (0x30...0x39).contains($0.value) }
    }
    let hour = values[.hour] ?? 0
    let minute = values[.minute] ?? 0
    let second = values[.second] ?? 0
    guard rest.isEmpty, hour < 24, minute < 60, second < 60 else { return nil }
    var day: Day?
    if hasDay {
      guard let month = Month(year: values[.year] ?? 0, number: values[.month] ?? 0),
        let found = Day(in: month, day: values[.day] ?? 0)
      else { return nil }
      day = found
    }
    return (day, hour * 3600 + minute * 60 + second)
  }
}
