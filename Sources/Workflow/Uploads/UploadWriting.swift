internal import Foundation
internal import Intake
internal import Synchronization
public import Wording

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A piece of a file on its way to the disk; nobody else writes to the file meanwhile.
public final class UploadWriting: Sendable {
  private let upload: Upload
  private let descriptor: Int32
  private let start: Int
  private let position: Mutex<Int>

  /// The bytes of the file that are there by now.
  public var received: Int { position.withLock { $0 } }

  init(_ upload: Upload, at offset: Int) throws(Diagnostic) {
    self.upload = upload
    start = offset
    position = Mutex(offset)
    descriptor = open(upload.path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Disk.failure(upload.path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw Diagnostic(.uploadBusy, ["name": Diagnostic.quoted(upload.name)])
    }
    // What is there is asked only now that nobody else adds to it.
    let there = FileStamp(at: upload.path)?.size ?? 0
    guard there == offset else {
      throw Diagnostic(
        .uploadOffset,
        ["name": Diagnostic.quoted(upload.name), "received": String(there), "offset": String(offset)])
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Adds bytes.
  ///
  /// - Throws: `UPLOAD-TOO-LONG` where more come than the file was said to have, and then nothing of the piece is kept;
  ///   `OUTPUT-NOT-WRITTEN`.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) {
    let place = received
    guard place + bytes.count <= upload.size else {
      _ = ftruncate(descriptor, off_t(start))
      position.withLock { $0 = start }
      throw Diagnostic(.uploadTooLong, ["name": Diagnostic.quoted(upload.name), "size": String(upload.size)])
    }
    guard WholeWrite.all(bytes, to: descriptor, at: place) else { throw Disk.failure(upload.path) }
    position.withLock { $0 = place + bytes.count }
  }

  /// Ends the piece.
  ///
  /// - Returns: whether the file is whole by now; the disk has it then.
  public func end() throws(Diagnostic) -> Bool {
    guard received == upload.size else { return false }
    guard fsync(descriptor) == 0 else { throw Disk.failure(upload.path) }
    return true
  }
}
