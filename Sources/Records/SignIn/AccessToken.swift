public import Exact
public import Wording

/// What a program signs in with for a person (访问令牌). It is kept under its hash, so that whoever reads the records cannot
/// sign in with what stands there.
public struct AccessToken: Hashable, Sendable {
  /// The id under which people and the journal know it: `T57-1`.
  public let id: String
  /// The employee's id.
  public let employee: String
  /// What the person calls it.
  public let name: String
  /// What it may be used for, in order.
  public let scopes: [String]
  /// When it was made.
  public let made: Instant
  /// The last day on which it can be used.
  public let ends: Day
  /// When it was last used, to within a few minutes; nil for never.
  public internal(set) var used: Instant?
  /// When it was revoked, or ended by a new password; nil where it was not.
  public internal(set) var ended: Instant?

  /// A token that was not used yet.
  public init(id: String, employee: String, name: String, scopes: [String], made: Instant, ends: Day) {
    self.id = id
    self.employee = employee
    self.name = name
    self.scopes = scopes
    self.made = made
    self.ends = ends
  }
}

extension Records {
  private static let columns = "id, employee, name, scopes, made, ends, used, ended"

  /// The token of a secret's hash; nil where there is none.
  public func accessToken(_ token: ContentHash) throws(Diagnostic) -> AccessToken? {
    try tokens("token = ?", .bytes(token.bytes)).first
  }

  /// Somebody's tokens, the latest first, also those that are over.
  public func accessTokens(of employee: String) throws(Diagnostic) -> [AccessToken] {
    try tokens("employee = ? ORDER BY made DESC, id DESC", .text(employee))
  }

  private func tokens(_ condition: String, _ argument: StoredValue) throws(Diagnostic) -> [AccessToken] {
    try session.all("SELECT \(Records.columns) FROM access_token WHERE \(condition)", [argument]) { row in
      var token = AccessToken(
        id: row.text(0), employee: row.text(1), name: row.text(2),
        scopes: row.text(3).split(separator: " ").map(String.init), made: Instant(row.text(4)) ?? .init(seconds: 0),
        ends: Day(row.text(5)) ?? Instant(seconds: 0).day)
      token.used = row.optionalText(6).flatMap { Instant($0) }
      token.ended = row.optionalText(7).flatMap { Instant($0) }
      return token
    }
  }
}

extension Entry {
  /// Keeps a new token under the hash of its secret, which is no part of the entry.
  public mutating func add(_ token: AccessToken, under hash: ContentHash) throws(Diagnostic) {
    note()
    try session.run(
      """
      INSERT INTO access_token (token, id, employee, name, scopes, made, ends, used, ended)
      VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)
      """,
      [
        .bytes(hash.bytes), .text(token.id), .text(token.employee), .text(token.name),
        .text(token.scopes.joined(separator: " ")), .text(token.made.description), .text(token.ends.description),
      ])
  }

  /// Ends one of somebody's tokens.
  ///
  /// - Returns: whether there was one that was not over yet.
  public mutating func end(token id: String, of employee: String) throws(Diagnostic) -> Bool {
    let count = try session.run(
      "UPDATE access_token SET ended = ? WHERE id = ? AND employee = ? AND ended IS NULL",
      [.text(act.at), .text(id), .text(employee)])
    if count > 0 { note() }
    return count > 0
  }

  /// Ends all of somebody's tokens; how many is in the entry.
  mutating func endTokens(of employee: String) throws(Diagnostic) {
    let count = try session.run(
      "UPDATE access_token SET ended = ? WHERE employee = ? AND ended IS NULL", [.text(act.at), .text(employee)])
    if count > 0 { act.details["tokens_ended"] = String(count) }
  }
}

extension RecordStore {
  /// Notes that a token was used.
  public func use(_ token: ContentHash, at now: Instant) throws(Diagnostic) {
    try engine.write { session throws(Diagnostic) -> Void in
      try session.run(
        "UPDATE access_token SET used = ? WHERE token = ?", [.text(now.description), .bytes(token.bytes)])
    }
  }
}
