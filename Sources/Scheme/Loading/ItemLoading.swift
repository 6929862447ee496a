import Exact
import Wording

extension SchemeLoader {
  mutating func groups(_ top: inout SchemeReader) -> [Scheme.Group] {
    var groups: [Scheme.Group] = []
    for element in top.field("groups").map({ elements($0) }) ?? [] {
      guard var reader = SchemeReader(element, owner: "groups", findings: &findings) else { continue }
      let id = reader.requiredText("id", &findings) ?? ""
      claim("group." + id, at: element)
      groups.append(Scheme.Group(id: id, name: reader.bilingual("name", &findings) ?? Bilingual(id, id)))
      reader.finish(&findings)
    }
    return groups
  }

  mutating func items(
    _ top: inout SchemeReader, sharedBound: Scheme.SharedBound, groups: [Scheme.Group]
  ) -> [Item] {
    var items: [Item] = []
    for element in top.field("items").map({ elements($0) }) ?? [] {
      guard var reader = SchemeReader(element, owner: "items", findings: &findings) else { continue }
      if let item = item(&reader, element, sharedBound: sharedBound, groups: groups) { items.append(item) }
      reader.finish(&findings)
    }
    return items
  }

  private mutating func item(
    _ reader: inout SchemeReader, _ field: SchemeField, sharedBound: Scheme.SharedBound, groups: [Scheme.Group]
  ) -> Item? {
    let id = reader.requiredText("id", &findings) ?? ""
    claim(id, at: field)
    let name = reader.bilingual("name", &findings) ?? Bilingual(id, id)
    let group = reader.text("group", &findings)
    if let group, !groups.contains(where: { $0.id == group }) {
      findings.report(.schemeUnknownName, at: field, ["name": group, "nearest": "groups", "formula": "group"])
    }
    _ = reader.required("points", &findings)
    let points = reader.plainNumber("points", &findings) ?? .zero
    let weight = reader.quantity("weight", &findings)?.value ?? .one
    let sample = sample(&reader)
    let waiver: Scheme.WaiverEffect? = reader.choice("waive", &findings)
    let shown = reader.field("shows").map { elements($0) }?.compactMap { value($0, named: "shows") } ?? []
    let standard = reader.bilingual("standard", &findings)
    let reading = reader.bilingual("reading", &findings)
    let policy = missingPolicy(&reader, id: id, field)
    let method = method(&reader, field, id: id, points: points, sharedBound: sharedBound)
    guard let method, let policy else { return nil }
    return Item(
      id: id, name: name, group: group, points: points, weight: weight, method: method, sample: sample,
      whenMissing: policy, waiver: waiver, shown: shown, standard: standard, reading: reading, line: field.line)
  }

  private mutating func missingPolicy(
    _ reader: inout SchemeReader, id: String, _ field: SchemeField
  ) -> Item.MissingPolicy? {
    guard reader.field("when_missing") != nil else {
      findings.report(.schemeMissingPolicy, at: field, ["item": id])
      return nil
    }
    return reader.choice("when_missing", &findings)
  }

  /// `at_least: 30 consultations`
  private mutating func sample(_ reader: inout SchemeReader) -> Item.Sample? {
    guard let field = reader.field("at_least"), let quantity = reader.quantity("at_least", &findings) else {
      return nil
    }
    guard case .count(let things) = quantity.unit else {
      findings.report(
        .schemeUnitMix, at: field, ["formula": field.text ?? "", "units": quantity.unit.name + " ↔ consultations"])
      return nil
    }
    guard let place = names.input(named: things.rawValue) else {
      findings.report(
        .schemeUnknownName, at: field, ["name": things.rawValue, "nearest": "—", "formula": field.text ?? ""])
      return nil
    }
    let formula = Formula(
      text: things.rawValue, expression: .input(place), kind: .value(quantity.unit), line: field.line,
      inputs: [place], aggregates: [])
    return Item.Sample(formula: formula, least: quantity.value)
  }

  private static let methodNames = ["deduct", "award", "each", "rating", "target", "score", "mean"]

  private mutating func method(
    _ reader: inout SchemeReader, _ field: SchemeField, id: String, points: Rational,
    sharedBound: Scheme.SharedBound
  ) -> Method? {
    let given = SchemeLoader.methodNames.filter { reader.field($0) != nil }
    let valueField = reader.field("value")
    let stepField = reader.field("step")
    let rater = reader.text("by", &findings)
    guard let name = given.first, let scale = reader.field(name) else {
      findings.report(.schemeNoScale, at: field, ["item": id, "points": points.description])
      return nil
    }
    if given.count > 1 {
      findings.report(.schemeSeveralScales, at: field, ["item": id, "methods": given.joined(separator: ", ")])
      return nil
    }
    switch name {
    case "deduct", "award":
      guard let valueField else {
        findings.report(.schemeFieldMissing, at: field, ["field": "value", "owner": id])
        return nil
      }
      guard let formula = value(valueField, named: "value") else { return nil }
      return bandTable(
        scale, formula: formula, sense: name == "award" ? .award : .deduct, points: points, step: stepField,
        sharedBound: sharedBound)
    case "each": return each(scale)
    case "rating": return ratingScale(scale, id: id, points: points, rater: rater, field).map(Method.rating)
    case "target": return target(scale, valueField: valueField, field, id: id)
    case "score": return value(scale, named: "score").map(Method.formula)
    default: return mean(scale, points: points, sharedBound: sharedBound)
    }
  }

