import Exact
import HTTPTypes
import Testing
import Wording
import Workflow

@testable import Web

@Suite("A month is lived on its pages")
struct MonthPagesTests {
  @Test("review to lock: the assessor rates, finance signs, HR approves and publishes, the agent appeals, HR decides")
  func life() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let before = try await hr.get("/months/2026-02")
    #expect(before.text.contains("评审中") && before.text.contains("<svg"))
    // Who moved most since January, and by which items.
    #expect(before.text.contains("主要因为"))
    let sheets = try demo.house.office.desk(of: "H01").itemChanges(
      of: ["E01", "E02", "E03"], in: #require(Month("2026-02")))
    let change = try #require(sheets.values.first { !$0.isEmpty }?.first)
    #expect(change.points != .zero)

    // An assessor changes a rating, which needs a reason.
    let assessor = try await demo.browser("S01")
    let grid = try await assessor.get("/months/2026-02/rating")
    // Beside the ratings: what the month's figures give so far, and no money.
    #expect(grid.text.contains("数据和事件") && grid.text.contains("咨询转化率") && grid.text.contains("上月得分"))
    #expect(!grid.text.contains("3000.00") && !grid.text.contains("绩效工资"))
    let seen = try #require(grid.hidden("seen"))
    let refused = try await assessor.post(
      "/months/2026-02/rating", [("seen", seen), ("rate:E01:overall", "一般")])
    #expect(refused.status == 422 && refused.text.contains("REASON-MISSING"))
    let saved = try await assessor.post(
      "/months/2026-02/rating", [("seen", seen), ("rate:E01:overall", "一般"), ("why:E01", "带新人拖了进度")])
    #expect(saved.location == "/months/2026-02/rating")
    #expect(try await assessor.get("/months/2026-02/rating").text.contains("保存了 1 项评分"))

    #expect(try await demo.browser("F01").post("/months/2026-02/sign-off").status == 303)
    #expect(try await hr.post("/months/2026-02/approve").status == 303)
    #expect(try await hr.post("/months/2026-02/publish").status == 303)
    #expect(try await hr.get("/months/2026-02").text.contains("已公布"))

    let agent = try await demo.browser("E01")
    let sheet = try await agent.get("/months/2026-02/sheets/E01")
    #expect(sheet.text.contains("主管整体评价") && sheet.text.contains("带新人拖了进度"))
    try await agent.post(
      "/months/2026-02/sheets/E01/appeal", [("item", "overall"), ("statement", "带新人是安排的")])
    let page = try await hr.get("/months/2026-02/sheets/E01")
    let appeal = try #require(page.hidden("appeal"))
    let decided = try await hr.post(
      "/months/2026-02/sheets/E01/decide",
      [("appeal", appeal), ("outcome", "upheld"), ("remedy", "overall=优秀"), ("reasons", "属实")])
    #expect(decided.status == 303)
    let after = try await agent.get("/months/2026-02/sheets/E01")
    #expect(after.text.contains("已裁决") && after.text.contains("属实"))
    #expect(try await agent.post("/months/2026-02/sheets/E01/acknowledge").status == 303)

    let verified = try await demo.browser("A01").post("/verify")
    #expect(verified.text.contains("一切与日志相符"))
    let rechecked = try await demo.browser("A01").post("/recheck")
    #expect(rechecked.status == 200)
    #expect(rechecked.text.contains("全部相同。"), "\(rechecked.text)")
    #expect(try await demo.browser("E01").post("/recheck").status == 403)
    let journal = try await demo.browser("A01").get("/journal?month=2026-02&employee=E01")
    #expect(journal.text.contains("裁决申诉") && journal.text.contains("属实"))
  }

  @Test("each number of the sheet opens its formula, figures, and the bands that were tried")
  func derivation() async throws {
    let demo = try ServedDemo()
    let page = try await demo.browser("E01").get("/months/2026-01/sheets/E01")
    for part in ["id=\"item-conversion\"", "咨询转化率", "试过的档", "用到的数据", "公式", "推导指纹", "① 应得绩效工资", "工资支付暂行规定"] {
      #expect(page.text.contains(part), "\(part)")
    }
  }

  @Test("whoever rates what somebody else has changed meanwhile is told so, and nothing is overwritten")
  func conflict() async throws {
    let demo = try ServedDemo()
    let assessor = try await demo.browser("S01")
    let seen = try #require(try await assessor.get("/months/2026-02/rating").hidden("seen"))
    try await demo.browser("H01").post(
      "/months/2026-02/sheets/E01/waive", [("item", "mystery_chat"), ("reason", "本月未抽查")])
    let json = HTTPFields([HTTPField(name: .accept, value: "application/json")])
    let fields = [("seen", seen), ("rate:E01:overall", "一般"), ("why:E01", "再看")]
    let page = try await assessor.post("/months/2026-02/rating", fields, headers: json)
    #expect(page.status == 409 && page.headers[.contentType] == "application/problem+json")
    #expect(page.text.contains("SHEET-CHANGED") && page.text.contains("H01"))
  }

  @Test("the list is searched, filtered, sorted and paged; what is missing comes last")
  func list() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    func employees(_ query: String) async throws -> [String] {
      try await hr.get("/months/2026-01/sheets?" + query).text.matches(of: #/<td>([ES]\d+)<\/td>/#)
        .map { String($0.output.1) }
    }
    let all = try await employees("")
    #expect(all.count > 10 && all == all.sorted())
    #expect(try await employees("order=down") == all.reversed())
    #expect(try await employees("q=E01") == ["E01"])
    let page = try await hr.get("/months/2026-01/sheets?sort=score&order=down")
    let scores = page.text.matches(of: #/<td class="number(?: fall)?">(\d+\.\d\d)/#).map { String($0.output.1) }
    #expect(page.text.contains("aria-sort=\"descending\"") && scores.count >= all.count)
    #expect(try await employees("state=nonsense&sort=nonsense&page=99999999999999999999") == all)
  }

  @Test("in English every page speaks English")
  func english() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    hr.set(cookie: "kaohe_lang", "en")
    for (path, words) in [
      ("/", "To do"), ("/months/2026-01", "How scores are spread"), ("/months/2026-01/sheets", "Filter"),
      ("/months/2026-01/sheets/E01", "Consultation conversion"), ("/journal", "Verify the records"),
      ("/schemes", "New scheme"), ("/people", "let sign in"), ("/password", "Present password"),
    ] {
      let page = try await hr.get(path)
      #expect(page.status == 200 && page.text.contains(words) && page.text.contains("lang=\"en\""), "\(path)")
    }
  }

  @Test("a template holds no word in one language only")
  func templates() {
    for (name, source) in Templates.sources {
      let plain = source.replacing(#/\[\[[^|\]]*\|[^\]]*\]\]/#, with: "")
        .replacing("lang=\"[[en|zh-CN]]\">[[English|中文]]", with: "")
      #expect(!plain.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(name)")
      for language in [Templates.text(source, in: .chinese), Templates.text(source, in: .english)] {
        #expect(!language.contains("[[") && !language.contains("]]"), "\(name)")
      }
    }
  }
}
