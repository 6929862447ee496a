import Exact
import HTTPTypes
import Records
import Testing
import Wording
import Workflow

@testable import Web

@Suite("Signing in and out")
struct SignInTests {
  @Test("a right password begins a session in a cookie that no script reads; a wrong one does not say what was wrong")
  func passwords() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser()
    for (employee, password) in [("E01", "wrong"), ("E99", "wrong"), ("", "x")] {
      let page = try await browser.signIn(employee, password)
      #expect([401, 422].contains(page.status) && browser.cookies["kaohe"] == nil)
      if !employee.isEmpty { #expect(page.text.contains("工号或密码不对")) }
    }
    let page = try await browser.signIn("E01", demo.password("E01"))
    let cookie = try #require(page.headers[.setCookie])
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
    #expect(!cookie.contains("Secure"))
    #expect(try await browser.get("/").status == 200)
  }

  @Test("behind a proxy that speaks HTTPS the cookie is sent over nothing else")
  func secure() async throws {
    let demo = try ServedDemo()
    let browser = Browser(House(demo.house.office, isBehindProxy: true))
    let page = try await browser.signIn("E01", demo.password("E01"))
    #expect(try #require(page.headers[.setCookie]).contains("Secure"))
  }

  @Test("after five wrong passwords in a row the right one does not help for a minute, and then it does")
  func locked() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser()
    for _ in 0..<5 { #expect(try await browser.signIn("E01", "wrong").status == 401) }
    let refused = try await browser.signIn("E01", demo.password("E01"))
    #expect(refused.status == 429 && refused.text.contains("SIGN-IN-LOCKED"))
    demo.clock.pass(minutes: 2)
    #expect(try await browser.signIn("E01", demo.password("E01")).status == 303)
  }

  @Test("twenty attempts a minute from one place, whoever it claims to be")
  func often() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser()
    for number in 0..<20 { #expect(try await browser.signIn("X\(number)", "wrong").status == 401) }
    #expect(try await browser.signIn("X20", "wrong").text.contains("SIGN-IN-OFTEN"))
    demo.clock.pass(minutes: 1)
    #expect(try await browser.signIn("X21", "wrong").status == 401)
  }

  @Test("a token from before signing in is worth nothing afterwards, and each sign-in has its own")
  func fixation() async throws {
    let demo = try ServedDemo()
    let victim = try await demo.browser()
    let planted = String(repeating: "ab", count: 32)
    victim.set(cookie: "kaohe", planted)
    _ = try await victim.signIn("H01", demo.password("H01"))
    let token = try #require(victim.cookies["kaohe"])
    #expect(token != planted && token.count == 64)
    let attacker = try await demo.browser()
    attacker.set(cookie: "kaohe", planted)
    #expect(try await attacker.get("/").location == "/sign-in")
    let again = try await demo.browser("H01")
    #expect(again.cookies["kaohe"] != token)
  }

  @Test("a session ends after two hours unused, after twelve in any case, and by signing out")
  func ends() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser("E01")
    demo.clock.pass(minutes: 119)
    #expect(try await browser.get("/").status == 200)
    demo.clock.pass(minutes: 121)
    #expect(try await browser.get("/").location == "/sign-in")

    let busy = try await demo.browser("E01")
    for _ in 0..<7 {
      demo.clock.pass(minutes: 100)
      #expect(try await busy.get("/").status == 200)
    }
    demo.clock.pass(minutes: 60)
    #expect(try await busy.get("/").location == "/sign-in")

    let leaving = try await demo.browser("E01")
    let elsewhere = try await demo.browser("E01")
    let token = leaving.cookies["kaohe"]
    try await leaving.post("/sign-out")
    leaving.set(cookie: "kaohe", token)
    #expect(try await leaving.get("/").location == "/sign-in")
    #expect(try await elsewhere.get("/").status == 200)
    let third = try await demo.browser("E01")
    try await third.post("/sign-out-everywhere")
    #expect(try await elsewhere.get("/").location == "/sign-in")
  }

  @Test("a one-time password lets nobody do anything before it is changed; a poor new one is refused with the reason")
  func oneTime() async throws {
    let demo = try ServedDemo()
    let hr = try await demo.browser("H01")
    let shown = try await hr.post("/people/E02/access")
    let password = try #require(shown.text.firstMatch(of: #/[a-z2-9]{5}(-[a-z2-9]{5}){3}/#)).output.0
    let browser = try await demo.browser()
    #expect(try await browser.signIn("E02", String(password)).location == "/password")
    #expect(try await browser.get("/months/2026-01/sheets/E02").location == "/password")
    for (next, why) in [("kurz", "至少"), ("1234567890", "常见"), ("aaaaaaaaaaaa", "重复"), ("E02 und mehr", "工号")] {
      let fields = [("present", String(password)), ("next", next), ("again", next)]
      let page = try await browser.post("/password", fields)
      #expect(page.status == 422 && page.text.contains(why), "\(next): \(page.text)")
    }
    let differ = try await browser.post(
      "/password", [("present", String(password)), ("next", "viele schoene Worte"), ("again", "viele andere Worte")])
    #expect(differ.text.contains("不一样"))
    let fields = [("present", String(password)), ("next", "viele schoene Worte"), ("again", "viele schoene Worte")]
    #expect(try await browser.post("/password", fields).location == "/")
    #expect(try await browser.get("/months/2026-01/sheets/E02").status == 200)
    #expect(try await demo.browser().signIn("E02", String(password)).status == 401)
  }

  @Test("what is kept of a session and a password is neither: who reads the records cannot sign in with it")
  func kept() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser("E01")
    let token = try #require(browser.cookies["kaohe"])
    let password = try demo.password("E01")
    try demo.house.office.store.read { records throws(Diagnostic) in
      let key = try records.signInKey(of: "E01")
      #expect(key?.verifier.hasPrefix("$argon2id$") == true && key?.verifier.contains(password) == false)
      #expect(try records.webSession(ContentHash(of: Array(token.utf8)))?.employee == "E01")
    }
    // Nor does the journal say it.
    let entries = try demo.house.office.desk(of: "A01").journal(.init())
    #expect(entries.contains { $0.act.name == Deed.giveAccess.rawValue })
    #expect(!entries.contains { "\($0)".contains(password) })
  }
}
