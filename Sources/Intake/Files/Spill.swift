internal import Glibc
internal import Wording

/// Bytes that are made on the way: unpacked from an archive, or converted from another encoding.
///
/// They stay in memory while they are few. Beyond that they go to a file without a name, which only this program can
/// read and which is gone when it ends; what an archive calls its files is never a name on the disk.
struct Spill: ~Copyable {
  /// Bytes that are kept in memory.
  static let inMemory = 16 << 20

  private let name: String
  private var memory: [UInt8] = []
  private var descriptor: Int32 = -1
  /// The number of bytes so far.
  private(set) var count = 0

  /// Nothing yet; `name` is how messages call what is made.
  init(name: String) {
    self.name = name
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Adds bytes.
  ///
  /// - Throws: `SCRATCH-FAILED` where the file without a name cannot be made or written.
  mutating func append(_ bytes: some Collection<UInt8>) throws(Diagnostic) {
    count += bytes.count
    memory.append(contentsOf: bytes)
    if memory.count > Spill.inMemory { try flush() }
  }

  private mutating func flush() throws(Diagnostic) {
    if descriptor < 0 { descriptor = try Spill.unnamedFile(for: name) }
    let descriptor = descriptor
    guard memory.withUnsafeBytes({ WholeWrite.all($0, to: descriptor) }) else { throw Spill.failed(name) }
    memory.removeAll(keepingCapacity: true)
  }

  /// The bytes, to be read.
  ///
  /// - Throws: `SCRATCH-FAILED`.
  consuming func source() throws(Diagnostic) -> ByteSource {
    guard descriptor >= 0 else { return ByteSource(memory, name: name) }
    try flush()
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw Spill.failed(name) }
    return ByteSource(descriptor: copy, name: name)
  }

  private static func unnamedFile(for name: String) throws(Diagnostic) -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/kaohe-XXXXXX").utf8CString)
    // Made with the permission 0600.
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failed(name) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  private static func failed(_ name: String) -> Diagnostic {
    Diagnostic(.scratchFailed, at: Place(file: name), ["reason": String(cString: strerror(errno))])
  }
}
