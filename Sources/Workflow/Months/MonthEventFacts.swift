internal import Exact
internal import Intake
internal import Metrics
internal import Wording

/// The figures that the events of a month give, per employee and per account.
struct MonthEventFacts {
  let employees: [String: [String: Figure]]
  let accounts: [String: [String: Figure]]
  let csv: [UInt8]
  /// The account of every row of every event file.
  let files: [EventFileReport]
  let diagnostics: [Diagnostic]

  init(_ company: Company, _ sources: MonthSources, month: Month) throws(Diagnostic) {
    let events = try MonthEvents(company, sources, month: month)
    let figures = MonthEngine.compute(
      events.inputs, month: month, rules: events.rules, tenures: events.tenures)
    employees = figures.employees.mapValues(MonthEventFacts.figures)
    accounts = figures.accounts.mapValues(MonthEventFacts.figures)
    csv = Array(figures.metricsCSV().utf8)
    files = figures.report.files
    diagnostics = figures.report.diagnostics
  }

  private static func figures(_ parts: Parts) -> [String: Figure] {
    Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0.id, parts.figure($0)) })
  }
}
