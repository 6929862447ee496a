/// How far the reading of a month is.
public struct ReadingProgress: Hashable, Sendable {
  /// The bytes read so far.
  public let bytes: Int
  /// The bytes there are to read; more where lines out of order have to be read again.
  public let total: Int

  /// So many bytes of so many.
  public init(bytes: Int, total: Int) {
    self.bytes = bytes
    self.total = total
  }
}

/// Tells whoever wants to know how far the reading is.
final class ProgressReport {
  private let tell: ((ReadingProgress) -> Void)?
  private var bytes = 0
  private var total: Int

  init(of total: Int, _ tell: ((ReadingProgress) -> Void)?) {
    self.total = total
    self.tell = tell
  }

  /// So many bytes were read.
  func add(_ more: Int) {
    guard let tell else { return }
    bytes += more
    tell(ReadingProgress(bytes: bytes, total: max(bytes, total)))
  }

  /// So many bytes are to be read once more.
  func more(_ more: Int) { total += more }
}
