import Exact
import Foundation
import Records
import Testing
import Wording

@testable import Web
@testable import Workflow

@Suite("The second factor of signing in")
struct SecondFactorTests {
  /// Somebody's device: makes codes of the secret on the page.
  private struct Device {
    let code: TimeCode
    let clock: ServedClock

    init(_ page: String, _ clock: ServedClock) throws {
      let letters = try #require(page.firstMatch(of: #/<code>([A-Z2-7 ]{39})</code>/#)).1.filter { $0 != " " }
      let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
      let bits = letters.flatMap { letter in
        (0..<5).map { (alphabet.firstIndex(of: letter) ?? 0) >> (4 - $0) & 1 }
      }
      code = TimeCode(
        secret: stride(from: 0, to: bits.count, by: 8).map { bits[$0..<$0 + 8].reduce(0) { $0 << 1 | UInt8($1) } })
      self.clock = clock
    }

    func shows(before minutes: Int = 0) throws -> String {
      try #require(code.code(step: TimeCode.step(at: clock.now) - Int64(minutes * 2)))
    }
  }

  /// E01 with a second factor turned on: the device and the spare codes.
  private func setUp(_ demo: ServedDemo) async throws -> (browser: Browser, device: Device, spares: [String]) {
    let browser = try await demo.browser("E01")
    let offer = try await browser.post("/second-factor/offer")
    let device = try Device(offer.text, demo.clock)
    let page = try await browser.post("/second-factor/confirm", [("code", device.shows())])
    let spares = page.text.matches(of: #/<li><code>([a-z0-9-]{11})</code>/#).map { String($0.1) }
    try #require(spares.count == 8, "\(page.text)")
    demo.clock.pass(minutes: 1)
    return (browser, device, spares)
  }

  @Test(
    "RFC 6238, appendix B, in six digits",
    arguments: [
      (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
      (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
  func vectors(seconds: Int, code: String) throws {
    let made = TimeCode(secret: Array("12345678901234567890".utf8))
    let now = Instant(seconds: seconds + 8 * 3_600)
    #expect(made.code(step: TimeCode.step(at: now)) == code)
    #expect(made.step(of: code, at: now) == Int64(seconds / 30))
    #expect(made.letters == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
  }

  @Test("once it is on, the password alone opens nothing; the code of the device does, and no code twice")
  func signIn() async throws {
    let demo = try ServedDemo()
    let (_, device, _) = try await setUp(demo)
    let browser = try await demo.browser()
    let half = try await browser.signIn("E01", demo.password("E01"))
    #expect(half.location == "/sign-in/code")
    for path in ["/", "/months/2026-01", "/password", "/second-factor", "/schemes"] {
      #expect(try await browser.get(path).location == "/sign-in/code", "\(path)")
    }
    let before = browser.cookies["kaohe"]
    #expect(try await browser.post("/sign-in/code", [("code", device.shows())]).location == "/")
    #expect(browser.cookies["kaohe"] != before)
    #expect(try await browser.get("/").status == 200)

    let other = try await demo.browser()
    _ = try await other.signIn("E01", demo.password("E01"))
    #expect(try await other.post("/sign-in/code", [("code", device.shows())]).text.contains("SECOND-FACTOR-WRONG"))
    demo.clock.pass(minutes: 1)
    #expect(try await other.post("/sign-in/code", [("code", device.shows())]).location == "/")
  }

  @Test("five wrong codes lock, however often the right password is given between; a code of two minutes ago is wrong")
  func locked() async throws {
    let demo = try ServedDemo()
    let (_, device, _) = try await setUp(demo)
    demo.clock.pass(minutes: 3)
    for turn in 0..<5 {
      let browser = try await demo.browser()
      #expect(try await browser.signIn("E01", demo.password("E01")).location == "/sign-in/code")
      let wrong = turn == 0 ? try device.shows(before: 2) : "000000"
      #expect(try await browser.post("/sign-in/code", [("code", wrong)]).text.contains("SECOND-FACTOR-WRONG"))
    }
    #expect(try await demo.browser().signIn("E01", demo.password("E01")).text.contains("SIGN-IN-LOCKED"))
  }

  @Test("each spare code signs in once; HR's new password takes the second factor off")
  func lostDevice() async throws {
    let demo = try ServedDemo()
    let (_, _, spares) = try await setUp(demo)
    let browser = try await demo.browser()
    _ = try await browser.signIn("E01", demo.password("E01"))
    #expect(try await browser.post("/sign-in/code", [("code", spares[3].uppercased())]).location == "/")
    let again = try await demo.browser()
    _ = try await again.signIn("E01", demo.password("E01"))
    #expect(try await again.post("/sign-in/code", [("code", spares[3])]).text.contains("SECOND-FACTOR-WRONG"))

    let page = try await demo.browser("H01").post("/people/E01/access")
    let password = try #require(page.text.firstMatch(of: #/<code>([a-z0-9-]{23})</code>/#)).1
    #expect(try await demo.browser().signIn("E01", String(password)).location == "/password")
  }

  @Test("the half sign-in is over after ten minutes")
  func slow() async throws {
    let demo = try ServedDemo()
    let (_, device, _) = try await setUp(demo)
    let browser = try await demo.browser()
    _ = try await browser.signIn("E01", demo.password("E01"))
    demo.clock.pass(minutes: 11)
    #expect(try await browser.post("/sign-in/code", [("code", device.shows())]).location != "/")
    #expect(try await browser.get("/").location == "/sign-in")
  }

  @Test("a role of which the company asks it sets it up before anything else, and cannot turn it off")
  func needed() async throws {
    let demo = try ServedDemo()
    try Data("second_factor: [agent]\n".utf8).write(to: URL(fileURLWithPath: demo.folder + "/sign-in.yaml"))
    _ = try demo.house.reread()
    let browser = try await demo.browser()
    _ = try await browser.signIn("E01", demo.password("E01"))
    #expect(try await browser.get("/").location == "/second-factor")
    let device = try Device(try await browser.post("/second-factor/offer").text, demo.clock)
    _ = try await browser.post("/second-factor/confirm", [("code", device.shows())])
    #expect(try await browser.get("/").status == 200)
    demo.clock.pass(minutes: 1)
    let kept = try await browser.post(
      "/second-factor/remove", [("password", demo.password("E01")), ("code", device.shows())])
    #expect(kept.text.contains("SECOND-FACTOR-NEEDED"))
    #expect(try await demo.browser("H01").get("/").status == 200)
  }

  @Test("the secret is in the records only sealed, and the journal says that it was set up, not what")
  func sealed() async throws {
    let demo = try ServedDemo()
    let (_, device, _) = try await setUp(demo)
    let factor = try #require(
      try demo.house.office.store.read { records throws(Diagnostic) in try records.secondFactor(of: "E01") })
    #expect(!factor.secret.contains(device.code.secret))
    #expect(try SealedSecret(company: demo.folder).open(factor.secret) == device.code.secret)
    let entry = try #require(try demo.house.office.desk(of: "H01").journal(.init()).first)
    #expect(entry.act.name == "set_second_factor" && !"\(entry.act)".contains(device.code.letters))
  }
}

extension Array where Element: Equatable {
  fileprivate func contains(_ other: [Element]) -> Bool {
    indices.contains { place in place + other.count <= count && Array(self[place..<place + other.count]) == other }
  }
}
