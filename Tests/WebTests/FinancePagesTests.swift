import Exact
import Records
import Testing
import Wording
import Workflow

@testable import Web

@Suite("Finance on the pages: sales confirmed account by account, the year's end")
struct FinancePagesTests {
  private func confirmed(_ demo: ServedDemo) throws -> [String: ConfirmedSales] {
    let february = try #require(Month("2026-02"))
    return try demo.house.office.store.read { records throws(Diagnostic) in try records.sales(of: february) }
  }

  @Test("what is filled in stands over what is computed, the difference is shown, and the signature goes back")
  func confirm() async throws {
    let demo = try ServedDemo()
    let finance = try await demo.browser("F01")
    #expect(try await finance.get("/").text.contains("href=\"/months/2026-02/sales\""))
    let page = try await finance.get("/months/2026-02/sales")
    let accounts = page.text.matches(of: #/name="gross:([^"]+)" value="([^"]*)"/#).map {
      (String($0.output.1), String($0.output.2))
    }
    #expect(page.status == 200 && accounts.count > 5 && page.text.contains("未核对"))
    #expect(try await finance.post("/months/2026-02/sign-off").status == 303)
    let (account, gross) = try #require(accounts.first { $0.1 != "0.00" })
    let known = try #require(Rational(written: gross))
    let more = try Fen(yuan: known + 100)
    let done = try await finance.post(
      "/months/2026-02/sales", [("gross:" + account, more.text), ("refund:" + account, "12.34"), ("do", "some")])
    #expect(done.status == 303, "\(done.text)")
    #expect(try confirmed(demo) == [account: ConfirmedSales(agent: account, gross: more, refund: Fen(1_234))])
    let after = try await finance.get("/months/2026-02/sales")
    #expect(after.text.contains("已核对") && after.text.contains(">1 / \(accounts.count)<"))
    #expect(!after.text.contains("财务已签字：") && after.text.contains("value=\"12.34\""))
    // The same once more is no entry of the journal that changes anything.
    try await finance.post(
      "/months/2026-02/sales", [("gross:" + account, more.text), ("refund:" + account, "12.34"), ("do", "some")])
    #expect(try confirmed(demo).count == 1)
    // The rest at one press.
    #expect(try await finance.post("/months/2026-02/sales", [("do", "all")]).status == 303)
    #expect(try confirmed(demo).count == accounts.count)
    #expect(try confirmed(demo)[account]?.gross == more)
  }

  @Test(
    "an amount that is no amount of fen is refused, and nothing is confirmed", arguments: ["12.345", "-1", "a", ""])
  func amounts(text: String) async throws {
    let demo = try ServedDemo()
    let finance = try await demo.browser("F01")
    let page = try await finance.get("/months/2026-02/sales")
    let account = try #require(page.text.firstMatch(of: #/name="gross:([^"]+)"/#).map { String($0.output.1) })
    let refused = try await finance.post(
      "/months/2026-02/sales", [("gross:" + account, "100"), ("refund:" + account, text), ("do", "some")])
    #expect(refused.status == 422 && refused.text.contains("FORM-FIELD-MISSING"))
    #expect(try confirmed(demo).isEmpty)
  }

  @Test("a table is pasted, whole or not at all; rows of other months are left out")
  func paste() async throws {
    let demo = try ServedDemo()
    let finance = try await demo.browser("F01")
    let page = try await finance.get("/months/2026-02/sales")
    let account = try #require(page.text.firstMatch(of: #/name="gross:([^"]+)"/#).map { String($0.output.1) })
    let header = "month\tagent_id\tgross_cents\trefund_cents\n"
    let bad = try await finance.post(
      "/months/2026-02/sales/paste", [("table", header + "2026-02\t\(account)\t100\t0\n2026-02\tx\tviel\t0\n")])
    #expect(bad.status == 422, "\(bad.status)")
    #expect(bad.text.contains("finance_sales.csv") || bad.text.contains("gross_cents"))
    #expect(try confirmed(demo).isEmpty)
    let done = try await finance.post(
      "/months/2026-02/sales/paste", [("table", header + "2026-02\t\(account)\t12345\t45\n2026-01\t\(account)\t1\t0\n")]
    )
    #expect(done.status == 303, "\(done.text)")
    #expect(try confirmed(demo) == [account: ConfirmedSales(agent: account, gross: Fen(12_345), refund: Fen(45))])
  }

  @Test("the year is shown with its law, to be taken along as workbook and CSV; an agent sees the own alone")
  func year() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let page = try await hr.get("/years/2026")
    #expect(page.status == 200 && page.text.contains("年终绩效奖金核发资格") && page.text.contains("未定稿"))
    #expect(page.text.contains("第40条") && page.text.contains("赵甲"))
    let csv = try await hr.get("/years/2026/bonus.csv")
    #expect(csv.text.unicodeScalars.first == "\u{FEFF}" && csv.text.contains("赵甲"))
    #expect(try await hr.get("/years/2026/lists.xlsx").bytes.starts(with: Array("PK".utf8)))
    #expect(try await hr.get("/years/2026/nothing.csv").status == 404)
    #expect(try await hr.get("/years/20a6").status == 404)
    let agent = try await demo.browser("E01")
    let own = try await agent.get("/years/2026")
    #expect(own.status == 200 && own.text.contains("赵甲") && !own.text.contains("E02"))
    #expect(try await agent.get("/years/2026/bonus.csv").status == 403)
    #expect(try await agent.get("/years/2026/lists.xlsx").bytes.starts(with: Array("PK".utf8)))
  }
}
