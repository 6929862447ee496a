/// 客户投诉
public struct ComplaintEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .complaints }
  /// The complaint and the agent's account.
  public let complaint, agent: EventID
  /// Whether it was upheld.
  public let isUpheld: Bool
  /// When it happened.
  public let second: Int

  /// Reads it from the fields of a row.
  public init(_ fields: inout EventFields) {
    complaint = fields.id(0, required: true)
    agent = fields.id(1, required: true)
    second = fields.time(2) ?? 0
    isUpheld = fields.choice(3, ["yes", "no"]) == 0
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<ComplaintEvent>) -> ComplaintEvent? { rows.advance() }
}

/// 错件: an order sent wrongly.
public struct MisshipmentEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .misshipments }
  /// The case and the agent's account (empty where no agent is concerned).
  public let identity, agent: EventID
  /// Whether the agent caused it, not the warehouse or another.
  public let isByAgent: Bool
  /// The loss in fen.
  public let loss: Int
  /// When it happened.
  public let second: Int

  /// Reads it from the fields of a row.
  public init(_ fields: inout EventFields) {
    identity = fields.id(0, required: true)
    isByAgent = fields.choice(2, ["agent", "warehouse", "other"]) == 0
    agent = fields.id(1, required: isByAgent)
    second = fields.date(3) ?? 0
    loss = fields.amount(4) ?? 0
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<MisshipmentEvent>) -> MisshipmentEvent? { rows.advance() }
}

/// 催付: the reminders of an agent on a day.
public struct ReminderEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .reminders }
  /// The agent's account.
  public let agent: EventID
  /// Unpaid orders due for a reminder, and those reminded in time.
  public let due, doneInTime: Int
  /// When it happened.
  public let second: Int

  /// Reads it from the fields of a row.
  public init(_ fields: inout EventFields) {
    second = fields.date(0) ?? 0
    agent = fields.id(1, required: true)
    due = fields.count(2) ?? 0
    doneInTime = fields.count(3) ?? 0
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<ReminderEvent>) -> ReminderEvent? { rows.advance() }
}

/// 迟到早退请假
public struct AttendanceEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .attendance }
  /// The agent's account.
  public let agent: EventID
  /// Whether it is absence without leave (旷工), which no form counts among 迟到, 早退 and 请假.
  public let isAbsence: Bool
  /// When it happened.
  public let second: Int

  /// Reads it from the fields of a row.
  public init(_ fields: inout EventFields) {
    second = fields.date(0) ?? 0
    agent = fields.id(1, required: true)
    isAbsence = fields.choice(2, ["late", "early_leave", "leave", "absent"]) == 3
    if fields.has(3) { _ = fields.count(3, mayBeEmpty: true) }
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<AttendanceEvent>) -> AttendanceEvent? { rows.advance() }
}

/// 模拟接待抽查
public struct MysteryCheckEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .mysteryChecks }
  /// The agent's account.
  public let agent: EventID
  /// Whether it was passed.
  public let isPassed: Bool
  /// When it happened.
  public let second: Int

  /// Reads it from the fields of a row.
  public init(_ fields: inout EventFields) {
    second = fields.date(0) ?? 0
    agent = fields.id(1, required: true)
    isPassed = fields.choice(2, ["yes", "no"]) == 0
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<MysteryCheckEvent>) -> MysteryCheckEvent? { rows.advance() }
}
