internal import Exact
internal import Wording

extension FieldRule {
  private static let sources = [
    "text", "id", "buyer", "join", "constant", "moment", "prefix", "day", "day_of", "month_of", "yuan", "whole",
    "seconds", "minutes", "number",
    "share", "given", "missing",
  ]
  private static let others = [
    "written", "values", "others", "bounds", "may_be_empty", "may_be_absent", "otherwise", "minus", "in", "of",
  ]

  /// Reads the rule of a field.
  ///
  /// - Throws: `DIALECT-BROKEN` with line, column and what is wrong there.
  init(field: String, _ node: DialectNode) throws(Diagnostic) {
    let keys = try node.entries(among: FieldRule.sources + FieldRule.others)
    let given = FieldRule.sources.filter { keys[$0] != nil }
    guard given.count == 1, let kind = given.first, let column = keys[kind] else {
      throw node.broken("exactly one of \(FieldRule.sources.joined(separator: " ")) is expected")
    }
    let known = FieldRule.known(beside: kind)
    if let unknown = keys.keys.sorted().first(where: { $0 != kind && !known.contains($0) }) {
      throw (keys[unknown] ?? node).broken(
        "\"\(unknown)\" says nothing of \(kind); known beside it: \(known.joined(separator: " "))")
    }
    var source = try FieldRule.source(kind, column, keys, node)
    // Whoever wrote the dialect: what says who the buyer is, is an id of a buyer, and not shown.
    if field == "buyer_id" {
      switch source {
      case .id(let column), .text(let column): source = .buyer(column)
      default: break
      }
    }
    self.init(field: field, source: source)
    if let node = keys["values"] {
      var values: [String: String] = [:]
      for (word, value) in try node.entries() {
        values[FieldText.folded(word)] = try value.text()
        values[word] = try value.text()
      }
      self.values = values
    }
    if let others = keys["others"] {
      guard values != nil else { throw others.broken("others is expected beside values") }
      let word = try others.text()
      keepsOthers = word == "keep"
      othersBecome = keepsOthers ? nil : word
    }
    mayBeNegative = !field.hasSuffix("_cents")
    mayBeAbsent = try keys["may_be_absent"]?.flag() ?? false
    mayBeEmpty = try keys["may_be_empty"]?.flag() ?? mayBeAbsent
    if let otherwise = keys["otherwise"] {
      guard !ownColumns.isEmpty else { throw otherwise.broken("otherwise is for a rule that looks at a column") }
      self.otherwise = [try FieldRule(field: field, otherwise)]
    }
  }

  /// The keys that say something beside a rule of a kind; any other would be passed over silently.
  private static func known(beside kind: String) -> [String] {
    let ofColumns = ["may_be_empty", "may_be_absent", "otherwise"]
    return switch kind {
    case "text", "id", "buyer": ["values", "others"] + ofColumns
    case "moment", "prefix": ["written"] + ofColumns
    case "whole": ["minus"] + ofColumns
    case "number": ["bounds", "in"] + ofColumns
    case "share": ["of", "written"] + ofColumns
    case "constant", "given", "missing", "join": []
    default: ofColumns
    }
  }

  private static func source(
    _ kind: String, _ column: DialectNode, _ keys: [String: DialectNode], _ node: DialectNode
  ) throws(Diagnostic) -> Source {
    switch kind {
    case "text": return .text(try column.text())
    case "id": return .id(try column.text())
    case "buyer": return .buyer(try column.text())
    case "constant": return .constant(try column.text())
    case "moment": return .moment(try columns(column), written: try pattern(keys["written"]))
    case "day": return .day(try column.text())
    case "day_of": return .dayOf(try column.text())
    case "month_of": return .monthOf(try column.text())
    case "yuan": return .yuan(try column.text())
    case "whole": return .whole(try column.texts(), minus: try keys["minus"]?.texts() ?? [])
    case "seconds": return .seconds(try column.text())
    case "minutes": return .minutes(try column.text())
    case "given": return .given(try column.text())
    case "join":
      var parts: [FieldRule] = []
      for item in try column.items() { parts.append(try FieldRule(field: "part", item)) }
      guard parts.count >= 2 else { throw column.broken("two rules or more are expected") }
      return .join(parts)
    case "prefix":
      guard let pattern = try pattern(keys["written"]) else { throw node.broken("the key \"written\" is missing") }
      return .prefix(try column.text(), written: pattern)
    case "number":
      if let bounds = keys["bounds"] { return .bounds(try column.text(), try FieldRule.bounds(bounds)) }
      if let unit = keys["in"], try unit.text() == "fen" { return .fen(try column.text()) }
      return .number(try column.text(), times: try factor(keys["in"]), isTime: keys["in"] != nil)
    case "share":
      guard let whole = try keys["of"]?.text() else { throw node.broken("the key \"of\" is missing") }
      var form: WrittenRate.Form?
      if let written = keys["written"] {
        form = WrittenRate.Form(example: try written.text())
        guard form != nil else { throw written.broken("an example such as 0.9971 or 99.71 is expected") }
      }
      return .share(try column.text(), of: whole, written: form)
    default: return .missing
    }
  }

  private static func pattern(_ node: DialectNode?) throws(Diagnostic) -> TimePattern? {
    guard let node else { return nil }
    let text = try node.text()
    guard let found = TimePattern(text), found.hasDay else { throw node.broken("\(text) is no form of a moment") }
    return found
  }

  /// The seconds of a unit of time.
  private static func factor(_ node: DialectNode?) throws(Diagnostic) -> Rational {
    guard let node else { return .one }
    switch try node.text() {
    case "seconds": return .one
    case "minutes": return Rational(60)
    case "hours": return Rational(3600)
    default: throw node.broken("seconds, minutes, hours or fen is expected")
    }
  }

  private static func columns(_ node: DialectNode) throws(Diagnostic) -> [String] {
    let columns = try node.texts()
    guard (1...2).contains(columns.count) else { throw node.broken("one column, or a day and a time, are expected") }
    return columns
  }

  private static func bounds(_ node: DialectNode) throws(Diagnostic) -> [(Rational, String)] {
    var bounds: [(Rational, String)] = []
    for item in try node.items() {
      let keys = try item.entries(among: ["from", "is"])
      guard let from = keys["from"], let word = try keys["is"]?.text(),
        let number = WrittenNumber.rational(try from.text())
      else { throw item.broken("{from: number, is: word} is expected") }
      if let last = bounds.last, last.0 <= number { throw item.broken("bounds have to fall") }
      bounds.append((number, word))
    }
    return bounds
  }
}
