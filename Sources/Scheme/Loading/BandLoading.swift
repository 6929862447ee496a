import Exact
import Wording

extension SchemeLoader {
  mutating func bandTable(
    _ field: SchemeField, formula: Formula, sense: BandTable.Sense, points: Rational, step: SchemeField?,
    sharedBound: Scheme.SharedBound
  ) -> Method? {
    var bands: [BandTable.Band] = []
    for element in elements(field) {
      guard var reader = SchemeReader(element, owner: sense.rawValue, findings: &findings) else { continue }
      let interval = interval(&reader, element, unit: formula.unit)
      _ = reader.required("points", &findings)
      let bandPoints = reader.plainNumber("points", &findings)
      let note = reader.text("note", &findings)
      reader.finish(&findings)
      guard let interval, let bandPoints else { continue }
      bands.append(
        BandTable.Band(
          written: interval, interval: interval, points: bandPoints, note: note, line: element.line,
          column: element.column))
    }
    guard !bands.isEmpty else { return nil }
    if let step, let quantity = SchemeReader.quantity(step, named: "step", &findings), quantity.value > 0 {
      let domain = RangeInference(names).range(of: formula.expression)
      bands = BandTable.closingSteps(bands, step: quantity.value, domain: domain)
    }
    let resolved = BandTable.resolvingSharedBounds(bands, sense: sense, rule: sharedBound)
    for shared in resolved.shared {
      let kept = resolved.bands[shared.kept]
      let lost = resolved.bands[shared.lost]
      findings.report(
        .schemeBandShared, line: lost.line, column: lost.column,
        [
          "value": Interval.point(shared.value).witnessText(in: formula.unit),
          "first": String(kept.line), "second": String(lost.line),
          "kept": kept.written.text(in: formula.unit), "points": kept.points.description,
          "other": lost.points.description, "rule": sharedBound.rawValue,
        ])
    }
    return .bands(BandTable(formula: formula, sense: sense, bands: resolved.bands))
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
        findings.report(
          .schemeUnitMix, at: written,
          ["formula": written.text ?? "", "units": quantity.unit.name + " ↔ " + unit.name])
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
        .schemeFieldType, at: field,
        ["field": "from, to", "expected": "from ≤ to", "found": given == 0 ? "" : interval.text(in: unit)])
      return nil
    }
    return interval
  }
}

extension Interval {
  /// The single number of a point interval, as a person reads it.
  func witnessText(in unit: Unit) -> String {
    guard let value = lower.number else { return "" }
    if unit == .ratio, let percent = try? value * 100 { return percent.description + "%" }
    return value.description + (unit == .seconds ? " s" : unit == .money ? " yuan" : "")
  }
}
