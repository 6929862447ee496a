import Testing
import Wording

@testable import Intake

@Suite("Workbooks are read cell by cell, with every digit")
struct WorkbookTests {
  private func rows(_ book: SampleWorkbook, sheet: Int = 0) throws -> [SheetRow] {
    let file = try book.file()
    var rows = try Workbook(at: file.path).rows(ofSheet: sheet)
    var all: [SheetRow] = []
    while let row = try rows.next() { all.append(row) }
    return all
  }

  private func texts(
    _ data: String, styles: [Int] = [0], formats: [(id: Int, code: String)] = [], epoch1904: Bool = false
  )
    throws -> [String]
  {
    let book = SampleWorkbook(
      sheets: [("S", data)], strings: ["<t>甲</t>", "<r><t>富</t></r><r><rPr/><t>文本</t></r><rPh><t>fu</t></rPh>"],
      formats: formats, styles: styles, epoch1904: epoch1904)
    return try rows(book).flatMap { $0.cells.map(\.text) }
  }

  @Test("Shared, rich, inline and formula texts, booleans, errors and numbers")
  func kinds() throws {
    let data = """
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>\
      <c r="C2" t="inlineStr"><is><t>行内 &amp; 文本</t></is></c><c r="D2" t="str"><f>A1&amp;"x"</f><v>甲x</v></c>\
      <c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#N/A</v></c><c r="G2"><v>0.30000000000000004</v></c>\
      <c r="I2"/></row>
      """
    let row = try #require(
      try rows(
        SampleWorkbook(
          sheets: [("S", data)], strings: ["<t>甲</t>", "<r><t>富</t></r><r><rPr/><t>文本</t></r><rPh><t>fu</t></rPh>"])
      ).first)
    #expect(row.number == 2)
    #expect(row.cells.map(\.text) == ["甲", "富文本", "行内 & 文本", "甲x", "TRUE", "#N/A", "0.30000000000000004"])
    #expect(row.cells.map(\.kind) == [.text, .text, .text, .text, .boolean, .error, .number])
    #expect(row.cells.map(\.column) == [1, 2, 3, 4, 5, 6, 7])
  }

  @Test("Rows and cells that are missing leave gaps, not shifts")
  func sparse() throws {
    let data = "<row r=\"3\"><c r=\"C3\"><v>1</v></c><c r=\"AA3\"><v>2</v></c></row><row><c><v>3</v></c></row>"
    let all = try rows(SampleWorkbook(sheets: [("S", data)]))
    #expect(all.map(\.number) == [3, 4])
    #expect(all[0].cells.map(\.column) == [3, 27])
    #expect(all[1].cells.map(\.column) == [1])
  }

  @Test("A serial number is a moment only under a date format, rounded to the second")
  func serials() throws {
    // 45000 is 2023-03-15; a quarter of a day is 06:00:00; 0.38400462962962961 days are 33178.0 seconds.
    let data = """
      <row r="1"><c s="0"><v>45000.25</v></c><c s="1"><v>45000.25</v></c><c s="2"><v>45000</v></c>\
      <c s="3"><v>0.38400462962962961</v></c><c s="3"><v>1.6550925925925926E-3</v></c><c s="4"><v>1.5</v></c>\
      <c s="1"><v>-1</v></c><c s="1"><v>60</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c>\
      <c s="1"><v>1E+9</v></c><c s="1"><v>abc</v></c><c t="d"><v>2026-10-05T09:30:00</v></c></row>
      """
    let found = try texts(data, styles: [0, 22, 14, 21, 46])
    #expect(
      found == [
        "45000.25", "2023-03-15 06:00:00", "2023-03-15 00:00:00", "09:12:58", "00:02:23", "36:00:00", "-1", "60",
        "1900-02-28 00:00:00", "1900-03-01 00:00:00", "1E+9", "abc", "2026-10-05 09:30:00",
      ])
  }

  @Test("The same serial number is 1462 days later in the date system of 1904")
  func epoch1904() throws {
    let data = "<row><c s=\"1\"><v>43538</v></c><c s=\"1\"><v>0</v></c></row>"
    #expect(try texts(data, styles: [0, 14], epoch1904: true) == ["2023-03-15 00:00:00", "1904-01-01 00:00:00"])
  }

  @Test(
    "Number formats: which are dates",
    arguments: [
      ("yyyy\"年\"m\"月\"d\"日\"", NumberFormat.date), ("[$-804]yyyy/m/d h:mm;@", .date), ("m/d", .date),
      ("h:mm:ss", .time), ("mm:ss", .time), ("[$-409]h:mm AM/PM", .time), ("[h]:mm", .elapsed), ("[mm]:ss", .elapsed),
      ("General", .number), ("#,##0.00", .number), ("0.00E+00", .number), ("[Red]0.00", .number), ("0\"天\"", .number),
      ("\"day\"0", .number), ("¥#,##0.00;[Red]¥-#,##0.00", .number), ("@", .number),
    ])
  func formats(code: String, expected: NumberFormat) {
    #expect(NumberFormat(code: code) == expected)
  }

  @Test("Custom formats reach the cells")
  func customFormat() throws {
    let found = try texts(
      "<row><c s=\"1\"><v>45000</v></c></row>", styles: [0, 170], formats: [(170, "yyyy\"年\"m\"月\"d\"日\"")])
    #expect(found == ["2023-03-15 00:00:00"])
  }

  @Test("Characters that XML cannot hold are escaped: _x000D_ is a carriage return, _x005F_ an underscore")
  func escapes() throws {
    let data = "<row><c t=\"inlineStr\"><is><t>a_x000D_b</t></is></c><c t=\"str\"><v>_x005F_x000D_</v></c></row>"
    #expect(try texts(data) == ["a\rb", "_x000D_"])
    let shared = SampleWorkbook(
      sheets: [("S", "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>")],
      strings: ["<t>_x0041_</t>", "<t>a_b_xZZZZ_</t>"])
    #expect(try rows(shared)[0].cells.map(\.text) == ["A", "a_b_xZZZZ_"])
  }

  @Test("A strict workbook: other namespaces, a prefix on every element, moments in words")
  func strict() throws {
    let base = "http://purl.oclc.org/ooxml"
    let relation = { (id: String, type: String, target: String) in
      "<Relationship Id=\"\(id)\" Type=\"\(base)/officeDocument/relationships/\(type)\" Target=\"\(target)\"/>"
    }
    var zip = StoredZip()
    zip.add("[Content_Types].xml", "<Types/>")
    zip.add("_rels/.rels", "<Relationships>\(relation("r", "officeDocument", "xl/workbook.xml"))</Relationships>")
    zip.add(
      "xl/workbook.xml",
      "<x:workbook xmlns:x=\"\(base)/spreadsheetml/main\" conformance=\"strict\"><x:workbookPr date1904=\"true\"/>"
        + "<x:sheets><x:sheet name=\"S\" sheetId=\"1\" r:id=\"a\" xmlns:r=\"\(base)/r\"/></x:sheets></x:workbook>")
    zip.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships>\(relation("a", "worksheet", "worksheets/s.xml"))\(relation("b", "styles", "styles.xml"))"
        + "</Relationships>")
    zip.add("xl/styles.xml", "<x:styleSheet><x:cellXfs><x:xf numFmtId=\"14\"/></x:cellXfs></x:styleSheet>")
    zip.add(
      "xl/worksheets/s.xml",
      "<x:worksheet xmlns:x=\"\(base)/spreadsheetml/main\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"d\">"
        + "<x:v>2026-10-05T09:30:00Z</x:v></x:c><x:c r=\"B1\" s=\"0\"><x:v>43538</x:v></x:c></x:row></x:sheetData>"
        + "</x:worksheet>")
    let file = try TemporaryFile(zip.bytes, name: "strict.xlsx")
    let found = try sheets(ofFileAt: file.path)
    #expect(found[0].rows.map(\.fields) == [["2026-10-05 09:30:00", "2023-03-15 00:00:00"]])
  }

  @Test("Rows come out as the sheet is unpacked: of 30,000 rows never more than those of 64 KiB of XML are held")
  func streamed() throws {
    let data = (1...30_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined()
    let file = try SampleWorkbook(sheets: [("S", data)]).file()
    var rows = try Workbook(at: file.path).rows(ofSheet: 0)
    var sum = 0
    while let row = try rows.next() { sum += Int(row.cells[0].text) ?? 0 }
    // 1 + 2 + … + 30,000
    #expect(sum == 450_015_000)
    // A row takes at least 36 bytes.
    #expect(rows.mostWaiting <= 65_536 / 36 + 1)
  }

  @Test("Sheets are found by name; a missing one is named with those there are")
  func byName() throws {
    let file = try SampleWorkbook(sheets: [("接待", "<row><c><v>1</v></c></row>"), ("销售", "")]).file()
    let book = try Workbook(at: file.path)
    #expect(book.sheetNames == ["接待", "销售"])
    #expect(try book.sheet(named: "销售") == 1)
    let found = try diagnostic("SHEET-MISSING") { _ = try book.sheet(named: "退款") }
    #expect(found.what(in: .chinese) == "工作簿里没有工作表“退款”；现有：接待、销售。")
  }
}
