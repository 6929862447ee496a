internal import Exact
public import Scheme
public import Wording

/// Formulas with the names people know: `sales / department.mean(sales)` as 订单总金额 / 部门平均(订单总金额).
public struct FormulaWords {
  private let measures: [String: Bilingual]
  private let definitions: [String: Definition]
  private let items: [String: Bilingual]
  private let language: Language

  /// The names of some schemes, in a language.
  public init(_ schemes: [Scheme], _ language: Language) {
    self.language = language
    var measures = FormulaWords.results
    var definitions: [String: Definition] = [:]
    for scheme in schemes {
      for measure in scheme.inputs { measures[measure.id] = Bilingual(measure.chinese, measure.english) }
      for definition in scheme.definitions { definitions[definition.id] = definition }
    }
    self.measures = measures
    var items: [String: Bilingual] = [:]
    for item in schemes.flatMap(\.items) {
      items[item.id] = item.name
      if case .mean(let parts) = item.method { for part in parts { items[part.id] = part.name } }
    }
    self.items = items
    self.definitions = definitions
  }

  private static let results: [String: Bilingual] = [
    "score": Bilingual("本月分数", "score"), "score_rise": Bilingual("分数上升", "rise of the score"),
    "quarter_score": Bilingual("季度平均分", "quarter's mean score"),
  ]

  /// The name of an item.
  public func item(_ id: String) -> String { items[id]?.text(in: language) ?? id }

  /// A formula in words; named formulas are spelled out.
  public func text(_ formula: String) -> String {
    text(formula, depth: 0)
  }

  private func text(_ formula: String, depth: Int) -> String {
    var result = ""
    let bytes = formula.utf8
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let isName = FormulaWords.begins(bytes[place])
      let end = bytes[place...].firstIndex { isName ? !FormulaWords.continues($0) : FormulaWords.begins($0) }
      let piece = formula[place..<(end ?? bytes.endIndex)]
      if isName { result += name(String(piece), depth: depth) } else { result += piece }
      place = end ?? bytes.endIndex
    }
    return result
  }

  /// Whether a byte begins a name of the scheme language, which is ASCII.
  private static func begins(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private static func continues(_ byte: UInt8) -> Bool {
    begins(byte) || byte == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// A name in words. Definitions use only earlier ones, so the depth is a mere precaution.
  private func name(_ word: String, depth: Int) -> String {
    if let known = measures[word] { return known.text(in: language) }
    if let definition = definitions[word], depth < 8 {
      return definition.name?.text(in: language) ?? text(definition.formula.text, depth: depth + 1)
    }
    if let item = items[word] { return item.text(in: language) }
    guard language == .chinese else { return word }
    switch word {
    case "department.mean": return "部门平均"
    case "department.sum": return "部门合计"
    case "department.min": return "部门最小"
    case "department.max": return "部门最大"
    case "department.count": return "部门人数"
    case "and": return "且"
    case "or": return "或"
    case "not": return "非"
    case "yuan": return "元"
    case "s": return "秒"
    default: return word
    }
  }
}
