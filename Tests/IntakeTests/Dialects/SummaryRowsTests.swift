import Foundation
import Testing
import Wording

@testable import Intake

@Suite("Rows of sums and means are told by what they are, not by a list of words")
struct SummaryRowsTests {
  private let report = """
    dialect: 1
    id: report
    name: {zh: 报表, en: Report}
    recognise: {columns: [客服, 接待, 销售额, 订单]}
    key: [日期, 店, 客服]
    yields:
      - file: platform_metrics.csv
        fields:
          month: {given: month}
          agent_id: {id: 客服}
          metric: {constant: buyers}
          numerator: {number: 接待}
          denominator: {constant: 1}
      - file: platform_metrics.csv
        fields:
          month: {given: month}
          agent_id: {id: 客服}
          metric: {constant: sales}
          numerator: {number: 销售额}
          denominator: {constant: 1}
      - file: platform_metrics.csv
        fields:
          month: {given: month}
          agent_id: {id: 客服}
          metric: {constant: sales_orders}
          numerator: {number: 订单}
          denominator: {constant: 1}
    """

  private func translate(_ text: String, accounts: [String] = ["a", "b", "c"]) throws -> Translated {
    let header = text.prefix { $0 != "\n" }
    let key = ["日期", "店", "客服"].filter { header.contains($0) }.joined(separator: ", ")
    let yaml = report.replacing("[日期, 店, 客服]", with: "[\(key)]")
    var translator = Translator(DialectLibrary([try Dialect(yaml: yaml, file: "report.yaml")]))
    let file = try TemporaryFile(text)
    var rows: [CanonicalRow] = []
    let given = ["month": "2026-10", "agents": accounts.joined(separator: "\n")]
    let report = translator.translate(fileAt: file.path, given: given) { rows.append($0) }
    #expect(report.addsUp)
    return Translated(report: report, rows: rows)
  }

  @Test("a sum on top, whatever it is called, and a mean at the end: 10 + 20 + 30 = 60, mean 20")
  func topAndEnd() throws {
    let found = try translate(
      "客服,接待,销售额,订单\n全店小计,60,600,9\na,10,100,2\nb,20,200,3\nc,30,300,4\n人均均值,20,200.00,3\n,60,600,9\n")
    #expect(found.account == [3, 3, 0, 0, 0])
    #expect(try found.diagnostic("SUMMARY-ROWS").arguments["count"] == "3")
    #expect(found.figures(of: "a") == ["buyers 10/1", "sales 100/1", "sales_orders 2/1"])
  }

  @Test("sub-totals of each shop, and of each agent over the days, count nothing twice: a has 10 + 5 = 15")
  func subTotals() throws {
    let shops = try translate(
      "店,客服,接待,销售额,订单\ns1,a,10,100,2\ns1,b,20,200,3\ns1小计,,30,300,5\ns2,a,5,50,1\ns2,c,7,70,2\ns2小计,,12,120,3\n")
    #expect(shops.account == [4, 2, 0, 0, 0])
    let days = try translate(
      "日期,客服,接待,销售额,订单\n2026-10-01,a,10,100,2\n2026-10-02,a,5,50,1\n合计,a,15,150,3\n2026-10-01,b,7,70,2\n2026-10-02,b,1,10,1\n,b,8,80,3\n"
    )
    #expect(days.account == [4, 2, 0, 0, 0])
    #expect(days.figures(of: "a").filter { $0.hasPrefix("sales ") } == ["sales 100/1", "sales 50/1"])
  }

  @Test("a row without the day that all others have is no sum of them: it is refused, not added")
  func unclear() throws {
    let found = try translate(
      "日期,客服,接待,销售额,订单\n2026-10-01,a,10,100,2\n2026-10-02,a,5,50,1\n2026-10-03,a,5,50,1\n累计,a,99,999,33\n")
    #expect(found.account == [3, 0, 1, 0, 0])
    #expect(try found.diagnostic("SUM-UNCLEAR").place.line == 5)
  }

  @Test("an account's row that is the sum of all others in every column is refused; in some columns it is said")
  func underAccount() throws {
    let whole = try translate("客服,接待,销售额,订单\na,60,600,9\nb,20,200,3\nc,40,400,6\n")
    #expect(whole.account == [2, 0, 1, 0, 0])
    #expect(try whole.diagnostic("SUM-UNDER-ACCOUNT").arguments["value"] == "a")
    let some = try translate("客服,接待,销售额,订单\na,60,600,8\nb,20,200,3\nc,40,400,6\n")
    #expect(some.account == [3, 0, 0, 0, 0])
    _ = try some.diagnostic("ROW-LIKE-SUM")
  }

  @Test("two agents with the same figures are two agents")
  func twins() throws {
    let found = try translate("客服,接待,销售额,订单\na,60,600,9\nb,60,600,9\n")
    #expect(found.account == [2, 0, 0, 0, 0] && found.codes.isEmpty)
  }
}
