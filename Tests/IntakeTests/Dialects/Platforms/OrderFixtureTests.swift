import Testing
import Wording

@testable import Intake

@Suite("Order exports of the platforms: what becomes of every row")
struct OrderFixtureTests {
  @Test("淘宝 in GBK: 5 of 8 rows are orders, 1 is there twice, 1 lost the digits of its id, 1 is blank")
  func taobao() throws {
    let found = try Fixture.translate("taobao-orders", "ExportOrderList202611010905.csv")
    #expect(found.report.encoding == .gb18030)
    #expect(found.account == [5, 0, 1, 1, 1])
    #expect(found.codes == ["ID-LOST-DIGITS"])
    #expect(
      found.values(.orders) == [
        ["2026100100000000001", "S1", "测试买家甲", "2026-10-01 10:00:00", "2026-10-01 10:01:05", "12850", "交易成功"],
        ["2026100200000000002", "S1", "测试买家乙", "2026-10-02 10:00:00", "", "0", "void"],
        ["2026100300000000003", "S1", "测试买家丙", "2026-10-03 10:00:00", "2026-10-03 10:00:09", "6000", "refunded"],
        ["2026103100000000004", "S1", "测试买家甲", "2026-10-31 23:59:59", "2026-11-01 00:00:10", "990", "买家已付款，等待卖家发货"],
        ["2026100400000000005", "S1", "测试买家丁", "2026-10-04 08:00:00", "", "2000", "等待买家付款"],
      ])
    #expect(found.rows[1].fields.last == "ExportOrderList202611010905.csv:4")
  }

  @Test("淘宝 with the later columns, whose names have no blanks")
  func taobaoLater() throws {
    let found = try Fixture.translate("taobao-orders", "ExportOrderList202611020905.csv")
    #expect(found.account == [1, 0, 0, 0, 0])
    #expect(
      found.values(.orders) == [
        ["2026100600000000006", "S1", "测试买家己", "2026-10-06 09:00:00", "2026-10-06 09:00:30", "102000", "交易成功"]
      ])
  }

  @Test("The buyer's name is replaced by a pseudonym, the same for the same buyer, and never stands in a message")
  func pseudonyms() throws {
    let found = try Fixture.translate("taobao-orders", "ExportOrderList202611010905.csv", pseudonym: { "p\($0.count)" })
    #expect(Set(found.values(.orders, 2..<3).map { $0[0] }) == ["p5"])
    for diagnostic in found.report.diagnostics {
      #expect(diagnostic.excerpt == nil)
      for secret in ["测试买家", "13900000000", "测试收货人", "测试省", "测试留言"] {
        #expect(!diagnostic.text(in: .chinese).contains(secret))
      }
    }
  }

  @Test("淘宝 list of products: recognised, nothing taken, and the right export named")
  func taobaoDetails() throws {
    let found = try Fixture.translate("taobao-order-details", "ExportOrderDetailList202611010905.csv", given: [:])
    #expect(found.account == [0, 2, 0, 0, 0])
    #expect(found.rows.isEmpty)
    #expect(try found.diagnostic("DIALECT-WITHOUT-ROWS").remedy(in: .english).contains("ExportOrderList"))
    #expect(found.report.diagnostics[0].severity == .note)
  }

  @Test("淘宝 workbook: money of a binary cell is 12.34 yuan; 昨天 is no moment; one without seconds is said and kept so")
  func taobaoWorkbook() throws {
    let found = try Fixture.translate("taobao-orders-xlsx", "订单.xlsx")
    #expect(found.account == [2, 0, 1, 0, 0])
    #expect(found.codes == ["FIELD-NOT-A-MOMENT", "ORDER-NO-SECONDS"])
    #expect(
      found.values(.orders) == [
        ["2026100100000000011", "S1", "测试买家甲", "2026-10-01 10:00:00", "2026-10-01 10:01", "990", "交易成功"],
        ["2026100100000000012", "S1", "测试买家乙", "2026-10-02 10:00:00", "", "1234", "void"],
      ])
  }

  @Test("拼多多: no buyer; an empty moment falls back on the day in the id, and that is said; 退款成功 is a refund")
  func pinduoduo() throws {
    let found = try Fixture.translate("pinduoduo-orders", "orders_export2026-11-01.csv")
    // 261302: there is no 13th month, so that nothing tells the day of the last order.
    #expect(found.account == [4, 0, 1, 0, 0])
    #expect(found.codes == ["DIALECT-CAUTION", "FIELD-NOT-A-MOMENT", "FIELD-FROM-OTHER"])
    #expect(
      found.values(.orders) == [
        ["261001-000000000000001", "S1", "", "2026-10-01 08:00:00", "2026-10-01 08:00:00", "102000", "已收货"],
        ["261002-000000000000002", "S1", "", "2026-10-02", "", "1550", "void"],
        ["261003-000000000000003", "S1", "", "2026-10-03 12:30:00", "2026-10-03 12:30:00", "3000", "未发货，退款成功"],
        ["261004-000000000000004", "S1", "", "2026-10-04 12:30:00", "2026-10-04 12:30:00", "880", "已发货，待签收"],
      ])
    #expect(
      found.values(.refunds) == [
        ["261003-000000000000003", "261003-000000000000003", "refund", "2026-10-03 12:30:00", "3000"]
      ])
    let said = try found.diagnostic("FIELD-FROM-OTHER")
    #expect(said.arguments["other"] == "订单号")
    #expect(said.place.line == 3)
  }

  @Test("拼多多 workbook that begins with 订单成交时间: 支付时间 stands in, and after it the id")
  func pinduoduoWorkbook() throws {
    let found = try Fixture.translate("pinduoduo-orders", "订单导出.xlsx")
    #expect(found.account == [3, 0, 0, 0, 0])
    #expect(
      found.values(.orders, 3..<7) == [
        ["2026-10-05 10:00:30", "2026-10-05 10:00:00", "1200", "已发货，待收货"],
        ["2026-10-06 09:00:00", "2026-10-06 09:00:00", "650", "待发货"], ["2026-10-07", "", "700", "void"],
      ])
    // No 售后状态 was chosen: no refunds can be told.
    #expect(try found.diagnostic("COLUMNS-NOT-CHOSEN").arguments["missing"] == "售后状态")
  }

  @Test("抖店: parts of an order add up to 19.90 + 10.10 yuan; the very same part once more is a duplicate")
  func douyin() throws {
    let found = try Fixture.translate("douyin-orders", "1791430000_0123456789abcdef.csv")
    #expect(found.report.encoding == .utf8)
    #expect(found.account == [6, 0, 1, 1, 0])
    #expect(
      found.values(.orders) == [
        ["6917000000000000001", "S1", "", "2026-10-01 20:00:00", "2026-10-01 20:00:00", "3000", "已完成"],
        ["6917000000000000002", "S1", "", "2026-10-01 20:00:00", "", "500", "void"],
        ["6917000000000000003", "S1", "", "2026-10-01 20:00:00", "2026-10-01 20:00:00", "800", "refunded"],
        ["6917000000000000004", "S1", "", "2026-10-01 20:00:00", "2026-10-01 20:00:00", "3300", "已发货"],
        ["6917000000000000005", "S1", "", "2026-10-01 20:00:00", "", "200", "待支付"],
      ])
    #expect(
      found.values(.refunds) == [
        ["6917000000000000102", "6917000000000000001", "refund", "2026-10-01 20:00:00", "1010"],
        ["6917000000000000301", "6917000000000000003", "refund", "2026-10-01 20:00:00", "800"],
      ])
    #expect(try found.diagnostic("FIELD-NOT-A-NUMBER").place.line == 9)
    #expect(try found.diagnostic("FIELD-FROM-OTHER").arguments["other"] == "订单提交时间")
    for diagnostic in found.report.diagnostics { #expect(!diagnostic.text(in: .chinese).contains("密文")) }
  }

  @Test("抖店 with 支付完成时间 among other columns: that is the moment of paying")
  func douyinPaid() throws {
    let found = try Fixture.translate("douyin-orders", "1791440000_fedcba9876543210.csv")
    #expect(found.codes == ["DIALECT-CAUTION"])
    #expect(
      found.values(.orders, 3..<7) == [["2026-10-02 20:00:00", "2026-10-02 20:00:31", "129900", "待发货"]])
  }

  @Test("抖店: an overlapping export counts once; the same order with other parts is named")
  func douyinTwice() throws {
    var translator = Translator(try DialectLibrary(folder: RealData.library))
    _ = try Fixture.translate("douyin-orders", "1791430000_0123456789abcdef.csv", with: &translator)
    let header = "主订单编号,子订单编号,订单应付金额,订单提交时间,订单状态,售后状态\n"
    let again = try TemporaryFile(
      header + "\t6917000000000000001,\t6917000000000000101,19.90,2026-10-01 20:00:00,已完成,-\n")
    var rows = 0
    let report = translator.translate(fileAt: again.path, given: ["shop": "S1"]) { _ in rows += 1 }
    #expect([report.rejected, rows] == [1, 0])
    #expect(report.diagnostics.map(\.code).contains("ROW-CHANGED"))
  }

  @Test("京东: two products of one order are one order; what was cancelled after paying was refunded")
  func jd() throws {
    let found = try Fixture.translate("jd-orders", "订单导出.csv")
    #expect(found.account == [7, 0, 0, 0, 0])
    // Refunds after completion are not in this export, and that is said.
    #expect(try found.diagnostic("DIALECT-CAUTION").severity == .warning)
    #expect(
      found.values(.orders).map { [$0[0], $0[4], $0[5], $0[6]] } == [
        ["300000000001", "2026-10-01 08:02:00", "30000", "完成"], ["300000000002", "", "9900", "void"],
        ["300000000003", "2026-10-01 08:02:00", "5000", "refunded"],
        ["300000000004", "2026-10-01 08:02:00", "4000", "(锁定)等待出库"],
        ["300000000005", "2026-10-01 08:02:00", "2550", "refunded"], ["300000000006", "", "1000", "void"],
      ])
    #expect(
      found.values(.refunds, 0..<3) == [
        ["300000000003", "300000000003", "refund"], ["300000000005", "300000000005", "return"],
      ])
  }

  @Test("有赞: 分销员 stands there twice and does not matter; what went back is a refund")
  func youzan() throws {
    let found = try Fixture.translate("youzan-orders", "订单报表.csv")
    #expect(found.account == [2, 0, 0, 0, 0])
    #expect(
      found.values(.orders) == [
        ["E20261001000001", "S1", "", "2026-10-01 08:00:00", "2026-10-01 08:00:40", "8800", "交易完成"],
        ["E20261002000002", "S1", "", "2026-10-02 08:00:00", "", "0", "void"],
      ])
    #expect(
      found.values(.refunds) == [["E20261001000001", "E20261001000001", "refund", "2026-10-01 08:00:40", "800"]])
  }

  @Test("旺店通: one order of two products, each with the amount of the whole order; the shop by its name")
  func wangdiantong() throws {
    let found = try Fixture.translate("wangdiantong-orders", "订单明细.xlsx", given: [:])
    #expect(found.account == [3, 0, 0, 0, 0])
    #expect(
      found.values(.orders) == [
        ["JY2026100100001", "测试抖音店", "", "2026-10-05 10:00:00", "2026-10-05 10:00:05", "3570", "已完成"],
        ["JY2026100100002", "测试天猫店", "", "2026-10-07 10:00:00", "", "0", "void"],
      ])
  }

  @Test("天猫 refunds in GBK: withdrawn cases are dropped, an unknown word is named")
  func refunds() throws {
    let found = try Fixture.translate("tmall-refunds", "退款单202611010905.csv")
    #expect(found.account == [2, 1, 1, 0, 0])
    #expect(found.codes == ["FIELD-NOT-A-CHOICE"])
    #expect(
      found.values(.refunds) == [
        ["100000000000000001", "2026100100000000001", "refund", "2026-10-05 08:00:00", "1250"],
        ["100000000000000002", "2026100300000000003", "return", "2026-10-05 08:00:00", "6000"],
      ])
  }

  @Test("天猫 refunds of 2026: by 售后类型; what is only sent again is no refund")
  func refunds2026() throws {
    let found = try Fixture.translate("tmall-refunds-2026", "退款单.xlsx")
    #expect(found.account == [3, 2, 0, 0, 0])
    #expect(
      found.values(.refunds, 0..<5) == [
        ["200000000000000001", "2026100100000000001", "refund", "2026-10-05 08:00:00", "1250"],
        ["200000000000000002", "2026100300000000003", "return", "2026-10-06 08:00:00", "6000"],
        ["200000000000000003", "2026100300000000003", "exchange", "2026-10-07 08:00:00", "0"],
      ])
  }
}