  private mutating func each(_ scale: SchemeField) -> Method? {
    guard var reader = SchemeReader(scale, owner: "each", findings: &findings) else { return nil }
    let of = reader.required("of", &findings)
    _ = reader.required("points", &findings)
    let points = reader.plainNumber("points", &findings)
    reader.finish(&findings)
    guard let of, let formula = value(of, named: "of"), let points else { return nil }
    switch formula.unit {
    case .count, .number: return .each(formula, points: points, line: scale.line)
    default:
      findings.report(.schemeUnitMix, at: of, ["formula": formula.text, "units": formula.unit.name + " ↔ count"])
      return nil
    }
  }

  private mutating func target(
    _ scale: SchemeField, valueField: SchemeField?, _ field: SchemeField, id: String
  ) -> Method? {
    guard var reader = SchemeReader(scale, owner: "target", findings: &findings) else { return nil }
    let least = reader.quantity("at_least", &findings)
    let most = reader.quantity("at_most", &findings)
    reader.finish(&findings)
    guard let valueField else {
      findings.report(.schemeFieldMissing, at: field, ["field": "value", "owner": id])
      return nil
    }
    guard let formula = value(valueField, named: "value") else { return nil }
    guard let quantity = least ?? most, (least == nil) != (most == nil), quantity.value > 0 else {
      findings.report(
        .schemeFieldType, at: scale, ["field": "target", "expected": "at_least: 90% | at_most: 30 s", "found": ""])
      return nil
    }
    guard SchemeLoader.fits(quantity.unit, formula.unit) else {
      findings.report(
        .schemeUnitMix, at: scale, ["formula": formula.text, "units": formula.unit.name + " ↔ " + quantity.unit.name])
      return nil
    }
    return .target(
      Method.Target(
        formula: formula, target: quantity.value, direction: least != nil ? .atLeast : .atMost, line: scale.line))
  }

  private mutating func ratingScale(
    _ scale: SchemeField, id: String, points: Rational, rater: String?, _ field: SchemeField
  ) -> Method.RatingScale? {
    guard let entries = scale.entries, !entries.isEmpty else {
      findings.report(
        .schemeFieldType, at: scale, ["field": "rating", "expected": "{优秀: 5, …}", "found": scale.text ?? ""])
      return nil
    }
    guard let rater else {
      findings.report(.schemeFieldMissing, at: field, ["field": "by", "owner": id])
      return nil
    }
    var steps: [Method.RatingScale.Step] = []
    for entry in entries {
      let label = entry.key.text ?? ""
      var anchor: Bilingual?
      var number = entry.value
      if entry.value.entries != nil, var reader = SchemeReader(entry.value, owner: label, findings: &findings) {
        anchor = reader.bilingual("means", &findings)
        guard let written = reader.required("points", &findings) else { continue }
        number = written
        reader.finish(&findings)
      }
      guard let quantity = SchemeReader.quantity(number, named: label, &findings) else { continue }
      if quantity.value > points || quantity.value.isNegative {
        findings.report(
          .schemeBandOutside, at: number,
          ["band": label, "reach": "0…" + points.description, "value": quantity.value.description])
      }
      steps.append(Method.RatingScale.Step(label: label, points: quantity.value, anchor: anchor))
    }
    steps.sort { $0.points > $1.points }
    return Method.RatingScale(id: id, steps: steps, rater: rater, line: scale.line)
  }

  private mutating func mean(_ scale: SchemeField, points: Rational, sharedBound: Scheme.SharedBound) -> Method? {
    var parts: [Method.Part] = []
    for element in elements(scale) {
      guard var reader = SchemeReader(element, owner: "mean", findings: &findings) else { continue }
      let id = reader.requiredText("id", &findings) ?? ""
      claim(id, at: element)
      let name = reader.bilingual("name", &findings) ?? Bilingual(id, id)
      let policy = missingPolicy(&reader, id: id, element)
      let method = method(&reader, element, id: id, points: points, sharedBound: sharedBound)
      reader.finish(&findings)
      guard let policy, let method else { continue }
      parts.append(Method.Part(id: id, name: name, method: method, whenMissing: policy, line: element.line))
    }
    return parts.isEmpty ? nil : .mean(parts)
  }

  /// Whether a quantity that was written fits values of a unit.
  static func fits(_ written: Unit, _ unit: Unit) -> Bool {
    if written == unit { return true }
    switch unit {
    case .money, .seconds: return false
    case .ratio: return written == .number
    default: return written == .number || (unit == .number && written == .ratio)
    }
  }
}
