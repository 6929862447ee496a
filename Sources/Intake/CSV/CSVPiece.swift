internal import CScan

/// A stretch of a CSV text that begins and ends with whole rows, in a buffer that may be read beyond its end.
///
/// The buffer is reused for piece after piece; ``CSVPieces`` fills it, ``CSVRows`` splits it.
public final class CSVPiece: @unchecked Sendable {
  // Unchecked: a piece is handed from the cutter to one reader at a time, never shared.

  /// The bytes behind the last row that may be read without harm (they are zero).
  static let padding = 64

  /// Where a field begins and ends within the piece.
  struct Bounds {
    var start: UInt32
    var end: UInt32
  }

  /// The fields of a row whose bounds are kept.
  static let mostFields = 4096

  /// The bounds of the fields of the row being read.
  let bounds: UnsafeMutablePointer<Bounds>
  /// The first byte.
  public private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  /// The number of bytes up to the end of the last row.
  public internal(set) var count = 0
  /// Where in the text the piece begins, in bytes.
  public internal(set) var offset = 0
  /// The physical line on which its first row begins, from 1.
  public internal(set) var line = 1
  /// Whether a double quote occurs in it.
  public internal(set) var hasQuotes = false
  /// Whether a zero byte occurs in it.
  public internal(set) var hasZeros = false
  /// Whether bytes outside ASCII occur in it.
  public internal(set) var hasWide = false

  /// A buffer for pieces; it grows when a row needs it.
  public init(capacity: Int = 0) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity + Self.padding)
    base.initialize(repeating: 0, count: Self.padding)
    bounds = .allocate(capacity: Self.mostFields)
  }

  deinit {
    bounds.deallocate()
    base.deallocate()
  }

  /// Makes room for so many bytes and keeps the first `kept`.
  func reserve(_ wanted: Int, keeping kept: Int) {
    guard wanted > capacity else { return }
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted + Self.padding)
    fresh.update(from: base, count: kept)
    base.deallocate()
    base = fresh
    capacity = wanted
  }

  /// Notes that the rows end there, and what a survey found in them.
  func close(at end: Int, _ survey: cscan_survey_t) {
    count = end
    seal()
    hasQuotes = survey.quotes != 0
    hasZeros = survey.zeros != 0
    hasWide = survey.wide != 0
  }

  /// Notes that the rows end there, and looks what is in them.
  func close(at end: Int) {
    close(at: end, cscan_survey(base, end))
  }

  /// Clears the bytes behind the last row, so that a scan in blocks of 64 finds nothing there.
  func seal() {
    (base + count).initialize(repeating: 0, count: Self.padding)
  }
}
