internal import Appraisal
internal import Exact
internal import Intake
internal import Metrics
internal import Scheme
internal import Wording

/// What finance and the shop's software supply for a month, by whose it is.
struct MonthFactSources {
  /// By employee and account.
  var sales: [String: [String: SuppliedSalesRow]] = [:]
  /// By employee and measure.
  var metrics: [String: [String: [SuppliedMetric]]] = [:]
  /// The measures that schemes of the company declare, by id.
  private let declared: [String: Measure]
  /// The metrics that each dialect supplies with a denominator of their own.
  private let withDenominator: [String: Set<String>]
  /// The files and metrics some of whose rows have another denominator than 1: there a 1 is one too.
  private let dividing: Set<[String]>

  init(_ supplied: [SuppliedMetric], _ company: Company) {
    declared = Dictionary(company.schemes.flatMap(\.inputs).map { ($0.id, $0) }) { first, _ in first }
    let dialects = supplied.contains { $0.report != nil } ? (try? company.dialects())?.dialects ?? [] : []
    withDenominator = Dictionary(dialects.map { ($0.id, $0.metricsWithDenominator) }) { first, _ in first }
    dividing = Set(
      supplied.compactMap { supplied in
        guard let below = supplied.row.denominator, below != .one else { return nil }
        return [supplied.row.file, supplied.row.metric]
      })
  }

  /// The measure of a metric, and whether it is one of the product's or one that a scheme asks for; nil where nobody
  /// knows it.
  func measure(_ metric: String) -> (measure: Measure, isAsked: Bool)? {
    if let known = MeasureCatalogue.measure(named: metric) { return (known, true) }
    let reported = ReportedMeasures.measure(metric)
    if let own = declared[metric] {
      // How a platform's figure adds is known better than what follows from the unit a scheme gives it.
      let adds = reported.map(\.addition) ?? own.addition
      return (own.addition == Measure.Addition(of: own.unit) ? own.adding(adds) : own, true)
    }
    return reported.map { ($0, false) }
  }

  /// The figure of some rows together.
  func version(_ rows: [SuppliedMetric], of measure: Measure) -> Fact.Version {
    let added = AddedFigure(rows, of: measure, tellsParts: tellsParts)
    return Fact.Version(
      added.figure, from: .platform(rows.first?.row.source ?? ""), numerator: added.numerator,
      denominator: added.denominator)
  }

  /// Whether a row says of how many its figure is. In the canonical file a denominator of 1 is only a 1 in its place
  /// unless the file has others, and under a fraction it always is.
  private func tellsParts(_ supplied: SuppliedMetric) -> Bool {
    guard let above = supplied.row.numerator, supplied.row.denominator == .one else { return true }
    if let report = supplied.report {
      return report.split(separator: "+").contains {
        withDenominator[String($0)]?.contains(supplied.row.metric) == true
      }
    }
    return above.isWhole && dividing.contains([supplied.row.file, supplied.row.metric])
  }
}

extension Measure {
  /// The same with another way of adding.
  fileprivate func adding(_ addition: Addition) -> Measure {
    Measure(
      id, chinese: chinese, english: english, unit: unit, domain: domain, direction: direction, quotient: quotient,
      addition: addition)
  }
}
