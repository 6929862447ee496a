public import Exact
public import Wording

/// The account of one file: what became of each of its rows.
public struct FileReport: Hashable, Sendable {
  /// The number of diagnostics kept for a file; more are only counted.
  public static let mostDiagnostics = 10_000

  /// The file, as the user named it.
  public let file: String
  /// The hash of its content; nil where it could not be read.
  public internal(set) var hash: ContentHash?
  /// The encoding of a text.
  public internal(set) var encoding: TextEncoding?
  /// The dialect it was translated by.
  public internal(set) var dialect: String?
  /// Physical rows below the header.
  public internal(set) var rows = 0
  /// Rows that were taken.
  public internal(set) var taken = 0
  /// Rows that hold nothing (空行).
  public internal(set) var blank = 0
  /// Rows that repeat an earlier one (重复).
  public internal(set) var duplicate = 0
  /// Rows that cannot be used, each with a diagnostic (未采用).
  public internal(set) var rejected = 0
  /// Summary rows, such as 汇总 and 均值.
  public internal(set) var dropped = 0
  /// Whether nothing of the file was taken, because its structure is broken.
  public internal(set) var refused = false
  /// The file of the same content that was taken before; nothing was taken from this one.
  public internal(set) var sameAs: String?
  /// What there is to say, in the order of the file.
  public private(set) var diagnostics: [Diagnostic] = []
  /// Diagnostics beyond ``mostDiagnostics``.
  public internal(set) var unlisted = 0
  /// When the export was made, where its name or content tells (wall clock).
  public internal(set) var exportedAt: Instant?
  /// Rows that were yielded, by canonical file.
  public internal(set) var yielded: [String: Int] = [:]

  /// An account without rows.
  public init(file: String) {
    self.file = file
  }

  /// Whether every row is accounted for.
  public var addsUp: Bool { rows == taken + blank + duplicate + rejected + dropped }

  /// Whether there is an error among the diagnostics.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  mutating func note(_ diagnostic: Diagnostic) {
    if diagnostics.count < FileReport.mostDiagnostics {
      diagnostics.append(diagnostic)
    } else {
      unlisted += 1
    }
  }

  mutating func reject(_ diagnostic: Diagnostic) {
    rejected += 1
    note(diagnostic)
  }

  /// Turns the account of the text that a table was made into into one of the table's own file.
  mutating func lead(backTo table: CanonicalTable) {
    encoding = table.encoding
    rows += table.rejects.count
    rejected += table.rejects.count
    let said = diagnostics.map(table.placed) + table.rejects
    diagnostics = []
    for diagnostic in table.notes { note(diagnostic) }
    for diagnostic in said.sorted(by: { ($0.place.line ?? 0) < ($1.place.line ?? 0) }) { note(diagnostic) }
  }

  /// Notes the hash of the content; false, with a note, where the same content was taken before.
  mutating func isFirst(of hash: ContentHash, in report: IntakeReport) -> Bool {
    self.hash = hash
    guard let earlier = report.file(ofContent: hash) else { return true }
    sameAs = earlier.file
    note(Diagnostic(.fileTwice, at: Place(file: file), ["other": Diagnostic.quoted(earlier.file)]))
    return false
  }

  /// Takes nothing of the file, for that reason.
  mutating func refuse(_ diagnostic: Diagnostic) {
    self = FileReport(file: file, hash: hash, encoding: encoding, dialect: dialect)
    refused = true
    note(diagnostic)
  }

  private init(file: String, hash: ContentHash?, encoding: TextEncoding?, dialect: String?) {
    self.file = file
    self.hash = hash
    self.encoding = encoding
    self.dialect = dialect
  }
}

/// The account of all files that were taken in together.
public struct IntakeReport: Hashable, Sendable {
  /// The files, in the order in which they were taken.
  public private(set) var files: [FileReport] = []

  /// An account without files.
  public init() {}

  /// Adds a file's account.
  public mutating func add(_ file: FileReport) { files.append(file) }

  /// The file of that content which was taken in before, or nil.
  public func file(ofContent hash: ContentHash) -> FileReport? {
    files.first { $0.hash == hash && !$0.refused && $0.sameAs == nil }
  }

  /// Whether every row of every file is accounted for.
  public var addsUp: Bool { files.allSatisfy(\.addsUp) }
  /// Physical rows of all files.
  public var rows: Int { files.reduce(0) { $0 + $1.rows } }
  /// Rows taken of all files.
  public var taken: Int { files.reduce(0) { $0 + $1.taken } }
  /// All diagnostics, file by file.
  public var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics) }
}
