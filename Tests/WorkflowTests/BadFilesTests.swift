import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

@Suite("Bad files: encodings, truncation, empty files; a file is in whole or not at all")
struct BadFilesTests {
  let company: SmallCompany

  init() throws {
    company = try SmallCompany()
  }

  private static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  @Test("messages.csv in GBK is read like any table; of a damaged UTF-8 text the row is named and the rest is counted")
  func gbkMessage() throws {
    let text = try company.text(of: "inbox/2026-10/messages.csv")
    // 表情 as the kind of a line.
    let gbk: [UInt8] =
      Array("c4,s1,b4,a1,buyer,2026-10-05 11:00:00,".utf8) + [0xB1, 0xED, 0xC7, 0xE9] + Array(",5\n".utf8)
    try company.write("inbox/2026-10/messages.csv", Array(text.utf8) + gbk)
    let read = try company.run()
    #expect(!read.hasErrors, "\(read.diagnostics.map { $0.text(in: .english) })")
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
    #expect(String(decoding: read.intakeCSV, as: UTF8.self).contains("messages.csv,messages,7,7,0,0,0,0,0,no\n"))
    let chinese = Array("c5,s1,b5,a1,buyer,2026-10-05 11:00:00,表情表情表情表情表情,5\n".utf8)
    try company.write("inbox/2026-10/messages.csv", Array(text.utf8) + chinese + gbk)
    expectHelpful(try company.complaint("EVENT-UTF8"), file: "inbox/2026-10/messages.csv", line: 9)
    let intake = String(decoding: try company.run().intakeCSV, as: UTF8.self)
    #expect(intake.contains("messages.csv,messages,8,7,0,0,0,0,1,no\n"))
  }

  @Test("messages.csv in UTF-16 is read; with a header that lacks a column it is refused, and what needs it waits")
  func wrongMessages() throws {
    let text = try company.text(of: "inbox/2026-10/messages.csv")
    try company.write("inbox/2026-10/messages.csv", Self.utf16(text))
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
    try company.write("inbox/2026-10/messages.csv", [0xB1, 0xE0, 0xBA, 0xC5] + Array(text.utf8))
    expectHelpful(try company.complaint("COLUMNS-MISSING"), file: "messages.csv", line: 1)
    let run = try company.run()
    #expect(run.derivations.map { $0.missingItems.map(\.id) } == Array(repeating: ["response"], count: 3))
    #expect(run.derivations.map { $0.items.last?.points?.text } == ["20.00", "20.00", "10.00"])
    #expect(String(decoding: run.intakeCSV, as: UTF8.self).contains("messages.csv,messages,0,0,0,0,0,0,0,yes\n"))
  }

  @Test("people.csv in GBK or UTF-16, as spreadsheet programs save it, is read all the same")
  func peopleInOtherEncodings() throws {
    let text = try company.text(of: "people.csv")
    let characters: [Character: [UInt8]] = [
      "甲": [0xBC, 0xD7], "乙": [0xD2, 0xD2], "丙": [0xB1, 0xFB], "客": [0xBF, 0xCD], "服": [0xB7, 0xFE],
      "主": [0xD6, 0xF7], "管": [0xB9, 0xDC],
    ]
    try company.write("people.csv", text.flatMap { characters[$0] ?? Array(String($0).utf8) })
    #expect(try company.run().derivations.map(\.name) == ["甲", "乙", "丙"])
    try company.write("people.csv", Self.utf16(text))
    #expect(try company.run().derivations.map(\.name) == ["甲", "乙", "丙"])
    #expect(try company.run().diagnostics.isEmpty)
  }

  @Test("people.csv that mixes encodings is refused with the place of the damage")
  func mixedPeople() throws {
    let text = try company.text(of: "people.csv")
    // 甲 in UTF-8 stands above; a lone byte that is neither UTF-8 nor GBK follows.
    try company.write("people.csv", Array(text.utf8) + Array("E4,".utf8) + [0xFF, 0x0A])
    let said = try #require(try company.run().diagnostics.first { $0.severity == .error })
    expectHelpful(said, file: "people.csv", line: said.place.line)
    #expect(said.code == "TEXT-UNREADABLE" && said.place.line == 7)
  }

  @Test(
    "a quote that is never closed refuses the file whole and names the line on which it opens",
    arguments: ["messages.csv", "assessments.csv", "people.csv", "accounts.csv"])
  func truncated(file: String) throws {
    let path = ["people.csv", "accounts.csv"].contains(file) ? file : "inbox/2026-10/" + file
    let text = try company.text(of: path)
    let lines = text.split(separator: "\n")
    try company.write(path, text + "\"" + lines[1].prefix(3))
    let said = try #require(try company.run().diagnostics.first { $0.severity == .error })
    expectHelpful(said, file: path, line: lines.count + 1)
    #expect(said.code == "CSV-QUOTE-OPEN")
    let intake = String(decoding: try company.run().intakeCSV, as: UTF8.self)
    #expect(intake.contains("complaints.csv,complaints,1,1,0,0,0,0,0,no\n"))
  }

