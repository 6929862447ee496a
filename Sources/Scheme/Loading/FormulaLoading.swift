import Exact
import Wording

extension SchemeLoader {
  /// Reads a formula that gives a value.
  mutating func value(_ field: SchemeField, named name: String) -> Formula? {
    guard let formula = formula(field, named: name) else { return nil }
    guard formula.kind != .condition else {
      findings.report(units: .condition + .same(" ↔ ") + .number, of: formula.text, at: field)
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
    findings.report(units: formula.unit.words + .same(" ↔ ") + Unit.money.words, of: formula.text, at: field)
    return nil
  }

  /// Reads a formula that gives a condition.
  mutating func condition(_ field: SchemeField, named name: String) -> Formula? {
    guard let formula = formula(field, named: name) else { return nil }
    guard formula.kind == .condition else {
      findings.report(units: formula.unit.words + .same(" ↔ ") + .condition, of: formula.text, at: field)
      return nil
    }
    return formula
  }

  private mutating func formula(_ field: SchemeField, named name: String) -> Formula? {
    guard let text = field.text else {
      findings.report(type: name, shouldBe: .formula, at: field)
      return nil
    }
    do {
      var parser = try FormulaParser(text, names: names)
      let typed = try parser.formula()
      names = parser.names
      guard names.weight(of: typed.expression) <= FormulaParser.greatestWeight else {
        reportTooDeep(at: field)
        return nil
      }
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
    func say(_ message: Message, _ arguments: [String: String] = [:], words: [String: Bilingual] = [:]) {
      findings.report(
        message, line: field.line, column: column, arguments.merging(["formula": text]) { first, _ in first },
        words: words)
    }
    switch error.reason {
    case .syntax(let found, let expected): say(.schemeFormulaSyntax, words: ["found": found, "expected": expected])
    case .unknownName(let name, let nearest):
      // What is wrong with the name has been said where it was to be defined.
      guard !names.broken.contains(name) else { return }
      say(.schemeUnknownName, ["name": name], words: ["guess": .guess(nearest), "known": .namesOfFormulas])
    case .unknownFunction(let name):
      let functions = Expression.Function.allCases.map(\.rawValue)
      say(
        .schemeUnknownName, ["name": name],
        words: [
          "guess": .guess(NearestName.likely(for: name, among: functions + Aggregate.functions)),
          "known": .functionsOfFormulas,
        ])
    case .units(let units): say(.schemeUnitMix, words: ["units": units])
    case .unreadableNumber(let number): say(.schemeNumberUnreadable, ["field": text, "text": number])
    case .tooDeep: reportTooDeep(at: field)
    }
  }

  private mutating func reportTooDeep(at field: SchemeField) {
    let most = FormulaParser.greatestWeight
    findings.report(
      tooLarge: Bilingual("公式连同它用到的定义过长或嵌套过深", "The formula with the definitions it uses is too long or too deep"),
      limit: Bilingual("\(most) 个部分、60 层", "\(most) parts and 60 levels"), at: field)
  }

  /// `measures:` names figures that the company supplies beyond the built-in ones.
  mutating func measures(_ top: inout SchemeReader) {
    var lines: [String: Int] = [:]
    for element in top.field("measures").map({ elements($0, named: "measures") }) ?? [] {
      guard var reader = SchemeReader(element, owner: "measures", findings: &findings) else { continue }
      let id = reader.requiredText("id", &findings) ?? ""
      let name = reader.bilingual("name", &findings) ?? Bilingual(id, id)
      let unitField = reader.required("unit", &findings)
      let direction: Measure.Direction = reader.choice("better", &findings) ?? .neutral
      let addition: Measure.Addition? = reader.choice("adds", &findings)
      reader.finish(&findings)
      guard let unitField, let unit = Unit(name: unitField.text ?? "") else {
        if let unitField {
          let counts = Counted.allCases.map(\.rawValue).joined(separator: " | ")
          findings.report(
            type: "unit", shouldBe: .same("ratio | seconds | yuan | points | number | " + counts), at: unitField)
        }
        for broken in [id, name.chinese] { names.markBroken(broken) }
        continue
      }
      for label in Set([id, name.chinese]).sorted() where names.knows(label) {
        findings.report(duplicate: label, first: lines[label].map(Bilingual.line) ?? .builtInMeasure, at: element)
      }
      (lines[id], lines[name.chinese]) = (element.line, element.line)
      let domain: Measure.Domain =
        switch unit {
        case .ratio: .share
        case .count: .wholeNumbers
        default: .nonNegative
        }
      names.add(
        Measure(
          id, chinese: name.chinese, english: name.english, unit: unit, domain: domain, direction: direction,
          addition: addition))
    }
  }

  /// `from_platform: [conversion]` lets the shop's performance software stand over what is computed.
  mutating func platformFigures(_ top: inout SchemeReader) -> Set<String> {
    var figures: Set<String> = []
    for element in top.field("from_platform").map({ elements($0, named: "from_platform") }) ?? [] {
      let name = element.text ?? ""
      guard let place = names.input(named: name) else {
        findings.report(
          .schemeUnknownName, line: element.line, column: element.column, ["name": name, "formula": "from_platform"],
          words: ["guess": .guess(names.nearest(to: name)), "known": .namesOfFormulas])
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
      findings.report(type: "define", shouldBe: .mapping, at: field)
      return
    }
    var waiting: [String: (key: SchemeField, value: SchemeField)] = [:]
    for entry in entries {
      let name = entry.key.text ?? ""
      let isResult = Expression.AppraisalResult(rawValue: name) != nil
      if names.knows(name) || isResult {
        findings.report(duplicate: name, first: isResult ? .builtInResult : .builtInMeasure, at: entry.key)
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
      for member in path[start...] {
        waiting[member] = nil
        names.markBroken(member)
      }
      return
    }
    guard path.count < 50 else {
      for unread in waiting.keys { names.markBroken(unread) }
      waiting = [:]
      findings.report(
        tooLarge: Bilingual("定义套定义过深", "Definitions are built on definitions too deeply"),
        limit: Bilingual("50 层", "50 levels"), at: entry.key)
      return
    }
    let tokens = (try? FormulaLexer.tokens(of: entry.value.text ?? "")) ?? []
    for token in tokens {
      if case .name(let used) = token.kind, waiting[used] != nil { define(used, &waiting, path: path + [name]) }
    }
    // A cycle found on the way has already been reported for this name.
    guard waiting.removeValue(forKey: name) != nil else { return }
    guard let formula = formula(entry.value, named: name) else {
      names.markBroken(name)
      return
    }
    names.define(Definition(id: name, formula: formula, name: nil))
  }

  /// The elements of a list, with a finding where it is none.
  mutating func elements(_ field: SchemeField, named name: String) -> [SchemeField] {
    if let elements = field.elements { return elements }
    findings.report(type: name, shouldBe: .list, at: field)
    return []
  }
}
