import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

@Suite("Bad input gets a clear error and loses nothing")
struct BadInputTests {
  let company: SmallCompany

  init() throws {
    company = try SmallCompany()
  }

  @Test("given nothing bad: 100, 90 with a complaint, 90 with a middling rating")
  func good() throws {
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
    #expect(try company.run().diagnostics.isEmpty)
  }

  @Test("an unknown employee is named with the line and the nearest id; the others are scored")
  func unknownEmployee() throws {
    try company.write(
      "inbox/2026-10/assessments.csv",
      SmallCompany.ratings(["E1,overall,好,S1", "E9,overall,好,S1", "E3,overall,中,S1"]))
    expectHelpful(try company.complaint("EMPLOYEE-UNKNOWN"), file: "assessments.csv", line: 3)
    #expect(try company.scores() == ["100.00", "—", "90.00"])
    #expect(try company.run().hasErrors)
  }

  @Test("a rating off its scale leaves the item waiting, and names the scale")
  func offScale() throws {
    try company.write(
      "inbox/2026-10/assessments.csv",
      SmallCompany.ratings(["E1,overall,好,S1", "E2,overall,极好,S1", "E3,overall,中,S1"]))
    let complaint = try company.complaint("RATING-OFF-SCALE")
    expectHelpful(complaint, file: "assessments.csv", line: 3)
    #expect(complaint.remedy(in: .chinese).contains("好, 中"))
    #expect(try company.scores() == ["100.00", "—", "90.00"])
  }

  @Test("a duplicate assessment is refused and both lines are named; the first stands")
  func duplicate() throws {
    try company.write(
      "inbox/2026-10/assessments.csv",
      SmallCompany.ratings(["E1,overall,好,S1", "E2,overall,好,S1", "E3,overall,中,S1", "E1,overall,中,S1"]))
    let run = try company.run()
    let said = try #require(run.diagnostics.first { $0.place.line == 5 })
    expectHelpful(said, file: "assessments.csv", line: 5)
    #expect(said.text(in: .english).contains("2"))
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }

  @Test("a rating by somebody else than the assessor is not used")
  func wrongRater() throws {
    try company.write(
      "inbox/2026-10/assessments.csv",
      SmallCompany.ratings(["E1,overall,好,E1", "E2,overall,好,S1", "E3,overall,中,S1"]))
    expectHelpful(try company.complaint("NOT-ALLOWED"), file: "assessments.csv", line: 2)
    #expect(try company.scores() == ["—", "90.00", "90.00"])
  }

  @Test("an item the scheme has not is named, with those it has")
  func unknownItem() throws {
    try company.write(
      "inbox/2026-10/waivers.csv", "employee_id,item,reason,by,at\nE1,overal,出差,H1,2026-11-01 09:00:00\n")
    let complaint = try company.complaint("ITEM-UNKNOWN")
    expectHelpful(complaint, file: "waivers.csv", line: 2)
    #expect(complaint.remedy(in: .english).contains("overall"))
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }

  @Test("a month without files says so, and which months there are")
  func missingMonth() throws {
    let error = #expect(throws: Diagnostic.self) { try company.run("2026-11") }
    #expect(error?.code == "INBOX-MISSING")
    #expect(error?.remedy(in: .english).contains("2026-10") == true)
    #expect(Month("2026-13") == nil)
  }

