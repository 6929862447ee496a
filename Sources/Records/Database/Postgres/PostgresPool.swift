internal import Foundation
internal import Synchronization
internal import Wording

/// The connections to a server: at most so many at once, kept for the next one who needs one.
final class PostgresPool: Sendable {
  let server: PostgresServerSide
  private let places: Turns
  private let idle = Mutex<[PostgresConnection]>([])

  init(_ server: PostgresServerSide, size: Int) {
    self.server = server
    places = Turns(size)
  }

  /// Runs a body that may hold one connection at a time.
  ///
  /// - Throws: `RECORDS-BUSY` where all are in use for too long.
  func withPlace<Answer>(_ body: () throws(Diagnostic) -> Answer) throws(Diagnostic) -> Answer {
    try places.take(server.patience, at: server.address.place)
    defer { places.giveBack() }
    return try body()
  }

  /// A connection on which a body has succeeded, such as a BEGIN.
  ///
  /// The body runs again on another connection where one turns out to be dead, and while a server comes up again.
  func connection<Answer>(
    _ body: (PostgresConnection) throws(PostgresFailure) -> Answer
  ) throws(PostgresFailure) -> (PostgresConnection, Answer) {
    let end = ContinuousClock.now + server.recovery
    var isRefused = false
    while true {
      let kept = idle.withLock { $0.popLast() }
      do throws(PostgresFailure) {
        let connection = if let kept { kept } else { try PostgresConnection(to: server.address) }
        do throws(PostgresFailure) { return (connection, try body(connection)) } catch {
          giveBack(connection)
          throw error
        }
      } catch {
        // One that was kept tells nothing of the server of today, and the next is tried at once.
        if kept != nil && error.isLost { continue }
        // A server that comes up between a connection's failure and the question why seems to have refused it.
        let isFirstRefusal = kept == nil && !error.isLost && error.state.isEmpty && !isRefused
        isRefused = isRefused || isFirstRefusal
        guard isFirstRefusal || error.isLost && ContinuousClock.now < end else { throw error }
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
  }

  /// Gives a connection back after its transaction; one that is not free of it is not kept.
  func giveBack(_ connection: PostgresConnection) {
    guard !connection.isLost, !connection.isStale,
      connection.isIdle || (try? connection.run("ROLLBACK")) != nil, connection.isIdle
    else { return }
    idle.withLock { $0.append(connection) }
  }
}
