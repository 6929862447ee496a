internal import Wording

/// 128 bits that stand for the values of a row: two rows of the same values have the same, and no others are ever met.
public struct RowFingerprint: Hashable, Sendable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0

  mutating func add(_ field: UnsafeBufferPointer<UInt8>, _ hash: IDHash) {
    let bytes = UnsafeRawBufferPointer(field)
    let (left, right) = hash.both(bytes)
    first = hash(first, left)
    second = hash(right, second)
  }
}

extension IDHash {
  /// Two hashes of the same bytes that have nothing to do with each other.
  fileprivate func both(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
    guard let start = bytes.baseAddress else { return (0, 0) }
    return (long(start, bytes.count), turned.long(start, bytes.count))
  }
}

extension EventRows {
  /// What stands for the row's values in some of the kind's columns.
  public func fingerprint(of columns: [Int], _ hash: IDHash) -> RowFingerprint {
    var found = RowFingerprint()
    for column in columns { found.add(bytes(column), hash) }
    return found
  }
}

extension EventFile {
  /// The columns of the kind, by number, that all of some files have.
  public static func sharedColumns(of files: [EventFile]) -> [Int] {
    guard let first = files.first else { return [] }
    return first.kind.columns.indices.filter { column in files.allSatisfy { $0.places[column] >= 0 } }
  }
}

/// Looks at single rows of an event file for what they hold.
public final class RowPicker {
  private let file: EventFile
  private let piece = CSVPiece()

  /// A picker of rows of a file.
  public init(_ file: EventFile) {
    self.file = file
  }

  /// What stands for the values of the row at an offset; nil where none can be read there.
  public func fingerprint(ofRowAt offset: Int, columns: [Int], hash: IDHash) -> RowFingerprint? {
    guard let length = try? file.pick(offset, into: piece, behind: 0) else { return nil }
    piece.close(at: length)
    var rows = CSVRows(piece)
    guard rows.next() else { return nil }
    var found = RowFingerprint()
    for column in columns { found.add(rows.field(file.places[column]), hash) }
    return found
  }
}
