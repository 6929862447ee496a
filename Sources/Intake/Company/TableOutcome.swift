public import Wording

/// What came of reading one table: the rows that can be used, and the account of all the others.
public struct TableOutcome<Row: Sendable>: Sendable {
  /// The rows that were taken, in the order of the file.
  public let rows: [Row]
  /// What became of each row of the file.
  public let report: FileReport
  /// What there is to say; an error for each row that was not taken.
  public var diagnostics: [Diagnostic] { report.diagnostics }
  /// Whether nothing was taken because the file as a whole cannot be read.
  public var refused: Bool { report.refused }
}
