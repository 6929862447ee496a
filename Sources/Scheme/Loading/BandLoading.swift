import Exact
import Wording

extension SchemeLoader {
  mutating func bandTable(
    _ field: SchemeField, of id: String, formula: Formula, sense: BandTable.Sense, points: Rational, step: SchemeField?,
    sharedBound: Scheme.SharedBound
  ) -> Method? {
    var bands: [BandTable.Band] = []
    let elements = elements(field, named: sense.rawValue)
    guard elements.count <= BandTable.mostBands else {
      findings.report(
        tooLarge: Bilingual("这一项有 \(elements.count) 档", "This item has \(elements.count) bands"),
        limit: Bilingual("\(BandTable.mostBands) 档", "\(BandTable.mostBands)"), at: field)
      return nil
    }
    for element in elements {
      guard var reader = SchemeReader(element, owner: sense.rawValue, findings: &findings) else { continue }
      let interval = interval(&reader, element, unit: formula.unit)
      let bandPoints = reader.requiredNumber("points", &findings)
      let note = reader.text("note", &findings)
      reader.finish(&findings)
      guard let interval, let bandPoints else { continue }
      bands.append(
        BandTable.Band(
          written: interval, interval: interval, points: bandPoints, note: note, line: element.line,
          column: element.column))
    }
    if elements.isEmpty, field.elements != nil {
      findings.report(
        type: sense.rawValue, shouldBe: .same("- {from: 0%, to: 20%, points: 4}"), found: .nothing, at: field)
    }
    // A table with a band that could not be read is not judged: what it lacks may be what was meant.
    guard !bands.isEmpty, bands.count == elements.count else { return nil }
    if let step {
      guard let size = stepSize(step, unit: formula.unit) else { return nil }
      let domain = RangeInference(names).range(of: formula.expression)
      bands = BandTable.closingSteps(bands, step: size, domain: domain)
    }
    let resolved = BandTable.resolvingSharedBounds(bands, sense: sense, rule: sharedBound)
    for shared in resolved.shared {
      let kept = resolved.bands[shared.kept]
      let lost = resolved.bands[shared.lost]
      findings.report(
        .schemeBandShared, line: lost.line, column: lost.column,
        [
          "item": id, "value": formula.unit.exactText(shared.value),
          "first": String(min(kept.line, lost.line)), "second": String(max(kept.line, lost.line)),
          "kept": kept.written.text(in: formula.unit),
        ],
        words: [
          "points": .points(kept.points, sense), "other": .points(lost.points, sense), "rule": sharedBound.words,
        ])
    }
    return .bands(BandTable(formula: formula, sense: sense, bands: resolved.bands))
  }

  /// `step: 1 s`
  private mutating func stepSize(_ field: SchemeField, unit: Unit) -> Rational? {
    guard let quantity = SchemeReader.quantity(field, named: "step", &findings) else { return nil }
    guard SchemeLoader.fits(quantity.unit, unit) else {
      findings.report(units: quantity.unit.words + .same(" ↔ ") + unit.words, of: field.text ?? "", at: field)
      return nil
    }
    guard quantity.value > 0 else {
      findings.report(type: "step", shouldBe: .positiveNumber, at: field)
      return nil
    }
    return quantity.value
  }

  /// `from`/`to` include the number (以上, 以下); `over`/`under` exclude it (超过, 不满).
  mutating func interval(_ reader: inout SchemeReader, _ field: SchemeField, unit: Unit) -> Interval? {
    var lower: Interval.Bound = .infinite
    var upper: Interval.Bound = .infinite
    var isReadable = true
    var given = 0
    for name in ["from", "over", "to", "under"] {
      guard let written = reader.field(name) else { continue }
      given += 1
      guard let quantity = SchemeReader.quantity(written, named: name, &findings) else {
        isReadable = false
        continue
      }
      guard SchemeLoader.fits(quantity.unit, unit) else {
        findings.report(units: quantity.unit.words + .same(" ↔ ") + unit.words, of: written.text ?? "", at: written)
        isReadable = false
        continue
      }
      switch name {
      case "from": lower = .including(quantity.value)
      case "over": lower = .excluding(quantity.value)
      case "to": upper = .including(quantity.value)
      default: upper = .excluding(quantity.value)
      }
    }
    guard isReadable else { return nil }
    let interval = Interval(lower, upper)
    guard given > 0, !interval.isEmpty else {
      findings.report(
        type: "from, to", shouldBe: .same("from ≤ to"), found: given == 0 ? .nothing : .quoted(interval.text(in: unit)),
        at: field)
      return nil
    }
    for (first, second) in [("from", "over"), ("to", "under")]
    where reader.field(first) != nil && reader.field(second) != nil {
      findings.report(
        type: first + ", " + second, shouldBe: .same(first + " | " + second), found: .same(first + " + " + second),
        at: field)
      return nil
    }
    return interval
  }
}
