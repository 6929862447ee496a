import Foundation
import TestServers
import Wording

@testable import Records

/// The databases that keep the records.
enum EngineKind: CaseIterable, Sendable {
  case sqlite
  case postgres

  /// A new and empty database, with tables for tests in it.
  func database() throws -> TestDatabase {
    let database =
      switch self {
      case .sqlite: TestDatabase(kind: self, place: try temporaryFolder() + "/records.db")
      case .postgres: TestDatabase(kind: self, place: try PostgresServer.shared.freshDatabase())
      }
    let engine = try database.open()
    try engine.write { session throws(Diagnostic) in
      for table in [
        "CREATE TABLE thing (id INTEGER NOT NULL PRIMARY KEY, name TEXT, content BLOB) STRICT",
        "CREATE TABLE part (id INTEGER NOT NULL PRIMARY KEY, thing INTEGER NOT NULL REFERENCES thing (id)) STRICT",
      ] {
        try session.run(engine.dialect.definition(table), [])
      }
    }
    return database
  }
}

/// A database that several engines may open, as several processes would.
struct TestDatabase: Sendable {
  let kind: EngineKind
  let place: String

  func open(patience: Duration = .seconds(10)) throws(Diagnostic) -> any Engine {
    switch kind {
    case .sqlite: try SQLiteEngine(at: place, patience: patience)
    case .postgres: try PostgresEngine(at: place, patience: patience)
    }
  }
}

/// A folder for one test, within one that is removed when the tests end.
func temporaryFolder() throws -> String {
  let folder = allFolders.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder.path
}

private let allFolders: URL = {
  atexit { try? FileManager.default.removeItem(at: allFolders) }
  return FileManager.default.temporaryDirectory.appending(path: "kaohe-records-\(UUID().uuidString)")
}()

/// Runs a body on threads of its own at once, and waits for all of them.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  let group = DispatchGroup()
  for number in 0..<count {
    group.enter()
    Thread.detachNewThread {
      body(number)
      group.leave()
    }
  }
  group.wait()
}

/// A place where one thread waits for another.
struct Signal: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func give() { semaphore.signal() }
  func wait() -> Bool { semaphore.wait(timeout: .now() + 30) == .success }
}
