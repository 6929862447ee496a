internal import Exact
public import Records
public import Wording

/// How a message is tried again.
public enum OutboxLimits {
  /// For how many seconds nobody else tells an endpoint something whose server was heard of last.
  static let held = 120
  /// The attempts after which a message is given up: about ten hours.
  public static let attempts = 18
  /// How long attempts are remembered: 30 days.
  static let remembered = 30 * 86_400

  /// How many seconds pass before the next attempt: 10, twice as long after each more, at most an hour.
  static func pause(after attempts: Int) -> Int { min(3_600, 10 << min(max(0, attempts - 1), 10)) }
}

/// What became of a message.
public struct MessageAnswer: Sendable {
  /// The status it was answered with; nil for no answer.
  public let status: Int?
  /// The body of the answer, or the beginning of it.
  public let body: [UInt8]
  /// Why there is no answer: `timeout`, `unreachable`, `private_address`; nil where there is one.
  public let failure: String?

  /// What became of a message.
  public init(status: Int?, body: [UInt8] = [], failure: String? = nil) {
    self.status = status
    self.body = body
    self.failure = failure
  }

  func outcome(by format: WebhookFormat) -> String {
    if let failure { return failure }
    guard let status else { return "unreachable" }
    if format.isAccepted(status: status, body) { return Outbox.delivered }
    return (300..<400).contains(status) ? "redirected" : "refused"
  }
}

/// What is told to the endpoints of a company: everything of interest in the journal, at least once, in its order, and
/// once a day what is due. The journal is what is sent out, so that nothing is lost with a server.
public struct Outbox: Sendable {
  /// The outcome of a message that arrived.
  public static let delivered = "delivered"

  private let office: Office
  private let holder: [UInt8]

  /// The outbox of a company, for one server.
  ///
  /// - Parameter holder: by what the server is known.
  public init(_ office: Office, holder: [UInt8] = Outbox.newHolder()) {
    self.office = office
    self.holder = holder
  }

