internal import CScan
public import Wording

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Bytes that can be read piece by piece: a file, or a text held in memory.
///
/// A file is read with `pread`, not mapped: pages of a mapping count as the program's memory, and a file that shrinks
/// while it is mapped kills the program.
public final class ByteSource: Sendable {
  /// The name used in messages.
  public let name: String
  /// The number of bytes; for a file, when it was opened.
  public let count: Int
  /// By what the file is known again; nil for bytes in memory.
  public let stamp: FileStamp?
  private let storage: Storage

  private enum Storage {
    case descriptor(Int32)
    case memory([UInt8])
  }

  /// Opens a file; `name` is how messages call it (its path unless given).
  ///
  /// - Throws: `FILE-UNREADABLE` where it cannot be opened or is not a plain file.
  public init(file path: String, name: String? = nil) throws(Diagnostic) {
    let shown = name ?? path
    self.name = shown
    // Not blocking: a pipe in the inbox must not make the program wait for ever.
    var opened = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    if opened < 0, errno == ENOTDIR, let inner = try? ArchivedFiles.source(at: path).source {
      // A file in an archive, unpacked.
      if case .memory(let bytes) = inner.storage {
        count = bytes.count
        stamp = nil
        storage = inner.storage
        return
      }
      if case .descriptor(let unpacked) = inner.storage { opened = fcntl(unpacked, F_DUPFD_CLOEXEC, 0) }
    }
    let descriptor = opened
    guard descriptor >= 0 else {
      throw Diagnostic(.fileUnreadable, at: Place(file: shown), ["reason": String(cString: strerror(errno))])
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Diagnostic(.fileUnreadable, at: Place(file: shown), ["reason": "not a plain file"])
    }
    count = Int(status.st_size)
    stamp = FileStamp(status)
    storage = .descriptor(descriptor)
    #if os(Linux)
      posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    #endif
  }

  /// Bytes in memory, under the name messages use.
  public init(_ bytes: [UInt8], name: String) {
    self.name = name
    count = bytes.count
    stamp = nil
    storage = .memory(bytes)
  }

  /// Takes over an open file, under the name messages use.
  init(descriptor: Int32, name: String) {
    self.name = name
    var status = stat()
    fstat(descriptor, &status)
    count = Int(status.st_size)
    stamp = FileStamp(status)
    storage = .descriptor(descriptor)
  }

  deinit {
    if case .descriptor(let descriptor) = storage { close(descriptor) }
  }

  /// Makes sure that nobody wrote to the file since it was opened.
  ///
  /// - Throws: `FILE-CHANGED`.
  func checkUnchanged() throws(Diagnostic) {
    guard case .descriptor(let descriptor) = storage, let stamp else { return }
    var status = stat()
    guard fstat(descriptor, &status) == 0, FileStamp(status).hasContent(of: stamp) else {
      throw Diagnostic(.fileChanged, at: Place(file: name))
    }
  }

  /// The bytes from an offset on, fewer than asked for only at the end.
  package func bytes(at offset: Int, count: Int) throws(Diagnostic) -> [UInt8] {
    var failure: Diagnostic?
    let wanted = max(0, min(count, self.count - offset))
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      do throws(Diagnostic) { filled = try read(at: offset, into: UnsafeMutableRawBufferPointer(buffer)) } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Fills a buffer with the bytes from an offset on; gives back how many there were, fewer only at the end.
  ///
  /// - Throws: `FILE-UNREADABLE` where the system reports an error, `FILE-CHANGED` where the file became shorter.
  public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostic) -> Int {
    guard offset >= 0, let base = buffer.baseAddress else { return 0 }
    switch storage {
    case .memory(let bytes):
      guard offset < bytes.count else { return 0 }
      let length = min(buffer.count, bytes.count - offset)
      bytes.withUnsafeBytes { all in
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[offset..<offset + length]))
      }
      return length
    case .descriptor(let descriptor):
      // What was appended since the file was opened is no part of it.
      let wanted = max(0, min(buffer.count, count - offset))
      var filled = 0
      while filled < wanted {
        let got = pread(descriptor, base + filled, wanted - filled, off_t(offset + filled))
        guard got != 0 else { throw Diagnostic(.fileChanged, at: Place(file: name)) }
        if got < 0 {
          if errno == EINTR { continue }
          throw Diagnostic(.fileUnreadable, at: Place(file: name), ["reason": String(cString: strerror(errno))])
        }
        filled += got
      }
      return filled
    }
  }

  /// The number of line feeds in a stretch of the bytes.
  ///
  /// - Throws: `FILE-UNREADABLE`.
  public func lineFeeds(in range: Range<Int>) throws(Diagnostic) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(max(range.count, 1), 1 << 18), alignment: 16)
    defer { buffer.deallocate() }
    var count = 0
    var at = range.lowerBound
    while at < range.upperBound {
      let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, range.upperBound - at)])
      let got = try read(at: at, into: wanted)
      guard got > 0, let base = wanted.baseAddress else { break }
      count += cscan_survey(base.assumingMemoryBound(to: UInt8.self), got).lineFeeds
      at += got
    }
    return count
  }

  /// A stretch of the text for people, cut at `limit` bytes; bytes that are not UTF-8 appear as �.
  public func excerpt(at offset: Int, length: Int, limit: Int = 4096) -> String {
    var bytes = [UInt8](repeating: 0, count: max(0, min(length, limit)))
    let got = bytes.withUnsafeMutableBytes { buffer in (try? read(at: offset, into: buffer)) ?? 0 }
    return String(decoding: bytes.prefix(got), as: UTF8.self)
  }
}
