internal import Exact
internal import Intake
internal import Metrics
internal import Wording

/// The figures that the events of a month give, per employee and per account.
///
/// A month that is only looked at is not computed again while nothing it depends on has changed: the index of its
/// evidence has its figures.
struct MonthEventFacts {
  /// What they were computed from.
  let events: MonthEvents
  let employees: [String: [String: Figure]]
  let accounts: [String: [String: Figure]]
  /// By employee and account: what the employee's own days with the account give.
  let accountsOfEmployees: [String: [String: [String: Figure]]]
  let csv: [UInt8]
  /// The account of every row of every event file.
  let files: [EventFileReport]
  let diagnostics: [Diagnostic]

  init(
    _ company: Company, _ sources: MonthSources, month: Month, keeping: Bool, progress: ((ReadingProgress) -> Void)?
  ) throws(Diagnostic) {
    events = try MonthEvents(company, sources, month: month)
    let path = company.index(of: month)
    if !keeping,
      let kept = (try? EvidenceIndex(path: path))?.figures(
        events.inputs, month: month, rules: events.rules, tenures: events.tenures, closing: events.closing)
    {
      employees = kept.employees.mapValues(MonthEventFacts.figures)
      accounts = kept.accounts.mapValues(MonthEventFacts.figures)
      accountsOfEmployees = kept.accountsOfEmployees.mapValues { $0.mapValues(MonthEventFacts.figures) }
      (csv, files, diagnostics) = ([], [], [])
      return
    }
    var target: EvidenceIndexTarget?
    var trouble: [Diagnostic] = []
    if keeping {
      do throws(Diagnostic) {
        try Disk.makeFolder(company.indexFolder)
        target = try EvidenceIndexTarget(path: path)
      } catch {
        trouble = [Diagnostic(.indexNotWritten, at: error.place, ["why": error.arguments["why"] ?? error.code])]
      }
    }
    let figures = MonthEngine.compute(
      events.inputs, month: month, rules: events.rules, tenures: events.tenures, closing: events.closing,
      index: target, progress: progress)
    employees = figures.employees.mapValues(MonthEventFacts.figures)
    accounts = figures.accounts.mapValues(MonthEventFacts.figures)
    accountsOfEmployees = figures.accountsOfEmployees.mapValues { $0.mapValues(MonthEventFacts.figures) }
    csv = Array(figures.metricsCSV().utf8)
    files = figures.report.files
    diagnostics = trouble + figures.report.diagnostics
  }

  private static func figures(_ parts: Parts) -> [String: Figure] {
    Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0.id, parts.figure($0)) })
  }
}
