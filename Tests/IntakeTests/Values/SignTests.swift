import Exact
import Testing
import Wording

@testable import Intake

@Suite("Signs: a refund is a refund however it is signed, and an amount below 0 is nowhere taken as it stands")
struct SignTests {
  private static let header = "订单编号,退款编号,退款总额,退款状态,售后类型,退款申请时间\n"

  private func refunds(_ amounts: [String]) throws -> Translated {
    try Exported.csv(
      Self.header
        + amounts.enumerated().map { "o\($0),r\($0),\"\($1)\",退款成功,仅退款,2026-10-08 10:00:00\n" }.joined())
  }

  @Test(
    "All of a column below 0: 30.00 and 20.00 are refunded, and that is said",
    arguments: [
      ["-30.00", "-20.00"], ["－30.00", "－20.00"], ["\u{2212}30.00", "\u{2212}20"], ["(30.00)", "（20.00）"],
      ["30.00-", "20-"],
      ["￥-30.00", "-￥20.00"], ["-30.00元", "(￥20.00)"], ["–30", "-20.00"],
    ])
  func negative(amounts: [String]) throws {
    let found = try refunds(amounts)
    #expect(found.account == [2, 0, 0, 0, 0])
    #expect(found.values(.refunds).map { $0[4] } == ["3000", "2000"])
    let said = try found.diagnostic("REFUND-NEGATIVE")
    #expect([said.arguments["count"], said.arguments["yuan"]] == ["2", "50.00"])
  }

  @Test("Signs mixed in one column: one below 0 may be a reversal, and is named and not taken")
  func mixed() throws {
    let found = try refunds(["30.00", "-30.00", "0", "20.00"])
    #expect(found.account == [3, 0, 1, 0, 0])
    #expect(found.values(.refunds).map { $0[4] } == ["3000", "0", "2000"])
    #expect(try found.diagnostic("REFUND-SIGN-MIXED").place.line == 3)
  }

  @Test("An order below 0 is named and not taken, in every dialect of orders")
  func orders() throws {
    let found = try Exported.csv(
      "订单编号,买家下单时间,买家付款时间,买家实付金额,买家会员名,订单状态\n"
        + "1,2026-10-01 10:00:00,2026-10-01 10:01:00,-50,b,交易成功\n2,2026-10-01 10:00:00,2026-10-01 10:01:00,(50),b,交易成功\n"
        + "3,2026-10-01 10:00:00,2026-10-01 10:01:00,50-,b,交易成功\n")
    #expect(found.account == [0, 0, 3, 0, 0])
    #expect(found.codes == ["FIELD-NEGATIVE", "FIELD-NEGATIVE", "FIELD-NEGATIVE"])
  }

  @Test("有赞: what went back of an order may be signed; the order's own amount may not")
  func youzan() throws {
    let header = "订单号,归属店铺,订单状态,订单创建时间,买家付款时间,订单实付金额,订单退款状态,订单已退款金额\n"
    let row = "E1,店,交易完成,2026-10-01 08:00:00,2026-10-01 08:00:40,88.00,部分退款,-8.00\n"
    let found = try Exported.csv(header + row)
    #expect(found.values(.refunds).map { $0[4] } == ["800"])
    #expect(try Exported.csv(header + row.replacing("88.00", with: "-88.00")).account == [0, 0, 1, 0, 0])
  }

  @Test("Reports: sales below 0 are named; net sales may be below 0; refunds all below 0 are refunds")
  func figures() throws {
    let header = "旺旺昵称,询单人数,销售额,净销售额,成功退款金额\n"
    let name = "客服绩效_2026-10-01_2026-10-31.csv"
    let found = try Exported.csv(header + "a,5,100,-20,-120\nb,5,100,90,-10\n", name: name)
    #expect(
      found.figures(of: "a").sorted() == [
        "inquirers 5/1", "net_sales -20/1", "refund_amount 120/1", "sales 100/1",
      ])
    #expect(try Exported.csv(header + "a,5,-100,20,0\n", name: name).codes.contains("FIELD-NEGATIVE"))
  }

  @Test("Canonical files: every amount below 0 is refused alike, and named")
  func canonical() throws {
    func codes(_ name: String, _ text: String) throws -> [String] {
      let file = try #require(try EventFile.recognised(in: ByteSource(Array(text.utf8), name: name)))
      return try CanonicalCopy(file, pseudonyms: nil).run(into: nil).report.diagnostics.map(\.code)
    }
    #expect(
      try codes(
        "orders.csv",
        "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status\no1,S1,b1,2026-10-05 10:00:00,,-5000,\n")
        == ["FIELD-NEGATIVE"])
    #expect(
      try codes(
        "refunds.csv", "refund_id,order_id,type,created_at,amount_cents\nr1,o1,refund,2026-10-05 10:00:00,-3000\n")
        == ["FIELD-NEGATIVE"])
    #expect(
      try codes(
        "misshipments.csv", "case_id,order_id,agent_id,cause,found_on,loss_cents\nc1,o1,a1,agent,2026-10-05,-100\n")
        == ["FIELD-NEGATIVE"])
    // The same files as workbooks and in other encodings come in by another way.
    let book = SampleWorkbook.plain(rows: [
      ["refund_id", "order_id", "type", "created_at", "amount_cents"],
      ["r1", "o1", "refund", "2026-10-05 10:00:00", "-3000"],
    ])
    let file = try book.file(name: "refunds.xlsx")
    let library = try #require(try DialectLibrary.canonical(for: file.path))
    var translator = Translator(library)
    let report = translator.translate(fileAt: file.path) { _ in Issue.record("a row came out") }
    #expect(report.diagnostics.map(\.code) == ["FIELD-NEGATIVE"])
    for row in ["2026-10,a1,-1,0", "2026-10,a1,0,-1"] {
      let file = try TemporaryFile("month,agent_id,gross_cents,refund_cents\n\(row)\n")
      #expect(CompanyTables.suppliedSales(at: file.path).report.diagnostics.map(\.code) == ["FIELD-NEGATIVE"])
    }
  }

  @Test("A number has one sign")
  func numbers() {
    #expect(WrittenNumber.rational("(1,234.50)")?.description == "-1234.5")
    #expect(WrittenNumber.rational("30-") == Rational(-30))
    for text in ["-30-", "(-30)", "(30", "30)", "()", "--30", "-", "+-3"] {
      #expect(WrittenNumber.rational(text) == nil, "\(text)")
    }
  }
}
