import Exact
import Records
import Testing
import Workflow

@testable import Web

@Suite("Access tokens on their page")
struct TokenPageTests {
  @Test("made for some scopes, shown once, listed with its last use, revoked; a program stops at once")
  func life() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser("F01")
    let empty = try await browser.get("/tokens")
    #expect(empty.status == 200 && !empty.text.contains("value=\"journal:read\""))
    let made = try await browser.post(
      "/tokens", [("name", "工资<b>系统"), ("until", "2026-04-01"), ("scope", "pay:read"), ("scope", "months:read")])
    let secret = try #require(made.text.firstMatch(of: #/kaohe_[0-9a-f]{64}/#)).output
    #expect(made.text.contains("工资&lt;b&gt;系统"))
    let program = Program(demo.house, token: String(secret))
    let me = try await program.get("/me")
    #expect(me.json["scopes"]?.list == ["months:read", "pay:read"] && me.json["ends"]?.text == "2026-04-01")
    #expect(try await program.get("/months/2026-01/payroll").status == 200)
    let list = try await browser.get("/tokens")
    #expect(!list.text.contains("kaohe_") && list.text.contains("2026-03-02 09:"))
    let id = try #require(me.json["token"]?.text)
    let other = try await demo.browser("H01")
    #expect(try await other.post("/tokens/revoke", [("token", id)]).text.contains("TOKEN-NOT-FOUND"))
    #expect(try await browser.post("/tokens/revoke", [("token", id)]).status == 303)
    #expect(try await program.get("/me").code == "TOKEN-UNKNOWN")
    var query = JournalQuery()
    query.act = "keep_tokens"
    let journal = try demo.house.office.desk(of: "H01").journal(query)
    #expect(journal.map { $0.act.details["token"] } == ["revoked", "made"])
    #expect(!"\(journal)".contains(secret.dropFirst(6)))
  }

  @Test(
    "a name, a scope and a day that will do",
    arguments: [
      ("", "2026-04-01", "pay:read"), ("x", "2026-03-01", "pay:read"), ("x", "2027-03-04", "pay:read"),
      ("x", "2026-04-01", ""), ("x", "2026-04-01", "everything"),
      (String(repeating: "长", count: 61), "2026-04-01", "pay:read"),
    ])
  func poor(name: String, until: String, scope: String) async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser("F01")
    let page = try await browser.post("/tokens", [("name", name), ("until", until), ("scope", scope)])
    #expect(page.status == 422 && (page.text.contains("TOKEN-POOR") || page.text.contains("FORM-FIELD-MISSING")))
    #expect(try demo.house.office.desk(of: "F01").tokens().isEmpty)
  }
}