  @Test(
    "a file of zero bytes is named, wherever it lies; it is never taken for an empty table",
    arguments: ["messages.csv", "assessments.csv", "waivers.csv", "finance_sales.csv", "export.csv"])
  func zeroBytes(file: String) throws {
    try company.write("inbox/2026-10/" + file, "")
    expectHelpful(try company.complaint("FILE-EMPTY"), file: "inbox/2026-10/" + file, line: nil)
    let scores = try company.scores()
    let isNeeded = ["messages.csv", "assessments.csv"].contains(file)
    #expect(scores == (isNeeded ? ["—", "—", "—"] : ["100.00", "90.00", "90.00"]))
  }

  @Test("a file nobody can make anything of is named, and keeps nothing else from being used")
  func strangeFile() throws {
    try company.write("inbox/2026-10/notes.txt", "remember the milk\nand the bread\n")
    let run = try company.run()
    let said = try #require(run.diagnostics.first { $0.severity == .error })
    expectHelpful(said, file: "notes.txt", line: said.place.line)
    #expect(run.derivations.map { $0.points?.text } == ["100.00", "90.00", "90.00"])
  }

  @Test("a file without one of its columns is refused whole, and the column is named")
  func missingColumn() throws {
    try company.change("inbox/2026-10/complaints.csv", "upheld", "uphold")
    let event = try company.complaint("EVENT-COLUMN-MISSING")
    expectHelpful(event, file: "complaints.csv", line: 1)
    #expect(event.what(in: .english).contains("upheld"))
    try company.change("inbox/2026-10/assessments.csv", "rating", "mark")
    let table = try company.complaint("COLUMNS-MISSING")
    expectHelpful(table, file: "assessments.csv", line: 1)
    #expect(table.what(in: .english).contains("rating"))
  }

  @Test("rows of finance's sales that are of another month are said and not used")
  func otherMonth() throws {
    try company.write(
      "inbox/2026-10/finance_sales.csv",
      "month,agent_id,gross_cents,refund_cents\n2026-10,a1,100,0\n2026-09,a2,100,0\n2026-09,a3,100,0\n")
    let said = try company.complaint("ROWS-OF-OTHER-MONTHS")
    expectHelpful(said, file: "finance_sales.csv", line: 3)
    #expect(said.what(in: .english).contains("2 rows") && said.what(in: .english).contains("2026-09"))
    let intake = String(decoding: try company.run().intakeCSV, as: UTF8.self)
    #expect(intake.contains("finance_sales.csv,,3,1,2,0,0,0,0,no\n"))
  }

  @Test("a supplied metric that is not known is named, and the rest of the file is used")
  func unknownMetric() throws {
    try company.write(
      "inbox/2026-10/platform_metrics.csv",
      "month,agent_id,metric,numerator,denominator,source\n2026-10,a1,avg_respons,90,2,赤兔\n2026-10,a2,avg_response,90,1,赤兔\n"
    )
    expectHelpful(try company.complaint("METRIC-UNKNOWN"), file: "platform_metrics.csv", line: 2)
    try company.write("schemes/small.yaml", SmallCompany.scheme + "from_platform: [avg_response]\n")
    // 90 seconds by the shop's software: 20 points less for E2.
    #expect(try company.scores() == ["100.00", "70.00", "90.00"])
  }

  @Test("a metric supplied for some of somebody's accounts only does not stand for the whole")
  func suppliedPartly() throws {
    try company.write("schemes/small.yaml", SmallCompany.scheme + "from_platform: [avg_response]\n")
    try company.write("accounts.csv", try company.text(of: "accounts.csv") + "a4,s1,E2,2025-01-01,\n")
    try company.write(
      "inbox/2026-10/platform_metrics.csv",
      "month,agent_id,metric,numerator,denominator,source\n2026-10,a2,avg_response,90,1,赤兔\n")
    let said = try company.complaint("SUPPLIED-PARTLY")
    expectHelpful(said, file: "platform_metrics.csv", line: 2)
    #expect(said.what(in: .chinese).contains("a4") && said.what(in: .chinese).contains("平均响应时间"))
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }

  @Test("a figure supplied for an account that is nobody's is not used")
  func suppliedForNobody() throws {
    try company.write(
      "inbox/2026-10/finance_sales.csv", "month,agent_id,gross_cents,refund_cents\n2026-10,a9,100,0\n")
    expectHelpful(try company.complaint("SUPPLIED-NOT-SPLIT"), file: "finance_sales.csv", line: 2)
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }
}
