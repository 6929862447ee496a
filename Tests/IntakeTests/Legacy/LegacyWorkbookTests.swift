import Testing
import Wording

@testable import Intake

@Suite("Workbooks of Excel 5 to 2003 (.xls) are read cell by cell")
struct LegacyWorkbookTests {
  private func rows(_ records: SampleRecords, sheet: Int = 0) throws -> [SheetRow] {
    let file = try TemporaryFile(records.bytes, name: "book.xls")
    var rows = try LegacyWorkbook(container: ByteSource(file: file.path)).rows(ofSheet: sheet)
    var all: [SheetRow] = []
    while let row = try rows.next() { all.append(row) }
    return all
  }

  @Test("What LibreOffice writes as Excel 97: texts, numbers, dates, times, formulas, two sheets")
  func libreOffice() throws {
    let name = "excel97.xls"
    let found = try sheets(ofFileAt: ForeignFile.path(name))
    #expect(found.map(\.name) == ["说明", "客服数据"])
    #expect(found[0].rows.map(\.fields) == [["导出说明"]])
    #expect(found[1].rows.map(\.line) == [1, 2, 4])
    #expect(found[1].rows[0].fields == ["客服昵称", "接待人数", "销售额", "最后接待", "时长", "合计", "在岗"])
    #expect(found[1].rows[1].fields == ["甲客服", "120", "1234.56", "2026-10-05 09:30:00", "00:08:48", "1354.56", "1"])
    #expect(found[1].rows[2].fields == ["乙客服", "0", "-0.5", "延迟统计", "", "x乙客服", "#DIV/0!"])
    #expect(try TableFile(at: ForeignFile.path(name)).format == "XLS")
  }

