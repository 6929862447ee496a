import Exact
import Intake
import Metrics
import Testing
import Wording

/// Accounts that change hands, and employees with several.
@Suite struct TenureTests {
  private func day(_ number: Int) -> Day { Day(number: june.firstDay.number + number - 1) }

  @Test func `an account that changes hands within the month`() {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 10 23:59:50
      c1 b1 a1 agent 10 23:59:59
      c1 b1 a1 buyer 11 00:00:00
      c1 b1 a1 agent 11 00:00:20
      c2 b2 a1 buyer 12 09:00:00
      c2 b2 a1 agent 12 09:00:01
      """)
    month.buy("o1 b1 11 00:00:10 paid 100 paid\no2 b2 12 10:00:00 paid 50 paid")
    let tenures = Tenures([
      .init(agent: "a1", employee: "e1", from: day(-40), to: day(10)),
      .init(agent: "a1", employee: "e2", from: day(11)),
    ])
    let figures = month.figures(tenures: tenures)
    let (first, second, account) = (figures.employees["e1"], figures.employees["e2"], figures.accounts["a1"])
    #expect(number(first, "consultations") == 1)
    #expect(number(second, "consultations") == 2)
    // The account had two consultations and two buyers; counting hands would give three.
    #expect(number(account, "consultations") == 2)
    #expect(number(account, "buyers") == 2)
    #expect(number(account, "converted") == 2)
    #expect(number(first, "response_seconds") == 9)
    #expect(number(second, "response_seconds") == 21)
    #expect(number(account, "response_seconds") == 30)
    #expect(number(account, "p90_response") == 20)
    // o1 was earned by the line of the 10th, when the account was e1's.
    #expect(number(first, "sales") == 100)
    #expect(number(second, "sales") == 50)
    #expect(number(account, "sales") == 150)
    #expect(figures.report.unowned.isEmpty)
  }

  @Test func `an employee's figures are sums over accounts`() {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 02 09:00:00
      c1 b1 a1 agent 02 09:00:10
      c2 b1 a2 buyer 02 09:00:00
      c2 b1 a2 agent 02 09:00:50
      c3 b1 a2 agent 02 09:00:00
      """)
    let tenures = Tenures(["a1", "a2"].map { .init(agent: $0, employee: "e1", from: day(1)) })
    let parts = month.figures(tenures: tenures).employees["e1"]
    #expect(number(parts, "consultations") == 3)
    #expect(number(parts, "responses") == 2)
    #expect(number(parts, "response_seconds") == 60)
    #expect(number(parts, "p90_response") == 50)
    #expect(number(parts, "buyers") == 2)
  }

  @Test func `rows of nobody's account are counted and named`() {
    var month = HandMade()
    month.chat("c1 b1 a1 agent 02 09:00:00\nc2 b1 a9 buyer 02 09:00:00\nc2 b1 a9 agent 02 09:00:00")
    month.add(.complaints, "k1,a1,,2025-06-02 09:00:00,yes,")
    let tenures = Tenures([.init(agent: "a1", employee: "e1", from: day(3))])
    let figures = month.figures(tenures: tenures)
    #expect(figures.report.unowned.map(\.account) == ["a1", "a9"])
    #expect(figures.report.unowned.map(\.rows) == [2, 2])
    #expect(figures.report.warnings.map(\.code) == ["EVENT-ACCOUNT-UNOWNED", "EVENT-ACCOUNT-UNOWNED"])
    #expect(number(figures.employees["e1"], "complaints") == 0)
    #expect(number(figures.accounts["a1"], "complaints") == 1)
  }

  @Test func `an account may be one employee's in one shop and another's elsewhere`() {
    var month = HandMade()
    month.add(
      .messages,
      """
      c1,s1,b1,a1,agent,2025-06-02 09:00:00,text,1
      c2,s2,b1,a1,agent,2025-06-02 09:00:00,text,1
      c3,s3,b1,a1,agent,2025-06-02 09:00:00,text,1
      """)
    month.add(.attendance, "2025-06-02,a1,late,5")
    let tenures = Tenures([
      .init(agent: "a1", employee: "e2", from: day(1)),
      .init(agent: "a1", shop: "s1", employee: "e1", from: day(1)),
    ])
    let figures = month.figures(tenures: tenures)
    #expect(number(figures.employees["e1"], "consultations") == 1)
    #expect(number(figures.employees["e2"], "consultations") == 2)
    // A row without a shop cannot tell the two apart, so it is nobody's, and named.
    #expect(figures.report.unowned.map(\.rows) == [1])
    #expect(number(figures.employees["e1"], "attendance_events") == 0)
  }

  @Test func `an employee without a row has 0, not nothing`() {
    var month = HandMade()
    month.chat("c1 b1 a1 agent 02 09:00:00")
    let tenures = Tenures([
      .init(agent: "a2", employee: "e2", from: day(1)), .init(agent: "a3", employee: "e3", from: day(40)),
    ])
    let figures = month.figures(tenures: tenures)
    #expect(number(figures.employees["e2"], "consultations") == 0)
    #expect(figures.employees["e2"]?[.p90Response] == .missing(.noDenominator))
    #expect(figures.employees["e3"] == nil)
  }
}
