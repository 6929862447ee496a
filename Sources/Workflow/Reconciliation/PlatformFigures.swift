internal import Appraisal
internal import Exact
internal import Foundation
internal import Intake
internal import Metrics
internal import Wording

/// A figure of the platform for an account: all rows of it that one kind of report has, together.
struct PlatformFigure {
  let account: String
  let rows: [SuppliedMetric]
  /// Where the first of the rows stands.
  let place: Place
  /// The measure it is of; nil for one of the company's own.
  let measure: Measure?
  /// The rows together.
  let figure: Figure
  /// The parts above and below the line, where the rows say of how many they are.
  let numerator: Rational?
  let denominator: Rational?
  /// The first and last day the report has figures of, where that is not the whole month.
  let days: RowKey.Days?

  /// What the rows say about where they come from.
  var source: String { rows.first?.row.source ?? "" }
}

/// The platform's figures of a month, from the canonical files of some folders.
struct PlatformFigures {
  private(set) var figures: [PlatformFigure] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Which rows belong together: those of one kind of report, account and metric.
  private struct Key: Hashable {
    let report: String?
    let account: String
    let metric: String
  }

  init(_ folders: [MonthSources.Folder], company: Company, month: Month) {
    var order: [Key] = []
    var rows: [Key: [(supplied: SuppliedMetric, place: Place)]] = [:]
    // By kind of report: the days of the month it has figures of; nil where one of its files does not say.
    var covered: [String: Set<Int>?] = [:]
    for folder in folders {
      let path = folder.path + "/platform_metrics.csv"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let read = folder.origin == nil ? CompanyTables.suppliedMetrics : CompanyTables.reportedMetrics
      let outcome = read(path)
      diagnostics += outcome.diagnostics
      for row in outcome.rows where row.month == month {
        let metric = MeasureCatalogue.measure(named: row.metric)?.id ?? row.metric
        let key = Key(report: folder.origin, account: row.agentID, metric: metric)
        if rows[key] == nil { order.append(key) }
        rows[key, default: []].append(
          (SuppliedMetric(row: row, report: folder.origin), Place(file: path, line: row.line)))
      }
      guard let report = folder.origin, !outcome.rows.isEmpty else { continue }
      let days = ((try? folder.rows?.keys()) ?? []).compactMap { $0.metric.isEmpty ? nil : $0.days }
      let numbers = Set(days.flatMap { $0.first.number...$0.last.number })
      if days.isEmpty {
        covered[report] = .some(nil)
      } else if let known = covered[report] {
        covered[report] = .some(known?.union(numbers))
      } else {
        covered[report] = .some(numbers)
      }
    }
    let sources = MonthFactSources(rows.values.flatMap { $0.map(\.supplied) }, company)
    figures = order.map { key in
      let found = rows[key] ?? []
      let supplied = found.map(\.supplied)
      let measure = MeasureCatalogue.measure(named: key.metric)
      let own =
        measure ?? sources.measure(key.metric)?.measure
        ?? Measure(
          key.metric, chinese: key.metric, english: key.metric, unit: .number, domain: .anything, direction: .neutral)
      let version = sources.version(supplied, of: own)
      return PlatformFigure(
        account: key.account, rows: supplied, place: found.first?.place ?? Place(month: month.description),
        measure: measure, figure: version.figure, numerator: version.numerator, denominator: version.denominator,
        days: key.report.flatMap { covered[$0].flatMap(\.self) }.flatMap { PlatformFigures.part($0, of: month) })
    }
  }

  /// The first and last of some days; nil where they are all days of the month.
  private static func part(_ days: Set<Int>, of month: Month) -> RowKey.Days? {
    let all = month.firstDay.number...month.lastDay.number
    guard !all.allSatisfy(days.contains), let first = days.min(), let last = days.max() else { return nil }
    return RowKey.Days(first: Day(number: first), last: Day(number: last))
  }

  /// The figures by measure, each in the order of the rows; measures in the order of the catalogue, the company's own last.
  var byMeasure: [(id: String, measure: Measure?, figures: [PlatformFigure])] {
    let groups = Dictionary(grouping: figures) { $0.measure?.id ?? $0.rows.first?.row.metric ?? "" }
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
    guard figures.count > 1, measure.addition != .nothing, Set(figures.map(\.account)).count == figures.count else {
      return nil
    }
    guard measure.quotient != nil else {
      return AddedFigure.sum(figures.map(\.figure.value)).map { .known($0) }
    }
    guard let above = AddedFigure.sum(figures.map(\.numerator)), let below = AddedFigure.sum(figures.map(\.denominator))
    else { return nil }
    return (try? above / below).map { .known($0) }
  }
}
