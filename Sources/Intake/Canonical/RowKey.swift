/// What a row of an export goes by (its natural key), and what it says: by this the rows of overlapping exports are told
/// apart.
public struct RowKey: Hashable, Sendable {
  /// The dialect of the export.
  public let dialect: String
  /// The values of the dialect's key columns.
  public let key: String
  /// A fingerprint of the canonical rows it yields.
  public let content: UInt64
  /// The row of the export, as the column `source` names it.
  public let source: String

  /// A key that was kept.
  public init(dialect: String, key: String, content: UInt64, source: String) {
    self.dialect = dialect
    self.key = key
    self.content = content
    self.source = source
  }

  init(_ dialect: String, _ key: String, _ yielded: [CanonicalRow]) {
    self.dialect = dialect
    self.key = key
    source = yielded[0].fields.last ?? ""
    // Where the row stands is no part of what it says.
    content = Fingerprint.of(yielded.flatMap { [$0.file.rawValue] + $0.fields.dropLast() })
  }
}
