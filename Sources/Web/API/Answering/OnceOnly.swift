internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// Does a request once however often it is sent (Idempotency-Key), also where several servers share the records.
///
/// What was done is marked in the same transaction in which it was done. What was refused did nothing and is forgotten.
struct OnceOnly: Sendable {
  /// How long an answer is kept: 24 hours.
  static let kept = 86_400
  /// After how many seconds nobody is about a request any more who took it up and has not answered.
  static let abandoned = 900

  let door: ProgramDoor

  /// The body of the answer, and whether it was given before.
  func answer(_ operation: Operation, _ call: Call, _ claim: RequestClaim?) async throws -> ([UInt8], Bool) {
    guard let claim else {
      return (try await door.onThread { () throws(Diagnostic) in try operation.perform(call).bytes }, false)
    }
    let start = ContinuousClock.now
    while true {
      switch try await door.onThread({ () throws(Diagnostic) in try take(claim) }) {
      case .mine:
        return (try await door.onThread { () throws(Diagnostic) in try perform(operation, call, claim) }, false)
      case .answered(_, let body): return (body, true)
      case .other: throw Diagnostic(.requestKeyUsed, ["key": Diagnostic.quoted(claim.key)])
      case .lost(let entry):
        throw Diagnostic(.requestAnswerLost, ["key": Diagnostic.quoted(claim.key), "entry": String(entry)])
      case .running:
        guard ContinuousClock.now - start < door.house.patience else {
          throw Diagnostic(.requestRunning, ["key": Diagnostic.quoted(claim.key)])
        }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  private var store: RecordStore { door.house.office.store }

  private func take(_ claim: RequestClaim) throws(Diagnostic) -> RequestClaim.Standing {
    let now = door.house.office.now
    return try store.take(
      claim, at: now, since: Instant(seconds: now.seconds - OnceOnly.kept),
      abandoned: Instant(seconds: now.seconds - OnceOnly.abandoned))
  }

  private func perform(_ operation: Operation, _ call: Call, _ claim: RequestClaim) throws(Diagnostic) -> [UInt8] {
    do throws(Diagnostic) {
      let body = try operation.perform(call.claiming(claim)).bytes
      try store.keep(claim, status: 200, body: body)
      return body
    } catch {
      // Whether it was done is not known: the same request is not done again before somebody looked.
      if error.code != "RECORDS-UNSETTLED" { try? store.release(claim) }
      throw error
    }
  }
}

extension Call {
  fileprivate func claiming(_ claim: RequestClaim) -> Call {
    var desk = desk
    desk.request = claim
    return Call(
      house: house, desk: desk, token: token, language: language, request: request, path: path, query: query,
      body: body)
  }
}
