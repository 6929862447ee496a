import Exact
import Scheme
import Wording

/// Bands as the paper words them: 0%~20%, 60%以上, 51-100秒. 以上 and 以下 include the number, 超过 and 不满 do not.
enum BandWords {
  static func text(_ interval: Interval, _ unit: Unit, _ language: Language) -> String {
    func number(_ value: Rational) -> String {
      unit == .ratio ? unit.exactText(value) : value.description
    }
    let word = unit == .ratio ? "" : UnitWords.name(unit).text(in: language)
    let chinese = language == .chinese
    let suffix = word.isEmpty || chinese ? word : " " + word
    switch (interval.lower, interval.upper) {
    case (.infinite, .infinite): return chinese ? "不限" : "any"
    case (.including(let low), .infinite): return chinese ? number(low) + word + "以上" : "≥ " + number(low) + suffix
    case (.excluding(let low), .infinite): return chinese ? "超过" + number(low) + word : "> " + number(low) + suffix
    case (.infinite, .including(let high)): return chinese ? number(high) + word + "以下" : "≤ " + number(high) + suffix
    case (.infinite, .excluding(let high)): return chinese ? "不满" + number(high) + word : "< " + number(high) + suffix
    case (.including(let low), .including(let high)):
      return number(low) + (unit == .seconds ? "-" : "~") + number(high) + suffix
    case (let lower, let upper):
      let low = lower.number.map(number) ?? ""
      let high = upper.number.map(number) ?? ""
      if chinese { return "\(lower.isIncluded ? "" : "超过")\(low)~\(upper.isIncluded ? "" : "不满")\(high)\(word)" }
      return (lower.isIncluded ? "[" : "(") + low + ", " + high + (upper.isIncluded ? "]" : ")") + suffix
    }
  }
}
