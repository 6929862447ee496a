public import Wording

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file in the making: written under another name beside its place, and put there as a whole or not at all.
///
/// What an earlier program left unfinished there is written over; while another program is at work on the same file, no
/// second one begins.
public final class NewFile {
  private let path: String
  private let partial: String
  private var descriptor: Int32
  /// The bytes written so far.
  public private(set) var count = 0

  /// Begins a file; readable by its owner and group only, as everything about wages.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`.
  public init(_ path: String) throws(Diagnostic) {
    self.path = path
    partial = path + ".partial"
    descriptor = open(partial, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard descriptor >= 0 else { throw failure() }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, isStillPartial else {
      close(descriptor)
      descriptor = -1
      throw Diagnostic(.outputNotWritten, at: Place(file: path), ["why": "another program is writing it"])
    }
    guard ftruncate(descriptor, 0) == 0 else { throw failure() }
  }

  /// Whether the file that was locked still has the name it was opened by: another program may just have finished it.
  private var isStillPartial: Bool {
    var (opened, named) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && stat(partial, &named) == 0 && opened.st_ino == named.st_ino
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(partial)
  }

  /// Appends bytes.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`, as for a full disk.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) {
    guard WholeWrite.all(bytes, to: descriptor) else { throw failure() }
    count += bytes.count
  }

  /// Puts the file in its place, once the disk has it.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`; what stood there before stays then.
  public func finish() throws(Diagnostic) {
    guard fsync(descriptor) == 0, rename(partial, path) == 0 else { throw failure() }
    close(descriptor)
    descriptor = -1
  }

  private func failure() -> Diagnostic {
    Diagnostic(.outputNotWritten, at: Place(file: path), ["why": Diagnostic.quoted(String(cString: strerror(errno)))])
  }
}
