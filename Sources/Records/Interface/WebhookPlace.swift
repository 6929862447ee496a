public import Exact
public import Wording

/// How far an endpoint was told what is in the journal: the journal itself is what is sent out, in its order.
public struct WebhookPlace: Hashable, Sendable {
  /// The endpoint's id.
  public let endpoint: String
  /// The last entry that was told, or is none of its business.
  public var entry: Int64
  /// How often the next one was tried in vain.
  public var attempts: Int
  /// When it is tried next.
  public var nextAt: Instant
  /// The last day on which it was told what is due, `2026-11-03`; empty for none.
  public var dueOn: String

  /// How far an endpoint was told.
  public init(endpoint: String, entry: Int64, attempts: Int = 0, nextAt: Instant, dueOn: String = "") {
    self.endpoint = endpoint
    self.entry = entry
    self.attempts = attempts
    self.nextAt = nextAt
    self.dueOn = dueOn
  }
}

/// An attempt to tell an endpoint something.
public struct WebhookDelivery: Hashable, Sendable {
  /// The endpoint's id.
  public let endpoint: String
  /// The id of what happened: `E57`, or `D2026-11-03` for what was due on a day.
  public let event: String
  /// Which attempt it was, from 1.
  public let attempt: Int
  /// What kind of thing happened.
  public let kind: String
  /// When.
  public let at: Instant
  /// The status it was answered with; nil for no answer.
  public let status: Int?
  /// `delivered`, or why not.
  public let outcome: String

  /// An attempt.
  public init(
    endpoint: String, event: String, attempt: Int, kind: String, at: Instant, status: Int?, outcome: String
  ) {
    self.endpoint = endpoint
    self.event = event
    self.attempt = attempt
    self.kind = kind
    self.at = at
    self.status = status
    self.outcome = outcome
  }
}

extension Records {
  /// How far an endpoint was told; nil for one that is new.
  public func webhookPlace(of endpoint: String) throws(Diagnostic) -> WebhookPlace? {
    try WebhookPlace.find(endpoint, session)?.place
  }

  /// The latest attempts, the last one first.
  public func webhookDeliveries(limit: Int) throws(Diagnostic) -> [WebhookDelivery] {
    try session.all(
      """
      SELECT endpoint, event, attempt, kind, at, status, outcome FROM webhook_delivery
      ORDER BY at DESC, event DESC, attempt DESC LIMIT ?
      """, [.integer(Int64(limit))]
    ) { row in
      WebhookDelivery(
        endpoint: row.text(0), event: row.text(1), attempt: Int(row.integer(2)), kind: row.text(3),
        at: Instant(row.text(4)) ?? Instant(seconds: 0), status: row.optionalInteger(5).map { Int($0) },
        outcome: row.text(6))
    }
  }

  /// Entries after one, the first of them first.
  public func journal(after entry: Int64, limit: Int) throws(Diagnostic) -> [JournalEntry] {
    let last = try session.all(
      "SELECT entry FROM journal WHERE entry > ? AND entry <= ? ORDER BY entry LIMIT ?",
      [.integer(entry), .integer(self.last), .integer(Int64(limit))]
    ) { $0.integer(0) }.last
    guard let last else { return [] }
    var query = JournalQuery()
    query.after = entry
    query.before = last + 1
    query.limit = limit
    return try journal(query).reversed()
  }
}

extension WebhookPlace {
  fileprivate static func find(
    _ endpoint: String, _ session: any Session
  ) throws(Diagnostic) -> (place: WebhookPlace, holder: [UInt8]?, heldUntil: String)? {
    try session.first(
      "SELECT entry, attempts, next_at, due_on, holder, held_until FROM webhook_place WHERE endpoint = ?",
      [.text(endpoint)]
    ) { row in
      let place = WebhookPlace(
        endpoint: endpoint, entry: row.integer(0), attempts: Int(row.integer(1)),
        nextAt: Instant(row.text(2)) ?? Instant(seconds: 0), dueOn: row.text(3))
      return (place, row.optionalBytes(4), row.text(5))
    }
  }
}

extension RecordStore {
  /// Takes an endpoint in hand, so that of several servers one tells it things, in their order.
  ///
  /// - Parameters:
  ///   - holder: who takes it, drawn at random once for each server.
  ///   - until: when it may be taken by others, should the holder not be heard of again.
  /// - Returns: how far it was told; nil where another has it in hand, or where it is not time yet. One that is new is
  ///   told of what happens from now on.
  public func hold(
    _ endpoint: String, by holder: [UInt8], at now: Instant, until: Instant
  ) throws(Diagnostic) -> WebhookPlace? {
    try engine.write { session throws(Diagnostic) in
      guard let found = try WebhookPlace.find(endpoint, session) else {
        let head = try session.first("SELECT MAX(entry) FROM journal") { $0.optionalInteger(0) ?? 0 } ?? 0
        try session.run(
          """
          INSERT INTO webhook_place (endpoint, entry, attempts, next_at, holder, held_until, due_on)
          VALUES (?, ?, 0, ?, ?, ?, '')
          """,
          [
            .text(endpoint), .integer(head), .text(now.description), .bytes(holder), .text(until.description),
          ])
        return WebhookPlace(endpoint: endpoint, entry: head, nextAt: now)
      }
      let isFree = found.holder == nil || found.holder == holder || found.heldUntil <= now.description
      guard isFree, found.place.nextAt <= now else { return nil }
      try session.run(
        "UPDATE webhook_place SET holder = ?, held_until = ? WHERE endpoint = ?",
        [.bytes(holder), .text(until.description), .text(endpoint)])
      return found.place
    }
  }

  /// Writes down how far an endpoint was told, what was tried, and lets go of it.
  ///
  /// - Returns: whether it was still in the holder's hand; where not, nothing is written.
  @discardableResult
  public func settle(
    _ place: WebhookPlace, by holder: [UInt8], tried: [WebhookDelivery], forgetting since: Instant
  ) throws(Diagnostic) -> Bool {
    try engine.write { session throws(Diagnostic) in
      let count = try session.run(
        """
        UPDATE webhook_place SET entry = ?, attempts = ?, next_at = ?, due_on = ?, holder = NULL
        WHERE endpoint = ? AND holder = ?
        """,
        [
          .integer(place.entry), .integer(Int64(place.attempts)), .text(place.nextAt.description), .text(place.dueOn),
          .text(place.endpoint), .bytes(holder),
        ])
      guard count == 1 else { return false }
      for delivery in tried {
        try session.run(
          """
          INSERT INTO webhook_delivery (endpoint, event, attempt, kind, at, status, outcome) VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (endpoint, event, attempt) DO UPDATE SET at = excluded.at, status = excluded.status,
            outcome = excluded.outcome
          """,
          [
            .text(delivery.endpoint), .text(delivery.event), .integer(Int64(delivery.attempt)), .text(delivery.kind),
            .text(delivery.at.description), .optional(delivery.status.map { Int64($0) }), .text(delivery.outcome),
          ])
      }
      try session.run("DELETE FROM webhook_delivery WHERE at < ?", [.text(since.description)])
      return true
    }
  }
}
