internal import Synchronization
public import Wording

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file without a name, for what would not fit into memory: it is gone when the program ends, however it ends.
///
/// Several threads may append at once; every stretch lies together.
public final class ScratchFile: Sendable {
  private let descriptor: Int32
  private let folder: String
  private let end = Atomic<Int>(0)

  /// A scratch file on the volume of a folder.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN` where the folder cannot be written to.
  public init(inFolder folder: String) throws(Diagnostic) {
    self.folder = folder
    var template = Array("\(folder)/.scratch-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw ScratchFile.failure(folder) }
    unlink(template)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Appends bytes; gives back where they begin.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`, as for a full disk.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) -> Int {
    let start = end.wrappingAdd(bytes.count, ordering: .relaxed).oldValue
    guard WholeWrite.all(bytes, to: descriptor, at: start) else { throw ScratchFile.failure(folder) }
    return start
  }

  /// Fills a buffer with what was appended at a place.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN` where it cannot be read back.
  public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostic) {
    guard let base = buffer.baseAddress else { return }
    var done = 0
    while done < buffer.count {
      let got = pread(descriptor, base + done, buffer.count - done, off_t(offset + done))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw ScratchFile.failure(folder) }
      done += got
    }
  }

  private static func failure(_ folder: String) -> Diagnostic {
    Diagnostic(
      .outputNotWritten, at: Place(file: folder), ["why": Diagnostic.quoted(String(cString: strerror(errno)))])
  }
}
