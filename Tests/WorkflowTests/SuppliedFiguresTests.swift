import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

/// What finance and the platforms' reports supply: how it adds, for which account it stands, and who was at work by it.
@Suite("Supplied figures")
struct SuppliedFiguresTests {
  /// A scheme that shows three figures by their points: sales / 10 yuan, buyers, and the conversion in percent.
  private static let scheme = """
    kaohe: 1
    id: small
    name: 小方案
    effective: 2026-01
    total: 10000
    from_platform: [FIGURES]
    items:
      - {id: sales, points: 8000, score: "min(8000, sales / (1 yuan))", when_missing: block}
      - {id: buyers, points: 1900, score: "min(1900, buyers / (1 buyers))", when_missing: block}
      - {id: conversion, points: 100, score: "min(100, conversion * 100)", when_missing: block}

    """

  private static func company(
    _ report: String, from figures: String = "sales, buyers, conversion", accounts: String? = nil
  ) throws -> SmallCompany {
    let small = try SmallCompany()
    try small.write("schemes/small.yaml", scheme.replacing("FIGURES", with: figures))
    try small.remove("inbox/2026-10/messages.csv")
    try small.remove("inbox/2026-10/complaints.csv")
    try small.remove("inbox/2026-10/assessments.csv")
    if !report.isEmpty { try small.write("inbox/2026-10/团队数据.csv", report) }
    if let accounts { try small.write("accounts.csv", "agent_id,shop_id,employee_id,from,to\n" + accounts) }
    return small
  }

  private static let head = "日期,客服账号,咨询人数,询单人数,最终成团人数,询单流失人数,客服销售额（元）,人工接待人数\n"

  /// The value of an item of E1, as scores.csv prints it; the reason where it is missing.
  private static func value(_ item: String, _ run: MonthRun) throws -> String {
    let derivation = try #require(run.derivations.first { $0.employee == "E1" })
    let node = try #require(derivation.items.first { $0.id == item })
    return node.points?.text ?? node.details["why"] ?? "?"
  }

  @Test("拼多多 团队数据 of two days: 1234.50 and 600 are 1834.50, 55 and 28 are 83, 12 of 40 and 8 of 20 are a third")
  func twoDays() throws {
    let run = try Self.company(
      Self.head + "2026-10-01,a1,60,40,12,28,1234.50,55\n2026-10-02,a1,30,20,8,12,600,28\n"
    ).run()
    #expect(try Self.value("sales", run) == "1834.50")
    #expect(try Self.value("buyers", run) == "83.00")
    #expect(try Self.value("conversion", run) == "33.33")
    let said = try #require(run.diagnostics.first { $0.code == "METRIC-DISTINCT-ADDED" })
    #expect(said.words["measure"]?.chinese == "接待人数")
    #expect(said.arguments["employees"] == "E1")
  }

  @Test("Two accounts of one person: 1000 and 2000 are 3000, not 1500")
  func twoAccounts() throws {
    let run = try Self.company(
      Self.head + "2026-10-01,a1,60,40,12,28,1000,55\n2026-10-01,a2,30,20,8,12,2000,28\n",
      accounts: "a1,s1,E1,2025-01-01,\na2,s1,E1,2025-01-01,\n"
    ).run()
    #expect(try Self.value("sales", run) == "3000.00")
    #expect(try Self.value("buyers", run) == "83.00")
    #expect(!run.diagnostics.contains { $0.code == "METRIC-DISTINCT-ADDED" })
  }

  @Test("A dialect of the company without a denominator: 1000 and 3000 on two days are 4000")
  func ownDialect() throws {
    let small = try Self.company("日期,客服,销售额\n2026-10-01,a1,1000\n2026-10-02,a1,3000\n2026-10-01,a2,500\n")
    try small.write(
      "dialects/daily.yaml",
      """
      dialect: 1
      id: daily
      name: {zh: 日报, en: Daily}
      recognise:
        columns: [日期, 客服, 销售额]
      key: [日期, 客服]
      agent: {id: 客服}
      day: 日期
      figures:
        - {metric: sales, numerator: {number: 销售额}}

      """)
    #expect(try Self.value("sales", small.run()) == "4000.00")
  }

