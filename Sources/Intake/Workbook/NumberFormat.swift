internal import Exact

/// What a number format makes of a number: the same 45000 is an amount or a day.
enum NumberFormat: Hashable {
  /// A number.
  case number
  /// A share, shown in percent with so many decimals.
  case percent(places: Int)
  /// A day, or a moment of a day.
  case date
  /// A time of day.
  case time
  /// A length of time that may exceed a day (`[h]:mm`).
  case elapsed

  /// Whether numbers are moments or lengths of time under it.
  var isTime: Bool { self == .date || self == .time || self == .elapsed }

  /// The format of a built-in id (ECMA-376, 18.8.30, with the Chinese and Japanese ids).
  init(builtIn id: Int) {
    switch id {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    case 46: self = .elapsed
    case 9: self = .percent(places: 0)
    case 10: self = .percent(places: 2)
    default: self = .number
    }
  }

  /// The format of a custom code such as `yyyy"年"m"月"d"日" h:mm` or `[$-804]上午/下午h"时"`.
  init(code: String) {
    var hasDay = false
    var hasTime = false
    var hasElapsed = false
    if let places = NumberFormat.percentPlaces(of: code) {
      self = .percent(places: places)
      return
    }
    var section = code.lowercased()[...]
    while let character = section.popFirst() {
      switch character {
      case "\"":
        section = section.firstIndex(of: "\"").map { section[section.index(after: $0)...] } ?? ""
      case "\\", "_", "*":
        section = section.dropFirst()
      case "[":
        let end = section.firstIndex(of: "]") ?? section.endIndex
        let content = section[..<end]
        if !content.isEmpty, content.allSatisfy({ "hms".contains($0) }) { hasElapsed = true }
        section = end < section.endIndex ? section[section.index(after: end)...] : ""
      // The first section stands for positive numbers; a date has no other.
      case ";": section = ""
      case "y", "d": hasDay = true
      case "h", "s": hasTime = true
      // `m` alone is a month; beside h or s it is minutes.
      case "m": if !hasTime { hasDay = hasDay || NumberFormat.isMonth(beforeRest: section) }
      // `General`, and the 0 # ? of numbers; `e` is a year only in dates, otherwise an exponent.
      case "g" where section.hasPrefix("eneral"): section = section.dropFirst(6)
      case "0", "#", "?":
        if !hasTime && !hasDay && !hasElapsed {
          self = .number
          return
        }
      default: continue
      }
    }
    self = hasElapsed ? .elapsed : hasDay ? .date : hasTime ? .time : .number
  }

  /// The decimals of a format in percent, `0.00%`; nil for another format. The first section counts.
  private static func percentPlaces(of code: String) -> Int? {
    var section = code[...]
    var places: Int?
    var isPercent = false
    while let character = section.popFirst() {
      switch character {
      case "\"": section = section.firstIndex(of: "\"").map { section[section.index(after: $0)...] } ?? ""
      case "\\", "_", "*": section = section.dropFirst()
      case "[": section = section.firstIndex(of: "]").map { section[section.index(after: $0)...] } ?? ""
      case ";": section = ""
      case ".": places = 0
      case "0", "#", "?": places = places.map { $0 + 1 }
      case "%": isPercent = true
      default: continue
      }
    }
    return isPercent ? places ?? 0 : nil
  }

  /// What a number is shown as under a format in percent: 0.5 is `50.00%`, with every digit that the workbook keeps;
  /// nil under other formats.
  func percent(_ written: String) -> String? {
    guard case .percent(let places) = self, let number = WrittenNumber.rational(written),
      let hundredfold = try? number * 100
    else { return nil }
    var decimals = places
    var scaled = hundredfold
    for _ in 0..<places {
      guard let next = try? scaled * 10 else { return nil }
      scaled = next
    }
    while !scaled.isWhole {
      guard decimals < NumberFormat.mostDecimals, let next = try? scaled * 10 else { return nil }
      scaled = next
      decimals += 1
    }
    return Rational.decimal(scaled.numerator, places: decimals) + "%"
  }

  /// More decimals than a share of any workbook has.
  private static let mostDecimals = 30

  private static func isMonth(beforeRest rest: Substring) -> Bool {
    let after = rest.drop { $0 == "m" }
    // `mm:ss` is minutes and seconds.
    return !(after.first == ":" && after.dropFirst().first == "s")
  }
}
