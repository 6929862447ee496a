public import Wording

extension RecordStore {
  /// Every table there is, in the order in which a copy is written.
  private static var tables: [String] {
    ["journal"] + LedgerTable.allCases.map(\.rawValue) + [
      "month_now", "sheet_now", "gap_now", "sign_in_key", "second_factor",
    ]
  }

  /// Tables that are no part of a copy: a token that was revoked after a backup must not come back with it, and what was
  /// answered or sent out from here is nobody else's.
  private static let ofThisPlace = ["access_token", "request_done", "webhook_place", "webhook_delivery"]

  /// Copies everything, as it stands at one moment, into records that are empty; others may go on reading and writing
  /// here meanwhile.
  ///
  /// - Parameter replacing: whether what the other records hold is replaced, in the same transaction.
  /// - Throws: `RECORDS-NOT-EMPTY` where the other records hold something; `RECORDS-…`.
  public func copy(to other: RecordStore, replacing: Bool = false) throws(Diagnostic) {
    let head = "SELECT hash FROM journal ORDER BY entry DESC LIMIT 1"
    try engine.read { source throws(Diagnostic) in
      try other.engine.write { target throws(Diagnostic) in
        try target.first(head) { $0.bytes(0) } == source.first(head) { $0.bytes(0) }
      } _: { target throws(Diagnostic) in
        if replacing {
          for table in RecordStore.tables + ["web_session"] + RecordStore.ofThisPlace {
            try target.run("DELETE FROM \(table)", [])
          }
        }
        guard try target.first("SELECT COUNT(*) FROM journal", [], { $0.integer(0) }) == 0 else {
          throw Diagnostic(.recordsNotEmpty)
        }
        for table in RecordStore.tables { try RecordStore.copy(table, from: source, to: target) }
      }
    }
  }

  private static func copy(_ table: String, from source: any Session, to target: any Session) throws(Diagnostic) {
    var statement = ""
    try source.each("SELECT * FROM \(table)", []) { row throws(Diagnostic) in
      let columns = row.columns
      if statement.isEmpty {
        statement = """
          INSERT INTO \(table) (\(columns.joined(separator: ", ")))
          VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
          """
      }
      try target.run(statement, columns.indices.map { row.value($0) })
    }
  }
}
