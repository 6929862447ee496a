internal import Foundation
internal import GRDB
internal import Wording

/// A transaction under way on a connection of SQLite's.
final class SQLiteSession: Session {
  private let database: Database
  private let failure: SQLiteFailure
  private let trouble = Trouble()
  /// The statements whose rows are being handed over: the prepared one of the same text must not be run meanwhile.
  private var running: Set<String> = []

  init(_ database: Database, _ failure: SQLiteFailure) {
    self.database = database
    self.failure = failure
  }

  /// Runs a body, and says that it failed also where it passed over the failure of a statement.
  func outcome<Answer>(
    of body: (any Session) throws(Diagnostic) -> Answer
  ) -> Swift.Result<Answer, Diagnostic> {
    do {
      let answer = try body(self)
      try trouble.check()
      return .success(answer)
    } catch { return .failure(error) }
  }

  func run(_ sql: String, _ arguments: [StoredValue]) throws(Diagnostic) -> Int {
    let arguments = try bound(arguments, sql)
    do {
      let before = database.totalChangesCount
      try statement(sql).execute(arguments: arguments)
      // SQLite leaves the count of the statement before where this one changes no rows by its nature.
      return database.totalChangesCount == before ? 0 : database.changesCount
    } catch { throw trouble.note(failure.diagnostic(error)) }
  }

  func each(
    _ sql: String, _ arguments: [StoredValue], _ take: (any AnsweredRow) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let arguments = try bound(arguments, sql)
    let rows: RowCursor
    let statement: Statement
    let columns: [String]
    do {
      statement = try self.statement(sql)
      rows = try Row.fetchCursor(statement, arguments: arguments)
      columns = statement.columnNames
    } catch { throw trouble.note(failure.diagnostic(error)) }

    let isFirst = running.insert(sql).inserted
    defer { if isFirst { running.remove(sql) } }
    let misfit = Misfit()
    while true {
      let isAtRow: Bool
      do { isAtRow = try rows.next() != nil } catch { throw trouble.note(failure.diagnostic(error)) }
      guard isAtRow else { return }
      try take(SQLiteRow(statement: statement.sqliteStatement, columns: columns, misfit: misfit))
      if let found = misfit.first {
        throw trouble.note(Misuse.column(found, in: columns, of: sql, at: failure.place))
      }
    }
  }

  private func statement(_ sql: String) throws -> Statement {
    try running.contains(sql) ? database.makeStatement(sql: sql) : database.cachedStatement(sql: sql)
  }

  private func bound(_ arguments: [StoredValue], _ sql: String) throws(Diagnostic) -> StatementArguments {
    var values: [DatabaseValue] = []
    values.reserveCapacity(arguments.count)
    for argument in arguments {
      switch argument {
      case .null: values.append(.null)
      case .integer(let number): values.append(number.databaseValue)
      case .text(let text):
        guard Misuse.isPlain(text) else { throw trouble.note(Misuse.nul(sql, at: failure.place)) }
        values.append(text.databaseValue)
      case .bytes(let bytes): values.append(Data(bytes).databaseValue)
      }
    }
    return StatementArguments(values)
  }
}
