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
