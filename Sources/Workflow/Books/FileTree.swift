internal import Exact
internal import Foundation
internal import Intake
internal import Wording

/// Folders with all that lies in them.
enum FileTree {
  /// What others write meanwhile and nobody speaks of yet: it may be gone at the next look.
  private static func isInTheMaking(_ name: String) -> Bool {
    name == ".taking-in" || name == ".lock" || name.hasSuffix(".partial")
  }

  /// Copies a file or folder, without what is still in the making there; a link is copied as a link.
  static func copy(_ from: String, to target: String) throws(Diagnostic) {
    try Disk.makeFolder((target as NSString).deletingLastPathComponent)
    let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: from)) != nil
    if Disk.isFolder(from), !isLink {
      try Disk.makeFolder(target)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: from)) ?? []
      for name in names.sorted() where !isInTheMaking(name) { try copy(from + "/" + name, to: target + "/" + name) }
      return
    }
    do {
      try FileManager.default.copyItem(atPath: from, toPath: target)
    } catch {
      throw Disk.failure(target, error.localizedDescription)
    }
  }

  /// The hash of every file in a folder, by its path within it.
  static func hashes(in folder: String) throws(Diagnostic) -> [String: String] {
    var hashes: [String: String] = [:]
    for path in files(in: folder) {
      do {
        hashes[path] = try Disk.hash(folder + "/" + path).description
      } catch {
        throw Disk.failure(folder + "/" + path)
      }
    }
    return hashes
  }

  /// The files of a folder, by their paths within it.
  static func files(in folder: String) -> [String] {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return paths.filter { !Disk.isFolder(folder + "/" + $0) }.sorted()
  }

  /// Makes sure that everything in a folder has reached the disk.
  static func sync(_ folder: String) throws(Diagnostic) {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    for path in paths { try Disk.sync(folder + "/" + path) }
    try Disk.sync(folder)
  }
}
