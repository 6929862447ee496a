internal import Foundation
internal import Wording

/// By what a server knows a writer's transaction when its connection is gone.
struct PostgresMark: Sendable {
  let transaction: Int64
  let backend: Int64

  /// The lock that every writer holds: the letters `kaohe`.
  static let lock = 0x6B_616F_6865

  /// Begins a transaction once it is its turn.
  static func begin(
    on connection: PostgresConnection, _ patience: Patience
  ) throws(PostgresFailure) -> PostgresMark {
    // What the server allows a statement is meant for work, not for waiting.
    let answer = try connection.run(
      """
      BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = \(patience.milliseconds);
      SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(\(lock));
      SET LOCAL statement_timeout TO DEFAULT; SELECT txid_current()
      """)
    guard let transaction = answer.firstText.flatMap({ Int64($0) }) else { throw PostgresFailure("txid_current") }
    return PostgresMark(transaction: transaction, backend: connection.backend)
  }

  /// Commits, or says why not; a server that answers ROLLBACK has kept nothing.
  static func commit(on connection: PostgresConnection) throws(PostgresFailure) {
    let receipt = try connection.run("COMMIT").receipt
    guard receipt == "COMMIT" else { throw PostgresFailure(receipt) }
  }

  /// Ends the transaction where the server has not noticed that its connection is gone: it would keep the lock.
  func end(on connection: PostgresConnection) throws(PostgresFailure) {
    do throws(PostgresFailure) {
      try connection.run(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE pid = \(backend) AND CAST(CAST(backend_xid AS TEXT) AS BIGINT) = \(transaction & 0xFFFF_FFFF)
        """)
    } catch {
      // Where that is not allowed, it ends when the server notices.
      if error.isLost { throw error }
    }
  }

  /// What became of a transaction.
  enum Fate {
    case committed
    case aborted
    case unknown
  }

  /// Asks the server what became of the transaction when its connection was lost on the way of the COMMIT.
  func fate(_ pool: PostgresPool) -> Fate {
    let end = ContinuousClock.now + pool.server.recovery
    // A COMMIT that has arrived is let finish; one that has not never will.
    let grace = ContinuousClock.now + pool.server.recovery / 5
    repeat {
      do throws(PostgresFailure) {
        let (connection, status) = try pool.connection { connection throws(PostgresFailure) in
          let status = try connection.run("SELECT txid_status(\(transaction))").firstText
          if status == "in progress" && ContinuousClock.now > grace { try self.end(on: connection) }
          return status
        }
        pool.giveBack(connection)
        switch status {
        case "committed": return .committed
        case "aborted": return .aborted
        case "in progress": Thread.sleep(forTimeInterval: 0.05)
        default: return .unknown
        }
      } catch {
        // A number from the future: the server fell before it wrote anything of this transaction down.
        return error.state == "22023" ? .aborted : .unknown
      }
    } while ContinuousClock.now < end
    return .unknown
  }
}
