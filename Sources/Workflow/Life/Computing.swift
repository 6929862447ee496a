internal import Appraisal
public import Exact
internal import Intake
public import Metrics
internal import Records
internal import Scheme
public import Wording

/// What computing a month came to.
public struct Computation {
  /// Everything there is to say about the files.
  public let diagnostics: [Diagnostic]
  /// The employees whose figures are new or different.
  public let figuresChanged: [String]
  /// How many papers of the inbox were put on record.
  public let papersTaken: Int
  /// The month as it stands now.
  public let month: MonthOnRecord
}

extension Desk {
  /// Computes a month (计算): reads its files, puts figures and the inbox's papers on record, and appraises everybody.
  ///
  /// The files are read before anything is written, so that others can go on working meanwhile. Where they changed what
  /// figures depend on, people, accounts, schemes or confirmed sales, it is done once more.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-NOT-OPENED`, `MONTH-STATE`, `INBOX-MISSING`, `MONTH-MOVING`.
  public func compute(_ month: Month, progress: ((ReadingProgress) -> Void)? = nil) throws(Diagnostic) -> Computation {
    for _ in 0..<3 {
      if let computation = try computeOnce(month, progress: progress) { return computation }
    }
    throw Diagnostic(.monthMoving, at: Place(month: month.description), ["month": month.description])
  }

  /// - Returns: nil where something figures depend on changed meanwhile.
  private func computeOnce(
    _ month: Month, progress: ((ReadingProgress) -> Void)?
  ) throws(Diagnostic) -> Computation? {
    let (seen, sales) = try store.read { records throws(Diagnostic) in
      try require(.compute, about: nil, in: month, records)
      try records.require(month, in: .open ... .provisional, for: .compute)
      return (try company.onRecord(in: month, records), try records.sales(of: month))
    }
    // People and accounts as on record, settings as the folder has them now.
    let current = Company(
      seen, settings: company.settings, people: seen.people, accounts: seen.accounts, schemes: seen.schemes)
    let reading = try MonthReading(
      current, month: month, keeping: true, confirmed: SuppliedSalesRow.confirmed(sales, in: month), progress: progress)
    let rules = try current.rules(in: month).name
    return try does(.compute, month: month) { entry throws(Diagnostic) -> Computation? in
      try entry.require(month, in: .open ... .provisional, for: .compute)
      let now = try company.onRecord(in: month, entry.records)
      guard try entry.records.sales(of: month) == sales, now.people == seen.people, now.accounts == seen.accounts,
        now.schemes.map(\.source) == seen.schemes.map(\.source)
      else { return nil }
      let begin = try entry.records.frame(of: month).flatMap { Month($0.recordsBegin) } ?? month
      try entry.keep(
        company.settings.frame(law: try company.law(in: month), recordsBegin: begin, rules: rules), of: month)
      try entry.requirePublished(month, company)
      try entry.registerImports(of: month, company)
      let changed = try entry.keep(figures: reading.facts, of: month)
      let papers = MonthPapers(
        reading.inbox, try entry.records.inputContext(of: month, company, writersOn: office.now.day),
        after: try EarlierInputs(entry.records, of: month), known: try entry.records.papers(of: month))
      let taken = try PapersTakenIn(papers, of: month, in: &entry).count
      try entry.keep(gaps: reading.gaps(month), of: Gap.Kind.allCases.filter(\.isOfFiles), in: month)
      if try entry.records.state(of: month) != .provisional { try entry.move(month, to: .provisional) }
      // A month that is provisional by now is always appraised.
      guard let appraised = try entry.appraise(month, of: company).month else { return nil }
      return Computation(
        diagnostics: reading.fileDiagnostics + papers.diagnostics + reading.diagnostics, figuresChanged: changed,
        papersTaken: taken, month: appraised)
    }
  }
}

extension MonthReading {
  /// What of the files keeps the month from going on, or is worth a look.
  func gaps(_ month: Month) -> [Gap] {
    var gaps = rejected.map {
      Gap(month: month, kind: .rejectedRows, subject: $0.file, says: String($0.rows))
    }
    for diagnostic in fileDiagnostics where diagnostic.message == .eventAccountUnowned {
      gaps.append(
        Gap(
          month: month, kind: .unmatchedAccount, subject: diagnostic.arguments["account"] ?? "",
          says: diagnostic.arguments["count"] ?? ""))
    }
    for diagnostic in diagnostics where diagnostic.message == .figureDisagrees {
      gaps.append(
        Gap(
          month: month, employee: diagnostic.place.employee ?? "", kind: .disagreement,
          subject: diagnostic.words["measure"]?.chinese ?? "",
          says: [diagnostic.words["standing"]?.chinese, diagnostic.words["other"]?.chinese].compactMap(\.self)
            .joined(separator: " ≠ ")))
    }
    return gaps
  }
}
