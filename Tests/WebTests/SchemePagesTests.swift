import Exact
import HTTPTypes
import Records
import Testing
import Wording
import Workflow

@testable import Web

@Suite("Schemes on the pages: read, written, tried, compared, published, taken note of")
struct SchemePagesTests {
  /// Form 1 with another deduction for bad reviews, from the month after the demo's.
  private static let harder: String = {
    let text = BuiltInSchemes.all["monthly-100.yaml"] ?? ""
    return text.replacing("effective: 2016-01", with: "effective: 2026-03")
      .replacing("each: {of: bad_reviews, points: 2}", with: "each: {of: bad_reviews, points: 5}")
  }()

  /// Where a saved draft is, from the answer that leads there.
  private func save(_ text: String, in browser: Browser, base: String? = nil) async throws -> String {
    var fields = [("text", text), ("do", "save")]
    if let base { fields.append(("base", base)) }
    let page = try await browser.post("/schemes/edit", fields)
    return try #require(page.location, "\(page.status) \(page.text.prefix(400))")
  }

  @Test("a version is read as a document: every item with its bands, in both languages, and as numbered text")
  func document() async throws {
    let demo = try ServedDemo()
    let agent = try await demo.browser("E01")
    let page = try await agent.get("/schemes/versions/monthly-100")
    for part in ["咨询转化率", "0%~20%", "扣 4 分", "差评数，每次扣 2 分，扣完为止", "90分以上", "应扣未扣", "扣 2 倍", "id=\"L85\""] {
      #expect(page.text.contains(part), "\(part)")
    }
    agent.set(cookie: "kaohe_lang", "en")
    let english = try await agent.get("/schemes/versions/monthly-100")
    for part in ["Consultation conversion", "− 4 points", "2 off each until used up", "the score in percent"] {
      #expect(english.text.contains(part), "\(part)")
    }
    let unknown = try await agent.get("/schemes/versions/nothing-here")
    #expect(unknown.status == 404 && unknown.text.contains("SCHEME-VERSION-UNKNOWN"))
  }

