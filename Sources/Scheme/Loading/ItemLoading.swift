import Exact
import Wording

extension SchemeLoader {
  mutating func groups(_ top: inout SchemeReader) -> [Scheme.Group] {
    var groups: [Scheme.Group] = []
    for element in top.field("groups").map({ elements($0, named: "groups") }) ?? [] {
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
    for element in top.field("items").map({ elements($0, named: "items") }) ?? [] {
      guard var reader = SchemeReader(element, owner: "items", findings: &findings) else {
        isWhole.items = false
        continue
      }
      if let item = item(&reader, element, sharedBound: sharedBound, groups: groups) {
        items.append(item)
      } else {
        isWhole.items = false
      }
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
    if let group, let written = reader.field("group"), !groups.contains(where: { $0.id == group }) {
      findings.report(unknown: group, in: "group", among: groups.map(\.id), at: written)
    }
    let points = reader.requiredNumber("points", &findings)
    let weight = weight(&reader)
    let sample = sample(&reader)
    let waiver: Scheme.WaiverEffect? = reader.choice("waive", &findings)
    let shown =
      reader.field("shows").map { elements($0, named: "shows") }?.compactMap { value($0, named: "shows") } ?? []
    let standard = reader.bilingual("standard", &findings)
    let reading = reader.bilingual("reading", &findings)
    let policy = missingPolicy(&reader, id: id, field)
    let method = method(&reader, field, id: id, points: points, sharedBound: sharedBound)
    guard let points, let weight, let method, let policy else { return nil }
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

  /// `weight: 30%`; 1 where none is written.
  private mutating func weight(_ reader: inout SchemeReader) -> Rational? {
    guard let field = reader.field("weight") else { return .one }
    guard let quantity = reader.quantity("weight", &findings) else { return nil }
    guard quantity.unit == .ratio || quantity.unit == .number, quantity.value > 0 else {
      findings.report(type: "weight", shouldBe: .positiveNumber, at: field)
      return nil
    }
    return quantity.value
  }

  /// `at_least: 30 consultations`
  private mutating func sample(_ reader: inout SchemeReader) -> Item.Sample? {
    guard let field = reader.field("at_least"), let quantity = reader.quantity("at_least", &findings) else {
      return nil
    }
    guard case .count(let things) = quantity.unit else {
      findings.report(
        units: quantity.unit.words + .same(" ↔ ") + Unit.count(.consultations).words, of: field.text ?? "", at: field)
      return nil
    }
    let measure = SchemeLoader.sampled[things] ?? things.rawValue
    guard let place = names.input(named: measure) else {
      let known = [things.rawValue] + SchemeLoader.sampled.keys.map(\.rawValue)
      findings.report(unknown: things.rawValue, in: field.text ?? "", among: known.dropFirst(), at: field)
      return nil
    }
    let formula = Formula(
      text: measure, expression: .input(place), kind: .value(quantity.unit), line: field.line,
      inputs: [place], aggregates: [])
    return Item.Sample(formula: formula, least: quantity.value)
  }

  /// The measure that counts each kind of thing a sample can be made of.
  private static let sampled: [Counted: String] = [
    .consultations: "consultations", .buyers: "buyers", .orders: "orders_created", .rounds: "responses",
    .surveys: "rated",
  ]

  private static let methodNames = ["deduct", "award", "each", "rating", "target", "score", "mean"]

  private mutating func method(
    _ reader: inout SchemeReader, _ field: SchemeField, id: String, points: Rational?,
    sharedBound: Scheme.SharedBound
  ) -> Method? {
    let given = SchemeLoader.methodNames.filter { reader.field($0) != nil }
    let name = given.first ?? ""
    // A field that the method has no use for is reported as unknown, not skipped; without a method all are forgiven.
    let valueField = ["", "deduct", "award", "target"].contains(name) ? reader.field("value") : nil
    let stepField = ["", "deduct", "award"].contains(name) ? reader.field("step") : nil
    let rater = ["", "rating"].contains(name) ? reader.text("by", &findings) : nil
    guard let points else { return nil }
    guard !given.isEmpty, let scale = reader.field(name) else {
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
        findings.report(missing: "value", of: id, at: field)
        return nil
      }
      guard let formula = value(valueField, named: "value") else { return nil }
      return bandTable(
        scale, of: id, formula: formula, sense: name == "award" ? .award : .deduct, points: points, step: stepField,
        sharedBound: sharedBound)
    case "each": return each(scale)
    case "rating": return ratingScale(scale, id: id, points: points, rater: rater, field).map(Method.rating)
    case "target": return target(scale, valueField: valueField, field, id: id)
    case "score": return pointsFormula(scale).map(Method.formula)
    default: return mean(scale, points: points, sharedBound: sharedBound)
    }
  }

  /// A formula that gives points: a bare number, a share or a count may stand for them, yuan and seconds may not.
  private mutating func pointsFormula(_ scale: SchemeField) -> Formula? {
    guard let formula = value(scale, named: "score") else { return nil }
    guard formula.unit != .money, formula.unit != .seconds else {
      findings.report(units: formula.unit.words + .same(" ↔ ") + Unit.points.words, of: formula.text, at: scale)
      return nil
    }
    return formula
  }

  private mutating func each(_ scale: SchemeField) -> Method? {
    guard var reader = SchemeReader(scale, owner: "each", findings: &findings) else { return nil }
    let of = reader.required("of", &findings)
    let points = reader.requiredNumber("points", &findings)
    reader.finish(&findings)
    guard let of, let formula = value(of, named: "of"), let points else { return nil }
    switch formula.unit {
    case .count, .number: return .each(formula, points: points, line: scale.line)
    default:
      findings.report(units: formula.unit.words + .same(" ↔ ") + Unit.count(.times).words, of: formula.text, at: of)
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
      findings.report(missing: "value", of: id, at: field)
      return nil
    }
    guard let formula = value(valueField, named: "value") else { return nil }
    guard let quantity = least ?? most, (least == nil) != (most == nil), quantity.value > 0 else {
      if !findings.hasError(onLine: scale.line) {
        findings.report(type: "target", shouldBe: .same("{at_least: 90%} | {at_most: 30 s}"), at: scale)
      }
      return nil
    }
    guard SchemeLoader.fits(quantity.unit, formula.unit) else {
      findings.report(units: formula.unit.words + .same(" ↔ ") + quantity.unit.words, of: formula.text, at: scale)
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
      findings.report(type: "rating", shouldBe: .same("{优秀: 5, 标准: 4, …}"), at: scale)
      return nil
    }
    guard let rater else {
      findings.report(missing: "by", of: id, at: field)
      return nil
    }
    var steps: [Method.RatingScale.Step] = []
    for entry in entries {
      let label = entry.key.text ?? ""
      var anchor: Bilingual?
      var number = entry.value
      if entry.value.entries != nil, var reader = SchemeReader(entry.value, owner: label, findings: &findings) {
        anchor = reader.bilingual("means", &findings)
        let written = reader.required("points", &findings)
        reader.finish(&findings)
        guard let written else { continue }
        number = written
      }
      guard let worth = SchemeReader.plainNumber(number, named: label, &findings) else { continue }
      if worth > points {
        findings.report(
          .schemeBandOutside, at: number,
          ["band": label, "reach": "0…" + points.description, "value": worth.description])
      }
      steps.append(Method.RatingScale.Step(label: label, points: worth, anchor: anchor))
    }
    steps.sort { $0.points > $1.points }
    return Method.RatingScale(id: id, steps: steps, rater: rater, line: scale.line)
  }

  private mutating func mean(_ scale: SchemeField, points: Rational, sharedBound: Scheme.SharedBound) -> Method? {
    var parts: [Method.Part] = []
    let elements = elements(scale, named: "mean")
    if elements.isEmpty, scale.elements != nil {
      findings.report(type: "mean", shouldBe: .list, found: .nothing, at: scale)
    }
    for element in elements {
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
    // A mean without one of its parts would be another mean.
    return parts.isEmpty || parts.count < elements.count ? nil : .mean(parts)
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
