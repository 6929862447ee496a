internal import Exact
internal import Wording

/// An entry of the journal in the making, with the rows it adds; all of it lasts, or nothing.
///
/// An entry that adds no row and is not ``note()``d leaves no trace: nothing happened.
public struct Entry {
  /// Its number.
  public let number: Int64
  /// What is done; details may be added while it is.
  public var act: Act
  let session: any Session
  private let previous: [UInt8]
  private var hashes: [[UInt8]] = []
  private var isNoted = false

  /// The records with what this entry has added so far.
  public var records: Records { Records(session: session, upTo: nil) }

  /// Begins the entry that follows the last one.
  init(_ act: Act, _ session: any Session) throws(Diagnostic) {
    self.act = act
    self.session = session
    let last = try session.first("SELECT entry, hash FROM journal ORDER BY entry DESC LIMIT 1") { row in
      (number: row.integer(0), hash: row.bytes(1))
    }
    number = (last?.number ?? 0) + 1
    previous = last?.hash ?? []
  }

  /// Whether anything was added.
  public var hasRows: Bool { !hashes.isEmpty }

  /// Leaves a trace of an act that adds no row: a backup, somebody's data handed out.
  public mutating func note() { isNoted = true }

  /// Adds a row to the ledger.
  mutating func add(_ table: LedgerTable, _ values: [String: StoredValue]) throws(Diagnostic) {
    var values = values.filter { $0.value != .null }
    for (name, value) in values {
      // PostgreSQL keeps no NUL in a text.
      if case .text(let text) = value, text.utf8.contains(0) {
        values[name] = .text(text.replacing("\0", with: "\u{FFFD}"))
      }
    }
    let salt = Entry.salt()
    let hash = Seal.row(table.rawValue, values, salt: salt)
    values["entry"] = .integer(number)
    values["line"] = .integer(Int64(hashes.count))
    values["salt"] = .bytes(salt)
    values["hash"] = .bytes(hash)
    hashes.append(hash)
    let columns = values.sorted { $0.key < $1.key }
    try session.run(
      """
      INSERT INTO \(table.rawValue) (\(columns.map(\.key).joined(separator: ", ")))
      VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
      """, columns.map(\.value))
  }

  /// Writes the entry itself; its number and hash, nil where it leaves no trace.
  func close() throws(Diagnostic) -> (number: Int64, hash: [UInt8])? {
    guard hasRows || isNoted else { return nil }
    let salt = Entry.salt()
    let details = JournalDetails.text(act.details)
    let content = Seal.content(hashes)
    let reason = Seal.reason(act.reason, salt: salt)
    let hash = Seal.entry(
      number, act, reason: reason, details: details, rows: hashes.count, content: content, previous: previous)
    try session.run(
      """
      INSERT INTO journal (entry, at, actor, role, act, month, employee, item, reason, salt, reason_hash, details, rows, content,
        hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(number), .text(act.at), .text(act.actor), .text(act.role), .text(act.name),
        .optional(act.month?.description), .optional(act.employee), .optional(act.item), .text(act.reason),
        .bytes(salt), .bytes(reason), .text(details), .integer(Int64(hashes.count)), .bytes(content), .bytes(hash),
      ])
    return (number, hash)
  }

  private static func salt() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
  }
}
