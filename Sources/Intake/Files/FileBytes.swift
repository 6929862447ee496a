internal import Glibc
package import Wording

/// The whole content of a file, read once.
///
/// A file is read and not mapped: a mapped file that another program shortens meanwhile would end the process.
package struct FileBytes: Sendable {
  /// The file, as the user named it.
  package let path: String
  /// The content.
  package let bytes: [UInt8]

  /// Bytes that are already in memory, under a name for messages.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Files that are held in memory as a whole have at most 512 MiB; tables are read piece by piece and may be larger.
  package static let limit = 512 << 20

  /// Reads a file.
  ///
  /// - Throws: `FILE-NOT-FOUND`, `FILE-UNREADABLE`, `FILE-NOT-A-FILE`, `FILE-EMPTY`, `FILE-TOO-LARGE`,
  ///   `FILE-CHANGED`.
  package init(at path: String, limit: Int = FileBytes.limit) throws(Diagnostic) {
    try self.init(reading: OpenFile(path), path: path, limit: limit)
  }

  init(reading file: OpenFile, path: String, limit: Int = FileBytes.limit) throws(Diagnostic) {
    guard file.size <= limit else {
      throw Diagnostic(
        .fileTooLarge, at: Place(file: path),
        ["size": String(file.size >> 20), "limit": String(limit >> 20)])
    }
    var failed = false
    // One byte more than announced, to notice a file that grew while it was read.
    let bytes = [UInt8](unsafeUninitializedCapacity: file.size + 1) { buffer, count in
      while count < buffer.count {
        let got = file.read(
          into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
        if got < 0 { failed = true }
        guard got > 0 else { break }
        count += got
      }
    }
    guard !failed else {
      throw Diagnostic(.fileUnreadable, at: Place(file: path), ["reason": String(cString: strerror(errno))])
    }
    guard bytes.count == file.size else { throw Diagnostic(.fileChanged, at: Place(file: path)) }
    self.init(path: path, bytes: bytes)
  }
}

/// An open regular file that is not empty.
final class OpenFile {
  private let descriptor: Int32
  /// The size in bytes when it was opened.
  let size: Int

  /// Opens a file for reading.
  ///
  /// Opened without blocking and checked to be a regular file, so that a pipe or a device in the inbox cannot make the
  /// program wait for ever.
  init(_ path: String) throws(Diagnostic) {
    let place = Place(file: path)
    guard !path.utf8.contains(0) else { throw Diagnostic(.fileNotFound, at: place) }
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      size = 0
      if errno == ENOENT || errno == ENOTDIR { throw Diagnostic(.fileNotFound, at: place) }
      throw Diagnostic(.fileUnreadable, at: place, ["reason": String(cString: strerror(errno))])
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      size = 0
      throw Diagnostic(.fileNotAFile, at: place)
    }
    size = Int(status.st_size)
    guard size > 0 else { throw Diagnostic(.fileEmpty, at: place) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Files up to this size are read into memory at once, so that nobody can change them under the readers.
  static let heldWhole = 64 << 20

  /// The content to be read piece by piece, under the name messages use.
  ///
  /// - Throws: `FILE-UNREADABLE`, `FILE-CHANGED`.
  func source(name: String) throws(Diagnostic) -> ByteSource {
    if size <= OpenFile.heldWhole { return ByteSource(try FileBytes(reading: self, path: name).bytes, name: name) }
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else {
      throw Diagnostic(.fileUnreadable, at: Place(file: name), ["reason": String(cString: strerror(errno))])
    }
    return ByteSource(descriptor: copy, name: name)
  }

  /// Reads the next bytes: their number, 0 at the end, −1 on failure.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 || errno != EINTR { return got }
    }
  }
}
