import Appraisal
import Exact
import Testing
import Wording
import Workflow

/// A month of which one was there whole, one came on the 17th and one left on the 10th with a loss of 5,000 yuan; 6,000
/// yuan wage and 2,000 yuan performance pay each, a minimum wage of 2,500.
@Suite("kaohe run and months that are not whole")
struct PartialMonthTests {
  private let company: SmallCompany

  init() throws {
    company = try SmallCompany()
    try company.write("company.yaml", Self.settings)
    try company.write("people.csv", Self.people)
    try company.write("schemes/small.yaml", Self.scheme)
    try company.write(
      "inbox/2026-10/assessments.csv", SmallCompany.ratings(["E1,all,100,S1", "E2,all,100,S1", "E3,all,80,S1"]))
    try company.write(
      "inbox/2026-10/misshipments.csv",
      "case_id,order_id,agent_id,cause,found_on,loss_cents\nm1,o1,a3,agent,2026-10-08,500000\n")
  }

  private static let settings = """
    name: 小公司
    region: cn
    minimum_wage_cents: 250000
    rule_set: standard
    loss_clause: 第十二条
    departments:
      - {id: d1, name: 客服部, schemes: [small]}

    """

  private static let people = """
    employee_id,name,department,post,role,assessor_id,hired_on,confirmed_on,left_on,monthly_wage_cents,performance_pay_cents,sales_target_cents
    E1,甲,d1,客服,agent,S1,2022-03-14,2022-06-14,,600000,200000,
    E2,乙,d1,客服,agent,S1,2026-10-17,,,600000,200000,
    E3,丙,d1,客服,agent,S1,2022-03-14,2022-06-14,2026-10-10,600000,200000,
    E4,丁,d1,客服,agent,S1,2022-03-14,2022-06-14,2026-09-30,600000,200000,
    S1,主管,d1,主管,assessor,,2020-03-14,2020-06-14,,800000,0,

    """

  private static let scheme = """
    kaohe: 1
    id: small
    name: 小方案
    effective: 2026-01
    total: 100
    items:
      - {id: all, points: 100, rating: {"100": 100, "80": 80}, by: assessor, when_missing: block}
    pay: [{from: 90, pays: full}, {from: 70, under: 90, pays: score_percent}, {under: 70, pays: nothing, failed: true}]
    losses: [{id: misshipment_loss, of: misshipment_loss}]

    """

  private func choose(_ rule: String) throws {
    try company.change("company.yaml", "departments:", "proration: [\(rule)]\ndepartments:")
  }

  private func pay(_ employee: String) throws -> PayLanes {
    try #require(try company.run().derivations.first { $0.employee == employee }).pay
  }

  private func node(_ pay: PayLanes, _ id: String) throws -> Node {
    try #require(pay.proration?.children.first { $0.id == id })
  }

  @Test("By calendar days: 10/31 of 6000.00 and 2000.00, 80 % of the latter earned; art. 16 leaves nothing to deduct")
  func leaver() throws {
    try choose("{from: 2026-01, by: calendar_days}")
    let pay = try pay("E3")
    #expect(pay.base == .known(Fen(64_516)))
    #expect(pay.wage == .known(Fen(193_548)))
    #expect(pay.earned?.amount == Fen(51_613))
    // 1935.48 + 516.13 = 2451.61, of which 2500.00 must remain.
    #expect(pay.lossDeducted == .zero)
    #expect(pay.lossHeldBack == Fen(500_000))
    #expect(pay.floorTopUp == Fen(4_839))
    #expect(try node(pay, "wage").details["formula"] == "6000.00 × 10/31")
  }

  @Test("With the minimum wage by days, 2500.00 × 10/31 = 806.46 must remain: 20 % of 2451.61 can be taken")
  func minimumWageByDays() throws {
    try choose("{from: 2026-01, by: calendar_days, minimum_wage: by_days}")
    let pay = try pay("E3")
    #expect(pay.lossDeducted == Fen(49_032))
    #expect(pay.floorTopUp == .zero)
  }

