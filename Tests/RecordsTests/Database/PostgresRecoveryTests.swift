import Synchronization
import TestServers
import Testing
import Wording

@testable import Records

@Suite("A server that goes away, and connections that are lost")
struct PostgresRecoveryTests {
  @Test("a server that restarts within a change: the change is made once")
  func restart() throws {
    let server = try PostgresServer()
    let engine = try Self.engine(at: server.freshDatabase())
    let runs = Atomic(0)
    try engine.write { session throws(Diagnostic) in
      try session.add(1)
      if runs.add(1, ordering: .relaxed).newValue == 1 {
        #expect(throws: Never.self) { try server.restart() }
      }
      try session.add(2)
    }
    #expect(runs.load(ordering: .relaxed) == 2)
    #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [1, 2])

    // Connections that were kept are dead, which nobody is to notice.
    try server.restart()
    #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [1, 2])
    try server.restart()
    try engine.write { session throws(Diagnostic) in try session.add(3) }
    #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [1, 2, 3])

    // It comes up again while we wait.
    try server.stop()
    let starting = Mutex<(any Error)?>(nil)
    onThreads(2) { thread in
      do {
        if thread == 0 {
          try server.start()
        } else {
          try engine.write { session throws(Diagnostic) in try session.add(4) }
        }
      } catch { starting.withLock { [error] in $0 = error } }
    }
    #expect(starting.withLock { $0.map { "\($0)" } } == nil)

    try server.stop()
    let start = ContinuousClock.now
    let quick = #expect(throws: Diagnostic.self) {
      try engine.write { session throws(Diagnostic) in try session.add(5) }
    }
    #expect(quick?.code == "RECORDS-LOST")
    #expect(ContinuousClock.now - start < .seconds(10))
    let read = #expect(throws: Diagnostic.self) {
      try engine.read { session throws(Diagnostic) in try session.ids() }
    }
    #expect(read?.code == "RECORDS-LOST")
  }

  @Test("a connection that is ended within a change: the change is made once")
  func terminated() throws {
    let server = try PostgresServer.shared
    let url = try EngineKind.postgres.database().place
    let engine = try PostgresEngine(at: url)
    let runs = Atomic(0)
    try engine.write { session throws(Diagnostic) in
      try session.add(1)
      if runs.add(1, ordering: .relaxed).newValue == 1 { try Self.end(session, server, url) }
      try session.add(2)
    }
    #expect(runs.load(ordering: .relaxed) == 2)
    #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [1, 2])
    // Also where the body passes over it.
    try engine.write { session throws(Diagnostic) in
      try session.add(3)
      if runs.add(1, ordering: .relaxed).newValue == 3 { try Self.end(session, server, url) }
      do { try session.add(4) } catch {}
    }
    #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [1, 2, 3, 4])
  }

  @Test("a connection that is ended each time is lost at the second, and nothing is kept")
  func terminatedTwice() throws {
    let server = try PostgresServer.shared
    let url = try EngineKind.postgres.database().place
    let engine = try PostgresEngine(at: url)
    let runs = Atomic(0)
    let error = #expect(throws: Diagnostic.self) {
      try engine.write { session throws(Diagnostic) in
        runs.add(1, ordering: .relaxed)
        try session.add(1)
        try Self.end(session, server, url)
        try session.add(2)
      }
    }
    #expect(error?.code == "RECORDS-LOST")
    #expect(runs.load(ordering: .relaxed) == 2)
    #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [])
  }

  @Test("a reader's connection that is ended is lost, and its body does not run again")
  func readerTerminated() throws {
    let server = try PostgresServer.shared
    let url = try EngineKind.postgres.database().place
    let engine = try PostgresEngine(at: url)
    let runs = Atomic(0)
    let error = #expect(throws: Diagnostic.self) {
      try engine.read { session throws(Diagnostic) in
        runs.add(1, ordering: .relaxed)
        try Self.end(session, server, url)
        return try session.ids()
      }
    }
    #expect(error?.code == "RECORDS-LOST")
    #expect(runs.load(ordering: .relaxed) == 1)
    #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [])
  }

  @Test(
    "the connection lost on the way of the commit: the server is asked",
    arguments: [
      (CuttingProxy.Cut.afterAnswer, 1), (.before, 2), (.unnoticed, 2),
    ])
  func commit(cut: CuttingProxy.Cut, expected: Int) throws {
    let proxy = try CuttingProxy(before: PostgresServer.shared)
    let url = try EngineKind.postgres.database().place
    let engine = try PostgresEngine(at: proxy.url(url))
    proxy.cut(cut, at: "COMMIT\0")
    let runs = Atomic(0)
    try engine.write { session throws(Diagnostic) in
      runs.add(1, ordering: .relaxed)
      try session.add(1)
    }
    #expect(runs.load(ordering: .relaxed) == expected)
    #expect(try PostgresEngine(at: url).read { session throws(Diagnostic) in try session.ids() } == [1])
  }

  @Test(
    "that a transaction of this number was committed is believed where what it wrote is there, and not else",
    arguments: [true, false])
  func proved(isThere: Bool) throws {
    let proxy = try CuttingProxy(before: PostgresServer.shared)
    let url = try EngineKind.postgres.database().place
    let engine = try PostgresEngine(at: proxy.url(url))
    proxy.cut(.afterAnswer, at: "COMMIT\0")
    let runs = Atomic(0)
    // A server that fell may have given the number to somebody else: then the row we look for is not there.
    try engine.write { session throws(Diagnostic) in
      try session.ids().contains(isThere ? 1 : 99)
    } _: { session throws(Diagnostic) in
      try session.add(Int64(runs.add(1, ordering: .relaxed).newValue))
    }
    #expect(runs.load(ordering: .relaxed) == (isThere ? 1 : 2))
    #expect(
      try PostgresEngine(at: url).read { session throws(Diagnostic) in try session.ids() } == (isThere ? [1] : [1, 2]))
  }

  @Test("a transaction that the server still holds open does not keep the next one waiting")
  func leftOpen() throws {
    let proxy = try CuttingProxy(before: PostgresServer.shared)
    let engine = try PostgresEngine(at: proxy.url(try EngineKind.postgres.database().place), patience: .seconds(5))
    proxy.cut(.unnoticed, at: "the second")
    try engine.write { session throws(Diagnostic) in
      try session.add(1, "the first")
      try session.add(2, "the second")
    }
    #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [1, 2])
  }

  @Test("where nobody can be asked it is not claimed that all was undone")
  func unsettled() throws {
    let proxy = try CuttingProxy(before: PostgresServer.shared)
    let url = try EngineKind.postgres.database().place
    let engine = try PostgresEngine(at: proxy.url(url), recovery: .milliseconds(500))
    proxy.cut(.forGood, at: "COMMIT\0")
    let error = #expect(throws: Diagnostic.self) {
      try engine.write { session throws(Diagnostic) in try session.add(1) }
    }
    #expect(error?.code == "RECORDS-UNSETTLED")
    #expect(error?.what(in: .english).contains("undone") == false)
    #expect(error?.remedy(in: .chinese).contains("kaohe verify") == true)
    #expect(try PostgresEngine(at: url).read { session throws(Diagnostic) in try session.ids() } == [1])
  }

  private static func engine(at url: String) throws -> PostgresEngine {
    let engine = try PostgresEngine(at: url)
    _ = try engine.write { session throws(Diagnostic) in
      try session.run("CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, name TEXT)", [])
    }
    return engine
  }

  /// Ends the connection of a session from outside.
  private static func end(
    _ session: any Session, _ server: PostgresServer, _ url: String
  ) throws(Diagnostic) {
    let backend = try session.first("SELECT pg_backend_pid()") { row throws(Diagnostic) in row.integer(0) }
    #expect(throws: Never.self) {
      try server.query("SELECT pg_terminate_backend(\(backend ?? 0), 5000)", at: url)
    }
  }
}
