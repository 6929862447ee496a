import Exact
import Foundation
import Intake
import Testing
import Wording
import Workflow

@Suite("A report that says another month is kept out until somebody confirms the month, and that stays on record")
struct ReportMonthTests {
  let company: ImportCompany

  init() throws {
    company = try ImportCompany()
  }

  private func take(_ path: String, confirming: Bool) throws -> ImportedFile {
    let desk = try ImportDesk(
      try Company(at: company.folder), month: #require(Month("2026-10")), shop: "s1", confirmsMonth: confirming)
    var files: [ImportedFile] = []
    try desk.take(try desk.files(at: [path])) { files.append($0) }
    return try #require(files.first)
  }

  @Test(
    "given 9月客服.csv for October: refused, then taken once confirmed; every run says it, and the index of imports keeps it"
  )
  func confirmed() throws {
    let path = try company.file("9月客服.csv", "客服昵称,接待人数\na1,5\na2,7\n")
    let refused = try take(path, confirming: false)
    #expect(refused.outcome == .refused && refused.asksMonth)
    expectHelpful(try #require(refused.report.diagnostics.first), file: "9月客服.csv", line: nil)
    let taken = try take(path, confirming: true)
    #expect(taken.report.taken == 2 && !taken.hasErrors)
    let run = try company.company.run()
    #expect(run.diagnostics.contains { $0.code == "PERIOD-CONFIRMED" && $0.arguments["text"] == "9月" })
    let manifest = try #require(company.evidence().first { $0.key.hasSuffix("manifest.json") })
    #expect(manifest.value.contains("\"month_confirmed\" : \"yes\""))
  }

  @Test("in the inbox of October it is kept out, and everything else is computed")
  func inbox() throws {
    try company.company.write("inbox/2026-10/s1/客服数据202609.csv", "客服昵称,接待人数\na1,5\n")
    let run = try company.company.run()
    #expect(run.hasErrors && run.diagnostics.contains { $0.code == "PERIOD-OTHER" })
    #expect(try company.metrics(run, "a1")["consultations"] != nil)
  }

  @Test("a file no row of which is of the month is said")
  func rowsOfOtherMonths() throws {
    let path = try company.export("o.csv", ImportCompany.order("o1", "b1", day: "2026-09-05"))
    let taken = try take(path, confirming: false)
    #expect(taken.report.diagnostics.map(\.code) == ["ROWS-ALL-OTHER-MONTHS"])
  }
}

@Suite("Canonical files in an inbox are read like any table")
struct InboxFormsTests {
  private let rows = "date,agent_id,event,minutes\n2026-10-05,a1,late,5\n2026-10-06,a1,late,5\n"

  /// The run, and how many rows of the file were taken.
  private func late(_ name: String, _ bytes: [UInt8]) throws -> (MonthRun, String?) {
    let company = try ImportCompany()
    try FileManager.default.createDirectory(
      atPath: company.folder + "/inbox/2026-10", withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: company.folder + "/inbox/2026-10/" + name))
    let run = try company.company.run()
    let line = try company.intake(run, "attendance.csv").split(separator: ",")
    return (run, line.count > 2 ? String(line[2]) : nil)
  }

  @Test("attendance.csv with tabs, semicolons, days as 2026/10/5, in GBK or UTF-16, below a title: two events of a1")
  func forms() throws {
    let gbk = Array("date,agent_id,event,minutes,".utf8) + [0xB1, 0xB8, 0xD7, 0xA2]
    let forms: [[UInt8]] = [
      Array(rows.replacing(",", with: "\t").utf8), Array(rows.replacing(",", with: ";").utf8),
      Array(rows.replacing("2026-10-0", with: "2026/10/").utf8),
      gbk + Array("\n2026/10/5,a1,late,5,\n2026.10.6,a1,late,5,\n".utf8),
      Array("考勤,,,\n,,,\n".utf8) + Array(rows.utf8),
      [0xFF, 0xFE] + Array(rows.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      Array(rows.replacing("\n", with: "\r").utf8),
    ]
    for (number, form) in forms.enumerated() {
      let (run, events) = try late("attendance.csv", form)
      #expect(events == "2", "form \(number): \(run.diagnostics.map { $0.text(in: .english) })")
      #expect(!run.hasErrors, "form \(number)")
    }
  }

  @Test("a row that cannot be read is named with its line in the file that was put in")
  func lines() throws {
    let (run, events) = try late(
      "attendance.csv",
      Array("考勤\t\t\t\n".utf8) + Array((rows + "2026-10-07,a1,迟到,5\n").replacing(",", with: "\t").utf8))
    #expect(events == "2")
    let fault = try #require(run.diagnostics.first { $0.severity == .error })
    #expect(fault.code == "EVENT-VALUE" && fault.place.line == 5 && fault.place.column == 3)
    #expect(fault.place.file?.hasSuffix("inbox/2026-10/attendance.csv") == true)
  }

  @Test(
    "one that is no table of its kind in any form is refused with what its header lacks, and its figures are missing")
  func refused() throws {
    let (run, events) = try late(
      "attendance.csv", [0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xD4, 0xB1, 0xB9, 0xA4, 0x0A, 0x31, 0x2C, 0x32, 0x0A])
    #expect(events == "0")
    let fault = try #require(run.diagnostics.first { $0.severity == .error })
    #expect(fault.code == "COLUMNS-MISSING")
    #expect(run.diagnostics.contains { $0.code == "EVENT-KIND-INCOMPLETE" })
  }
}
