public import Exact
public import Wording

/// A sign-in through the company's directory that is under way: what its answer has to fit.
public struct CompanySignIn: Hashable, Sendable {
  /// The hash of the state that went out and has to come back.
  public let state: ContentHash
  /// What has to stand in the answer's token.
  public let nonce: String
  /// What the answer's code is redeemed with (PKCE, RFC 7636).
  public let verifier: String
  /// When it began.
  public let begun: Instant

  /// A sign-in that begins.
  public init(state: ContentHash, nonce: String, verifier: String, begun: Instant) {
    self.state = state
    self.nonce = nonce
    self.verifier = verifier
    self.begun = begun
  }
}

extension RecordStore {
  /// Keeps a sign-in under way; what was begun before a moment is forgotten.
  public func begin(_ signIn: CompanySignIn, forgetting before: Instant) throws(Diagnostic) {
    try engine.write { session throws(Diagnostic) -> Void in
      try session.run("DELETE FROM company_sign_in WHERE begun < ?", [.text(before.description)])
      try session.run(
        "INSERT INTO company_sign_in (state, nonce, verifier, begun) VALUES (?, ?, ?, ?)",
        [
          .bytes(signIn.state.bytes), .text(signIn.nonce), .text(signIn.verifier), .text(signIn.begun.description),
        ])
    }
  }

  /// Takes a sign-in under way: it is answered once.
  public func takeCompanySignIn(_ state: ContentHash) throws(Diagnostic) -> CompanySignIn? {
    try engine.write { session throws(Diagnostic) in
      let found = try session.first(
        "SELECT nonce, verifier, begun FROM company_sign_in WHERE state = ?", [.bytes(state.bytes)]
      ) { row in
        Instant(row.text(2)).map {
          CompanySignIn(state: state, nonce: row.text(0), verifier: row.text(1), begun: $0)
        }
      }.flatMap(\.self)
      guard let found, try session.run("DELETE FROM company_sign_in WHERE state = ?", [.bytes(state.bytes)]) == 1
      else { return nil }
      return found
    }
  }
}
