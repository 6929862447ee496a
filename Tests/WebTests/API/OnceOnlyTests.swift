import Exact
import Records
import Synchronization
import Testing
import Wording
import Workflow

@testable import Web

@Suite("A request with a name is done once")
struct OnceOnlyTests {
  private let path = "/months/2026-02/incidents"
  private let body: JSONValue = ["employee": "E01", "kind": "remark", "day": "2026-02-10", "note": "带新人"]

  private func count(_ demo: ServedDemo) throws -> Int {
    let february = try #require(Month("2026-02"))
    return try demo.house.office.store.read {
      records throws(Diagnostic) in try records.incidents(of: february).count { $0.note == "带新人" }
    }
  }

  @Test("sent again it is answered the same, byte for byte, and not done again; another name does it again")
  func again() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    let first = try await program.post(path, body, ["Idempotency-Key": "a-1"])
    let second = try await program.post(path, body, ["Idempotency-Key": "a-1"])
    #expect(first.status == 200 && second.status == 200 && first.bytes == second.bytes)
    #expect(first.header("Idempotency-Replayed") == nil && second.header("Idempotency-Replayed") == "true")
    #expect(try count(demo) == 1)
    #expect(try await program.post(path, body, ["Idempotency-Key": "a-2"]).bytes != first.bytes)
    #expect(try count(demo) == 2)
    // Somebody else's name is another's.
    #expect(try await Program(demo.house, "H01").post(path, body, ["Idempotency-Key": "a-1"]).status == 200)
    #expect(try count(demo) == 3)
    demo.clock.pass(minutes: 24 * 60 + 1)
    #expect(try await program.post(path, body, ["Idempotency-Key": "a-1"]).header("Idempotency-Replayed") == nil)
    #expect(try count(demo) == 4)
  }

  @Test("the same name with another body or address is refused")
  func other() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    _ = try await program.post(path, body, ["Idempotency-Key": "b"])
    var changed = try #require(body["note"]?.text)
    changed += "!"
    let other: JSONValue = ["employee": "E01", "kind": "remark", "day": "2026-02-10", "note": .text(changed)]
    let answer = try await program.post(path, other, ["Idempotency-Key": "b"])
    #expect(answer.status == 422 && answer.code == "REQUEST-KEY-USED")
    #expect(try await program.post("/verifications", [:], ["Idempotency-Key": "b"]).code == "REQUEST-KEY-USED")
    for bad in ["", "with space", String(repeating: "x", count: 129), "中"] {
      #expect(try await program.post(path, body, ["Idempotency-Key": bad]).code == "REQUEST-KEY-BAD", "\(bad)")
    }
  }

  @Test("what was refused did nothing, and is tried again under the same name")
  func refused() async throws {
    let demo = try ServedDemo()
    let program = try Program(demo.house, "H01")
    let early = try await program.post("/months/2026-02/publish", [:], ["Idempotency-Key": "c"])
    #expect(early.status != 200)
    let later = try await program.post("/months/2026-02/publish", [:], ["Idempotency-Key": "c"])
    #expect(later.code == early.code && later.header("Idempotency-Replayed") == nil)
  }

  @Test("twenty at once over two servers on the same records: one entry, one answer")
  func together() async throws {
    let demo = try ServedDemo()
    let clock = demo.clock
    let other = House(try Office(Company(at: demo.folder), clock: { clock.now }))
    let first = try Program(demo.house, "H01")
    let second = Program(other, token: try #require(first.token))
    let answers = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for number in 0..<20 {
        let program = number % 2 == 0 ? first : second
        group.addTask {
          let answer = try await program.post(path, body, ["Idempotency-Key": "d"])
          #expect(answer.status == 200, "\(answer.code ?? "")")
          return answer.bytes
        }
      }
      return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(answers.count == 1)
    #expect(try count(demo) == 1)
  }

  @Test("the same request while the first is being done waits for it, and in the end says so")
  func running() async throws {
    let demo = try ServedDemo()
    let house = House(demo.house.office, patience: .milliseconds(300))
    let program = try Program(house, "H01")
    let token = try #require(try await program.get("/me").json["token"]?.text)
    let request = ContentHash(of: Array("POST \(Operation.prefix + path)\0".utf8) + body.bytes)
    let claim = RequestClaim(token: token, key: "g", request: request)
    let store = demo.house.office.store
    _ = try store.take(claim, at: demo.clock.now, since: Instant(seconds: 0), abandoned: Instant(seconds: 0))
    let waiting = try await program.post(path, body, ["Idempotency-Key": "g"])
    #expect(waiting.status == 409 && waiting.code == "REQUEST-RUNNING" && waiting.header("Retry-After") == "2")
    // The first answers: so do the others.
    try store.keep(
      claim, status: 200,
      body: JSONValue(
        dictionaryLiteral: ("seen", .whole(1)), ("id", .null),
        ("state", .null), ("employees", [])
      ).bytes)
    #expect(try await program.post(path, body, ["Idempotency-Key": "g"]).json["seen"]?.whole == 1)
    #expect(try count(demo) == 0)
  }

  @Test("a server that fell after it did it, and before it answered: it is not done again, and the entry is named")
  func fallen() async throws {
    let demo = try ServedDemo()
    let store = demo.house.office.store
    let program = try Program(demo.house, "H01")
    let me = try await program.get("/me")
    let token = try #require(me.json["token"]?.text)
    // Somebody took it up and did it, and was heard of no more.
    let request = ContentHash(of: Array("POST \(Operation.prefix + path)\0".utf8) + body.bytes)
    let claim = RequestClaim(token: token, key: "e", request: request)
    let now = demo.clock.now
    let taken = try store.take(claim, at: now, since: Instant(seconds: 0), abandoned: Instant(seconds: 0))
    #expect(taken == .mine)
    var desk = try demo.house.office.desk(of: "H01")
    desk.request = claim
    let day = try #require(Day("2026-02-10"))
    try desk.record(.remark, of: "E01", on: day, note: "带新人")
    demo.clock.pass(minutes: 20)
    let late = try await program.post(path, body, ["Idempotency-Key": "e"])
    let head = try store.read { records throws(Diagnostic) in try records.head()?.entry ?? 0 }
    #expect(
      late.status == 409 && late.code == "REQUEST-ANSWER-LOST" && late.json["what"]?.text?.contains("\(head)") == true)
    #expect(try count(demo) == 1)
  }

  @Test("who was thought to have fallen and had not does nothing once another has taken over")
  func slow() async throws {
    let demo = try ServedDemo()
    let store = demo.house.office.store
    let program = try Program(demo.house, "H01")
    let token = try #require(try await program.get("/me").json["token"]?.text)
    let request = ContentHash(of: Array("POST \(Operation.prefix + path)\0".utf8) + body.bytes)
    let claim = RequestClaim(token: token, key: "f", request: request)
    _ = try store.take(claim, at: demo.clock.now, since: Instant(seconds: 0), abandoned: Instant(seconds: 0))
    demo.clock.pass(minutes: 20)
    #expect(try await program.post(path, body, ["Idempotency-Key": "f"]).status == 200)
    var desk = try demo.house.office.desk(of: "H01")
    desk.request = claim
    let day = try #require(Day("2026-02-10"))
    let error = #expect(throws: (any Error).self) { try desk.record(.remark, of: "E01", on: day, note: "带新人") }
    #expect("\(error.map { "\($0)" } ?? "")".contains("REQUEST-TAKEN"))
    #expect(try count(demo) == 1)
  }
}