  @Test("Hired on the 17th: 15/31 of both; the whole month of a colleague is left as it is")
  func hire() throws {
    try choose("{from: 2026-01, by: calendar_days}")
    let pay = try pay("E2")
    #expect(pay.base == .known(Fen(96_774)))
    #expect(pay.wage == .known(Fen(290_323)))
    let said = try company.run().diagnostics.filter { $0.code == "MONTH-NOT-WHOLE" }
    #expect(said.map(\.place.employee) == ["E2", "E3"])
    for diagnostic in said { expectFilled(diagnostic) }
    #expect(try self.pay("E1").proration == nil)
    #expect(try self.pay("E1").total == Fen(200_000))
  }

  @Test("By 21.75 and by working days: 7/21.75 and 7/22 of 2000.00")
  func otherWays() throws {
    try choose("{from: 2026-01, by: calendar_days}, {from: 2026-10, by: \"21.75\"}")
    #expect(try pay("E3").base == .known(Fen(64_368)))
    try company.change("company.yaml", "{from: 2026-10, by: \"21.75\"}", "{from: 2026-10, by: working_days}")
    #expect(try pay("E3").base == .known(Fen(63_636)))
  }

  @Test("The company's calendar says which days are worked, and where that is written")
  func calendar() throws {
    try choose("{from: 2026-01, by: working_days}")
    try company.write(
      "calendar.csv", "date,kind,source\n2026-10-01,holiday,某通知\n2026-10-02,holiday,某通知\n2026-10-10,workday,某通知\n")
    let pay = try pay("E3")
    // 6 of 21 days.
    #expect(pay.base == .known(Fen(57_143)))
    #expect(pay.proration?.details["calendar"] == "某通知")
  }

  @Test("Unpaid leave counts as not worked only where the company put it on record")
  func unpaidLeave() throws {
    try choose("{from: 2026-01, by: calendar_days}")
    try company.write("unpaid_leave.csv", "employee_id,from,to,reason\nE1,2026-10-20,2026-10-21,事假\n")
    // 29/31 of 2000.00.
    #expect(try pay("E1").base == .known(Fen(187_097)))
  }

  @Test("Until the company chooses: the amounts are open, and the sheet says what each way would come to")
  func notChosen() throws {
    let run = try company.run()
    let pay = try #require(run.derivations.first { $0.employee == "E3" }).pay
    #expect(pay.base.absence?.reason == .notChosen)
    #expect(pay.total == nil)
    #expect(run.isIncomplete)
    let node = try #require(pay.proration)
    #expect(node.state == .missing)
    #expect(node.trials.map(\.text) == ["calendar_days", "working_days", "21.75", "none"])
    // 564.52: 516.13 and 48.39 up to the minimum wage; whole: 1600.00 less 20 % of 7600.00.
    #expect(node.trials.map(\.yields) == ["564.52", "590.91", "568.97", "80.00"])
    let amounts = try self.node(pay, "performance_pay").trials.map(\.yields)
    #expect(amounts == ["645.16", "636.36", "643.68", "2000.00"])
    let said = try company.run().diagnostics.filter { $0.code == "MONTH-NOT-WHOLE-OPEN" }
    #expect(said.map(\.place.employee) == ["E2", "E3"])
    for diagnostic in said { expectFilled(diagnostic) }
  }

  @Test("A way that is none, or a key nobody knows, is refused with what is known")
  func refused() throws {
    try choose("{from: 2026-01, by: weeks}")
    #expect(throws: (any Error).self) { try company.run() }
    try company.change("company.yaml", "by: weeks", "by: none, per: day")
    #expect(throws: (any Error).self) { try company.run() }
  }

  @Test("What was printed is read back and printed again, byte for byte")
  func readBack() throws {
    for rule in ["{from: 2026-01, by: calendar_days}", ""] {
      try company.write("company.yaml", Self.settings)
      if !rule.isEmpty { try choose(rule) }
      let run = try company.run()
      for derivation in run.derivations {
        let schemes = try #require(run.schemes[derivation.employee])
        let again = try #require(
          Derivation(reading: derivation.json(), under: schemes, wage: derivation.pay.wage, law: derivation.pay.law))
        #expect(again.json() == derivation.json())
      }
    }
  }
}
