import Exact
import Records
import Testing
import Wording
import Workflow

@testable import Web

@Suite("A month lived by programs")
struct ProgramMonthTests {
  @Test(
    "ratings, signature, approval, publication, acknowledgement, appeal, decision and lock; each answer says how far")
  func month() async throws {
    let demo = try ServedDemo()
    let (hr, assessor) = (try Program(demo.house, "H01"), try Program(demo.house, "S01"))
    let (finance, agent) = (try Program(demo.house, "F01"), try Program(demo.house, "E01"))
    let february = "/months/2026-02"

    let grid = try await assessor.get(february + "/ratings")
    let person = try #require(grid.json["people"]?.list?.first)
    let scale = try #require(person["scales"]?.list?.first { $0["rating"] != nil })
    let employee = try #require(person["employee"]?.text)
    let before = try #require(scale["rating"]?["label"]?.text)
    let other = try #require(scale["steps"]?.list?.compactMap(\.text).first { $0 != before })
    func rate(_ label: String, _ comment: String?, seen: JSONValue) async throws -> JSONValue {
      var rating: [JSONValue.Member] = [
        .init(name: "employee", value: .text(employee)), .init(name: "item", value: .text(scale["item"]?.text ?? "")),
        .init(name: "label", value: .text(label)),
      ]
      if let comment { rating.append(.init(name: "comment", value: .text(comment))) }
      let answer = try await assessor.post(
        february + "/ratings",
        ["ratings": [.object(rating), ["employee": "E99", "item": "x", "label": "y"]], "seen": seen])
      #expect(answer.status == 200)
      let list = try #require(answer.json["ratings"]?.list)
      // What cannot be keeps nothing else back.
      #expect(list[1]["saved"]?.flag == false && list[1]["problem"]?["code"]?.text == "EMPLOYEE-UNKNOWN")
      return list[0]
    }
    let seen = try #require(grid.json["seen"])
    // An earlier rating is replaced for a reason only.
    #expect(try await rate(other, nil, seen: seen)["problem"]?["code"]?.text == "REASON-MISSING")
    #expect(try await rate(other, "复核", seen: seen)["saved"]?.flag == true)
    // Somebody else who saw less is told so.
    _ = try await hr.post(
      february + "/sheets/\(employee)/waive", ["item": "mystery_checks", "reason": "没有抽查", "seen": seen])

    #expect(try await finance.post(february + "/sign-off").json["state"]?.text == "reviewing")
    let todo = try await hr.get(february + "/to-do")
    #expect(todo.json.list?.isEmpty == false)
    let approved = try await hr.post(february + "/approve")
    #expect(approved.status == 200 && (approved.json["employees"]?.list?.count ?? 0) > 5, "\(approved.code ?? "")")
    #expect(try await hr.get(february).json["sheets"]?["approved"]?.whole ?? 0 > 5)

    // January was published: it is acknowledged, appealed against, decided.
    let january = "/months/2026-01"
    #expect(try await agent.post(january + "/acknowledge").status == 200)
    let appeal = try await agent.post(january + "/appeals", ["item": "overall", "statement": "带新人是安排的"])
    let id = try #require(appeal.json["id"]?.text)
    #expect(try await agent.post(january + "/appeals", ["item": "overall", "statement": "再说"]).code == "APPEAL-TWICE")
    let decision = try await hr.post(
      "/appeals/\(id)/decision",
      ["outcome": "upheld", "reasons": "属实", "remedies": [["kind": "rating", "item": "overall", "label": "优秀"]]])
    #expect(decision.status == 200 && decision.json["decision"]?["outcome"]?.text == "upheld", "\(decision.code ?? "")")
    #expect(decision.json["decision"]?["total_after"]?["fen"]?.whole != nil)
    #expect(try await hr.get(january + "/appeals").json.list?.first?["id"]?.text == id)
    #expect(try await hr.post("/appeals/\(id)/decision", ["outcome": "rejected", "reasons": "x"]).status == 404)
    // Its time is not over yet: nothing is locked before.
    #expect(try await hr.post(january + "/lock").status < 500)
    let verified = try await hr.post("/verifications")
    #expect(verified.json["clean"]?.flag == true && verified.json["other_versions"]?.list?.isEmpty == true)
    let rechecked = try await hr.post("/rechecks", [:])
    #expect(rechecked.json["settled"]?.flag == true && rechecked.json["results"]?.list?.isEmpty == true)
    let sheet = try await hr.get(january + "/sheets/E01")
    #expect(sheet.json["wage_kept"]?.flag == true && sheet.json["engine"]?.whole == 2)
  }

