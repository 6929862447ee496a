import Exact
import Foundation
import Intake
import Metrics
import Testing
import Wording

/// Moments without seconds: what hangs on the seconds is missing, and everything else stands.
@Suite struct CoarseMomentTests {
  private static let waits: [Part] = [
    .responseSeconds, .firstResponseSeconds, .p90Response, .repliedWithin30, .repliedWithin180, .slowResponses,
  ]

  private static func chat(_ rows: [String]) -> HandMade {
    var month = HandMade()
    month.add(.messages, rows.map { "\($0),text,3" }.joined(separator: "\n"))
    return month
  }

  @Test(
    "metrics.md 3 · 9:30, 9:30, 9:31, 9:33 without seconds: two responses, of which nothing tells how long they took")
  func chatWithoutSeconds() {
    let month = Self.chat([
      "c1,s1,b1,a1,buyer,2025-06-05 09:30", "c1,s1,b1,a1,agent,2025-06-05 09:30",
      "c1,s1,b1,a1,buyer,2025-06-05 09:31", "c1,s1,b1,a1,agent,2025-06-05 09:33",
    ])
    let figures = month.figures()
    let parts = figures.accounts["a1"]
    // They took 0 to 59 s and 61 to 179 s: not 0 s and 120 s.
    for part in Self.waits { #expect(parts?[part] == .missing(.noSeconds), "\(part)") }
    #expect(number(parts, "responses") == 2)
    #expect(number(parts, "first_responses") == 1)
    #expect(number(parts, "runs") == 2)
    #expect(number(parts, "consultations") == 1)
    #expect(number(parts, "buyers") == 1)
    #expect(parts?.figure(.responseSeconds).absence?.reason == .noSeconds)
    let said = figures.report.diagnostics
    #expect(said.map(\.code) == ["EVENT-NO-SECONDS"])
    #expect(said.first?.place.line == 2)
    #expect(said.first?.arguments["count"] == "4")
    let finder = EvidenceFinder(month.inputs, month: june)
    for evidence in finder.evidence(for: .account("a1"), parts: Self.waits) {
      #expect(evidence.absence == .noSeconds && evidence.count == 0)
    }
    #expect(finder.evidence(for: .account("a1"), part: .responses).count == 2)
  }

  @Test(
    "metrics.md 3 · where some rows have their seconds, only those whose own responses lack them have missing times")
  func someRows() {
    let month = Self.chat([
      "c1,s1,b1,a1,buyer,2025-06-05 09:30:00", "c1,s1,b1,a1,agent,2025-06-05 09:30:12",
      "c2,s1,b2,a2,buyer,2025-06-05 09:30:00", "c2,s1,b2,a2,agent,2025-06-05 09:31",
      "c3,s1,b3,a3,buyer,2025-06-05 09:30:00", "c3,s1,b3,a3,agent,2025-06-05 09:30:20",
      "c3,s1,b3,a3,buyer,2025-06-05 09:40", "c3,s1,b3,a3,agent,2025-06-05 09:40:20",
    ])
    let figures = month.figures()
    #expect(number(figures.accounts["a1"], "response_seconds") == 12)
    #expect(figures.accounts["a2"]?[.responseSeconds] == .missing(.noSeconds))
    // The first response of a3 is known to the second, the second is not.
    #expect(number(figures.accounts["a3"], "first_response_seconds") == 20)
    #expect(figures.accounts["a3"]?[.responseSeconds] == .missing(.noSeconds))
    #expect(figures.report.diagnostics.map { $0.arguments["count"] } == ["2"])
  }

  @Test(
    "metrics.md 4, 5 · an order of 10:01 and chat lines within that minute: whose it is cannot be told, after it it can"
  )
  func orderWithinAMinute() {
    var month = Self.chat([
      // b1 is answered at 10:01:30 and ordered at 10:01, before or after.
      "c1,s1,b1,a1,buyer,2025-06-05 10:00:50", "c1,s1,b1,a1,agent,2025-06-05 10:01:30",
      // b2 is answered at 10:00:59: the order of 10:01 came after in any case.
      "c2,s1,b2,a2,buyer,2025-06-05 10:00:50", "c2,s1,b2,a2,agent,2025-06-05 10:00:59",
    ])
    month.add(
      .orders,
      "o1,s1,b1,2025-06-05 10:01,2025-06-05 10:02,700,paid\no2,s1,b2,2025-06-05 10:01,2025-06-05 10:02,500,paid")
    let figures = month.figures()
    #expect(figures.accounts["a1"]?[.ordersCreated] == .missing(.noSeconds))
    #expect(figures.accounts["a1"]?[.sales] == .missing(.noSeconds))
    // Either way it came after the buyer's last line: the conversation converts, and the buyer is not lost.
    #expect(number(figures.accounts["a1"], "converted") == 1)
    #expect(number(figures.accounts["a1"], "lost_buyers") == 0)
    #expect(number(figures.accounts["a1"], "response_seconds") == 40)
    #expect(number(figures.accounts["a2"], "orders_created") == 1)
    #expect(number(figures.accounts["a2"], "sales") == 500)
    #expect(figures.report.diagnostics.map(\.code) == ["EVENT-ORDER-NO-SECONDS"])
    let finder = EvidenceFinder(month.inputs, month: june)
    #expect(finder.evidence(for: .account("a1"), parts: [.ordersCreated])[0].absence == .noSeconds)
    #expect(finder.evidence(for: .account("a1"), part: .converted).count == 1)
    #expect(finder.evidence(for: .account("a2"), part: .sales).map(\.contribution) == [500])
  }

  @Test("metrics.md 4 · a day alone is any second of the day; an order of nobody needs no seconds")
  func dayAlone() {
    var month = Self.chat(["c1,s1,b1,a1,buyer,2025-06-05 10:00:00", "c1,s1,b1,a1,agent,2025-06-05 10:00:10"])
    month.add(.orders, "o1,s1,b1,2025-06-05,,700,created\no2,s1,,2025-06-06,,900,created")
    let rules = RuleSet(id: "nobody", ordersWithoutBuyer: .nobody)
    let figures = month.figures(rules)
    #expect(figures.accounts["a1"]?[.converted] == .missing(.noSeconds))
    #expect(number(figures.accounts["a1"], "response_seconds") == 10)
    #expect(figures.report.diagnostics.map { $0.arguments["count"] } == ["1"])
    month.add(.orders, "o1,s1,b1,2025-06-06,,700,created\no2,s1,,2025-06-06,,900,created")
    // The next day until 10:00:00 lies in the window, the rest of it does not.
    #expect(month.parts("a1", rules)?[.converted] == .missing(.noSeconds))
    let twoDays = month.parts("a1", RuleSet(id: "2", window: .days(2), ordersWithoutBuyer: .nobody))
    #expect(number(twoDays, "converted") == 1)
  }

  @Test("metrics.md 3 · a call tells how long it rang: its moment needs no seconds")
  func calls() {
    var month = HandMade()
    month.add(.calls, "p1,a1,2025-06-05 09:30,yes,12,60")
    let figures = month.figures()
    #expect(number(figures.accounts["a1"], "response_seconds") == 12)
    #expect(figures.report.diagnostics.isEmpty)
  }

  @Test("the figures of such a month are kept, and its evidence is looked up in the files")
  func index() throws {
    let folder = Bench.scratch.appending(path: "coarse-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var month = Self.chat([
      "c1,s1,b1,a1,buyer,2025-06-05 09:30", "c1,s1,b1,a1,agent,2025-06-05 09:31",
      "c2,s1,b2,a2,buyer,2025-06-05 09:30:00", "c2,s1,b2,a2,agent,2025-06-05 09:30:30",
    ])
    month.buy("o1 b2 05 10:00:00 paid 100 paid")
    try month.write(to: folder)
    let path = folder.appending(path: "month.evidence").path
    let inputs = try EventInputs(folder: folder.path)
    let figures = MonthEngine.compute(inputs, month: june, index: try EvidenceIndexTarget(path: path))
    let index = try EvidenceIndex(path: path)
    let kept = try #require(index.figures(inputs, month: june, rules: .standard, tenures: nil))
    #expect(kept.accounts == figures.accounts)
    #expect(kept.accounts["a1"]?[.p90Response] == .missing(.noSeconds))
    let finder = EvidenceFinder(inputs, month: june, index: index)
    #expect(finder.evidence(for: .account("a1"), parts: [.responseSeconds])[0].absence == .noSeconds)
    #expect(finder.evidence(for: .account("a2"), part: .responseSeconds).map(\.contribution) == [30])
  }
}
