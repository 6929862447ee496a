import Exact
import HTTPTypes
import Records
import Testing
import Wording
import Workflow

@testable import Web

@Suite("People on the pages: over time, pasted, accounts, their data")
struct PeoplePagesTests {
  @Test("somebody is changed from a day on; the history shows both, and a published month stays")
  func change() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let page = try await hr.get("/people/E01")
    #expect(page.status == 200 && page.text.contains("赵甲"))
    func value(_ name: String) -> String {
      guard let field = page.text.firstRange(of: " name=\"\(name)\"") else { return "" }
      let rest = page.text[field.upperBound...].prefix { $0 != ">" }
      return rest.firstRange(of: "value=\"").map { String(rest[$0.upperBound...].prefix { $0 != "\"" }) } ?? ""
    }
    var fields = ["name", "post", "assessor", "confirmed", "left", "wage", "performance", "target"].map {
      ($0, value($0))
    }
    fields += [("role", "agent"), ("reason", "涨薪")]
    fields = fields.map { $0.0 == "performance" ? ($0.0, "3210.50") : $0 }
    let closed = try await hr.post("/people/E01/change", fields + [("from", "2026-01-15")])
    #expect(closed.status == 422 && closed.text.contains("PEOPLE-MONTH-CLOSED"))
    let done = try await hr.post("/people/E01/change", fields + [("from", "2026-03-01")])
    #expect(done.status == 303, "\(done.text)")
    let after = try await hr.get("/people/E01")
    #expect(after.text.contains("<td class=\"number held\">3210.50</td>") && after.text.contains("2026-03-01"))
    let own = try await hr.post("/people/H01/change", fields + [("from", "2026-03-01")])
    #expect(own.status == 403 && own.text.contains("NOT-ONESELF"))
    let wrong = fields.map { $0.0 == "left" ? ($0.0, "gestern") : $0 } + [("from", "2026-03-01")]
    let refused = try await hr.post("/people/E01/change", wrong)
    #expect(refused.status == 422 && refused.text.contains("gestern"))
  }

  @Test("a pasted table says what it would change before it does; columns it has not stay, and errors stop all of it")
  func paste() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let path = "/people/changes/paste"
    let table = "employee_id\tname\tpost\nE01\t赵甲\t资深客服\nE99\t新来\t客服\n"
    let before = try demo.house.office.store.read { records throws(Diagnostic) in try records.head()?.entry }
    let page = try await hr.post(path, [("table", table), ("from", "2026-03-01"), ("do", "preview")])
    #expect(page.status == 200 && page.text.contains("<ins>资深客服</ins>") && page.text.contains("新增"))
    #expect(!page.text.contains("绩效工资（元）</th>"))
    #expect(try demo.house.office.store.read { records throws(Diagnostic) in try records.head()?.entry } == before)
    // Somebody new needs a role.
    let roleless = try await hr.post(path, [("table", table), ("from", "2026-03-01"), ("do", "take")])
    #expect(roleless.status == 422 && roleless.text.contains("ROLE-UNKNOWN"))
    #expect(try demo.house.office.store.read { records throws(Diagnostic) in try records.head()?.entry } == before)
    let whole = "employee_id,name,post,role\nE01,赵甲,资深客服,agent\nE99,新来,客服,agent\n"
    let done = try await hr.post(path, [("table", whole), ("from", "2026-03-01"), ("do", "take")])
    #expect(done.status == 303, "\(done.text)")
    let march = try #require(Day("2026-03-01"))
    let person = try demo.house.office.store.read { records throws(Diagnostic) in try records.person("E01", on: march) }
    #expect(person?.post == "资深客服" && person?.performancePay.amount != nil && person?.assessor == "S01")
    let same = try await hr.post(path, [("table", whole), ("from", "2026-03-01"), ("do", "preview")])
    #expect(same.text.contains("2 行与现状相同") && !same.text.contains("value=\"take\""))
    let bad = try await hr.post(
      path, [("table", "employee_id,name,hired_on\nE01,赵甲,morgen\n"), ("from", "2026-03-01"), ("do", "preview")])
    #expect(
      bad.status == 200 && bad.text.contains("第 2 行") && bad.text.contains("hired_on")
        && !bad.text.contains("value=\"take\""))
  }

  @Test("an account changes hands, and somebody stands in for an assessor, each from a day on")
  func accounts() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let page = try await hr.get("/people/changes/accounts")
    let account = try #require(page.text.firstMatch(of: #/<option value="([^"]+)"><\/option>/#)).output.1
    let done = try await hr.post(
      "/people/changes/hand-over", [("account", String(account)), ("employee", "E05"), ("from", "2026-03-02")])
    #expect(done.status == 303, "\(done.text)")
    #expect(try await hr.get("/people/E05").text.contains(String(account)))
    let named = try await hr.post(
      "/people/changes/substitute",
      [("assessor", "S01"), ("substitute", "S02"), ("from", "2026-03-01"), ("to", "2026-03-31")])
    #expect(named.status == 303, "\(named.text)")
    let grid = try demo.house.office.desk(of: "S02").ratingGrid(in: try #require(Month("2026-02")))
    #expect(grid.rows.contains { $0.employee == "E01" })
  }

  @Test("one's own data is handed out to everybody, another's to HR alone; it is erased when its time is over")
  func data() async throws {
    let demo = try ServedDemo()
    let agent = try await demo.browser("E01")
    let own = try await agent.get("/my-data")
    #expect(own.status == 200 && own.headers[.contentDisposition]?.contains("E01.json") == true)
    #expect(own.text.contains("赵甲"))
    #expect(try await agent.get("/people/E02/data.json").status == 403)
    let hr = try await demo.browser("H01")
    #expect(try await hr.get("/people/E02/data.json").status == 200)
    #expect(try await !hr.get("/people/E02").text.contains("/people/E02/erase"))
    let early = try await hr.post("/people/E02/erase", [("reason", "到期")])
    #expect(early.status == 422 && early.text.contains("RETENTION-NOT-OVER"))
    #expect(try await hr.get("/people/E777").status == 404)
  }
}
