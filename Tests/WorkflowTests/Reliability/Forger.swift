import Exact
import Wording

@testable import Records

/// Somebody who can write to the database directly, and knows how its hashes are made.
struct Forger {
  let store: RecordStore

  /// How far the forger goes to cover a change.
  enum Cover: CaseIterable {
    /// Nothing is covered.
    case none
    /// The hash of the row is made anew.
    case row
    /// The hashes of the row, of its entry and of every entry after it are made anew.
    case chain
  }

  /// Changes columns of the rows of a table that fit a condition, and covers it.
  func change(
    _ table: LedgerTable, _ changes: [String: StoredValue], where condition: String, _ cover: Cover
  ) throws(Diagnostic) {
    try store.engine.write { session throws(Diagnostic) in
      let rows = try session.all("SELECT * FROM \(table.rawValue) WHERE \(condition)") { row throws(Diagnostic) in
        var values: [String: StoredValue] = [:]
        for (place, name) in row.columns.enumerated() { values[name] = row.value(place) }
        return values
      }
      guard !rows.isEmpty else { throw Diagnostic(.recordsNotEmpty) }
      for row in rows {
        guard case .bytes(let salt)? = row["salt"], let entry = row["entry"], let line = row["line"] else { continue }
        let new = row.merging(changes) { $1 }
        let hash = Seal.row(table.rawValue, new, salt: salt)
        let all = cover == .none ? changes : changes.merging(["hash": .bytes(hash)]) { $1 }
        let columns = all.sorted { $0.key < $1.key }
        try session.run(
          """
          UPDATE \(table.rawValue) SET \(columns.map { "\($0.key) = ?" }.joined(separator: ", "))
          WHERE entry = ? AND line = ?
          """, columns.map(\.value) + [entry, line])
      }
      if cover == .chain { try chain(session) }
    }
  }

  /// Makes the hashes of the whole journal anew.
  func chain(_ session: any Session) throws(Diagnostic) {
    var hashes: [Int64: [(Int64, [UInt8])]] = [:]
    for table in LedgerTable.allCases {
      try session.each("SELECT entry, line, hash FROM \(table.rawValue)", []) { row throws(Diagnostic) in
        hashes[row.integer(0), default: []].append((row.integer(1), row.bytes(2)))
      }
    }
    let entries = try session.all(
      """
      SELECT entry, at, actor, role, act, month, employee, item, reason, reason_hash, details, rows FROM journal
      ORDER BY entry
      """
    ) { row throws(Diagnostic) in
      (
        number: row.integer(0),
        act: Act(
          row.text(4), by: row.text(2), as: row.text(3), at: row.text(1), month: Month(row.optionalText(5) ?? ""),
          employee: row.optionalText(6), item: row.optionalText(7)), reason: row.bytes(9), details: row.text(10),
        rows: Int(row.integer(11))
      )
    }
    var previous: [UInt8] = []
    for entry in entries {
      let content = Seal.content((hashes[entry.number] ?? []).sorted { $0.0 < $1.0 }.map(\.1))
      previous = Seal.entry(
        entry.number, entry.act, reason: entry.reason, details: entry.details, rows: entry.rows, content: content,
        previous: previous)
      try session.run(
        "UPDATE journal SET content = ?, hash = ? WHERE entry = ?",
        [.bytes(content), .bytes(previous), .integer(entry.number)])
    }
  }

  /// Changes what a list shows.
  func list(_ sql: String, _ arguments: [StoredValue] = []) throws(Diagnostic) {
    _ = try store.engine.write { session throws(Diagnostic) in try session.run(sql, arguments) }
  }
}
