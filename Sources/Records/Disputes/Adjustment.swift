public import Exact
public import Wording

/// What a closed month is changed by: an amount paid, or taken back, in a later month (补发、扣回).
public struct Adjustment: Hashable, Sendable {
  /// What it comes from.
  public enum Cause: String, Hashable, Sendable, CaseIterable {
    /// An appeal was decided after the month was locked.
    case appeal
    /// Something about the month became known after it was locked.
    case lateEvent = "late_event"
    /// A rule about several months comes out differently, because an earlier month does.
    case earlierMonth = "earlier_month"
  }

  /// Its id.
  public var id: String
  /// The month it is about.
  public var month: Month
  /// The month in which it is paid.
  public var paidIn: Month
  /// Whose pay.
  public var employee: String
  /// The amount; negative for what is taken back.
  public var amount: Fen
  /// What it comes from.
  public var cause: Cause
  /// Why.
  public var reason: String
  /// The score on the locked sheet.
  public var pointsBefore: Points?
  /// The score as it would be now.
  public var pointsAfter: Points?

  /// An adjustment.
  public init(
    id: String, month: Month, paidIn: Month, employee: String, amount: Fen, cause: Cause, reason: String,
    pointsBefore: Points?, pointsAfter: Points?
  ) {
    self.id = id
    self.month = month
    self.paidIn = paidIn
    self.employee = employee
    self.amount = amount
    self.cause = cause
    self.reason = reason
    self.pointsBefore = pointsBefore
    self.pointsAfter = pointsAfter
  }
}

extension Entry {
  /// Records an adjustment.
  public mutating func add(_ adjustment: Adjustment) throws(Diagnostic) {
    try add(
      .adjustment,
      [
        "adjustment": .text(adjustment.id), "month": .text(adjustment.month.description),
        "paid_in": .text(adjustment.paidIn.description), "employee": .text(adjustment.employee),
        "amount": .integer(adjustment.amount.amount), "cause": .text(adjustment.cause.rawValue),
        "reason": .text(adjustment.reason), "points_before": .optional(adjustment.pointsBefore?.hundredths),
        "points_after": .optional(adjustment.pointsAfter?.hundredths),
      ])
  }
}

extension Records {
  /// Every adjustment, in the order in which they were made.
  ///
  /// - Parameters:
  ///   - month: the month that was adjusted; nil for every month.
  ///   - employee: whose; nil for everybody's.
  public func adjustments(of month: Month? = nil, employee: String? = nil) throws(Diagnostic) -> [Adjustment] {
    let rows = recorded(of: month, employee)
    return try session.all(
      """
      SELECT adjustment, month, paid_in, employee, amount, cause, reason, points_before, points_after FROM adjustment
      WHERE \(rows.condition) ORDER BY entry, line
      """, rows.values
    ) { row -> Adjustment? in
      guard let month = Month(row.text(1)), let paidIn = Month(row.text(2)),
        let cause = Adjustment.Cause(rawValue: row.text(5))
      else { return nil }
      return Adjustment(
        id: row.text(0), month: month, paidIn: paidIn, employee: row.text(3), amount: Fen(row.integer(4)),
        cause: cause, reason: row.text(6), pointsBefore: row.optionalInteger(7).map { Points(hundredths: $0) },
        pointsAfter: row.optionalInteger(8).map { Points(hundredths: $0) })
    }.compactMap(\.self)
  }
}
