public import Exact
public import Intake
internal import Wording

/// What an import comes to for one file: what it is, what became of its rows, where it went.
public struct ImportedFile: Sendable {
  /// Where a file went.
  public enum Outcome: Hashable, Sendable {
    /// Nowhere: it was only looked at.
    case looked
    /// It was taken in, and lies in this folder.
    case taken(folder: String)
    /// Its content was taken in before.
    case already(folder: String, month: Month)
    /// Nothing of it was taken; its account says why.
    case refused
  }

  /// The file, as the user named it.
  public let path: String
  /// Where it went.
  public internal(set) var outcome: Outcome
  /// The account of its rows.
  public internal(set) var report: FileReport
  /// What its rows are about.
  public internal(set) var survey = RowSurvey()
  /// What it is: CSV, XLSX …
  public internal(set) var format = ""
  /// How it is read; nil for canonical event files and where it was not asked for.
  public internal(set) var look: TableLook?
  /// The canonical file it is, and the columns of it that are not taken along.
  public internal(set) var canonical: (file: CanonicalFile, leftBehind: [String])?
  /// The first rows, as they are and as they become.
  public internal(set) var samples: [Sample] = []
  /// How its rows lie to those of earlier imports; nil where there are none of its kind.
  public internal(set) var overlap: Overlap?
  /// The accounts it names.
  public internal(set) var accounts: [Account] = []
  /// For an unknown file: what it could be.
  public internal(set) var proposal: DialectDraft?

  /// A row, as it is in the file and as it is stored.
  public struct Sample: Sendable {
    /// The line or row of the file.
    public let line: Int
    /// The names of the columns and the values; empty where they are private.
    public let original: [(column: String, value: String)]
    /// The canonical rows it becomes: the file, and the value of each field.
    public let becomes: [(file: String, fields: [(field: String, value: String)])]
  }

  /// How the rows of an export lie to those of earlier imports.
  public struct Overlap: Sendable {
    /// Rows that are there as they are.
    public let already: Int
    /// Rows that are there with other values.
    public let changes: [(now: String, before: String)]
    /// Figures that share only some of their days with earlier ones, which stand.
    public let refused: [(now: String, before: String)]
    /// Rows that a newer export shows with other values, which stand.
    public let older: [(now: String, before: String)]
    /// Rows that are not there.
    public let new: Int
  }

  /// An account that the rows name.
  public struct Account: Sendable {
    /// The account.
    public let id: String
    /// The rows that name it.
    public let rows: Int
    /// Whose it is by accounts.csv; empty where it is nobody's.
    public let owners: [String]
    /// For an account that is nobody's, the known one it is most like.
    public let nearest: String?
  }

  init(_ path: String) {
    self.path = path
    outcome = .refused
    report = FileReport(file: path)
  }

  /// Whether a person has something to put right.
  public var hasErrors: Bool { report.hasErrors }
  /// Whether nothing was taken because the file says another month than the one asked for, which somebody may confirm.
  public var asksMonth: Bool {
    let reasons = [Message.periodOther, .periodSeveral, .periodUntold].map(\.code)
    return report.refused && report.diagnostics.contains { reasons.contains($0.code) }
  }
  /// The rows that are of other months than the one imported for.
  public func outside(_ month: Month) -> Int { survey.months.filter { $0.key != month }.values.reduce(0, +) }
}

/// A file that was taken in before.
public struct StoredImport: Sendable {
  /// The month it was taken in for.
  public let month: Month
  /// Its folder.
  public let folder: String
  /// The name of the file.
  public let file: String
  /// CSV, XLSX …
  public let format: String
  /// The dialect, or the canonical file.
  public let dialect: String
  /// The hash of its content, 64 hexadecimal digits.
  public let hash: String
  /// When it was taken in.
  public let takenInAt: String
  /// The shop that was given, or nil.
  public let shop: String?
  /// Rows below its header, rows taken, rows that cannot be used.
  public let rows, taken, rejected: Int
  /// Canonical rows, by file.
  public let yielded: [String: Int]

  init(_ month: Month, _ rows: RowFolder) {
    let manifest = rows.manifest
    self.month = month
    folder = rows.path
    file = manifest.file
    format = manifest.format
    dialect = manifest.account.dialect ?? ""
    hash = manifest.hash
    takenInAt = manifest.takenInAt ?? ""
    shop = manifest.given["shop"]
    self.rows = manifest.account.rows
    taken = manifest.account.taken
    rejected = manifest.account.rejected
    yielded = manifest.account.yielded
  }
}
