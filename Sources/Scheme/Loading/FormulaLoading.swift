import Exact
import Wording

extension SchemeLoader {
  /// Reads a formula that gives a value.
  mutating func value(_ field: SchemeField, named name: String) -> Formula? {
    guard let formula = formula(field, named: name) else { return nil }
    guard formula.kind != .condition else {
      findings.report(
        .schemeUnitMix, at: field, ["formula": formula.text, "units": "condition ↔ number"])
      return nil
    }
    return formula
  }

  /// Reads a formula that gives an amount of money; a bare number is an amount of yuan.
  mutating func money(_ field: SchemeField, named name: String) -> Formula? {
    guard let formula = value(field, named: name) else { return nil }
    if formula.unit == .money { return formula }
    if case .number = formula.expression, formula.unit == .number {
      return Formula(
        text: formula.text, expression: formula.expression, kind: .value(.money), line: formula.line, inputs: [],
        aggregates: [])
    }
    findings.report(.schemeUnitMix, at: field, ["formula": formula.text, "units": formula.unit.name + " ↔ yuan"])
    return nil
  }

  /// Reads a formula that gives a condition.
  mutating func condition(_ field: SchemeField, named name: String) -> Formula? {
    guard let formula = formula(field, named: name) else { return nil }
    guard formula.kind == .condition else {
      findings.report(
        .schemeUnitMix, at: field, ["formula": formula.text, "units": formula.unit.name + " ↔ condition"])
      return nil
    }
    return formula
  }

  private mutating func formula(_ field: SchemeField, named name: String) -> Formula? {
    guard let text = field.text else {
      findings.report(.schemeFieldType, at: field, ["field": name, "expected": "formula", "found": ""])
      return nil
    }
    do {
      var parser = try FormulaParser(text, names: names)
      let typed = try parser.formula()
      names = parser.names
      return Formula(
        text: text, expression: typed.expression, kind: typed.kind, line: field.line, inputs: parser.inputs,
        aggregates: parser.aggregates)
    } catch {
      report(error, in: text, at: field)
      return nil
    }
  }

  private mutating func report(_ error: FormulaError, in text: String, at field: SchemeField) {
    let column = field.textColumn + error.offset
    func say(_ message: Message, _ arguments: [String: String]) {
      findings.report(
        message, line: field.line, column: column, arguments.merging(["formula": text]) { first, _ in first })
    }
    switch error.reason {
    case .syntax(let found, let expected): say(.schemeFormulaSyntax, ["found": found, "expected": expected])
    case .unknownName(let name, let nearest): say(.schemeUnknownName, ["name": name, "nearest": nearest ?? "—"])
    case .units(let units): say(.schemeUnitMix, ["units": units])
    case .unreadableNumber(let number): say(.schemeNumberUnreadable, ["field": text, "text": number])
    case .tooDeep: say(.schemeTooLarge, [:])
    }
  }

  /// `measures:` names figures that the company supplies beyond the built-in ones.
  mutating func measures(_ top: inout SchemeReader) {
    for element in top.field("measures").map({ elements($0) }) ?? [] {
      guard var reader = SchemeReader(element, owner: "measures", findings: &findings) else { continue }
      let id = reader.requiredText("id", &findings) ?? ""
      let name = reader.bilingual("name", &findings) ?? Bilingual(id, id)
      let unitName = reader.requiredText("unit", &findings) ?? "number"
      let direction: Measure.Direction = reader.choice("better", &findings) ?? .neutral
      reader.finish(&findings)
      guard let unit = Unit(name: unitName) else {
        findings.report(
          .schemeFieldType, at: element,
          ["field": "unit", "expected": "ratio, seconds, yuan, points, number, orders…", "found": unitName])
        continue
      }
      if names.knows(id) { findings.report(.schemeDuplicate, at: element, ["id": id, "first": "—"]) }
      let domain: Measure.Domain =
        switch unit {
        case .ratio: .share
        case .count: .wholeNumbers
        default: .nonNegative
        }
      names.add(
        Measure(
          id, chinese: name.chinese, english: name.english, unit: unit, domain: domain, direction: direction))
    }
  }

  /// `from_platform: [conversion]` lets the shop's performance software stand over what is computed.
  mutating func platformFigures(_ top: inout SchemeReader) -> Set<String> {
    var figures: Set<String> = []
    for element in top.field("from_platform").map({ elements($0) }) ?? [] {
      let name = element.text ?? ""
      guard let place = names.input(named: name) else {
        findings.report(
          .schemeUnknownName, at: element,
          ["name": name, "nearest": names.nearest(to: name) ?? "—", "formula": "from_platform"])
        continue
      }
      figures.insert(names.inputs[place].id)
    }
    return figures
  }

  /// `define:` names formulas. They may stand in any order; one that needs itself is refused.
  mutating func definitions(_ top: inout SchemeReader) {
    guard let field = top.field("define") else { return }
    guard let entries = field.entries else {
      findings.report(.schemeFieldType, at: field, ["field": "define", "expected": "mapping", "found": ""])
      return
    }
    var waiting: [String: (key: SchemeField, value: SchemeField)] = [:]
    for entry in entries {
      let name = entry.key.text ?? ""
      if names.knows(name) || Expression.AppraisalResult(rawValue: name) != nil {
        findings.report(.schemeDuplicate, at: entry.key, ["id": name, "first": "—"])
      }
      waiting[name] = entry
    }
    for entry in entries { define(entry.key.text ?? "", &waiting, path: []) }
  }

  private mutating func define(
    _ name: String, _ waiting: inout [String: (key: SchemeField, value: SchemeField)], path: [String]
  ) {
    guard let entry = waiting[name] else { return }
    if let start = path.firstIndex(of: name) {
      let cycle = (path[start...] + [name]).joined(separator: " → ")
      findings.report(.schemeCycle, at: entry.key, ["path": cycle])
      for member in path[start...] { waiting[member] = nil }
      return
    }
    let tokens = (try? FormulaLexer.tokens(of: entry.value.text ?? "")) ?? []
    for token in tokens {
      if case .name(let used) = token.kind, waiting[used] != nil { define(used, &waiting, path: path + [name]) }
    }
    // A cycle found on the way has already been reported for this name.
    guard waiting.removeValue(forKey: name) != nil else { return }
    guard let formula = formula(entry.value, named: name) else { return }
    names.define(Definition(id: name, formula: formula, name: nil))
  }

  /// The elements of a list, with a finding where it is none.
  mutating func elements(_ field: SchemeField) -> [SchemeField] {
    if let elements = field.elements { return elements }
    findings.report(.schemeFieldType, at: field, ["field": "", "expected": "list", "found": field.text ?? ""])
    return []
  }
}
