/// What a number format makes of a number: the same 45000 is an amount or a day.
enum NumberFormat: Hashable {
  /// A number.
  case number
  /// A day, or a moment of a day.
  case date
  /// A time of day.
  case time
  /// A length of time that may exceed a day (`[h]:mm`).
  case elapsed

  /// The format of a built-in id (ECMA-376, 18.8.30, with the Chinese and Japanese ids).
  init(builtIn id: Int) {
    switch id {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    case 46: self = .elapsed
    default: self = .number
    }
  }

  /// The format of a custom code such as `yyyy"年"m"月"d"日" h:mm` or `[$-804]上午/下午h"时"`.
  init(code: String) {
    var hasDay = false
    var hasTime = false
    var hasElapsed = false
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

  private static func isMonth(beforeRest rest: Substring) -> Bool {
    let after = rest.drop { $0 == "m" }
    // `mm:ss` is minutes and seconds.
    return !(after.first == ":" && after.dropFirst().first == "s")
  }
}
