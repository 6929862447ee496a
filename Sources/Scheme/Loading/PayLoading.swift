import Exact
import Wording

extension SchemeLoader {
  mutating func vetoes(_ top: inout SchemeReader) -> [Veto] {
    var vetoes: [Veto] = []
    for element in top.field("vetoes").map({ elements($0, named: "vetoes") }) ?? [] {
      guard var reader = SchemeReader(element, owner: "vetoes", findings: &findings) else { continue }
      let id = reader.requiredText("id", &findings) ?? ""
      claim(id, at: element)
      let name = reader.bilingual("name", &findings) ?? Bilingual(id, id)
      let points = reader.requiredNumber("points", &findings) ?? .zero
      let each = reader.flag("each", default: true, &findings)
      let kinds = reader.field("kinds").map { elements($0, named: "kinds") }?.compactMap(\.text) ?? []
      reader.finish(&findings)
      vetoes.append(
        Veto(id: id, name: name, points: points, eachOccurrence: each, kinds: kinds, line: element.line))
    }
    return vetoes
  }

  /// `omission: {factor: 2}`
  mutating func omissionFactor(_ top: inout SchemeReader) -> Rational? {
    guard let field = top.field("omission"),
      var reader = SchemeReader(field, owner: "omission", findings: &findings)
    else { return nil }
    let factor = reader.requiredNumber("factor", &findings)
    reader.finish(&findings)
    return factor
  }

  mutating func payBands(_ top: inout SchemeReader) -> [PayBand] {
    var bands: [PayBand] = []
    for element in top.field("pay").map({ elements($0, named: "pay") }) ?? [] {
      guard var reader = SchemeReader(element, owner: "pay", findings: &findings) else { continue }
      let interval = interval(&reader, element, unit: .points)
      let pays = payment(&reader)
      let failed = reader.flag("failed", default: false, &findings)
      reader.finish(&findings)
      guard let interval, let pays else {
        isWhole.pay = false
        continue
      }
      bands.append(PayBand(interval: interval, pays: pays, failed: failed, line: element.line))
    }
    return bands
  }

  private mutating func payment(_ reader: inout SchemeReader) -> PayBand.Payment? {
    guard let field = reader.required("pays", &findings) else { return nil }
    switch field.text {
    case "full": return .full
    case "score_percent": return .scorePercent
    case "nothing": return .nothing
    default:
      if let quantity = try? Quantity(parsing: field.text ?? ""), quantity.unit == .ratio, !quantity.value.isNegative {
        return .share(quantity.value)
      }
      findings.report(type: "pays", shouldBe: .same("full | score_percent | nothing | 80%"), at: field)
      return nil
    }
  }

  mutating func grades(_ top: inout SchemeReader) -> [GradeBand] {
    var grades: [GradeBand] = []
    for element in top.field("grades").map({ elements($0, named: "grades") }) ?? [] {
      guard var reader = SchemeReader(element, owner: "grades", findings: &findings) else { continue }
      let interval = interval(&reader, element, unit: .points)
      _ = reader.required("grade", &findings)
      let name = reader.bilingual("grade", &findings)
      reader.finish(&findings)
      guard let interval, let name else {
        isWhole.grades = false
        continue
      }
      grades.append(GradeBand(name: name, interval: interval, line: element.line))
    }
    return grades
  }

  mutating func moneyRules(_ section: String, _ top: inout SchemeReader) -> [MoneyRule] {
    var rules: [MoneyRule] = []
    for element in top.field(section).map({ elements($0, named: section) }) ?? [] {
      guard var reader = SchemeReader(element, owner: section, findings: &findings) else { continue }
      if let rule = moneyRule(&reader, element) { rules.append(rule) }
      reader.finish(&findings)
    }
    return rules
  }

  private mutating func moneyRule(_ reader: inout SchemeReader, _ field: SchemeField) -> MoneyRule? {
    let id = reader.requiredText("id", &findings) ?? ""
    claim(id, at: field)
    let name = reader.bilingual("name", &findings) ?? Bilingual(id, id)
    let enabled = reader.flag("enabled", default: true, &findings)
    let afterConfirmation = reader.flag("after_confirmation", default: false, &findings)
    let reading = reader.bilingual("reading", &findings)
    let ties: MoneyRule.Ties = reader.choice("ties", &findings) ?? .all
    let conditionField = reader.field("when")
    let condition = conditionField.flatMap { self.condition($0, named: "when") }
    let triggers = ["each", "best_of", "worst_of"].compactMap { name in reader.field(name).map { (name, $0) } }
    let amountField = reader.required("yuan", &findings)
    let amount = amountField.flatMap { money($0, named: "yuan") }
    guard triggers.count <= 1, !triggers.isEmpty || conditionField != nil else {
      let found = triggers.map(\.0).joined(separator: " + ")
      findings.report(
        type: id, shouldBe: .same("when | each | best_of | worst_of"), found: found.isEmpty ? .nothing : .same(found),
        at: field)
      return nil
    }
    var trigger = MoneyRule.Trigger.condition
    if let (kind, triggerField) = triggers.first {
      guard let formula = value(triggerField, named: kind) else { return nil }
      trigger =
        switch kind {
        case "each": .each(formula)
        case "best_of": .best(formula, ties: ties)
        default: .worst(formula, ties: ties)
        }
    }
    guard let amount, conditionField == nil || condition != nil else { return nil }
    return MoneyRule(
      id: id, name: name, trigger: trigger, condition: condition, amount: amount, enabled: enabled,
      afterConfirmation: afterConfirmation, reading: reading, line: field.line)
  }

