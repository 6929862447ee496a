import Exact
import HTTPTypes
import Records
import Testing
import Wording
import Workflow

@testable import Web

@Suite("What people put down about a month, on the pages")
struct MonthPapersTests {
  private let papers = "/months/2026-02/papers"

  @Test("an incident with its evidence is recorded for anybody, seen by whom it is for, and taken back")
  func incidents() async throws {
    let demo = try ServedDemo()
    let assessor = try await demo.browser("S01")
    let picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0xFF] as [UInt8]
    let evil = Array("<script>alert(1)</script>".utf8)
    let fields = [
      ("employee", "E01"), ("kind", "complaint"), ("name", "K-7"), ("times", "2"), ("day", "2026-02-11"),
      ("note", "买家来电投诉"),
    ]
    let done = try await assessor.post(
      papers + "/incident", fields, files: [("截图.png", picture), ("..\\..\\evil.html", evil)])
    #expect(done.status == 303 && done.headers[.location] == papers, "\(done.text)")
    let page = try await assessor.get(papers)
    #expect(page.text.contains("买家来电投诉") && page.text.contains("截图.png") && page.text.contains(">evil.html<"))
    let links = page.text.matches(of: #/href="([^"]+\/evidence\/[0-9a-f]+)"/#).map { String($0.output.1) }
    #expect(links.count == 2)

    // It is handed out as a file and by what it holds, never as a page.
    let first = try await assessor.get(links[0])
    #expect(first.bytes == picture && first.headers[.contentType] == "image/png")
    let second = try await assessor.get(links[1])
    #expect(second.headers[.contentType] == "application/octet-stream")
    #expect(second.headers[.contentDisposition]?.hasPrefix("attachment") == true)
    #expect(second.headers[.xContentTypeOptions] == "nosniff")

    // The employee sees it with the sheet, once that is published; another agent and finance do not.
    for other in ["E01", "F01"] {
      #expect(try await demo.browser(other).get(links[0]).status == 404, "\(other)")
    }
    let hr = try await demo.browser("H01")
    #expect(try await hr.get(links[0]).bytes == picture)
    #expect(try await hr.get("/months/2026-02/sheets/E01").text.contains("截图.png"))
    #expect(try await hr.get(String(links[0].dropLast(1)) + "0").status == 404)
    #expect(try await hr.get(links[0].replacing("E01", with: "E02")).status == 404)

    let id = try #require(try await hr.get(papers).hidden("id"))
    #expect(try await hr.post(papers + "/withdraw", [("id", id)]).status == 422)
    #expect(try await hr.post(papers + "/withdraw", [("id", id), ("reason", "另一位客服")]).status == 303)
    #expect(try await hr.get(papers).text.contains("已撤销"))
    #expect(try await demo.browser("E01").get(papers).status == 403)
  }

  @Test("files come with an appeal; too much of them is refused before anything is done")
  func appeals() async throws {
    let demo = try ServedDemo()
    let agent = try await demo.browser("E01")
    let path = "/months/2026-01/sheets/E01/appeal"
    let huge = [UInt8](repeating: 65, count: 9_000_000)
    let tooLarge = try await agent.post(path, [("item", "overall"), ("statement", "附件")], files: [("a.txt", huge)])
    #expect(tooLarge.status == 413)
    #expect(try await !agent.get("/months/2026-01/sheets/E01").text.contains("“附件”"))
    let forged = try await agent.post(path, [("key", "0"), ("item", "overall"), ("statement", "附件")], files: [])
    #expect(forged.status == 403)
    let done = try await agent.post(
      path, [("item", "overall"), ("statement", "附件为证")], files: [("说明.pdf", Array("%PDF-1.4".utf8))])
    #expect(done.status == 303, "\(done.text)")
    let sheet = try await agent.get("/months/2026-01/sheets/E01")
    let link = try #require(sheet.text.firstMatch(of: #/href="([^"]+\/evidence\/[0-9a-f]+)"/#)).output.1
    #expect(sheet.text.contains("说明.pdf"))
    #expect(try await agent.get(String(link)).headers[.contentType] == "application/pdf")
  }

  @Test("an omitted deduction is raised, answered by its assessor, and settled: upheld it counts twice")
  func omissions() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let february = try #require(Month("2026-02"))
    func score() throws -> Points? {
      try demo.house.office.store.read { records throws(Diagnostic) in
        try records.sheet(of: "S01", in: february)?.score
      }
    }
    let before = try score()
    let raised = try await hr.post(
      papers + "/omission", [("employee", "E01"), ("item", "bad_reviews"), ("points", "2"), ("note", "当时就知道")])
    #expect(raised.status == 303, "\(raised.text)")
    #expect(try await hr.get("/").text.contains("href=\"\(papers)\""))
    let assessor = try await demo.browser("S01")
    let page = try await assessor.get(papers)
    let id = try #require(page.hidden("id"))
    #expect(page.text.contains("答复") && !page.text.contains("提出应扣未扣"))
    #expect(try await assessor.post(papers + "/answer", [("id", id), ("reply", "系统里没有")]).status == 303)
    #expect(try await assessor.post(papers + "/settle", [("id", id), ("outcome", "dropped")]).status == 403)
    #expect(
      try await hr.post(papers + "/settle", [("id", id), ("outcome", "upheld"), ("reason", "属实")]).status == 303)
    #expect(try await assessor.get(papers).text.contains("成立"))
    if let before, let after = try score() { #expect(before.hundredths - after.hundredths == 400) }
  }

  @Test("a correction is listed and taken back, and the figure stands as it was")
  func corrections() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    try await hr.post(
      "/months/2026-02/sheets/E01/correct", [("measure", "bad_reviews"), ("value", "9"), ("reason", "平台误判")])
    #expect(try await hr.get(papers).text.contains("平台误判"))
    let back = try await hr.post(
      papers + "/correction-back", [("employee", "E01"), ("measure", "bad_reviews"), ("reason", "查清了")])
    #expect(back.status == 303)
    #expect(try await !hr.get(papers).text.contains("平台误判"))
  }

  @Test("names of files lead nowhere and steer nothing")
  func names() {
    for (sent, kept) in [
      ("a.png", "a.png"), ("../../etc/passwd", "passwd"), ("C:\\x\\y.txt", "y.txt"), ("", "file"), ("..", "file"),
      ("a\u{202E}gpj.exe", "a gpj.exe"), ("/", "file"),
    ] {
      #expect(EvidenceFiles.name(sent) == kept, "\(sent)")
    }
    #expect(EvidenceFiles.name(String(repeating: "长", count: 300)).count <= 81)
    #expect(EvidenceFiles.type(of: Array("RIFF1234WEBP".utf8)) == "image/webp")
    #expect(EvidenceFiles.type(of: Array("<svg onload=x>".utf8)) == "application/octet-stream")
    #expect(EvidenceFiles.type(of: []) == "application/octet-stream")
  }
}
