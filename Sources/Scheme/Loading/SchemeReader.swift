import Exact
import Wording
import Yams

/// Reads the fields of a mapping one by one, collecting what is wrong on the way.
///
/// Every key has to be asked for: what nobody asked for is reported as unknown when the reader is finished.
struct SchemeReader {
  let entries: [(key: SchemeField, value: SchemeField)]
  let place: SchemeField
  let owner: String
  private var asked: Set<String> = []

  /// Nil, with a finding, where the field is no mapping.
  init?(_ field: SchemeField, owner: String, findings: inout SchemeFindings) {
    guard let entries = field.entries else {
      findings.report(.schemeFieldType, at: field, ["field": owner, "expected": "mapping", "found": field.text ?? ""])
      return nil
    }
    self.entries = entries
    self.owner = owner
    place = field
  }

  mutating func field(_ name: String) -> SchemeField? {
    asked.insert(name)
    guard let value = entries.first(where: { $0.key.text == name })?.value, !value.isEmpty else { return nil }
    return value
  }

  mutating func required(_ name: String, _ findings: inout SchemeFindings) -> SchemeField? {
    if let value = field(name) { return value }
    findings.report(.schemeFieldMissing, at: place, ["field": name, "owner": owner])
    return nil
  }

  mutating func text(_ name: String, _ findings: inout SchemeFindings) -> String? {
    guard let value = field(name) else { return nil }
    guard let text = value.text else {
      findings.report(.schemeFieldType, at: value, ["field": name, "expected": "text", "found": ""])
      return nil
    }
    return text
  }

  mutating func requiredText(_ name: String, _ findings: inout SchemeFindings) -> String? {
    required(name, &findings) == nil ? nil : text(name, &findings)
  }

  /// A text given once for both languages, or as `{zh: …, en: …}`.
  mutating func bilingual(_ name: String, _ findings: inout SchemeFindings) -> Bilingual? {
    guard let value = field(name) else { return nil }
    return SchemeReader.bilingual(value, named: name, &findings)
  }

  static func bilingual(_ value: SchemeField, named name: String, _ findings: inout SchemeFindings) -> Bilingual? {
    if let text = value.text { return Bilingual(text, text) }
    guard var reader = SchemeReader(value, owner: name, findings: &findings) else { return nil }
    let chinese = reader.text("zh", &findings)
    let english = reader.text("en", &findings)
    reader.finish(&findings)
    guard let either = chinese ?? english else {
      findings.report(.schemeFieldMissing, at: value, ["field": "zh", "owner": name])
      return nil
    }
    return Bilingual(chinese ?? either, english ?? either)
  }

  mutating func quantity(_ name: String, _ findings: inout SchemeFindings) -> Quantity? {
    guard let value = field(name) else { return nil }
    return SchemeReader.quantity(value, named: name, &findings)
  }

  static func quantity(_ value: SchemeField, named name: String, _ findings: inout SchemeFindings) -> Quantity? {
    guard let text = value.text else {
      findings.report(.schemeFieldType, at: value, ["field": name, "expected": "number", "found": ""])
      return nil
    }
    do {
      return try Quantity(parsing: text)
    } catch {
      findings.report(.schemeNumberUnreadable, at: value, ["field": name, "text": text])
      return nil
    }
  }

  /// Points or another number without a unit.
  mutating func plainNumber(_ name: String, _ findings: inout SchemeFindings) -> Rational? {
    guard let value = field(name), let quantity = SchemeReader.quantity(value, named: name, &findings) else {
      return nil
    }
    guard quantity.unit == .number || quantity.unit == .points else {
      findings.report(.schemeUnitMix, at: value, ["formula": value.text ?? "", "units": quantity.unit.name + " ↔ points"])
      return nil
    }
    return quantity.value
  }

  mutating func whole(_ name: String, _ findings: inout SchemeFindings) -> Int? {
    guard let value = field(name), let quantity = SchemeReader.quantity(value, named: name, &findings) else {
      return nil
    }
    guard quantity.value.isWhole, quantity.value > 0, quantity.value < 1000 else {
      findings.report(.schemeFieldType, at: value, ["field": name, "expected": "1…999", "found": value.text ?? ""])
      return nil
    }
    return Int(quantity.value.numerator)
  }

  mutating func flag(_ name: String, default standard: Bool, _ findings: inout SchemeFindings) -> Bool {
    guard let value = field(name) else { return standard }
    switch value.text {
    case "true": return true
    case "false": return false
    default:
      findings.report(
        .schemeFieldType, at: value, ["field": name, "expected": "true, false", "found": value.text ?? ""])
      return standard
    }
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ findings: inout SchemeFindings
  ) -> Choice? where Choice.RawValue == String {
    guard let value = field(name) else { return nil }
    if let text = value.text, let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    findings.report(.schemeFieldType, at: value, ["field": name, "expected": known, "found": value.text ?? ""])
    return nil
  }

  /// Reports every key that nobody asked for.
  func finish(_ findings: inout SchemeFindings) {
    for entry in entries {
      let name = entry.key.text ?? ""
      guard !asked.contains(name) else { continue }
      let nearest = NearestName.of(name, among: asked)
      let known = asked.sorted().joined(separator: ", ")
      findings.report(
        .schemeFieldUnknown, at: entry.key,
        ["field": name, "owner": owner, "known": known, "nearest": nearest ?? ""])
    }
  }
}

/// The findings about one scheme, with the text they point into.
struct SchemeFindings {
  let file: String
  private let lines: [Substring]
  private(set) var diagnostics: [Diagnostic] = []

  init(file: String, source: String) {
    self.file = file
    lines = source.split(separator: "\n", omittingEmptySubsequences: false)
  }

  mutating func report(_ message: Message, at field: SchemeField, _ arguments: [String: String] = [:]) {
    report(message, line: field.line, column: field.column, arguments)
  }

  mutating func report(_ message: Message, line: Int, column: Int, _ arguments: [String: String] = [:]) {
    let excerpt = lines.indices.contains(line - 1) ? Diagnostic.quoted(lines[line - 1].drop { $0 == " " }) : nil
    diagnostics.append(
      Diagnostic(
        message, at: Place(file: file, line: line, column: column),
        arguments.mapValues { Diagnostic.quoted($0) }, excerpt: excerpt))
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
