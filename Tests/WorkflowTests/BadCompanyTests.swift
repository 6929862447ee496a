import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

@Suite("A bad company: settings, people, accounts and schemes")
struct BadCompanyTests {
  let company: SmallCompany

  init() throws {
    company = try SmallCompany()
  }

  /// The diagnostic that reading the company's folder, or running it, ends with.
  private func failure() throws -> Diagnostic {
    try #require(throws: Diagnostic.self) { try company.run() }
  }

  @Test("without company.yaml a folder is no company")
  func noSettings() throws {
    try FileManager.default.removeItem(atPath: company.folder + "/company.yaml")
    let said = try failure()
    expectHelpful(said, file: company.folder, line: nil)
    #expect(said.code == "COMPANY-MISSING")
  }

  @Test(
    "a setting that cannot be used is named with its line, and what to write",
    arguments: [
      ("minimum_wage_cents: 250000", "minimum_wage_cents: 2,500", 3, "COMPANY-FIELD"),
      ("minimum_wage_cents: 250000", "minimum_wage_cents: -1", 3, "COMPANY-FIELD"),
      ("rule_set: standard", "rule_set: strict", 4, "COMPANY-FIELD"),
      ("loss_clause: 第十二条", "records_begin: 2026-13", 5, "COMPANY-FIELD"),
      ("loss_clause: 第十二条", "penalties: maybe", 5, "COMPANY-FIELD"),
      ("name: 小公司", "name: [小公司]", 1, "COMPANY-FIELD"),
      ("name: 小公司", "# no name", 1, "COMPANY-FIELD-MISSING"),
      ("region: cn", "regio: cn", 2, "COMPANY-SETTING-UNKNOWN"),
      ("  - {id: d1, name: 客服部, schemes: [small]}", "", 6, "COMPANY-DEPARTMENT"),
      ("{id: d1, name: 客服部, schemes: [small]}", "{name: 客服部, schemes: [small]}", 7, "COMPANY-DEPARTMENT"),
      ("{id: d1, name: 客服部, schemes: [small]}", "{id: d1, name: 客服部}", 7, "COMPANY-DEPARTMENT"),
      ("schemes: [small]}", "schemes: [small]}\n  - {id: d1, schemes: []}", 8, "COMPANY-DEPARTMENT-TWICE"),
    ])
  func badSetting(old: String, new: String, line: Int, code: String) throws {
    try company.change("company.yaml", old, new)
    let said = try failure()
    expectHelpful(said, file: "company.yaml", line: line)
    #expect(said.code == code)
  }

  @Test("company.yaml that is no YAML, and one in GBK")
  func unreadableSettings() throws {
    try company.change("company.yaml", "region: cn", "region: [cn")
    let broken = try failure()
    #expect(broken.code == "YAML-SYNTAX")
    expectHelpful(broken, file: "company.yaml", line: broken.place.line)
    try company.write("company.yaml", Array("name: ".utf8) + [0xBF, 0xCD, 0xB7, 0xFE, 0x0A])
    let wrong = try failure()
    #expect(wrong.code == "FILE-ENCODING")
    expectHelpful(wrong, file: "company.yaml", line: 1)
  }

  @Test("without people.csv or accounts.csv nothing is run, and the table is named", arguments: ["people", "accounts"])
  func missingTable(name: String) throws {
    try FileManager.default.removeItem(atPath: "\(company.folder)/\(name).csv")
    let said = try failure()
    #expect(said.code == "TABLE-MISSING")
    expectHelpful(said, file: name + ".csv", line: nil)
  }

  @Test("a bad row of people.csv is named by its column; the others are appraised")
  func badPerson() throws {
    try company.change("people.csv", "E2,乙,d1,客服,agent,S1,2025-01-01", "E2,乙,d1,客服,agent,S1,2025-02-30")
    expectHelpful(try company.complaint("FIELD-NOT-A-DAY"), file: "people.csv", line: 3, column: 7)
    #expect(try company.run().derivations.map(\.employee) == ["E1", "E3"])
  }

  @Test("a person twice is refused by line; the first stands")
  func personTwice() throws {
    try company.write("people.csv", try company.text(of: "people.csv") + "E1,丁,d1,客服,agent,S1,,,,1,1,\n")
    expectHelpful(try company.complaint("ROW-TWICE"), file: "people.csv", line: 7)
    #expect(try company.run().derivations.map(\.name) == ["甲", "乙", "丙"])
  }

  @Test("a role that is not known is named: nobody is left out silently")
  func unknownRole() throws {
    try company.change("people.csv", "E2,乙,d1,客服,agent", "E2,乙,d1,客服,客服")
    let said = try company.complaint("ROLE-UNKNOWN")
    expectHelpful(said, file: "people.csv", line: 3)
    #expect(said.remedy(in: .english).contains("agent, assessor"))
    #expect(try company.run().derivations.map(\.employee) == ["E1", "E3"])
  }

