public import Appraisal
public import Exact
internal import Intake
public import Metrics
internal import Records
public import Scheme
public import Wording

/// One month of a company, from the files of its inbox to its derivations.
public struct MonthRun: Sendable {
  /// The month.
  public let month: Month
  /// The derivations, in the order of people.csv.
  public let derivations: [Derivation]
  /// The derivations as they were printed, one a line (derivations.jsonl).
  public let derivationsJSONL: [UInt8]
  /// The schemes each derivation was made under, by employee, in the order of ``Derivation/schemes``.
  public let schemes: [String: [Scheme]]
  /// The metrics of every account, as printed (metrics.csv).
  public let metricsCSV: [UInt8]
  /// Everything there is to say, in the order of files and people.
  public let diagnostics: [Diagnostic]
  /// What became of every row of every file, as printed (intake.csv).
  public let intakeCSV: [UInt8]
  /// How many results were new or different from what was on record; 0 for a month that was only looked at.
  public let recorded: Int
  private let events: MonthEvents
  private let index: String

  /// Leads from its figures to the rows behind them.
  public var evidence: MonthEvidence { MonthEvidence(events, month: month, index: index) }
  /// Whether anything that was given could not be used.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  /// Whether somebody's month waits for something.
  public var isIncomplete: Bool { derivations.contains { !$0.isComplete } }

  /// Takes in the inbox of a month, computes, scores, and keeps the results on record.
  ///
  /// What cannot be used is named in ``diagnostics``; everything else is computed.
  ///
  /// - Parameters:
  ///   - keeping: whether the results go on record; a month can be computed just to look at it.
  ///   - progress: is told now and then how far the reading of the events is.
  /// - Throws: `INBOX-MISSING` or `RECORDS-…` where nothing can be computed; `MONTH-MANAGED` for a month that was opened
  ///   and is computed in its own way.
  public init(
    _ company: Company, month: Month, keeping: Bool = true, progress: ((ReadingProgress) -> Void)? = nil
  ) throws(Diagnostic) {
    let roster = Roster(company, month: month)
    var diagnostics = company.diagnostics + roster.diagnostics
    if roster.members.isEmpty {
      diagnostics.append(
        Diagnostic(.peopleNobody, at: Place(file: company.folder + "/people.csv"), ["month": month.description]))
    }
    let figures = try MonthReading(company, month: month, keeping: keeping, progress: progress)
    let store = try RecordStore(at: company.database)
    let law = try company.law(in: month)
    let lawRemarks = company.lawRemarks(in: month)
    let (history, carried, substitutions) = try store.read { records throws(Diagnostic) in
      guard try records.state(of: month) == nil else {
        throw Diagnostic(.monthManaged, at: Place(month: month.description), ["month": month.description])
      }
      let members = law.carriesLosses ? Set(roster.members.map(\.employeeID)) : []
      return (
        try records.history(before: month), try records.carriedLosses(of: members, before: month),
        try records.substitutions()
      )
    }
    func context(_ roster: Roster, _ month: Month) -> InputContext {
      InputContext(
        month: month, people: company.people, schemes: roster.schemes, substitutions: substitutions,
        assessors: company.assessorsOfMoved)
    }
    let papers = MonthPapers(figures.inbox, context(roster, month))
    diagnostics += figures.fileDiagnostics + papers.diagnostics + figures.diagnostics + lawRemarks
    // What was agreed on a month ago is looked at again, whether or not that month was run.
    let lastGoals = MonthPapers.goals(
      inInbox: company.inbox(of: month.previous),
      context(Roster(company, month: month.previous), month.previous))
    let appraisal = MonthAppraisal(
      roster, month: month, law: law, recordsBegin: company.recordsBegin,
      rules: try company.rules(in: month).name
    ) { person, group in
      Roster.subject(
        person, group, month: month, papers: papers.settled, facts: figures.facts, history: history,
        lastGoals: lastGoals, carried: carried, proration: roster.proration(of: person, company, month: month))
    }
    diagnostics += appraisal.diagnostics
    let derivations = appraisal.derivations(inOrderOf: company.people)
    diagnostics += derivations.compactMap(MonthRemarks.remark)
    let results = appraisal.results(inOrderOf: company.people)
    recorded = keeping ? try MonthRun.keep(results, of: month, in: store) : 0
    intakeCSV = figures.intakeCSV
    self.month = month
    events = figures.events
    index = company.index(of: month)
    self.derivations = derivations
    derivationsJSONL = Array(results.map { $0.derivation + [UInt8(ascii: "\n")] }.joined())
    schemes = appraisal.schemes
    metricsCSV = figures.metricsCSV
    self.diagnostics = diagnostics
  }

  private static func keep(
    _ results: [MonthResult], of month: Month, in store: RecordStore
  ) throws(Diagnostic) -> Int {
    let act = Act("run", by: "kaohe", as: "", at: Clock.now().description, month: month)
    return try store.write(act) { entry throws(Diagnostic) in try entry.keep(results).count }
  }
}
