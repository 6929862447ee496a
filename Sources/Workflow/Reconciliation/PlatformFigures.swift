internal import Exact
internal import Foundation
internal import Intake
internal import Metrics
internal import Wording

/// A figure of the platform, with the row it stands in.
struct PlatformFigure {
  let row: SuppliedMetricRow
  let place: Place
  /// The measure it is of; nil for one of the company's own.
  let measure: Measure?

  /// Numerator over denominator.
  var figure: Figure {
    switch row.figure {
    case .missing(let reason): return .missing(Missing(reason, name: row.metric))
    case .known(let above, let below):
      guard let value = try? above / below else { return .missing(Missing(.noDenominator, name: row.metric)) }
      return .known(value)
    }
  }
}

/// The platform's figures of a month, from the canonical files of some folders.
struct PlatformFigures {
  private(set) var figures: [PlatformFigure] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ folders: [MonthSources.Folder], month: Month) {
    for folder in folders {
      let path = folder.path + "/platform_metrics.csv"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let read = folder.origin == nil ? CompanyTables.suppliedMetrics : CompanyTables.reportedMetrics
      let outcome = read(path)
      diagnostics += outcome.diagnostics
      for row in outcome.rows where row.month == month {
        figures.append(
          PlatformFigure(
            row: row, place: Place(file: path, line: row.line),
            measure: MeasureCatalogue.standard.first { $0.id == row.metric || $0.chinese == row.metric }))
      }
    }
  }

  /// The figures by measure, each in the order of the rows; measures in the order of the catalogue, the company's own last.
  var byMeasure: [(id: String, measure: Measure?, figures: [PlatformFigure])] {
    let groups = Dictionary(grouping: figures) { $0.measure?.id ?? $0.row.metric }
    let order = MeasureCatalogue.standard.map(\.id)
    return groups.map { (id: $0.key, measure: $0.value[0].measure, figures: $0.value) }
      .sorted { left, right in
        let (first, second) = (order.firstIndex(of: left.id) ?? .max, order.firstIndex(of: right.id) ?? .max)
        return first != second ? first < second : left.id < right.id
      }
  }

  /// What the platform's figures of a measure come to together; nil where that cannot be known: quotients of which only
  /// the values are given do not add up.
  static func total(of measure: Measure, _ figures: [PlatformFigure]) -> Figure? {
    guard figures.count > 1 else { return nil }
    if measure.id == Part.p90Response.id { return nil }
    var (above, below) = (Rational.zero, Rational.zero)
    for figure in figures {
      guard case .known(let numerator, let denominator) = figure.row.figure else { return nil }
      if measure.quotient == nil {
        guard let value = try? numerator / denominator, let sum = try? above + value else { return nil }
        above = sum
      } else {
        // A denominator of 1 stands for a value without its parts; a real denominator of 1 leaves the total unknown too.
        guard denominator != .one, let first = try? above + numerator, let second = try? below + denominator else {
          return nil
        }
        (above, below) = (first, second)
      }
    }
    if measure.quotient == nil { return .known(above) }
    return (try? above / below).map { .known($0) }
  }
}
