public import Exact
public import Wording

/// An employee's appeal against an item of a published sheet (申诉).
public struct Appeal: Hashable, Sendable {
  /// Its id.
  public var id: String
  /// The month.
  public var month: Month
  /// Whose sheet.
  public var employee: String
  /// The item; `total` for the whole sheet.
  public var item: String
  /// What the employee says.
  public var statement: String
  /// The day by which it has to be decided.
  public var deadline: Day

  /// An appeal.
  public init(id: String, month: Month, employee: String, item: String, statement: String, deadline: Day) {
    self.id = id
    self.month = month
    self.employee = employee
    self.item = item
    self.statement = statement
    self.deadline = deadline
  }
}

/// What was decided about an appeal (裁决).
public struct Decision: Hashable, Sendable {
  /// How it ended.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// 成立
    case upheld
    /// 部分成立
    case partly
    /// 不成立
    case rejected
  }

  /// The appeal.
  public var appeal: String
  /// The month.
  public var month: Month
  /// Whose sheet.
  public var employee: String
  /// How it ended.
  public var outcome: Outcome
  /// Why.
  public var reasons: String
  /// The score before; nil where there was none.
  public var pointsBefore: Points?
  /// The score as recomputed.
  public var pointsAfter: Points?
  /// The money before.
  public var totalBefore: Fen?
  /// The money as recomputed.
  public var totalAfter: Fen?

  /// A decision.
  public init(
    appeal: String, month: Month, employee: String, outcome: Outcome, reasons: String, pointsBefore: Points?,
    pointsAfter: Points?, totalBefore: Fen?, totalAfter: Fen?
  ) {
    self.appeal = appeal
    self.month = month
    self.employee = employee
    self.outcome = outcome
    self.reasons = reasons
    self.pointsBefore = pointsBefore
    self.pointsAfter = pointsAfter
    self.totalBefore = totalBefore
    self.totalAfter = totalAfter
  }
}

extension Entry {
  /// Records an appeal.
  public mutating func add(_ appeal: Appeal) throws(Diagnostic) {
    try add(
      .appeal,
      [
        "appeal": .text(appeal.id), "month": .text(appeal.month.description), "employee": .text(appeal.employee),
        "item": .text(appeal.item), "statement": .text(appeal.statement),
        "deadline": .text(appeal.deadline.description),
      ])
  }

  /// Records a decision.
  public mutating func add(_ decision: Decision) throws(Diagnostic) {
    try add(
      .decision,
      [
        "appeal": .text(decision.appeal), "month": .text(decision.month.description),
        "employee": .text(decision.employee), "outcome": .text(decision.outcome.rawValue),
        "reasons": .text(decision.reasons), "points_before": .optional(decision.pointsBefore?.hundredths),
        "points_after": .optional(decision.pointsAfter?.hundredths),
        "total_before": .optional(decision.totalBefore?.amount), "total_after": .optional(decision.totalAfter?.amount),
      ])
  }
}

extension Records {
  /// The appeals of a month, in the order in which they were made; of every month where none is named.
  ///
  /// - Parameter employee: whose; nil for everybody's.
  public func appeals(of month: Month?, employee: String? = nil) throws(Diagnostic) -> [Appeal] {
    let rows = recorded(of: month, employee)
    return try session.all(
      """
      SELECT appeal, month, employee, item, statement, deadline FROM appeal
      WHERE \(rows.condition) ORDER BY entry, line
      """, rows.values
    ) { row -> Appeal? in
      guard let own = Month(row.text(1)) else { return nil }
      return Appeal(
        id: row.text(0), month: own, employee: row.text(2), item: row.text(3), statement: row.text(4),
        deadline: Day(row.text(5)) ?? own.lastDay)
    }.compactMap(\.self)
  }

  /// The decisions about appeals of a month, by the appeal's id; of every month where none is named.
  ///
  /// - Parameter employee: whose appeals; nil for everybody's.
  public func decisions(of month: Month?, employee: String? = nil) throws(Diagnostic) -> [String: Decision] {
    let rows = recorded(of: month, employee)
    var decisions: [String: Decision] = [:]
    try session.each(
      """
      SELECT appeal, month, employee, outcome, reasons, points_before, points_after, total_before, total_after
      FROM decision WHERE \(rows.condition) ORDER BY entry, line
      """, rows.values
    ) { row throws(Diagnostic) in
      guard let own = Month(row.text(1)), let outcome = Decision.Outcome(rawValue: row.text(3))
      else { return }
      decisions[row.text(0)] = Decision(
        appeal: row.text(0), month: own, employee: row.text(2), outcome: outcome, reasons: row.text(4),
        pointsBefore: row.optionalInteger(5).map { Points(hundredths: $0) },
        pointsAfter: row.optionalInteger(6).map { Points(hundredths: $0) },
        totalBefore: row.optionalInteger(7).map { Fen($0) }, totalAfter: row.optionalInteger(8).map { Fen($0) })
    }
    return decisions
  }
}
