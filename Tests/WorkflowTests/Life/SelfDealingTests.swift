import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("Nobody rates, approves, decides, records, waives or corrects in their own case")
struct SelfDealingTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany(months: ["2026-10", "2026-11"])
    october = try month("2026-10")
  }

  /// E3 is of HR from November on; the sheet of October is still hers.
  private func promote() throws {
    var person = try company.hr.person("E3", on: try day("2026-11-01"))
    person.validFrom = try day("2026-11-01")
    person.role = "hr"
    person.department = "office"
    try company.hr.change(person, reason: "转岗人事")
  }

  @Test("an HR person with a sheet leaves it to a colleague: approval, waivers, figures, incidents, standing")
  func appraised() throws {
    try company.live(to: .reviewed)
    try promote()
    for act in [
      { try company.desk("E3").approve(["E3"], in: october) },
      { try company.desk("E3").approve(["E1", "E3"], in: october) },
      { try company.desk("E3").waive("overall", for: "E3", in: october, reason: "无") },
      { try company.desk("E3").correct("complaints", of: "E3", in: october, to: 0, reason: "误") },
      { try company.desk("E3").record(.remark, of: "E3", on: try day("2026-10-05"), note: "很好") },
      { try company.desk("E3").set(standing: .leave, of: "E3", in: october, reason: "病假") },
      { try company.desk("E3").rate("E3", in: october, item: "overall", as: "好", comment: "应得") },
      { try company.desk("E3").set(goal: "无", for: "E3", in: october) },
      { try company.desk("E3").change(try company.desk("E3").person("E3", on: day("2026-12-01")), reason: "加薪") },
    ] as [() throws -> Void] {
      try expectRefused("NOT-ONESELF", in: company, act)
    }
    // All that are ready means all but her own.
    #expect(try company.desk("E3").approve(nil, in: october) == ["E1", "E2", "E4", "S1"])
    try company.desk("F1").signOff(october)
    try expectRefused("SHEETS-NOT-APPROVED", in: company) { try company.hr.publish(october) }
    try company.hr.approve(["E3"], in: october)
    try company.hr.publish(october)
  }

  @Test("an HR person does not decide her own appeal or take her own incident back, and does not adjust her own month")
  func appealed() throws {
    try company.live(to: .computed)
    let veto = try company.hr.record(.veto, of: "E3", name: "打架斗殴", on: try day("2026-10-09"), note: "推搡")
    try promote()
    try expectRefused("NOT-ONESELF", in: company) {
      try company.desk("E3").withdraw(incident: veto, in: october, reason: "没有的事")
    }
    try company.live(from: .rated, to: .published)
    let id = try company.desk("E3").appeal("overall", in: october, statement: "不公")
    try expectRefused("NOT-ONESELF", in: company) {
      _ = try company.desk("E3").decide(appeal: id, .rejected, reasons: "无")
    }
    _ = try company.desk("H2").decide(appeal: id, .rejected, reasons: "评分有据")
    try company.live(from: .acknowledged, to: .locked)
    try expectRefused("NOT-ONESELF", in: company) {
      _ = try company.desk("E3").adjust(
        october, for: "E3", remedies: [.withdrawal(incident: veto)], paidIn: try month("2026-11"), reason: "误记")
    }
    try company.verify()
  }

  @Test("an assessor who stands as her own assessor in people.csv does not rate herself, at the desk or on paper")
  func ownAssessor() throws {
    try company.small.change("people.csv", "S1,主管一,d1,主管,assessor,H1", "S1,主管一,d1,主管,assessor,S1")
    var inbox = LifeInbox("2026-10")
    inbox.ratings = ["S1,leading,好,S1", "E1,overall,好,S1"]
    try inbox.write(to: company.small)
    try company.reread()
    try company.live(to: .opened)
    try company.clock.reach("2026-11-02")
    let said = try company.hr.compute(october).diagnostics.filter { $0.code == "NOT-ONESELF" }
    #expect(said.count == 1)
    let paper = try #require(said.first)
    expectHelpful(paper, file: "inbox/2026-10/assessments.csv", line: 2)
    #expect(try company.result("S1") == "— —")
    try expectRefused("NOT-ONESELF", in: company) {
      try company.desk("S1").rate("S1", in: october, item: "leading", as: "好")
    }
    // Somebody stands in for her then.
    try company.hr.name(substitute: "H2", for: "S1", from: try day("2026-11-02"), to: try day("2026-11-04"))
    try company.desk("H2").rate("S1", in: october, item: "leading", as: "好")
    #expect(try company.result("S1") == "100.00 2000.00")
  }

  @Test(
    "a waiver or standing that somebody wrote for herself on paper is not taken in", arguments: ["waivers", "standing"])
  func onPaper(paper: String) throws {
    var inbox = LifeInbox("2026-10")
    inbox.papers = [
      "\(paper).csv": paper == "waivers"
        ? "employee_id,item,reason,by,at\nE1,overall,忙,E1,2026-11-01 09:00:00\n"
        : "employee_id,standing,reason,by,at\nE1,leave,病假,E1,2026-11-01 09:00:00\n"
    ]
    try inbox.write(to: company.small)
    try company.live(to: .opened)
    // An agent may do neither, for nobody.
    let said = try company.hr.compute(october).diagnostics.filter { $0.code == "NOT-ALLOWED" }
    expectHelpful(try #require(said.first), file: "inbox/2026-10/\(paper).csv", line: 2)
    #expect(try company.sheet("E1").state == .waiting)
  }

  @Test("a table in which HR changed its own row is taken over by a colleague of HR")
  func ownRow() throws {
    try company.live(to: .opened)
    try company.small.change(
      "people.csv", "H1,人事一,office,人事,hr,,2025-01-01,2025-04-01,,700000",
      "H1,人事一,office,人事,hr,,2025-01-01,2025-04-01,,900000")
    try company.reread()
    try expectRefused("NOT-ONESELF", in: company) { try company.hr.takePeople(from: try day("2026-11-01")) }
    #expect(try company.desk("H2").takePeople(from: try day("2026-11-01")) == ["H1"])
  }

  @Test("an omission of one's own as an assessor is not raised, answered or settled by oneself in HR's place")
  func omission() throws {
    // S1 is of HR by November and was the assessor of October.
    try company.live(to: .rated)
    var person = try company.hr.person("S1", on: try day("2026-11-01"))
    person.validFrom = try day("2026-11-01")
    person.role = "hr"
    try company.hr.change(person, reason: "转岗人事")
    let points = Points(hundredths: 100)
    try expectRefused("NOT-ONESELF", in: company) {
      _ = try company.desk("S1").raiseOmission(
        by: "S1", of: "E1", item: "complaints", points: points, in: october, note: "应扣")
    }
    let id = try company.hr.raiseOmission(
      by: "S1", of: "E1", item: "complaints", points: points, in: october, note: "应扣")
    try expectRefused("NOT-ONESELF", in: company) {
      try company.desk("S1").settle(omission: id, in: october, upheld: false, reason: "无")
    }
    try company.desk("S1").answer(omission: id, in: october, reply: "当时不知")
    try expectRefused("NOT-ALLOWED", in: company) { try company.hr.answer(omission: id, in: october, reply: "代答") }
    try company.hr.settle(omission: id, in: october, upheld: false, reason: "有理由")
  }
}
