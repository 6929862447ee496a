import Exact
import Intake
import Metrics
import Testing
import Wording

/// Orders that name no buyer: nobody can say whose they are, so that what a shop's accounts sold is missing, and not 0.
@Suite("Orders that name no buyer")
struct UnnamedBuyersTests {
  /// a1 works in s1, a2 in s2; each answers a buyer and then an order comes, of s1 without its buyer where `named` is
  /// false.
  private static func month(named: Bool, more: String = "") -> HandMade {
    var month = HandMade()
    month.add(
      .messages,
      """
      c1,s1,b1,a1,buyer,2025-06-05 10:00:00,text,3
      c1,s1,b1,a1,agent,2025-06-05 10:00:20,text,3
      c2,s2,b2,a2,buyer,2025-06-05 10:00:00,text,3
      c2,s2,b2,a2,agent,2025-06-05 10:00:20,text,3
      """)
    month.add(
      .orders,
      """
      o1,s1,\(named ? "b1" : ""),2025-06-05 11:00:00,2025-06-05 11:01:00,10000,finished
      o2,s2,b2,2025-06-05 11:00:00,2025-06-05 11:01:00,20000,finished
      \(more)
      """)
    month.add(.refunds, "")
    return month
  }

  @Test("Every figure of orders is missing for the shop's accounts, with the reason; what chats give is not")
  func missing() throws {
    let figures = Self.month(named: false).figures()
    for part in Part.allCases where part.isOfOrders && part != .badReviews {
      #expect(figures.accounts["a1"]?[part] == .missing(.buyersNotNamed), "\(part)")
    }
    #expect(number(figures.accounts["a1"], "consultations") == 1)
    #expect(number(figures.accounts["a2"], "sales") == 20_000)
    #expect(number(Self.month(named: true).figures().accounts["a1"], "sales") == 10_000)
    let said = try #require(figures.report.warnings.first { $0.code == "ORDER-BUYER-UNNAMED" })
    #expect(said.arguments == ["shop": "s1", "count": "1", "yuan": "100.00"])
    #expect(said.place.line == 2)
  }

  @Test("An employee with one account there and one elsewhere: the sum is not whole, and each account is told apart")
  func twoAccounts() throws {
    let whole = try #require(Day("2025-01-01"))
    let tenures = Tenures([
      .init(agent: "a1", employee: "e", from: whole), .init(agent: "a2", employee: "e", from: whole),
    ])
    let figures = Self.month(named: false).figures(tenures: tenures)
    #expect(figures.employees["e"]?[.sales] == .missing(.buyersNotNamed))
    #expect(figures.accountsOfEmployees["e"]?["a1"]?[.sales] == .missing(.buyersNotNamed))
    #expect(figures.accountsOfEmployees["e"]?["a2"]?[.sales] == .known(20_000))
  }

  @Test("An account of the shop by accounts.csv, without a line this month, is not at 0 either")
  func withoutLines() throws {
    let from = try #require(Day("2025-01-01"))
    let tenures = Tenures([.init(agent: "a9", shop: "s1", employee: "e9", from: from)])
    let figures = Self.month(named: false).figures(tenures: tenures)
    #expect(figures.employees["e9"]?[.ordersCreated] == .missing(.buyersNotNamed))
  }

  @Test("Mixed orders: one without a buyer leaves the figures missing, unless the rules say such orders are nobody's")
  func mixed() throws {
    let more = "o3,s2,,2025-06-06 11:00:00,,500,created"
    #expect(Self.month(named: true, more: more).figures().accounts["a2"]?[.sales] == .missing(.buyersNotNamed))
    var rules = RuleSet.standard
    rules.ordersWithoutBuyer = .nobody
    #expect(number(Self.month(named: true, more: more).figures(rules).accounts["a2"], "sales") == 20_000)
    // A shop none of whose orders names a buyer has no orders that could be told from these.
    #expect(Self.month(named: false).figures(rules).accounts["a1"]?[.sales] == .missing(.buyersNotNamed))
  }

  @Test("An order of another month says nothing of this one; one just after it can be the fruit of its last day")
  func otherMonths() {
    let before = "o3,s2,,2025-05-31 11:00:00,,500,created"
    let after = "o3,s2,,2025-07-01 11:00:00,,500,created"
    #expect(number(Self.month(named: true, more: before).figures().accounts["a2"], "sales") == 20_000)
    #expect(Self.month(named: true, more: after).figures().accounts["a2"]?[.sales] == .missing(.buyersNotNamed))
  }

  @Test("The rows behind such a figure are none, for the same reason")
  func evidence() {
    let finder = EvidenceFinder(Self.month(named: false).inputs, month: june)
    let found = finder.evidence(for: .account("a1"), parts: [.sales])[0]
    #expect(found.absence == .buyersNotNamed)
    #expect(found.rows.isEmpty)
    #expect(finder.evidence(for: .account("a2"), parts: [.sales])[0].total == 20_000)
  }

  @Test("Form 1 · 迟到早退请假: absence without leave is none of them, and counts by itself")
  func absences() {
    var month = HandMade()
    month.add(.attendance, "2025-06-05,a1,late,5\n2025-06-06,a1,absent,\n2025-06-07,a1,leave,\n")
    let parts = month.parts("a1")
    #expect(number(parts, "attendance_events") == 2)
    #expect(number(parts, "absences") == 1)
  }
}
