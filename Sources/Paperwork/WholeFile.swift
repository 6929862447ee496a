internal import Glibc
import Wording

/// A file that is written as a whole or not at all: beside its place first, then moved there.
struct WholeFile {
  let path: String
  var ending = Ending.archive

  /// How a file of its kind ends.
  enum Ending {
    /// An archive's closing record.
    case archive
    /// A PDF's last line.
    case pdf

    /// Where it begins, before the end of the file.
    fileprivate var distance: Int { self == .archive ? 22 : 6 }
    fileprivate var mark: [UInt8] { self == .archive ? [0x50, 0x4B, 0x05, 0x06] : Array("%%EOF\n".utf8) }
  }

  /// Lets a body write the file under the name it is given, and puts it in its place.
  func write(_ body: (String) throws(Diagnostic) -> Void) throws(Diagnostic) {
    try checkFolder()
    let partial = path + ".partial"
    do throws(Diagnostic) {
      try body(partial)
    } catch {
      unlink(partial)
      throw error
    }
    guard isWhole(partial) else {
      unlink(partial)
      throw Diagnostic(.formDiskFull, at: Place(file: path))
    }
    guard rename(partial, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(partial)
      throw Diagnostic(.formNotWritten, at: Place(file: path), ["reason": reason])
    }
  }

  private func checkFolder() throws(Diagnostic) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    var information = stat()
    guard stat(folder, &information) == 0, information.st_mode & S_IFMT == S_IFDIR else {
      throw Diagnostic(.formFolderMissing, at: Place(file: path), ["folder": folder])
    }
    guard access(folder, W_OK) == 0 else {
      throw Diagnostic(.formFolderReadOnly, at: Place(file: path), ["folder": folder])
    }
  }

  /// Whether the file is whole: what closes it stands at its very end. A disk that fills up with the last bytes goes
  /// unnoticed by a library.
  private func isWhole(_ path: String) -> Bool {
    guard let file = fopen(path, "rb") else { return false }
    defer { fclose(file) }
    guard fseek(file, -ending.distance, SEEK_END) == 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: ending.mark.count)
    guard fread(&bytes, 1, bytes.count, file) == bytes.count else { return false }
    return bytes == ending.mark
  }
}
