import Foundation

/// A file for one test, removed with the last reference to it.
final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8], name: String = "file.csv") throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kaohe-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent(name).path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  convenience init(_ text: String, name: String = "file.csv") throws {
    try self.init(Array(text.utf8), name: name)
  }

  deinit {
    try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent())
  }
}
