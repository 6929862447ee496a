import Exact
import Intake
import Metrics
import Testing
import Wording

/// Each definition on a month small enough to redo on paper.
@Suite struct DefinitionTests {
  @Test func `definition 1 and 2: consultations, replied, buyers`() {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 02 09:00:00
      c1 b1 a1 agent 02 09:00:10
      c2 b1 a1 buyer 03 09:00:00
      c2 b1 a2 agent 03 09:00:30
      c3 b2 - buyer 04 09:00:00
      c3 b2 a1 robot 04 09:00:01
      c4 b2 a1 agent 05 09:00:00
      """)
    let (first, second) = (month.parts("a1"), month.parts("a2"))
    // c1, c2 (assigned on the buyer's line) and c4; a robot's line is nobody's.
    #expect(number(first, "consultations") == 3)
    #expect(number(first, "replied") == 2)
    #expect(number(first, "buyers") == 2)
    #expect(number(second, "consultations") == 1)
    #expect(number(second, "buyers") == 1)
  }

  @Test func `definition 3: responses are measured from the first line of a run`() {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 02 09:00:00
      c1 b1 a1 buyer 02 09:00:40
      c1 b1 a1 robot 02 09:00:50
      c1 b1 a1 agent 02 09:01:00
      c1 b1 a1 agent 02 09:05:00
      c1 b1 a2 buyer 02 10:00:00
      c1 b1 a2 agent 02 10:00:20
      c1 b1 a2 buyer 02 11:00:00
      """)
    let (first, second) = (month.parts("a1"), month.parts("a2"))
    #expect(number(first, "responses") == 1)
    #expect(number(first, "response_seconds") == 60)
    #expect(number(first, "first_responses") == 1)
    #expect(number(first, "first_response_seconds") == 60)
    #expect(number(second, "responses") == 1)
    #expect(number(second, "response_seconds") == 20)
    #expect(number(second, "first_responses") == 0)
    // The run at 11:00 has no answer and was assigned to a2.
    #expect(number(second, "unanswered") == 1)
    #expect(number(first, "unanswered") == 0)
  }

  @Test func `definition 3: of two lines of one second the first in the file comes first`() {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 agent 02 09:00:00
      c1 b1 a1 buyer 02 09:00:00
      c2 b2 a1 buyer 02 09:00:00
      c2 b2 a1 agent 02 09:00:00
      """)
    #expect(number(month.parts("a1"), "responses") == 1)
    #expect(number(month.parts("a1"), "response_seconds") == 0)
    #expect(number(month.parts("a1"), "unanswered") == 1)
  }

  @Test func `definition 3: p90 is the nearest rank`() {
    var month = HandMade()
    // Waits of 1 to 11 seconds: rank ⌈9·11/10⌉ = 10.
    month.chat(
      (1...11).map { "c\($0) b1 a1 buyer 02 09:00:00\nc\($0) b1 a1 agent 02 09:00:\($0 < 10 ? "0" : "")\($0)" }
        .joined(separator: "\n"))
    #expect(number(month.parts("a1"), "p90_response") == 10)
  }

  @Test func `definition 4: both ends of the window count`() {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 02 09:00:00
      c2 b2 a1 buyer 02 09:00:00
      c3 b3 a1 buyer 02 09:00:00
      c4 b4 a1 buyer 02 09:00:00
      """)
    month.buy(
      """
      o1 b1 02 09:00:00 paid 100 paid
      o2 b2 03 09:00:00 paid 100 paid
      o3 b3 03 09:00:01 paid 100 paid
      o4 b4 02 08:59:59 paid 100 paid
      """)
    #expect(number(month.parts("a1"), "converted") == 2)
    // Nobody replied, so nobody is credited.
    #expect(number(month.parts("a1"), "orders_created") == 0)
    #expect(number(month.parts("a1", RuleSet(id: "short", window: .hours(23))), "converted") == 1)
  }

  @Test func `definition 5: the last reply strictly before the order earns it`() {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 02 09:00:00
      c1 b1 a1 agent 02 09:01:00
      c2 b1 a2 agent 02 09:02:00
      c2 b1 a3 agent 02 10:00:00
      c3 b2 a1 buyer 30 23:00:00
      c3 b2 a1 agent 30 23:00:10
      """)
    month.buy(
      """
      o1 b1 02 10:00:00 paid 100 paid
      o2 b1 02 10:00:01 - 100 created
      """)
    #expect(number(month.parts("a1"), "orders_created") == 0)
    #expect(number(month.parts("a2"), "orders_created") == 1)
    #expect(number(month.parts("a2"), "orders_paid") == 1)
    #expect(number(month.parts("a3"), "orders_created") == 1)
    #expect(number(month.parts("a3"), "orders_paid") == 0)
    // c2 has no buyer line and converts nothing; a1's c1 does.
    #expect(number(month.parts("a1"), "converted") == 1)
    #expect(number(month.parts("a2"), "converted") == 0)
  }

  @Test func `definition 5: an order of another month converts and is not credited`() {
    var month = HandMade()
    month.chat("c3 b2 a1 buyer 30 23:00:00\nc3 b2 a1 agent 30 23:00:10")
    month.add(.orders, "o1,s1,b2,2025-07-01 08:00:00,,100,created")
    #expect(number(month.parts("a1"), "converted") == 1)
    #expect(number(month.parts("a1"), "orders_created") == 0)
  }

  @Test func `definition 6 and 7: sales, refunds and the kinds of after-sale cases`() {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    month.buy(
      """
      o1 b1 02 10:00:00 paid 10000 paid
      o2 b1 02 11:00:00 paid 5000 paid
      o3 b1 02 12:00:00 - 700 created
      """)
    month.add(
      .refunds,
      """
      r1,o1,refund,2025-06-03 10:00:00,2500
      r2,o1,refund,2025-06-04 10:00:00,500
      r3,o2,return,2025-06-04 10:00:00,5000
      r4,o2,exchange,2025-06-04 10:00:00,9000
      r5,o3,refund,2025-06-04 10:00:00,700
      r6,o9,refund,2025-06-04 10:00:00,1
      """)
    let parts = month.parts("a1")
    #expect(number(parts, "sales") == 15_000)
    #expect(number(parts, "refund_amount") == 17_000)
    #expect(number(parts, "net_sales") == -2_000)
    #expect(number(parts, "refund_orders") == 1)
    #expect(number(parts, "return_orders") == 1)
    #expect(number(parts, "exchange_orders") == 1)
  }

  @Test func `definition 6: an order without its amount makes sales missing, not 0`() {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    month.buy("o1 b1 02 10:00:00 paid - paid\no2 b1 02 11:00:00 paid 5000 paid")
    month.add(.refunds, "")
    let parts = month.parts("a1")
    #expect(parts?[.sales] == .missing(.notCollected))
    #expect(parts?[.netSales] == .missing(.notCollected))
    #expect(number(parts, "orders_paid") == 2)
    #expect(number(parts, "refund_amount") == 0)
    #expect(month.figures().report.warnings.map(\.code) == ["EVENT-AMOUNT-UNKNOWN"])
  }

  @Test func `definition 8: bad reviews and void orders`() {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    month.buy("o1 b1 02 10:00:00 - 100 void\no2 b1 02 11:00:00 paid 5000 paid")
    month.add(
      .reviews, "o1,2,2025-06-05 10:00:00\no2,1,2025-07-05 10:00:00\no2,3,2025-06-05 10:00:00\no7,1,2025-06-05 10:00:00"
    )
    #expect(number(month.parts("a1"), "bad_reviews") == 2)
    #expect(number(month.parts("a1"), "void_orders") == 1)
    let closed = month.figures(closing: Day("2025-07-05"))
    #expect(number(closed.accounts["a1"], "bad_reviews") == 1)
    #expect(closed.report.files.last?.account.outside == 1)
  }

  @Test func `definition 9: buyers lost`() {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 02 09:00:00
      c1 b1 a1 agent 02 09:00:10
      c2 b2 a1 buyer 02 09:00:00
      c2 b2 a1 agent 02 09:00:10
      c3 b3 a1 buyer 02 09:00:00
      c3 b3 a1 agent 02 09:00:10
      c4 b4 a1 buyer 02 09:00:00
      c5 b3 a2 agent 09 09:00:00
      """)
    // b1 orders within the window after the last line, b2 a second too late, b3 before the first line.
    month.buy(
      """
      o1 b1 03 09:00:10 paid 100 paid
      o2 b2 03 09:00:11 paid 100 paid
      o3 b3 02 08:59:59 paid 100 paid
      """)
    let parts = month.parts("a1")
    #expect(number(parts, "buyers") == 3)
    #expect(number(parts, "lost_buyers") == 2)
    #expect(number(month.parts("a2"), "lost_buyers") == 1)
  }

  @Test func `definition 10: complaints upheld, and orders missent by the agent`() {
    var month = HandMade()
    month.add(
      .complaints,
      """
      k1,a1,o1,2025-06-02 09:00:00,yes,"rude, twice"
      k2,a1,,2025-06-02 09:00:00,no,
      k3,a1,,2025-07-02 09:00:00,yes,
      """)
    month.add(
      .misshipments,
      """
      m1,o1,a1,agent,2025-06-02,1500
      m2,o2,a1,warehouse,2025-06-02,900
      m3,o3,,other,2025-06-02,100
      """)
    let parts = month.parts("a1")
    #expect(number(parts, "complaints") == 1)
    #expect(number(parts, "misshipments") == 1)
    #expect(number(parts, "misshipment_loss") == 1500)
    #expect(parts?[.consultations] == .missing(.notCollected))
  }

  @Test func `definition 11: satisfied, rated, resolved, asked`() {
    var month = HandMade()
    month.add(
      .ratings,
      """
      c1,a1,5,2025-06-02 09:00:00,yes
      c2,a1,4,2025-06-02 09:00:00,
      c3,a1,3,2025-06-02 09:00:00,no
      c4,a1,5,2025-05-31 23:59:59,yes
      """)
    let parts = month.parts("a1")
    #expect(number(parts, "satisfied") == 2)
    #expect(number(parts, "rated") == 3)
    #expect(number(parts, "resolved") == 1)
    #expect(number(parts, "asked") == 2)
  }

  @Test func `definition 12: days with more than five reminders missed`() {
    var month = HandMade()
    month.add(
      .reminders, "2025-06-02,a1,10,5\n2025-06-03,a1,10,4\n2025-06-04,a1,4,0\n2025-06-04,a1,3,1\n2025-06-30,a1,6,0")
    // 5 missed is none; 6, 4 + 2, and 6 are.
    #expect(number(month.parts("a1"), "reminder_breach_days") == 3)
  }

  @Test func `attendance, mystery checks and calls`() {
    var month = HandMade()
    month.add(.attendance, "2025-06-02,a1,late,5\n2025-06-03,a1,leave,\n2025-07-01,a1,late,5")
    month.add(.mysteryChecks, "2025-06-02,a1,m,yes,\n2025-06-02,a1,m,no,slow")
    month.add(
      .calls,
      """
      p1,a1,2025-06-02 09:00:00,yes,12,60
      p2,a1,2025-06-02 09:00:00,yes,,
      p3,a1,2025-06-02 09:00:00,no,,
      """)
    let parts = month.parts("a1")
    #expect(number(parts, "attendance_events") == 2)
    #expect(number(parts, "mystery_checks") == 2)
    #expect(number(parts, "mystery_failed") == 1)
    #expect(number(parts, "consultations") == 3)
    #expect(number(parts, "replied") == 2)
    #expect(number(parts, "responses") == 1)
    #expect(number(parts, "response_seconds") == 12)
    #expect(number(parts, "p90_response") == 12)
    #expect(number(parts, "unanswered") == 1)
    // Calls know no buyers and no orders.
    #expect(parts?[.buyers] == .missing(.notCollected))
    #expect(parts?[.converted] == .missing(.notCollected))
  }

  @Test func `service hours: a run outside begins to wait at the next opening`() throws {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 02 23:00:00
      c1 b1 a1 agent 03 08:00:30
      c2 b2 a1 buyer 03 07:00:00
      c2 b2 a1 agent 03 07:59:00
      c3 b3 a1 buyer 03 22:59:59
      c3 b3 a1 agent 03 23:00:09
      c4 b4 a1 buyer 04 00:30:00
      c4 b4 a1 agent 04 08:01:00
      """)
    let rules = try #require(RuleSet.serviceHours(from: 8, to: 23))
    // 30 s after the opening, 0 s before it, 10 s, 60 s.
    #expect(number(month.parts("a1", rules), "response_seconds") == 100)
    #expect(number(month.parts("a1"), "response_seconds") == 9 * 3600 + 30 + 3540 + 10 + 7 * 3600 + 1860)
    #expect(RuleSet.serviceHours(from: 9, to: 9) == nil)
  }

  @Test func `calls do not stand in for chats that were refused`() {
    var month = HandMade()
    month.add(.calls, "p1,a1,2025-06-02 09:00:00,yes,7,60")
    #expect(number(month.parts("a1"), "consultations") == 1)
    month.add(.messages, "c1,s1,b1,a1,buyer,2025-06-02 09:00:00,\"text,3")
    #expect(month.parts("a1")?[.consultations] == .missing(.notCollected))
    #expect(EvidenceFinder(month.inputs, month: june).evidence(for: .account("a1"), part: .consultations).isEmpty)
  }

  @Test func `a file that is absent makes its parts missing, one with only a header makes them 0`() {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    #expect(month.parts("a1")?[.ordersCreated] == .missing(.notCollected))
    #expect(month.parts("a1")?[.complaints] == .missing(.notCollected))
    month.add(.orders, "")
    month.add(.complaints, "")
    #expect(number(month.parts("a1"), "orders_created") == 0)
    #expect(number(month.parts("a1"), "complaints") == 0)
    #expect(month.parts("a1")?[.refundAmount] == .missing(.notCollected))
    #expect(month.parts("a1")?[.p90Response] == .known(10))
  }

  @Test func `every part has its id in the catalogue`() {
    #expect(Part.allCases.map(\.id) == MeasureCatalogue.parts.map(\.id).filter { $0 != "sales_target" })
    for part in Part.allCases { #expect(Part(id: part.id) == part) }
  }

  @Test func `a conversation with many agents counts for each of them`() {
    var month = HandMade()
    month.chat(
      (1...9).map { "c1 b1 a\($0) agent 02 09:00:0\($0)" }.joined(separator: "\n") + "\nc1 b1 a9 buyer 02 09:00:10")
    month.buy("o1 b1 02 10:00:00 paid 100 paid")
    for agent in 1...9 {
      #expect(number(month.parts("a\(agent)"), "consultations") == 1)
      #expect(number(month.parts("a\(agent)"), "converted") == 1)
    }
    #expect(number(month.parts("a9"), "orders_created") == 1)
  }

  @Test func `long ids are told apart by their bytes`() {
    let long = String(repeating: "x", count: 100)
    var month = HandMade()
    month.chat(
      """
      \(long)1 \(long)b \(long)a buyer 02 09:00:00
      \(long)1 \(long)b \(long)a agent 02 09:00:07
      \(long)2 \(long)c \(long)a agent 02 09:00:07
      """)
    month.buy("\(long)o \(long)b 02 10:00:00 paid 100 paid")
    let parts = month.parts(long + "a")
    #expect(number(parts, "consultations") == 2)
    #expect(number(parts, "buyers") == 2)
    #expect(number(parts, "converted") == 1)
    #expect(number(parts, "sales") == 100)
  }
}