  @Test(
    "figures are exact: whole fen beside yuan, points with two decimals, values as fractions, the derivation as kept")
  func exact() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    let january = try #require(Month("2026-01"))
    let sheet = try await program.get("/months/2026-01/sheets/E01")
    let view = try demo.house.office.desk(of: "H01").sheet(of: "E01", in: january)
    let total = try #require(view.line.total)
    #expect(sheet.json["total"]?["fen"]?.whole == total.amount && sheet.json["total"]?["yuan"]?.text == total.text)
    #expect(sheet.json["score"]?.text == view.line.score?.text)
    #expect(sheet.json["pay"]?["total"]?["fen"]?.whole == total.amount)
    let items = try #require(sheet.json["items"]?.list)
    let points = try items.map { try #require($0["points"]?.text?.filter { $0 != "." }).description }
    let sum = points.compactMap { Int64($0) }.reduce(0, +)
    let deducted = (sheet.json["deductions"]?.list ?? []).compactMap { $0["lost"]?.text }.compactMap {
      Int64($0.filter { $0 != "." })
    }.reduce(0, +)
    // The printed column adds up to the printed total.
    #expect(sum - deducted == view.line.score?.hundredths)
    #expect(items.contains { $0["value"]?.text?.contains("/") == true })
    let derivation = try await program.get("/months/2026-01/sheets/E01/derivation")
    #expect(derivation.bytes == view.derivation)
    #expect(derivation.json["hash"] == sheet.json["hash"])
  }

