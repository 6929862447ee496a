public import Exact
public import Wording

/// A deduction that an assessor passed over, raised by HR (form 1, note 5).
public struct OmissionRecord: Hashable, Sendable {
  /// How far it is.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// 已提出; it counts until it is dropped.
    case raised
    /// 已答复: the assessor has said something to it.
    case answered
    /// 成立
    case upheld
    /// 不成立
    case dropped
  }

  /// Its id.
  public var id: String
  /// The month.
  public var month: Month
  /// The assessor who passed it over.
  public var assessor: String
  /// Whose points were not deducted.
  public var employee: String
  /// The item.
  public var item: String
  /// The points that should have been deducted.
  public var points: Points
  /// What HR says, and below it what the assessor replied.
  public var note: String
  /// Who raised it.
  public var by: String
  /// How far it is.
  public var state: State

  /// An omitted deduction.
  public init(
    id: String, month: Month, assessor: String, employee: String, item: String, points: Points, note: String,
    by: String, state: State = .raised
  ) {
    self.id = id
    self.month = month
    self.assessor = assessor
    self.employee = employee
    self.item = item
    self.points = points
    self.note = note
    self.by = by
    self.state = state
  }
}

extension Entry {
  /// Records an omission, or what became of it.
  public mutating func add(_ omission: OmissionRecord) throws(Diagnostic) {
    try add(
      .omission,
      [
        "omission": .text(omission.id), "month": .text(omission.month.description),
        "assessor": .text(omission.assessor), "employee": .text(omission.employee), "item": .text(omission.item),
        "points": .text(String(omission.points.hundredths)), "note": .text(omission.note),
        "state": .text(omission.state.rawValue), "given_by": .text(omission.by),
      ])
  }
}

extension Records {
  /// The omissions of a month, in the order in which they were raised.
  public func omissions(of month: Month) throws(Diagnostic) -> [OmissionRecord] {
    var latest: [String: OmissionRecord] = [:]
    var order: [String] = []
    try session.each(
      """
      SELECT omission, assessor, employee, item, points, note, state, given_by FROM omission
      WHERE month = ? AND entry <= ? ORDER BY entry, line
      """, [.text(month.description), .integer(last)]
    ) { row throws(Diagnostic) in
      guard let state = OmissionRecord.State(rawValue: row.text(6)) else { return }
      if latest[row.text(0)] == nil { order.append(row.text(0)) }
      latest[row.text(0)] = OmissionRecord(
        id: row.text(0), month: month, assessor: row.text(1), employee: row.text(2), item: row.text(3),
        points: Points(hundredths: Int64(row.text(4)) ?? 0), note: row.text(5), by: row.text(7), state: state)
    }
    return order.compactMap { latest[$0] }
  }
}