  /// By what a server is known: drawn at random.
  public static func newHolder() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
  }

  /// Tells an endpoint what it was not told yet, until nothing is left or something does not arrive.
  ///
  /// - Parameters:
  ///   - seconds: the seconds since 1970, for the signature.
  ///   - send: sends a message and waits for what becomes of it.
  /// - Returns: what was tried.
  public func tell(
    _ endpoint: WebhookEndpoint, seconds: () -> Int, send: (WebhookFormat.Message) -> MessageAnswer
  ) throws(Diagnostic) -> [WebhookDelivery] {
    var tried: [WebhookDelivery] = []
    while try isAnythingNew(endpoint) {
      let now = office.now
      let until = Instant(seconds: now.seconds + OutboxLimits.held)
      guard var place = try office.store.hold(endpoint.id, by: holder, at: now, until: until) else { break }
      var delivery: WebhookDelivery?
      if let event = try next(for: endpoint, &place) {
        let answer = send(endpoint.format.message(event, to: endpoint, seconds: seconds()))
        delivery = settle(answer, event, endpoint, &place)
      }
      let forgetting = Instant(seconds: now.seconds - OutboxLimits.remembered)
      let isOurs = try office.store.settle(
        place, by: holder, tried: [delivery].compactMap(\.self), forgetting: forgetting)
      guard isOurs, let delivery else { break }
      tried.append(delivery)
      if delivery.outcome != Outbox.delivered { break }
    }
    return tried
  }

  /// What became of an attempt; where it is over, the place moves on.
  private func settle(
    _ answer: MessageAnswer, _ event: WebhookEvent, _ endpoint: WebhookEndpoint, _ place: inout WebhookPlace
  ) -> WebhookDelivery {
    let now = office.now
    let attempt = place.attempts + 1
    var outcome = answer.outcome(by: endpoint.format)
    let isOver = outcome == Outbox.delivered || attempt >= OutboxLimits.attempts
    if isOver {
      if outcome != Outbox.delivered { outcome = "given_up" }
      place.attempts = 0
      place.nextAt = now
      if event.kind == .due {
        place.dueOn = now.day.description
      } else {
        place.entry = Int64(event.id.dropFirst()) ?? place.entry
      }
    } else {
      place.attempts = attempt
      place.nextAt = Instant(seconds: now.seconds + OutboxLimits.pause(after: attempt))
    }
    return WebhookDelivery(
      endpoint: endpoint.id, event: event.id, attempt: attempt, kind: event.kind.rawValue, at: now,
      status: answer.status, outcome: outcome)
  }

  /// Whether there is something to tell, or a new endpoint whose place has to be kept; asked without writing anything.
  private func isAnythingNew(_ endpoint: WebhookEndpoint) throws(Diagnostic) -> Bool {
    let place = try office.store.read { records throws(Diagnostic) in try records.webhookPlace(of: endpoint.id) }
    guard var place else { return true }
    guard place.nextAt <= office.now else { return false }
    let before = place.entry
    if try next(for: endpoint, &place) != nil { return true }
    // What is none of its business is passed over in large steps, and not looked at again each time.
    return place.entry - before > 500
  }

  /// What an endpoint is told next; the place moves over what is none of its business.
  private func next(for endpoint: WebhookEndpoint, _ place: inout WebhookPlace) throws(Diagnostic) -> WebhookEvent? {
    let (today, kinds) = (office.now.day, endpoint.kinds)
    let start = place
    let found = try office.store.read { records throws(Diagnostic) -> (event: WebhookEvent?, entry: Int64) in
      if kinds.contains(.due), start.dueOn < today.description,
        let month = try records.openAppeals(of: nil).filter({ $0.deadline.number <= today.number + 1 }).map(\.month)
          .min()
      {
        let event = WebhookEvent(id: "D\(today)", kind: .due, month: month, at: office.now.description)
        return (event, start.entry)
      }
      var entry = start.entry
      while true {
        let entries = try records.journal(after: entry, limit: 500)
        for line in entries {
          if let event = WebhookEvent(line), kinds.contains(event.kind) { return (event, entry) }
          entry = line.number
        }
        if entries.count < 500 { return (nil, entry) }
      }
    }
    place.entry = found.entry
    return found.event
  }
}

extension Desk {
  /// The endpoints that are told what happens, and the latest attempts to tell them (消息推送).
  ///
  /// - Throws: `NOT-ALLOWED`; `WEBHOOK-…` where the files cannot be used.
  public func webhooks(limit: Int = 100) throws(Diagnostic) -> (
    endpoints: [WebhookEndpoint], deliveries: [WebhookDelivery]
  ) {
    try require(.keepBooks)
    let deliveries = try store.read { records throws(Diagnostic) in try records.webhookDeliveries(limit: limit) }
    return (try WebhookEndpoints(company: company.folder).endpoints, deliveries)
  }

  /// Sends an endpoint a message that says nothing but that it arrived.
  ///
  /// - Throws: `NOT-ALLOWED`; `WEBHOOK-UNKNOWN`, `WEBHOOK-NOT-DELIVERED`.
  public func testWebhook(
    _ id: String, seconds: Int, send: (WebhookFormat.Message, WebhookEndpoint) -> MessageAnswer
  ) throws(Diagnostic) {
    let endpoints = try webhooks(limit: 1).endpoints
    guard let endpoint = endpoints.first(where: { $0.id == id }) else {
      throw Diagnostic(
        .webhookUnknown,
        ["id": Diagnostic.quoted(id), "known": endpoints.isEmpty ? "—" : endpoints.map(\.id).joined(separator: ", ")])
    }
    let now = office.now
    let event = WebhookEvent(id: "T\(now.seconds)", kind: .test, month: now.day.month ?? .first, at: now.description)
    let answer = send(endpoint.format.message(event, to: endpoint, seconds: seconds), endpoint)
    let outcome = answer.outcome(by: endpoint.format)
    guard outcome == Outbox.delivered else {
      throw Diagnostic(
        .webhookNotDelivered, ["id": id, "outcome": outcome, "status": answer.status.map { String($0) } ?? "—"])
    }
  }
}
