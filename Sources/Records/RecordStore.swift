public import Wording

/// The company's durable records: a file `kaohe.db` in its folder, or a PostgreSQL database that several programs share.
///
/// Reading never waits for writing. Writing is done by one at a time, each time as one entry of the journal with all
/// that it changes.
public struct RecordStore: Sendable {
  /// Where records are kept.
  public enum Location: Hashable, Sendable {
    /// A file of SQLite.
    case file(String)
    /// A PostgreSQL database, by its URL; the password in it is never shown.
    case server(String)
  }

  let engine: any Engine

  /// Opens the records, makes them where there are none yet, and brings an older structure up to date.
  ///
  /// - Throws: `RECORDS-…` where they cannot be used.
  public init(at location: Location) throws(Diagnostic) {
    switch location {
    case .file(let path): engine = try SQLiteEngine(at: path)
    case .server(let url): engine = try PostgresEngine(at: url)
    }
    try Migration(engine).run()
  }

  /// Lets go of a file, with all that was written in its one place; nothing can be done here any more.
  public func close() throws(Diagnostic) { try engine.close() }

  /// Looks at the records.
  ///
  /// - Throws: what the body throws; `RECORDS-…`.
  public func read<Result>(_ body: (Records) throws(Diagnostic) -> Result) throws(Diagnostic) -> Result {
    try engine.read { session throws(Diagnostic) in try body(Records(session: session, upTo: nil)) }
  }

  /// Does something: one entry of the journal with every row it adds, or nothing at all.
  ///
  /// - Throws: what the body throws; `RECORDS-…`.
  @discardableResult
  public func write<Result>(
    _ act: Act, _ body: (inout Entry) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    var written: (number: Int64, hash: [UInt8])?
    return try engine.write { session throws(Diagnostic) in
      guard let written else { return true }
      let sql = "SELECT hash FROM journal WHERE entry = ?"
      return try session.first(sql, [.integer(written.number)]) { $0.bytes(0) } == written.hash
    } _: { session throws(Diagnostic) in
      var entry = try Entry(act, session)
      let result = try body(&entry)
      written = try entry.close()
      return result
    }
  }
}
