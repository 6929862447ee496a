import CMinizip
import Foundation
import Testing

/// The entries of a workbook's archive, for looking inside.
struct Archive {
  struct Entry {
    let bytes: [UInt8]
    /// The date as the archive keeps it.
    let date: UInt
  }

  private(set) var entries: [String: Entry] = [:]

  init(path: String) throws {
    let file = try #require(unzOpen64(path))
    defer { unzClose(file) }
    var result = unzGoToFirstFile(file)
    while result == UNZ_OK {
      var information = unz_file_info64()
      var name = [CChar](repeating: 0, count: 512)
      try #require(unzGetCurrentFileInfo64(file, &information, &name, 511, nil, 0, nil, 0) == UNZ_OK)
      var bytes = [UInt8](repeating: 0, count: Int(information.uncompressed_size))
      try #require(unzOpenCurrentFile(file) == UNZ_OK)
      let read = unzReadCurrentFile(file, &bytes, UInt32(bytes.count))
      try #require(Int(read) == bytes.count)
      unzCloseCurrentFile(file)
      let title = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      entries[title] = Entry(bytes: bytes, date: UInt(information.dosDate))
      result = unzGoToNextFile(file)
    }
  }

  /// The text of an entry.
  func text(_ name: String) throws -> String {
    String(decoding: try #require(entries[name]).bytes, as: UTF8.self)
  }

  /// The formulas of a sheet with their cached results, by cell.
  func formulas(sheet: Int) throws -> [String: (formula: String, result: String)] {
    var found: [String: (formula: String, result: String)] = [:]
    for cell in try text("xl/worksheets/sheet\(sheet).xml").components(separatedBy: "<c r=\"").dropFirst() {
      guard let end = cell.range(of: "</c>"), let formula = Archive.between("<f>", "</f>", in: cell[..<end.lowerBound])
      else { continue }
      found[String(cell.prefix { $0 != "\"" })] = (
        formula, Archive.between("<v>", "</v>", in: cell[..<end.lowerBound]) ?? ""
      )
    }
    return found
  }

  private static func between(_ open: String, _ close: String, in text: Substring) -> String? {
    guard let from = text.range(of: open), let to = text.range(of: close) else { return nil }
    return String(text[from.upperBound..<to.lowerBound])
  }
}