  @Test("Shared texts, plain and packed numbers: 12.34 is 1234 hundredths, 0.5 the upper half of a binary number")
  func cells() throws {
    let half = UInt32(truncatingIfNeeded: (0.5).bitPattern >> 32)
    let packed = UInt32(bitPattern: Int32(-5)) << 2 | 2
    let many = SampleRecords.record(
      0x00BD,
      SampleRecords.u16(1) + SampleRecords.u16(2) + SampleRecords.u16(0) + SampleRecords.u32(7 << 2 | 2)
        + SampleRecords.u16(0) + SampleRecords.u32(8 << 2 | 2) + SampleRecords.u16(3))
    let cells =
      SampleRecords.shared(0, 0, 1) + SampleRecords.packed(0, 1, 1234 << 2 | 3) + SampleRecords.packed(0, 2, half)
      + SampleRecords.packed(0, 3, packed) + SampleRecords.number(0, 4, 0.1) + SampleRecords.number(0, 5, 1e20)
      + SampleRecords.text(0, 6, "文本") + SampleRecords.record(0x0205, [0, 0, 7, 0, 0, 0, 0x2A, 1]) + many
    let found = try rows(SampleRecords(texts: ["甲", "乙"], sheets: [("S", cells)]))
    #expect(found.map(\.number) == [1, 2])
    #expect(found[0].cells.map(\.text) == ["乙", "12.34", "0.5", "-5", "0.1", "1e+20", "文本", "#N/A"])
    #expect(
      found[0].cells.map(\.kind) == [.text, .number, .number, .number, .number, .number, .text, .error])
    #expect(found[1].cells.map(\.text) == ["7", "8"])
    #expect(found[1].cells.map(\.column) == [3, 4])
  }

  @Test("The same serial number is 1462 days later in the date system of 1904")
  func dates() throws {
    let cells = SampleRecords.number(0, 0, 43538, style: 1) + SampleRecords.number(0, 1, 0.5, style: 2)
    var book = SampleRecords(
      styles: [0, 14, 170], formats: [(170, "h\"时\"mm\"分\"")], sheets: [("S", cells)])
    #expect(try rows(book)[0].cells.map(\.text) == ["2019-03-14 00:00:00", "12:00:00"])
    book.epoch1904 = true
    #expect(try rows(book)[0].cells.map(\.text) == ["2023-03-15 00:00:00", "12:00:00"])
  }

  @Test("A shared text that runs over into the next record says anew how wide its characters are")
  func continued() throws {
    // 甲 and half of a long text in one record, the rest in another; the second half in single bytes.
    let head = SampleRecords.u32(2) + SampleRecords.u32(2) + SampleRecords.wide("甲", lengthBytes: 2)
    let begun = SampleRecords.u16(6) + [1] + "客服".utf16.flatMap { SampleRecords.u16($0) }
    let first = SampleRecords.record(0x00FC, head + begun) + SampleRecords.record(0x003C, [0] + "abcd".utf8)
    var book = SampleRecords(sheets: [("S", SampleRecords.shared(0, 0, 1) + SampleRecords.shared(0, 1, 0))])
    book.first = first
    #expect(try rows(book)[0].cells.map(\.text) == ["客服abcd", "甲"])
  }

  @Test("Bare records without a container, as small libraries write them, their texts in GBK")
  func bareRecords() throws {
    // 客服 and 甲 in GBK.
    let label: ([UInt8]) -> [UInt8] = { SampleRecords.u16(UInt16($0.count)) + $0 }
    let header = SampleRecords.record(0x0809, [0, 0, 0x10, 0, 0, 0, 0, 0])
    let cells =
      SampleRecords.record(0x0204, [0, 0, 0, 0, 0, 0] + label([0xBF, 0xCD, 0xB7, 0xFE]))
      + SampleRecords.record(0x0204, [0, 0, 1, 0, 0, 0] + label(Array("n".utf8)))
      + SampleRecords.record(0x0204, [1, 0, 0, 0, 0, 0] + label([0xBC, 0xD7])) + SampleRecords.number(1, 1, 12)
    let file = try TemporaryFile(header + cells + SampleRecords.end, name: "export.xls")
    let found = try sheets(ofFileAt: file.path)
    #expect(found.map(\.name) == [nil])
    #expect(found[0].rows.map(\.fields) == [["客服", "n"], ["甲", "12"]])
  }

  @Test("A workbook of Excel 5: its texts in bytes of a code page, its sheets in the stream Book")
  func excel5() throws {
    let beginning: (UInt16) -> [UInt8] = {
      SampleRecords.record(0x0809, SampleRecords.u16(0x0500) + SampleRecords.u16($0) + [0, 0, 0, 0])
    }
    // 客服 in GBK, beside the code page of Europe that such files often name.
    let sheet = { (offset: Int) in
      SampleRecords.record(0x0085, SampleRecords.u32(UInt32(offset)) + [0, 0, 4, 0xBF, 0xCD, 0xB7, 0xFE])
    }
    let page = SampleRecords.record(0x0042, SampleRecords.u16(1252))
    let style = SampleRecords.record(
      0x00E0, SampleRecords.u16(0) + SampleRecords.u16(14) + [UInt8](repeating: 0, count: 12))
    let head = beginning(5) + page + style
    let globals = head + sheet(head.count + sheet(0).count + SampleRecords.end.count) + SampleRecords.end
    let stream = globals + beginning(0x10) + SampleRecords.number(0, 0, 45000) + SampleRecords.end
    let file = try TemporaryFile(SampleContainer(streams: [("Book", stream)]).bytes, name: "old.xls")
    let found = try sheets(ofFileAt: file.path)
    #expect(found.map(\.name) == ["客服"])
    #expect(found[0].rows.map(\.fields) == [["2023-03-15 00:00:00"]])
  }

  @Test("Rows come out some at a time: 20,000 rows, never more than 256 held")
  func streamed() throws {
    let cells = (0..<20_000).flatMap { SampleRecords.number(UInt16($0), 0, Double($0)) }
    let file = try TemporaryFile(SampleRecords(sheets: [("S", cells)]).bytes, name: "long.xls")
    var rows = try LegacyWorkbook(container: ByteSource(file: file.path)).rows(ofSheet: 0)
    var count = 0
    while try rows.next() != nil { count += 1 }
    #expect(count == 20_000)
    #expect(rows.mostWaiting <= 256)
  }
}
