import Exact
import Synchronization
import Testing
import Wording

@testable import Records

@Suite("Tokens and requests are kept beside the ledger")
struct InterfaceKeepingTests {
  private let noon = Instant("2026-11-02 12:00:00") ?? Instant(seconds: 0)
  private let secret = ContentHash(of: [1, 2, 3])

  private func make(_ store: RecordStore, _ employee: String, under hash: ContentHash) throws -> AccessToken {
    let act = Act("keep_tokens", by: employee, as: "agent", at: noon.description, employee: employee)
    return try store.write(act) { entry throws(Diagnostic) in
      let token = AccessToken(
        id: entry.id("T"), employee: employee, name: "试", scopes: ["a:read", "b:write"], made: noon,
        ends: noon.day)
      try entry.add(token, under: hash)
      return token
    }
  }

  private func found(_ store: RecordStore) throws -> AccessToken? {
    try store.read { records throws(Diagnostic) in try records.accessToken(secret) }
  }

  @Test(
    "a token is found by the hash of its secret alone, and ends by name, by a new password, and with its person's data",
    arguments: EngineKind.allCases)
  func tokens(kind: EngineKind) throws {
    let store = try RecordStore(at: kind.emptyPlace())
    let token = try make(store, "E1", under: secret)
    #expect(try found(store) == token)
    let later = Instant(seconds: noon.seconds + 600)
    try store.use(secret, at: later)
    #expect(try found(store)?.used == later)
    let act = Act("keep_tokens", by: "E1", as: "agent", at: later.description, employee: "E1")
    let ended = try store.write(act) { entry throws(Diagnostic) in
      [
        try entry.end(token: token.id, of: "E2"), try entry.end(token: token.id, of: "E1"),
        try entry.end(token: token.id, of: "E1"),
      ]
    }
    #expect(ended == [false, true, false])
    #expect(try found(store)?.ended == later)

    _ = try make(store, "E1", under: ContentHash(of: [4]))
    let given = Act("give_access", by: "H1", as: "hr", at: noon.description, employee: "E1")
    try store.write(given) { entry throws(Diagnostic) in
      try entry.set(SignInKey(employee: "E1", verifier: "$x", mustChange: true))
    }
    try store.read { records throws(Diagnostic) in
      let all = try records.accessTokens(of: "E1")
      #expect(all.count == 2 && all.allSatisfy { $0.ended != nil })
      #expect(try records.journal().first?.act.details["tokens_ended"] == "1")
      #expect(try records.acts(after: 0) == ["keep_tokens": 3, "give_access": 1])
      #expect(try records.acts(after: 3) == ["give_access": 1])
    }
    let erasure = Act(Entry.erasure, by: "H1", as: "hr", at: noon.description, employee: "E1")
    try store.write(erasure) { entry throws(Diagnostic) in try entry.erase("E1") }
    #expect(try found(store) == nil)
    #expect(try store.check().map(\.code) == [])
  }

  @Test("no token comes back with a backup, and what is replaced is gone", arguments: EngineKind.allCases)
  func copied(kind: EngineKind) throws {
    let (store, copy) = (try RecordStore(at: kind.emptyPlace()), try RecordStore(at: kind.emptyPlace()))
    _ = try make(store, "E1", under: secret)
    _ = try make(copy, "E2", under: ContentHash(of: [9]))
    try store.copy(to: copy, replacing: true)
    try copy.read { records throws(Diagnostic) in
      #expect(try records.accessToken(secret) == nil)
      #expect(try records.accessToken(ContentHash(of: [9])) == nil)
    }
  }

  @Test(
    "of many that take a request up at once one does it, and the others get its answer",
    arguments: EngineKind.allCases)
  func requests(kind: EngineKind) throws {
    let store = try RecordStore(at: kind.emptyPlace())
    let standings = Mutex<[RequestClaim.Standing]>([])
    let request = ContentHash(of: [5])
    let past = Instant(seconds: 0)
    onThreads(6) { _ in
      let claim = RequestClaim(token: "T1-1", key: "k", request: request)
      if let standing = try? store.take(claim, at: noon, since: past, abandoned: past) {
        standings.withLock { $0.append(standing) }
        if standing == .mine { try? store.keep(claim, status: 200, body: [7]) }
      }
    }
    #expect(standings.withLock { $0.count { $0 == .mine } } == 1)
    func take(_ request: ContentHash, at now: Instant, since: Instant, abandoned: Instant) throws
      -> RequestClaim.Standing
    {
      try store.take(
        RequestClaim(token: "T1-1", key: "k", request: request), at: now, since: since, abandoned: abandoned)
    }
    #expect(try take(request, at: noon, since: past, abandoned: past) == .answered(status: 200, body: [7]))
    #expect(try take(ContentHash(of: [6]), at: noon, since: past, abandoned: past) == .other)
    let tomorrow = Instant(seconds: noon.seconds + 86_401)
    #expect(try take(request, at: tomorrow, since: Instant(seconds: noon.seconds + 1), abandoned: past) == .mine)
    #expect(try take(request, at: tomorrow, since: past, abandoned: past) == .running)
    #expect(try take(request, at: tomorrow, since: past, abandoned: Instant(seconds: tomorrow.seconds + 1)) == .mine)
  }
}
