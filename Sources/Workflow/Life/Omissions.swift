internal import Appraisal
public import Exact
internal import Records
public import Wording

extension Desk {
  /// Raises against an assessor that a deduction was passed over (应扣未扣; form 1, note 5). It counts once it is upheld.
  ///
  /// - Returns: the omission's id.
  /// - Throws: `MONTH-STATE`; as ``InputValidator`` does.
  @discardableResult
  public func raiseOmission(
    by assessor: String, of employee: String, item: String, points: Points, in month: Month, note: String
  ) throws(Diagnostic) -> String {
    try does(.raiseOmission, month: month, employee: assessor, item: item, reason: note) { entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .raiseOmission)
      try check(.omission(of: employee, item: item, points: points), about: assessor, in: month, entry.records)
      let omission = OmissionRecord(
        id: entry.id("O"), month: month, assessor: assessor, employee: employee, item: item, points: points,
        note: note, by: actor)
      try entry.add(omission)
      return omission.id
    }
  }

  /// Who assesses somebody in a month.
  ///
  /// - Throws: `NOT-ALLOWED`, `EMPLOYEE-UNKNOWN`; `NOT-THE-ASSESSOR` where nobody does.
  public func assessor(of employee: String, in month: Month) throws(Diagnostic) -> String {
    try require(.raiseOmission, in: month)
    let person = try person(employee, on: month.lastDay)
    guard let assessor = person.assessor else {
      throw Diagnostic(
        .notTheAssessor, at: Place(employee: employee, month: month.description),
        ["assessor": "—", "employee": Diagnostic.quoted(employee)])
    }
    return assessor
  }

  /// Answers an omission raised against oneself (答复).
  ///
  /// - Throws: `OMISSION-UNKNOWN`, `NOT-ALLOWED`, `MONTH-STATE`.
  public func answer(omission id: String, in month: Month, reply: String) throws(Diagnostic) {
    try require(.answerOmission, in: month)
    let omission = try omission(id, in: month, open: [.raised, .answered])
    try does(.answerOmission, month: month, employee: omission.assessor, item: id, reason: reply) {
      entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .answerOmission)
      var answered = omission
      answered.state = .answered
      answered.note += "\n\(actor): \(reply)"
      try entry.add(answered)
    }
  }

  /// Settles an omission (裁定): upheld it counts, dropped it does not.
  ///
  /// - Throws: `OMISSION-UNKNOWN`, `NOT-ALLOWED`, `NOT-ONESELF`, `MONTH-STATE`, `REASON-MISSING`.
  public func settle(omission id: String, in month: Month, upheld: Bool, reason: String) throws(Diagnostic) {
    try require(.settleOmission, in: month)
    let omission = try omission(id, in: month, open: [.raised, .answered])
    try requireReason(reason, for: .settleOmission, omission.assessor, month)
    try does(.settleOmission, month: month, employee: omission.assessor, item: id, reason: reason) {
      entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .settleOmission)
      var settled = omission
      settled.state = upheld ? .upheld : .dropped
      try entry.add(settled)
      try entry.appraise(month, of: company, about: omission.assessor)
    }
  }

  private func omission(_ id: String, in month: Month, open: Set<OmissionRecord.State>) throws(Diagnostic)
    -> OmissionRecord
  {
    let known = try store.read { records throws(Diagnostic) in try records.omissions(of: month) }
    if let omission = known.first(where: { $0.id == id && open.contains($0.state) }) { return omission }
    let waiting = known.filter { open.contains($0.state) }.map(\.id)
    throw Diagnostic(
      .omissionUnknown, at: Place(month: month.description),
      [
        "id": Diagnostic.quoted(id), "month": month.description,
        "known": waiting.isEmpty ? "—" : waiting.joined(separator: ", "),
      ])
  }
}
