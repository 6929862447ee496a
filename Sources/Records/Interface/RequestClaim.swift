public import Exact
public import Wording

/// A request of a program's that is done once however often it is sent (Idempotency-Key): the program names it, and what
/// was answered is kept.
public struct RequestClaim: Hashable, Sendable {
  /// The id of the token it was sent with.
  public let token: String
  /// What the program calls it.
  public let key: String
  /// The hash of all it says.
  public let request: ContentHash
  /// Who does it: drawn at random by whoever took it up.
  public let claim: [UInt8]

  /// A request as somebody takes it up.
  public init(token: String, key: String, request: ContentHash) {
    self.token = token
    self.key = key
    self.request = request
    var generator = SystemRandomNumberGenerator()
    claim = (0..<2).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
  }

  fileprivate var name: [StoredValue] { [.text(token), .text(key)] }
  fileprivate var own: [StoredValue] { name + [.bytes(claim)] }

  /// How a request stands that is to be taken up.
  public enum Standing: Hashable, Sendable {
    /// It is new: whoever asked does it.
    case mine
    /// Somebody is about it.
    case running
    /// It was done: the status and the body of the answer.
    case answered(status: Int, body: [UInt8])
    /// Another request was sent under this name.
    case other
    /// It was done by an entry of the journal, and whoever did it never answered.
    case lost(entry: Int64)
  }
}

extension RecordStore {
  /// Takes a request up, unless it was before.
  ///
  /// - Parameters:
  ///   - since: what was kept before this moment is forgotten.
  ///   - abandoned: whoever took a request up before this moment, and has not answered, never will.
  public func take(
    _ claim: RequestClaim, at now: Instant, since: Instant, abandoned: Instant
  ) throws(Diagnostic) -> RequestClaim.Standing {
    try engine.write { session throws(Diagnostic) in
      try session.run("DELETE FROM request_done WHERE at < ?", [.text(since.description)])
      let found = try session.first(
        "SELECT request, at, entry, status, body FROM request_done WHERE token = ? AND request_key = ?", claim.name
      ) { row -> (standing: RequestClaim.Standing, isAbandoned: Bool) in
        guard row.bytes(0) == claim.request.bytes else { return (.other, false) }
        if let status = row.optionalInteger(3) {
          return (.answered(status: Int(status), body: row.bytes(4)), false)
        }
        guard row.text(1) < abandoned.description else { return (.running, false) }
        return row.optionalInteger(2).map { (.lost(entry: $0), false) } ?? (.running, true)
      }
      if let found, !found.isAbandoned { return found.standing }
      try session.run("DELETE FROM request_done WHERE token = ? AND request_key = ?", claim.name)
      try session.run(
        """
        INSERT INTO request_done (token, request_key, request, claim, at, entry, status, body)
        VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL)
        """, claim.name + [.bytes(claim.request.bytes), .bytes(claim.claim), .text(now.description)])
      return .mine
    }
  }

  /// Keeps what was answered.
  public func keep(_ claim: RequestClaim, status: Int, body: [UInt8]) throws(Diagnostic) {
    try engine.write { session throws(Diagnostic) -> Void in
      try session.run(
        "UPDATE request_done SET status = ?, body = ? WHERE token = ? AND request_key = ? AND claim = ?",
        [.integer(Int64(status)), .bytes(body)] + claim.own)
    }
  }

  /// Forgets a request that was refused: nothing was done.
  public func release(_ claim: RequestClaim) throws(Diagnostic) {
    try engine.write { session throws(Diagnostic) -> Void in
      try session.run("DELETE FROM request_done WHERE token = ? AND request_key = ? AND claim = ?", claim.own)
    }
  }
}

extension Entry {
  /// Writes down, together with the entry, that it is what a request did.
  ///
  /// - Throws: `REQUEST-TAKEN` where somebody else has taken the request up meanwhile: nothing is done then.
  public func mark(_ claim: RequestClaim) throws(Diagnostic) {
    // An entry without rows leaves no trace, and its number will be another's.
    let wanted = "WHERE token = ? AND request_key = ? AND claim = ?"
    let count =
      hasRows
      ? try session.run("UPDATE request_done SET entry = ? \(wanted)", [.integer(number)] + claim.own)
      : try session.run("UPDATE request_done SET entry = entry \(wanted)", claim.own)
    guard count == 1 else { throw Diagnostic(.requestTaken, ["key": Diagnostic.quoted(claim.key)]) }
  }
}
