internal import Wording

/// A database that keeps the records: SQLite or PostgreSQL, which answer the same SQL.
///
/// Every failure is thrown as one of the `RECORDS-…` messages, so that no caller knows which database it has.
protocol Engine: Sendable {
  /// How the SQL of the records is spelled here.
  var dialect: SQLDialect { get }

  /// Runs a body against one unchanging picture of the data, beside other readers and the writer.
  ///
  /// - Throws: what the body throws; `RECORDS-…` where the database fails.
  func read<Result>(_ body: (any Session) throws(Diagnostic) -> Result) throws(Diagnostic) -> Result

  /// Runs a body as the only writer, in one transaction: all of it lasts, or, where it throws, nothing.
  ///
  /// The body may be run a second time where a connection was lost before anything was settled.
  ///
  /// - Parameter proof: finds in the records what the body wrote and nobody else can have written; asked where the
  ///   connection was lost on the way of the commit. Nil where it does no harm to be told that something was kept and was
  ///   not: a server that fell may give a transaction's number to another one.
  /// - Throws: what the body throws; `RECORDS-…` where the database fails.
  func write<Result>(
    proof: ((any Session) throws(Diagnostic) -> Bool)?, _ body: (any Session) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result

  /// Lets go of the database.
  func close() throws(Diagnostic)
}

extension Engine {
  /// Runs a body as the only writer, in one transaction, where nothing is confirmed to anybody.
  func write<Result>(_ body: (any Session) throws(Diagnostic) -> Result) throws(Diagnostic) -> Result {
    try write(proof: nil, body)
  }
}

/// A connection within a transaction. Statements are written with `?` for each argument and are prepared once.
protocol Session {
  /// Runs a statement that answers nothing.
  ///
  /// - Returns: the number of rows changed.
  @discardableResult
  func run(_ sql: String, _ arguments: [StoredValue]) throws(Diagnostic) -> Int

  /// Hands over each row of an answer.
  func each(
    _ sql: String, _ arguments: [StoredValue], _ take: (any AnsweredRow) throws(Diagnostic) -> Void
  ) throws(Diagnostic)
}

extension Session {
  /// Every row of an answer, made into a value.
  func all<Value>(
    _ sql: String, _ arguments: [StoredValue] = [], _ make: (any AnsweredRow) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> [Value] {
    var values: [Value] = []
    try each(sql, arguments) { row throws(Diagnostic) in values.append(try make(row)) }
    return values
  }

  /// The first row of an answer, made into a value; nil where there is none.
  func first<Value>(
    _ sql: String, _ arguments: [StoredValue] = [], _ make: (any AnsweredRow) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value? {
    try all(sql, arguments, make).first
  }
}

/// Where SQLite and PostgreSQL spell the same thing differently.
///
/// The SQL of the records is written once, in what both understand: types `INTEGER`, `TEXT` and `BLOB`, arguments `?`,
/// sums as `CAST(SUM(x) AS BIGINT)`, no double-quoted names, no literal that holds a question mark.
enum SQLDialect: Sendable {
  case sqlite
  case postgres

  /// The definition of a table or index as this database wants it.
  func definition(_ sql: String) -> String {
    switch self {
    case .sqlite: sql
    case .postgres:
      // "C" sorts by bytes, as SQLite does.
      sql.replacing(" INTEGER", with: " BIGINT").replacing(" BLOB", with: " BYTEA")
        .replacing(" TEXT", with: " TEXT COLLATE \"C\"").replacing(") STRICT", with: ")")
    }
  }
}
