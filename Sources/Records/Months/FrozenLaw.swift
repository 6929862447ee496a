public import Appraisal
internal import Exact
internal import Wording

/// The rules of law of a month as they were when it was opened or last computed.
public struct FrozenLaw: Hashable, Sendable, Codable {
  /// A rule as it was, in the words of its file.
  struct Rule: Hashable, Sendable, Codable {
    var rule: String
    var area: String?
    var value: String
    var from: String?
    var to: String?
    var source: String
    var chinese: String
    var english: String
    var file: String?
    var line: Int?
    var column: Int?
  }

  /// The area whose minimum wage applies; nil for the whole region.
  public var area: String?
  /// Whether what the cap holds back of a loss is due again in the next month.
  public var carriesLosses: Bool
  var rules: [Rule]

  /// The rules of a pack.
  public init(_ law: LawPack, area: String?) {
    self.area = area
    carriesLosses = law.carriesLosses
    rules = law.rules.map { rule in
      Rule(
        rule: rule.kind.rawValue, area: rule.area, value: rule.value.text, from: rule.from?.description,
        to: rule.to?.description, source: rule.source.statute, chinese: rule.source.text.chinese,
        english: rule.source.text.english, file: rule.place.file, line: rule.place.line, column: rule.place.column)
    }
  }

  fileprivate var lawRules: [LawRule] {
    rules.compactMap { rule in
      guard let kind = LawRule.Kind(rawValue: rule.rule), let value = LawRule.Value(rule.value, of: kind) else {
        return nil
      }
      return LawRule(
        kind, area: rule.area, value, from: rule.from.flatMap { Month($0) }, to: rule.to.flatMap { Month($0) },
        source: LawPack.Source(rule.source, Bilingual(rule.chinese, rule.english)),
        place: Place(file: rule.file, line: rule.line, column: rule.column))
    }
  }
}

extension MonthFrame {
  /// The law the month is judged by; of a month that was opened before rules were kept, its figures alone.
  public var lawPack: LawPack {
    LawPack(
      region: region, minimumWage: minimumWage.map { Fen($0) }, allowsPenalties: deductsPenalties,
      lossClause: lossClause,
      carriesLosses: law?.carriesLosses ?? false, rules: law?.lawRules ?? [])
  }
}
