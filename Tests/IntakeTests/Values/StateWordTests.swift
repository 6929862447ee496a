import Testing
import Wording

@testable import Intake

@Suite("State words: an unknown one is never a sale; what was cancelled or returned is none either")
struct StateWordTests {
  private static let jdHeader = "订单号,商品ID,下单时间,应付金额,订单状态,下单帐号,付款确认时间,商家备注\n"
  private static let pddHeader = "订单号,订单状态,用户实付金额(元),商家实收金额(元),订单成交时间,支付时间,售后状态\n"

  private func jd(_ rows: [(state: String, yuan: String, remark: String)], paid: String = "2026-10-05 10:00:30") throws
    -> Translated
  {
    try Exported.csv(
      Self.jdHeader
        + rows.enumerated().map {
          "1170000000\($0),100,2026-10-05 10:00:00,\($1.yuan),\($1.state),b\($0),\(paid),\($1.remark)\n"
        }.joined())
  }

  private func pdd(_ rows: [(state: String, after: String)], library: DialectLibrary? = nil) throws -> Translated {
    try Exported.csv(
      Self.pddHeader
        + rows.enumerated().map {
          "261005-00000000000000\($0),\"\($1.state)\",10.00,10.00,2026-10-05 10:00:00,2026-10-05 10:00:00,\"\($1.after)\"\n"
        }.joined(), library: library)
  }

  @Test("京东: of 4500 yuan paid, 6 orders of 3500 yuan are (删除) in either width and before any state: 1000 are left")
  func jdDeleted() throws {
    let found = try jd([
      ("完成", "100", ""), ("(删除)锁定", "200", ""), ("(删除)等待出库", "300", ""), ("(锁定)等待出库", "400", ""), ("锁定订单", "500", ""),
      ("（删除）等待出库", "600", ""), (" (删除)等待出库", "700", ""), ("(删除)完成", "800", ""), ("(删除)等待厂直出库", "900", ""),
    ])
    #expect(found.account == [9, 0, 0, 0, 0])
    #expect(found.values(.refunds).count == 6)
    #expect([found.sum(.orders), found.sum(.refunds)] == [450_000, 350_000])
  }

  @Test("京东: what was cancelled without a moment of paying is 废单 and no refund")
  func jdUnpaid() throws {
    let found = try jd([("(删除)锁定", "200", ""), ("（删除）等待付款", "300", ""), ("已取消", "", "")], paid: "")
    #expect(found.values(.orders).map { $0[6] } == ["void", "void", "void"])
    #expect(found.values(.refunds).isEmpty)
  }

  @Test("京东: an order that the platform split is neither a sale nor a refund; its two parts are sales")
  func jdSplit() throws {
    let found = try jd([
      ("(删除)等待出库", "932.45", "订单拆分为  11700001002    11700001003"), ("完成", "500.00", ""), ("完成", "432.45", ""),
    ])
    #expect(found.account == [2, 1, 0, 0, 0])
    #expect([found.sum(.orders), found.sum(.refunds)] == [93_245, 0])
    let said = try found.diagnostic("ROWS-BOOKKEEPING")
    #expect([said.arguments["count"], said.arguments["yuan"]] == ["1", "932.45"])
    // A shop's own remark on an order that was sent takes nothing away.
    #expect(try jd([("完成", "500.00", "订单拆分为两个包裹发出")]).account == [1, 0, 0, 0, 0])
  }