  @Test("an account of somebody who is not in people.csv is named, and its rows are reported as nobody's")
  func accountOfNobody() throws {
    try company.change("accounts.csv", "a3,s1,E3", "a3,s1,e3")
    let said = try company.complaint("EMPLOYEE-UNKNOWN")
    expectHelpful(said, file: "accounts.csv", line: 4)
    #expect(said.remedy(in: .english).hasPrefix("Did you mean \"E3\"? "))
    #expect(try company.complaint("EVENT-ACCOUNT-UNOWNED").what(in: .english).contains("a3"))
    #expect(try company.scores() == ["100.00", "90.00", "—"])
  }

  @Test("an account that would have two owners on a day is named with the line it contradicts")
  func accountOverlap() throws {
    try company.write("accounts.csv", try company.text(of: "accounts.csv") + "a1,s1,E2,2026-10-10,\n")
    let said = try company.complaint("ACCOUNT-OVERLAP")
    expectHelpful(said, file: "accounts.csv", line: 5)
    #expect(said.what(in: .english).contains("line 2"))
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }

  @Test("a department without schemes is not appraised, and that is no error")
  func noSchemes() throws {
    try company.change("company.yaml", "schemes: [small]}", "schemes: [small]}\n  - {id: d2, name: 行政部, schemes: []}")
    try company.change("people.csv", "E3,丙,d1", "E3,丙,d2")
    let run = try company.run()
    #expect(run.derivations.map(\.employee) == ["E1", "E2"])
    #expect(run.diagnostics.map(\.code) == ["PERSON-NOT-APPRAISED"])
  }

  @Test("a scheme that is not there keeps its department out, and nobody else")
  func unknownScheme() throws {
    try company.change(
      "company.yaml", "schemes: [small]}", "schemes: [small]}\n  - {id: d2, name: 二部, schemes: [smal]}")
    try company.change("people.csv", "E3,丙,d1", "E3,丙,d2")
    let said = try company.complaint("COMPANY-SCHEME")
    expectHelpful(said, file: "company.yaml", line: 8)
    #expect(said.remedy(in: .english).contains("small"))
    #expect(try company.run().derivations.map { $0.points?.text } == ["100.00", "90.00"])
  }

  @Test("a scheme that is not yet effective says from which month on it serves")
  func notYet() throws {
    try company.change("schemes/small.yaml", "effective: 2026-01", "effective: 2026-11")
    let said = try company.complaint("SCHEME-NOT-YET")
    expectHelpful(said, file: "company.yaml", line: 7)
    #expect(said.what(in: .english).contains("2026-11"))
    #expect(try company.run().derivations.isEmpty)
  }

  @Test("a later version serves from its month on, the earlier one until then")
  func versions() throws {
    let later = SmallCompany.scheme.replacing("effective: 2026-01", with: "effective: 2026-11")
      .replacing("好: 20, 中: 10", with: "好: 20, 中: 5")
    try company.write("schemes/small-2.yaml", later)
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
    try company.write("schemes/small-2.yaml", later.replacing("effective: 2026-11", with: "effective: 2026-10"))
    #expect(try company.scores() == ["100.00", "90.00", "85.00"])
  }

  @Test("the same version of a scheme in two files is named; the first file stands")
  func versionTwice() throws {
    try company.write("schemes/small-copy.yaml", SmallCompany.scheme.replacing("中: 10", with: "中: 5"))
    let said = try company.complaint("SCHEME-TWICE")
    expectHelpful(said, file: "small.yaml", line: 1)
    #expect(said.what(in: .english).contains("small-copy.yaml"))
    #expect(try company.run().derivations.count == 3)
  }

  @Test("two schemes that both give a score keep the department out, and both are named")
  func twoScores() throws {
    try company.write("schemes/other.yaml", SmallCompany.scheme.replacing("id: small", with: "id: other"))
    try company.change("company.yaml", "schemes: [small]", "schemes: [small, other]")
    let said = try company.complaint("SEVERAL-SCORES")
    expectHelpful(said, file: "company.yaml", line: 7)
    #expect(said.what(in: .english).contains("small, other"))
  }

  @Test("a broken scheme nobody uses is named, and everybody is scored all the same")
  func brokenAside() throws {
    try company.write(
      "schemes/other.yaml", SmallCompany.scheme.replacing("id: small", with: "id: other").dropLast(2) + "zzz: 1\n")
    #expect(try company.run().hasErrors)
    #expect(try company.scores() == ["100.00", "90.00", "90.00"])
  }

  @Test("a text that is no month is none", arguments: ["2026-13", "2026-00", "2026", "October", "2026-1", "26-10", ""])
  func noMonth(text: String) {
    #expect(Month(text) == nil)
  }
}
