import Exact
import Wording

extension SchemeLoader {
  mutating func vetoes(_ top: inout SchemeReader) -> [Veto] {
    var vetoes: [Veto] = []
    for element in top.field("vetoes").map({ elements($0) }) ?? [] {
      guard var reader = SchemeReader(element, owner: "vetoes", findings: &findings) else { continue }
      let id = reader.requiredText("id", &findings) ?? ""
      claim(id, at: element)
      let name = reader.bilingual("name", &findings) ?? Bilingual(id, id)
      _ = reader.required("points", &findings)
      let points = reader.plainNumber("points", &findings) ?? .zero
      let each = reader.flag("each", default: true, &findings)
      let kinds = reader.field("kinds").map { elements($0) }?.compactMap(\.text) ?? []
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
    _ = reader.required("factor", &findings)
    let factor = reader.plainNumber("factor", &findings)
    reader.finish(&findings)
    return factor
  }

  mutating func payBands(_ top: inout SchemeReader) -> [PayBand] {
    var bands: [PayBand] = []
    for element in top.field("pay").map({ elements($0) }) ?? [] {
      guard var reader = SchemeReader(element, owner: "pay", findings: &findings) else { continue }
      let interval = interval(&reader, element, unit: .points)
      let pays = payment(&reader)
      let failed = reader.flag("failed", default: false, &findings)
      reader.finish(&findings)
      guard let interval, let pays else { continue }
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
      if let quantity = try? Quantity(parsing: field.text ?? ""), quantity.unit == .ratio { return .share(quantity.value) }
      findings.report(
        .schemeFieldType, at: field,
        ["field": "pays", "expected": "full, score_percent, nothing, 80%", "found": field.text ?? ""])
      return nil
    }
  }

  mutating func grades(_ top: inout SchemeReader) -> [GradeBand] {
    var grades: [GradeBand] = []
    for element in top.field("grades").map({ elements($0) }) ?? [] {
      guard var reader = SchemeReader(element, owner: "grades", findings: &findings) else { continue }
      let interval = interval(&reader, element, unit: .points)
      _ = reader.required("grade", &findings)
      let name = reader.bilingual("grade", &findings)
      reader.finish(&findings)
      guard let interval, let name else { continue }
      grades.append(GradeBand(name: name, interval: interval, line: element.line))
    }
    return grades
  }

  mutating func moneyRules(_ section: String, _ top: inout SchemeReader) -> [MoneyRule] {
    var rules: [MoneyRule] = []
    for element in top.field(section).map({ elements($0) }) ?? [] {
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
      findings.report(
        .schemeFieldType, at: field,
        ["field": id, "expected": "when | each | best_of | worst_of", "found": triggers.map(\.0).joined(separator: ", ")])
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
    for element in top.field("losses").map({ elements($0) }) ?? [] {
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
    for element in top.field("over_time").map({ elements($0) }) ?? [] {
      guard var reader = SchemeReader(element, owner: "over_time", findings: &findings) else { continue }
      let id = reader.requiredText("id", &findings) ?? ""
      claim(id, at: element)
      let name = reader.bilingual("name", &findings) ?? Bilingual(id, id)
      let condition = reader.required("when", &findings).flatMap { self.condition($0, named: "when") }
      let consecutive = reader.whole("consecutive", &findings)
      let inYear = reader.whole("or_in_calendar_year", &findings)
      let afterConfirmation = reader.flag("after_confirmation", default: false, &findings)
      let reading = reader.bilingual("reading", &findings)
      let effect = overTimeEffect(&reader, id: id)
      reader.finish(&findings)
      if consecutive == nil && inYear == nil {
        findings.report(
          .schemeFieldMissing, at: element, ["field": "consecutive | or_in_calendar_year", "owner": id])
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
    (top.field("notes").map { elements($0) } ?? []).compactMap {
      SchemeReader.bilingual($0, named: "notes", &findings)
    }
  }

  /// `verify:` rows: `{given: {converted: 11, consultations: 20}, item: conversion, points: 4.00}`
  mutating func replays(_ top: inout SchemeReader, items: [Item]) -> [Replay] {
    var replays: [Replay] = []
    for element in top.field("verify").map({ elements($0) }) ?? [] {
      guard var reader = SchemeReader(element, owner: "verify", findings: &findings) else { continue }
      var given: [String: Quantity] = [:]
      for entry in reader.field("given")?.entries ?? [] {
        let name = entry.key.text ?? ""
        guard let place = names.input(named: name) else {
          findings.report(
            .schemeUnknownName, at: entry.key,
            ["name": name, "nearest": names.nearest(to: name) ?? "—", "formula": name])
          continue
        }
        given[names.inputs[place].id] = SchemeReader.quantity(entry.value, named: name, &findings)
      }
      var ratings: [String: String] = [:]
      for entry in reader.field("ratings")?.entries ?? [] { ratings[entry.key.text ?? ""] = entry.value.text }
      let item = reader.text("item", &findings)
      if let item, !items.contains(where: { $0.id == item }), !findings.hasErrors {
        findings.report(.schemeUnknownName, at: element, ["name": item, "nearest": "items", "formula": item])
      }
      _ = reader.required("points", &findings)
      let points = reader.plainNumber("points", &findings).flatMap { try? Points(rounding: $0) }
      reader.finish(&findings)
      if let points {
        replays.append(Replay(given: given, ratings: ratings, item: item, points: points, line: element.line))
      }
    }
    return replays
  }
}
