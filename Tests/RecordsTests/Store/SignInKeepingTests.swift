import Exact
import Testing
import Wording

@testable import Records

@Suite("How people sign in is kept beside the ledger")
struct SignInKeepingTests {
  private let noon = Instant("2026-11-02 12:00:00") ?? Instant(seconds: 0)

  private func give(_ store: RecordStore, _ employee: String, _ verifier: String) throws {
    let act = Act("give_access", by: "H1", as: "hr", at: noon.description, employee: employee)
    try store.write(act) { entry throws(Diagnostic) in
      try entry.set(SignInKey(employee: employee, verifier: verifier, mustChange: true))
    }
  }

  private func session(_ store: RecordStore, _ number: UInt8, _ employee: String) throws -> ContentHash {
    let token = ContentHash(of: [number])
    try store.keep(WebSession(token: token, employee: employee, begun: noon, used: noon))
    return token
  }

  @Test(
    "a new password is an entry without the secret, and ends the sessions of that person alone",
    arguments: EngineKind.allCases)
  func changed(kind: EngineKind) throws {
    let store = try RecordStore(at: kind.emptyPlace())
    try give(store, "E1", "$first")
    let (own, other) = (try session(store, 1, "E1"), try session(store, 2, "E2"))
    try give(store, "E1", "$second")
    try store.read { records throws(Diagnostic) in
      #expect(try records.signInKey(of: "E1")?.verifier == "$second")
      #expect(try records.webSession(own) == nil)
      #expect(try records.webSession(other)?.employee == "E2")
      let entries = try records.journal()
      #expect(entries.count == 2 && entries.allSatisfy { !"\($0)".contains("$") })
    }
    #expect(try store.check().map(\.code) == [])
  }

  @Test("wrong passwords are counted until a right one comes", arguments: EngineKind.allCases)
  func counted(kind: EngineKind) throws {
    let store = try RecordStore(at: kind.emptyPlace())
    try give(store, "E1", "$first")
    let later = Instant(seconds: noon.seconds + 60)
    for expected in 1...3 {
      let count = try store.countSignIn(of: "E1", failed: true) { $0 >= 3 ? later : nil }
      #expect(count == expected)
    }
    func key() throws -> SignInKey? {
      try store.read { records throws(Diagnostic) in try records.signInKey(of: "E1") }
    }
    #expect(try key()?.failures == 3 && key()?.lockedUntil == later)
    try store.countSignIn(of: "E1", failed: false)
    #expect(try key()?.failures == 0 && key()?.lockedUntil == nil)
    // Of somebody who cannot sign in nothing is kept.
    try store.countSignIn(of: "E9", failed: true)
    #expect(try store.read { records throws(Diagnostic) in try records.whoCanSignIn() } == ["E1"])
  }

  @Test("a copy has the passwords and no session; what it replaces is signed out", arguments: EngineKind.allCases)
  func copied(kind: EngineKind) throws {
    let store = try RecordStore(at: kind.emptyPlace())
    try give(store, "E1", "$first")
    let token = try session(store, 1, "E1")
    let copy = try RecordStore(at: kind.emptyPlace())
    let stale = try session(copy, 2, "E2")
    try store.copy(to: copy, replacing: true)
    try copy.read { records throws(Diagnostic) in
      #expect(try records.signInKey(of: "E1")?.verifier == "$first")
      #expect(try records.webSession(token) == nil)
      #expect(try records.webSession(stale) == nil)
    }
  }

  @Test("whose data is erased cannot sign in any more", arguments: EngineKind.allCases)
  func erased(kind: EngineKind) throws {
    let store = try RecordStore(at: kind.emptyPlace())
    try give(store, "E1", "$first")
    let token = try session(store, 1, "E1")
    let act = Act(Entry.erasure, by: "H1", as: "hr", at: noon.description, employee: "E1")
    try store.write(act) { entry throws(Diagnostic) in try entry.erase("E1") }
    try store.read { records throws(Diagnostic) in
      #expect(try records.signInKey(of: "E1") == nil)
      #expect(try records.webSession(token) == nil)
    }
  }
}
