import Exact
import Scheme

/// Scales and bands as formulas.
extension DataSheet {
  /// The points of a rating; capital and small letters differ, and a number counts as its digits.
  static func lookUp(_ scale: Method.RatingScale, _ cell: String, orElse otherwise: String) -> String {
    scale.steps.reversed().reduce(otherwise) { rest, step in
      "IF(EXACT(\(cell)&\"\",\(SheetFormula.quoted(step.label))),\(SheetFormula.literal(step.points)),\(rest))"
    }
  }

  /// The points of the band a number lies in.
  static func lookUp(_ table: BandTable, of points: Rational, _ cell: String, orElse otherwise: String) -> String {
    let bands = table.bands.map { band in
      (SheetFormula.condition(band.interval, cell), SheetFormula.literal(table.awarded(band, of: points)))
    }
    // A spreadsheet nests no deeper than 64; more bands than that are added up, as no two of them hold at once.
    guard bands.count <= deepest else {
      let sum = bands.map { "(\($0.0))*\($0.1)" }.joined(separator: "+")
      let any = bands.map { "(\($0.0))" }.joined(separator: "+")
      return "IF(\(any)=0,\(otherwise),\(sum))"
    }
    return bands.reversed().reduce(otherwise) { rest, band in "IF(\(band.0),\(band.1),\(rest))" }
  }

  private static let deepest = 50
}

/// What a part of a mean can give while it is missing.
enum PartReach {
  static func of(_ method: Method, outOf points: Rational) -> (low: Rational, high: Rational) {
    switch method {
    case .bands(let table):
      let given = table.bands.map { table.awarded($0, of: points) }
      return (given.min() ?? .zero, given.max() ?? points)
    case .rating(let scale): return (scale.steps.last?.points ?? .zero, scale.steps.first?.points ?? points)
    case .each, .target, .formula, .mean: return (.zero, points)
    }
  }
}
