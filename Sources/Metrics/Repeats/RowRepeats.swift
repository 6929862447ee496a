internal import Intake

/// Finds rows without an id that an earlier file has already: of two exports that overlap each row counts once.
///
/// A row may rightly stand several times within a file, such as two equal answers on one day. What a file has more often
/// than each of the earlier ones is new.
struct RowRepeats {
  /// The columns that all files have.
  let columns: [Int]
  private var met: [RowFingerprint: Count] = [:]

  /// How often a row was met: in the file before that had it most often, and in the file being read.
  private struct Count {
    var file: Int
    var earlier = 0
    var here = 0
  }

  /// nil where no rows can repeat: one file, rows with ids, and chat lines, which are looked at by conversation.
  init?(_ reading: KindReading, _ hash: IDHash) {
    guard reading.files.count > 1, !reading.kind.hasIdentity, reading.kind != .messages else { return nil }
    columns = EventFile.sharedColumns(of: reading.files)
  }

  /// Whether an earlier file has the row; call it for every row in order.
  mutating func isRepeated(_ row: RowFingerprint, inFile file: Int) -> Bool {
    var count = met[row] ?? Count(file: file)
    if count.file != file {
      count.earlier = max(count.earlier, count.here)
      count.here = 0
      count.file = file
    }
    count.here += 1
    met[row] = count
    return count.here <= count.earlier
  }
}
