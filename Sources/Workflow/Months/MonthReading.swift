internal import Appraisal
internal import Exact
internal import Intake
internal import Metrics
internal import Wording

/// A month's files, read: the figures of everybody as the files give them, and what became of every row.
struct MonthReading {
  /// The events, to look evidence up in.
  let events: MonthEvents
  /// By employee and measure.
  let facts: [String: [String: Fact]]
  /// What people recorded in the inbox beside the events.
  let inbox: Inbox
  /// The metrics of every account, as printed (metrics.csv).
  let metricsCSV: [UInt8]
  /// What became of every row of every file, as printed (intake.csv).
  let intakeCSV: [UInt8]
  /// The files with rows that were rejected, each with how many.
  let rejected: [(file: String, rows: Int)]
  /// What there is to say about the files.
  let fileDiagnostics: [Diagnostic]
  /// What there is to say about figures that were supplied.
  let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - keeping: whether the index of the month's evidence is written.
  ///   - confirmed: sales that finance confirmed on record.
  /// - Throws: `INBOX-MISSING` and what keeps everything from being read.
  init(
    _ company: Company, month: Month, keeping: Bool, confirmed: [SuppliedSalesRow] = [],
    progress: ((ReadingProgress) -> Void)? = nil
  ) throws(Diagnostic) {
    guard company.inboxMonths.contains(month) else { throw company.inboxMissing(month) }
    let sources = try MonthSources(company, month: month)
    let events = try MonthEventFacts(company, sources, month: month, keeping: keeping, progress: progress)
    self.events = events.events
    inbox = Inbox(company.inbox(of: month), sources, month: month)
    let supplied = MonthFacts(
      employees: events.employees, accounts: events.accountsOfEmployees, company: company, inbox: inbox, month: month,
      confirmed: confirmed)
    facts = supplied.facts
    metricsCSV = events.csv
    var intake = IntakeTable()
    for file in sources.reports { intake.add(file) }
    for file in events.files { intake.add(file) }
    for file in inbox.reports { intake.add(file, otherMonth: inbox.otherMonths[file.file] ?? 0) }
    intakeCSV = intake.bytes
    rejected = intake.rejected
    fileDiagnostics = sources.diagnostics + events.diagnostics + inbox.diagnostics
    diagnostics = supplied.diagnostics
  }
}
