internal import Appraisal
public import Exact
public import Records
public import Wording

extension Desk {
  /// Records something when it happened (记录事件): a veto item, a failed mystery check, a complaint, or a remark. The
  /// one who saw it records it; in the month it counts in the moment its figures are computed.
  ///
  /// - Parameter name: the veto's id or kind of misconduct, the number of a complaint; empty otherwise.
  /// - Returns: the incident's id.
  /// - Throws: `MONTH-STATE`, `REASON-MISSING` without a note; as ``InputValidator`` does.
  @discardableResult
  public func record(
    _ kind: Incident.Kind, of employee: String, name: String = "", occurrences: Int = 1, on day: Day, note: String,
    in month: Month? = nil, evidence: [String] = []
  ) throws(Diagnostic) -> String {
    let month = month ?? day.month ?? .first
    try require(.record, in: month)
    try requireReason(note, for: .record, employee, month)
    let files = try Attachments.take(evidence, for: self)
    return try does(.record, month: month, employee: employee, item: kind.rawValue, reason: note) {
      entry throws(Diagnostic) in
      try entry.requireBeforePublication(month, for: .record)
      try check(
        .incident(kind, name: name, occurrences: occurrences, day: day, note: note), about: employee, in: month,
        entry.records)
      let incident = Incident(
        id: entry.id("I"), month: month, employee: employee, kind: kind, name: name, occurrences: occurrences,
        happenedOn: day, note: note, seenBy: actor)
      try entry.add(incident)
      try entry.attach(files, to: "incident:\(incident.id)", of: employee, in: month)
      try entry.appraise(month, of: company, about: employee)
      return incident.id
    }
  }

  /// Takes an incident back (撤销事件), for a reason; it stays on record as withdrawn.
  ///
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `MONTH-STATE`, `INCIDENT-UNKNOWN`, `REASON-MISSING`.
  public func withdraw(incident id: String, in month: Month, reason: String) throws(Diagnostic) {
    try require(.withdraw, in: month)
    let known = try store.read { records throws(Diagnostic) in try records.incidents(of: month) }
    guard let incident = known.first(where: { $0.id == id && !$0.isWithdrawn }) else {
      throw Diagnostic(
        .incidentUnknown, at: Place(month: month.description),
        [
          "id": Diagnostic.quoted(id), "month": month.description,
          "known": known.isEmpty ? "—" : known.filter { !$0.isWithdrawn }.map(\.id).joined(separator: ", "),
        ])
    }
    try requireReason(reason, for: .withdraw, incident.employee, month)
    try does(.withdraw, month: month, employee: incident.employee, item: id, reason: reason) {
      entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .withdraw)
      var withdrawn = incident
      withdrawn.isWithdrawn = true
      try entry.add(withdrawn)
      try entry.appraise(month, of: company, about: incident.employee)
    }
  }
}

extension Entry {
  /// Makes sure that a month was not published yet; one that was not opened yet can be recorded for already.
  func requireBeforePublication(_ month: Month, for deed: Deed) throws(Diagnostic) {
    guard try records.state(of: month) != nil else { return }
    try require(month, in: .open ... .reviewing, for: deed)
  }
}
