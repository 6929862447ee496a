internal import Wording

/// A transaction under way on a connection of PostgreSQL's.
final class PostgresSession: Session {
  private let connection: PostgresConnection
  private let server: PostgresServerSide
  private let isWriting: Bool
  private let trouble = Trouble()

  init(_ connection: PostgresConnection, _ server: PostgresServerSide, isWriting: Bool) {
    self.connection = connection
    self.server = server
    self.isWriting = isWriting
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
    try answer(sql, arguments).changed
  }

  func each(
    _ sql: String, _ arguments: [StoredValue], _ take: (any AnsweredRow) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    // The whole answer is here before its first row is taken: the connection is free for statements in between.
    let answer = try answer(sql, arguments)
    let misfit = Misfit()
    if let column = answer.types.firstIndex(where: { PostgresType.kind($0) == nil }) {
      misfit.note(column, PostgresType.name(answer.types[column]), not: "INTEGER, TEXT, BLOB")
      throw refused(misfit, answer, sql)
    }
    for row in 0..<answer.count {
      try take(PostgresRow(answer: answer, row: row, misfit: misfit))
      if misfit.first != nil { throw refused(misfit, answer, sql) }
    }
  }

  private func answer(_ sql: String, _ arguments: [StoredValue]) throws(Diagnostic) -> PostgresAnswer {
    for case .text(let text) in arguments where !Misuse.isPlain(text) {
      throw trouble.note(Misuse.nul(sql, at: server.address.place))
    }
    do { return try connection.run(sql, arguments) } catch {
      throw trouble.note(server.diagnostic(error, isWriting: isWriting))
    }
  }

  private func refused(_ misfit: Misfit, _ answer: PostgresAnswer, _ sql: String) -> Diagnostic {
    guard let found = misfit.first else { preconditionFailure("nothing was refused") }
    return trouble.note(Misuse.column(found, in: answer.columns, of: sql, at: server.address.place))
  }
}
