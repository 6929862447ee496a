import Exact
import Testing
import Wording

@testable import Intake

@Suite("Exports of the platforms, by their header rows and with invented data")
struct PlatformDialectsTests {
  private func translate(_ file: TemporaryFile, given: [String: String] = ["shop": "S1", "month": "2026-10"]) throws
    -> (report: FileReport, rows: [CanonicalRow])
  {
    var translator = Translator(try DialectLibrary(folder: RealData.library))
    var rows: [CanonicalRow] = []
    let report = translator.translate(fileAt: file.path, given: given) { rows.append($0) }
    #expect(report.addsUp)
    return (report, rows)
  }

  /// Rows given by column name under a header; the other columns are empty.
  private func text(_ header: String, _ rows: [[String: String]]) -> String {
    let names = header.split(separator: ",").map { String($0).replacing("\"", with: "") }
    let lines = rows.map { row in CanonicalFile.line(names.map { row[$0] ?? "" }) }
    return header + "\r\n" + lines.joined()
  }

  private let taobao =
    "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,\"收货地址 \",运送方式,"
    + "\"联系电话 \",联系手机,订单创建时间,\"订单付款时间 \",\"宝贝标题 \",\"宝贝种类 \",\"物流单号 \",物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费"

  @Test("淘宝: ids in =\"…\", closed orders told apart by their reason")
  func taobaoOrders() throws {
    let rows: [[String: String]] = [
      [
        "订单编号": "=\"2026100100000000001\"", "买家会员名": "b1", "买家实际支付金额": "128.50", "订单状态": "交易成功",
        "订单创建时间": "2026-10-01 10:00:00", "订单付款时间 ": "2026-10-01 10:01:05", "订单关闭原因": "订单未关闭",
        "联系手机": "'13800138000",
      ],
      [
        "订单编号": "=\"2026100100000000002\"", "买家会员名": "b2", "买家实际支付金额": "0.00", "订单状态": "交易关闭",
        "订单创建时间": "2026-10-02 10:00:00", "订单关闭原因": "买家未付款",
      ],
      [
        "订单编号": "=\"2026100100000000003\"", "买家会员名": "b3", "买家实际支付金额": "60.00", "订单状态": "交易关闭",
        "订单创建时间": "2026-10-03 10:00:00", "订单付款时间 ": "2026-10-03 10:01:05", "订单关闭原因": "退款",
      ],
    ]
    let (report, orders) = try translate(TemporaryFile(text(taobao, rows)))
    #expect(report.dialect == "taobao-orders")
    #expect(
      orders.map { Array($0.fields.prefix(7)) } == [
        ["2026100100000000001", "S1", "b1", "2026-10-01 10:00:00", "2026-10-01 10:01:05", "12850", "交易成功"],
        ["2026100100000000002", "S1", "b2", "2026-10-02 10:00:00", "", "0", "void"],
        ["2026100100000000003", "S1", "b3", "2026-10-03 10:00:00", "2026-10-03 10:01:05", "6000", "refunded"],
      ])
  }

  @Test("The shop has to be given where the export does not say it")
  func needs() throws {
    let (report, rows) = try translate(TemporaryFile(text(taobao, [])), given: [:])
    #expect(rows.isEmpty)
    #expect(report.diagnostics.map(\.code) == ["DIALECT-NEEDS"])
    #expect(report.diagnostics[0].arguments == ["need": "shop", "dialect": "taobao-orders"])
  }

  @Test("淘宝 xlsx variant")
  func taobaoWorkbook() throws {
    let header = "订单编号,买家下单时间,买家付款时间,发货时间,确认收货时间,物流公司,买家实付金额,运单号,买家会员名,联系手机,收货地址,宝贝标题,宝贝规格,宝贝总数量,订单状态"
    let file = try SampleWorkbook.plain(rows: [
      header.split(separator: ",").map(String.init),
      ["1", "2026-10-01 10:00:00", "", "", "", "", "9.9", "", "b1", "", "", "", "", "1", "交易关闭"],
    ]).file()
    let (report, orders) = try translate(file)
    #expect(report.dialect == "taobao-orders-xlsx")
    #expect(orders.map { Array($0.fields[2...6]) } == [["b1", "2026-10-01 10:00:00", "", "990", "void"]])
  }

  @Test("拼多多: no buyer in the export, so none in the order; tabs around values")
  func pinduoduo() throws {
    let header =
      "商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,订单成交时间"
    let (report, orders) = try translate(
      TemporaryFile(
        text(
          header,
          [
            [
              "订单号": "\t261001-607198974342268\t", "订单状态": "已收货", "用户实付金额(元)": "￥1,020.00", "商家实收金额(元)": "1020",
              "订单成交时间": "2026-10-01 08:00:00\t",
            ]
          ])))
    #expect(report.dialect == "pinduoduo-orders")
    #expect(
      orders.map { Array($0.fields.prefix(7)) } == [
        ["261001-607198974342268", "S1", "", "2026-10-01 08:00:00", "2026-10-01 08:00:00", "102000", "已收货"]
      ])
  }

  @Test("京东: two products of one order are one order; its amount is counted once")
  func jd() throws {
    let header =
      "订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,付款确认时间"
    let order = ["订单号": "9001", "下单时间": "2026-10-01 08:00:00", "应付金额": "300", "订单状态": "完成", "下单帐号": "jd_b"]
    let (report, orders) = try translate(
      TemporaryFile(text(header, [order.merging(["商品ID": "1"]) { $1 }, order.merging(["商品ID": "2"]) { $1 }])))
    #expect(report.dialect == "jd-orders")
    #expect(report.taken == 2)
    #expect(orders.map { $0.fields[5] } == ["30000"])
  }

  @Test("有赞: the column 分销员 occurs twice and does not matter")
  func youzan() throws {
    let header = "订单号,销售渠道,归属店铺,订单类型,订单状态,订单创建时间,买家付款时间,订单实付金额,分销员,销售导购,专属导购,分销员,订单退款状态,订单已退款金额"
    let (report, orders) = try translate(
      TemporaryFile(text(header, [["订单号": "E1", "订单状态": "交易关闭", "订单创建时间": "2026-10-01 08:00:00", "订单实付金额": "1"]])))
    #expect(report.dialect == "youzan-orders")
    #expect(orders.map { $0.fields[6] } == ["void"])
  }

  @Test("天猫 refunds: only what succeeded; a return where goods come back")
  func refunds() throws {
    let header =
      "订单编号,退款编号,支付宝交易号,订单付款时间,商家编码,退款完结时间,买家会员名称,买家实际支付金额,宝贝标题,买家退款金额,手工退款/系统退款,是否需要退货,退款的申请时间,超时时间,退款状态,货物状态"
    let refund = ["订单编号": "1", "买家退款金额": "12.5", "退款的申请时间": "2026-10-05 08:00:00"]
    let (report, rows) = try translate(
      TemporaryFile(
        text(
          header,
          [
            refund.merging(["退款编号": "R1", "是否需要退货": "否", "退款状态": "退款成功"]) { $1 },
            refund.merging(["退款编号": "R2", "是否需要退货": "是", "退款状态": "退款成功"]) { $1 },
            refund.merging(["退款编号": "R3", "是否需要退货": "否", "退款状态": "退款关闭"]) { $1 },
          ])))
    #expect(report.dialect == "tmall-refunds")
    #expect(report.dropped == 1)
    #expect(
      rows.map { Array($0.fields[2...4]) } == [
        ["refund", "2026-10-05 08:00:00", "1250"], ["return", "2026-10-05 08:00:00", "1250"],
      ])
  }

  @Test("生意参谋: summary rows dropped, full-width brackets, figures that read back as supplied metrics")
  func performance() throws {
    let header = ["旺旺昵称", "询单人数", "询单最终付款人数", "询单最终付款转化率", "首次响应时长（秒)"]
    let file = try SampleWorkbook.plain(rows: [
      ["客服绩效"], header, ["旗舰店:小美", "1,200", "480", "40.00%", "12.5"], ["旗舰店:小丽", "30", "延迟统计", "-", "-"],
      ["旗舰店:小红", "-", "-", "-", "-"], ["汇总值", "1230", "480", "", ""], ["同行同层均值", "-", "-", "30%", ""],
    ]).file()
    let (report, rows) = try translate(file)
    #expect(report.dialect == "shengyicanmou-performance")
    #expect([report.taken, report.dropped] == [3, 2])
    let lines =
      CanonicalFile.line(CanonicalFile.platformMetrics.translatedColumns)
      + rows.map { CanonicalFile.line($0.fields) }.joined()
    let kept = try TemporaryFile(lines)
    let read = CompanyTables.suppliedMetrics(at: kept.path)
    #expect(
      read.rows.map(\.figure) == [
        .known(numerator: 480, denominator: 1200), .known(numerator: 1200, denominator: 1), .missing(.notYetFinal),
        .known(numerator: 30, denominator: 1), .missing(.notCollected), .missing(.notCollected),
      ])
    #expect(Set(read.rows.map(\.source)) == ["book.xlsx[Sheet1]:3", "book.xlsx[Sheet1]:4", "book.xlsx[Sheet1]:5"])
  }

  @Test("赤兔: two figures of each agent")
  func chitu() throws {
    let file = try SampleWorkbook.plain(rows: [
      ["客服", "接待人数", "询单人数", "询单->最终付款人数", "询单->最终付款成功率"], ["小美", "50", "40", "10", "25%"],
      ["汇总", "50", "40", "10", "25%"],
    ]).file()
    let (report, rows) = try translate(file)
    #expect(report.dialect == "chitu-presales")
    #expect(
      rows.map { Array($0.fields[2...4]) } == [
        ["conversion", "10", "40"], ["buyers", "50", "1"], ["inquirers", "40", "1"],
      ])
    #expect(report.taken == 1)
  }
}
