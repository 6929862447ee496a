/// A value as a database keeps it. Money is an integer of fen, a day or moment is text, a flag is 0 or 1.
enum StoredValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  /// The text, or null.
  static func optional(_ text: String?) -> StoredValue { text.map(StoredValue.text) ?? .null }

  /// The number, or null.
  static func optional(_ number: Int64?) -> StoredValue { number.map(StoredValue.integer) ?? .null }
}

/// A row of an answer, valid until the next one is read. Columns go by their place in the statement, from 0.
protocol AnsweredRow {
  /// The names of the columns.
  var columns: [String] { get }

  /// The value of a column.
  func value(_ column: Int) -> StoredValue

  /// The whole number of a column; nil where it is null.
  func optionalInteger(_ column: Int) -> Int64?

  /// The text of a column; nil where it is null.
  func optionalText(_ column: Int) -> String?

  /// The bytes of a column; nil where it is null.
  func optionalBytes(_ column: Int) -> [UInt8]?
}

extension AnsweredRow {
  /// The whole number of a column that is never null.
  func integer(_ column: Int) -> Int64 { optionalInteger(column) ?? 0 }

  /// The text of a column that is never null.
  func text(_ column: Int) -> String { optionalText(column) ?? "" }

  /// The bytes of a column that is never null.
  func bytes(_ column: Int) -> [UInt8] { optionalBytes(column) ?? [] }
}
