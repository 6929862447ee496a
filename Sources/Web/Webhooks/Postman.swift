internal import Foundation
internal import Glibc
internal import Logging
internal import Records
public import Wording
public import Workflow

/// Looks after the outbox while the server runs: every few seconds each endpoint is told what it was not told yet, side by
/// side, so that one that is slow keeps no other waiting for long.
struct Postman: Sendable {
  static let interval = Duration.seconds(3)

  let house: House
  let logger: Logger
  /// Who has an endpoint in hand while this server tells it something.
  private let holder = Outbox.newHolder()

  init(_ house: House, _ logger: Logger) {
    self.house = house
    self.logger = logger
  }

  /// Goes on until the server ends.
  func run() async {
    var lastFault = ""
    while !Task.isCancelled {
      let fault = await round() ?? ""
      // The same fault is told once, and not every few seconds.
      if !fault.isEmpty, fault != lastFault { logger.error("\(fault)") }
      lastFault = fault
      try? await Task.sleep(for: Postman.interval)
    }
  }

  /// Tells every endpoint what there is; what is wrong, where something is.
  func round() async -> String? {
    guard let office = house.begun else { return nil }
    let outbox = Outbox(office, holder: holder)
    let endpoints: [WebhookEndpoint]
    do throws(Diagnostic) {
      endpoints = try WebhookEndpoints(company: office.company.folder).endpoints
    } catch { return error.text(in: .english) }
    return await withTaskGroup(of: String?.self) { group in
      for endpoint in endpoints { group.addTask { await tell(endpoint, from: outbox) } }
      return await group.reduce(nil) { $0 ?? $1 }
    }
  }

  /// Waits for the network on a thread of its own.
  private func tell(_ endpoint: WebhookEndpoint, from outbox: Outbox) async -> String? {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        do throws(Diagnostic) {
          let tried = try outbox.tell(endpoint, seconds: Postman.seconds) {
            HTTPPost.send($0, allowsPrivate: endpoint.allowsPrivate)
          }
          for delivery in tried { house.meters.count(delivery: delivery.outcome) }
          continuation.resume(returning: nil)
        } catch { continuation.resume(returning: error.text(in: .english)) }
      }
    }
  }

  /// The seconds since 1970.
  static func seconds() -> Int { time(nil) }
}

/// Sends one message to try an endpoint.
public enum WebhookTest {
  /// Sends it and waits for the answer.
  ///
  /// - Throws: `NOT-ALLOWED`, `WEBHOOK-…`.
  public static func run(_ desk: Desk, _ endpoint: String) throws(Diagnostic) {
    try desk.testWebhook(endpoint, seconds: Postman.seconds()) { message, endpoint in
      HTTPPost.send(message, allowsPrivate: endpoint.allowsPrivate)
    }
  }
}