  @Test("the text is checked where it stands: code, line and column, what happened and what to do")
  func check() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let json = HTTPFields([HTTPField(name: .accept, value: "application/json")])
    // The forms of a browser end lines with CR LF; the places are the same.
    let wrong = Self.harder.replacing("points: 5}", with: "points: 1 s}").replacing("\n", with: "\r\n")
    let line =
      try #require(
        wrong.split(separator: "\r\n", omittingEmptySubsequences: false)
          .firstIndex { $0.contains("points: 1 s}") }) + 1
    let page = try await hr.post("/schemes/check", [("text", wrong)], headers: json)
    #expect(page.status == 200 && page.text.contains("\"line\":\(line)"), "\(page.text.prefix(600))")
    #expect(page.text.contains("\"look\":\"wrong\"") && page.text.contains("\"remedy\":\""))
    let plain = try await hr.post("/schemes/edit", [("text", wrong), ("do", "check")])
    #expect(plain.status == 200 && plain.text.contains("href=\"#L\(line)\""))
    #expect(plain.text.contains("<li id=\"L\(line)\" class=\"wrong\">"))
    // Nothing of it is markup.
    let evil = "kaohe: 1\nid: \"</textarea><script>alert(1)</script>\"\n"
    let shown = try await hr.post("/schemes/edit", [("text", evil), ("do", "preview")])
    #expect(!shown.text.contains("<script>alert") && shown.text.contains("&lt;script&gt;alert"))
  }

  @Test("what the editor begins with has no error: the five forms, and the small scheme")
  func beginnings() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let start = try await hr.get("/schemes/edit")
    #expect(start.text.contains("from=monthly-100") && start.text.contains("empty=1"))
    for query in ["from=monthly-100", "from=competency-14", "empty=1", "version=monthly-100"] {
      let page = try await hr.get("/schemes/edit?" + query)
      #expect(page.status == 200 && (page.text.contains(">0 个错误") || page.text.contains("没有发现问题")), "\(query)")
    }
    #expect(try await hr.get("/schemes/edit?from=..%2f..%2fetc").status == 404)
  }

  @Test("a text with errors is not saved and not lost; a draft is saved, edited again, and seen by nobody else")
  func drafts() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let refused = try await hr.post("/schemes/edit", [("text", "kaohe: 1\nid: mine\n"), ("do", "save")])
    #expect(refused.status == 200 && refused.text.contains("没有保存") && refused.text.contains("id: mine"))

    let first = try await save(Self.harder, in: hr)
    let page = try await hr.get(first)
    #expect(page.text.contains("编辑草案") && page.text.contains("每次扣 5 分"))
    let base = String(first.split(separator: "/").last ?? "")
    let editor = try await hr.get("/schemes/edit?version=\(base)")
    let hash = try #require(editor.hidden("base"))
    #expect(editor.text.contains("保存草案"))
    let second = try await save(Self.harder.replacing("points: 5}", with: "points: 3}"), in: hr, base: hash)
    #expect(second != first)
    // The draft it took the place of is withdrawn, and one that was withdrawn can be taken up again.
    let versions = try demo.house.office.desk(of: "H01").schemes().filter { $0.version.scheme == "monthly-100" }
    #expect(versions.map(\.version.state).sorted { $0.rawValue < $1.rawValue } == [.checked, .published, .withdrawn])
    #expect(try await save(Self.harder, in: hr) == first)
    #expect(try await hr.get(first).text.contains("编辑草案"))

    let agent = try await demo.browser("E01")
    #expect(try await agent.get(first).status == 404)
    #expect(try await !agent.get("/schemes").text.contains(base))
    #expect(try await agent.get("/schemes/edit").status == 403)
    #expect(try await demo.browser("A01").get(first).status == 200)
  }

  @Test("a trial says whose score and pay would change, and changes nothing")
  func trial() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let before = try demo.house.office.store.read { records throws(Diagnostic) in try records.head()?.entry }
    let page = try await hr.post(
      "/schemes/edit", [("text", Self.harder), ("do", "try"), ("place", "monthly-100"), ("month", "2026-01")])
    #expect(page.status == 200 && page.text.contains("如果 2026-01 用的是这个方案"))
    // The demo has bad reviews: five points off each instead of two cost somebody something.
    #expect(page.text.contains("class=\"number fall\">−3.00"), "\(page.text.count)")
    let same = try await hr.post(
      "/schemes/edit",
      [("text", BuiltInSchemes.all["monthly-100.yaml"] ?? ""), ("do", "try"), ("place", "monthly-100")])
    #expect(same.text.firstMatch(of: #/>\d+ 人中 0 人会变/#) != nil, "\(same.text.suffix(3_000))")
    #expect(try demo.house.office.store.read { records throws(Diagnostic) in try records.head()?.entry } == before)
  }

  @Test("two versions are compared by what they mean, and line by line")
  func compare() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let new = String(try await save(Self.harder, in: hr).split(separator: "/").last ?? "")
    let old = try #require(
      try demo.house.office.desk(of: "H01").schemes().first {
        $0.version.scheme == "monthly-100" && $0.version.state == .published
      }
    ).version.short
    let page = try await hr.get("/schemes/compare?old=\(old)&new=\(new)")
    #expect(page.text.contains("<del>差评数，每次扣 2 分，扣完为止</del>"))
    #expect(page.text.contains("<ins>差评数，每次扣 5 分，扣完为止</ins>"))
    #expect(page.text.contains("<small>+2 −2</small>"))
    #expect(try await hr.get("/schemes/compare?old=\(old)&new=\(old)").text.contains("规则没有变化"))
    #expect(try await hr.get("/schemes/compare?old=\(old)").status == 422)
  }

  @Test("a version is published with its record, each warning ticked by itself, and then taken note of by agents")
  func publish() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let address = try await save(Self.harder, in: hr)
    let marks = try await hr.get(address).text.matches(of: #/name="finding" value="([^"]+)"/#).map {
      String($0.output.1)
    }
    let record = [("discussed", "2026-02-20"), ("consulted", "工会"), ("known", "2026-03-01"), ("how", "公告栏")]
    #expect(!marks.isEmpty)
    let unread = try await hr.post(address + "/publish", record + marks.dropLast().map { ("finding", $0) })
    #expect(unread.status == 422 && unread.text.contains("SCHEME-WARNINGS"))
    let undated = try await hr.post(address + "/publish", record.dropFirst() + marks.map { ("finding", $0) })
    #expect(undated.status == 422 && undated.text.contains("FORM-FIELD-MISSING"))
    let done = try await hr.post(address + "/publish", record + marks.map { ("finding", $0) })
    #expect(done.status == 303 && done.location == address)
    let page = try await hr.get(address)
    #expect(page.text.contains("2026-02-20") && page.text.contains("公告栏") && page.text.contains("还没有"))

    let agent = try await demo.browser("E01")
    #expect(try await agent.get("/").text.contains(address))
    let version = try #require(try await agent.get(address).hidden("version"))
    #expect(try await agent.post("/schemes/acknowledge", [("version", version)]).status == 303)
    #expect(try await agent.get(address).text.contains("你已确认知悉"))
    #expect(try await !agent.get("/").text.contains(address))
    #expect(try await hr.get(address).text.contains("2026-03-02 09:"))

    let withdrawn = try await hr.post(address + "/withdraw", [("reason", "再议")])
    #expect(withdrawn.status == 303)
    #expect(try await agent.get(address).text.contains("已撤回"))
  }

  @Test("only the gravest of what stands on a line marks it; keys, texts and comments are told apart")
  func yaml() {
    let lines = YamlLines("a: {b: \"x # y\"}  # why\n- 'it''s'\n", findings: [1: false]).lines
    #expect(lines.count == 2 && lines[0].isWarned && !lines[0].isError)
    #expect(lines[0].parts.map(\.text).joined() == "a: {b: \"x # y\"}  # why")
    #expect(lines[0].parts.filter { $0.look == "key" }.map(\.text) == ["a", "b"])
    #expect(lines[0].parts.last?.look == "comment" && lines[0].parts.last?.text == "# why")
  }

  @Test("lines that stay are told from lines that went and came, with what lies around them")
  func lines() {
    let old = (1...20).map { "line \($0)" }.joined(separator: "\n")
    let new = old.replacing("line 10\n", with: "line ten\nline more\n")
    let difference = LineDifference(from: old, to: new)
    #expect(difference.added == 2 && difference.removed == 1)
    #expect(
      difference.lines.map(\.text) == [
        "line 7", "line 8", "line 9", "line 10", "line ten", "line more", "line 11", "line 12", "line 13",
      ])
    #expect(difference.lines[3].isRemoved && difference.lines[4].isAdded && difference.lines[0].isAfterGap)
    #expect(difference.lines[4].after == "10" && difference.lines[4].before.isEmpty)
    #expect(LineDifference(from: old, to: old).lines.isEmpty)
    // Texts of which nothing stays are not held against each other line by line.
    let long = (1...3_000).map { "a\($0)" }.joined(separator: "\n")
    let other = (1...3_000).map { "b\($0)" }.joined(separator: "\n")
    #expect(LineDifference(from: long, to: other).added == 3_000)
  }
}