  @Test("An unknown word is named once, with its rows and yuan; none of the rows is a sale or a refund")
  func unknown() throws {
    let found = try pdd([("待揽收", "无"), ("已收货", "无"), ("待揽收", "无"), ("已收货", "神秘售后")])
    #expect(found.account == [1, 0, 3, 0, 0])
    #expect(found.codes == ["DIALECT-CAUTION", "STATE-UNKNOWN", "STATE-UNKNOWN"])
    let said = found.report.diagnostics[1]
    #expect(said.severity == .error && said.place.line == 2)
    #expect(
      ["column", "word", "count", "yuan", "lines"].map { said.arguments[$0] } == ["订单状态", "待揽收", "2", "20.00", "2, 4"])
    #expect(said.remedy(in: .chinese).contains("--state \"订单状态:待揽收=含义\""))
    #expect(found.report.diagnostics[2].arguments["column"] == "售后状态")
  }

  @Test(
    "拼多多: however 退款成功 is written, in either column, the money went back once",
    arguments: [
      ("未发货，退款成功", "退款成功"), ("已发货,退款成功", "无售后或售后取消"), ("已收货，退款成功", ""), ("已签收，退款成功", "-"), ("已收货", "退货退款成功"),
      ("已收货", "未发货退款成功"), ("已取消，退款成功", "退款成功"), ("已取消", "退款成功"), ("未成团，已退款", "无"),
    ])
  func pddRefunds(state: String, after: String) throws {
    let found = try pdd([(state, after)])
    #expect(found.account == [1, 0, 0, 0, 0])
    #expect([found.sum(.orders), found.sum(.refunds)] == [1000, 1000])
  }

  @Test(
    "拼多多: a case that is open, or came to nothing, leaves the order sold",
    arguments: [("已发货，退款中", "退款中"), ("已收货", "售后处理中"), ("已收货", "退款关闭"), ("已收货", "用户撤销")])
  func pddOpen(state: String, after: String) throws {
    let found = try pdd([(state, after)])
    #expect([found.sum(.orders), found.sum(.refunds)] == [1000, 0])
  }

  @Test(
    "拼多多, 抖店: 部分退款成功 without an amount is undecided, and said; never all sold, never all returned",
    arguments: ["部分退款成功", "已发货，部分退款成功", "部分退款"])
  func partly(word: String) throws {
    let found = try pdd([("已收货", word)])
    #expect(found.account == [0, 0, 1, 0, 0])
    #expect(try found.diagnostic("STATE-UNDECIDED").arguments["yuan"] == "10.00")
    let douyin = try Exported.csv(
      "主订单编号,子订单编号,订单应付金额,订单提交时间,订单状态,售后状态\n691,692,20.00,2026-10-01 20:00:00,已完成,\(word)\n")
    #expect(try douyin.diagnostic("STATE-UNDECIDED").arguments["yuan"] == "20.00")
    #expect(douyin.rows.isEmpty)
  }

  @Test("拼多多: an order that waits for its payment has no amount yet, and is no reject")
  func unpaid() throws {
    let found = try Exported.csv(
      "订单号,订单状态,订单成交时间,支付时间,售后状态,商家实收金额(元),用户实付金额(元)\n261007-400000000000009,待付款,,,无售后或售后取消,,\n"
        + "261008-400000000000010,已收货,2026/10/8 09:00,2026/10/8 09:00,无售后或售后取消,0,0\n")
    #expect(found.account == [2, 0, 0, 0, 0])
    #expect(
      found.values(.orders, 3..<7) == [
        ["2026-10-07", "", "", "待付款"], ["2026-10-08 09:00", "2026-10-08 09:00", "0", "已收货"],
      ])
    // A paid order without an amount is one still.
    let paid = try Exported.csv(Self.pddHeader + "261007-1,已收货,,,2026-10-07 09:00:00,2026-10-07 09:00:00,无\n")
    #expect(paid.codes.contains("FIELD-EMPTY"))
  }

  @Test("What a company says of a word stands, also over the dialect, in either width, and only in its column")
  func said() throws {
    let file = try TemporaryFile(
      "dialect,column,word,means,by,at\npinduoduo-orders,订单状态,待揽收,sold,E1,2026-11-03 09:00:00\n"
        + "pinduoduo-orders,售后状态,部分退款成功,none,E1,2026-11-03 09:00:00\npinduoduo-orders,订单状态,（停）,void,,\n")
    let library = try DialectLibrary(folder: RealData.library).completed(by: try StateWords(at: file.path))
    let found = try pdd([("待揽收", "部分退款成功"), ("(停)", "无")], library: library)
    #expect(found.account == [2, 0, 0, 0, 0])
    #expect(found.values(.orders).map { $0[6] } == ["待揽收", "void"])
    #expect(found.values(.refunds).isEmpty)
    let other = try pdd([("已收货", "待揽收")], library: library)
    #expect(try other.diagnostic("STATE-UNKNOWN").arguments["column"] == "售后状态")
    let broken = try TemporaryFile("dialect,column,word,means\npinduoduo-orders,订单状态,待揽收,verkauft\n")
    #expect(throws: Diagnostic.self) { try StateWords(at: broken.path) }
  }

  @Test("The status of a company's own mapping is looked up among the words that platforms use")
  func implied() throws {
    let yaml = """
      dialect: 1
      id: own
      name: {zh: 自建, en: own}
      recognise: {columns: [单号, 实付, 状态]}
      key: [单号]
      yields:
        - file: orders.csv
          fields:
            order_id: {id: 单号}
            shop_id: {given: shop}
            buyer_id: {missing: none}
            created_at: {moment: 下单}
            paid_at: {moment: 付款, may_be_empty: true}
            amount_cents: {yuan: 实付}
            status: {text: 状态}
      """
    let own = try Dialect(yaml: yaml, file: "own.yaml")
    let library = DialectLibrary(try DialectLibrary(folder: RealData.library).dialects + [own])
      .completed(by: StateWords(), own: ["own"])
    let found = try Exported.csv(
      "单号,下单,付款,实付,状态\n"
        + ["交易成功", "交易关闭", "待付款", "天书", "已退款", "已拆分"].enumerated().map {
          "a\($0),2026-10-05 10:00:00,2026-10-05 10:01:00,10,\($1)\n"
        }.joined(), library: library)
    #expect(found.account == [4, 1, 1, 0, 0])
    #expect(
      found.values(.orders).map { [$0[4].isEmpty ? "" : "paid", $0[6]] } == [
        ["paid", "交易成功"], ["paid", "void"], ["", "待付款"], ["paid", "refunded"],
      ])
    #expect(Set(found.codes) == ["STATE-UNKNOWN", "STATE-NEEDS-REFUNDS", "ROWS-BOOKKEEPING"])
  }

  @Test("天猫 refunds: a case that is open or closed is none; an unknown state is named, and not dropped silently")
  func tmall() throws {
    let header = "订单编号,退款编号,买家退款金额,是否需要退货,退款的申请时间,退款状态\n"
    let states = ["退款成功", "退款关闭", "买家已经申请退款，等待卖家同意", "卖家已经同意退款,等待买家退货", "极速退款中转"]
    let found = try Exported.csv(
      header + states.enumerated().map { "1,r\($0),5.00,否,2026-10-05 08:00:00,\"\($1)\"\n" }.joined())
    #expect(found.account == [1, 3, 1, 0, 0])
    #expect(try found.diagnostic("STATE-UNKNOWN").arguments["word"] == "极速退款中转")
  }

  @Test(
    "Every dialect of orders or refunds with a state says what its words mean; no word is kept as it stands unasked")
  func everyDialect() throws {
    for dialect in try DialectLibrary(folder: RealData.library).dialects {
      for yield in dialect.yields where yield.file == .orders {
        for rule in yield.rules where rule.field == "status" {
          guard case .text(let column) = rule.source else { continue }
          let isListed = rule.values != nil && !rule.keepsOthers
          #expect(isListed != (dialect.stateColumn(column) != nil), "\(dialect.id) \(column)")
        }
      }
    }
  }

  @Test("Words made up at random mean nothing in any column of states, in 500 tries each")
  func anyWord() throws {
    var random = Seeded(14)
    let letters = Array("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈")
    for dialect in try DialectLibrary(folder: RealData.library).dialects {
      for state in dialect.states {
        for _ in 0..<500 {
          let word = String(
            (0..<Int.random(in: 1...8, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
          #expect(state.reading(of: word) == .unknown, "\(word) in \(dialect.id) \(state.column)")
        }
      }
    }
  }

  @Test("A dialect that asks for the meaning of words it does not list does not load")
  func broken() throws {
    let yaml = { (states: String) in
      """
      dialect: 1
      id: x
      name: {zh: x, en: x}
      recognise: {columns: [a]}
      \(states)
      drop: [{column: a, means: [open]}]
      instead: {zh: x, en: x}
      """
    }
    #expect(throws: Never.self) { try Dialect(yaml: yaml("states: [{column: a, words: {open: [开]}}]"), file: "x") }
    for states in ["states: [{column: b, words: {open: [开]}}]", "states: [{column: a, words: {offen: [开]}}]"] {
      #expect(throws: Diagnostic.self) { try Dialect(yaml: yaml(states), file: "x") }
    }
  }
}
