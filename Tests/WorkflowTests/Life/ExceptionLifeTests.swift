import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("Waivers, leave, voided months, goals and corrections")
struct ExceptionLifeTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany(months: ["2026-10", "2026-11"])
    october = try month("2026-10")
    try company.live(to: .rated)
  }

  private func derivation(_ employee: String, _ name: String = "2026-10") throws -> Derivation {
    let month = try #require(try company.office.kept(try month(name)))
    return try #require(month.derivations.first { $0.employee == employee })
  }

  @Test("a waived item keeps its points, with the reason; taken back it counts again")
  func waiver() throws {
    try company.hr.waive("complaints", for: "E2", in: october, reason: "系统故障所致")
    let node = try #require(try derivation("E2").items.first { $0.id == "complaints" })
    #expect(node.state == .waived && node.details["why"] == "系统故障所致")
    #expect(try company.result("E2") == "100.00 1000.00")
    try company.hr.waive("complaints", for: "E2", in: october, reason: "查无此事", withdrawn: true)
    #expect(try company.result("E2") == "90.00 1000.00")
    try expectRefused("ITEM-UNKNOWN", in: company) {
      try company.hr.waive("charm", for: "E2", in: october, reason: "无")
    }
    try company.verify()
  }

  @Test("who is waived from a reward keeps the place: it falls on nobody else")
  func waivedReward() throws {
    try company.hr.waive("champion", for: "E1", in: october, reason: "已另行奖励")
    #expect(try company.result("E1") == "100.00 1000.00")
    #expect(try company.result("E2") == "90.00 1000.00")
  }

  @Test(
    "a month on leave, or void, has no score and holds nothing up; taken back it is as before",
    arguments: [Subject.Standing.leave, .voided])
  func standing(standing: Subject.Standing) throws {
    try company.hr.set(standing: standing, of: "E3", in: october, reason: "附证明")
    #expect(try company.sheet("E3").standing == standing && company.sheet("E3").score == nil)
    #expect(try company.sheet("E3").isComplete && company.sheet("E3").state == .assessed)
    try company.hr.set(standing: nil, of: "E3", in: october, reason: "其实上班")
    #expect(try company.result("E3") == "80.00 800.00")
    try company.hr.set(standing: standing, of: "E3", in: october, reason: "附证明")
    try company.live(from: .reviewed, to: .locked)
    try company.verify()
  }

  @Test("next month's sheet shows last month's goal, and its own")
  func goal() throws {
    try company.desk("S1").set(goal: "更快回复", for: "E1", in: october)
    #expect(try derivation("E1").goal?.text == "更快回复" && derivation("E1").lastGoal == nil)
    try company.live(from: .reviewed, to: .published)
    try company.live("2026-11", to: .computed)
    #expect(try derivation("E1", "2026-11").lastGoal?.text == "更快回复")
    #expect(try derivation("E1", "2026-11").lastGoal?.by == "S1")
    try company.desk("S1").set(goal: "带新人", for: "E1", in: try month("2026-11"))
    #expect(try derivation("E1", "2026-11").goal?.text == "带新人")
    try company.verify()
  }

  @Test("a goal of a month that was never opened here, in its inbox, is looked at again in the first that is")
  func goalBefore() throws {
    let company = try LifeCompany()
    try company.small.write(
      "inbox/2026-09/goals.csv", "employee_id,goal,by,at\nE1,打字更快,S1,2026-10-01 09:00:00\n")
    try company.live(to: .computed)
    let month = try #require(try company.office.kept(october))
    #expect(month.derivations.first { $0.employee == "E1" }?.lastGoal?.text == "打字更快")
    try company.verify()
  }

  @Test("a corrected figure stands, with who and why; the computed one is kept beside it; taken back it stands again")
  func correction() throws {
    try company.hr.correct("complaints", of: "E2", in: october, to: 0, reason: "重复投诉")
    let node = try #require(try derivation("E2").items.first { $0.id == "complaints" })
    let fact = try #require(node.inputs.first).fact
    #expect(fact.standing.source == .corrected(by: "H1", reason: "重复投诉") && fact.figure.value == 0)
    #expect(fact.others.map { $0.figure.value } == [1])
    #expect(try company.result("E2") == "100.00 1000.00")
    // A computation flags the difference and does not overwrite it.
    _ = try company.hr.compute(october)
    #expect(try company.result("E2") == "100.00 1000.00")
    try company.hr.correct("complaints", of: "E2", in: october, to: nil, reason: "核实无误")
    #expect(try company.result("E2") == "90.00 1000.00")
    let before = try company.entries()
    try company.hr.correct("complaints", of: "E2", in: october, to: nil, reason: "再撤")
    #expect(try company.entries() == before)
    try company.verify()
  }

  @Test("a corrected value is exact: a third of a second above the bound is above it")
  func exact() throws {
    try company.hr.correct("avg_response", of: "E1", in: october, to: try Rational(181, over: 3), reason: "时钟误差")
    // 60⅓ s is more than 60 s.
    #expect(try company.result("E1") == "80.00 1300.00")
    try company.hr.correct("avg_response", of: "E1", in: october, to: 60, reason: "再核")
    #expect(try company.result("E1") == "100.00 1500.00")
  }

  @Test("a figure nobody knows, or one that cannot be, is refused or leaves its item missing: never points for it")
  func impossible() throws {
    let said = try expectRefused("MEASURE-UNKNOWN", in: company) {
      try company.hr.correct("complaint", of: "E2", in: october, to: 0, reason: "误")
    }
    #expect(said.remedy(in: .english).contains("complaints"))
    for value: Rational in [-1, try Rational(1, over: 2)] {
      try expectRefused("VALUE-IMPOSSIBLE", in: company) {
        try company.hr.correct("complaints", of: "E2", in: october, to: value, reason: "误")
      }
    }
    try expectRefused("VALUE-IMPOSSIBLE", in: company) {
      try company.hr.correct("conversion", of: "E2", in: october, to: 55, reason: "百分号忘了")
    }
    #expect(try company.result("E2") == "90.00 1000.00")
  }

  @Test("nothing of this is done without a reason", arguments: ["", " \n"])
  func reasons(reason: String) throws {
    for act in [
      { try company.hr.waive("checks", for: "E1", in: october, reason: reason) },
      { try company.hr.set(standing: .leave, of: "E1", in: october, reason: reason) },
      { try company.hr.correct("complaints", of: "E1", in: october, to: 1, reason: reason) },
      { try company.hr.accept(.jump, of: "E1", in: october, reason: reason) },
      { try company.hr.reopen(october, reason: reason) },
      { try company.desk("S1").record(.complaint, of: "E1", on: october.firstDay, note: reason) },
    ] as [() throws -> Void] {
      try expectRefused("REASON-MISSING", in: company, act)
    }
  }

  @Test(
    "rejected rows and an account of nobody's hold the review up until somebody accepts them; a jump is worth a look")
  func accepting() throws {
    let company = try LifeCompany()
    let messages = try company.small.text(of: "inbox/2026-10/messages.csv")
    try company.small.write(
      "inbox/2026-10/messages.csv",
      messages + "c8,s1,b8,a8,buyer,2026-10-05 10:00:00,text,5\nc9,s1,b9,a1,buyer,gestern,text,5\n")
    try company.live(to: .rated)
    let gaps = try company.read { records throws(Diagnostic) in try records.gaps(of: october) }
    #expect(gaps.filter { $0.kind == .unmatchedAccount }.map(\.subject) == ["a8"])
    let file = try #require(gaps.first { $0.kind == .rejectedRows }?.subject)
    try expectRefused("MONTH-BLOCKED", in: company) { try company.hr.review(october) }
    for (kind, subject) in [(SettlementKind.unmatchedAccount, "a9"), (.rejectedRows, "a8")] {
      try expectRefused("ACCEPT-UNKNOWN", in: company) {
        try company.hr.accept(kind, of: subject, in: october, reason: "写错了")
      }
    }
    try expectRefused("SHEET-UNKNOWN", in: company) {
      try company.hr.accept(.jump, of: "E99", in: october, reason: "写错了")
    }
    try company.hr.accept(.unmatchedAccount, of: "a8", in: october, reason: "已停用")
    try expectRefused("MONTH-BLOCKED", in: company) { try company.hr.review(october) }
    try company.hr.accept(.rejectedRows, of: file, in: october, reason: "一行乱码")
    // Finance's signature is not HR's to accept.
    try expectRefused("NOT-ALLOWED", in: company) {
      try company.hr.accept(.finance, of: "F1", in: october, reason: "代签")
    }
    try company.hr.review(october)
    try company.verify()
  }
}
