import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("What is done in the wrong order is refused, by name, and leaves no trace")
struct WrongOrderTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany()
    october = try month("2026-10")
  }

  @Test("nothing is done in a month that was not opened, but for an incident that is recorded when it happens")
  func notOpened() throws {
    try company.clock.reach("2026-10-08")
    try expectRefused("MONTH-NOT-OPENED", in: company) { _ = try company.hr.compute(october) }
    try expectRefused("MONTH-NOT-OPENED", in: company) { try company.hr.review(october) }
    try expectRefused("MONTH-NOT-OPENED", in: company) { try company.hr.publish(october) }
    try expectRefused("MONTH-NOT-OPENED", in: company) { try company.hr.lock(october) }
    try expectRefused("MONTH-NOT-OPENED", in: company) { try company.desk("F1").signOff(october) }
    try expectRefused("MONTH-NOT-OPENED", in: company) { try company.desk("E1").acknowledge(october) }
    try expectRefused("MONTH-NOT-OPENED", in: company) {
      try company.hr.waive("checks", for: "E1", in: october, reason: "未抽查")
    }
    _ = try company.hr.record(.remark, of: "E1", on: try day("2026-10-07"), note: "帮助新人")
  }

  @Test("a month is opened once")
  func twice() throws {
    try company.live(to: .opened)
    try expectRefused("MONTH-OPENED", in: company) { try company.hr.open(october) }
  }

  @Test("before it is computed nothing is reviewed, corrected, approved or published")
  func notComputed() throws {
    try company.live(to: .opened)
    for (act, name) in [
      ({ try company.hr.review(october) }, "review"), ({ try company.hr.publish(october) }, "publish"),
      ({ try company.hr.approve(nil, in: october) }, "approve"), ({ try company.hr.lock(october) }, "lock"),
      ({ try company.desk("F1").signOff(october) }, "sign"),
      ({ try company.hr.correct("complaints", of: "E1", in: october, to: 0, reason: "误") }, "correct"),
      ({ try company.hr.reopen(october, reason: "误") }, "reopen"),
    ] as [(() throws -> Void, String)] {
      let said = try expectRefused("MONTH-STATE", in: company, act)
      #expect(said.what(in: .english).contains("2026-10 is open"), "\(name): \(said.what(in: .english))")
    }
  }

  @Test("while a figure is missing the review does not begin; a waiver with a reason lets it")
  func blocked() throws {
    try company.small.remove("inbox/2026-10/mystery_checks.csv")
    try company.live(to: .computed)
    let said = try expectRefused("MONTH-BLOCKED", in: company) { try company.hr.review(october) }
    #expect(said.what(in: .english).contains("E1 checks"), "\(said.what(in: .english))")
    for employee in ["E1", "E2", "E3"] {
      try company.hr.waive("checks", for: employee, in: october, reason: "本月未抽查")
    }
    try company.hr.review(october)
    try company.verify()
  }

  @Test("while an item is unrated its sheet is not approved and the month is not published")
  func unrated() throws {
    try company.live(to: .computed)
    for (employee, label) in [("E1", "好"), ("E2", "好")] {
      try company.desk("S1").rate(employee, in: october, item: "overall", as: label)
    }
    try company.live(from: .reviewed, to: .approved)
    let state = try expectRefused("SHEET-STATE", in: company) { try company.hr.approve(["E3"], in: october) }
    #expect(state.what(in: .english).contains("is waiting"))
    let said = try expectRefused("MONTH-BLOCKED", in: company) { try company.hr.publish(october) }
    #expect(said.what(in: .english).contains("E3 overall"))
  }

  @Test("a sheet that waits for a figure again, because its waiver was taken back, is not approved")
  func incomplete() throws {
    try company.small.remove("inbox/2026-10/mystery_checks.csv")
    try company.live(to: .rated)
    for employee in ["E1", "E2", "E3"] {
      try company.hr.waive("checks", for: employee, in: october, reason: "本月未抽查")
    }
    try company.hr.review(october)
    try company.hr.waive("checks", for: "E2", in: october, reason: "其实抽查过", withdrawn: true)
    try expectRefused("SHEET-INCOMPLETE", in: company) { try company.hr.approve(["E2"], in: october) }
    #expect(try company.hr.approve(nil, in: october) == ["E1", "E3", "E4", "S1"])
    try expectRefused("SHEET-UNKNOWN", in: company) { try company.hr.approve(["E9"], in: october) }
  }

  @Test("publishing needs finance's signature, every sheet approved, and every omission settled")
  func publishing() throws {
    try company.live(to: .reviewed)
    let count = try expectRefused("SHEETS-NOT-APPROVED", in: company) { try company.hr.publish(october) }
    #expect(count.what(in: .english).contains("5 sheets") && count.what(in: .english).contains("E1, E2, E3, E4, S1"))
    let id = try company.hr.raiseOmission(
      by: "S1", of: "E1", item: "complaints", points: Points(hundredths: 200), in: october, note: "应扣")
    let open = try expectRefused("OMISSIONS-OPEN", in: company) { try company.hr.publish(october) }
    #expect(open.what(in: .english).contains(id))
    try company.hr.settle(omission: id, in: october, upheld: false, reason: "有正当理由")
    try company.hr.approve(nil, in: october)
    try expectRefused("FINANCE-NOT-SIGNED", in: company) { try company.hr.publish(october) }
    try company.desk("F1").signOff(october)
    try company.hr.publish(october)
    try company.verify()
  }

  @Test("a company without finance staff publishes without a signature")
  func withoutFinance() throws {
    try company.small.change(
      "people.csv", "F1,财务一,office,会计,finance,,2025-01-01,2025-04-01,,700000,,\n", "")
    try company.reread()
    try company.live(to: .reviewed)
    try company.hr.approve(nil, in: october)
    try company.hr.publish(october)
    #expect(try company.state() == .published)
  }

  @Test("an earlier month is published first, because rules about several months look at it")
  func earlier() throws {
    try LifeInbox("2026-11").write(to: company.small)
    try company.live(to: .approved)
    try company.live("2026-11", to: .approved)
    let said = try expectRefused("EARLIER-MONTH-OPEN", in: company) { try company.hr.publish(try month("2026-11")) }
    #expect(said.what(in: .english).hasPrefix("2026-10 is still in review"))
    try company.hr.publish(october)
    try company.hr.publish(try month("2026-11"))
    try company.verify()
  }

  @Test("a published month is neither computed, rated, corrected nor reviewed again")
  func published() throws {
    try company.live(to: .published)
    for act in [
      { _ = try company.hr.compute(october) }, { try company.hr.review(october) },
      { try company.hr.reopen(october, reason: "误") }, { try company.hr.publish(october) },
      { try company.desk("S1").rate("E1", in: october, item: "overall", as: "差", comment: "再想想") },
      { try company.hr.correct("complaints", of: "E1", in: october, to: 3, reason: "漏记") },
      { try company.hr.waive("checks", for: "E1", in: october, reason: "未抽查") },
      { try company.hr.set(standing: .leave, of: "E1", in: october, reason: "病假") },
      { try company.desk("S1").set(goal: "更快", for: "E1", in: october) },
      { try company.desk("F1").signOff(october) },
      { _ = try company.desk("F1").confirm([], in: october) },
      { try company.desk("E1").reviewSelf(in: october, comment: "不错") },
      { try company.hr.record(.complaint, of: "E1", on: try day("2026-10-07"), note: "晚到的投诉") },
    ] as [() throws -> Void] {
      try expectRefused("MONTH-STATE", in: company, act)
    }
    try company.verify()
  }

  @Test("locking waits for open appeals, and for whoever has not acknowledged and may still appeal")
  func locking() throws {
    try company.live(to: .published)
    for employee in ["E1", "E2", "E4", "S1"] { try company.desk(employee).acknowledge(october) }
    // Published on the fifth, seven days to appeal.
    let early = try expectRefused("LOCK-EARLY", in: company) { try company.hr.lock(october) }
    #expect(early.what(in: .english).contains("1 people") && early.what(in: .english).contains("until 2026-11-12: E3"))
    let id = try company.desk("E3").appeal("overall", in: october, statement: "不公")
    try company.clock.reach("2026-11-20")
    let open = try expectRefused("APPEALS-OPEN", in: company) { try company.hr.lock(october) }
    #expect(open.what(in: .english).contains(id))
    _ = try company.hr.decide(appeal: id, .rejected, reasons: "评分有据")
    try company.hr.lock(october)
    try expectRefused("MONTH-STATE", in: company) { try company.hr.lock(october) }
    try company.verify()
  }

  @Test("whoever never acknowledged no longer holds the month up once the time to appeal is over")
  func silence() throws {
    try company.live(to: .published)
    try company.clock.reach("2026-11-12")
    try expectRefused("LOCK-EARLY", in: company) { try company.hr.lock(october) }
    try company.clock.reach("2026-11-13")
    try company.hr.lock(october)
    #expect(try company.sheet("E1").state == .final)
  }

  @Test("one acknowledges one's sheet once")
  func acknowledged() throws {
    try company.live(to: .published)
    try company.desk("E1").acknowledge(october)
    try expectRefused("SHEET-STATE", in: company) { try company.desk("E1").acknowledge(october) }
    try expectRefused("SHEET-UNKNOWN", in: company) { try company.desk("H2").acknowledge(october) }
  }
}
