import Exact
import Wording

/// Reads the law a derivation was made under.
extension DerivationReading {
  mutating func law() throws(Unreadable) -> LawPack {
    var region: String?
    var (minimumWage, lossCap, probationFloor): (Fen?, Rational?, Rational?) = (nil, nil, nil)
    var (allowsPenalties, carriesLosses): (Bool?, Bool?) = (nil, nil)
    var lossClause: String?
    var rules: [LawRule] = []
    try json.openObject()
    while let key = try json.key() {
      switch key {
      case "region": region = try json.string()
      case "minimum_wage": minimumWage = try fen()
      case "loss_cap": lossCap = try json.exact()
      case "probation_floor": probationFloor = try json.exact()
      case "penalties": allowsPenalties = try json.bool()
      case "loss_clause": lossClause = try json.string()
      case "carries_losses": carriesLosses = try json.bool()
      case "rules":
        try json.openArray()
        while try json.hasNext() { rules.append(try rule()) }
      default: throw Unreadable(offset: 0)
      }
    }
    guard let region, let lossCap, let probationFloor, let allowsPenalties, let carriesLosses else {
      throw Unreadable(offset: 0)
    }
    return LawPack(
      region: region, minimumWage: minimumWage, lossCap: lossCap, allowsPenalties: allowsPenalties,
      probationFloor: probationFloor, lossClause: lossClause, carriesLosses: carriesLosses, rules: rules)
  }

  private mutating func rule() throws(Unreadable) -> LawRule {
    var kind: LawRule.Kind?
    var area: String?
    var (value, statute, chinese, english) = ("", "", "", "")
    try json.openObject()
    while let key = try json.key() {
      switch key {
      case "rule": kind = LawRule.Kind(rawValue: try json.string())
      case "area": area = try json.string()
      case "value": value = try json.string()
      case "source": statute = try json.string()
      case "zh": chinese = try json.string()
      case "en": english = try json.string()
      default: throw Unreadable(offset: 0)
      }
    }
    guard let kind, let value = LawRule.Value(value, of: kind) else { throw Unreadable(offset: 0) }
    return LawRule(kind, area: area, value, source: LawPack.Source(statute, Bilingual(chinese, english)))
  }
}
