import Foundation
import Synchronization
import Testing
import Wording

@testable import Records

extension Session {
  func add(_ id: Int64, _ name: String? = nil) throws(Diagnostic) {
    try run("INSERT INTO thing (id, name) VALUES (?, ?)", [.integer(id), .optional(name)])
  }

  func ids() throws(Diagnostic) -> [Int64] {
    try all("SELECT id FROM thing ORDER BY id") { row throws(Diagnostic) in row.integer(0) }
  }
}

@Suite("Both databases keep a transaction whole")
struct EngineTransactionTests {
  static let refusal = Diagnostic(.recordsTooNew, ["found": "9", "known": "1"])

  @Test("what was written is there for who opens the database next", arguments: EngineKind.allCases)
  func lasts(kind: EngineKind) throws {
    let database = try kind.database()
    let answer = try database.open().write { session throws(Diagnostic) in
      try session.add(1)
      return try session.ids()
    }
    #expect(answer == [1])
    #expect(try database.open().read { session throws(Diagnostic) in try session.ids() } == [1])
  }

  @Test("a body that throws leaves nothing, and its error is the one thrown", arguments: EngineKind.allCases)
  func thrown(kind: EngineKind) throws {
    let engine = try kind.database().open()
    let runs = Atomic(0)
    let error = #expect(throws: Diagnostic.self) {
      try engine.write { session throws(Diagnostic) in
        runs.add(1, ordering: .relaxed)
        try session.add(1)
        throw Self.refusal
      }
    }
    #expect(error == Self.refusal)
    #expect(runs.load(ordering: .relaxed) == 1)
    let read = #expect(throws: Diagnostic.self) {
      try engine.read { session throws(Diagnostic) in
        try session.each("SELECT 1", []) { _ throws(Diagnostic) in throw Self.refusal }
      }
    }
    #expect(read == Self.refusal)
    #expect(try engine.write { session throws(Diagnostic) in try session.ids() } == [])
  }

  @Test("a statement that failed dooms the whole, also where the body goes on", arguments: EngineKind.allCases)
  func doomed(kind: EngineKind) throws {
    let engine = try kind.database().open()
    let error = #expect(throws: Diagnostic.self) {
      try engine.write { session throws(Diagnostic) in
        try session.add(1)
        do { try session.add(1) } catch {}
      }
    }
    #expect(error?.code == "RECORDS-UNUSABLE")
    #expect(error?.what(in: .english).contains("(INSERT INTO thing") == true)
    #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [])
  }

  @Test("foreign keys are enforced", arguments: EngineKind.allCases)
  func foreignKeys(kind: EngineKind) throws {
    let engine = try kind.database().open()
    let insert = "INSERT INTO part (id, thing) VALUES (1, ?)"
    let error = #expect(throws: Diagnostic.self) {
      try engine.write { session throws(Diagnostic) in try session.run(insert, [.integer(7)]) }
    }
    #expect(error?.code == "RECORDS-UNUSABLE")
    let removal = #expect(throws: Diagnostic.self) {
      try engine.write { session throws(Diagnostic) in
        try session.add(7)
        try session.run(insert, [.integer(7)])
        try session.run("DELETE FROM thing", [])
      }
    }
    #expect(removal?.code == "RECORDS-UNUSABLE")
  }

  @Test("statements may be run while rows are taken, the same one too", arguments: EngineKind.allCases)
  func nested(kind: EngineKind) throws {
    let engine = try kind.database().open()
    let pairs = try engine.write { session throws(Diagnostic) in
      for id in 1...3 { try session.add(Int64(id)) }
      var pairs: [[Int64]] = []
      for _ in 0..<2 {
        try session.each("SELECT id FROM thing ORDER BY id", []) { row throws(Diagnostic) in
          for other in try session.ids() where other > row.integer(0) { pairs.append([row.integer(0), other]) }
          try session.run("UPDATE thing SET name = 'seen' WHERE id = ?", [.integer(row.integer(0))])
        }
      }
      return pairs
    }
    #expect(pairs == [[1, 2], [1, 3], [2, 3], [1, 2], [1, 3], [2, 3]])
  }

  @Test("a reader sees one picture while a writer commits", arguments: EngineKind.allCases)
  func snapshot(kind: EngineKind) throws {
    let database = try kind.database()
    let engine = try database.open()
    let other = try database.open()
    try engine.write { session throws(Diagnostic) in try session.add(1) }
    for writer in [engine, other] {
      let seen = try engine.read { session throws(Diagnostic) in
        let before = try session.ids()
        try writer.write { session throws(Diagnostic) in try session.add(Int64(before.count + 1)) }
        return [before, try session.ids()]
      }
      #expect(seen[0] == seen[1])
    }
    #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [1, 2, 3])
  }

  @Test("a reader cannot write", arguments: EngineKind.allCases)
  func readers(kind: EngineKind) throws {
    let engine = try kind.database().open()
    let error = #expect(throws: Diagnostic.self) {
      try engine.read { session throws(Diagnostic) in try session.add(1) }
    }
    #expect(error?.code == "RECORDS-READ-ONLY")
    try engine.write { session throws(Diagnostic) in try session.add(1) }
  }

  @Test("writers take turns, within a process and between them", arguments: EngineKind.allCases)
  func turns(kind: EngineKind) throws {
    let database = try kind.database()
    let engines = [try database.open(), try database.open()]
    try engines[0].write { session throws(Diagnostic) in try session.add(0, "") }
    let failures = Mutex<[Diagnostic]>([])
    onThreads(4) { thread in
      for _ in 0..<50 {
        do throws(Diagnostic) {
          try engines[thread % 2].write { session throws(Diagnostic) in
            let count = try session.first("SELECT id FROM thing") { row throws(Diagnostic) in row.integer(0) }
            try session.run("UPDATE thing SET id = ?", [.integer((count ?? 0) + 1)])
          }
        } catch { failures.withLock { [error] in $0.append(error) } }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(try engines[0].read { session throws(Diagnostic) in try session.ids() } == [200])
  }

  @Test("who waits too long for a turn is told so, within a process and between them", arguments: EngineKind.allCases)
  func busy(kind: EngineKind) throws {
    let database = try kind.database()
    let holder = try database.open(patience: .milliseconds(300))
    let other = try database.open(patience: .milliseconds(300))
    let (held, released) = (Signal(), Signal())
    let writing = DispatchGroup()
    writing.enter()
    Thread.detachNewThread {
      try? holder.write { session throws(Diagnostic) in
        try session.add(1)
        held.give()
        _ = released.wait()
      }
      writing.leave()
    }
    #expect(held.wait())
    for engine in [holder, other] {
      let start = ContinuousClock.now
      let error = #expect(throws: Diagnostic.self) {
        try engine.write { session throws(Diagnostic) in try session.add(2) }
      }
      #expect(error?.code == "RECORDS-BUSY")
      #expect(error?.what(in: .english).contains(" 0.3 seconds") == true)
      #expect(ContinuousClock.now - start >= .milliseconds(290))
      #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [])
    }
    released.give()
    writing.wait()
    try other.write { session throws(Diagnostic) in try session.add(2) }
    #expect(try holder.read { session throws(Diagnostic) in try session.ids() } == [1, 2])
  }

  @Test("readers on many threads wait for one another and lose nothing", arguments: EngineKind.allCases)
  func manyReaders(kind: EngineKind) throws {
    let engine = try kind.database().open()
    try engine.write { session throws(Diagnostic) in try session.add(1) }
    let read = Atomic(0)
    onThreads(16) { _ in
      for _ in 0..<20 where (try? engine.read { session throws(Diagnostic) in try session.ids() }) == [1] {
        read.add(1, ordering: .relaxed)
      }
    }
    #expect(read.load(ordering: .relaxed) == 320)
  }
}
