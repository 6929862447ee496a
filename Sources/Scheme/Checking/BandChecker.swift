import Exact
import Wording

/// Checks the bands of one item: no value without a band, none with two, none that cannot happen, better work never
/// fewer points.
struct BandChecker {
  let table: BandTable
  let item: String
  let points: Rational
  let inference: RangeInference

  init(table: BandTable, item: String, points: Rational, inference: RangeInference) {
    self.table = table
    self.item = item
    self.points = points
    self.inference = inference
    domain = inference.range(of: table.formula.expression)
  }

  private var unit: Unit { table.formula.unit }
  private let domain: Interval

  /// Whether the value is a count, so that a gap between two whole numbers is none.
  private var isWhole: Bool {
    if case .count = unit, case .input = table.formula.expression { true } else { false }
  }

  func check(_ findings: inout SchemeFindings) {
    checkReach(&findings)
    checkOverlaps(&findings)
    checkGaps(&findings)
    checkNeighbours(&findings)
  }

  private func number(_ value: Rational?) -> String {
    value.map(unit.exactText) ?? ""
  }

  private func checkReach(_ findings: inout SchemeFindings) {
    for band in table.bands {
      let text = band.written.text(in: unit)
      if band.interval.intersection(domain).isEmpty {
        findings.report(
          .schemeNeverApplies, line: band.line, column: band.column,
          ["rule": item + " " + text, "condition": table.formula.text + " ∈ " + domain.text(in: unit)])
      } else if isBeyond(band.written) {
        findings.report(
          .schemeBandOutside, line: band.line, column: band.column,
          ["band": text, "reach": domain.text(in: unit), "value": table.formula.text])
      }
      if band.points.isNegative || band.points > points {
        findings.report(
          .schemeBandOutside, line: band.line, column: band.column,
          ["band": text, "reach": "0…" + points.description, "value": band.points.description])
      }
    }
  }

  /// Whether a band names numbers on both sides of the domain's end; an open end is no promise.
  private func isBeyond(_ band: Interval) -> Bool {
    [band.lower.number, band.upper.number].contains { end in
      guard let end else { return false }
      return domain.lower.number.map { end < $0 } ?? false || domain.upper.number.map { end > $0 } ?? false
    }
  }

  private func checkOverlaps(_ findings: inout SchemeFindings) {
    for (index, band) in table.bands.enumerated() {
      for other in table.bands[..<index] {
        let overlap = band.interval.intersection(other.interval)
        guard !overlap.isEmpty else { continue }
        findings.report(
          .schemeBandOverlap, line: band.line, column: band.column,
          [
            "item": item, "first": String(other.line), "second": String(band.line),
            "interval": overlap.text(in: unit), "witness": number(overlap.witness ?? overlap.anyEnd),
          ])
      }
    }
  }

  private func checkGaps(_ findings: inout SchemeFindings) {
    for gap in domain.remainder(after: table.bands.map(\.interval)) {
      // Between two whole numbers no count is without a band. Elsewhere a gap is a gap, even one whose middle has too
      // many digits to be named.
      let witness = isWhole ? gap.wholeWitness : gap.witness ?? gap.anyEnd
      guard let witness else { continue }
      let neighbour = neighbour(of: gap)
      findings.report(
        .schemeBandGap, line: neighbour.line, column: neighbour.column,
        ["item": item, "interval": gap.text(in: unit), "witness": number(witness)])
    }
  }

  /// The band that ends where a gap begins, or begins where it ends.
  private func neighbour(of gap: Interval) -> BandTable.Band {
    func meets(_ end: Interval.Bound, _ other: Interval.Bound) -> Bool {
      end.number.map { $0 == other.number } ?? false
    }
    return table.bands.first { meets($0.interval.upper, gap.lower) }
      ?? table.bands.first { meets($0.interval.lower, gap.upper) } ?? table.bands[0]
  }

  private func checkNeighbours(_ findings: inout SchemeFindings) {
    let rising = table.bands.sorted { first, second in
      guard let a = first.interval.lower.number else { return second.interval.lower.number != nil }
      guard let b = second.interval.lower.number else { return false }
      return a < b
    }
    let direction = inference.direction(of: table.formula.expression)
    for (lower, upper) in zip(rising, rising.dropFirst()) {
      let before = table.awarded(lower, of: points)
      let after = table.awarded(upper, of: points)
      guard let jump = try? after - before else { continue }
      let isWrong = direction == .higher ? jump.isNegative : direction == .lower && jump > 0
      let edge = number(upper.interval.lower.number ?? lower.interval.upper.number)
      if isWrong {
        let (better, worse) = direction == .higher ? (after, before) : (before, after)
        findings.report(
          .schemeBandOrder, line: upper.line, column: upper.column,
          ["item": item, "value": edge, "better": better.description, "worse": worse.description])
      }
      if let double = try? jump.magnitude * 2, double > points, table.bands.count > 2 {
        findings.report(
          .schemeCliff, line: upper.line, column: upper.column, ["item": item, "value": edge],
          words: ["below": .points(before, .award), "above": .points(after, .award)])
      }
    }
  }
}
