import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

@Suite("Reports of the platforms in the inbox of a company")
struct ReportIntakeTests {
  @Test(
    "A metric that a report offers and no scheme asks for is a note, once, and no error; a misspelt one is an error")
  func unused() throws {
    let company = try SmallCompany()
    try company.write("inbox/2026-10/赤兔_2026-10-01至2026-10-31.csv", "客服昵称,接待人数,上班天数\na1,5,22\na2,6,21\na3,7,20\n")
    let run = try company.run()
    let unused = run.diagnostics.filter { $0.code == "METRIC-UNUSED" }
    #expect(unused.map { $0.arguments["metric"] } == ["work_days"])
    #expect(unused.first?.arguments["count"] == "3")
    #expect(unused.first?.severity == .note)
    #expect(!run.diagnostics.contains { $0.code == "METRIC-UNKNOWN" })
    #expect(!run.hasErrors)
  }

  @Test(
    "A chat does not tell which lines are after-sale: under a rule that asks, its figures are missing, with the reason",
    arguments: [false, true])
  func untoldKind(asks: Bool) throws {
    let company = try SmallCompany()
    try company.write(
      "inbox/2026-10/s1/chat.txt", "买家小乙2026-10-07 10:00:00\r\n在吗\r\na1 2026-10-07 10:00:30\r\n在的\r\n")
    try company.write(
      "inbox/2026-10/platform_metrics.csv",
      "month,agent_id,metric,numerator,denominator,source\n2026-10,a1,consultations,5,1,赤兔\n")
    let option = asks ? "leave_out: {after_sale: true}" : "leave_out: {single_buyer_line: false}"
    try company.write("rules/shop.yaml", "kaohe: 1\nid: shop\neffective: 2026-01\n\(option)\n")
    let settings = try String(contentsOfFile: company.folder + "/company.yaml", encoding: .utf8)
    try company.write("company.yaml", settings.replacingOccurrences(of: "rule_set: standard", with: "rule_set: shop"))
    let run = try company.run()
    let said = run.diagnostics.first { $0.code == "RULES-NEED-VALUE" }
    #expect((said != nil) == asks)
    let october = try #require(Month("2026-10"))
    let line = try #require(Reconciliation(Company(at: company.folder), month: october).lines.first)
    var arguments = ["evidence", company.folder, "--month", "2026-10", "--agent", "a1", "--measure", "consultations"]
    for isIndexed in [true, false] {
      if !isIndexed { try FileManager.default.removeItem(atPath: company.folder + "/index") }
      let evidence = try CommandRun(list: arguments, language: "zh")
      #expect(evidence.code == (asks ? 3 : 0))
      #expect(evidence.said.contains("[consultations] = 2 · 2 条依据") == !asks)
      #expect(evidence.said.contains("[consultations] 缺失：") == asks)
      #expect(evidence.complained.contains("RULES-NEED-VALUE") == asks)
    }
    guard asks else {
      #expect(line.computed.value == 2)
      return
    }
    #expect(said?.arguments["option"] == "leave_out.after_sale" && said?.arguments["needed"] == "kind")
    #expect(said?.arguments["rules"] == "shop@2026-01" && said?.arguments["count"] == "2")
    #expect(said?.place.line == 2)
    #expect(line.state == .notComputed && line.computed.absence?.reason == .notCollected)
    #expect(line.causes.contains { if case .said(let why) = $0 { why.code == "RULES-NEED-VALUE" } else { false } })
    let sheet = try #require(run.derivations.first { $0.employee == "E1" })
    #expect(sheet.score?.value?.value == nil)
    // What chat lines have no part in is as it was.
    arguments = ["evidence", company.folder, "--month", "2026-10", "--agent", "a2", "--measure", "complaints"]
    #expect(try CommandRun(list: arguments, language: "zh").code == 0)
  }

  @Test("A pasted chat is told apart by accounts.csv: a1 has no colon in its name and answers within 30 seconds")
  func chat() throws {
    let company = try SmallCompany()
    try company.write(
      "inbox/2026-10/s1/chat.txt", "买家小乙2026-10-07 10:00:00\r\n在吗\r\na1 2026-10-07 10:00:30\r\n在的\r\n已读\r\n")
    let run = try company.run()
    #expect(!run.hasErrors, "\(run.diagnostics.map { $0.text(in: .english) })")
    let lines = String(decoding: run.metricsCSV, as: UTF8.self).split(separator: "\n")
    let header = lines[0].split(separator: ",").map(String.init)
    let row = try #require(lines.first { $0.hasPrefix("a1,") }).split(separator: ",", omittingEmptySubsequences: false)
    let figures = Dictionary(uniqueKeysWithValues: zip(header, row.map(String.init)))
    // One conversation of the inbox and this one; 30 + 30 seconds.
    #expect([figures["consultations"], figures["responses"], figures["resp_sum_s"]] == ["2", "2", "60"])
    // The name of the buyer is nowhere in what was kept.
    let kept = FileManager.default.enumerator(atPath: company.folder + "/translated")
    while let name = kept?.nextObject() as? String {
      let text = FileManager.default.contents(atPath: company.folder + "/translated/" + name) ?? Data()
      #expect(!String(decoding: text, as: UTF8.self).contains("买家小乙"), "\(name)")
    }
  }

  @Test("What is said of an export in two languages is said again where its translation is kept")
  func saidAgain() throws {
    let company = try SmallCompany()
    try company.write("inbox/2026-10/goods.csv", "订单编号,标题,价格,购买数量,外部系统编号,商品属性\n1,测试商品,5,1,,\n")
    for _ in 1...2 {
      let found = try #require(try company.run().diagnostics.first { $0.code == "DIALECT-WITHOUT-ROWS" })
      #expect(found.what(in: .chinese) == "这是“淘宝/天猫宝贝报表”，其中没有可采用的内容。")
      #expect(found.remedy(in: .english).contains("ExportOrderList"))
    }
  }
}
