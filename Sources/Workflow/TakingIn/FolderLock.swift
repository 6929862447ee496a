internal import Exact
internal import Foundation
internal import Intake
internal import Wording

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The sole hold on a folder of the company. The system lets go of it when the process ends, however it ends.
final class FolderLock {
  private let descriptor: Int32

  /// Takes hold of a folder, which is made where it is not there.
  ///
  /// - Parameter waiting: whether to wait for whoever has it.
  /// - Throws: `IMPORT-BUSY` where somebody has it and nobody waits, `OUTPUT-NOT-WRITTEN`.
  init(_ folder: String, waiting: Bool) throws(Diagnostic) {
    try Disk.makeFolder(folder)
    let path = folder + "/.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Disk.failure(path) }
    while flock(descriptor, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let isTaken = errno == EWOULDBLOCK
      throw isTaken ? Diagnostic(.importBusy, at: Place(file: folder)) : Disk.failure(path)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}

/// Folders and files as the use cases need them: made, listed, moved and removed so that nothing is ever half there.
enum Disk {
  static func failure(_ path: String, _ reason: String = String(cString: strerror(errno))) -> Diagnostic {
    Diagnostic(.outputNotWritten, at: Place(file: path), ["why": Diagnostic.quoted(reason)])
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The names in a folder but for hidden ones and those of open workbooks, in order.
  static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func makeFolder(_ path: String) throws(Diagnostic) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw failure(path, error.localizedDescription)
    }
  }

  static func remove(_ path: String) throws(Diagnostic) {
    guard exists(path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw failure(path, error.localizedDescription)
    }
  }

  /// Writes a small file and waits until the disk has it.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(Diagnostic) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard bytes.withUnsafeBytes({ WholeWrite.all($0, to: descriptor) }) else { throw failure(path) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// The hash of a file, also of an empty one.
  ///
  /// - Throws: `FILE-…` where it cannot be read.
  static func hash(_ path: String) throws(Diagnostic) -> ContentHash {
    if let stamp = FileStamp(at: path), stamp.size == 0 { return ContentHash(of: []) }
    return try ContentHash(ofFileAt: path)
  }

  /// Waits until the disk has the names in a folder, or the content of a file.
  static func sync(_ path: String) throws(Diagnostic) {
    // A name without a folder before it is one of the folder we are in.
    let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// Moves a folder to where nothing is yet: it is there whole, or not at all.
  static func move(_ from: String, to target: String) throws(Diagnostic) {
    guard rename(from, target) == 0 else { throw failure(target) }
    try sync((target as NSString).deletingLastPathComponent)
  }

  /// Puts a folder in the place of another, which takes the name the first one had: at no moment is neither there.
  ///
  /// A file system that cannot exchange two names moves one after the other.
  static func exchange(_ from: String, with target: String) throws(Diagnostic) {
    // Linux's own, which the module of the C library leaves out.
    typealias Rename = @convention(c) (CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CUnsignedInt) -> CInt
    if let function = dlsym(nil, "renameat2") {
      let exchanging: CUnsignedInt = 2
      let outcome = unsafeBitCast(function, to: Rename.self)(AT_FDCWD, from, AT_FDCWD, target, exchanging)
      if outcome == 0 { return try sync((target as NSString).deletingLastPathComponent) }
      guard [EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else { throw failure(target) }
    }
    let between = from + ".between"
    try move(target, to: between)
    try move(from, to: target)
    try move(between, to: from)
  }

  /// A path without the slashes at its end, to make other names beside it from.
  static func plain(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Gives a file a second name; false where that name is taken.
  static func link(_ from: String, to target: String) throws(Diagnostic) -> Bool {
    #if canImport(Glibc)
      let result = Glibc.link(from, target)
    #elseif canImport(Musl)
      let result = Musl.link(from, target)
    #else
      let result = Darwin.link(from, target)
    #endif
    if result == 0 { return true }
    guard errno == EEXIST else { throw failure(target) }
    return false
  }

  /// What tells a file from what it was before, without reading it.
  struct Identity: Hashable, Codable {
    let size, inode, modified, changed: Int

    init?(_ path: String) {
      if let stamp = FileStamp(at: path) {
        self.init(stamp, size: stamp.size)
      } else {
        // A file in an archive is known by the archive, and by its own size.
        guard let archive = ArchivedFiles.archive(of: path), let stamp = FileStamp(at: archive),
          let file = try? ByteSource(file: path)
        else { return nil }
        self.init(stamp, size: file.count)
      }
    }

    private init(_ stamp: FileStamp, size: Int) {
      self.size = size
      inode = Int(stamp.number)
      modified = stamp.written
      changed = stamp.changed
    }
  }

  /// Nanoseconds since 1970, to compare with ``Identity/changed``.
  static var now: Int { Int(Date().timeIntervalSince1970 * 1_000_000_000) }
}
