internal import Appraisal
public import Exact
public import Records
internal import Scheme
public import Wording

extension Desk {
  /// Appeals against an item of one's own published sheet (申诉), or against the whole of it.
  ///
  /// - Parameter item: an item, reward or penalty; `total` for the whole sheet.
  /// - Returns: the appeal's id.
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`, `SHEET-STATE`, `ITEM-UNKNOWN`, `APPEAL-LATE`, `APPEAL-TWICE`, `REASON-MISSING`.
  @discardableResult
  public func appeal(
    _ item: String, in month: Month, statement: String, evidence: [String] = []
  ) throws(Diagnostic) -> String {
    try requireReason(statement, for: .appeal, actor, month)
    let files = try Attachments.take(evidence, for: self)
    return try does(.appeal, month: month, employee: actor, item: item) { entry throws(Diagnostic) in
      try entry.require(month, in: .published ... .published, for: .appeal)
      let place = Place(employee: actor, month: month.description)
      let sheet = try entry.records.requireSheet(of: actor, in: month)
      try entry.records.require(sheet, in: [.published, .acknowledged, .appealed, .decided], for: .appeal)
      let schemes = try entry.schemes(of: actor, month, company)
      let known = ["total"] + schemes.flatMap { $0.items.map(\.id) + ($0.rewards + $0.penalties).map(\.id) }
      guard known.contains(item) else { throw Diagnostic.unknown(item, of: actor, known: known, at: place) }
      let today = office.now.day
      let shown = try entry.records.publishedOn(month)[actor] ?? today
      let last = Day(number: shown.number + company.settings.appealDays)
      guard today <= last else {
        throw Diagnostic(
          .appealLate, at: place,
          ["month": month.description, "day": last.description, "days": String(company.settings.appealDays)])
      }
      if let twin = try entry.records.openAppeals(of: month).first(where: { $0.employee == actor && $0.item == item }) {
        throw Diagnostic(.appealTwice, at: place, ["id": twin.id, "item": item])
      }
      let appeal = Appeal(
        id: entry.id("P"), month: month, employee: actor, item: item, statement: statement,
        deadline: Day(number: today.number + company.settings.decisionDays))
      try entry.add(appeal)
      try entry.attach(files, to: "appeal:\(appeal.id)", of: actor, in: month)
      if sheet.state != .appealed { try entry.move(sheetOf: actor, in: month, to: .appealed) }
      return appeal.id
    }
  }

  /// Decides an appeal (裁决), with reasons. What is put right is recorded, the month is appraised anew, and the
  /// difference is part of the decision; later months that look back at this one are appraised anew as well.
  ///
  /// - Parameter remedies: what is put right; none where the appeal is rejected.
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `APPEAL-UNKNOWN`, `MONTH-STATE`, `REASON-MISSING`, `REMEDY-REJECTED`; what
  ///   keeps a remedy from being applied.
  @discardableResult
  public func decide(
    appeal id: String, _ outcome: Decision.Outcome, reasons: String, remedies: [Remedy] = []
  ) throws(Diagnostic) -> (decision: Decision, later: [LaterChange]) {
    try require(.decide)
    let appeal = try openAppeal(id)
    let month = appeal.month
    try requireReason(reasons, for: .decide, appeal.employee, month)
    return try does(.decide, month: month, employee: appeal.employee, item: id, reason: reasons) {
      entry throws(Diagnostic) in
      try entry.require(month, in: .published ... .published, for: .decide)
      guard remedies.isEmpty == (outcome == .rejected) else {
        throw Diagnostic(
          outcome == .rejected ? .remedyRejected : .remedyMissing,
          at: Place(employee: appeal.employee, month: month.description), ["appeal": id])
      }
      guard try entry.records.openAppeals(of: month).contains(appeal) else { throw Desk.unknownAppeal(id, []) }
      let before = try entry.records.requireSheet(of: appeal.employee, in: month)
      for remedy in remedies {
        try entry.apply(remedy, to: appeal.employee, in: month, company, reason: reasons, by: actor)
      }
      let later = try entry.appraise(month, of: company, about: appeal.employee).later
      let after = try entry.records.requireSheet(of: appeal.employee, in: month)
      let decision = Decision(
        appeal: id, month: month, employee: appeal.employee, outcome: outcome, reasons: reasons,
        pointsBefore: before.score, pointsAfter: after.score, totalBefore: before.total, totalAfter: after.total)
      try entry.add(decision)
      let rest = try entry.records.openAppeals(of: month).filter { $0.employee == appeal.employee }
      if rest.isEmpty { try entry.move(sheetOf: appeal.employee, in: month, to: .decided) }
      return (decision, later)
    }
  }

  private func openAppeal(_ id: String) throws(Diagnostic) -> Appeal {
    let open = try store.read { records throws(Diagnostic) in try records.openAppeals(of: nil) }
    guard let appeal = open.first(where: { $0.id == id }) else { throw Desk.unknownAppeal(id, open) }
    return appeal
  }

  private static func unknownAppeal(_ id: String, _ open: [Appeal]) -> Diagnostic {
    Diagnostic(
      .appealUnknown,
      ["id": Diagnostic.quoted(id), "known": open.isEmpty ? "—" : open.map(\.id).joined(separator: ", ")])
  }
}

extension Records {
  /// The appeals that wait for a decision.
  func openAppeals(of month: Month?) throws(Diagnostic) -> [Appeal] {
    let decided = try decisions(of: month)
    return try appeals(of: month).filter { decided[$0.id] == nil }
  }
}
