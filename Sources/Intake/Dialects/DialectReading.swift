public import Exact
public import Wording

extension Dialect {
  private static let keys = [
    "dialect", "id", "name", "recognise", "also_called", "period", "key", "repeats", "drop", "totals", "private",
    "left_out", "states", "bookkeeping", "yields", "agent", "day", "figures", "chat", "instead",
    "caution", "waits_from",
  ]

  /// Reads a dialect from its YAML.
  ///
  /// - Parameter metricUnit: the unit of a metric of a report; nil where it is not known.
  /// - Throws: `DIALECT-BROKEN` with line, column and what is wrong there; `DIALECT-UNIT` where a rule gives another unit
  ///   than its column or metric has.
  public init(
    yaml: String, file: String, metricUnit: @escaping (String) -> Exact.Unit? = { _ in nil }
  ) throws(Diagnostic) {
    let units = FigureUnits(unit: metricUnit)
    let root = try DialectNode(yaml: yaml, file: file)
    let keys = try root.entries(among: Dialect.keys)
    func needed(_ key: String) throws(Diagnostic) -> DialectNode {
      guard let node = keys[key] else { throw root.broken("the key \"\(key)\" is missing") }
      return node
    }
    guard try needed("dialect").text() == "1" else { throw try needed("dialect").broken("version 1 is expected") }
    id = try needed("id").text()
    name = try needed("name").bilingual()
    instead = try keys["instead"]?.bilingual()
    caution = try keys["caution"]?.bilingual()
    waitsFrom = try keys["waits_from"].map { node throws(Diagnostic) in
      guard let found = WaitsFrom(rawValue: try node.text()) else {
        throw node.broken("one of \(WaitsFrom.allCases.map(\.rawValue).joined(separator: " ")) is expected")
      }
      return found
    }
    chat = try keys["chat"].map { node throws(Diagnostic) in try ChatRule(node) }
    let isText = chat?.isText == true
    let recognise = try keys["recognise"]?.entries(among: ["columns", "any_of", "sheet"]) ?? [:]
    columns = try recognise["columns"]?.texts() ?? []
    anyOf = try recognise["any_of"]?.texts() ?? []
    guard !columns.isEmpty || isText else { throw try needed("recognise").broken("columns to recognise are missing") }
    sheet = try recognise["sheet"]?.text()
    var otherNames: [String: [String]] = [:]
    for (column, names) in try keys["also_called"]?.entries() ?? [] { otherNames[column] = try names.texts() }
    self.otherNames = OtherNames(otherNames)
    period = try Dialect.period(keys["period"])
    key = try keys["key"]?.texts() ?? []
    if let node = keys["repeats"] {
      guard let repeats = Repeats(rawValue: try node.text()), !key.isEmpty else {
        throw node.broken("further_lines, add_up or last is expected, beside a key")
      }
      self.repeats = repeats
    } else {
      repeats = .same
    }
    drops = try Dialect.conditions(keys["drop"])
    states = try StateColumn.columns(keys["states"])
    bookkeeping = try Dialect.conditions(keys["bookkeeping"])
    totals = try keys["totals"].map { node throws(Diagnostic) in try Dialect.totals(node) }
    privateColumns = try keys["private"]?.texts() ?? []
    leftOut = try Dialect.leftOut(keys["left_out"])
    day = try keys["day"]?.text()
    var yields: [Yield] = []
    for node in try keys["yields"]?.items() ?? [] { yields.append(try Dialect.yield(node, units)) }
    if let figures = keys["figures"] {
      yields += try Dialect.figures(figures, agent: try needed("agent"), day: day, units)
    }
    self.yields = yields
    let kinds = [!yields.isEmpty, chat != nil, instead != nil].count { $0 }
    guard kinds == 1 else {
      throw (keys["yields"] ?? root).broken("nothing is yielded, or more than one of yields, figures, chat, instead")
    }
    let hidden = Set(privateColumns.map { ColumnName($0) })
    if let taken = yields.flatMap(\.rules).flatMap(\.columns).first(where: { hidden.contains(ColumnName($0)) })
      ?? key.first(where: { hidden.contains(ColumnName($0)) })
    {
      throw (keys["yields"] ?? root).broken("the private column \"\(taken)\" is used")
    }
    let columns = Set(states.map { ColumnName($0.column) })
    for condition in drops + bookkeeping + yields.flatMap(\.conditions) where condition.asksMeaning {
      guard let column = condition.columns.first(where: { !columns.contains(ColumnName($0)) }) else { continue }
      throw (keys["states"] ?? root).broken("the words of \"\(column)\" are asked for and not listed under states")
    }
  }

  private static func period(_ node: DialectNode?) throws(Diagnostic) -> [FileNamePattern] {
    guard let node else { return [] }
    var patterns: [FileNamePattern] = []
    for text in try node.texts() {
      guard let pattern = FileNamePattern(text) else { throw node.broken("\(text) is no form of a file's name") }
      patterns.append(pattern)
    }
    return patterns
  }

  static func conditions(_ node: DialectNode?) throws(Diagnostic) -> [RowCondition] {
    guard let node else { return [] }
    var conditions: [RowCondition] = []
    for item in try node.items() { conditions.append(try condition(item, try item.entries(among: tests + ["column"]))) }
    return conditions
  }

