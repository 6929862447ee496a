public import Exact
public import Records
public import Wording

extension Desk {
  /// Begins the review (进入评审): the figures are settled from here on.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`, `MONTH-BLOCKED` while figures are missing or rows were rejected and nobody
  ///   has accepted that.
  public func review(_ month: Month) throws(Diagnostic) {
    try does(.review, month: month) { entry throws(Diagnostic) in
      try entry.require(month, in: .provisional ... .provisional, for: .review)
      let blocking = try entry.records.blocking(month).filter { $0.kind != .unrated }
      guard blocking.isEmpty else { throw Desk.blocked(month, .review, blocking) }
      try entry.move(month, to: .reviewing)
    }
  }

  /// Takes a month in review back to be computed again (退回), for a reason. Sheets that come out differently are to be
  /// approved anew, and finance signs anew.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`, `REASON-MISSING`.
  public func reopen(_ month: Month, reason: String) throws(Diagnostic) {
    try requireReason(reason, for: .reopen, nil, month)
    try does(.reopen, month: month, reason: reason) { entry throws(Diagnostic) in
      try entry.require(month, in: .reviewing ... .reviewing, for: .reopen)
      try entry.unsign(month)
      try entry.move(month, to: .provisional)
    }
  }

  /// Accepts what was found as it is (接受): a file's rejected rows, an account that is nobody's, an unusual jump.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`, `REASON-MISSING`.
  public func accept(
    _ kind: SettlementKind, of subject: String, in month: Month, reason: String
  ) throws(Diagnostic) {
    try requireReason(reason, for: .accept, nil, month)
    // A jump is somebody's: what is said of it goes with what else is on record about them.
    try does(
      .accept, month: month, employee: kind == .jump ? subject : nil, item: "\(kind.rawValue):\(subject)",
      reason: reason
    ) { entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .accept)
      switch kind {
      case .finance: throw notAllowed(.signOff)
      case .jump: _ = try entry.records.requireSheet(of: subject, in: month)
      case .rejectedRows: try entry.records.requireFound(.rejectedRows, subject, in: month)
      case .unmatchedAccount: try entry.records.requireFound(.unmatchedAccount, subject, in: month)
      }
      try entry.add(kind, of: subject, in: month)
    }
  }

  /// Approves sheets (审定): those named, or every sheet that is ready. One's own is left to a colleague.
  ///
  /// - Returns: the employees whose sheets were approved.
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `MONTH-STATE`, `SHEET-UNKNOWN`, `SHEET-STATE`, `SHEET-INCOMPLETE`.
  @discardableResult
  public func approve(_ employees: [String]?, in month: Month) throws(Diagnostic) -> [String] {
    try does(.approve, month: month, employee: employees?.count == 1 ? employees?.first : nil) {
      entry throws(Diagnostic) in
      try entry.require(month, in: .reviewing ... .reviewing, for: .approve)
      var approved: [String] = []
      if let employees {
        for employee in employees {
          try require(.approve, about: employee, in: month, entry.records)
          let sheet = try entry.records.requireSheet(of: employee, in: month)
          try entry.records.require(sheet, in: [.assessed], for: .approve)
          guard sheet.isComplete else {
            throw Diagnostic(
              .sheetIncomplete, at: Place(employee: employee, month: month.description),
              ["employee": employee, "month": month.description])
          }
          approved.append(employee)
        }
      } else {
        approved = try entry.records.sheets(of: month)
          .filter { $0.state == .assessed && $0.isComplete && $0.employee != actor }.map(\.employee)
      }
      for employee in approved { try entry.move(sheetOf: employee, in: month, to: .approved) }
      entry.act.details["sheets"] = String(approved.count)
      return approved
    }
  }

  /// Publishes a month (公布): everybody sees their own sheet, and may acknowledge or appeal.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`, `MONTH-BLOCKED`, `SHEETS-NOT-APPROVED`, `FINANCE-NOT-SIGNED`.
  public func publish(_ month: Month) throws(Diagnostic) {
    try does(.publish, month: month) { entry throws(Diagnostic) in
      try entry.require(month, in: .reviewing ... .reviewing, for: .publish)
      let place = Place(month: month.description)
      if let earlier = try entry.records.months().first(where: { $0.month < month && $0.state < .published }) {
        throw Diagnostic(
          .earlierMonthOpen, at: place,
          ["month": month.description, "earlier": earlier.month.description], words: ["state": earlier.state.name])
      }
      let blocking = try entry.records.blocking(month)
      guard blocking.isEmpty else { throw Desk.blocked(month, .publish, blocking) }
      let open = try entry.records.omissions(of: month).filter { [.raised, .answered].contains($0.state) }
      guard open.isEmpty else {
        throw Diagnostic(.omissionsOpen, at: place, ["ids": open.map(\.id).joined(separator: ", ")])
      }
      let sheets = try entry.records.sheets(of: month)
      let waiting = sheets.filter { $0.state != .approved || !$0.isComplete }
      guard waiting.isEmpty, !sheets.isEmpty else {
        throw Diagnostic(
          .sheetsNotApproved, at: place,
          [
            "count": String(waiting.count), "month": month.description,
            "first": waiting.prefix(5).map(\.employee).joined(separator: ", "),
          ])
      }
      if try entry.records.needsFinance(month), try entry.records.settlements(of: month)[.finance]?.isEmpty ?? true {
        throw Diagnostic(.financeNotSigned, at: place, ["month": month.description])
      }
      for sheet in sheets { try entry.move(sheetOf: sheet.employee, in: month, to: .published) }
      try entry.move(month, to: .published)
    }
  }

  /// Takes note of one's own sheet (确认).
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`, `SHEET-STATE`.
  public func acknowledge(_ month: Month) throws(Diagnostic) {
    try does(.acknowledge, month: month, employee: actor) { entry throws(Diagnostic) in
      try entry.require(month, in: .published ... .published, for: .acknowledge)
      let sheet = try entry.records.requireSheet(of: actor, in: month)
      try entry.records.require(sheet, in: [.published, .decided], for: .acknowledge)
      try entry.move(sheetOf: actor, in: month, to: .acknowledged)
    }
  }

  /// Locks a month (锁定): no sheet of it ever changes again.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`, `APPEALS-OPEN`, `LOCK-EARLY` while somebody may still appeal.
  public func lock(_ month: Month) throws(Diagnostic) {
    try does(.lock, month: month) { entry throws(Diagnostic) in
      try entry.require(month, in: .published ... .published, for: .lock)
      let place = Place(month: month.description)
      let open = try entry.records.openAppeals(of: month)
      guard open.isEmpty else {
        throw Diagnostic(.appealsOpen, at: place, ["ids": open.map(\.id).joined(separator: ", ")])
      }
      let shown = try entry.records.publishedOn(month)
      let sheets = try entry.records.sheets(of: month)
      let today = office.now.day
      let undecided = sheets.filter { sheet in
        guard sheet.state == .published else { return false }
        let last = (shown[sheet.employee]?.number ?? today.number) + company.settings.appealDays
        return today.number <= last
      }
      if let latest = undecided.compactMap({ shown[$0.employee] }).max() {
        throw Diagnostic(
          .lockEarly, at: place,
          [
            "count": String(undecided.count), "month": month.description,
            "day": Day(number: latest.number + company.settings.appealDays).description,
            "first": undecided.prefix(5).map(\.employee).joined(separator: ", "),
          ])
      }
      for sheet in sheets { try entry.move(sheetOf: sheet.employee, in: month, to: .final) }
      try entry.move(month, to: .locked)
    }
  }

  private static func blocked(_ month: Month, _ deed: Deed, _ gaps: [Gap]) -> Diagnostic {
    Diagnostic(
      .monthBlocked, at: Place(month: month.description),
      ["month": month.description, "count": String(gaps.count)],
      words: ["deed": deed.name, "first": .list(gaps.prefix(5).map(\.words))])
  }
}

