public import Exact
internal import Intake
internal import Metrics
internal import Records
internal import Scheme
public import Wording

extension Desk {
  /// Opens a month (开启月份): takes over what the folder's tables say of people and accounts, makes sure that every
  /// department's schemes were published, and puts down the settings the month is judged by.
  ///
  /// What one's own row says anew is left for a colleague to take over.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-OPENED`, `PEOPLE-MONTH-CLOSED` where a later month was published and the tables say
  ///   something new, `SCHEME-NOT-PUBLISHED`, `COMPANY-…`.
  public func open(_ month: Month) throws(Diagnostic) {
    try does(.open, month: month) { entry throws(Diagnostic) in
      guard try entry.records.state(of: month) == nil else {
        throw Diagnostic(.monthOpened, at: Place(month: month.description), ["month": month.description])
      }
      let changed = try PeopleTakenIn(company).record(from: month.firstDay, except: actor, in: &entry)
      if !changed.isEmpty { try entry.requireUnpublished(month.firstDay) }
      let first = try entry.firstMonth(orElse: month)
      let frame = company.settings.frame(
        law: try company.law(in: month), recordsBegin: company.settings.recordsBegin ?? first,
        rules: try company.rules(in: month).name)
      try entry.keep(frame, of: month)
      try entry.requirePublished(month, company)
      // The month before may never have been opened; its goals are looked at again in this one.
      if try entry.records.state(of: month.previous) == nil {
        let agreed = try entry.records.goals(of: month.previous)
        let context = try entry.records.inputContext(of: month.previous, company, writersOn: office.now.day)
        let goals = MonthPapers.goals(inInbox: company.inbox(of: month.previous), context)
        for (employee, goal) in goals.sorted(by: { $0.key < $1.key })
        where agreed[employee] != goal {
          try entry.add(goal, for: employee, in: month.previous)
        }
      }
      try entry.move(month, to: .open)
    }
  }
}

extension Entry {
  /// The first month there is anything about.
  fileprivate func firstMonth(orElse month: Month) throws(Diagnostic) -> Month {
    let opened = try records.months().first?.month
    let counted = try records.firstMonth()
    return [opened, counted, month].compactMap(\.self).min() ?? month
  }

  /// Makes sure that everybody in a month works under published schemes.
  ///
  /// - Throws: `SCHEME-NOT-PUBLISHED`; another error of the roster.
  func requirePublished(_ month: Month, _ company: Company) throws(Diagnostic) {
    let seen = try company.onRecord(in: month, records)
    for department in seen.settings.departments {
      for scheme in department.schemes + department.assessorSchemes where seen.scheme(scheme, in: month) == nil {
        let known = try records.schemes().filter { $0.scheme == scheme }
        throw Diagnostic(
          .schemeNotPublished, at: Place(file: company.folder + "/company.yaml", line: department.line),
          [
            "scheme": scheme, "department": department.name, "month": month.description,
            "known": known.isEmpty
              ? "—"
              : known.map { "\($0.effective) \($0.version.prefix(12)) \($0.state.rawValue)" }.joined(separator: ", "),
          ])
      }
    }
    if let error = Roster(seen, month: month).diagnostics.first(where: { $0.severity == .error }) { throw error }
  }
}
