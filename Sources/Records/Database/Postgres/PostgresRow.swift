internal import CPQ

/// The types of PostgreSQL that the records use, by their numbers in its catalogue.
enum PostgresType {
  /// How values of a type are taken.
  enum Kind: String {
    case integer = "INTEGER"
    case text = "TEXT"
    case bytes = "BLOB"
  }

  static let bigint: Oid = 20
  static let text: Oid = 25
  static let bytea: Oid = 17

  /// The kind of a type; nil for one the records do not use, such as NUMERIC, which a SUM is that was not cast.
  static func kind(_ type: Oid) -> Kind? {
    switch type {
    case 16, 20, 21, 23: .integer  // bool, int8, int2, int4
    case 19, 25, 1042, 1043: .text  // name, text, char, varchar
    case 17: .bytes
    default: nil
    }
  }

  /// The name of a type as a message says it.
  static func name(_ type: Oid) -> String {
    switch type {
    case 700, 701: "REAL"
    case 1082: "DATE"
    case 1114, 1184: "TIMESTAMP"
    case 1700: "NUMERIC"
    default: kind(type)?.rawValue ?? "TYPE \(type)"
    }
  }
}

/// A row of PostgreSQL's, in binary.
struct PostgresRow: AnsweredRow {
  let answer: PostgresAnswer
  let row: Int32
  let misfit: Misfit

  var columns: [String] { answer.columns }

  func value(_ column: Int) -> StoredValue {
    guard answer.columns.indices.contains(column) else {
      misfit.note(column, "", not: "")
      return .null
    }
    guard let bytes = answer.bytes(row, column) else { return .null }
    switch PostgresType.kind(answer.types[column]) {
    case .integer: return .integer(PostgresRow.integer(bytes))
    case .text: return .text(String(decoding: bytes, as: UTF8.self))
    case .bytes: return .bytes([UInt8](bytes))
    case nil: return .null  // refused before the first row
    }
  }

  func optionalInteger(_ column: Int) -> Int64? { stored(column, .integer).map(PostgresRow.integer) }

  func optionalText(_ column: Int) -> String? { stored(column, .text).map { String(decoding: $0, as: UTF8.self) } }

  func optionalBytes(_ column: Int) -> [UInt8]? { stored(column, .bytes).map { [UInt8]($0) } }

  private func stored(_ column: Int, _ wanted: PostgresType.Kind) -> UnsafeRawBufferPointer? {
    guard answer.columns.indices.contains(column) else {
      misfit.note(column, "", not: "")
      return nil
    }
    guard let bytes = answer.bytes(row, column) else { return nil }
    let type = answer.types[column]
    guard PostgresType.kind(type) == wanted else {
      misfit.note(column, PostgresType.name(type), not: wanted.rawValue)
      return nil
    }
    return bytes
  }

  /// One to eight bytes, the highest first.
  private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    bytes.reduce(bytes.first.map { $0 >= 0x80 && bytes.count > 1 ? -1 : 0 } ?? 0) { $0 << 8 | Int64($1) }
  }
}
