internal import Foundation
internal import Wording
internal import Workflow

/// What is written to a path by those who write files, as bytes.
enum TemporaryFile {
  /// The bytes of a file that is written and gone again.
  static func bytes(_ write: (String) throws(Diagnostic) -> Void) throws(Diagnostic) -> [UInt8] {
    try PrivateFolder.with { folder throws(Diagnostic) in
      try write(folder + "/file")
      return FileManager.default.contents(atPath: folder + "/file").map { Array($0) } ?? []
    }
  }
}
