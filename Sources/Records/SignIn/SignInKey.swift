public import Exact
public import Wording

/// How somebody signs in (登录凭据): what their password is held against, and how often a wrong one was tried.
public struct SignInKey: Hashable, Sendable {
  /// The employee's id.
  public var employee: String
  /// What a password is held against; the password itself is nowhere.
  public var verifier: String
  /// Whether it has to be changed before anything else, as one that somebody else has set.
  public var mustChange: Bool
  /// How many wrong passwords were tried in a row.
  public var failures: Int
  /// Until when nothing is tried any more; nil where it may be.
  public var lockedUntil: Instant?

  /// How somebody signs in.
  public init(
    employee: String, verifier: String, mustChange: Bool, failures: Int = 0, lockedUntil: Instant? = nil
  ) {
    self.employee = employee
    self.verifier = verifier
    self.mustChange = mustChange
    self.failures = failures
    self.lockedUntil = lockedUntil
  }
}

extension Records {
  /// How somebody signs in; nil where they cannot.
  public func signInKey(of employee: String) throws(Diagnostic) -> SignInKey? {
    try session.first(
      "SELECT employee, verifier, must_change, failures, locked_until FROM sign_in_key WHERE employee = ?",
      [.text(employee)]
    ) { row in
      SignInKey(
        employee: row.text(0), verifier: row.text(1), mustChange: row.integer(2) != 0, failures: Int(row.integer(3)),
        lockedUntil: row.optionalText(4).flatMap { Instant($0) })
    }
  }

  /// Who can sign in.
  public func whoCanSignIn() throws(Diagnostic) -> Set<String> {
    Set(try session.all("SELECT employee FROM sign_in_key") { $0.text(0) })
  }
}

extension Entry {
  /// Sets how somebody signs in from now on; whoever is signed in as them is signed out, and their tokens are over:
  /// whoever knew the old password may have made one. The secret is no part of the entry.
  public mutating func set(_ key: SignInKey) throws(Diagnostic) {
    note()
    try session.run("DELETE FROM web_session WHERE employee = ?", [.text(key.employee)])
    try endTokens(of: key.employee)
    try session.run(
      """
      INSERT INTO sign_in_key (employee, verifier, must_change, failures, locked_until) VALUES (?, ?, ?, 0, NULL)
      ON CONFLICT (employee) DO UPDATE SET verifier = excluded.verifier, must_change = excluded.must_change,
        failures = 0, locked_until = NULL
      """, [.text(key.employee), .text(key.verifier), .integer(key.mustChange ? 1 : 0)])
  }
}

extension RecordStore {
  /// Counts a wrong password, or forgets those counted once a right one came.
  ///
  /// - Parameter lockedUntil: says, by how many were tried in a row, until when nothing is tried any more.
  /// - Returns: the failures in a row.
  @discardableResult
  public func countSignIn(
    of employee: String, failed: Bool, lockedUntil: (Int) -> Instant? = { _ in nil }
  ) throws(Diagnostic) -> Int {
    try engine.write { session throws(Diagnostic) in
      let sql = "SELECT failures FROM sign_in_key WHERE employee = ?"
      let before = try session.first(sql, [.text(employee)]) { Int($0.integer(0)) } ?? 0
      let failures = failed ? before + 1 : 0
      if failures == 0, before == 0 { return 0 }
      try session.run(
        "UPDATE sign_in_key SET failures = ?, locked_until = ? WHERE employee = ?",
        [.integer(Int64(failures)), .optional(lockedUntil(failures)?.description), .text(employee)])
      return failures
    }
  }
}
