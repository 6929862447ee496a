import Exact
import HTTPTypes
import Testing
import Workflow

@testable import Web

@Suite("Every route as every role and as nobody")
struct AccessTests {
  /// A route with something in the place of its parameters.
  private func address(_ route: Route) -> String {
    route.path.replacing(":month", with: "2026-02").replacing(":employee", with: "E02")
  }

  @Test("nobody who is not signed in gets further than the page to sign in")
  func nobody() async throws {
    let demo = try ServedDemo()
    for route in Route.all where route.access != .anybody && route.access != .founder {
      let browser = try await demo.browser()
      if route.method == .get {
        let page = try await browser.get(address(route))
        #expect(page.status == 303 && page.location == "/sign-in", "\(route.path)")
      } else {
        let page = try await browser.post(address(route), [("employee", "E02"), ("month", "2026-02")])
        #expect(page.status == 403 && page.text.contains("FORM-STALE"), "\(route.path): \(page.status)")
      }
    }
  }

  @Test(
    "a role whose row in the table of rights has no such deed is refused, and whoever has it is not",
    arguments: ServedDemo.people)
  func roles(employee: String) async throws {
    let demo = try ServedDemo()
    let role = try demo.house.office.desk(of: employee).role
    let browser = try await demo.browser(employee)
    for route in Route.all {
      guard case .deed(let deed) = route.access else { continue }
      // Who changes the password is signed out everywhere: that is tried elsewhere.
      if deed == .changePassword { continue }
      let page =
        route.method == .get
        ? try await browser.get(address(route)) : try await browser.post(address(route), [("seen", "0")])
      if Rights.reach(of: role, deed) == nil {
        #expect(page.status == 403 && page.text.contains("NOT-ALLOWED"), "\(route.path): \(page.status)")
      } else {
        #expect(page.status != 404 && page.status < 500, "\(route.path): \(page.status)")
      }
    }
  }

  @Test("once a company has begun its beginning is gone, for everybody")
  func beginning() async throws {
    let demo = try ServedDemo()
    for browser in [try await demo.browser(), try await demo.browser("H01")] {
      for route in Route.all where route.access == .founder {
        let page =
          route.method == .get ? try await browser.get(route.path) : try await browser.post(route.path, [("code", "x")])
        #expect(page.status == 404 && page.text.contains("PAGE-UNKNOWN"), "\(route.path): \(page.status)")
      }
    }
  }

  @Test("an agent sees the own sheet once it is published, no colleague's, and no amount of anybody else")
  func agent() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser("E01")
    let own = try await browser.get("/months/2026-01/sheets/E01")
    #expect(own.status == 200 && own.text.contains("赵甲") && own.text.contains("工资构成"))
    let early = try await browser.get("/months/2026-02/sheets/E01")
    #expect(early.status == 403 && early.text.contains("SHEET-NOT-PUBLISHED"))
    let other = try await browser.get("/months/2026-01/sheets/E02")
    #expect(other.status == 403 && other.text.contains("NOT-ALLOWED"))
    let list = try await browser.get("/months/2026-01/sheets")
    #expect(list.text.contains(">E01<") && !list.text.contains(">E02<"))
    let home = try await browser.get("/")
    #expect(!home.text.contains("/people") && !home.text.contains("/journal"))
    #expect(home.text.contains("href=\"/months/2026-01/sheets/E01\""))
  }

  @Test("an assessor sees the team without amounts, and the form without the pay")
  func assessor() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser("S01")
    let sheet = try await browser.get("/months/2026-01/sheets/E01")
    #expect(sheet.status == 200 && !sheet.text.contains("工资构成"))
    let grid = try await browser.get("/months/2026-02/rating")
    #expect(grid.status == 200 && grid.text.contains("rate:E01:overall") && !grid.text.contains("rate:S01:"))
  }
}
