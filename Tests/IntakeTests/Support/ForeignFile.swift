import Foundation

@testable import Intake

/// A file that another program wrote, kept beside the tests; its data is invented.
enum ForeignFile {
  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("ForeignFiles/\(name)").path
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }
}

/// The rows of every sheet of a file, by the sheet's name.
func sheets(ofFileAt path: String) throws -> [(name: String?, rows: [TableRow])] {
  let file = try TableFile(at: path)
  return try file.sheetNames.enumerated().map { index, name in
    var rows = try file.rows(ofSheet: index)
    var all: [TableRow] = []
    while let row = try rows.next() { all.append(row) }
    return (name, all)
  }
}
