import Foundation
import Wording

/// A folder results are written into; each file appears whole or not at all.
struct OutputFolder {
  let path: String

  init(_ path: String) throws(Diagnostic) {
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputFolder.failure(path, error)
    }
  }

  func write(_ name: String, _ bytes: [UInt8]) throws(Diagnostic) {
    let file = path + "/" + name
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw OutputFolder.failure(file, error)
    }
  }

  private static func failure(_ path: String, _ error: any Error) -> Diagnostic {
    Diagnostic(
      .outputNotWritten, at: Place(file: path), ["why": Diagnostic.quoted(error.localizedDescription)])
  }
}