  @Test("the payroll's lines add up to its sum, and equal the sheets")
  func payroll() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "F01")
    let payroll = try await program.get("/months/2026-01/payroll")
    let lines = try #require(payroll.json["lines"]?.list)
    let sum = lines.compactMap { $0["gross"]?["fen"]?.whole }.reduce(0, +)
    #expect(payroll.json["gross"]?["fen"]?.whole == sum && payroll.json["final"]?.flag == true)
    let line = try #require(lines.first { $0["employee"]?.text == "E01" })
    let sheet = try await program.get("/months/2026-01/sheets?q=E01")
    #expect(sheet.json["sheets"]?.list?.first?["total"] == line["variable"])
    #expect(try await program.get("/months/2026-02/payroll").code == "PAYROLL-NOT-FINAL")
    #expect(try await program.get("/months/2026-02/payroll?draft=true").json["final"]?.flag == false)
  }

  @Test(
    "finance confirms sales in whole fen; the month is computed anew, and a locked month is adjusted for a reason only")
  func salesAndAdjustments() async throws {
    let demo = try ServedDemo()
    let (finance, hr) = (try Program(demo.house, "F01"), try Program(demo.house, "H01"))
    let february = try #require(Month("2026-02"))
    let account = "shop1:kf01"
    let sales: JSONValue = [
      "sales": [["account": .text(account), "gross_fen": .whole(1_234_567), "refund_fen": .whole(89)]]
    ]
    #expect(try await finance.post("/months/2026-02/sign-off").status == 200)
    #expect(try await finance.post("/months/2026-02/sales", sales).status == 200)
    let kept = try demo.house.office.store.read { records throws(Diagnostic) in try records.sales(of: february) }
    #expect(kept[account] == ConfirmedSales(agent: account, gross: Fen(1_234_567), refund: Fen(89)))
    #expect(try await hr.post("/months/2026-02/sales", sales).code == "NOT-ALLOWED")
    // What changed takes the signature back.
    #expect(try await finance.get("/to-do").json.list?.contains { $0["month"]?.text == "2026-02" } == true)
    let early = try await hr.post(
      "/months/2026-01/sheets/E01/adjust",
      ["paid_in": "2026-02", "reason": "补正", "remedies": [["kind": "waiver", "item": "overall"]]])
    #expect(early.status == 409 && early.code == "MONTH-STATE")
    // Once nobody can appeal any more, January is locked, and changes by what is paid in February alone.
    demo.clock.pass(minutes: 10 * 24 * 60)
    #expect(try await hr.post("/months/2026-01/lock").json["state"]?.text == "locked")
    let remedies: JSONValue = [["kind": "rating", "item": "overall", "label": "有待改进"]]
    let made = try await hr.post(
      "/months/2026-01/sheets/E01/adjust", ["paid_in": "2026-02", "reason": "补正", "remedies": remedies])
    #expect(made.status == 200 || made.code == "ADJUST-NOTHING", "\(made.code ?? "")")
    #expect((made.json.list ?? []).allSatisfy { $0["paid_in"]?.text == "2026-02" && $0["amount"]?["fen"]?.whole != 0 })
  }

  @Test("whoever saw less than what others did since is told who did what, and nothing is done")
  func seen() async throws {
    let demo = try ServedDemo()
    let (hr, finance) = (try Program(demo.house, "H01"), try Program(demo.house, "F01"))
    let seen = try #require(try await hr.get("/months/2026-02/sheets/E01").json["seen"])
    #expect(try await finance.post("/months/2026-02/sign-off").status == 200)
    let late = try await hr.post("/months/2026-02/reopen", ["reason": "再算", "seen": seen])
    #expect(late.status == 409 && late.code == "MONTH-CHANGED" && late.json["what"]?.text?.contains("F01") == true)
    let now = try #require(try await hr.get("/months/2026-02/sheets/E01").json["seen"])
    #expect(
      try await hr.post("/months/2026-02/reopen", ["reason": "再算", "seen": now]).json["state"]?.text == "provisional")
    #expect(try await finance.post("/months/2026-02/review").code == "NOT-ALLOWED")
    let other = try await hr.post(
      "/months/2026-02/incidents",
      ["employee": "E01", "kind": "remark", "day": "2026-02-10", "note": "带新人"])
    #expect(other.json["id"]?.text?.hasPrefix("I") == true)
    let assessor = try Program(demo.house, "S01")
    let rated = try await assessor.post(
      "/months/2026-02/ratings",
      ["ratings": [["employee": "E01", "item": "overall", "label": "一般", "comment": "复核"]], "seen": now])
    #expect(rated.json["ratings"]?.list?.first?["problem"]?["code"]?.text == "SHEET-CHANGED")
  }

  @Test("people, law, imports, schemes and the program itself are told as they are on record")
  func books() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    let me = try await program.get("/me")
    #expect(me.json["employee"]?.text == "H01" && me.json["role"]?.text == "hr")
    let law = try await program.get("/months/2026-01/law")
    #expect(law.json["loss_cap"]?.text == "1/5" && law.json["on_record"]?.flag == true)
    #expect(try await program.get("/months/2026-01/imports").status == 200)
    #expect(try await Program(demo.house, "E01").get("/months/2026-01/imports").code == "NOT-ALLOWED")
    let schemes = try await program.get("/schemes")
    let version = try #require(schemes.json.list?.first?["version"]?.text)
    let scheme = try await program.get("/schemes/" + version)
    let text = try #require(scheme.json["text"]?.text)
    #expect(ContentHash(of: Array(text.utf8)).description == version)
    #expect(try await program.get("/schemes/" + String(repeating: "a", count: 64)).code == "SCHEME-UNKNOWN")
    #expect(try await Program(demo.house, "E01").post("/schemes/\(version)/acknowledge").status == 200)
    #expect(try await program.get("/to-do").json.list?.isEmpty == false)
    #expect(try await program.get("/months/2027-01").code == "MONTH-NOT-OPENED")
  }
}
