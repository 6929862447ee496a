internal import Exact

/// The hashes that hold the records together: of a row, of an entry's rows, of an entry.
///
/// A text is hashed with its length before it, so that no two different contents have the same bytes.
enum Seal {
  /// The columns of a row of the ledger that its own hash does not cover.
  static let unsealed: Set<String> = ["entry", "line", "salt", "hash", "erased"]

  /// The hash of a row: its table and every column that has a value, by name. A column that a later version of the
  /// structure adds leaves the hashes of earlier rows as they are.
  static func row(_ table: String, _ values: [String: StoredValue], salt: [UInt8]) -> [UInt8] {
    var content = salt
    append(.text(table), to: &content)
    for (name, value) in values.sorted(by: { $0.key < $1.key }) where value != .null && !unsealed.contains(name) {
      append(.text(name), to: &content)
      append(value, to: &content)
    }
    return ContentHash(of: content).bytes
  }

  /// The digest of an entry's rows, in the order of their lines.
  static func content(_ rows: [[UInt8]]) -> [UInt8] { ContentHash(of: Array(rows.joined())).bytes }

  /// The hash of a reason; it stays when the reason itself is erased.
  static func reason(_ text: String, salt: [UInt8]) -> [UInt8] {
    ContentHash(of: salt + Array(text.utf8)).bytes
  }

  /// The hash of an entry, which covers the one before it.
  static func entry(
    _ number: Int64, _ act: Act, reason: [UInt8], details: String, rows: Int, content: [UInt8], previous: [UInt8]
  ) -> [UInt8] {
    var all = previous
    append(.integer(number), to: &all)
    for text in [act.at, act.actor, act.role, act.name] { append(.text(text), to: &all) }
    for text in [act.month?.description, act.employee, act.item] { append(.optional(text), to: &all) }
    append(.bytes(reason), to: &all)
    append(.text(details), to: &all)
    append(.integer(Int64(rows)), to: &all)
    append(.bytes(content), to: &all)
    return ContentHash(of: all).bytes
  }

  private static func append(_ value: StoredValue, to content: inout [UInt8]) {
    switch value {
    case .null: content.append(0)
    case .integer(let number):
      content.append(1)
      withUnsafeBytes(of: number.bigEndian) { content.append(contentsOf: $0) }
    case .text(let text): append(2, Array(text.utf8), to: &content)
    case .bytes(let bytes): append(3, bytes, to: &content)
    }
  }

  private static func append(_ kind: UInt8, _ bytes: [UInt8], to content: inout [UInt8]) {
    content.append(kind)
    withUnsafeBytes(of: Int64(bytes.count).bigEndian) { content.append(contentsOf: $0) }
    content.append(contentsOf: bytes)
  }
}
