internal import Wording

/// What is known of a server by everything that talks to it.
struct PostgresServerSide: Sendable {
  let address: PostgresAddress
  /// How long a turn is waited for.
  let patience: Patience
  /// How long a server that went away may take to come back.
  let recovery: Duration

  func diagnostic(_ failure: PostgresFailure, isWriting: Bool) -> Diagnostic {
    failure.diagnostic(at: address, patience, isWriting: isWriting)
  }
}
