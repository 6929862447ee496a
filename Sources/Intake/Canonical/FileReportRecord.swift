public import Exact
public import Wording

extension FileReport {
  /// Takes over the account of an event file.
  mutating func take(_ tally: RowTally, of canonical: CanonicalFile) {
    encoding = .utf8
    dialect = CanonicalFile.dialectName(of: canonical)
    rows = tally.account.total
    taken = tally.account.taken
    blank = tally.account.blank
    rejected = tally.account.rejected
    yielded = [canonical.rawValue: tally.account.taken]
    for reason in tally.reasons { note(reason) }
  }

  /// An account that was kept.
  public init(_ record: Record, file: String, diagnostics: [Diagnostic]) {
    self.init(file: file)
    encoding = record.encoding.flatMap(TextEncoding.init)
    dialect = record.dialect
    rows = record.rows
    taken = record.taken
    blank = record.blank
    duplicate = record.duplicate
    rejected = record.rejected
    dropped = record.dropped
    refused = record.refused
    yielded = record.yielded
    unlisted = record.unlisted
    exportedAt = record.exportedAt.flatMap { Instant($0) }
    for diagnostic in diagnostics { note(diagnostic) }
  }

  /// The account without what there is to say.
  public var record: Record {
    Record(
      encoding: encoding?.rawValue, dialect: dialect, rows: rows, taken: taken, blank: blank,
      duplicate: duplicate, rejected: rejected, dropped: dropped, refused: refused, yielded: yielded,
      unlisted: unlisted, exportedAt: exportedAt?.description)
  }

  /// The figures of an account, to be kept.
  public struct Record: Hashable, Sendable, Codable {
    /// The encoding of a text.
    public var encoding: String?
    /// The dialect.
    public var dialect: String?
    /// Rows below the header, and what became of them.
    public var rows, taken, blank, duplicate, rejected, dropped: Int
    /// Whether nothing of the file was taken.
    public var refused: Bool
    /// Canonical rows, by file.
    public var yielded: [String: Int]
    /// Diagnostics that were only counted.
    public var unlisted: Int
    /// When the export was made, where it tells.
    public var exportedAt: String?
  }

  /// Counts rows as duplicates that were taken, because rows of other exports stand for them.
  public mutating func leaveOut(_ count: Int) {
    taken -= count
    duplicate += count
  }

  /// The account under the hash of the file's content.
  public mutating func know(_ hash: ContentHash) { self.hash = hash }

  /// Counts and places what was said of the text that a canonical table was made into as it stands in the table's file.
  public mutating func settle(in table: CanonicalTable) { lead(backTo: table) }

  /// Takes nothing of the file, for that reason.
  public mutating func refuse(for reason: Diagnostic) { refuse(reason) }

  /// Says something more about the file.
  public mutating func say(_ diagnostic: Diagnostic) { note(diagnostic) }

  /// Says that the content is that of another file, which stands for both.
  public mutating func count(asSameAs other: String) {
    let known = hash
    self = FileReport(file: file)
    hash = known
    sameAs = other
    note(Diagnostic(.fileTwice, at: Place(file: file), ["other": Diagnostic.quoted(other)]))
  }
}

extension CanonicalFile {
  /// The name under which a canonical file stands in an account: `messages`.
  static func dialectName(of file: CanonicalFile) -> String { String(file.rawValue.dropLast(4)) }
}
