import HTTPTypes
import Testing
import Workflow

@testable import Web

@Suite("What others may try")
struct HostileTests {
  @Test("a form without the session's secret, or from another site, does nothing")
  func forgery() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser("E01")
    let path = "/months/2026-01/sheets/E01/acknowledge"
    let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
    for page in [
      try await browser.post(path, key: ""), try await browser.post(path, key: String(repeating: "0", count: 64)),
      try await browser.post(path, headers: [.origin: "https://evil.test"]),
      try await browser.post(path, headers: [.origin: "null"]),
      try await browser.post(path, headers: [site: "cross-site"]),
    ] {
      #expect(page.status == 403 && page.text.contains("FORM-STALE"))
    }
    let colleague = try await demo.browser("H01")
    let stolen = try #require(try await colleague.key())
    #expect(try await browser.post(path, key: stolen).status == 403)
    #expect(try await browser.post(path, headers: [.origin: "http://kaohe.test", site: "same-origin"]).status == 303)
  }

  @Test("what people write is text on every page, and never markup")
  func markup() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser("E01")
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{page.key}}"
    let said = try await browser.post(
      "/months/2026-01/sheets/E01/appeal", [("item", "overall"), ("statement", evil)])
    #expect(said.status == 303)
    for employee in ["E01", "H01", "A01"] {
      let page = try await demo.browser(employee).get("/months/2026-01/sheets/E01")
      #expect(page.text.contains("&lt;script&gt;alert(1)"), "\(employee)")
      #expect(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"))
    }
    let hr = try await demo.browser("H01")
    let search = try await hr.get("/months/2026-01/sheets?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    #expect(search.status == 200 && !search.text.contains("<script>alert"))
    // What was said about the last deed comes from a cookie.
    hr.set(cookie: "kaohe_said", "PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==")
    #expect(!(try await hr.get("/")).text.contains("<script>alert"))
  }

  @Test("no address of a form leads to another site")
  func redirects() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser()
    for back in ["//evil.test", "https://evil.test/", "/\\evil.test", "evil", "/a\r\nSet-Cookie: x=1"] {
      #expect(try await browser.post("/language", [("language", "en"), ("back", back)]).location == "/")
    }
    #expect(try await browser.post("/language", [("language", "en"), ("back", "/schemes")]).location == "/schemes")
    #expect(browser.cookies["kaohe_lang"] == "en")
  }

  @Test("every answer says what a browser may do with it, and no page stays in a cache")
  func headers() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser("H01")
    for path in ["/", "/sign-in", "/nowhere", "/months/2026-01"] {
      let page = try await browser.get(path)
      #expect(page.headers[.contentSecurityPolicy] == SafeHeaders.policy, "\(path)")
      #expect(page.headers[.xContentTypeOptions] == "nosniff" && page.headers[.cacheControl] == "no-store")
    }
    let style = try await browser.get(Asset.style.address)
    #expect(style.status == 200 && style.headers[.cacheControl]?.contains("immutable") == true)
  }

  @Test(
    "no path leads out of the pages",
    arguments: [
      "/assets/../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd",
      "/months/2026-01/sheets/..%2f..%2fkaohe.db", "/months/9999-99", "/months/2026-01/sheets/%00",
    ])
  func paths(path: String) async throws {
    let demo = try ServedDemo()
    let page = try await demo.browser("H01").get(path)
    #expect(page.status == 404, "\(page.status)")
    #expect(!page.text.contains("root:"))
  }

  @Test("a form that is too long is refused")
  func long() async throws {
    let demo = try ServedDemo()
    let page = try await demo.browser("E01").post(
      "/months/2026-01/sheets/E01/appeal", [("statement", String(repeating: "长", count: 800_000))])
    #expect(page.status == 413)
  }
}
