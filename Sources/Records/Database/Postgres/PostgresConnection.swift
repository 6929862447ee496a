internal import CPQ

/// A connection to a server.
///
/// It is used by one thread at a time, to which the pool hands it.
final class PostgresConnection: @unchecked Sendable {
  private let handle: OpaquePointer
  private var prepared: [String: PostgresStatement] = [:]
  private var count = 0

  /// The number of the server's process behind it.
  var backend: Int64 { Int64(PQbackendPID(handle)) }

  /// Whether it was lost within a statement.
  private(set) var isLost = false

  /// Whether a statement it has prepared does not fit the tables any more, which somebody has changed.
  private(set) var isStale = false

  /// Whether it is outside of any transaction and ready for one.
  var isIdle: Bool {
    !isLost && PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE
  }

  /// Connects.
  init(to address: PostgresAddress) throws(PostgresFailure) {
    guard let handle = PostgresConnection.with(address, { PQconnectdbParams($0, $1, 1) }) else {
      throw PostgresFailure("out of memory")
    }
    self.handle = handle
    // libpq would print the server's remarks.
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    guard PQstatus(handle) == CONNECTION_OK else {
      let text = String(cString: PQerrorMessage(handle))
      // A server that answers has refused us, and would again: a wrong password, a database that is not there.
      let isAnswered = PostgresConnection.with(address, { PQpingParams($0, $1, 1) }) == PQPING_OK
      throw PostgresFailure(text, isLost: !isAnswered)
    }
    let encoding = PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } ?? ""
    guard encoding == "UTF8" else { throw PostgresFailure("server_encoding: \(encoding) ≠ UTF8") }
    // A server keeps a writer's turn for as long as it believes in a connection, by default two hours.
    try run("SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3")
  }

  deinit { PQfinish(handle) }

  /// Runs statements without arguments, which are not kept.
  @discardableResult
  func run(_ sql: String) throws(PostgresFailure) -> PostgresAnswer {
    try answer(PQexec(handle, sql), to: sql)
  }

  /// Runs a statement with arguments; it is prepared once.
  func run(_ sql: String, _ values: [StoredValue]) throws(PostgresFailure) -> PostgresAnswer {
    let arguments = PostgresArguments(values)
    let statement = try statement(sql, arguments.types)
    return try answer(
      arguments.send { count, addresses, lengths, formats in
        PQexecPrepared(handle, statement.name, count, addresses, lengths, formats, 1)
      }, to: sql)
  }

  private func statement(_ sql: String, _ types: [Oid]) throws(PostgresFailure) -> PostgresStatement {
    let known = prepared[sql]
    if let known, known.takes(types) { return known }
    if let known { try run("DEALLOCATE \(known.name)") }
    prepared[sql] = nil
    if prepared.count == 500 {
      try run("DEALLOCATE ALL")
      prepared = [:]
    }
    let numbered = PostgresStatement.numbered(sql)
    guard numbered.count == types.count, types.count <= 65_535 else {
      // The server would take more than there are places for, and libpq no more than a short number.
      throw PostgresFailure("wrong number of statement arguments: \(types.count)", statement: sql)
    }
    count += 1
    let statement = PostgresStatement(name: "k\(count)", types: known?.widened(by: types) ?? types)
    _ = try answer(
      PQprepare(handle, statement.name, numbered.sql, Int32(types.count), statement.types), to: sql)
    prepared[sql] = statement
    return statement
  }

  private func answer(_ result: OpaquePointer?, to sql: String) throws(PostgresFailure) -> PostgresAnswer {
    if let failure = PostgresFailure(result, on: handle, statement: sql) {
      PQclear(result)
      isLost = isLost || failure.isLost
      isStale = isStale || failure.state == "0A000"
      throw failure
    }
    guard let result else { throw PostgresFailure("out of memory") }
    return PostgresAnswer(result)
  }

  /// What goes before the address can be set otherwise in it, what comes after it cannot.
  private static func with<Answer>(
    _ address: PostgresAddress,
    _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Answer
  ) -> Answer {
    let options = [
      ("connect_timeout", "5"), ("keepalives_idle", "15"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
      ("fallback_application_name", "kaohe"), ("dbname", address.url), ("client_encoding", "UTF8"),
    ]
    // One string of C's after the other, and where each begins.
    var bytes: [CChar] = []
    var offsets: [(Int, Int)] = []
    for (name, value) in options {
      let start = bytes.count
      bytes += name.utf8CString
      offsets.append((start, bytes.count))
      bytes += value.utf8CString
    }
    return bytes.withUnsafeBufferPointer { buffer in
      let names = offsets.map { buffer.baseAddress?.advanced(by: $0.0) } + [nil]
      let values = offsets.map { buffer.baseAddress?.advanced(by: $0.1) } + [nil]
      return body(names, values)
    }
  }
}
