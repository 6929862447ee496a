import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("People over time: every month sees people as they were")
struct PeopleOverTimeTests {
  let company: LifeCompany
  let october: Month
  let november: Month

  init() throws {
    company = try LifeCompany(months: ["2026-10", "2026-11"])
    october = try month("2026-10")
    november = try month("2026-11")
  }

  private func change(
    _ employee: String, from: String, by actor: String = "H1", _ edit: (inout PersonVersion) throws -> Void
  )
    throws
  {
    let desk = try company.desk(actor)
    var person = try desk.person(employee, on: try day(from))
    person.validFrom = try day(from)
    try edit(&person)
    try desk.change(person, reason: "变动")
  }

  @Test("a transfer in mid-year: October's sheet is the old department's, November's the new one's, with its scheme")
  func transfer() throws {
    try company.live(to: .rated)
    try change("E3", from: "2026-11-01") {
      $0.department = "d2"
      $0.assessor = "S2"
    }
    try company.live(from: .reviewed, to: .published)
    try company.live("2026-11", to: .computed)
    #expect(try company.sheet("E3").department == "d1" && company.sheet("E3").assessor == "S1")
    #expect(try company.sheet("E3", "2026-11").department == "d2")
    #expect(try company.sheet("E3", "2026-11").assessor == "S2")
    try expectRefused("NOT-ALLOWED", in: company) {
      try company.desk("S1").rate("E3", in: november, item: "overall", as: "好")
    }
    try company.desk("S2").rate("E3", in: november, item: "tone", as: "好")
    #expect(try company.result("E3", "2026-11") == "100.00 1000.00")
    try company.verify()
  }

