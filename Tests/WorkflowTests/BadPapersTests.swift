import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

@Suite("Bad papers: ratings, vetoes, omissions, waivers and standings that do not fit are named and left out")
struct BadPapersTests {
  let company: SmallCompany

  init() throws {
    company = try SmallCompany()
  }

  /// The headers and a row about somebody, with `WHO` in place of the employee.
  private static let papers: [(file: String, text: String)] = [
    ("assessments.csv", "employee_id,item,rating,by,at\nWHO,overall,好,S1,2026-11-01 09:00:00\n"),
    ("vetoes.csv", "employee_id,veto,occurrences,by,at,note\nWHO,misconduct,1,H1,2026-11-01 09:00:00,\n"),
    ("omissions.csv", "assessor_id,employee_id,item,points,by,at\nS1,WHO,complaints,1,H1,2026-11-01 09:00:00\n"),
    ("waivers.csv", "employee_id,item,reason,by,at\nWHO,overall,出差,H1,2026-11-01 09:00:00\n"),
    ("standing.csv", "employee_id,standing,reason,by,at\nWHO,leave,病假,H1,2026-11-01 09:00:00\n"),
    ("goals.csv", "employee_id,goal,by,at\nWHO,打字更快,S1,2026-11-01 09:00:00\n"),
  ]

  @Test("ratings in a table with another ending are found; two tables of the same ratings are not both taken")
  func otherEnding() throws {
    let text = try company.text(of: "inbox/2026-10/assessments.csv")
    try company.remove("inbox/2026-10/assessments.csv")
    try company.write("inbox/2026-10/assessments.tsv", text.replacing(",", with: "\t"))
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
    #expect(try !company.run().hasErrors)
    try company.write("inbox/2026-10/assessments.csv", text)
    expectHelpful(try company.complaint("DIALECT-FOREIGN"), file: "assessments.tsv", line: 1)
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }

  @Test(
    "an unknown employee is named in every paper, with no other number suggested, but with the case that was meant",
    arguments: papers.map(\.file))
  func unknownEmployee(file: String) throws {
    let text = try #require(Self.papers.first { $0.file == file }).text
    try company.write("inbox/2026-10/" + file, text.replacing("WHO", with: "E22"))
    let said = try company.complaint("EMPLOYEE-UNKNOWN")
    expectHelpful(said, file: "inbox/2026-10/" + file, line: 2)
    #expect(!said.remedy(in: .chinese).contains("E2") && said.place.employee == "E22")
    try company.write("inbox/2026-10/" + file, text.replacing("WHO", with: "e2"))
    #expect(try company.complaint("EMPLOYEE-UNKNOWN").remedy(in: .chinese).contains("是否要写“E2”？"))
    #expect(try company.scores() == (file == "assessments.csv" ? ["—", "—", "—"] : ["100.00", "90.00", "90.00"]))
  }

  @Test("a row about somebody who is not appraised this month says so", arguments: ["vetoes.csv", "waivers.csv"])
  func notAppraised(file: String) throws {
    let text = try #require(Self.papers.first { $0.file == file }).text
    try company.write("inbox/2026-10/" + file, text.replacing("WHO", with: "S1"))
    expectHelpful(try company.complaint("PERSON-NOT-APPRAISED"), file: file, line: 2)
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }

  @Test("a rating of somebody who has left is not used, and says so")
  func left() throws {
    try company.change(
      "people.csv", "E3,丙,d1,客服,agent,S1,2025-01-01,2025-04-01,,",
      "E3,丙,d1,客服,agent,S1,2025-01-01,2025-04-01,2026-09-30,")
    expectHelpful(try company.complaint("PERSON-NOT-APPRAISED"), file: "assessments.csv", line: 4)
    #expect(try company.scores() == ["100.00", "90.00"])
  }

  @Test("a veto the scheme has not is named, with those it has and the kinds they cover")
  func unknownVeto() throws {
    let header = "employee_id,veto,occurrences,by,at,note\n"
    try company.write("inbox/2026-10/vetoes.csv", header + "E1,旷工,1,S1,2026-11-01 09:00:00,\n")
    expectHelpful(try company.complaint("ITEM-UNKNOWN"), file: "vetoes.csv", line: 2)
    try company.write(
      "schemes/small.yaml",
      SmallCompany.scheme + "vetoes: [{id: misconduct, points: 10, each: true, kinds: [打架斗殴]}]\n")
    let said = try company.complaint("ITEM-UNKNOWN")
    #expect(said.remedy(in: .chinese).contains("misconduct, 打架斗殴"))
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
    try company.write("inbox/2026-10/vetoes.csv", header + "E1,打架斗殴,1,S1,2026-11-01 09:00:00,\n")
    #expect(try company.scores() == ["90.00", "90.00", "90.00"])
  }

  @Test("a veto that occurred less than once, and an omission of no points, are named")
  func nothingOccurred() throws {
    try company.write(
      "inbox/2026-10/vetoes.csv", "employee_id,veto,occurrences,by,at\nE1,misconduct,0,S1,2026-11-01 09:00:00\n")
    try company.write(
      "inbox/2026-10/omissions.csv",
      "assessor_id,employee_id,item,points,by,at\nS1,E1,complaints,0,H1,2026-11-01 09:00:00\n")
    expectHelpful(try company.complaint("FIELD-NOT-POSITIVE"), file: "vetoes.csv", line: 2)
    expectHelpful(try company.complaint("POINTS-NOT-POSITIVE"), file: "omissions.csv", line: 2)
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }

  @Test("a row whose moment does not exist is named by its column; the others stand")
  func badMoment() throws {
    try company.change("inbox/2026-10/assessments.csv", "E3,overall,中,S1,2026-11-01", "E3,overall,中,S1,2026-11-31")
    expectHelpful(try company.complaint("FIELD-NOT-A-MOMENT"), file: "assessments.csv", line: 4, column: 5)
    #expect(try company.scores() == ["100.00", "90.00", "—"])
  }

  @Test("the same row twice counts once, and is said without being taken for a contradiction")
  func sameRowTwice() throws {
    try company.write(
      "inbox/2026-10/assessments.csv",
      SmallCompany.ratings(["E1,overall,好,S1", "E1,overall,好,S1", "E2,overall,好,S1", "E3,overall,中,S1"]))
    let run = try company.run()
    #expect(String(decoding: run.intakeCSV, as: UTF8.self).contains("assessments.csv,,4,3,0,0,1,0,0,no\n"))
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }

  @Test("a waiver without a reason is not used")
  func waiverWithoutReason() throws {
    try company.write(
      "inbox/2026-10/waivers.csv", "employee_id,item,reason,by,at\nE2,complaints,,H1,2026-11-01 09:00:00\n")
    expectHelpful(try company.complaint("REASON-MISSING"), file: "waivers.csv", line: 2)
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }

  @Test("a standing that is no word for one is not used, and the words are named")
  func unknownStanding() throws {
    try company.write(
      "inbox/2026-10/standing.csv", "employee_id,standing,reason,by,at\nE2,holiday,x,S1,2026-11-01 09:00:00\n")
    let said = try company.complaint("FIELD-NOT-A-CHOICE")
    expectHelpful(said, file: "standing.csv", line: 2, column: 2)
    #expect(said.what(in: .english).contains("leave") && said.what(in: .english).contains("voided"))
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }
}