  private static let tests = ["is", "is_not", "begins", "contains", "lacks", "means", "means_not"]

  private static func condition(
    _ node: DialectNode, _ keys: [String: DialectNode]
  ) throws(Diagnostic) -> RowCondition {
    guard let columns = try keys["column"]?.texts(), !columns.isEmpty else {
      throw node.broken("the key \"column\" is missing")
    }
    let given = tests.filter { keys[$0] != nil }
    guard given.count == 1, let texts = try keys[given[0]]?.texts() else {
      throw node.broken("one of \(tests.joined(separator: ", ")) is expected")
    }
    let test: RowCondition.Test =
      switch given[0] {
      case "is": .isOne(of: Set(texts))
      case "is_not": .isNone(of: Set(texts))
      case "begins": .begins(with: texts)
      case "contains": .contains(texts)
      case "means": .means(Set(texts))
      case "means_not": .meansNone(of: Set(texts))
      default: .lacks(texts)
      }
    let meanings = Set(StateMeaning.allCases.map(\.rawValue))
    if given[0].hasPrefix("means"), let word = texts.first(where: { !meanings.contains($0) }) {
      throw node.broken("\"\(word)\" is no meaning; there are: \(meanings.sorted().joined(separator: " "))")
    }
    return RowCondition(columns: columns, test: test)
  }

  private static func totals(_ node: DialectNode) throws(Diagnostic) -> Totals {
    let keys = try node.entries(among: ["column", "add_up", "distinct"] + tests)
    return Totals(
      row: try condition(node, keys), addUp: try keys["add_up"]?.texts() ?? [],
      distinct: try keys["distinct"]?.texts() ?? [])
  }

  private static func leftOut(_ node: DialectNode?) throws(Diagnostic) -> [LeftOut] {
    var columns: [LeftOut] = []
    for (word, names) in try node?.entries() ?? [] {
      guard let reason = LeftOut.Reason(rawValue: word) else {
        throw names.broken("one of \(LeftOut.Reason.allCases.map(\.rawValue).joined(separator: " ")) is expected")
      }
      for name in try names.texts() { columns.append(LeftOut(column: name, reason: reason)) }
    }
    return columns
  }

  private static func yield(_ node: DialectNode, _ units: FigureUnits) throws(Diagnostic) -> Yield {
    let keys = try node.entries(among: ["file", "when", "where_there", "fields"])
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
      let rule = try FieldRule(field: column, field)
      try field.check(rule, of: file)
      rules.append(rule)
    }
    if file == .platformMetrics { try check(rules, fields, units) }
    return Yield(
      file: file, conditions: try conditions(keys["when"]), rules: rules,
      whereThere: try keys["where_there"]?.flag() ?? false)
  }

  /// Checks the units of rows of platform_metrics.csv, as far as the metric is one that is known.
  private static func check(
    _ rules: [FieldRule], _ fields: [String: DialectNode], _ units: FigureUnits
  ) throws(Diagnostic) {
    var byField: [String: (FieldRule, DialectNode)] = [:]
    for rule in rules { byField[rule.field] = fields[rule.field].map { (rule, $0) } }
    guard let metric = byField["metric"]?.0, let above = byField["numerator"] else { return }
    var metrics = metric.values.map { Array($0.values) } ?? []
    if case .constant(let name) = metric.source { metrics.append(name) }
    for name in metrics.sorted() { try units.check(name, above, byField["denominator"]) }
  }

  /// The figures of a report, each a row of its own; where a report has a row for each day, the rows of a month add
  /// up.
  private static func figures(
    _ node: DialectNode, agent: DialectNode, day: String?, _ units: FigureUnits
  ) throws(Diagnostic) -> [Yield] {
    let account = try FieldRule(field: "agent_id", agent)
    let month = FieldRule(field: "month", source: day.map { .monthOf($0) } ?? .given("month"))
    var yields: [Yield] = []
    for item in try node.items() {
      let keys = try item.entries(among: ["metric", "numerator", "denominator"])
      guard let metric = try keys["metric"]?.text(), let numerator = keys["numerator"] else {
        throw item.broken("a metric and its numerator are expected")
      }
      var above = try FieldRule(field: "numerator", numerator)
      var below = FieldRule(field: "denominator", source: .constant("1"))
      if let denominator = keys["denominator"] { below = try FieldRule(field: "denominator", denominator) }
      above.mayBeNegative = metric.hasPrefix("net_")
      try units.check(metric, (above, numerator), keys["denominator"].map { (below, $0) })
      (above.mayBeEmpty, above.tellsNotYetFinal, below.mayBeEmpty, below.tellsNotYetFinal) = (true, true, true, true)
      yields.append(
        Yield(
          file: .platformMetrics, conditions: [],
          rules: [month, account, FieldRule(field: "metric", source: .constant(metric)), above, below],
          whereThere: true, metric: metric))
    }
    return yields
  }
}

extension DialectNode {
  /// A text in both languages.
  func bilingual() throws(Diagnostic) -> Bilingual {
    let names = try entries(among: ["zh", "en"])
    guard let chinese = try names["zh"]?.text(), let english = try names["en"]?.text() else {
      throw broken("a text in both languages, {zh: …, en: …}, is expected")
    }
    return Bilingual(chinese, english)
  }
}