extension Records {
  /// Makes sure that something was found in a month.
  ///
  /// - Throws: `ACCEPT-UNKNOWN`, which says what was.
  func requireFound(_ kind: Gap.Kind, _ subject: String, in month: Month) throws(Diagnostic) {
    let found = try gaps(of: month).filter { $0.kind == kind }.map(\.subject)
    guard !found.contains(subject) else { return }
    throw Diagnostic(
      .acceptUnknown, at: Place(month: month.description),
      [
        "month": month.description, "subject": Diagnostic.quoted(subject),
        "known": found.isEmpty ? "—" : found.map { Diagnostic.quoted($0) }.joined(separator: ", "),
      ], words: ["kind": kind == .rejectedRows ? Bilingual("拒收行", "rejected rows") : Bilingual("无主行", "nobody's rows")])
  }

  /// What keeps a month from being published, and was not accepted.
  func blocking(_ month: Month) throws(Diagnostic) -> [Gap] {
    try unsettled(month).filter(\.kind.blocks)
  }

  /// What was found in a month and not accepted.
  func unsettled(_ month: Month, about employee: String? = nil) throws(Diagnostic) -> [Gap] {
    let settled = try settlements(of: month)
    return try gaps(of: month, about: employee.map { [$0] }).filter { gap in
      switch gap.kind {
      case .rejectedRows: !(settled[.rejectedRows]?.contains(gap.subject) ?? false)
      case .unmatchedAccount: !(settled[.unmatchedAccount]?.contains(gap.subject) ?? false)
      case .jump: !(settled[.jump]?.contains(gap.employee) ?? false)
      default: true
      }
    }
  }

  /// Whether somebody of finance works in the company in a month, and has to sign it off.
  func needsFinance(_ month: Month) throws(Diagnostic) -> Bool {
    try people(on: month.lastDay).contains { person in
      person.role == Role.finance.rawValue && (person.leftOn ?? month.lastDay) >= month.lastDay
    }
  }
}