  @Test("a transfer at the desk stays when the next month is opened, though people.csv was not edited")
  func transferStays() throws {
    try company.live(to: .published)
    try change("E3", from: "2026-11-01") {
      $0.department = "d2"
      $0.assessor = "S2"
    }
    try company.live("2026-11", to: .opened)
    try company.reread()
    try LifeInbox("2026-12").write(to: company.small)
    try company.live("2026-12", to: .opened)
    try company.live("2026-12", from: .computed, to: .computed)
    #expect(try company.sheet("E3", "2026-12").department == "d2")
    // What the table says anew is taken over: the row was edited.
    try company.small.change("people.csv", "E3,丙,d1,客服,agent,S1", "E3,丙,d1,资深客服,agent,S1")
    try company.reread()
    #expect(try company.hr.takePeople(from: try day("2026-12-01")) == ["E3"])
    #expect(
      try company.read { records throws(Diagnostic) in try records.person("E3", on: november.lastDay)?.department }
        == "d2")
    try company.verify()
  }

  @Test("an assessor who changed in mid-month: the one of the last day rates the month")
  func assessor() throws {
    try company.live(to: .computed)
    try change("E1", from: "2026-10-20") { $0.assessor = "S2" }
    try expectRefused("NOT-ALLOWED", in: company) {
      try company.desk("S1").rate("E1", in: october, item: "overall", as: "好")
    }
    try company.desk("S2").rate("E1", in: october, item: "overall", as: "好")
    #expect(try company.sheet("E1").assessor == "S2" || company.sheet("E1").score?.text == "100.00")
    try company.verify()
  }

  @Test("a substitute rates within the days, and neither before nor after them")
  func substitute() throws {
    try company.live(to: .computed)
    try company.hr.name(substitute: "S2", for: "S1", from: try day("2026-11-03"), to: try day("2026-11-04"))
    let rate = { (label: String) in
      try company.desk("S2").rate("E1", in: october, item: "overall", as: label, comment: "代评")
    }
    try expectRefused("NOT-ALLOWED", in: company) { try rate("好") }
    try company.clock.reach("2026-11-03")
    try rate("好")
    try company.clock.reach("2026-11-04")
    try rate("中")
    try company.clock.reach("2026-11-05")
    try expectRefused("NOT-ALLOWED", in: company) { try rate("差") }
    #expect(try company.sheet("E1").score?.text == "90.00")
    // Who stood in is on record with the rating; the assessor still rates.
    let rating = try company.read { records throws(Diagnostic) in try records.ratings(of: october) }.last
    #expect(rating?.rating.by == "S2" && rating?.rating.label == "中")
    try company.desk("S1").rate("E1", in: october, item: "overall", as: "好", comment: "已核对")
    try company.verify()
  }

  @Test("a substitute who is one of the people rates the others and not herself")
  func substituteOfHerself() throws {
    try company.live(to: .computed)
    // H1 rates S1 and S2; S2 stands in for H1.
    try company.hr.name(substitute: "S2", for: "H1", from: try day("2026-11-01"), to: try day("2026-11-30"))
    try company.desk("S2").rate("S1", in: october, item: "leading", as: "中")
    try expectRefused("NOT-ONESELF", in: company) {
      try company.desk("S2").rate("S2", in: october, item: "leading", as: "好")
    }
  }

  @Test("somebody hired in November has a sheet of November and none of October, probation until confirmed")
  func hire() throws {
    try company.live(to: .published)
    let row = "E5,戊,d1,客服,agent,S1,2026-11-03,2027-02-03,,400000,100000,1000000\n"
    try company.small.write("people.csv", LifeTexts.people + row)
    try company.small.write("accounts.csv", LifeTexts.accounts + "a5,s1,E5,2026-11-03,\n")
    var inbox = LifeInbox("2026-11")
    inbox.seconds["E5"] = 30
    try inbox.write(to: company.small)
    try company.reread()
    try company.live("2026-11", to: .computed)
    #expect(try company.sheet("E5", "2026-11").standing == .probation)
    let sheets = try company.read { records throws(Diagnostic) in try records.sheets(of: october) }
    #expect(!sheets.contains { $0.employee == "E5" })
    // Confirmed early: the month after counts as past probation.
    try change("E5", from: "2026-11-20") { $0.confirmedOn = try day("2026-12-01") }
    try LifeInbox("2026-12").write(to: company.small)
    try company.live("2026-12", to: .computed)
    #expect(try company.sheet("E5", "2026-12").standing == .regular)
    #expect(try company.sheet("E5", "2026-11").standing == .probation)
    try company.verify()
  }

  @Test("somebody whose hiring in a published month is entered late has no part in that month any more")
  func lateHire() throws {
    try company.live(to: .published)
    let row = "E5,戊,d1,客服,agent,S1,2026-10-20,2027-01-20,,400000,100000,1000000\n"
    try company.small.write("people.csv", LifeTexts.people + row)
    try company.reread()
    try company.live("2026-11", to: .opened)
    // October is appraised again by a decision: its people are as they were.
    let id = try company.desk("E3").appeal("overall", in: october, statement: "不公")
    _ = try company.hr.decide(appeal: id, .upheld, reasons: "成立", remedies: [.rating(item: "overall", label: "中")])
    let sheets = try company.read { records throws(Diagnostic) in try records.sheets(of: october) }
    #expect(sheets.map(\.employee) == ["E1", "E2", "E3", "E4", "S1"])
    try company.live(from: .acknowledged, to: .locked)
    try company.live("2026-11", from: .computed, to: .computed)
    #expect(try company.sheet("E5", "2026-11").employee == "E5")
    try company.verify()
  }

  @Test(
    "a leaver has a sheet for the last month and none after it, may acknowledge it or appeal, and nothing else")
  func leaver() throws {
    try company.live(to: .opened)
    try change("E3", from: "2026-10-01") { $0.leftOn = try day("2026-10-20") }
    try company.live(from: .computed, to: .rated)
    try company.hr.choose(proration: .calendarDays, from: october)
    try company.live(from: .reviewed, to: .published)
    #expect(try company.sheet("E3").state == .published)
    try company.live("2026-11", to: .computed)
    let sheets = try company.read { records throws(Diagnostic) in try records.sheets(of: november) }
    #expect(sheets.map(\.employee) == ["E1", "E2", "E4", "S1"])
    #expect(try company.desk("E3").sheet(of: "E3", in: october).next == [.acknowledge, .appeal])
    try company.desk("E3").acknowledge(october)
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk("E3").sheet(of: "E1", in: october) }
    try company.verify()
  }

  @Test("somebody of HR who has left does nothing for the company any more")
  func leaverOfHR() throws {
    try company.live(to: .reviewed)
    try change("H1", from: "2026-11-01", by: "H2") { $0.leftOn = try day("2026-11-01") }
    try expectRefused("NOT-ALLOWED", in: company) { try company.hr.approve(nil, in: october) }
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.hr.sheet(of: "E1", in: october) }
    try company.desk("H2").approve(nil, in: october)
  }

  @Test(
    "somebody who turns out to have left before the month is kept on its list: the month is put down as void instead")
  func leftBefore() throws {
    try company.live(to: .computed)
    let said = try expectRefused("SHEET-WITHOUT-PERSON", in: company) {
      try change("E3", from: "2026-10-01") { $0.leftOn = try day("2026-09-30") }
    }
    #expect(said.place.employee == "E3")
    try company.hr.set(standing: .voided, of: "E3", in: october, reason: "9月底已离职")
    try change("E3", from: "2026-11-01") { $0.leftOn = try day("2026-10-31") }
    try company.live(from: .reviewed, to: .reviewed)
    try company.verify()
  }

  @Test("a change dated into a published month is refused, and says from when it can hold")
  func published() throws {
    try company.live(to: .published)
    for from in ["2026-10-31", "2026-10-01", "2026-09-01"] {
      let said = try expectRefused("PEOPLE-MONTH-CLOSED", in: company) {
        try change("E3", from: from) { $0.performancePay = .known(Fen(200_000)) }
      }
      #expect(said.remedy(in: .english).contains("from 2026-11-01 on"))
    }
    try expectRefused("PEOPLE-MONTH-CLOSED", in: company) {
      try company.hr.hand(account: "a1", shop: "s1", to: "E2", from: try day("2026-10-15"))
    }
    try expectRefused("PEOPLE-MONTH-CLOSED", in: company) { try company.hr.takePeople(from: try day("2026-10-15")) }
    try change("E3", from: "2026-11-01") { $0.performancePay = .known(Fen(200_000)) }
    #expect(try company.result("E3") == "80.00 800.00")
  }

  @Test("people.csv edited after a month was opened changes nothing in it until it is taken in")
  func edited() throws {
    try company.live(to: .opened)
    try company.small.change(
      "people.csv", "E3,丙,d1,客服,agent,S1,2025-01-01,2025-04-01,,500000,100000",
      "E3,丙,d1,客服,agent,S1,2025-01-01,2025-04-01,,500000,300000")
    try company.reread()
    try company.live(from: .computed, to: .rated)
    #expect(try company.result("E3") == "80.00 800.00")
    #expect(try company.hr.takePeople(from: try day("2026-10-01")) == ["E3"])
    // 80 % of 3,000 yuan, at once and without another computation.
    #expect(try company.result("E3") == "80.00 2400.00")
    try company.live(from: .reviewed, to: .published)
    #expect(try company.result("E3") == "80.00 2400.00")
    try company.verify()
  }

  @Test("an account that changes hands: the chats of each day are the holder's of that day, now and later")
  func handOver() throws {
    try company.live(to: .opened)
    // The chat of the fifth is E1's still when a1 is E2's from the sixth on.
    try company.hr.hand(account: "a1", shop: "s1", to: "E2", from: try day("2026-10-06"))
    try company.live(from: .computed, to: .rated)
    #expect(try company.sheet("E1").score?.text == "100.00")
    try company.live(from: .reviewed, to: .published)
    try company.live("2026-11", to: .computed)
    // November's chats of a1 are E2's; E1, without an account, shows no work.
    let tenures = try company.read { records throws(Diagnostic) in try records.accounts() }.filter { $0.agent == "a1" }
    #expect(tenures.map(\.employee) == ["E1", "E2"])
    #expect(tenures.first?.to == Day("2026-10-05") && tenures.last?.to == nil)
    let facts = try company.read { records throws(Diagnostic) in try records.figures(of: november) }
    #expect(facts["E2"]?["consultations"]?.figure.value == 2)
    #expect(facts["E1"]?["consultations"]?.figure.value ?? 0 == 0)
    try company.verify()
  }

  @Test("a later month that is published closes the days before it, also when an earlier month is opened then")
  func earlierMonth() throws {
    try LifeInbox("2026-09").write(to: company.small)
    try company.live(to: .published)
    try company.small.change("people.csv", "E3,丙,d1,客服,agent,S1", "E3,丙,d2,客服,agent,S2")
    try company.reread()
    try expectRefused("PEOPLE-MONTH-CLOSED", in: company) { try company.hr.open(try month("2026-09")) }
  }
}
