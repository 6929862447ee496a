internal import Exact
internal import Intake

/// A row of a performance report with the kind of report it is from.
struct SuppliedMetric {
  let row: SuppliedMetricRow
  /// The id of the dialect, several joined with `+`; nil for the canonical file.
  let report: String?
}

/// What several rows of a metric come to together (合计), by how the measure adds.
struct AddedFigure {
  let figure: Figure
  /// The parts above and below the line, where the rows say of how many they are.
  let numerator: Rational?
  let denominator: Rational?

  /// - Parameter tellsParts: whether a row's denominator is what its figure is of, and not only a 1 in its place.
  init(_ rows: [SuppliedMetric], of measure: Measure, tellsParts: (SuppliedMetric) -> Bool) {
    func missing(_ reason: Missing.Reason) -> Figure { .missing(Missing(reason, name: measure.id)) }
    var parts: [(above: Rational, below: Rational)] = []
    for supplied in rows {
      switch supplied.row.figure {
      case .missing(let reason):
        (figure, numerator, denominator) = (missing(reason), nil, nil)
        return
      case .known(let above, let below): parts.append((above, below))
      }
    }
    switch measure.addition {
    case .sum, .distinct:
      (numerator, denominator) = (nil, nil)
      guard !parts.contains(where: { $0.below.isZero }) else {
        figure = missing(.noDenominator)
        return
      }
      let values = parts.map { try? $0.above / $0.below }
      figure = AddedFigure.sum(values).map(Figure.known) ?? missing(.outOfRange)
    case .parts where rows.allSatisfy(tellsParts):
      let (above, below) = (AddedFigure.sum(parts.map(\.above)), AddedFigure.sum(parts.map(\.below)))
      (numerator, denominator) = (above, below)
      guard let above, let below else {
        figure = missing(.outOfRange)
        return
      }
      figure = below.isZero ? missing(.noDenominator) : (try? above / below).map(Figure.known) ?? missing(.outOfRange)
    case .parts, .nothing:
      (numerator, denominator) = (nil, nil)
      guard parts.count == 1 else {
        figure = missing(.notAdditive)
        return
      }
      let (above, below) = parts[0]
      figure = below.isZero ? missing(.noDenominator) : (try? above / below).map(Figure.known) ?? missing(.outOfRange)
    }
  }

  /// The sum; nil where one of them, or the sum, cannot be kept exactly.
  static func sum(_ values: [Rational?]) -> Rational? {
    var total = Rational.zero
    for value in values {
      guard let value, let next = try? total + value else { return nil }
      total = next
    }
    return total
  }
}
