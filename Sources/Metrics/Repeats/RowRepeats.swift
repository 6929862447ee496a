internal import Intake

/// Finds rows without an id that an earlier file has already: of two exports that overlap each row counts once.
struct RowRepeats {
  /// The columns that all files have.
  let columns: [Int]
  private var counts = RepeatCounts()

  /// nil where no rows can repeat: one file, rows with ids, and chat lines, which are looked at by conversation.
  init?(_ reading: KindReading) {
    guard reading.files.count > 1, !reading.kind.hasIdentity, reading.kind != .messages else { return nil }
    columns = EventFile.sharedColumns(of: reading.files)
  }

  /// Whether an earlier file has the row; call it for every row in order.
  mutating func isRepeated(_ row: RowFingerprint, inFile file: Int) -> Bool { counts.isRepeated(row, inFile: file) }
}
