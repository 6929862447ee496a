internal import Intake

/// Which rows without an id repeat one of an earlier file. A row may rightly stand several times within a file, such as
/// two equal answers on one day: what a file has more often than each of the earlier ones is new.
struct RepeatCounts {
  private var met: [RowFingerprint: Count] = [:]

  /// How often a row was met: in the file before that had it most often, and in the file being read.
  private struct Count {
    var file: Int
    var earlier = 0
    var here = 0
  }

  /// Whether an earlier file has the row; call it for every row, file by file.
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
