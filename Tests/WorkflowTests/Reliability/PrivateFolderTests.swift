import Foundation
import Testing
import Wording
import Workflow

@Suite("What is written down for a moment only")
struct PrivateFolderTests {
  @Test(
    "nobody else looks into the folder while it is there, and it is gone with what lies in it, also after a failure")
  func own() throws {
    var seen = ""
    try PrivateFolder.with { folder throws(Diagnostic) in
      seen = folder
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder)
      #expect((attributes?[.posixPermissions] as? NSNumber)?.intValue == 0o700)
      _ = FileManager.default.createFile(atPath: folder + "/wages.csv", contents: Data("1".utf8))
    }
    #expect(!FileManager.default.fileExists(atPath: seen))
    #expect(throws: Diagnostic.self) {
      try PrivateFolder.with { folder throws(Diagnostic) -> Void in
        seen = folder
        throw Diagnostic(.pageUnknown)
      }
    }
    #expect(!FileManager.default.fileExists(atPath: seen))
  }
}
