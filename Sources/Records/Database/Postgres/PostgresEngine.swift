internal import Wording

/// The records on a server of PostgreSQL's, which several machines write.
struct PostgresEngine: Engine {
  let dialect = SQLDialect.postgres

  private let pool: PostgresPool
  private let writer = Turns(1)
  private var server: PostgresServerSide { pool.server }

  /// Names a server and makes sure that it answers.
  ///
  /// - Parameters:
  ///   - url: `postgres://user:password@host:port/database`, with what else libpq understands; its database is UTF-8.
  ///   - connections: how many there may be at once.
  ///   - patience: how long a writer waits for another one, and a reader for a connection.
  ///   - recovery: how long a server that went away may take to come back.
  /// - Throws: `RECORDS-LOST` where no server answers, `RECORDS-UNUSABLE` where it refuses.
  init(
    at url: String, connections: Int = 8, patience: Duration = .seconds(10), recovery: Duration = .seconds(5)
  ) throws(Diagnostic) {
    let server = PostgresServerSide(
      address: try PostgresAddress(url), patience: Patience(limit: patience), recovery: recovery)
    pool = PostgresPool(server, size: connections)
    try read { _ in }
  }

  func read<Answer>(_ body: (any Session) throws(Diagnostic) -> Answer) throws(Diagnostic) -> Answer {
    try pool.withPlace { () throws(Diagnostic) in
      let connection: PostgresConnection
      do throws(PostgresFailure) {
        (connection, _) = try pool.connection { connection throws(PostgresFailure) in
          try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        }
      } catch { throw server.diagnostic(error, isWriting: false) }
      // Nothing is to be kept, and a rollback ends a transaction that has failed as well.
      defer { pool.giveBack(connection) }
      return try PostgresSession(connection, server, isWriting: false).outcome(of: body).get()
    }
  }

  /// Connections end with the pool.
  func close() {}

  func write<Answer>(
    proof: ((any Session) throws(Diagnostic) -> Bool)?, _ body: (any Session) throws(Diagnostic) -> Answer
  ) throws(Diagnostic) -> Answer {
    try writer.take(server.patience, at: server.address.place)
    defer { writer.giveBack() }
    return try pool.withPlace { () throws(Diagnostic) in
      switch try attempt(body, proof, after: nil) {
      case .settled(let answer): return answer
      case .undone(let first, _):
        switch try attempt(body, proof, after: first) {
        case .settled(let answer): return answer
        case .undone(_, let why): throw why
        }
      }
    }
  }

  /// What became of a transaction that was begun.
  private enum Outcome<Answer> {
    case settled(Answer)
    /// The connection was lost and nothing of it was kept.
    case undone(PostgresMark, why: Diagnostic)
  }

  /// Runs a body in a transaction of its own.
  ///
  /// - Parameter before: the one whose connection was lost, which may still stand at the server.
  private func attempt<Answer>(
    _ body: (any Session) throws(Diagnostic) -> Answer, _ proof: ((any Session) throws(Diagnostic) -> Bool)?,
    after before: PostgresMark?
  ) throws(Diagnostic) -> Outcome<Answer> {
    let connection: PostgresConnection
    let mark: PostgresMark
    do throws(PostgresFailure) {
      (connection, mark) = try pool.connection { connection throws(PostgresFailure) in
        try before?.end(on: connection)
        return try PostgresMark.begin(on: connection, server.patience)
      }
    } catch { throw server.diagnostic(error, isWriting: true) }
    // One whose transaction is not over is not kept.
    defer { pool.giveBack(connection) }

    let session = PostgresSession(connection, server, isWriting: true)
    switch session.outcome(of: body) {
    case .failure(let why):
      guard connection.isLost else { throw why }
      return .undone(mark, why: why)
    case .success(let answer):
      do throws(PostgresFailure) {
        try PostgresMark.commit(on: connection)
      } catch {
        let why = server.diagnostic(error, isWriting: true)
        guard error.isLost else { throw why }
        switch fate(of: mark, proof) {
        case .committed: break
        case .aborted: return .undone(mark, why: why)
        case .unknown: throw Diagnostic(.recordsUnsettled, at: why.place, why.arguments)
        }
      }
      return .settled(answer)
    }
  }

  /// What became of a transaction whose connection was lost on the way of the commit.
  ///
  /// A server that fell before it wrote anything of it down may have given its number to another one, which committed:
  /// only what it wrote proves that it did.
  private func fate(
    of mark: PostgresMark, _ proof: ((any Session) throws(Diagnostic) -> Bool)?
  ) -> PostgresMark.Fate {
    let fate = mark.fate(pool)
    guard fate == .committed, let proof else { return fate }
    let connection: PostgresConnection
    do throws(PostgresFailure) {
      (connection, _) = try pool.connection { connection throws(PostgresFailure) in
        try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      }
    } catch { return .unknown }
    defer { pool.giveBack(connection) }
    return switch PostgresSession(connection, server, isWriting: false).outcome(of: proof) {
    case .success(let isThere): isThere ? .committed : .aborted
    case .failure: .unknown
    }
  }
}