  @Test(
    "Rates and means without the numbers they are of do not make one: missing, with the reason, never a mean of means")
  func withoutNumbers() throws {
    let small = try Self.company("", accounts: "a1,s1,E1,2025-01-01,\na2,s1,E1,2025-01-01,\n")
    let head = "month,agent_id,metric,numerator,denominator,source\n"
    try small.write(
      "inbox/2026-10/platform_metrics.csv", head + "2026-10,a1,conversion,0.5,1,r\n2026-10,a2,conversion,0.9,1,r\n")
    let run = try small.run()
    #expect(try Self.value("conversion", run) == "not_additive")
    #expect(run.diagnostics.contains { $0.code == "METRIC-NOT-ADDED" })
    // With their numbers they do: 10 of 20 and 9 of 10 are 19 of 30.
    try small.write(
      "inbox/2026-10/platform_metrics.csv", head + "2026-10,a1,conversion,10,20,r\n2026-10,a2,conversion,9,10,r\n")
    #expect(try Self.value("conversion", small.run()) == "63.33")
  }

  @Test("Only reports: who was at work is told by them; rankings and means work, and nothing is said of chats")
  func onlyReports() throws {
    let small = try Self.company("")
    try small.write(
      "schemes/small.yaml",
      """
      kaohe: 1
      id: small
      name: 小方案
      effective: 2026-01
      total: 100
      from_platform: [consultations]
      define: {share: net_sales / department.mean(net_sales)}
      items:
        - {id: rel, points: 100, score: "min(100, share * 50)", when_missing: block}
      rewards:
        - {id: champion, name: 冠军, best_of: net_sales, yuan: 90, ties: all}

      """)
    try small.write(
      "inbox/2026-10/finance_sales.csv",
      "month,agent_id,gross_cents,refund_cents\n" + (1...3).map { "2026-10,a\($0),1000000,0\n" }.joined())
    let run = try small.run()
    #expect(run.derivations.map { $0.points?.text } == ["50.00", "50.00", "50.00"])
    #expect(run.derivations.map { $0.pay.rewards.first?.amount } == [Fen(9000), Fen(9000), Fen(9000)])
    #expect(!run.diagnostics.contains { ["NO-CONSULTATIONS", "WORK-UNKNOWN", "DEPARTMENT-MEMBERS"].contains($0.code) })
  }

  @Test("Finance gives the sales of an account that ended inside the month: its own days are replaced, and once only")
  func financePartly() throws {
    // k1 is E1's to 10 March and then nobody's: 10,000 of its 300,000 yuan are E1's; k2 sold 250,000, k3 220,000.
    let small = try Self.company(
      "", accounts: "k1,s1,E1,2022-01-01,2026-10-10\nk2,s1,E1,2022-01-01,\nk3,s1,E2,2022-01-01,\n")
    var chats = "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars\n"
    var orders = "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status\n"
    for (number, day, agent, fen) in [
      (1, "05", "k1", 1_000_000), (2, "20", "k1", 29_000_000), (3, "05", "k2", 25_000_000),
    ] {
      chats += "c\(number),s1,b\(number),\(agent),buyer,2026-10-\(day) 10:00:00,text,1\n"
      chats += "c\(number),s1,b\(number),\(agent),agent,2026-10-\(day) 10:00:20,text,1\n"
      orders += "o\(number),s1,b\(number),2026-10-\(day) 11:00:00,2026-10-\(day) 11:01:00,\(fen),finished\n"
    }
    try small.write("inbox/2026-10/messages.csv", chats)
    try small.write("inbox/2026-10/orders.csv", orders)
    try small.write("inbox/2026-10/refunds.csv", "refund_id,order_id,type,created_at,amount_cents\n")
    try small.write(
      "inbox/2026-10/finance_sales.csv", "month,agent_id,gross_cents,refund_cents\n2026-10,k1,1100000,0\n")
    try small.write(
      "schemes/small.yaml",
      Self.scheme.replacing("FIGURES", with: "buyers").replacing("8000", with: "600000")
        .replacing("total: 10000", with: "total: 602000"))
    let run = try small.run()
    // 11,000 by finance for k1, and 250,000 of k2 as computed.
    #expect(try Self.value("sales", run) == "261000.00")
    let node = try #require(run.derivations[0].items.first { $0.id == "sales" })
    let fact = try #require(node.inputs.first?.fact)
    #expect(fact.standing.source == .finance)
    #expect(fact.shares.map { "\($0.account) \($0.version.source.name)" } == ["k1 finance", "k2 computed"])
    let text = String(decoding: run.derivationsJSONL, as: UTF8.self)
    #expect(text.contains(#""accounts":[{"account":"k1","value":"#))
  }

