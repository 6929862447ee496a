import Exact
import Testing
import Workflow

@testable import Web

@Suite("Lists that go on")
struct ProgramListTests {
  /// Everything of a list, so many at a time.
  private func all(_ program: Program, _ path: String, _ name: String, limit: Int) async throws -> [JSONValue] {
    var found: [JSONValue] = []
    var cursor = ""
    for _ in 0..<200 {
      let answer = try await program.get(path + (path.contains("?") ? "&" : "?") + "limit=\(limit)" + cursor)
      try #require(answer.status == 200, "\(answer.code ?? "")")
      found += answer.json[name]?.list ?? []
      guard let next = answer.json["next"]?.text else { return found }
      cursor = "&cursor=" + next
    }
    Issue.record("\(path) does not end")
    return found
  }

  @Test(
    "in every order, in parts of any length, each sheet comes exactly once, and what is missing comes last",
    arguments: SheetOrder.Key.allCases.flatMap { [$0.rawValue, "-" + $0.rawValue] })
  func sheets(sort: String) async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    let whole = try await program.get("/months/2026-02/sheets?limit=500&sort=" + sort).json["sheets"]?.list ?? []
    #expect(whole.count > 10)
    for limit in [1, 3, 7] {
      let parts = try await all(program, "/months/2026-02/sheets?sort=" + sort, "sheets", limit: limit)
      #expect(parts == whole, "\(limit)")
    }
    let scores = whole.map { $0["score"]?.text }
    if sort.hasSuffix("score") {
      let missing = scores.firstIndex(of: nil) ?? scores.count
      #expect(scores[missing...].allSatisfy { $0 == nil })
    }
  }

  @Test("a sheet that changes meanwhile moves no other: each of the others still comes once")
  func moving() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    let first = try await program.get("/months/2026-02/sheets?sort=-score&limit=4")
    let head = (first.json["sheets"]?.list ?? []).compactMap { $0["employee"]?.text }
    let next = try #require(first.json["next"]?.text)
    let moved = try #require(head.first)
    let waived = try await program.post(
      "/months/2026-02/sheets/\(moved)/correct", ["measure": "complaints", "value": "5", "reason": "另有投诉"])
    #expect(waived.status == 200, "\(waived.code ?? "")")
    let rest = try await program.get("/months/2026-02/sheets?sort=-score&limit=500&cursor=" + next)
    let tail = (rest.json["sheets"]?.list ?? []).compactMap { $0["employee"]?.text }
    #expect(Set(head.dropFirst()).isDisjoint(with: tail))
    let everybody = try await program.get("/months/2026-02/sheets?limit=500").json["sheets"]?.list?.count
    #expect(Set(head + tail).count == everybody)
  }

  @Test("a cursor of another list, order or filter, or none at all, is refused")
  func cursors() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    let next = try #require(try await program.get("/months/2026-02/sheets?limit=2").json["next"]?.text)
    for path in [
      "/months/2026-01/sheets?cursor=\(next)", "/months/2026-02/sheets?sort=name&cursor=\(next)",
      "/months/2026-02/sheets?q=E&cursor=\(next)", "/journal?cursor=\(next)", "/people?cursor=\(next)",
      "/months/2026-02/sheets?cursor=x", "/months/2026-02/sheets?cursor=W10",
    ] {
      let answer = try await program.get(path)
      #expect(answer.status == 400 && answer.code == "API-CURSOR", "\(path): \(answer.code ?? "")")
    }
  }

  @Test("the journal comes whole, latest first, while others write")
  func journal() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    let first = try await program.get("/journal?limit=10")
    let next = try #require(first.json["next"]?.text)
    _ = try await program.post(
      "/months/2026-02/incidents", ["employee": "E01", "kind": "remark", "day": "2026-02-10", "note": "带新人"])
    let rest = try await all(program, "/journal?cursor=" + next, "entries", limit: 500)
    let numbers = ((first.json["entries"]?.list ?? []) + rest).compactMap { $0["entry"]?.whole }
    let last = try #require(numbers.first)
    #expect(numbers == Array((1...last).reversed()))
    let people = try await all(program, "/people", "people", limit: 3)
    #expect(people == (try await program.get("/people").json["people"]?.list))
    let filtered = try await program.get("/journal?act=publish&by=H01&month=2026-01").json["entries"]?.list
    #expect(filtered?.count == 1)
  }

  @Test("filters narrow: department, state, part of a name")
  func filters() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    let all = try await program.get("/months/2026-01/sheets?limit=500").json["sheets"]?.list ?? []
    let department = try #require(all.first?["department"]?.text)
    let wanted = all.filter { $0["department"]?.text == department }
    #expect(try await program.get("/months/2026-01/sheets?department=\(department)").json["sheets"]?.list == wanted)
    #expect(try await program.get("/months/2026-01/sheets?state=published").json["sheets"]?.list?.count == all.count)
    #expect(try await program.get("/months/2026-01/sheets?state=waiting").json["sheets"]?.list == [])
    #expect(try await program.get("/months/2026-01/sheets?q=e01").json["sheets"]?.list?.count == 1)
  }
}
