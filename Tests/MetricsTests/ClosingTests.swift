import Exact
import Intake
import Metrics
import Testing
import Wording

/// Refunds and reviews against the closing date of the month, and against the month of their order.
@Suite struct ClosingTests {
  /// The closing date is the 8th of July: the first day that is left to a later month is the 9th.
  private let closing = Day("2025-07-09")

  /// Two orders of a1, paid, 1000 fen each.
  private static func month() -> HandMade {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 02 09:00:00
      c1 b1 a1 agent 02 09:00:10
      c2 b2 a1 buyer 03 09:00:00
      c2 b2 a1 agent 03 09:00:10
      """)
    month.buy("o1 b1 02 10:00:00 paid 1000 paid\no2 b2 03 10:00:00 paid 1000 paid")
    return month
  }

  @Test(
    "metrics.md, Closing · up to the last second of the closing date every kind of after-sale counts, later none does",
    arguments: [("refund", "refund_orders"), ("return", "return_orders"), ("exchange", "exchange_orders")])
  func kinds(type: String, part: String) throws {
    var month = Self.month()
    month.add(
      .refunds, "r1,o1,\(type),2025-07-08 23:59:59,100\nr2,o2,\(type),2025-07-09 00:00:00,250")
    month.add(.reviews, "o1,1,2025-07-08 12:00:00\no2,2,2025-07-20 12:00:00")
    let figures = month.figures(closing: closing)
    let parts = figures.accounts["a1"]
    #expect(number(parts, part) == 1)
    #expect(number(parts, "refund_amount") == 100)
    #expect(number(parts, "net_sales") == 1900)
    #expect(number(parts, "bad_reviews") == 1)
    // The later ones are said, with order and yuan, and are rows of another month.
    let said = figures.report.diagnostics
    #expect(said.map(\.code) == ["EVENT-AFTER-CLOSING", "EVENT-AFTER-CLOSING"])
    #expect(said.map(\.place.line) == [3, 3])
    #expect(said[0].arguments["yuan"] == "2.50")
    #expect(said[0].what(in: .chinese).contains("2025-07-08") && said[0].what(in: .chinese).contains("o2"))
    let refunds = figures.report.files.filter { $0.kind == .refunds }
    #expect(refunds.map(\.account.outside) == [1])
    #expect(figures.report.files.allSatisfy { $0.account.addsUp })
    let finder = EvidenceFinder(month.inputs, month: june, closing: closing)
    #expect(finder.evidence(for: .account("a1"), part: .refundAmount).map(\.contribution) == [100])
    #expect(finder.evidence(for: .account("a1"), part: .badReviews).count == 1)
  }

  @Test(
    "metrics.md, Order and month · a refund of this month's order in the month after's files counts up to the closing date"
  )
  func later() throws {
    var month = Self.month()
    month.add(.refunds, "r1,o1,refund,2025-06-20 10:00:00,100")
    month.add(.reviews, "")
    var inputs = month.inputs
    let refunds =
      "refund_id,order_id,type,created_at,amount_cents\n"
      + "r2,o2,refund,2025-07-08 10:00:00,200\nr3,o2,refund,2025-07-09 10:00:00,400\nr4,o9,refund,2025-07-03 10:00:00,9\n"
    inputs.add(.refunds, Array(refunds.utf8), name: "july/refunds.csv", isLater: true)
    inputs.add(.reviews, Array("order_id,stars,created_at\no2,1,2025-07-01 08:00:00\n".utf8), name: "r", isLater: true)
    let figures = MonthEngine.compute(inputs, month: june, closing: closing)
    #expect(number(figures.accounts["a1"], "refund_amount") == 300)
    #expect(number(figures.accounts["a1"], "bad_reviews") == 1)
    // The month after speaks of its files itself.
    #expect(figures.report.files.map(\.name) == ["messages.csv", "orders.csv", "refunds.csv", "reviews.csv"])
    #expect(figures.report.diagnostics.isEmpty)
    let finder = EvidenceFinder(inputs, month: june, closing: closing)
    let rows = finder.evidence(for: .account("a1"), part: .refundAmount)
    #expect(rows.map(\.contribution).sorted() == [100, 200])
    #expect(Set(rows.compactMap(\.rows.last?.file)) == ["refunds.csv", "july/refunds.csv"])
  }

  @Test("metrics.md · files of the month after alone are no refunds of this month: what they decide stays missing")
  func onlyLater() {
    var inputs = Self.month().inputs
    let refunds = "refund_id,order_id,type,created_at,amount_cents\nr2,o2,refund,2025-07-08 10:00:00,200\n"
    inputs.add(.refunds, Array(refunds.utf8), name: "july/refunds.csv", isLater: true)
    let figures = MonthEngine.compute(inputs, month: june, closing: closing)
    #expect(figures.accounts["a1"]?[.refundAmount] == .missing(.notCollected))
    #expect(number(figures.accounts["a1"], "sales") == 2000)
  }

  @Test("a file of the month after that is damaged, or no table at all, takes nothing from this month")
  func damagedLater() {
    var month = Self.month()
    month.add(.refunds, "r1,o1,refund,2025-06-20 10:00:00,100")
    var inputs = month.inputs
    let open = "refund_id,order_id,type,created_at,amount_cents\n\"r2,o2,refund,2025-07-08 10:00:00,200\n"
    inputs.add(.refunds, Array(open.utf8), name: "july/refunds.csv", isLater: true)
    inputs.add(.refunds, Array("no,such,columns\n".utf8), name: "july/refunds-2.csv", isLater: true)
    let figures = MonthEngine.compute(inputs, month: june, closing: closing)
    #expect(number(figures.accounts["a1"], "refund_amount") == 100)
    #expect(!figures.report.hasErrors)
    let finder = EvidenceFinder(inputs, month: june, closing: closing)
    #expect(finder.evidence(for: .account("a1"), part: .refundAmount).map(\.contribution) == [100])
  }

  @Test("a refund of an order that no file has, or that is another month's, is said with its line, order and yuan")
  func strays() throws {
    var month = Self.month()
    month.add(
      .orders,
      """
      o1,s1,b1,2025-06-02 10:00:00,2025-06-02 10:00:00,1000,paid
      o0,s1,b1,2025-05-30 10:00:00,2025-05-30 10:00:00,1000,paid
      """)
    month.add(
      .refunds,
      """
      r1,o1,refund,2025-06-20 10:00:00,100
      r2,o7,refund,2025-06-03 10:00:00,1234
      r3,o0,return,2025-06-04 10:00:00,50
      r4,o8,refund,2025-06-05 10:00:00,6
      """)
    let figures = month.figures(closing: closing)
    #expect(number(figures.accounts["a1"], "refund_amount") == 100)
    let said = figures.report.diagnostics
    #expect(said.map(\.code) == ["EVENT-ORDER-UNKNOWN", "EVENT-ORDER-OTHER-MONTH"])
    #expect(said.map(\.place.line) == [3, 4])
    #expect(said.map { $0.arguments["yuan"] } == ["12.40", "0.50"])
    #expect(said[0].what(in: .english).contains("line 3 order o7 12.34 yuan, line 5 order o8 0.06 yuan"))
    // The remedy is one that helps: the order's month, not an order file more.
    #expect(said[0].remedy(in: .english).contains("in the month of their order"))
    let refunds = figures.report.files.filter { $0.kind == .refunds }
    #expect(refunds.map(\.account.unknownOrders) == [2])
  }
}