  @Test("拼多多: orders without buyers leave the agent's sales missing, until the company says that the report stands")
  func unnamedBuyers() throws {
    let small = try Self.company(
      Self.head + "2026-10-01,a1,60,40,12,28,1234.50,55\n", from: "buyers",
      accounts: "a1,pdd,E1,2025-01-01,\nb1,s1,E1,2025-01-01,\na2,s1,E2,2025-01-01,\n")
    var chats = "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars\n"
    for (number, shop, agent) in [(1, "pdd", "a1"), (2, "s1", "b1")] {
      chats += "c\(number),\(shop),b\(number),\(agent),buyer,2026-10-05 10:00:00,text,1\n"
      chats += "c\(number),\(shop),b\(number),\(agent),agent,2026-10-05 10:00:20,text,1\n"
    }
    try small.write("inbox/2026-10/messages.csv", chats)
    try small.write(
      "inbox/2026-10/orders.csv",
      """
      order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status
      o1,pdd,,2026-10-05 11:00:00,2026-10-05 11:01:00,99900,finished
      o2,s1,b2,2026-10-05 11:00:00,2026-10-05 11:01:00,50000,finished

      """)
    let open = try small.run()
    #expect(try Self.value("sales", open) == "buyers_not_named")
    #expect(try Self.value("conversion", open) == "buyers_not_named")
    #expect(open.diagnostics.contains { $0.code == "ORDER-BUYER-UNNAMED" })
    try small.change(
      "company.yaml", "departments:", "reported_figures:\n  - {shops: [pdd], measures: [sales, 咨询转化率]}\ndepartments:")
    let told = try small.run()
    // 1234.50 by the report for a1, and 500 of b1 as computed; 12 of 40 and 1 of 1 are 13 of 41.
    #expect(try Self.value("sales", told) == "1734.50")
    #expect(try Self.value("conversion", told) == "31.71")
    let fact = try #require(told.derivations[0].items.first { $0.id == "sales" }?.inputs.first?.fact)
    #expect(fact.shares.map { "\($0.account) \($0.version.source.name)" } == ["a1 platform", "b1 computed"])
  }

  @Test(
    "reported_figures: what cannot be meant is refused with its line",
    arguments: [
      "- {measures: [sales]}", "- {shops: [s1]}", "- {shops: [s1], measures: [sale]}",
      "- {shop: s1, measures: [sales]}",
      "sales",
    ])
  func wrongSetting(text: String) throws {
    let small = try Self.company("")
    try small.change("company.yaml", "departments:", "reported_figures:\n  \(text)\ndepartments:")
    let found = #expect(throws: Diagnostic.self) { _ = try Company(at: small.folder) }
    #expect(found?.arguments["field"] == "reported_figures")
    #expect(found?.place.line == 6)
  }

  @Test("Absence without leave that no scheme counts is said")
  func absence() throws {
    let small = try SmallCompany()
    try small.write("inbox/2026-10/attendance.csv", "date,agent_id,event,minutes\n2026-10-05,a1,absent,\n")
    #expect(try small.complaint("ABSENCE-NOT-COUNTED").arguments["employees"] == "E1")
  }

  @Test("The reconciliation holds equal stretches against each other: two days are not compared with the month")
  func equalStretches() throws {
    let small = try SmallCompany()
    try small.write(
      "inbox/2026-10/团队数据.csv", Self.head + "2026-10-01,a1,60,40,12,28,1234.50,55\n2026-10-02,a1,30,20,8,12,600,28\n")
    let month = try #require(Month("2026-10"))
    let part = try Reconciliation(Company(at: small.folder), month: month)
    let two = try #require(part.lines.first { $0.measure == "buyers" })
    #expect(part.lines.count { $0.measure == "buyers" } == 1)
    #expect(two.platform.value == 83)
    #expect(two.state == .otherDays)
    #expect(two.days == "2026-10-01~2026-10-02")
    // Of all days, the sum of the days stands beside the month's; buyers added day by day are no distinct buyers.
    var rows = Self.head
    for day in 1...31 { rows += "2026-10-\(day < 10 ? "0" : "")\(day),a1,1,1,0,1,10,1\n" }
    try small.write("inbox/2026-10/团队数据.csv", rows)
    let whole = try Reconciliation(Company(at: small.folder), month: month)
    #expect(whole.lines.first { $0.measure == "sales" }?.platform.value == 310)
    #expect(whole.lines.first { $0.measure == "sales" }?.days == nil)
    #expect(whole.lines.first { $0.measure == "buyers" }?.state == .otherDays)
  }
}
