package import Exact
package import Wording
import Yams

/// Reads the fields of a mapping one by one, collecting what is wrong on the way.
///
/// Every key has to be asked for: what nobody asked for is reported as unknown when the reader is finished.
package struct SchemeReader {
  let entries: [(key: SchemeField, value: SchemeField)]
  let place: SchemeField
  let owner: String
  private var asked: Set<String> = []

  /// Nil, with a finding, where the field is no mapping.
  package init?(_ field: SchemeField, owner: String, findings: inout SchemeFindings) {
    guard let entries = field.entries else {
      findings.report(type: owner, shouldBe: .mapping, at: field)
      return nil
    }
    self.entries = entries
    self.owner = owner
    place = field
  }

  package mutating func field(_ name: String) -> SchemeField? {
    asked.insert(name)
    guard let value = entries.first(where: { $0.key.text == name })?.value, !value.isEmpty else { return nil }
    return value
  }

  package mutating func required(_ name: String, _ findings: inout SchemeFindings) -> SchemeField? {
    if let value = field(name) { return value }
    findings.report(missing: name, of: owner, at: place)
    return nil
  }

  package mutating func text(_ name: String, _ findings: inout SchemeFindings) -> String? {
    guard let value = field(name) else { return nil }
    guard let text = value.text else {
      findings.report(type: name, shouldBe: .plainText, at: value)
      return nil
    }
    return text
  }

  package mutating func requiredText(_ name: String, _ findings: inout SchemeFindings) -> String? {
    required(name, &findings) == nil ? nil : text(name, &findings)
  }

  /// A text given once for both languages, or as `{zh: …, en: …}`.
  package mutating func bilingual(_ name: String, _ findings: inout SchemeFindings) -> Bilingual? {
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
      findings.report(missing: "zh", of: name, at: value)
      return nil
    }
    return Bilingual(chinese ?? either, english ?? either)
  }

  package mutating func quantity(_ name: String, _ findings: inout SchemeFindings) -> Quantity? {
    guard let value = field(name) else { return nil }
    return SchemeReader.quantity(value, named: name, &findings)
  }

  static func quantity(_ value: SchemeField, named name: String, _ findings: inout SchemeFindings) -> Quantity? {
    guard let text = value.text else {
      findings.report(type: name, shouldBe: .number, at: value)
      return nil
    }
    do {
      return try Quantity(parsing: text)
    } catch {
      findings.report(.schemeNumberUnreadable, at: value, ["field": name, "text": text])
      return nil
    }
  }

  /// Points or another number without a unit, not below 0.
  package mutating func plainNumber(_ name: String, _ findings: inout SchemeFindings) -> Rational? {
    field(name).flatMap { SchemeReader.plainNumber($0, named: name, &findings) }
  }

  /// The same, of a field that has to be there.
  mutating func requiredNumber(_ name: String, _ findings: inout SchemeFindings) -> Rational? {
    required(name, &findings).flatMap { SchemeReader.plainNumber($0, named: name, &findings) }
  }

  static func plainNumber(_ value: SchemeField, named name: String, _ findings: inout SchemeFindings) -> Rational? {
    guard let quantity = SchemeReader.quantity(value, named: name, &findings) else { return nil }
    guard quantity.unit == .number || quantity.unit == .points else {
      findings.report(units: quantity.unit.words + .same(" ↔ ") + Unit.points.words, of: value.text ?? "", at: value)
      return nil
    }
    guard !quantity.value.isNegative else {
      findings.report(type: name, shouldBe: .numberFromZero, at: value)
      return nil
    }
    return quantity.value
  }

  mutating func whole(_ name: String, _ findings: inout SchemeFindings) -> Int? {
    guard let value = field(name), let quantity = SchemeReader.quantity(value, named: name, &findings) else {
      return nil
    }
    guard quantity.unit == .number, quantity.value.isWhole, quantity.value > 0, quantity.value < 1000 else {
      findings.report(type: name, shouldBe: .same("1…999"), at: value)
      return nil
    }
    return Int(quantity.value.numerator)
  }

  package mutating func flag(_ name: String, default standard: Bool, _ findings: inout SchemeFindings) -> Bool {
    guard let value = field(name) else { return standard }
    switch value.text {
    case "true": return true
    case "false": return false
    default:
      findings.report(type: name, shouldBe: .same("true | false"), at: value)
      return standard
    }
  }

  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ findings: inout SchemeFindings
  ) -> Choice? where Choice.RawValue == String {
    guard let value = field(name) else { return nil }
    if let text = value.text, let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: " | ")
    findings.report(type: name, shouldBe: .same(known), at: value)
    return nil
  }

  /// Reports every key that nobody asked for.
  package func finish(_ findings: inout SchemeFindings) {
    for entry in entries where !findings.isFull {
      let name = entry.key.text ?? "?"
      guard !asked.contains(name) else { continue }
      let nearest = NearestName.likely(for: name, among: asked)
      findings.report(
        .schemeFieldUnknown, line: entry.key.line, column: entry.key.column, ["field": name],
        words: [
          "owner": SchemeFindings.owner(owner), "guess": .guess(nearest),
          "known": .same(asked.sorted().joined(separator: ", ")),
        ])
    }
  }
}
