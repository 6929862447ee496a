internal import Intake
internal import Wording

/// Counts the events that name an account and a day and stand for themselves: calls, ratings, complaints,
/// mis-shipments, reminders, attendance, mystery checks.
struct ConductReading {
  let hash: IDHash
  let window: Range<Int>
  let worker: Worker
  let hands: Hands
  let rules: RuleSet

  /// Unpaid orders left without a reminder in a day, beyond which the day is a breach of whoever left them, on all of
  /// their accounts together (definition 12; 电商部绩效考核表 罚 2).
  static let remindersMissed = 5

  func read(_ kind: inout KindReading) throws(Rounds.Damage) {
    switch kind.kind {
    case .calls: try calls(&kind)
    case .ratings: try ratings(&kind)
    case .complaints: try complaints(&kind)
    case .misshipments: try misshipments(&kind)
    case .reminders: try reminders(&kind)
    case .attendance:
      try each(AttendanceEvent.self, &kind, \.agent) { event, hand, _ in
        worker.tallies.add(event.isAbsence ? .absences : .attendanceEvents, hand)
      }
    case .mysteryChecks:
      try each(MysteryCheckEvent.self, &kind, \.agent) { event, hand, _ in
        worker.tallies.add(.mysteryChecks, hand)
        if !event.isPassed { worker.tallies.add(.mysteryFailed, hand) }
      }
    case .messages, .orders, .refunds, .reviews: break
    }
  }

  /// Calls `body` for every event with the hand of its account.
  private func each<Row: Event>(
    _ type: Row.Type, _ kind: inout KindReading, _ agent: (Row) -> EventID,
    verdict: (Row, UnsafePointer<UInt8>, RowPlace) -> RowVerdict = { _, _, _ in .taken },
    _ body: (_ row: Row, _ hand: Int, _ whole: Int) -> Void
  ) throws(Rounds.Damage) {
    try kind.each(type, hash: hash, window: window) { row, base, place in
      let verdict = verdict(row, base, place)
      guard case .taken = verdict, !agent(row).isEmpty else { return verdict }
      let (hand, whole) = worker.finder.hand(agent(row), base, shop: nil, second: row.second - window.lowerBound)
      worker.tallies.reserve(max(hand, whole) + 1)
      worker.tallies.add(.rows, hand)
      body(row, hand, whole)
      return .taken
    }
  }

  /// Every call is a consultation; an answered one is replied to, and answered within its seconds where they are known.
  private func calls(_ kind: inout KindReading) throws(Rounds.Damage) {
    var ids = FirstRows(column: "call_id", kind: kind, hash: hash)
    try each(CallEvent.self, &kind, \.agent) {
      ids.verdict($0.call, $1, $2)
    } _: { call, hand, whole in
      worker.tallies.add(.consultations, hand)
      if whole >= 0 { worker.tallies.add(.consultations, whole) }
      guard call.isAnswered else {
        worker.tallies.add(.unanswered, hand)
        if let cap = rules.unansweredWait { worker.tallies.unanswered(hand, counted: cap, isFirst: true) }
        return
      }
      worker.tallies.add(.replied, hand)
      if whole >= 0 { worker.tallies.add(.replied, whole) }
      guard let seconds = call.answerSeconds else { return }
      worker.tallies.response(hand, wait: seconds, counted: rules.counted(seconds), isFirst: true, sign: 1)
    }
  }

  /// Answers to the survey (definition 11).
  private func ratings(_ kind: inout KindReading) throws(Rounds.Damage) {
    try each(RatingEvent.self, &kind, \.agent) { rating, hand, _ in
      worker.tallies.add(.rated, hand)
      if rating.mark >= 4 { worker.tallies.add(.satisfied, hand) }
      guard let isResolved = rating.isResolved else { return }
      worker.tallies.add(.asked, hand)
      if isResolved { worker.tallies.add(.resolved, hand) }
    }
  }

  /// Complaints count where they were upheld (definition 10).
  private func complaints(_ kind: inout KindReading) throws(Rounds.Damage) {
    var ids = FirstRows(column: "complaint_id", kind: kind, hash: hash)
    try each(ComplaintEvent.self, &kind, \.agent) {
      ids.verdict($0.complaint, $1, $2)
    } _: { complaint, hand, _ in
      if complaint.isUpheld { worker.tallies.add(.complaints, hand) }
    }
  }

  /// Mis-sent orders count where the agent caused them (definition 10).
  private func misshipments(_ kind: inout KindReading) throws(Rounds.Damage) {
    var ids = FirstRows(column: "case_id", kind: kind, hash: hash)
    try each(MisshipmentEvent.self, &kind, \.agent) {
      ids.verdict($0.identity, $1, $2)
    } _: { misshipment, hand, _ in
      guard misshipment.isByAgent else { return }
      worker.tallies.add(.misshipments, hand)
      worker.tallies.add(.loss, hand, Int128(misshipment.loss))
    }
  }

  /// Reminders missed, day by day; which days are breaches is told by holder, for the accounts of one employee add up
  /// (definition 12).
  private func reminders(_ kind: inout KindReading) throws(Rounds.Damage) {
    try each(ReminderEvent.self, &kind, \.agent) { row, hand, _ in
      worker.remindersMissed[.init(hand: hand, second: row.second), default: 0] += row.due - row.doneInTime
    }
  }
}
