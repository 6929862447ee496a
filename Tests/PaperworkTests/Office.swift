import Exact
import Foundation
import Testing

/// LibreOffice without a window, told to recalculate every file it opens.
enum Office {
  static let path: String? = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Converts every workbook of a folder; the sheets come to lie under `csv/` as `file-sheet.csv`.
  static func convert(in folder: String) throws {
    let profile = folder + "/profile"
    try FileManager.default.createDirectory(atPath: profile + "/user", withIntermediateDirectories: true)
    try recalculateAlways.write(
      toFile: profile + "/user/registrymodifications.xcu", atomically: true, encoding: .utf8)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".xlsx") }.sorted()
    // A run of the office takes so many files; hundreds in one have left some out without a word.
    for first in stride(from: 0, to: files.count, by: 60) {
      let some = files[first..<min(first + 60, files.count)].map { folder + "/" + $0 }
      try convert(some, into: folder + "/csv", profile: profile)
    }
  }

  private static func convert(_ files: [String], into folder: String, profile: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    // 44 comma, 34 quote, 76 UTF-8, numbers in full, -1 every sheet.
    process.arguments =
      [
        "-env:UserInstallation=file://" + profile, "--headless", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", folder,
      ] + files
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// The rows of a CSV file.
  static func table(_ path: String) throws -> [[String]] {
    var rows: [[String]] = [[]]
    var field = ""
    var quoted = false
    for character in try String(contentsOfFile: path, encoding: .utf8) {
      switch character {
      case "\"": quoted.toggle()
      case "," where !quoted:
        rows[rows.count - 1].append(field)
        field = ""
      case "\n" where !quoted:
        rows[rows.count - 1].append(field)
        field = ""
        rows.append([])
      default: field.append(character)
      }
    }
    return rows
  }

  /// Whether a number as the office prints it is this value: the same binary number where its decimals end, else in the
  /// fifteen digits that are printed, give or take one in the twelfth decimal that quotients are rounded to.
  static func agrees(_ text: String, _ value: Rational) -> Bool {
    guard let found = Double(text) else { return false }
    let exact = number(value)
    let isShort = !value.description.contains("/") && value.description.count <= 12
    return isShort ? found == exact : abs(found - exact) <= max(abs(exact) * 1e-13, 1.1e-12)
  }

  /// The nearest binary number, as a spreadsheet keeps it.
  static func number(_ value: Rational) -> Double { Double(value.numerator) / Double(value.denominator) }

  private static let recalculateAlways = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
    </oor:items>
    """
}
