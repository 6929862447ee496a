import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("Papers of the inbox are put on record once")
struct InboxPapersTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany(months: ["2026-10", "2026-11"])
    october = try month("2026-10")
    var inbox = LifeInbox("2026-10")
    inbox.ratings = LifeInbox.ratings
    inbox.papers = [
      "vetoes.csv": "employee_id,veto,occurrences,by,at,note\nE1,打架斗殴,1,S1,2026-10-19 09:00:00,推搡\n",
      "waivers.csv": "employee_id,item,reason,by,at\nE2,complaints,非本人,H1,2026-11-01 09:00:00\n",
      "goals.csv": "employee_id,goal,by,at\nE1,更快,S1,2026-11-01 09:00:00\n",
      "omissions.csv":
        "assessor_id,employee_id,item,points,by,at,note\nS1,E1,complaints,2,H1,2026-11-01 09:00:00,应扣\n",
    ]
    try inbox.write(to: company.small)
    try company.live(to: .opened)
    try company.clock.reach("2026-11-02")
  }

  @Test("computing takes every paper in once: 5 ratings, a veto, a waiver, a goal, an omission; again it takes none")
  func once() throws {
    #expect(try company.hr.compute(october).papersTaken == 9)
    #expect(try company.result("E1") == "90.00 1500.00" && company.result("E2") == "100.00 1000.00")
    #expect(try company.result("S1") == "96.00 2000.00")
    let before = try company.entries()
    let again = try company.hr.compute(october)
    #expect(again.papersTaken == 0 && again.figuresChanged.isEmpty)
    #expect(try company.entries() == before)
    #expect(try company.read { records throws(Diagnostic) in try records.ratings(of: october) }.count == 5)
    try company.verify()
  }

  @Test("a rating replaced by hand is not overwritten by computing again; a new row of the table is news")
  func replaced() throws {
    _ = try company.hr.compute(october)
    try company.desk("S1").rate("E3", in: october, item: "overall", as: "好", comment: "复核")
    _ = try company.hr.compute(october)
    #expect(try company.sheet("E3").score?.text == "100.00")
    try company.small.change(
      "inbox/2026-10/assessments.csv", "E3,overall,差,S1,2026-11-01 09:00:00,", "E3,overall,中,S1,2026-11-01 09:00:00,核对")
    #expect(try company.hr.compute(october).papersTaken == 1)
    #expect(try company.sheet("E3").score?.text == "90.00")
    try company.verify()
  }

  @Test("a veto, waiver or standing taken back by hand stays so when the month is computed again")
  func withdrawn() throws {
    try company.small.write(
      "inbox/2026-10/standing.csv", "employee_id,standing,reason,by,at\nE3,leave,病假,H1,2026-11-01 09:00:00\n")
    _ = try company.hr.compute(october)
    let veto = try #require(try company.read { records throws(Diagnostic) in try records.incidents(of: october) }.first)
    #expect(veto.happenedOn == Day("2026-10-19") && veto.seenBy == "S1")
    try company.hr.withdraw(incident: veto.id, in: october, reason: "认错人")
    try company.hr.waive("complaints", for: "E2", in: october, reason: "属实", withdrawn: true)
    try company.hr.set(standing: nil, of: "E3", in: october, reason: "其实上班")
    _ = try company.hr.compute(october)
    #expect(try company.result("E1") == "100.00 1500.00" && company.result("E2") == "90.00 1000.00")
    #expect(try company.result("E3") == "80.00 800.00")
    try company.verify()
  }

  @Test("a row that stands twice in a table counts once; two brawls on one day are two occurrences")
  func twice() throws {
    let text = try company.small.text(of: "inbox/2026-10/vetoes.csv")
    try company.small.write("inbox/2026-10/vetoes.csv", text + "E1,打架斗殴,1,S1,2026-10-19 09:00:00,推搡\n")
    let said = try company.hr.compute(october).diagnostics
    #expect(said.filter { $0.place.file?.hasSuffix("vetoes.csv") == true }.map(\.code) == ["ROW-TWICE"])
    #expect(try company.read { records throws(Diagnostic) in try records.incidents(of: october) }.count == 1)
    #expect(try company.sheet("E1").score?.text == "90.00")
    try company.small.write("inbox/2026-10/vetoes.csv", text.replacing("打架斗殴,1,", with: "打架斗殴,2,"))
    _ = try company.hr.compute(october)
    #expect(try company.read { records throws(Diagnostic) in try records.incidents(of: october) }.count == 2)
  }

  @Test("a paper that does not fit is named, left out, and put on record once it fits")
  func unfit() throws {
    try company.small.change("inbox/2026-10/assessments.csv", "E3,overall,差", "E3,overall,极差")
    let said = try company.hr.compute(october).diagnostics.filter { $0.code == "RATING-OFF-SCALE" }
    expectHelpful(try #require(said.first), file: "inbox/2026-10/assessments.csv", line: 4)
    #expect(try company.sheet("E3").state == .waiting)
    try company.small.change("inbox/2026-10/assessments.csv", "E3,overall,极差", "E3,overall,差")
    #expect(try company.hr.compute(october).papersTaken == 1)
    #expect(try company.result("E3") == "80.00 800.00")
  }
}
