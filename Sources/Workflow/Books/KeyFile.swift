internal import Foundation
internal import Wording

/// A secret of the company's in a file of its folder `.keys`, for the owner's eyes only.
enum KeyFile {
  /// What the file holds; nil where there is none.
  static func read(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  /// Makes the file where there is none; of two makers one key stands.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`.
  static func make(_ path: String, _ key: [UInt8]) throws(Diagnostic) {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Disk.failure(folder, error.localizedDescription)
    }
    // Written aside and given its name at once: nobody ever reads half a key.
    let aside = path + "." + UUID().uuidString
    try Disk.write(key, to: aside, mode: 0o600)
    let isOurs = try Disk.link(aside, to: path)
    try Disk.remove(aside)
    if isOurs { try Disk.sync(folder) }
  }
}
