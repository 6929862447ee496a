import Exact
import HTTPTypes
import Testing
import Workflow

@testable import Web

@Suite("Every operation as every role, as nobody, and with every scope")
struct ProgramAccessTests {
  private func address(_ operation: Operation) -> String {
    operation.path.replacing("{month}", with: "2026-02").replacing("{employee}", with: "E02")
      .replacing("{appeal}", with: "P1-1").replacing("{incident}", with: "I1-1")
      .replacing("{version}", with: String(repeating: "0", count: 64))
  }

  @Test("without a token, with one that is none, and with a cookie, there is nothing")
  func nobody() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser("H01")
    let cookie = "kaohe=" + (browser.cookies["kaohe"] ?? "")
    for operation in Operation.all {
      for program in [
        try Program(demo.house), Program(demo.house, token: "kaohe_" + String(repeating: "0", count: 64)),
        Program(demo.house, token: browser.cookies["kaohe"] ?? ""),
      ] {
        let answer = try await program.send(operation.method, address(operation), [], ["Cookie": cookie])
        #expect(answer.status == 401 && answer.code == "TOKEN-UNKNOWN", "\(operation.id)")
        #expect(answer.header("WWW-Authenticate") == "Bearer")
      }
    }
  }

  @Test("a token without the scope of an operation is refused before anything is read", arguments: TokenScope.allCases)
  func scopes(scope: TokenScope) async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01", [scope])
    for operation in Operation.all where operation.scope != nil && operation.scope != scope {
      let answer = try await program.send(operation.method, address(operation), Array("{".utf8))
      #expect(answer.status == 403 && answer.code == "TOKEN-SCOPE", "\(operation.id): \(answer.code ?? "")")
    }
  }

  @Test("what a role may not do, its token may not do with all scopes there are", arguments: ServedDemo.people)
  func roles(employee: String) async throws {
    let demo = try ServedDemo()
    let role = try demo.house.office.desk(of: employee).role
    let program = try Program(demo.house, employee)
    // An operation that does a deed is called as the deed is.
    for operation in Operation.all where operation.method == .post {
      guard let deed = Deed.allCases.first(where: { $0.name == operation.summary }) else {
        Issue.record("\(operation.id) does no deed")
        continue
      }
      let answer = try await program.post(address(operation), Program.example(operation))
      if Rights.reach(of: role, deed) == nil {
        #expect(answer.status == 403 && answer.code == "NOT-ALLOWED", "\(operation.id): \(answer.code ?? "done")")
      } else {
        #expect(answer.status < 500 && answer.code != "API-BODY-FIELD", "\(operation.id): \(answer.code ?? "done")")
      }
    }
    for (path, deed) in [
      ("/journal", Deed.seeJournal), ("/months/2026-01/payroll", .takePayroll), ("/months/2026-02/ratings", .rate),
      ("/months/2026-01/appeals", .seeComments), ("/months/2026-01/incidents", .seeComments),
    ] {
      let answer = try await program.get(path)
      #expect((answer.status == 200) == (Rights.reach(of: role, deed) != nil), "\(path): \(answer.code ?? "done")")
    }
  }

  @Test("an agent's program sees the own published sheet with its pay, and nothing of anybody else")
  func agent() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "E01")
    let own = try await program.get("/months/2026-01/sheets/E01")
    #expect(own.status == 200 && own.json["pay"]?["total"]?["fen"]?.whole != nil)
    let early = try await program.get("/months/2026-02/sheets/E01")
    #expect(early.status == 403 && early.code == "SHEET-NOT-PUBLISHED")
    #expect(try await program.get("/months/2026-01/sheets/E02").code == "NOT-ALLOWED")
    #expect(try await program.get("/people/E02").code == "NOT-ALLOWED")
    #expect(try await program.get("/people/E02/history").code == "NOT-ALLOWED")
    let list = try await program.get("/months/2026-01/sheets")
    #expect(list.json["sheets"]?.list?.compactMap { $0["employee"]?.text } == ["E01"])
    #expect(try await program.get("/people").json["people"]?.list?.count == 1)
    #expect(try await program.get("/people/E01/history").json.list?.count == 1)
  }

  @Test("without pay:read there is no amount anywhere, not even one's own")
  func withoutPay() async throws {
    let demo = try ServedDemo()
    for (employee, path) in [
      ("H01", "/months/2026-01/sheets"), ("E01", "/months/2026-01/sheets/E01"),
      ("H01", "/people"), ("E01", "/people/E01/history"), ("F01", "/months/2026-01/sheets/E01"),
    ] {
      let all = Set(TokenScope.allCases)
      let with = try await Program(demo.house, employee, all).get(path)
      let without = try await Program(demo.house, employee, all.subtracting([.payRead])).get(path)
      #expect(with.status == 200 && without.status == 200)
      #expect(String(decoding: with.bytes, as: UTF8.self).contains("\"fen\":"), "\(path)")
      #expect(!String(decoding: without.bytes, as: UTF8.self).contains("\"fen\":"), "\(path)")
    }
    let program = try Program(demo.house, "H01", [.sheetsRead])
    #expect(try await program.get("/months/2026-01/sheets/E01/derivation").code == "TOKEN-SCOPE")
  }

  @Test("no token makes, sees or revokes tokens, gives access, or changes a password")
  func tokensAlone() throws {
    for deed in [Deed.keepTokens, .giveAccess, .changePassword, .keepBooks, .erasePerson, .exportPerson] {
      #expect(TokenScope.of(deed) == nil, "\(deed)")
    }
  }
}

extension Program {
  /// A body of the shape an operation wants.
  static func example(_ operation: Operation) -> JSONValue { operation.body.map(example) ?? .null }

  private static func example(_ shape: Shape) -> JSONValue {
    switch shape {
    case .object(let fields), .open(let fields):
      .object(fields.filter(\.isRequired).map { JSONValue.Member(name: $0.name, value: example($0.shape)) })
    case .list(let shape, _): .list([example(shape)])
    case .text(let kind):
      switch kind {
      case .month: "2026-02"
      case .day: "2026-02-10"
      case .exact: "1"
      case .oneOf(let words): .text(words[0])
      default: "E02"
      }
    case .whole(let range): .whole(range.lowerBound)
    case .flag: .flag(false)
    default: .null
    }
  }
}
