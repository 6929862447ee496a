internal import GRDB
internal import GRDBSQLite

/// A row of SQLite's, read where SQLite keeps it: lists of a thousand people are read at every look at a page.
struct SQLiteRow: AnsweredRow {
  /// The statement, which stands at the row.
  let statement: SQLiteStatement
  let columns: [String]
  let misfit: Misfit

  func value(_ column: Int) -> StoredValue {
    switch type(of: column) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, Int32(column)))
    case SQLITE_TEXT: return .text(storedText(column))
    case SQLITE_BLOB: return .bytes(storedBytes(column))
    case let other: return refused(column, other, "INTEGER, TEXT, BLOB") ?? .null
    }
  }

  func optionalInteger(_ column: Int) -> Int64? {
    switch type(of: column) {
    case SQLITE_NULL: return nil
    case SQLITE_INTEGER: return sqlite3_column_int64(statement, Int32(column))
    case let other: return refused(column, other, "INTEGER")
    }
  }

  func optionalText(_ column: Int) -> String? {
    switch type(of: column) {
    case SQLITE_NULL: return nil
    case SQLITE_TEXT: return storedText(column)
    case let other: return refused(column, other, "TEXT")
    }
  }

  func optionalBytes(_ column: Int) -> [UInt8]? {
    switch type(of: column) {
    case SQLITE_NULL: return nil
    case SQLITE_BLOB: return storedBytes(column)
    case let other: return refused(column, other, "BLOB")
    }
  }

  private func type(of column: Int) -> Int32 {
    guard columns.indices.contains(column) else {
      misfit.note(column, "", not: "")
      return SQLITE_NULL
    }
    return sqlite3_column_type(statement, Int32(column))
  }

  private func storedText(_ column: Int) -> String {
    guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
    let length = Int(sqlite3_column_bytes(statement, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
  }

  private func storedBytes(_ column: Int) -> [UInt8] {
    // SQLite hands out no memory for a blob without a byte.
    guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column)))))
  }

  private func refused<Value>(_ column: Int, _ stored: Int32, _ wanted: String) -> Value? {
    let found =
      switch stored {
      case SQLITE_NULL: "NULL"
      case SQLITE_INTEGER: "INTEGER"
      case SQLITE_FLOAT: "REAL"
      case SQLITE_TEXT: "TEXT"
      default: "BLOB"
      }
    misfit.note(column, found, not: wanted)
    return nil
  }
}
