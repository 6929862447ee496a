internal import Exact
internal import Wording

/// What a value is, so that yuan never pass for fen, nor seconds for minutes.
enum ValueUnit: Hashable {
  case text
  case day
  case moment
  case month
  case money
  case seconds
  case minutes
  case count
  case number

  /// In words.
  var name: Bilingual {
    switch self {
    case .text: Bilingual("文字", "text")
    case .day: Bilingual("日期", "a day")
    case .moment: Bilingual("时刻", "a moment")
    case .month: Bilingual("月份", "a month")
    case .money: Bilingual("金额", "money")
    case .seconds: Bilingual("秒", "seconds")
    case .minutes: Bilingual("分钟", "minutes")
    case .count: Bilingual("个数", "a count")
    case .number: Bilingual("没有单位的数", "a number without a unit")
    }
  }

  /// The rules that give it, as dialects spell them.
  var rules: String {
    switch self {
    case .text: "text, id"
    case .day: "day, day_of"
    case .moment: "moment"
    case .month: "month_of, given: month"
    case .money: "yuan; number … in: fen"
    case .seconds: "seconds; number … in: minutes"
    case .minutes: "minutes"
    case .count: "whole, number, share"
    case .number: "number, whole"
    }
  }

  /// What a column of a canonical file holds; nil where any value may stand, or where the metric of the row says it.
  init?(of field: String, in file: CanonicalFile) {
    switch field {
    case _ where field.hasSuffix("_cents"): self = .money
    case _ where field.hasSuffix("_seconds"): self = .seconds
    case _ where field.hasSuffix("_at"): self = .moment
    case _ where field.hasSuffix("_id"): self = .text
    case "minutes": self = .minutes
    case "date", "found_on": self = .day
    case "month": self = .month
    case "chars", "score", "stars", "due", "done_in_time": self = .count
    default: return nil
    }
  }

  /// Whether what a rule gives may stand here. Text is read once more by whoever takes the file, so it may stand for a
  /// day, and never for a number.
  func takes(_ given: ValueUnit) -> Bool {
    switch self {
    case .text: [.text, .day, .moment, .month].contains(given)
    case .day, .moment, .month: given == self || given == .text
    case .money, .seconds, .minutes: given == self
    case .count, .number: given == .count || given == .number
    }
  }
}

extension FieldRule {
  /// What the rule gives; nil where the dialect writes the value itself, or the export has none.
  var unit: ValueUnit? {
    if values != nil { return nil }
    switch source {
    case .text, .id, .buyer, .join: return .text
    case .day, .dayOf: return .day
    case .moment, .prefix: return .moment
    case .monthOf: return .month
    case .given(let name): return name == "month" ? .month : .text
    case .yuan, .fen: return .money
    case .seconds: return .seconds
    case .minutes: return .minutes
    case .whole, .share: return .count
    case .number(_, _, let isTime): return isTime ? .seconds : .number
    case .bounds, .constant, .missing: return nil
    }
  }
}

/// The units of a report's figures, which the metric decides.
///
/// The unit of a metric is known to whoever knows the measures; where nobody knows the metric, any number may stand.
struct FigureUnits {
  /// The unit of a metric; nil where it is not known.
  let unit: (String) -> Exact.Unit?

  /// Refuses figures whose rules give another unit than the metric has.
  ///
  /// - Throws: `DIALECT-UNIT` at the rule.
  func check(
    _ metric: String, _ above: (FieldRule, DialectNode), _ below: (FieldRule, DialectNode)?
  ) throws(Diagnostic) {
    let rules = [above.0] + above.0.otherwise
    for rule in rules where rule.unit.map({ [.text, .day, .moment, .month, .minutes].contains($0) }) == true {
      throw above.1.unit(.number, rule.unit, of: metric)
    }
    if let (rule, node) = below, let given = rule.unit {
      let wanted: ValueUnit = unit(metric) == .ratio ? (above.0.unit ?? .count) : .count
      guard wanted.takes(given) else { throw node.unit(wanted, given, of: metric) }
    }
    let wanted: ValueUnit
    switch unit(metric) {
    case nil, .ratio: return
    case .money: wanted = .money
    case .seconds: wanted = .seconds
    case .count: wanted = .count
    case .number, .points: wanted = .number
    }
    for rule in rules {
      guard let given = rule.unit else { continue }
      // A plain number is taken to be in yuan: that is the unit of every amount in platform_metrics.csv.
      guard wanted.takes(given) || (wanted == .money && given == .number) else {
        throw above.1.unit(wanted, given, of: metric)
      }
    }
  }
}

extension DialectNode {
  /// `DIALECT-UNIT` at this place: what a column or metric wants, and what the rule gives.
  func unit(_ wanted: ValueUnit, _ given: ValueUnit?, of name: String) -> Diagnostic {
    Diagnostic(
      .dialectUnit, at: place, ["name": Diagnostic.quoted(name), "rules": wanted.rules],
      words: ["wanted": wanted.name, "given": (given ?? .text).name])
  }

  /// Refuses a rule that gives another unit than a column of a canonical file has.
  ///
  /// - Throws: `DIALECT-UNIT`.
  func check(_ rule: FieldRule, of file: CanonicalFile) throws(Diagnostic) {
    guard let wanted = ValueUnit(of: rule.field, in: file) else { return }
    for rule in [rule] + rule.otherwise {
      if let given = rule.unit, !wanted.takes(given) { throw unit(wanted, given, of: rule.field) }
      if case .constant(let text) = rule.source, wanted.isNumeric, !text.isEmpty, Int64(text) == nil {
        throw unit(wanted, .text, of: rule.field)
      }
    }
  }
}

extension ValueUnit {
  fileprivate var isNumeric: Bool { [.money, .seconds, .minutes, .count, .number].contains(self) }
}
