import Testing
import Wording

@testable import Intake

@Suite("Hostile and broken workbooks are refused by name, in bounded memory")
struct HostileWorkbookTests {
  private func readAll(_ bytes: [UInt8], limits: ZipArchive.Limits = .init()) throws {
    let file = try TemporaryFile(bytes, name: "book.xlsx")
    let book = try Workbook(at: file.path, limits: limits)
    for sheet in book.sheetNames.indices {
      var rows = try book.rows(ofSheet: sheet)
      while try rows.next() != nil {}
    }
  }

  private func sheet(_ data: String) -> [UInt8] {
    SampleWorkbook(sheets: [("S", data)]).zip().bytes
  }

  @Test("A truncated file")
  func truncated() throws {
    let whole = sheet("<row><c><v>1</v></c></row>")
    let found = try diagnostic("ARCHIVE-DAMAGED") { try readAll(Array(whole.dropLast(whole.count / 3))) }
    #expect(found.place.file?.hasSuffix("book.xlsx") == true)
  }

  @Test("A part whose checksum is wrong")
  func checksum() throws {
    var book = StoredZip()
    book.add("xl/workbook.xml", Array("<workbook/>".utf8), checksum: 7)
    _ = try diagnostic("ARCHIVE-DAMAGED") { try readAll(book.bytes) }
  }

