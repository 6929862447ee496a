internal import Exact
public import Wording

extension Dialect {
  /// Reads a dialect from its YAML.
  ///
  /// - Throws: `DIALECT-BROKEN` with line, column and what is wrong there.
  public init(yaml: String, file: String) throws(Diagnostic) {
    let root = try DialectNode(yaml: yaml, file: file)
    let keys = try root.entries(among: [
      "dialect", "id", "name", "recognise", "key", "repeats", "drop", "private", "yields",
    ])
    func needed(_ key: String) throws(Diagnostic) -> DialectNode {
      guard let node = keys[key] else { throw root.broken("the key \"\(key)\" is missing") }
      return node
    }
    guard try needed("dialect").text() == "1" else { throw try needed("dialect").broken("version 1 is expected") }
    id = try needed("id").text()
    let names = try needed("name").entries(among: ["zh", "en"])
    name = Bilingual(try names["zh"]?.text() ?? id, try names["en"]?.text() ?? id)
    let recognise = try needed("recognise").entries(among: ["columns", "sheet"])
    columns = try recognise["columns"]?.texts() ?? []
    guard !columns.isEmpty else { throw try needed("recognise").broken("columns to recognise are missing") }
    sheet = try recognise["sheet"]?.text()
    key = try keys["key"]?.texts() ?? []
    if let repeats = keys["repeats"] {
      guard try repeats.text() == "further_lines", !key.isEmpty else {
        throw repeats.broken("further_lines is expected, beside a key")
      }
      repeatsAreFurtherLines = true
    } else {
      repeatsAreFurtherLines = false
    }
    drops = try Dialect.conditions(keys["drop"])
    privateColumns = try keys["private"]?.texts() ?? []
    var yields: [Yield] = []
    for node in try needed("yields").items() { yields.append(try Dialect.yield(node)) }
    self.yields = yields
    guard !yields.isEmpty else { throw try needed("yields").broken("nothing is yielded") }
    let hidden = Set(privateColumns.map { ColumnName($0) })
    if let taken = usedColumns.first(where: { hidden.contains(ColumnName($0)) }) {
      throw try needed("yields").broken("the private column \"\(taken)\" is used")
    }
  }

  private static func conditions(_ node: DialectNode?) throws(Diagnostic) -> [RowCondition] {
    guard let node else { return [] }
    var conditions: [RowCondition] = []
    for item in try node.items() {
      let keys = try item.entries(among: ["column", "is", "is_not", "begins"])
      guard let column = try keys["column"]?.text() else { throw item.broken("the key \"column\" is missing") }
      let test: RowCondition.Test? =
        if let node = keys["is"] {
          .isOne(of: Set(try node.texts()))
        } else if let node = keys["is_not"] {
          .isNone(of: Set(try node.texts()))
        } else if let node = keys["begins"] {
          .begins(with: try node.texts())
        } else {
          nil
        }
      guard let test, keys.count == 2 else { throw item.broken("one of is, is_not, begins is expected") }
      conditions.append(RowCondition(column: column, test: test))
    }
    return conditions
  }

  private static func yield(_ node: DialectNode) throws(Diagnostic) -> Yield {
    let keys = try node.entries(among: ["file", "when", "fields"])
    guard let name = try keys["file"]?.text(), let file = CanonicalFile(rawValue: name) else {
      throw node.broken("file: one of \(CanonicalFile.allCases.map(\.rawValue).joined(separator: " "))")
    }
    guard let fields = try keys["fields"]?.entries(among: file.columns) else {
      throw node.broken("the key \"fields\" is missing")
    }
    var rules: [FieldRule] = []
    for column in file.columns {
      // Where a file has a column `source` of its own, evidence stands there.
      if column == "source" { continue }
      guard let field = fields[column] else { throw node.broken("\(name) needs a rule for \"\(column)\"") }
      rules.append(try FieldRule(field: column, field))
    }
    return Yield(file: file, conditions: try conditions(keys["when"]), rules: rules)
  }
}

extension FieldRule {
  private static let sources = [
    "text", "id", "buyer", "constant", "moment", "day", "yuan", "whole", "seconds", "number", "given", "missing",
  ]

  fileprivate init(field: String, _ node: DialectNode) throws(Diagnostic) {
    let keys = try node.entries(among: FieldRule.sources + ["written", "values", "others", "bounds", "may_be_empty"])
    let given = FieldRule.sources.filter { keys[$0] != nil }
    guard given.count == 1, let kind = given.first, let source = keys[kind] else {
      throw node.broken("exactly one of \(FieldRule.sources.joined(separator: " ")) is expected")
    }
    self.field = field
    var pattern: TimePattern?
    if let written = keys["written"] {
      let text = try written.text()
      guard let found = TimePattern(text), found.hasDay else { throw written.broken("\(text) is no form of a moment") }
      pattern = found
    }
    self.source =
      switch kind {
      case "text": .text(try source.text())
      case "id": .id(try source.text())
      case "buyer": .buyer(try source.text())
      case "constant": .constant(try source.text())
      case "moment": .moment(try FieldRule.columns(source), written: pattern)
      case "day": .day(try source.text())
      case "yuan": .yuan(try source.text())
      case "whole": .whole(try source.text())
      case "seconds": .seconds(try source.text())
      case "number":
        if let bounds = keys["bounds"] {
          .bounds(try source.text(), try FieldRule.bounds(bounds))
        } else {
          .number(try source.text())
        }
      case "given": .given(try source.text())
      default: .missing
      }
    if let node = keys["values"] {
      var values: [String: String] = [:]
      for (word, value) in try node.entries() { values[word] = try value.text() }
      self.values = values
    } else {
      values = nil
    }
    if let others = keys["others"] {
      guard try others.text() == "keep", values != nil else { throw others.broken("keep is expected, beside values") }
      keepsOthers = true
    }
    mayBeEmpty = try keys["may_be_empty"]?.flag() ?? false
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
