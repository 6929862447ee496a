internal import GRDB

/// A row of SQLite's.
struct SQLiteRow: AnsweredRow {
  let row: Row
  let columns: [String]
  let misfit: Misfit

  func value(_ column: Int) -> StoredValue {
    switch stored(column) {
    case .null: return .null
    case .int64(let number): return .integer(number)
    case .string(let text): return .text(text)
    case .blob(let data): return .bytes([UInt8](data))
    case let other: return refused(column, other, "INTEGER, TEXT, BLOB") ?? .null
    }
  }

  func optionalInteger(_ column: Int) -> Int64? {
    switch stored(column) {
    case .null: return nil
    case .int64(let number): return number
    case let other: return refused(column, other, "INTEGER")
    }
  }

  func optionalText(_ column: Int) -> String? {
    switch stored(column) {
    case .null: return nil
    case .string(let text): return text
    case let other: return refused(column, other, "TEXT")
    }
  }

  func optionalBytes(_ column: Int) -> [UInt8]? {
    switch stored(column) {
    case .null: return nil
    case .blob(let data): return [UInt8](data)
    case let other: return refused(column, other, "BLOB")
    }
  }

  private func stored(_ column: Int) -> DatabaseValue.Storage {
    guard columns.indices.contains(column) else {
      misfit.note(column, "", not: "")
      return .null
    }
    return (row[column] as DatabaseValue).storage
  }

  private func refused<Value>(_ column: Int, _ stored: DatabaseValue.Storage, _ wanted: String) -> Value? {
    let found =
      switch stored {
      case .null: "NULL"
      case .int64: "INTEGER"
      case .double: "REAL"
      case .string: "TEXT"
      case .blob: "BLOB"
      }
    misfit.note(column, found, not: wanted)
    return nil
  }
}
