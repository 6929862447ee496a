internal import Appraisal
internal import Exact
internal import Scheme
internal import Wording

/// A file of law: a region and its rules, each with its source and the months it holds in.
struct LawFile {
  /// The region: `cn-44`.
  let region: String
  /// What people call it.
  let name: Bilingual
  /// Other names company.yaml may use for it.
  let alsoKnownAs: [String]
  /// Its rules, in the order of the file.
  let rules: [LawRule]
  /// The file.
  let file: String

  /// Reads a file of law; what is wrong with it is among the findings.
  static func read(_ source: String, file: String) -> (law: LawFile?, findings: [Diagnostic]) {
    var reading = LawFileReading(findings: SchemeFindings(file: file, source: source), file: file)
    let law = reading.law(source)
    return (reading.findings.hasErrors ? nil : law, reading.findings.diagnostics)
  }
}

/// Reads a file of law from its YAML. What is not known in it is an error: a misspelt `to` must not go on for ever.
private struct LawFileReading {
  var findings: SchemeFindings
  let file: String

  mutating func law(_ source: String) -> LawFile? {
    guard let root = findings.document(of: source),
      var top = SchemeReader(root, owner: "law", findings: &findings)
    else { return nil }
    let format = top.required("kaohe", &findings)
    if let format, format.text != "1" {
      findings.report(type: "kaohe", shouldBe: Bilingual("1", "1"), at: format)
    }
    let region = top.requiredText("law", &findings) ?? ""
    let name = top.bilingual("name", &findings) ?? Bilingual(region, region)
    let also = top.field("also")?.elements?.compactMap(\.text) ?? []
    var rules: [LawRule] = []
    if let field = top.required("rules", &findings) {
      if let elements = field.elements {
        for element in elements { if let rule = rule(element) { rules.append(rule) } }
      } else {
        findings.report(
          type: "rules", shouldBe: Bilingual("列表（每项以 - 开头）", "a list (each entry after a dash)"), at: field)
      }
    }
    top.finish(&findings)
    return LawFile(region: region, name: name, alsoKnownAs: also, rules: rules, file: file)
  }

  private mutating func rule(_ field: SchemeField) -> LawRule? {
    guard var reader = SchemeReader(field, owner: "rule", findings: &findings) else { return nil }
    let named = reader.required("rule", &findings)
    let kind: LawRule.Kind? = reader.choice("rule", &findings)
    let area = reader.text("area", &findings)
    var value: LawRule.Value?
    if let kind { value = self.value(kind, &reader) }
    let (from, to) = (month("from", &reader), month("to", &reader))
    if let first = from, let last = to, last < first, let place = reader.field("to") {
      findings.report(.lawPeriod, at: place, ["from": first.description, "to": last.description])
    }
    let statute = reader.text("source", &findings)
    let text = reader.bilingual("text", &findings)
    reader.finish(&findings)
    guard let kind, named != nil else { return nil }
    guard let statute, !statute.allSatisfy(\.isWhitespace) else {
      findings.report(.lawNoSource, at: field, ["rule": kind.rawValue])
      return nil
    }
    if kind == .minimumWage, from == nil { findings.report(.lawNoBeginning, at: field, ["rule": kind.rawValue]) }
    guard let value else { return nil }
    return LawRule(
      kind, area: area, value, from: from, to: to, source: LawPack.Source(statute, text ?? kind.name),
      place: Place(file: file, line: field.line, column: field.column))
  }

  private mutating func month(_ name: String, _ reader: inout SchemeReader) -> Month? {
    guard let field = reader.field(name) else { return nil }
    if let month = field.text.flatMap({ Month($0) }) { return month }
    findings.report(type: name, shouldBe: Bilingual("年月，如 2026-10", "a month such as 2026-10"), at: field)
    return nil
  }

  /// The value as its kind of rule asks for it; nil, with a finding, where it is another.
  private mutating func value(_ kind: LawRule.Kind, _ reader: inout SchemeReader) -> LawRule.Value? {
    if kind.valued == .nothing { return .nothing }
    guard let field = reader.required("value", &findings) else { return nil }
    let text = field.text ?? ""
    switch kind.valued {
    case .permission:
      if text == "allowed" || text == "forbidden" { return .allowed(text == "allowed") }
    case .months:
      let words = text.split(separator: " ")
      if words.count == 2, words[1] == "months", let months = Int(words[0]), (1...1200).contains(months) {
        return .months(months)
      }
    case .share:
      if let quantity = try? Quantity(parsing: text), quantity.unit == .ratio, quantity.value >= .zero,
        quantity.value <= .one
      {
        return .share(quantity.value)
      }
    case .money:
      if let quantity = try? Quantity(parsing: text), quantity.unit == .money, quantity.value > .zero,
        let amount = try? Fen(yuan: quantity.value), amount.yuan == quantity.value, amount < Fen(100_000_000)
      {
        return .money(amount)
      }
    case .nothing: break
    }
    findings.report(type: "value", shouldBe: LawFileReading.example(of: kind.valued), at: field)
    return nil
  }

  private static func example(of valued: LawRule.Valued) -> Bilingual {
    switch valued {
    case .permission: Bilingual("allowed（允许）或 forbidden（禁止）", "allowed or forbidden")
    case .months: Bilingual("月数，如 24 months", "a number of months such as 24 months")
    case .share: Bilingual("百分比，如 20%", "a percentage such as 20%")
    case .money: Bilingual("每月金额，如 2000 yuan", "an amount a month such as 2000 yuan")
    case .nothing: Bilingual("空白", "nothing")
    }
  }
}
