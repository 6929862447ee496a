internal import GRDB
internal import Wording

/// The records in a file of SQLite's, which one machine writes.
struct SQLiteEngine: Engine {
  let dialect = SQLDialect.sqlite

  private let access: SQLiteAccess
  private let failure: SQLiteFailure
  private let writer = Turns(1)

  /// Opens a file, and makes it where there is none yet. A file that can only be read is opened for reading.
  ///
  /// - Parameters:
  ///   - patience: how long a writer waits for another one.
  ///   - settings: further statements that each connection begins with.
  /// - Throws: `RECORDS-…` where it can be neither written nor read.
  init(at path: String, patience: Duration = .seconds(10), settings: [String] = []) throws(Diagnostic) {
    failure = SQLiteFailure(path: path, patience: Patience(limit: patience))
    access = try SQLiteAccess.open(path, failure, settings)
  }

  func read<Answer>(_ body: (any Session) throws(Diagnostic) -> Answer) throws(Diagnostic) -> Answer {
    let outcome: Swift.Result<Answer, Diagnostic>
    do {
      outcome = try access.reader.read { database in SQLiteSession(database, failure).outcome(of: body) }
    } catch { throw failure.diagnostic(error) }
    return try outcome.get()
  }

  func close() throws(Diagnostic) {
    do {
      if case .writable(let pool) = access {
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
      }
      try access.reader.close()
    } catch { throw failure.diagnostic(error) }
  }

  /// A commit that fails is undone here, and one that was made is told: nothing has to be proved.
  func write<Answer>(
    proof: ((any Session) throws(Diagnostic) -> Bool)?, _ body: (any Session) throws(Diagnostic) -> Answer
  ) throws(Diagnostic) -> Answer {
    let pool: DatabasePool
    switch access {
    case .readOnly(_, let why): throw why
    case .writable(let opened): pool = opened
    }
    try writer.take(failure.patience, at: failure.place)
    defer { writer.giveBack() }
    guard let turn = FileTurn(beside: failure.path, failure.patience) else {
      throw failure.patience.busy(failure.place)
    }
    defer { turn.giveBack() }
    let outcome: Swift.Result<Answer, Diagnostic>
    do {
      outcome = try pool.writeWithoutTransaction { database in
        // Replaced before it is read: `inTransaction` runs its body exactly once, or throws.
        var outcome: Swift.Result<Answer, Diagnostic>?
        try database.inTransaction(.immediate) {
          let found = SQLiteSession(database, failure).outcome(of: body)
          outcome = found
          if case .success = found { return .commit } else { return .rollback }
        }
        guard let outcome else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return outcome
      }
    } catch { throw failure.diagnostic(error) }
    return try outcome.get()
  }
}