  @Test(
    "a scheme with a cycle or an unknown name keeps its department out, and says why",
    arguments: [
      ("CYCLE", "define: {a: b + 1, b: a + 1}\n"), ("UNKNOWN-NAME", "define: {a: avg_respose / 2}\n"),
    ])
  func brokenScheme(code: String, addition: String) throws {
    try company.write("schemes/small.yaml", SmallCompany.scheme + addition)
    let loaded = try Company(at: company.folder)
    expectHelpful(try #require(loaded.diagnostics.first { $0.code == code }), file: "small.yaml", line: 11)
    expectHelpful(try company.complaint("COMPANY-SCHEME"), file: "company.yaml", line: 7)
    let run = try company.run()
    #expect(run.hasErrors && run.derivations.isEmpty)
    #expect(run.diagnostics.contains { $0.code == "NOBODY-TO-APPRAISE" })
    #expect(String(decoding: run.metricsCSV, as: UTF8.self).contains("\na1,2026-10,1,1,1,1,30,"))
  }

  @Test("a truncated file is refused whole; what does not need it is still scored")
  func truncated() throws {
    try company.write(
      "inbox/2026-10/complaints.csv",
      "complaint_id,agent_id,order_id,filed_at,upheld,note\nk1,a2,,2026-10-06 09:00:00,yes,\"cut off he")
    expectHelpful(try company.complaint("CSV-QUOTE-OPEN"), file: "complaints.csv", line: 2)
    let run = try company.run()
    #expect(run.derivations.allSatisfy { $0.missingItems.map(\.id) == ["complaints"] })
    #expect(run.derivations.allSatisfy { $0.items.first?.points?.text == "50.00" })
  }

  @Test("an event file in UTF-16 or GBK is read like any table: the one complaint of a2 stands")
  func otherEncodings() throws {
    let text = "complaint_id,agent_id,order_id,filed_at,upheld,note\nk1,a2,,2026-10-06 09:00:00,yes,x\n"
    let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    // 投诉 in GBK.
    let narrow: [UInt8] = Array(text.dropLast(2).utf8) + [0xCD, 0xB6, 0xCB, 0xDF, 0x0A]
    for bytes in [wide, narrow] {
      try company.write("inbox/2026-10/complaints.csv", bytes)
      #expect(try !company.run().hasErrors)
      #expect(try company.scores() == ["100.00", "90.00", "90.00"])
    }
  }

  @Test("a file of zero bytes is named")
  func zeroBytes() throws {
    try company.write("inbox/2026-10/complaints.csv", "")
    expectHelpful(try company.complaint("FILE-EMPTY"), file: "complaints.csv", line: nil)
    #expect(try company.run().derivations.allSatisfy { $0.missingItems.map(\.id) == ["complaints"] })
  }

  @Test("people of an unknown department are named and left out; the rest is appraised")
  func unknownDepartment() throws {
    let path = company.folder + "/people.csv"
    let people = try String(contentsOfFile: path, encoding: .utf8)
    try company.write("people.csv", people.replacing("E3,丙,d1", with: "E3,丙,d7"))
    expectHelpful(try company.complaint("DEPARTMENT-UNKNOWN"), file: "people.csv", line: 4)
    #expect(try company.run().derivations.map(\.employee) == ["E1", "E2"])
  }

  @Test("an account nobody owns is counted and reported")
  func unowned() throws {
    try company.write(
      "accounts.csv", "agent_id,shop_id,employee_id,from,to\na1,s1,E1,2025-01-01,\na2,s1,E2,2025-01-01,\n")
    let said = try #require(try company.run().diagnostics.first { $0.code == "EVENT-ACCOUNT-UNOWNED" })
    #expect(said.text(in: .english).contains("a3"))
    #expect(try company.scores() == ["100.00", "90.00", "—"])
  }

  @Test("records that are no database stop the run with the file's name")
  func brokenRecords() throws {
    try company.write("kaohe.db", "this is no database, and was put there by mistake")
    let error = #expect(throws: Diagnostic.self) { try company.run() }
    #expect(error?.code == "RECORDS-DAMAGED")
    #expect(error?.place.file?.hasSuffix("kaohe.db") == true)
  }

  @Test("a folder that is no company, and a setting that cannot be used")
  func noCompany() throws {
    let empty = #expect(throws: Diagnostic.self) { try Company(at: temporaryFolder()) }
    #expect(empty?.code == "COMPANY-MISSING")
    try company.write("company.yaml", "name: x\nminimum_wage_cents: viel\ndepartments: []\n")
    let bad = #expect(throws: Diagnostic.self) { try Company(at: company.folder) }
    #expect(bad?.code == "COMPANY-FIELD")
    #expect(bad?.place.line == 2)
  }
}
