import Exact
import Foundation
import Testing
import Wording

@testable import Intake

@Suite("A canonical file in another form is turned once into the text that event readers read")
struct CanonicalTableTests {
  private func turned(_ file: TemporaryFile) throws -> (CanonicalTable, [String]) {
    let table = try #require(try CanonicalTable(at: file.path))
    let bytes = try table.event.source.bytes(at: 0, count: 1 << 16)
    return (
      table,
      String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    )
  }

  @Test("GBK as Excel saves it: the columns that are known, each row with where it stands")
  func gbk() throws {
    // date,agent_id,event,minutes,备注 / 2026/10/5,k1,late,5,地铁
    let text: [UInt8] =
      Array("date,agent_id,event,minutes,".utf8) + [0xB1, 0xB8, 0xD7, 0xA2] + Array("\r\n2026/10/5,k1,Late,5.0,".utf8)
      + [0xB5, 0xD8, 0xCC, 0xFA] + Array("\r\n".utf8)
    let (table, lines) = try turned(TemporaryFile(text, name: "attendance.csv"))
    #expect(lines == ["date,agent_id,event,minutes,source", "2026-10-05,k1,late,5,attendance.csv:2", ""])
    #expect(table.event.kind == .attendance && table.columnsLeftBehind == ["备注"])
  }

  @Test("Tabs, semicolons, a header in row 3, a workbook: the same rows")
  func forms() throws {
    let row = "2026-10-05 11:00:00,s1,b1,c1"
    let cells = [
      ["refund_id", "order_id", "type", "created_at", "amount_cents"], ["r1", "o1", "退款", "2026/10/5 11:00", "1,250"],
    ]
    #expect(!row.isEmpty)
    let book = SampleWorkbook.plain("十月", rows: [["退款登记"], []] + cells)
    let (table, lines) = try turned(book.file(name: "refunds.csv"))
    #expect(lines[1] == "r1,o1,退款,2026-10-05 11:00,1250,refunds.csv[十月]:4")
    // What is no word is refused where it stands in the workbook.
    let outcome = try CanonicalCopy(table.event, pseudonyms: nil).run(into: nil)
    var report = outcome.report
    report.settle(in: table)
    let fault = try #require(report.diagnostics.first)
    #expect(
      fault.code == "EVENT-VALUE" && fault.place.line == 4 && fault.place.sheet == "十月" && fault.place.column == 3)
    for separator in ["\t", ";"] {
      let text =
        cells.map { $0.map { $0.replacing(",", with: "") }.joined(separator: separator) }.joined(separator: "\n") + "\n"
      #expect(
        try turned(TemporaryFile(text, name: "refunds.csv")).1[1] == "r1,o1,退款,2026-10-05 11:00,1250,refunds.csv:2")
    }
  }

  @Test("An id that lost its digits is refused with its line; a broken row is counted")
  func rejects() throws {
    let text =
      "refund_id\torder_id\ttype\tcreated_at\tamount_cents\n3.2E+17\to1\trefund\t2026-10-05 11:00:00\t1\nr2\to2\n"
    let (table, lines) = try turned(TemporaryFile(text, name: "refunds.csv"))
    #expect(lines.count == 2)
    var report = try CanonicalCopy(table.event, pseudonyms: nil).run(into: nil).report
    report.settle(in: table)
    #expect(report.rows == 2 && report.rejected == 2 && report.addsUp)
    #expect(report.diagnostics.map(\.code) == ["ID-LOST-DIGITS", "ROW-TOO-SHORT"])
    #expect(report.diagnostics.map(\.place.line) == [2, 3])
  }

  @Test("A text in UTF-8 with commas is read as it stands, its days as spreadsheets write them")
  func plain() throws {
    let file = try TemporaryFile(
      "date,agent_id,event\n2026/10/5,k1,late\n2026-10-06,k1,late\nnie,k1,late\n", name: "attendance.csv")
    let source = try ByteSource(file: file.path)
    #expect(EventKind.attendance.isPlain(source))
    let event = try EventFile(.attendance, source)
    let outcome = try CanonicalCopy(event, pseudonyms: nil).run(into: nil)
    #expect(outcome.report.taken == 2 && outcome.report.rejected == 1)
    #expect(outcome.survey.months.values.reduce(0, +) == 2)
  }

  @Test("A refused row of a canonical file shows neither the buyer nor columns that nobody asks for")
  func excerpt() throws {
    let file = try TemporaryFile(
      "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,text\nc1,s1,JANE DOE,a1,nobody,2026-10-05 10:00:00,call 13800000000\n",
      name: "messages.csv")
    let event = try EventFile(.messages, ByteSource(file: file.path))
    let report = try CanonicalCopy(event, pseudonyms: nil).run(into: nil).report
    let fault = try #require(report.diagnostics.first)
    #expect(fault.code == "EVENT-VALUE" && fault.excerpt == "c1,s1,…,a1,nobody,2026-10-05 10:00:00")
  }

  @Test("A second row of an id is refused when the file is taken in, as a run refuses it")
  func idTwice() throws {
    let file = try TemporaryFile(
      "refund_id,order_id,type,created_at,amount_cents\nr1,o1,refund,2026-10-05 11:00:00,1\n"
        + "r2,o1,refund,2026-10-05 11:00:00,1\nr1,o1,refund,2026-10-06 11:00:00,2\n", name: "refunds.csv")
    let report = try CanonicalCopy(EventFile(.refunds, ByteSource(file: file.path)), pseudonyms: nil).run(into: nil)
      .report
    #expect(report.taken == 2 && report.rejected == 1 && report.addsUp)
    let fault = try #require(report.diagnostics.first)
    #expect(fault.code == "EVENT-ID-TWICE" && fault.place.line == 4)
    #expect(fault.arguments["first"]?.hasSuffix("refunds.csv:2") == true)
  }
}
