internal import Foundation
internal import Wording

/// What is written to a path by those who write files, as bytes.
enum TemporaryFile {
  /// The bytes of a file that is written and gone again.
  static func bytes(_ write: (String) throws(Diagnostic) -> Void) throws(Diagnostic) -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.path + "/kaohe-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write(path)
    return FileManager.default.contents(atPath: path).map { Array($0) } ?? []
  }
}
