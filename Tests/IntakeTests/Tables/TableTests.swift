import Testing
import Wording

@testable import Intake

@Suite("A table is found and read whatever wraps it")
struct TableTests {
  private func rows(_ bytes: [UInt8], _ columns: [String]) throws -> (names: [String], rows: [TableRow]) {
    let file = try TemporaryFile(bytes)
    var table = try TableFile(at: file.path).table(columns: columns)
    var rows: [TableRow] = []
    while let row = try table.next() { rows.append(row) }
    return (table.header.names, rows)
  }

  private func rows(_ text: String, _ columns: [String]) throws -> [TableRow] {
    try rows(Array(text.utf8), columns).rows
  }

  @Test("The header may stand below titles; lines are physical lines")
  func headerBelowTitles() throws {
    let rows = try rows("报表：客服\n\n日期：2026-10\n客服,接待量\n小美,12\n", ["客服", "接待量"])
    #expect(rows == [TableRow(line: 5, fields: ["小美", "12"], fault: nil)])
  }

  @Test("Names match with stray blanks, either kind of brackets, other case and a byte order mark")
  func names() throws {
    let found = try rows(Array("\u{FEFF}\"订单付款时间 \",平均响应（秒),Call ID\n1,2,3\n".utf8), ["订单付款时间", "平均响应(秒）", "call id"])
    #expect(found.names == ["订单付款时间", "平均响应（秒)", "Call ID"])
  }

  @Test("Ids come out of =\"…\", of a leading tab and of a leading apostrophe")
  func ids() throws {
    let rows = try rows("id,n\n\"=\"\"123456789012345678\"\"\",1\n\"\t6917000\",2\n'13800138000,3\n", ["id", "n"])
    #expect(rows.map(\.fields[0]) == ["123456789012345678", "6917000", "13800138000"])
  }

  @Test("Bare commas behind the last column are nothing; rows of bare commas are blank")
  func bareCommas() throws {
    let rows = try rows("a,b,,,\n1,2,,,\n,,,,\n3,4,,,,,,,\n\n", ["a", "b"])
    #expect(rows.map(\.isBlank) == [false, true, false, true])
    #expect(rows.map(\.fault) == [nil, nil, nil, nil])
  }

  @Test("A line feed inside quotes belongs to the value, and the next row keeps its physical line")
  func embeddedLineFeed() throws {
    let rows = try rows("a,b\n\"x\ny\",1\n2,3\n", ["a", "b"])
    #expect(rows.map(\.line) == [2, 4])
    #expect(rows[0].fields == ["x\ny", "1"])
  }

  @Test("Too short, too long, broken quotes: each row says so")
  func ragged() throws {
    let rows = try rows("a,b\n1\n1,2,3\n\"x\"y,2\n4,5\n", ["a", "b"])
    #expect(rows.map(\.fault) == [.tooShort(1), .tooLong(3), .brokenQuote, nil])
  }

  @Test("TSV in UTF-16, as Excel's Unicode text, and a semicolon file")
  func separators() throws {
    let text = "客服\t金额\n小美\t1,234\n"
    let units: [UInt8] = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let bytes: [UInt8] = [0xFF, 0xFE] + units
    #expect(try rows(bytes, ["客服", "金额"]).rows.first?.fields == ["小美", "1,234"])
    #expect(try rows("a;b\n1;2\n", ["a", "b"]).first?.fields == ["1", "2"])
  }

  @Test("A workbook is a table too, on whichever sheet, whatever its name says")
  func workbook() throws {
    var book = SampleWorkbook.plain("说明", rows: [["这是说明"]])
    book.sheets += SampleWorkbook.plain("数据", rows: [["标题"], ["客服", "接待量"], ["小美", "12"]]).sheets
    let file = try book.file(name: "report.csv")
    var table = try TableFile(at: file.path).table(columns: ["客服", "接待量"])
    #expect(table.place.sheet == "数据")
    #expect(try table.next() == TableRow(line: 3, fields: ["小美", "12"], fault: nil))
    #expect(try table.next() == nil)
  }

  @Test("A missing column is named, with those that were found and their line")
  func missingColumn() throws {
    let found = try diagnostic("COLUMNS-MISSING") { _ = try rows("标题\n工号,名字\n1,2\n", ["工号", "姓名"]) }
    #expect(found.place.line == 2)
    #expect(found.what(in: .chinese) == "缺少列：姓名。最接近的表头有：工号、名字。整个文件未采用。")
  }

  @Test("A wanted column that occurs twice")
  func columnTwice() throws {
    _ = try diagnostic("COLUMN-TWICE") { _ = try rows("a,b, A\n1,2,3\n", ["a", "b"]) }
  }

  @Test("A file of commas only")
  func nothing() throws {
    _ = try diagnostic("TABLE-WITHOUT-ROWS") { _ = try rows(",,,\n,,\n", ["a"]) }
  }

  @Test("A quote that never closes is noticed before a row is given")
  func openQuote() throws {
    let found = try diagnostic("CSV-QUOTE-OPEN") { _ = try rows("a,b\n1,2\n3,\"x\n5,6\n", ["a", "b"]) }
    #expect(found.place.line == 3)
  }

  @Test("PDF, a broken .xls and an encrypted workbook are named")
  func foreign() throws {
    let pdf = try diagnostic("FILE-NOT-A-TABLE") { _ = try rows(Array("%PDF-1.7 …".utf8), ["a"]) }
    #expect(pdf.arguments["kind"] == "PDF")
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
    _ = try diagnostic("LEGACY-BROKEN") { _ = try rows(compound, ["a"]) }
    let package = SampleContainer(streams: [("EncryptedPackage", [1])]).bytes
    _ = try diagnostic("WORKBOOK-PASSWORD") { _ = try rows(package, ["a"]) }
  }
}
