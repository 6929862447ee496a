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
  /// - Throws: `INBOX-MISSING` or `RECORDS-UNUSABLE` where nothing can be computed.
  public init(
    _ company: Company, month: Month, keeping: Bool = true, progress: ((ReadingProgress) -> Void)? = nil
  ) throws(Diagnostic) {
    guard company.inboxMonths.contains(month) else { throw company.inboxMissing(month) }
    var diagnostics = company.diagnostics
    let roster = Roster(company, month: month)
    diagnostics += roster.diagnostics
    if roster.members.isEmpty {
      diagnostics.append(
        Diagnostic(.peopleNobody, at: Place(file: company.folder + "/people.csv"), ["month": month.description]))
    }
    let sources = try MonthSources(company, month: month)
    diagnostics += sources.diagnostics
    let events = try MonthEventFacts(
      company, sources, month: month, keeping: keeping, progress: progress)
    diagnostics += events.diagnostics
    let inbox = Inbox(company.inbox(of: month), sources, month: month)
    diagnostics += inbox.diagnostics
    let papers = MonthPapers(company, inbox, schemes: roster.schemes)
    diagnostics += papers.diagnostics
    let facts = MonthFacts(
      employees: events.employees, accounts: events.accounts, company: company, inbox: inbox, month: month)
    diagnostics += facts.diagnostics
    // What was agreed on a month ago is looked at again, whether or not that month was run.
    let lastGoals = MonthPapers.goals(inInbox: company.inbox(of: month.previous))
    let store = try RecordStore(at: company.folder + "/kaohe.db")
    let history = try store.history(before: month)
    let law = LawPack(
      region: company.settings.region, minimumWage: company.settings.minimumWage,
      allowsPenalties: company.settings.deductsPenalties, lossClause: company.settings.lossClause)

    let rules = try company.rules(in: month).name
    var byEmployee: [String: Derivation] = [:]
    var schemes: [String: [Scheme]] = [:]
    for group in roster.groups {
      let appraiser = Appraiser(
        schemes: group.schemes, month: month, law: law, recordsBegin: company.recordsBegin, rules: rules)
      let subjects = group.people.map { person in
        Roster.subject(
          person, group, month: month, papers: papers, facts: facts, history: history, lastGoals: lastGoals)
      }
      for subject in subjects where subject.standing.isAppraised && group.expectsEvents && !subject.isActive {
        diagnostics.append(
          Diagnostic(
            .monthNotWorked, at: Place(employee: subject.employee, month: month.description),
            ["employee": subject.employee]))
      }
      appraiser.appraise(subjects) { derivation in
        byEmployee[derivation.employee] = derivation
        schemes[derivation.employee] = appraiser.schemes
      }
    }
    let derivations = company.people.compactMap { byEmployee[$0.employeeID] }
    let results = derivations.map(MonthResult.init)
    recorded = keeping ? try store.keep(results) : 0
    var intake = IntakeTable()
    for file in sources.reports { intake.add(file) }
    for file in events.files { intake.add(file) }
    for file in inbox.reports { intake.add(file, otherMonth: inbox.otherMonths[file.file] ?? 0) }
    intakeCSV = intake.bytes
    self.month = month
    self.derivations = derivations
    derivationsJSONL = Array(results.map { $0.derivation + [UInt8(ascii: "\n")] }.joined())
    self.schemes = schemes
    metricsCSV = events.csv
    self.diagnostics = diagnostics
  }
}