  mutating func losses(_ top: inout SchemeReader) -> [LossRule] {
    var losses: [LossRule] = []
    for element in top.field("losses").map({ elements($0, named: "losses") }) ?? [] {
      guard var reader = SchemeReader(element, owner: "losses", findings: &findings) else { continue }
      let id = reader.requiredText("id", &findings) ?? ""
      claim(id, at: element)
      let name = reader.bilingual("name", &findings) ?? Bilingual(id, id)
      let amount = reader.required("of", &findings).flatMap { money($0, named: "of") }
      reader.finish(&findings)
      if let amount { losses.append(LossRule(id: id, name: name, amount: amount, line: element.line)) }
    }
    return losses
  }

  mutating func overTimeRules(_ top: inout SchemeReader) -> [OverTimeRule] {
    var rules: [OverTimeRule] = []
    for element in top.field("over_time").map({ elements($0, named: "over_time") }) ?? [] {
      guard var reader = SchemeReader(element, owner: "over_time", findings: &findings) else { continue }
      let id = reader.requiredText("id", &findings) ?? ""
      claim(id, at: element)
      let name = reader.bilingual("name", &findings) ?? Bilingual(id, id)
      let condition = reader.required("when", &findings).flatMap { self.condition($0, named: "when") }
      let consecutive = reader.whole("consecutive", &findings)
      let inYear = reader.whole("or_in_calendar_year", &findings)
      let afterConfirmation = reader.flag("after_confirmation", default: true, &findings)
      let reading = reader.bilingual("reading", &findings)
      let effect = overTimeEffect(&reader, id: id)
      reader.finish(&findings)
      if consecutive == nil && inYear == nil {
        if reader.field("consecutive") == nil && reader.field("or_in_calendar_year") == nil {
          findings.report(missing: "consecutive | or_in_calendar_year", of: id, at: element)
        }
      }
      guard let condition, let effect else { continue }
      rules.append(
        OverTimeRule(
          id: id, name: name, condition: condition, consecutive: consecutive, inCalendarYear: inYear, effect: effect,
          afterConfirmation: afterConfirmation, reading: reading, line: element.line))
    }
    return rules
  }

  /// A rule that ends an employment is refused by name: 劳动合同法 art. 39–40 leave that to people and to steps first.
  private mutating func overTimeEffect(_ reader: inout SchemeReader, id: String) -> OverTimeRule.Effect? {
    guard let field = reader.required("effect", &findings) else { return nil }
    let dismissals = ["dismissal", "dismiss", "termination", "terminate", "fire", "辞退", "解除劳动合同", "开除"]
    if let text = field.text, dismissals.contains(text) {
      findings.report(.schemeLawDismissal, at: field, ["rule": id, "effect": text])
      return nil
    }
    return reader.choice("effect", &findings)
  }

  mutating func notes(_ top: inout SchemeReader) -> [Bilingual] {
    (top.field("notes").map { elements($0, named: "notes") } ?? []).compactMap {
      SchemeReader.bilingual($0, named: "notes", &findings)
    }
  }

  private mutating func entries(
    _ name: String, _ reader: inout SchemeReader
  ) -> [(key: SchemeField, value: SchemeField)] {
    guard let field = reader.field(name) else { return [] }
    if let entries = field.entries { return entries }
    findings.report(type: name, shouldBe: .mapping, at: field)
    return []
  }

  /// `verify:` rows: `{given: {converted: 11, consultations: 20}, item: conversion, points: 4.00}`
  mutating func replays(_ top: inout SchemeReader, items: [Item]) -> [Replay] {
    var replays: [Replay] = []
    let rated = items.flatMap(\.method.ratingScales).map(\.id)
    for element in top.field("verify").map({ elements($0, named: "verify") }) ?? [] {
      guard var reader = SchemeReader(element, owner: "verify", findings: &findings) else { continue }
      var given: [String: Quantity] = [:]
      for entry in entries("given", &reader) {
        let name = entry.key.text ?? ""
        guard let place = names.input(named: name) else {
          findings.report(
            .schemeUnknownName, line: entry.key.line, column: entry.key.column, ["name": name, "formula": "given"],
            words: ["guess": .guess(names.nearest(to: name)), "known": .namesOfFormulas])
          continue
        }
        let measure = names.inputs[place]
        guard let quantity = SchemeReader.quantity(entry.value, named: name, &findings) else { continue }
        guard SchemeLoader.fits(quantity.unit, measure.unit) else {
          findings.report(
            units: quantity.unit.words + .same(" ↔ ") + measure.unit.words,
            of: name + ": " + (entry.value.text ?? ""), at: entry.value)
          continue
        }
        given[measure.id] = quantity
      }
      var ratings: [String: String] = [:]
      for entry in entries("ratings", &reader) {
        let name = entry.key.text ?? ""
        ratings[name] = entry.value.text
        if isWhole.items, !rated.contains(name) {
          findings.report(unknown: name, in: "ratings", among: rated, at: entry.key)
        }
      }
      let item = reader.text("item", &findings)
      if let item, let written = reader.field("item"), isWhole.items, !items.contains(where: { $0.id == item }) {
        findings.report(unknown: item, in: "item", among: items.map(\.id), at: written)
      }
      let points = reader.requiredNumber("points", &findings).flatMap { try? Points(rounding: $0) }
      reader.finish(&findings)
      if let points {
        replays.append(
          Replay(
            given: given, ratings: ratings, item: item, points: points, line: element.line, column: element.column))
      }
    }
    return replays
  }
}
