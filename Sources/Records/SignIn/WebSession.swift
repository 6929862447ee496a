public import Exact
public import Wording

/// Somebody who is signed in at a browser (会话). It is kept under the hash of its token, so that whoever reads the records
/// cannot sign in with what stands there.
public struct WebSession: Hashable, Sendable {
  /// The hash of the token.
  public let token: ContentHash
  /// The employee's id.
  public let employee: String
  /// When they signed in.
  public let begun: Instant
  /// When it was last used, to within a few minutes.
  public let used: Instant
  /// How they came in.
  public let way: Way

  /// How somebody signed in.
  public enum Way: String, Hashable, Sendable {
    /// With their password, and the code of a second factor where they have one.
    case password
    /// With their password; the code of the second factor is still to come.
    case halfway
    /// Through the company's directory.
    case directory
  }

  /// Somebody who is signed in.
  public init(token: ContentHash, employee: String, begun: Instant, used: Instant, way: Way = .password) {
    self.token = token
    self.employee = employee
    self.begun = begun
    self.used = used
    self.way = way
  }
}

extension Records {
  /// The session of a token's hash; nil where there is none.
  public func webSession(_ token: ContentHash) throws(Diagnostic) -> WebSession? {
    try session.first(
      "SELECT employee, begun, used, way FROM web_session WHERE token = ?", [.bytes(token.bytes)]
    ) { row in
      Instant(row.text(1)).flatMap { begun in
        Instant(row.text(2)).map {
          WebSession(
            token: token, employee: row.text(0), begun: begun, used: $0,
            way: WebSession.Way(rawValue: row.text(3)) ?? .halfway)
        }
      }
    }.flatMap(\.self)
  }
}

extension RecordStore {
  /// Keeps a session, new or used again.
  public func keep(_ kept: WebSession) throws(Diagnostic) {
    try engine.write { session throws(Diagnostic) -> Void in
      try session.run(
        """
        INSERT INTO web_session (token, employee, begun, used, way) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (token) DO UPDATE SET used = excluded.used
        """,
        [
          .bytes(kept.token.bytes), .text(kept.employee), .text(kept.begun.description), .text(kept.used.description),
          .text(kept.way.rawValue),
        ])
    }
  }

  /// Ends a session.
  public func end(_ token: ContentHash) throws(Diagnostic) {
    try engine.write { session throws(Diagnostic) -> Void in
      try session.run("DELETE FROM web_session WHERE token = ?", [.bytes(token.bytes)])
    }
  }

  /// Ends all sessions of somebody, and everybody's that were begun before a moment.
  public func endSessions(of employee: String? = nil, begunBefore moment: Instant) throws(Diagnostic) {
    try engine.write { session throws(Diagnostic) -> Void in
      try session.run("DELETE FROM web_session WHERE begun < ?", [.text(moment.description)])
      guard let employee else { return }
      try session.run("DELETE FROM web_session WHERE employee = ?", [.text(employee)])
    }
  }
}
