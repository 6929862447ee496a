import HTTPTypes
import Testing
import Workflow

@testable import Web

@Suite("What is not known is refused, and said where")
struct ProgramStrictTests {
  private let rating = "/months/2026-02/ratings"

  @Test(
    "a body that is no JSON, or more of it than is allowed",
    arguments: [
      "{", "[1", "{\"a\":1,}", "{'a':1}", "nul", "{\"a\":01}", "\"\\x\"", "\"\\ud800\"", "{\"a\":1} x", "\u{1}", "NaN",
      "{\"ratings\":1.0}", "{\"ratings\":1e3}", "{\"ratings\":99999999999999999999}", "{\"a\":1,\"a\":1}", "\"a\nb\"",
      String(repeating: "[", count: 100) + String(repeating: "]", count: 100),
    ])
  func syntax(body: String) async throws {
    let demo = try ServedDemo()
    let answer = try await Program(demo.house, "S01").send(.post, rating, Array(body.utf8))
    #expect(answer.status == 400 && answer.code == "API-BODY-SYNTAX", "\(body)")
  }

  @Test("bytes that are no UTF-8, too many of them, and another kind of body")
  func kinds() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "S01")
    #expect(try await program.send(.post, rating, [0xFF, 0xFE]).code == "API-BODY-SYNTAX")
    let large = Array(repeating: UInt8(ascii: " "), count: ProgramDoor.largestBody + 1)
    let refused = try await program.send(.post, rating, large)
    #expect(refused.status == 413 && refused.code == "API-BODY-LARGE")
    for type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", nil] {
      let answer = try await program.send(.post, rating, Array("{}".utf8), type: type)
      #expect(answer.status == 415 && answer.code == "API-CONTENT-TYPE", "\(type ?? "none")")
    }
    let answer = try await program.send(.post, rating, Array("{}".utf8), type: "application/json; charset=utf-8")
    #expect(answer.code == "API-BODY-FIELD")
  }

  @Test("a field that is missing, unknown or of another kind, with its pointer")
  func fields() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "S01")
    let good: JSONValue = ["employee": "E01", "item": "overall", "label": "一般"]
    let cases: [(JSONValue, String)] = [
      ([:], "/ratings"), (["ratings": [good], "extra": "x"], "/extra"), (["ratings": "x"], "/ratings"),
      (["ratings": [["employee": "E01", "item": "overall"]]], "/ratings/0/label"),
      (["ratings": [good, ["employee": "E01", "item": "overall", "label": "x", "at": "y"]]], "/ratings/1/at"),
      (["ratings": [["employee": "", "item": "overall", "label": "x"]]], "/ratings/0/employee"),
      (["ratings": [good], "seen": "5"], "/seen"), (["ratings": [good], "seen": .whole(-1)], "/seen"),
      (["ratings": [["employee": .null, "item": "overall", "label": "x"]]], "/ratings/0/employee"),
      (["ratings": [good], "a/b~c": "x"], "/a~1b~0c"), ([], "/"),
    ]
    for (body, pointer) in cases {
      let answer = try await program.post(rating, body)
      #expect(answer.status == 422 && answer.code == "API-BODY-FIELD", "\(pointer)")
      #expect(answer.json["places"]?.list?.first?["pointer"]?.text == pointer)
    }
    let decision = try await Program(demo.house, "H01").post(
      "/appeals/P1-1/decision",
      ["outcome": "upheld", "reasons": "x", "remedies": [["kind": "rating", "item": "overall"]]])
    #expect(decision.json["places"]?.list?.first?["pointer"]?.text == "/remedies/0/label")
  }

  @Test(
    "a parameter that is unknown, given twice, or cannot be read",
    arguments: [
      "/months/2026-13/sheets", "/months/2026-2/sheets", "/months/x/sheets", "/months/2026-01/sheets?limit=0",
      "/months/2026-01/sheets?limit=501", "/months/2026-01/sheets?limit=1.5", "/months/2026-01/sheets?limit=%2B1",
      "/months/2026-01/sheets?sort=wage", "/months/2026-01/sheets?state=x", "/months/2026-01/sheets?limits=1",
      "/months/2026-01/sheets?limit=1&limit=2", "/months/2026-01/payroll?draft=yes", "/journal?month=2026",
      "/schemes/abc", "/months/2026-01/sheets?q=", "/months?x=1",
    ])
  func parameters(path: String) async throws {
    let demo = try ServedDemo()
    let answer = try await Program(demo.house, "H01").get(path)
    #expect(answer.status == 400 && answer.code == "API-PARAMETER", "\(path): \(answer.code ?? "")")
    #expect(answer.json["places"]?.list?.first?["parameter"]?.text?.isEmpty == false)
  }

  @Test("an address or method that there is not")
  func addresses() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    for path in ["/nothing", "/months/2026-01/nothing", "/months/2026-01/sheets/E01/nothing/more"] {
      let answer = try await program.get(path)
      #expect(answer.status == 404 && answer.code == "API-PATH-UNKNOWN")
    }
    for method in [HTTPRequest.Method.put, .delete, .patch] {
      let answer = try await program.send(method, "/months", [])
      #expect(answer.status == 405 && answer.code == "API-METHOD" && answer.header("Allow") == "GET, POST")
    }
  }

  @Test("the language of a refusal is the one a program asks for; the code is the same")
  func languages() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    for (header, isEnglish) in [
      ("en", true), ("en-GB,zh;q=0.5", true), ("zh-CN,en;q=0.9", false), ("fr", false), ("en;q=0", false),
      ("zh;q=0.4, en;q=0.45", true), ("*", false), ("", false), ("en;q=x", false),
    ] {
      let answer = try await program.get("/months/2027-01", ["Accept-Language": header])
      #expect(answer.header("Content-Language") == (isEnglish ? "en" : "zh-CN"), "\(header)")
      let what = answer.json["what"]?.text ?? ""
      #expect(what.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) } == !isEnglish, "\(header)")
      #expect(answer.code == "MONTH-NOT-OPENED" && answer.json["places"]?.list?.first?["month"]?.text == "2027-01")
    }
  }

  @Test("so many requests a minute, and not one more; the headers say how many are left")
  func rates() async throws {
    let demo = try ServedDemo()
    let house = House(demo.house.office, apiLimit: 3)
    let (program, other) = (try Program(house, "E01"), try Program(house, "E01"))
    for left in [2, 1, 0] {
      let answer = try await program.get("/me")
      #expect(answer.status == 200 && answer.header("RateLimit-Limit") == "3")
      #expect(answer.header("RateLimit-Remaining") == "\(left)")
    }
    let late = try await program.get("/me")
    #expect(
      late.status == 429 && late.code == "API-OFTEN" && late.header("Retry-After") == late.header("RateLimit-Reset"))
    #expect(try await other.get("/me").status == 200)
    demo.clock.pass(minutes: 1)
    #expect(try await program.get("/me").header("RateLimit-Remaining") == "2")
  }
}
