#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// By what a file on disk is known again without reading it: its number, its size, and when it was last written to.
///
/// The moment of the last change of state cannot be set by a program, so that a file written over with an older date
/// is noticed too.
public struct FileStamp: Hashable, Sendable {
  /// The size in bytes.
  public let size: Int
  /// The file's number on its volume.
  public let number: UInt64
  /// When its content was last written, in nanoseconds.
  public let written: Int
  /// When its content or state last changed, in nanoseconds.
  public let changed: Int

  /// A stamp from its parts.
  public init(size: Int, number: UInt64, written: Int, changed: Int) {
    self.size = size
    self.number = number
    self.written = written
    self.changed = changed
  }

  /// Whether nothing was written since another stamp of the file; it may have been renamed.
  func hasContent(of other: FileStamp) -> Bool { size == other.size && written == other.written }

  /// The stamp of the file at a path; nil where there is none.
  public init?(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    #if os(Linux)
      let (written, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    self.init(
      size: Int(status.st_size), number: UInt64(status.st_ino),
      written: written.tv_sec * 1_000_000_000 + written.tv_nsec,
      changed: changed.tv_sec * 1_000_000_000 + changed.tv_nsec)
  }
}
