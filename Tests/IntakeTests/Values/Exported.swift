import Testing
import Wording

@testable import Intake

/// Exports written by a test, translated by the product's dialects.
enum Exported {
  static func csv(
    _ text: String, name: String = "export.csv", library: DialectLibrary? = nil,
    given: [String: String] = ["shop": "S1", "month": "2026-10"]
  ) throws -> Translated {
    try file(Array(text.utf8), name: name, library: library, given: given)
  }

  static func file(
    _ bytes: [UInt8], name: String, library: DialectLibrary? = nil,
    given: [String: String] = ["shop": "S1", "month": "2026-10"]
  ) throws -> Translated {
    let file = try TemporaryFile(bytes, name: name)
    var translator = Translator(try library ?? DialectLibrary(folder: RealData.library))
    var rows: [CanonicalRow] = []
    let report = translator.translate(fileAt: file.path, given: given) { rows.append($0) }
    #expect(report.addsUp)
    return Translated(report: report, rows: rows)
  }

  /// A workbook of one sheet, its rows as the XML within `sheetData`, and what stands behind it.
  static func book(
    _ data: String, behind: String = "", styles: [Int] = [0], formats: [(id: Int, code: String)] = [],
    name: String = "export.xlsx"
  ) throws -> Translated {
    var book = SampleWorkbook(sheets: [("Sheet1", data)])
    book.behind = behind
    book.styles = styles
    book.formats = formats
    return try file(book.zip().bytes, name: name)
  }

  /// Rows of texts as a sheet's XML; nil is a cell that is not there.
  static func cells(_ rows: [[String?]]) -> String {
    rows.enumerated().map { index, cells in
      "<row r=\"\(index + 1)\">"
        + cells.enumerated().compactMap { column, text in
          text.map {
            "<c r=\"\(letters(column))\(index + 1)\" t=\"inlineStr\"><is><t>\(SampleWorkbook.escaped($0))</t></is></c>"
          }
        }.joined() + "</row>"
    }.joined()
  }

  static func letters(_ column: Int) -> String { String(UnicodeScalar(UInt8(65 + column))) }
}

extension Translated {
  /// The amounts of a file of orders or refunds, in fen.
  func sum(_ file: CanonicalFile) -> Int {
    let place = file == .orders ? 5 : 4
    return values(file).filter { file != .orders || ($0[6] != "void" && !$0[4].isEmpty) }
      .reduce(0) { $0 + (Int($1[place]) ?? 0) }
  }
}
