import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("Finance: its sales stand over the computed ones, and it signs before publication")
struct FinanceLifeTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany()
    october = try month("2026-10")
    try company.live(to: .rated)
  }

  /// E2's account sold 20,000 yuan, of which 1,000 were refunded.
  private func confirm(_ yuan: Int64 = 20_000, by actor: String = "F1") throws -> [Diagnostic] {
    try company.desk(actor).confirm(
      [ConfirmedSales(agent: "a2", gross: Fen(yuan * 100), refund: Fen(100_000))], in: october)
  }

  private func fact(_ employee: String, _ measure: String) throws -> Fact {
    let figures = try company.read { records throws(Diagnostic) in try records.figures(of: october) }
    return try #require(figures[employee]?[measure])
  }

  @Test("confirmed sales stand, the computed ones are kept beside them, and the difference is shown")
  func confirmed() throws {
    let said = try confirm()
    let net = try fact("E2", "net_sales")
    #expect(net.figure.value == 19_000 && net.standing.source == .finance)
    #expect(net.disagreement?.figure.value == 11_000)
    let difference = try #require(said.first { $0.code == "FIGURE-DISAGREES" })
    #expect(
      difference.what(in: .english).contains("19000.00 yuan") && difference.what(in: .english).contains("11000.00 yuan")
    )
    expectFilled(difference)
    // E2 sold most now: the 500 yuan are hers.
    #expect(try company.result("E1") == "100.00 1000.00" && company.result("E2") == "90.00 1500.00")
    #expect(try fact("E1", "net_sales").standing.source == .computed)
    try company.verify()
  }

  @Test("they stand when the month is computed again, and over finance_sales.csv of the inbox")
  func again() throws {
    _ = try confirm()
    try company.small.write(
      "inbox/2026-10/finance_sales.csv", "month,agent_id,gross_cents,refund_cents\n2026-10,a2,500000,0\n")
    _ = try company.hr.compute(october)
    #expect(try fact("E2", "net_sales").figure.value == 19_000)
    #expect(try company.result("E2") == "90.00 1500.00")
    try company.verify()
  }

  @Test("what finance confirms later stands over what it confirmed before, account by account")
  func later() throws {
    _ = try confirm()
    _ = try confirm(12_000)
    #expect(try fact("E2", "net_sales").figure.value == 11_000)
    #expect(try company.result("E1") == "100.00 1500.00" && company.result("E2") == "90.00 1000.00")
    let sales = try company.read { records throws(Diagnostic) in try records.sales(of: october) }
    #expect(sales["a2"]?.gross == Fen(1_200_000))
  }

  @Test("a change of sales takes the signature back; the same sales again do not")
  func signature() throws {
    func isSigned() throws -> Bool {
      try company.read { records throws(Diagnostic) in try records.settlements(of: october)[.finance] == ["F1"] }
    }
    try company.live(from: .reviewed, to: .signed)
    #expect(try isSigned())
    _ = try confirm()
    #expect(try !isSigned())
    try company.hr.approve(nil, in: october)
    try expectRefused("FINANCE-NOT-SIGNED", in: company) { try company.hr.publish(october) }
    try company.desk("F1").signOff(october, note: "已核对")
    let before = try company.entries()
    _ = try confirm()
    #expect(try isSigned() && company.entries() == before)
    // Sales that HR corrects are not what finance signed for either.
    try company.hr.correct("net_sales", of: "E3", in: october, to: 9_500, reason: "漏记一单")
    #expect(try !isSigned())
    try company.desk("F1").signOff(october)
    try company.hr.correct("complaints", of: "E3", in: october, to: 0, reason: "核对")
    #expect(try isSigned())
    try company.verify()
  }

  @Test("a month that is taken back to be computed again is signed anew")
  func reopened() throws {
    try company.live(from: .reviewed, to: .approved)
    try company.hr.reopen(october, reason: "补导订单")
    #expect(try company.state() == .provisional)
    _ = try company.hr.compute(october)
    try company.hr.review(october)
    // Nothing came out differently: the sheets stay approved, the signature does not.
    #expect(try company.sheet("E1").state == .approved)
    try expectRefused("FINANCE-NOT-SIGNED", in: company) { try company.hr.publish(october) }
    try company.desk("F1").signOff(october)
    try company.hr.publish(october)
    try company.verify()
  }

  @Test("the sales of an account that is nobody's change nobody's pay, and are said")
  func stranger() throws {
    let said = try company.desk("F1").confirm(
      [ConfirmedSales(agent: "a9", gross: Fen(9_000_000), refund: .zero)], in: october)
    let code = try #require(said.first { $0.code == "SUPPLIED-NOT-SPLIT" })
    expectFilled(code)
    #expect(try company.result("E1") == "100.00 1500.00")
  }
}
