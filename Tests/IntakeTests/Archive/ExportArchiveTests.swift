import Exact
import Testing
import Wording

@testable import Intake

@Suite("An archive of exports is taken in file by file")
struct ExportArchiveTests {
  private static let dialect = """
    dialect: 1
    id: sales
    name: {zh: 销售, en: Sales}
    recognise: {columns: [客服, 金额]}
    key: [客服]
    yields:
      - file: finance_sales.csv
        fields:
          month: {constant: "2026-10"}
          agent_id: {text: 客服}
          gross_cents: {yuan: 金额}
          refund_cents: {constant: "0"}
    """

  private func translate(_ archive: StoredZip, name: String = "export.zip") throws
    -> (returned: FileReport, files: [FileReport], rows: [CanonicalRow], folder: String)
  {
    let file = try TemporaryFile(archive.bytes, name: name)
    var translator = Translator(DialectLibrary([try Dialect(yaml: Self.dialect, file: "sales.yaml")]))
    var rows: [CanonicalRow] = []
    let report = translator.translate(fileAt: file.path) { rows.append($0) }
    #expect(translator.report.addsUp)
    return (report, translator.report.files, rows, String(file.path.dropLast(name.utf8.count)))
  }

  @Test("CSV, XLSX, XLS and a page in one archive: each has its own account and leads back to its rows")
  func several() throws {
    var zip = StoredZip()
    zip.add("十月/", "")
    zip.add("十月/a.csv", "客服,金额\n甲,1.00\n乙,2.00\n")
    zip.add("b.xlsx", SampleWorkbook.plain("S", rows: [["客服", "金额"], ["丙", "3.00"]]).zip().bytes)
    zip.add("c.xls", SampleRecords.plain("T", rows: [["客服", "金额"], ["丁", "4.00"]]).bytes)
    zip.add("d.xls", "<table><tr><td>客服<td>金额<tr><td>戊<td>5.00</table>")
    zip.add("__MACOSX/._a.csv", "x")
    zip.add(".DS_Store", "x")
    let found = try translate(zip)
    #expect(found.returned.rows == 0)
    #expect(found.returned.diagnostics.map(\.code) == ["ARCHIVE-OPENED"])
    #expect(found.returned.diagnostics[0].arguments == ["count": "4"])
    let names = found.files.map { String($0.file.dropFirst(found.folder.count)) }
    #expect(
      names == ["export.zip", "export.zip/十月/a.csv", "export.zip/b.xlsx", "export.zip/c.xls", "export.zip/d.xls"])
    #expect(found.files.map(\.taken) == [0, 2, 1, 1, 1])
    #expect(
      found.rows.map { $0.fields.last } == [
        "export.zip/十月/a.csv:2", "export.zip/十月/a.csv:3", "export.zip/b.xlsx[S]:2", "export.zip/c.xls[T]:2",
        "export.zip/d.xls:2",
      ])
  }

  @Test("A file of the archive that cannot be read is named; the others are taken")
  func oneBad() throws {
    var inner = StoredZip()
    inner.add("deep.csv", "客服,金额\n甲,1.00\n")
    var zip = StoredZip()
    zip.add("a.csv", "客服,金额\n甲,1.00\n")
    zip.add("a.csv", "客服,金额\n乙,9.00\n")
    zip.add("inner.zip", inner.bytes)
    zip.add("secret.csv", Array("客服,金额\n".utf8), flags: 1)
    zip.add("broken.csv", Array("客服,金额\n丙,1.00\n".utf8), checksum: 7)
    zip.add("empty.csv", "")
    zip.add("photo.png", [0x89, 0x50, 0x4E, 0x47, 0, 0])
    zip.add("same.csv", "客服,金额\n甲,1.00\n")
    zip.add("letter.docx", SampleOffice.word)
    let found = try translate(zip)
    #expect(
      found.files.map { $0.diagnostics.first?.code } == [
        "ARCHIVE-OPENED", nil, "ARCHIVE-FILE-TWICE", "ARCHIVE-NESTED", "ARCHIVE-ENCRYPTED", "ARCHIVE-DAMAGED",
        "FILE-EMPTY", "FILE-NOT-A-TABLE", "FILE-TWICE", "FILE-NOT-A-TABLE",
      ])
    #expect(found.files.map(\.refused).count { $0 } == 7)
    #expect(found.files[4].diagnostics[0].place.file?.hasSuffix("export.zip/secret.csv") == true)
    #expect(found.rows.count == 1)
  }

  @Test("Names that lead out of the archive, absolute names and names in GBK become harmless names")
  func names() throws {
    var zip = StoredZip()
    zip.add("../../etc/passwd", "客服,金额\n甲,1.00\n")
    zip.add("C:\\windows\\a.csv", "客服,金额\n乙,1.00\n")
    zip.add("/abs.csv", "客服,金额\n丙,1.00\n")
    zip.add(name: [0xBF, 0xCD, 0xB7, 0xFE] + Array(".csv".utf8), Array("客服,金额\n丁,1.00\n".utf8))
    let found = try translate(zip)
    #expect(
      found.rows.map { $0.fields.last } == [
        "export.zip/etc/passwd:2", "export.zip/windows/a.csv:2", "export.zip/abs.csv:2", "export.zip/客服.csv:2",
      ])
  }

  @Test("The same archive twice is taken once")
  func twice() throws {
    var zip = StoredZip()
    zip.add("a.csv", "客服,金额\n甲,1.00\n")
    let files = try ["a.zip", "b.zip"].map { try TemporaryFile(zip.bytes, name: $0) }
    var translator = Translator(DialectLibrary([try Dialect(yaml: Self.dialect, file: "sales.yaml")]))
    for file in files { translator.translate(fileAt: file.path) { _ in } }
    #expect(translator.report.files.map(\.taken) == [0, 1, 0])
    #expect(translator.report.files[2].diagnostics.map(\.code) == ["FILE-TWICE"])
  }

  @Test("An archive of nothing; entries that overlap; an archive cut off at every length")
  func broken() throws {
    let nothing = try translate(StoredZip())
    #expect(nothing.returned.diagnostics.map(\.code) == ["ARCHIVE-WITHOUT-FILES"])
    var overlapping = StoredZip()
    for index in 0..<50 { overlapping.add("\(index).csv", Array("客服,金额\n".utf8), sharing: index > 0) }
    let found = try translate(overlapping)
    #expect(found.returned.diagnostics.map(\.code) == ["ARCHIVE-OVERLAP"])
    var zip = StoredZip()
    zip.add("a.csv", "客服,金额\n甲,1.00\n")
    for length in 4..<zip.bytes.count {
      let file = try TemporaryFile(Array(zip.bytes.prefix(length)), name: "cut.zip")
      _ = try diagnostic("ARCHIVE-DAMAGED") { _ = try ExportFile(at: file.path) }
    }
  }

  @Test("A path that leads through an archive is a file: its table, its hash and its bytes are those of the file alone")
  func paths() throws {
    let text = "客服,金额\n甲,1.00\n"
    var zip = StoredZip()
    zip.add("十月/a.csv", text)
    zip.add("十月/a.csv", text)
    zip.add("b.xlsx", SampleWorkbook.plain("S", rows: [["客服", "金额"], ["丙", "3.00"]]).zip().bytes)
    let archive = try TemporaryFile(zip.bytes, name: "export.zip")
    let alone = try TemporaryFile(text, name: "a.csv")
    let paths = try #require(ArchivedFiles.paths(at: archive.path))
    #expect(paths.map { String($0.dropFirst(archive.path.count)) } == ["/十月/a.csv", "/十月/a.csv#", "/b.xlsx"])
    #expect(ArchivedFiles.archive(of: paths[0]) == archive.path)
    #expect(try ContentHash(ofFileAt: paths[0]) == ContentHash(ofFileAt: alone.path))
    #expect(try ByteSource(file: paths[0]).bytes(at: 0, count: 100) == Array(text.utf8))
    #expect(try TableFile(at: paths[0]).name == "export.zip/十月/a.csv")
    #expect(try TableFile(at: paths[2]).sheetNames == ["S"])
    _ = try diagnostic("ARCHIVE-FILE-TWICE") { _ = try TableFile(at: paths[1]) }
    _ = try diagnostic("FILE-NOT-FOUND") { _ = try TableFile(at: archive.path + "/c.csv") }
    _ = try diagnostic("FILE-NOT-FOUND") { _ = try TableFile(at: alone.path + "/c.csv") }
    #expect(ArchivedFiles.paths(at: alone.path) == nil)
    #expect(ArchivedFiles.archive(of: "/nowhere/at/all.csv") == nil)
  }

  @Test("A table named alone is refused where it is an archive of other files")
  func companyTable() throws {
    var zip = StoredZip()
    zip.add("people.csv", "a\n")
    let file = try TemporaryFile(zip.bytes, name: "people.csv")
    _ = try diagnostic("WORKBOOK-NOT-ONE") { _ = try TableFile(at: file.path) }
  }

  @Test("Word, PowerPoint, binary workbooks and OpenDocument are named")
  func otherDocuments() throws {
    for (bytes, kind) in [
      (SampleOffice.word, "Word"), (SampleOffice.binary, "XLSB"), (SampleOffice.open, "OpenDocument"),
    ] {
      let file = try TemporaryFile(bytes, name: "a.xlsx")
      let found = try diagnostic("FILE-NOT-A-TABLE") { _ = try TableFile(at: file.path) }
      #expect(found.arguments["kind"] == kind)
    }
  }
}

/// Documents of office programs that hold no table the product reads.
enum SampleOffice {
  static let word = document("word/document.xml")
  static let binary = document("xl/workbook.bin")
  static let open: [UInt8] = {
    var zip = StoredZip()
    zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    zip.add("content.xml", "<office:document-content/>")
    return zip.bytes
  }()

  private static func document(_ part: String) -> [UInt8] {
    var zip = StoredZip()
    zip.add("[Content_Types].xml", "<Types/>")
    zip.add(
      "_rels/.rels",
      "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"\(part)\"/></Relationships>")
    zip.add(part, "<document/>")
    return zip.bytes
  }
}
