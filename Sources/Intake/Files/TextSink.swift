public import Wording

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A new file that is written from its beginning to its end, by the piece.
///
/// Nothing is certain to be on the disk before ``close()`` has come back.
public final class TextSink {
  /// The file.
  public let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// The bytes written so far.
  public private(set) var count = 0
  private static let pieceBytes = 1 << 20

  /// Makes a file, which must not be there yet.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`.
  public init(_ path: String, mode: UInt32 = 0o644) throws(Diagnostic) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
    guard descriptor >= 0 else { throw TextSink.failure(path) }
    buffer.reserveCapacity(TextSink.pieceBytes + (64 << 10))
  }

  deinit {
    if descriptor >= 0 { Self.closed(descriptor) }
  }

  private static func closed(_ descriptor: Int32) {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #elseif canImport(Musl)
      Musl.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }

  private static func failure(_ path: String) -> Diagnostic {
    Diagnostic(.outputNotWritten, at: Place(file: path), ["why": String(cString: strerror(errno))])
  }

  /// Appends what `body` adds to the buffer; written out once enough has come together.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`.
  public func append(_ body: (inout [UInt8]) -> Void) throws(Diagnostic) {
    body(&buffer)
    if buffer.count >= TextSink.pieceBytes { try flush() }
  }

  private func flush() throws(Diagnostic) {
    guard buffer.withUnsafeBytes({ WholeWrite.all($0, to: descriptor) }) else { throw TextSink.failure(path) }
    count += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left and waits until the disk has it.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`.
  public func close() throws(Diagnostic) {
    try flush()
    guard fsync(descriptor) == 0 else { throw TextSink.failure(path) }
  }
}
