import Foundation
import Testing
import Wording

@testable import Records

@Suite("Records in a file of SQLite's")
struct SQLiteEngineTests {
  /// Runs a body on a thread for which the rights of files hold, also where the tests run as root.
  static func withoutRights<Answer: Sendable>(_ body: @escaping @Sendable () throws -> Answer) throws -> Answer {
    let group = DispatchGroup()
    nonisolated(unsafe) var outcome: Result<Answer, any Error>?
    group.enter()
    Thread.detachNewThread {
      // The thread ends with the body, and with it what it gave up.
      if geteuid() == 0 { Self.giveUpRights() }
      outcome = Result { try body() }
      group.leave()
    }
    group.wait()
    return try #require(outcome).get()
  }

  /// `setfsuid`, whose header Glibc's module leaves out: from now on this thread opens files as nobody.
  static func giveUpRights() {
    typealias SetUser = @convention(c) (uid_t) -> CInt
    guard let function = dlsym(nil, "setfsuid") else { return }
    _ = unsafeBitCast(function, to: SetUser.self)(65534)
  }

  static func setRights(_ rights: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
  }

  @Test("what was committed is on the disk, and readers do not wait for writers")
  func settings() throws {
    let database = try EngineKind.sqlite.database()
    let found: [StoredValue?] = try database.open().write { session throws(Diagnostic) in
      [
        try session.first("PRAGMA synchronous") { row throws(Diagnostic) in row.value(0) },
        try session.first("PRAGMA journal_mode") { row throws(Diagnostic) in row.value(0) },
        try session.first("PRAGMA foreign_keys") { row throws(Diagnostic) in row.value(0) },
      ]
    }
    #expect(found == [.integer(2), .text("wal"), .integer(1)])
  }

  @Test("a file that may only be read is read and not written", arguments: ["file", "folder", "both"])
  func readOnly(what: String) throws {
    let database = try EngineKind.sqlite.database()
    try database.open().write { session throws(Diagnostic) in try session.add(1) }
    let folder = URL(fileURLWithPath: database.place).deletingLastPathComponent().path
    try Self.setRights(what == "folder" ? 0o666 : 0o444, of: database.place)
    try Self.setRights(what == "file" ? 0o777 : 0o555, of: folder)
    defer { try? Self.setRights(0o755, of: folder) }
    let (kept, error) = try Self.withoutRights {
      let engine = try database.open()
      let kept = try engine.read { session throws(Diagnostic) in try session.ids() }
      do throws(Diagnostic) {
        try engine.write { session throws(Diagnostic) in try session.add(2) }
        return (kept, Diagnostic?.none)
      } catch { return (kept, error) }
    }
    #expect(kept == [1])
    #expect(error?.code == "RECORDS-READ-ONLY")
    #expect(error?.place.file == database.place)
  }

  @Test("a file that may not even be read, and a new one where none may be made")
  func noRights() throws {
    let database = try EngineKind.sqlite.database()
    let folder = URL(fileURLWithPath: database.place).deletingLastPathComponent().path
    try Self.setRights(0o000, of: database.place)
    try Self.setRights(0o555, of: folder)
    defer { try? Self.setRights(0o755, of: folder) }
    for path in [database.place, folder + "/new.db"] {
      let error = #expect(throws: Diagnostic.self) {
        try Self.withoutRights { _ = try SQLiteEngine(at: path) }
      }
      #expect(error?.code == "RECORDS-READ-ONLY")
    }
  }

  @Test("a folder in place of the file, and a folder that is not there")
  func noFile() throws {
    let folder = try temporaryFolder()
    for path in [folder, folder + "/none/records.db"] {
      let error = #expect(throws: Diagnostic.self) { _ = try SQLiteEngine(at: path) }
      #expect(error?.code == "RECORDS-UNUSABLE")
      #expect(error?.place.file == path)
    }
  }

  @Test("a file that is no database is damaged, and so is one with a hole in it")
  func damaged() throws {
    let folder = try temporaryFolder()
    let foreign = folder + "/foreign.db"
    try Data("this is no database, and was put there by mistake".utf8).write(to: URL(fileURLWithPath: foreign))
    let error = #expect(throws: Diagnostic.self) { _ = try SQLiteEngine(at: foreign) }
    #expect(error?.code == "RECORDS-DAMAGED")

    let database = try EngineKind.sqlite.database()
    try database.open().write { session throws(Diagnostic) in
      for id in 0..<1000 { try session.add(Int64(id), String(repeating: "x", count: 100)) }
    }
    let file = URL(fileURLWithPath: database.place)
    var bytes = try Data(contentsOf: file)
    for place in 4096..<bytes.count { bytes[place] = 0xA5 }
    try bytes.write(to: file)
    let hole = #expect(throws: Diagnostic.self) {
      try SQLiteEngine(at: database.place).read { session throws(Diagnostic) in try session.ids() }
    }
    #expect(hole?.code == "RECORDS-DAMAGED")
  }

  @Test("a full disk takes nothing of a change, and the next one that fits")
  func full() throws {
    let path = try EngineKind.sqlite.database().place
    let engine = try SQLiteEngine(at: path, settings: ["PRAGMA max_page_count = 20"])
    let error = #expect(throws: Diagnostic.self) {
      try engine.write { session throws(Diagnostic) in
        for id in 0..<10_000 { try session.add(Int64(id), "a text that takes some room") }
      }
    }
    #expect(error?.code == "RECORDS-FULL")
    try engine.write { session throws(Diagnostic) in try session.add(1) }
    #expect(try engine.read { session throws(Diagnostic) in try session.ids() } == [1])
  }

  @Test("two that make a new file at once both get it")
  func together() throws {
    let path = try temporaryFolder() + "/records.db"
    nonisolated(unsafe) var failures: [Int] = []
    onThreads(6) { thread in
      if (try? SQLiteEngine(at: path)) == nil { failures.append(thread) }
    }
    #expect(failures == [])
  }
}
