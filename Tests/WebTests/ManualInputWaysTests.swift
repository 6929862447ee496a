import Testing
import Wording

@testable import Web

/// A fault of a manual input about somebody's sheet, as a page's form and as a call of the API.
struct SheetFault: CustomTestStringConvertible, Sendable {
  let by: String
  let employee: String
  let deed: String
  let fields: [(String, String)]
  let code: String

  var testDescription: String { "\(deed) of \(employee) by \(by): \(code)" }

  static let all = [
    SheetFault(
      by: "H01", employee: "E01", deed: "waive", fields: [("item", "tone"), ("reason", "出差")], code: "ITEM-UNKNOWN"),
    SheetFault(
      by: "S01", employee: "E01", deed: "waive", fields: [("item", "overall"), ("reason", "出差")], code: "NOT-ALLOWED"),
    SheetFault(
      by: "H01", employee: "H01", deed: "waive", fields: [("item", "overall"), ("reason", "出差")], code: "NOT-ONESELF"),
    SheetFault(
      by: "H01", employee: "E99", deed: "waive", fields: [("item", "overall"), ("reason", "出差")],
      code: "EMPLOYEE-UNKNOWN"),
    SheetFault(by: "S01", employee: "E13", deed: "goal", fields: [("goal", "更快")], code: "NOT-ALLOWED"),
    SheetFault(by: "S01", employee: "S01", deed: "goal", fields: [("goal", "更快")], code: "NOT-ONESELF"),
    SheetFault(
      by: "H01", employee: "E01", deed: "correct", fields: [("measure", "charm"), ("value", "1"), ("reason", "误")],
      code: "MEASURE-UNKNOWN"),
    SheetFault(
      by: "H01", employee: "E01", deed: "correct",
      fields: [("measure", "conversion"), ("value", "2"), ("reason", "误")],
      code: "VALUE-IMPOSSIBLE"),
  ]
}

@Suite("One check of manual inputs: page and API refuse the same fault with the same code")
struct ManualInputWaysTests {
  @Test("a fault on a page and in a call", arguments: SheetFault.all)
  func ways(_ fault: SheetFault) async throws {
    let demo = try ServedDemo()
    let path = "/months/2026-02/sheets/\(fault.employee)/\(fault.deed)"
    let page = try await demo.browser(fault.by).post(path, fault.fields)
    #expect(page.text.contains(fault.code), "\(page.status)")
    var body: [JSONValue.Member] = []
    for (name, value) in fault.fields { body.append(.init(name: name, value: .text(value))) }
    let answer = try await Program(demo.house, fault.by).post(path, .object(body))
    #expect(answer.code == fault.code && answer.status == page.status)
  }

  @Test("a veto the scheme has not", arguments: [("旷工", 1, "ITEM-UNKNOWN")])
  func incidents(name: String, times: Int, code: String) async throws {
    let demo = try ServedDemo()
    let answer = try await Program(demo.house, "H01").post(
      "/months/2026-02/incidents",
      [
        "employee": "E01", "kind": "veto", "day": "2026-02-05", "note": "推搡", "name": .text(name),
        "occurrences": .whole(Int64(times)),
      ])
    #expect(answer.code == code)
  }
}