  @Test("A bomb: 320 KB that unpack to 50 MB, a ratio of 158, where 100 are allowed; and 50 MB where 20 are")
  func bomb() throws {
    let zeros = DeflatedZeros(matches: 200_000)
    var zip = StoredZip()
    zip.add("xl/workbook.xml", zeros.bytes, checksum: 0, method: 8, size: zeros.size)
    // XML is refused at its first zero byte; the archive itself is asked here.
    let file = try TemporaryFile(zip.bytes)
    func unpack(_ limits: ZipArchive.Limits) throws {
      let archive = try ZipArchive(ByteSource(file: file.path), limits: limits)
      let entry = try #require(archive.entries["xl/workbook.xml"])
      try archive.open(entry)
      try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
        while try archive.read(entry, into: buffer) > 0 {}
      }
    }
    let ratio = try diagnostic("ARCHIVE-BOMB") { try unpack(.init(ratio: 100, grace: 1 << 20)) }
    #expect(ratio.arguments["ratio"] == "100")
    let total = try diagnostic("ARCHIVE-BOMB") { try unpack(.init(inflated: 20 << 20)) }
    #expect(total.arguments["limit"] == "20")
  }

  @Test("An encrypted part")
  func encrypted() throws {
    var zip = StoredZip()
    zip.add("xl/workbook.xml", Array("<workbook/>".utf8), flags: 1)
    _ = try diagnostic("ARCHIVE-ENCRYPTED") { try readAll(zip.bytes) }
  }

  @Test("More entries than the limit")
  func manyEntries() throws {
    var zip = StoredZip()
    for index in 0..<11 { zip.add("f\(index)", "") }
    let found = try diagnostic("ARCHIVE-TOO-MANY-FILES") { try readAll(zip.bytes, limits: .init(entries: 10)) }
    #expect(found.arguments == ["count": "11", "limit": "10"])
  }

  @Test("An archive that is no workbook")
  func noWorkbook() throws {
    var zip = StoredZip()
    zip.add("orders.csv", "a,b\n")
    let found = try diagnostic("WORKBOOK-NOT-ONE") { try readAll(zip.bytes) }
    #expect(found.arguments["part"] == "xl/workbook.xml")
  }

  @Test("A document type, with or without entities")
  func doctype() throws {
    var zip = StoredZip()
    zip.add(
      "xl/workbook.xml",
      "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><workbook>&b;</workbook>")
    _ = try diagnostic("WORKBOOK-DOCTYPE") { try readAll(zip.bytes) }
  }

  @Test("XML that breaks off is named with the part, line and column")
  func brokenXML() throws {
    let found = try diagnostic("WORKBOOK-BROKEN") { try readAll(sheet("<row><c><v>1</w></c></row>")) }
    #expect(found.arguments["part"] == "xl/worksheets/sheet1.xml")
    #expect(found.arguments["line"] == "2")
    #expect(found.place.sheet == "S")
  }

  @Test("A tag that never ends is not kept in memory")
  func endlessTag() throws {
    let found = try diagnostic("WORKBOOK-BROKEN") {
      try readAll(sheet("<row spans=\"" + String(repeating: "1", count: 2 << 20)))
    }
    #expect(found.arguments["reason"]?.contains("1048576") == true)
  }

  @Test("Elements nested without end")
  func deep() throws {
    _ = try diagnostic("WORKBOOK-TOO-DEEP") { try readAll(sheet(String(repeating: "<a>", count: 100))) }
  }

  @Test("A column beyond XFD, 16,384")
  func wide() throws {
    try readAll(sheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"))
    let found = try diagnostic("WORKBOOK-TOO-WIDE") {
      try readAll(sheet("<row r=\"7\"><c r=\"XFE7\"><v>1</v></c></row>"))
    }
    #expect(found.place.line == 7)
    _ = try diagnostic("WORKBOOK-TOO-WIDE") {
      try readAll(sheet("<row r=\"7\"><c r=\"ZZZZZZZZZZZZZZZZZZZZZZZZZZ7\"><v>1</v></c></row>"))
    }
  }

  @Test("A row beyond 1,048,576")
  func tall() throws {
    _ = try diagnostic("WORKBOOK-TOO-TALL") { try readAll(sheet("<row r=\"1048577\"><c><v>1</v></c></row>")) }
  }

  @Test("A cell of more than 256 KiB")
  func longCell() throws {
    let text = String(repeating: "x", count: 300_000)
    let found = try diagnostic("WORKBOOK-TEXT-TOO-LONG") {
      try readAll(sheet("<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"))
    }
    #expect(found.place.line == 2)
    #expect(found.place.column == 2)
    let shared = SampleWorkbook(sheets: [("S", "")], strings: ["<t>\(text)</t>"]).zip().bytes
    _ = try diagnostic("WORKBOOK-TEXT-TOO-LONG") { try readAll(shared) }
  }

  @Test("A shared text that does not exist")
  func missingText() throws {
    let found = try diagnostic("WORKBOOK-TEXT-MISSING") {
      try readAll(sheet("<row r=\"2\"><c r=\"B2\" t=\"s\"><v>99</v></c></row>"))
    }
    #expect(found.place.line == 2)
    #expect(found.arguments["index"] == "99")
  }

  @Test("Rows or cells that go back")
  func order() throws {
    _ = try diagnostic("WORKBOOK-OUT-OF-ORDER") { try readAll(sheet("<row r=\"2\"/><row r=\"2\"/>")) }
    _ = try diagnostic("WORKBOOK-OUT-OF-ORDER") { try readAll(sheet("<row r=\"2\"><c r=\"B2\"/><c r=\"A2\"/></row>")) }
    _ = try diagnostic("WORKBOOK-OUT-OF-ORDER") { try readAll(sheet("<row r=\"-5\"/>")) }
  }

  @Test("A workbook without sheets")
  func noSheet() throws {
    _ = try diagnostic("SHEET-MISSING") { try readAll(SampleWorkbook().zip().bytes) }
  }

  @Test("A workbook cut off at every length, and one whose sheet is cut off within a sound archive")
  func cutOff() throws {
    let whole = sheet("<row><c><v>1</v></c></row>")
    for length in stride(from: 4, to: whole.count, by: 7) {
      _ = try diagnostic("ARCHIVE-DAMAGED") { try readAll(Array(whole.prefix(length))) }
    }
    let text = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"
    for length in 1..<text.utf8.count {
      var book = SampleWorkbook(sheets: [("S", "")]).zip()
      book.add("xl/worksheets/sheet9.xml", String(text.prefix(length)))
      let file = try TemporaryFile(book.bytes, name: "book.xlsx")
      let archive = try ZipArchive(ByteSource(file: file.path))
      let entry = try #require(archive.entries["xl/worksheets/sheet9.xml"])
      let reader = try SheetReader(
        part: "sheet9", at: Place(file: "book.xlsx"), strings: [], formats: [], epoch1904: false)
      _ = try diagnostic("WORKBOOK-BROKEN") {
        let pieces = PartReader(archive, entry)
        while try pieces.feedNext(reader) {}
      }
    }
  }

  @Test("Whatever bytes are changed, reading ends with rows or a message")
  func mutations() throws {
    let seed: UInt64 = 20_262
    var generator = Seeded(seed)
    let data = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>45000.25</v></c></row>"
    let original = SampleWorkbook(sheets: [("S", data)], strings: ["<t>甲</t>"], styles: [0, 22]).zip().bytes
    for _ in 0..<1500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      do { try readAll(bytes) } catch is Diagnostic {}
    }
  }
}
