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
    for diagnostic in diagnostics { note(diagnostic) }
  }

  /// The account without what there is to say.
  public var record: Record {
    Record(
      encoding: encoding?.rawValue, dialect: dialect, rows: rows, taken: taken, blank: blank,
      duplicate: duplicate, rejected: rejected, dropped: dropped, refused: refused, yielded: yielded,
      unlisted: unlisted)
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
  }

  /// Counts rows as duplicates that were taken, because rows of other exports stand for them.
  public mutating func leaveOut(_ count: Int) {
    taken -= count
    duplicate += count
  }

  /// The account under the hash of the file's content.
  public mutating func know(_ hash: ContentHash) { self.hash = hash }

  /// The accounts of an archive and the files in it as one; it is refused where all of them are.
  public static func joined(_ reports: [FileReport]) -> FileReport {
    guard var whole = reports.first, reports.count > 1 else { return reports.first ?? FileReport(file: "") }
    let members = reports.dropFirst()
    var dialects: [String] = []
    for member in members {
      for diagnostic in member.diagnostics { whole.note(diagnostic) }
      whole.unlisted += member.unlisted
      whole.rows += member.rows
      whole.taken += member.taken
      whole.blank += member.blank
      whole.duplicate += member.duplicate
      whole.rejected += member.rejected
      whole.dropped += member.dropped
      whole.yielded.merge(member.yielded) { $0 + $1 }
      for dialect in (member.dialect ?? "").split(separator: "+").map(String.init) where !dialects.contains(dialect) {
        dialects.append(dialect)
      }
    }
    whole.dialect = dialects.isEmpty ? nil : dialects.joined(separator: "+")
    whole.refused = members.allSatisfy(\.refused)
    return whole
  }

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
