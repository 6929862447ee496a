import Testing
import Wording

@testable import Intake

@Suite("Agents' reports of the platforms: which figures come out of every row")
struct ReportFixtureTests {
  @Test("赤兔 客服数据: counts and exact shares; 延迟统计 is not yet final; 汇总 fits the rows and is dropped")
  func chituWorkload() throws {
    let found = try Fixture.translate("chitu-custom", "自定义报表_客服数据23年新_下单优先判定_2026-10-01至2026-10-31.xlsx", given: [:])
    #expect(found.account == [3, 2, 0, 0, 0])
    #expect(found.values(.platformMetrics).allSatisfy { $0[0] == "2026-10" })
    #expect(
      found.figures(of: "测试旗舰店:客服甲") == [
        "buyers 120/1", "chat_buyers 130/1", "direct_buyers 100/1", "transferred_in 20/1", "transferred_out 5/1",
        "messages 1112/1", "answer_ratio 605/507", "agent_chars 26316/1", "unreplied_buyers 3/1", "reply_rate 117/120",
        "slow_buyers 2/1", "long_buyers 10/1",
      ])
    #expect(found.figures(of: "测试旗舰店:客服丙").prefix(3) == ["buyers 延迟统计/1", "chat_buyers 延迟统计/1", "direct_buyers /1"])
    #expect(found.codes == ["REPORT-JUDGEMENT", "COLUMNS-NOT-CHOSEN"])
    #expect(try found.diagnostic("REPORT-JUDGEMENT").arguments["judgement"] == "下单优先判定")
    #expect(found.rows[0].fields.last?.hasSuffix("2026-10-01至2026-10-31.xlsx[Sheet1]:2") == true)
  }

  @Test("赤兔 人均日接入: 99.71 % of 345 can only be 344; of 30,000 it can be several, and the figure is missing")
  func chituDaily() throws {
    let found = try Fixture.translate("chitu-custom", "自定义报表_人均日接入_付款判定_2026-10-01至2026-10-15.xlsx")
    #expect(
      found.figures(of: "测试旗舰店:客服甲") == [
        "buyers 345/1", "reply_rate 344/345", "work_days 22/1", "satisfaction 45/50",
      ])
    #expect(found.figures(of: "测试旗舰店:客服乙")[1] == "reply_rate /30000")
    let said = try found.diagnostic("SHARE-NOT-COUNTABLE")
    #expect(said.arguments["whole"] == "接待人数")
    #expect(said.place.line == 3)
    #expect(try found.diagnostic("PERIOD-PARTLY").arguments["to"] == "2026-10-15")
    // 1 + 0 are very dissatisfied, and the row of sums says 2.
    let sum = try found.diagnostic("SUM-DIFFERS")
    #expect([sum.arguments["column"], sum.arguments["sum"], sum.arguments["total"]] == ["服务满意度评价很不满", "1", "2"])
    #expect([sum.place.line, sum.place.column] == [4, 13])
  }

  @Test("赤兔 每周: 12,345.60 + 654.40 yuan are 13,000, the report says 13,100; 50 + 40 buyers may be 85 persons")
  func chituWeekly() throws {
    let found = try Fixture.translate("chitu-custom", "自定义报表_每周店铺个人数据_下单判定_2026-10-05至2026-10-11.xlsx")
    #expect(
      found.figures(of: "测试旗舰店:客服甲") == [
        "buyers 45/1", "chat_buyers 50/1", "inquirers 30/1", "sales 12345.6/1", "items_sold 100/1", "sales_buyers 12/1",
        "sales_orders 13/1",
      ])
    let sums = found.report.diagnostics.filter { $0.code == "SUM-DIFFERS" }
    #expect(sums.count == 1)
    #expect(
      sums[0].what(in: .english)
        == "The rows of \"销售额\" add up to 13000; the report's own \"汇总\" says 13100.")
    #expect(sums[0].what(in: .chinese) == "“销售额”各行之和为 13000，报表自己的“汇总”写的是 13100。")
    #expect([sums[0].place.line, sums[0].place.column] == [4, 5])
  }

  @Test("赤兔 售前明细: a mean is never taken; a missing agent stays missing; 98.50 % of 200 are 197")
  func chituPresales() throws {
    let found = try Fixture.translate("chitu-presales", "售前明细_2026-10-01至2026-10-31.xlsx")
    #expect(found.account == [2, 1, 0, 0, 0])
    #expect(
      found.figures(of: "客服甲") == [
        "conversion 60/150", "buyers 200/1", "inquirers 150/1", "inquiry_ordered 75/150", "next_day_conversion 55/150",
        "sales 5310/1", "postage 12/1", "silent_paid_buyers 4/1", "silent_paid_sales 210.5/1",
        "silent_followed_buyers 2/1",
        "assisted_buyers 3/1", "assisted_orders 1/1", "transferred_out 6/1", "slow_buyers 7/1", "reply_rate 197/200",
      ])
    #expect(found.figures(of: "客服乙").first == "conversion /")
    #expect(found.codes.isEmpty)
  }

  @Test("赤兔 上线: lengths of time from the column in seconds, or from the text where that is all")
  func chituAttendance() throws {
    let full = try Fixture.translate("chitu-attendance", "遵时率_2026-10-01至2026-10-31.xlsx")
    #expect(full.account == [1, 1, 0, 0, 0])
    #expect(
      full.figures(of: "测试旗舰店:客服甲") == [
        "work_days 22/1", "logins 30/1", "online_seconds 712801/1", "service_seconds 540000/1",
        "suspended_seconds 7200/1",
      ])
    let text = try Fixture.translate("chitu-attendance", "上线_2026-10-01至2026-10-31.xlsx")
    // 7 h 41 min 52 s
    #expect(text.figures(of: "测试旗舰店:客服乙") == ["work_days 21/1", "logins 25/1", "online_seconds 27712/1"])
  }

  @Test("生意参谋: six rows of sums and means dropped; 1,228 persons fit 1,200 + 30")
  func performance() throws {
    let found = try Fixture.translate("shengyicanmou-performance", "客服绩效_2026-10-01_2026-10-31.xlsx")
    #expect(found.account == [2, 6, 0, 0, 0])
    #expect(
      found.figures(of: "测试旗舰店:客服甲") == [
        "conversion 480/1200", "inquirers 1200/1", "inquiry_sales 52800/1", "refund_amount 1000.5/1",
      ])
    #expect(
      found.figures(of: "测试旗舰店:客服乙") == [
        "conversion 延迟统计/30", "inquirers 30/1", "inquiry_sales /1", "refund_amount /1",
      ])
    #expect(found.codes == ["COLUMNS-NOT-CHOSEN"])
  }

  @Test("生意参谋 of one day: the day stands in the name only, and is said")
  func performanceOfADay() throws {
    let found = try Fixture.translate("shengyicanmou-performance", "客服绩效_20261005.xlsx", given: [:])
    #expect(
      found.figures(of: "测试旗舰店:客服甲") == [
        "inquirers_same_day 25/1", "effective_buyers 40/1", "sales 1000/1", "net_sales 980/1", "sales_buyers 10/1",
        "lost_inquirers 15/1",
      ])
    #expect(try found.diagnostic("PERIOD-DAY").arguments["from"] == "2026-10-05")
  }

  @Test("生意参谋 咨询接待分析: 42.00 % of 10 is no count; 暂无数据 is no agent")
  func reception() throws {
    let found = try Fixture.translate("shengyicanmou-performance", "咨询接待分析_2026-10-01_2026-10-31.xlsx")
    #expect(found.account == [2, 2, 0, 0, 0])
    #expect(
      found.figures(of: "测试旗舰店:客服甲") == [
        "effective_buyers 300/1", "chat_buyers 360/1", "buyers 345/1", "unreplied_buyers 1/1", "slow_buyers 4/1",
        "reply_rate 344/345",
      ])
    #expect(found.figures(of: "测试旗舰店:客服乙").last == "reply_rate /10")
    #expect(try found.diagnostic("SHARE-NOT-COUNTABLE").place.line == 3)
  }

  @Test("生意参谋 询单到付款 names no agent: recognised, nothing taken")
  func inquiryPayment() throws {
    let found = try Fixture.translate("shengyicanmou-inquiry-payment", "询单到付款.xlsx", given: [:])
    #expect(found.account == [0, 2, 0, 0, 0])
    #expect(found.codes == ["DIALECT-WITHOUT-ROWS"])
  }

  @Test("京东: 总值 fits, 均值 compared with nothing; below a block of titles the data begin on row 4")
  func jd() throws {
    let found = try Fixture.translate("jd-service", "店铺数据_2026-10-01至2026-10-31.xlsx")
    #expect(found.account == [2, 2, 0, 0, 0])
    #expect(
      found.figures(of: "客服乙") == [
        "receptions 300/1", "inquirers 100/1", "inquiry_ordered 35/100", "ordered_sales 5400.5/1",
      ])
    let block = try Fixture.translate("jd-service", "自营店铺数据.xlsx")
    #expect(block.figures(of: "客服丙").last == "satisfaction 38/40")
    #expect(block.rows[0].fields.last == "自营店铺数据.xlsx[整体数据]:4")
  }

  @Test("京东 员工日报: a row for each day; the same row once more counts once")
  func jdDaily() throws {
    let found = try Fixture.translate("jd-staff-daily", "员工日报.xlsx", given: [:])
    #expect(found.account == [3, 2, 0, 1, 0])
    #expect(
      found.figures(of: "jd_agent_1") == [
        "satisfaction 9/10", "answer_ratio 320/250", "satisfaction 5/5", "answer_ratio 200/180",
      ])
    #expect(found.figures(of: "jd_agent_2") == ["satisfaction /", "answer_ratio 10/12"])
    // 非常满意: 8 + 5 + a missing one + 8 cannot be compared; 客服总消息数: 320 + 200 + 10 + 320 = 850 fits.
    #expect(found.codes.isEmpty || found.codes == ["COLUMNS-NOT-CHOSEN"])
  }

  @Test("拼多多: replied within 3 minutes are 50 − 2 of 50; more left than there were is no figure")
  func pinduoduo() throws {
    let found = try Fixture.translate("pinduoduo-team", "团队数据.xlsx", given: [:])
    #expect(found.account == [3, 0, 1, 0, 0])
    #expect(found.codes == ["FIELD-NEGATIVE"])
    #expect(
      Array(found.figures(of: "pdd_agent_1").prefix(10)) == [
        "chat_buyers 60/1", "inquirers 40/1", "conversion 12/40", "lost_inquirers 28/1", "sales 1234.5/1",
        "buyers 55/1",
        "replied_3min 48/50", "satisfaction 9/10", "dispute_refunds 0/1", "platform_complaints 1/1",
      ])
    #expect(found.values(.platformMetrics).filter { $0[3].isEmpty }.count == 10)
  }

  @Test("抖店 飞鸽 接待量: hours become seconds exactly; 店铺汇总值 fits")
  func feige() throws {
    let found = try Fixture.translate("feige-reception", "接待量.csv", given: [:])
    #expect(found.account == [2, 2, 0, 0, 0])
    #expect(
      found.figures(of: "dd_agent_1") == [
        "buyers 50/1", "consultations 60/1", "inquirers 30/1", "inquiry_ordered 15/30", "conversion 12/30",
        "sales 2000/1",
        "warned_sessions 1/1", "online_seconds 27000/1", "rest_seconds 900/1", "offline_seconds 0/1",
      ])
    #expect(found.codes.isEmpty)
  }

  @Test("抖店 飞鸽 客服表现: 1,000 + 500 sessions, the shop says 1,510; 5 refund buyers would be fewer than one agent has")
  func feigePerformance() throws {
    let found = try Fixture.translate("feige-performance", "抖音_2026-10-01_2026-10-31_飞鸽_客服表现.xlsx", given: [:])
    #expect(found.account == [2, 2, 0, 0, 0])
    #expect(
      found.figures(of: "dd_agent_2") == [
        "work_days 20/1", "consultations 500/1", "pending_sessions 2/1", "buyers 480/1", "transferred_sessions 1/1",
        "satisfaction 37/40", "dissatisfaction 3/40", "inquirers 210/1", "inquiry_ordered 85/210", "conversion 62/210",
        "refund_buyers 4/1", "sales 5000/1", "refund_amount 300/1", "net_sales 4700/1",
      ])
    #expect(found.codes == ["SUM-DIFFERS"])
    #expect(try found.diagnostic("SUM-DIFFERS").place.text.hasSuffix("客服表现.xlsx[客服表现]:2:4"))
  }

  @Test("A count of persons below that of one agent, or above the sum of all, cannot be")
  func impossibleSum() throws {
    let header = "客服昵称,接待人数,询单人数\n甲,50,10\n乙,40,10\n"
    for (total, isFine) in [("50", true), ("90", true), ("49", false), ("91", false)] {
      var translator = Translator(try DialectLibrary(folder: RealData.library))
      let file = try TemporaryFile(header + "汇总,\(total),15\n")
      let report = translator.translate(fileAt: file.path, given: ["month": "2026-10"]) { _ in }
      #expect(report.diagnostics.contains { $0.code == "SUM-IMPOSSIBLE" } == !isFine, "\(total)")
    }
  }

  @Test("快手: by its account; without one the file is of the shop as a whole and not taken")
  func kuaishou() throws {
    let found = try Fixture.translate("kuaishou-assessment", "快手_20261005_考核数据.xlsx", given: [:])
    #expect(
      found.figures(of: "ks_agent_1") == [
        "chat_buyers 80/1", "chat_visits 95/1", "consultations 90/1", "inquirers 40/1", "inquiry_ordered 20/40",
        "conversion 16/40", "sales 888/1",
      ])
    let shop = try Fixture.translate("kuaishou-assessment", "快手_全店_考核数据.xlsx")
    #expect(shop.report.refused)
    #expect(try shop.diagnostic("COLUMNS-MISSING").arguments["missing"] == "客服账号")
  }

  @Test("闲鱼: nobody rated is 0 of 0 and not 0 %")
  func xianyu() throws {
    let found = try Fixture.translate("xianyu-service", "客服数据_2026-10-01_2026-10-31.xlsx", given: [:])
    #expect(
      found.figures(of: "xy_agent_2") == ["chat_buyers 25/1", "buyers 25/1", "satisfaction 0/0", "dissatisfaction 0/0"])
    let ratings = try Fixture.translate("xianyu-ratings", "客服评价.xlsx", pseudonym: { "p-" + $0.suffix(1) })
    #expect(ratings.account == [2, 1, 1, 0, 0])
    #expect(
      ratings.values(.ratings) == [
        ["S1/p-1/2026-10-05", "xy_agent_1", "5", "2026-10-05 12:00:00", ""],
        ["S1/p-2/2026-10-06", "xy_agent_1", "2", "2026-10-06 12:00:00", ""],
      ])
  }

  @Test("淘宝开放平台: sums and numbers of responses, so that the mean of two days is (4,500 + 1,001) / (150 + 33)")
  func openPlatform() throws {
    let found = try Fixture.translate("taobao-open-performance", "performance.csv", given: [:])
    #expect(found.account == [2, 0, 0, 0, 0])
    let figures = found.figures(of: "测试旗舰店:客服甲")
    #expect(figures.filter { $0.hasPrefix("avg_response ") } == ["avg_response 4500/150", "avg_response 1001/33"])
    #expect(figures.filter { $0.hasPrefix("avg_first") } == ["avg_first_response 320/40", "avg_first_response 61/12"])
    #expect(figures.contains("sales_ordered_first 1200.5/1"))
    #expect(figures.contains("sales_paid 1100/1"))
    #expect(found.codes.isEmpty)
  }
}
