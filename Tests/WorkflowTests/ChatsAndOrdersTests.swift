import Appraisal
import Exact
import Foundation
import Intake
import Metrics
import Testing
import Wording

@testable import Workflow

/// Chats and orders of a company: the closing date, the month of an order, moments without seconds, robots' answers.
@Suite struct ChatsAndOrdersTests {
  /// E1's account a1 sold o1 for 100 yuan on the 5th, and a2 o2 for 50.
  private static func company() throws -> SmallCompany {
    let small = try SmallCompany()
    try small.write(
      "inbox/2026-10/orders.csv",
      """
      order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status
      o1,s1,b1,2026-10-05 11:00:00,2026-10-05 11:05:00,10000,paid
      o2,s1,b2,2026-10-05 11:00:00,2026-10-05 11:05:00,5000,paid

      """)
    return small
  }

  private static let refunds = "refund_id,order_id,type,created_at,amount_cents\n"

  /// A column of metrics.csv, by account.
  private static func column(_ name: String, of run: MonthRun) throws -> [String: String] {
    let lines = String(decoding: run.metricsCSV, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let at = try #require(lines.first?.firstIndex(of: name))
    return Dictionary(uniqueKeysWithValues: lines.dropFirst().map { ($0[0], $0[at]) })
  }

  @Test("closing_day: day 8 of the next month unless given, that day included; later refunds are said and do not count")
  func closingDay() throws {
    let small = try Self.company()
    try small.write(
      "inbox/2026-10/refunds.csv",
      Self.refunds + "r1,o1,return,2026-11-08 23:59:59,100\nr2,o2,return,2026-11-09 00:00:00,700\n")
    #expect(try Self.column("return_orders", of: small.run()) == ["a1": "1", "a2": "0", "a3": "0"])
    let said = try small.complaint("EVENT-AFTER-CLOSING")
    expectHelpful(said, file: "refunds.csv", line: 3)
    #expect(said.arguments["closing"] == "2026-11-08" && said.arguments["yuan"] == "7.00")
    // What is shown beside the figure is what it was made of.
    let run = try small.run()
    let parts = try #require(run.evidence.parts(behind: "refund_amount", of: .employee("E2")))
    #expect(parts.map(\.total) == [0])

    let settings = try small.text(of: "company.yaml")
    try small.write("company.yaml", settings + "closing_day: 9\n")
    #expect(try Self.column("refund_cents", of: small.run()) == ["a1": "100", "a2": "700", "a3": "0"])
    try small.write("company.yaml", settings + "closing_day: 3\n")
    #expect(try Self.column("refund_cents", of: small.run()) == ["a1": "0", "a2": "0", "a3": "0"])
    try small.write("company.yaml", settings + "closing_day: 29\n")
    let error = #expect(throws: Diagnostic.self) { try small.run() }
    #expect(error?.code == "COMPANY-FIELD")
    #expect(error?.arguments["expected"] == "1-28")
  }

  @Test("a refund of October's order in November's inbox counts in October, and November says where it belongs")
  func monthOfTheOrder() throws {
    let small = try Self.company()
    try small.write("inbox/2026-10/refunds.csv", Self.refunds)
    #expect(try Self.column("refund_cents", of: small.run())["a1"] == "0")
    try small.write(
      "inbox/2026-11/refunds.csv",
      Self.refunds + "r1,o1,refund,2026-11-03 10:00:00,1234\nr2,o2,refund,2026-11-20 10:00:00,500\n")
    let october = try small.run()
    #expect(try Self.column("refund_cents", of: october) == ["a1": "1234", "a2": "0", "a3": "0"])
    // October's account has October's files only.
    #expect(!String(decoding: october.intakeCSV, as: UTF8.self).contains("2026-11"))
    let parts = try #require(october.evidence.parts(behind: "refund_amount", of: .employee("E1")))
    #expect(parts.first?.rows.first?.rows.last?.file.hasSuffix("inbox/2026-11/refunds.csv") == true)
    let november = try small.run("2026-11")
    let said = try #require(november.diagnostics.first { $0.code == "EVENT-ORDER-UNKNOWN" })
    expectHelpful(said, file: "2026-11/refunds.csv", line: 2)
    #expect(said.arguments["yuan"] == "17.34")
    #expect(said.what(in: .chinese).contains("第 2 行订单 o1 12.34 元、第 3 行订单 o2 5.00 元"))
  }

  private static let chat = """
    客户名,消息序号,发送时间,发送内容,发送账号,账号类型
    tb_1,1,2026/10/6 9:30,在吗,tb_1,买家
    tb_1,2,2026/10/6 9:30,您好,店铺:甲,客服
    tb_1,3,2026/10/6 9:31,有货吗,tb_1,买家
    tb_1,4,2026/10/6 9:33,有,店铺:甲,客服

    """

  @Test("a chat saved by a spreadsheet: its response times are missing with that reason, and the score waits for them")
  func withoutSeconds() throws {
    let small = try SmallCompany()
    try small.change("accounts.csv", "a1,s1,E1,2025-01-01,", "店铺:甲,s1,E1,2025-01-01,")
    try small.write("inbox/2026-10/千牛聊天.csv", Self.chat)
    let run = try small.run()
    let said = try small.complaint("CHAT-NO-SECONDS")
    expectHelpful(said, file: "千牛聊天.csv", line: 2)
    #expect(said.arguments["count"] == "4")
    // Neither 0 s and 60 s nor a band of points: E1's response waits, the colleagues' scores stand.
    #expect(run.derivations.map { $0.points?.text } == [nil, "90.00", "90.00"])
    let line = String(decoding: run.derivationsJSONL, as: UTF8.self).split(separator: "\n")[0]
    #expect(line.contains("no_seconds"))
    #expect(try Self.column("resp_sum_s", of: run)["店铺:甲"] == "")
    #expect(try Self.column("responses", of: run)["店铺:甲"] == "2")
    #expect(try Self.column("avg_first_resp_ms", of: run)["店铺:甲"] == "")
  }

  /// The buyer asks at 10:00:00, the robot answers after 10 s, the agent after 30 s.
  private static let robots = """
    客户名,消息序号,发送时间,发送内容,发送账号,账号类型
    tb_1,1,2026-10-06 10:00:00,在吗,tb_1,买家
    tb_1,2,2026-10-06 10:00:10,在的,店铺:店小蜜,机器人
    tb_1,3,2026-10-06 10:00:30,您好,店铺:甲,客服

    """

  @Test("waits_from: a rule set that does not say follows the dialect of the chat; what it says itself stands")
  func platformsOwnWay() throws {
    let small = try SmallCompany()
    try small.change("accounts.csv", "a1,s1,E1,2025-01-01,", "店铺:甲,s1,E1,2025-01-01,")
    try small.write("inbox/2026-10/千牛聊天.csv", Self.robots)
    func waited() throws -> String? { try Self.column("resp_sum_s", of: small.run())["店铺:甲"] }
    #expect(try waited() == "30")
    let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let dialect = try String(
      contentsOf: package.appending(path: "dialects/qianniu-chat-xlsx.yaml"), encoding: .utf8)
    try small.write("dialects/qianniu-chat-xlsx.yaml", dialect + "\nwaits_from: last_robot\n")
    // `standard` is the bare definition whatever a platform does.
    #expect(try waited() == "30")
    try small.change("company.yaml", "rule_set: standard", "rule_set: own")
    try small.write("rules/own.yaml", "kaohe: 1\nid: own\neffective: 2026-01\n")
    #expect(try waited() == "20")
    try small.write("rules/own.yaml", "kaohe: 1\nid: own\neffective: 2026-01\nwaits_from: buyer\n")
    #expect(try waited() == "30")
    try small.write("dialects/qianniu-chat-xlsx.yaml", dialect + "\nwaits_from: robot\n")
    let error = #expect(throws: Diagnostic.self) { try small.run() }
    #expect(error?.code == "DIALECT-BROKEN")
  }

  @Test("the reconciliation tells what each choice of waits_from makes of a mean, agreeing or not")
  func reconciled() throws {
    let small = try SmallCompany()
    try small.change("accounts.csv", "a1,s1,E1,2025-01-01,", "店铺:甲,s1,E1,2025-01-01,")
    try small.write("inbox/2026-10/千牛聊天.csv", Self.robots)
    for (given, state) in [("30", Reconciliation.State.within), ("20", .flagged)] {
      try small.write(
        "inbox/2026-10/platform_metrics.csv",
        "month,agent_id,metric,numerator,denominator,source\n2026-10,店铺:甲,avg_response,\(given),1,千牛\n")
      let found = try Reconciliation(Company(at: small.folder), month: #require(Month("2026-10")))
      let line = try #require(found.lines.first)
      #expect(line.state == state)
      let waits = line.causes.compactMap { if case .waits(let choices) = $0 { choices } else { nil } }
      #expect(waits.map { $0.map(\.option) } == [["waits_from: buyer", "waits_from: last_robot"]])
      #expect(waits.first?.map(\.figure) == [Rational(30), Rational(20)])
      #expect(waits.first?.map(\.isInForce) == [true, false])
      let text = ReconciliationText(in: .english, rows: 5)
      let said = line.causes.flatMap { text.lines(of: $0, line.unit) }
      #expect(said.contains { $0.contains("(waits_from: last_robot)") && $0.contains("20") })
    }
  }
}
