import Appraisal
import Exact
import Records
import Scheme
import Testing
import Wording
import Workflow

/// E1 has 1,000 yuan performance pay and 5,000 yuan wage; E3 is of the department d1, E4 of d2, which has another scheme.
@Suite("Months that are not whole, on record")
struct MonthNotWholeTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany(months: ["2026-10", "2026-11"])
    october = try month("2026-10")
  }

  private func change(_ employee: String, from: String, _ edit: (inout PersonVersion) throws -> Void) throws {
    let desk = try company.hr
    var person = try desk.person(employee, on: try day(from))
    person.validFrom = try day(from)
    try edit(&person)
    try desk.change(person, reason: "变动")
  }

  private func pay(_ employee: String, _ name: String = "2026-10") throws -> PayLanes {
    let view = try company.hr.sheet(of: employee, in: try month(name))
    return try #require(view.steps).pay
  }

  @Test(
    "A raise from the 16th on: 15/31 of 1000.00 and 16/31 of 3000.00 are 2032.26, chosen once, for later months too"
  )
  func raise() throws {
    try company.live(to: .rated)
    try change("E2", from: "2026-10-16") { $0.performancePay = .known(Fen(300_000)) }
    #expect(try company.result("E2") == "90.00 —")
    let said = try expectRefused("MONTH-BLOCKED", in: company) { try company.hr.review(october) }
    #expect(said.what(in: .chinese).contains("E2 不满整月"))
    let tasks = try company.hr.toDo(in: october).filter { $0.command.contains("kaohe proration") }
    #expect(tasks.map(\.employee) == ["E2"])
    try company.hr.choose(proration: .calendarDays, from: october, reason: "公司制度")
    #expect(try company.result("E2") == "90.00 2032.26")
    let formula = try pay("E2").proration?.children.first { $0.id == "performance_pay" }?.details["formula"]
    #expect(formula == "1000.00 × 15/31 + 3000.00 × 16/31")
    // Everybody else's month was whole.
    #expect(try company.result("E1") == "100.00 1500.00")
    try company.live(from: .reviewed, to: .published)
    try company.live("2026-11", to: .rated)
    try change("E1", from: "2026-11-16") { $0.performancePay = .known(Fen(200_000)) }
    // 15/30 of each, and the champion's 500.
    #expect(try company.result("E1", "2026-11") == "100.00 2000.00")
    try company.verify()
  }

  @Test("company.yaml stands over what HR would choose")
  func settings() throws {
    try company.small.change(
      "company.yaml", "departments:", "proration: [{from: 2026-10, by: working_days}]\ndepartments:")
    try company.reread()
    try company.live(to: .rated)
    try change("E2", from: "2026-10-16") { $0.performancePay = .known(Fen(300_000)) }
    // 11 of 22 weekdays each.
    #expect(try company.result("E2") == "90.00 2000.00")
    let said = try expectRefused("PRORATION-SET", in: company) {
      try company.hr.choose(proration: .calendarDays, from: october)
    }
    expectFilled(said)
  }

  @Test("Moved on the 6th to a department without a scheme: HR chooses; by days, 5/31 of the performance pay is earned")
  func movedToOffice() throws {
    try company.live(to: .computed)
    try change("E2", from: "2026-10-06") { $0.department = "office" }
    // The rating of the days before stays possible.
    try company.desk("S1").rate("E2", in: october, item: "overall", as: "好")
    #expect(try company.result("E2") == "90.00 —")
    #expect(try pay("E2").proration?.reason == .prorationAndMoveOpen)
    try company.hr.choose(proration: .calendarDays, moved: .byDays, from: october)
    #expect(try company.result("E2") == "90.00 161.29")
    #expect(try company.sheet("E2").department == "d1")
    try company.verify()
  }

  @Test("Moved on the 21st to another department with a scheme: both, weighted by the days there")
  func movedByDays() throws {
    try company.live(to: .computed)
    try change("E2", from: "2026-10-21") {
      $0.department = "d2"
      $0.assessor = "S2"
    }
    try company.desk("S1").rate("E2", in: october, item: "overall", as: "好")
    try company.desk("S2").rate("E2", in: october, item: "tone", as: "中")
    #expect(try pay("E2").proration?.reason == .moveOpen)
    try company.hr.choose(proration: nil, moved: .byDays, from: october)
    let steps = try #require(try company.hr.sheet(of: "E2", in: october).steps)
    let score = try #require(steps.score)
    #expect(score.reason == .scoreByDays)
    let parts = score.children.compactMap(\.points)
    #expect(parts.count == 2)
    let expected = try Points(
      rounding: (parts[0].value * 20 + parts[1].value * 11) / 31)
    #expect(score.points == expected)
    #expect(try company.sheet("E2").department == "d1")
    try company.verify()
  }

  @Test("The scheme says where a month with a move is appraised; then nobody has to choose")
  func schemeSays() throws {
    try company.small.change("schemes/care.yaml", "total: 100", "total: 100\nmoved: most_days")
    try company.small.change("schemes/care.yaml", "effective: 2026-01", "effective: 2026-10")
    try company.reread()
    try company.publish(scheme: "care")
    try company.live(to: .computed)
    try change("E2", from: "2026-10-21") { $0.department = "d2" }
    try company.desk("S1").rate("E2", in: october, item: "overall", as: "好")
    #expect(try company.result("E2") == "90.00 1000.00")
    #expect(try company.sheet("E2").department == "d1")
    #expect(try pay("E2").proration?.reason == .prorationAlike)
  }
}
