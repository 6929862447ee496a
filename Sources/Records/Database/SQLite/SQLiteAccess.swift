internal import Foundation
internal import GRDB
internal import Wording

/// How far a file of SQLite's is open.
enum SQLiteAccess: Sendable {
  case writable(DatabasePool)
  case readOnly(DatabaseQueue, why: Diagnostic)

  var reader: any DatabaseReader {
    switch self {
    case .writable(let pool): pool
    case .readOnly(let queue, _): queue
    }
  }

  /// Opens a file for writing, and where that is not allowed for reading.
  static func open(
    _ path: String, _ failure: SQLiteFailure, _ settings: [String]
  ) throws(Diagnostic) -> SQLiteAccess {
    do {
      return .writable(try pool(path, failure, settings))
    } catch {
      let why = failure.diagnostic(error)
      guard why.message == .recordsReadOnly, FileManager.default.fileExists(atPath: path) else { throw why }
      do { return .readOnly(try queue(path, failure, settings), why: why) } catch { throw why }
    }
  }

  private static func pool(_ path: String, _ failure: SQLiteFailure, _ settings: [String]) throws -> DatabasePool {
    let end = ContinuousClock.now + failure.patience.limit
    while true {
      do {
        let pool = try DatabasePool(path: path, configuration: configuration(failure, settings))
        // Opening sets NORMAL, with which the last months could be lost when the power fails.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return pool
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < end {
        // Two that open a new file at once do not wait for each other: the change to WAL has no busy timeout.
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
  }

  private static func queue(_ path: String, _ failure: SQLiteFailure, _ settings: [String]) throws -> DatabaseQueue {
    var configuration = configuration(failure, settings)
    configuration.readonly = true
    func opened(_ path: String) throws -> DatabaseQueue {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM sqlite_schema") }
      return queue
    }
    do { return try opened(path) } catch {
      // WAL wants to write a file beside it even for reading. Where nobody has left one, nobody is writing.
      let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
      guard (log ?? 0) == 0 else { throw error }
      return try opened(URL(fileURLWithPath: path).absoluteString + "?immutable=1")
    }
  }

  private static func configuration(_ failure: SQLiteFailure, _ settings: [String]) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(TimeInterval(failure.patience.milliseconds) / 1000)
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 8
    configuration.prepareDatabase { database in
      // What is erased is not to be found in the file's free pages.
      try database.execute(sql: "PRAGMA secure_delete = ON")
      for setting in settings { try database.execute(sql: setting) }
    }
    return configuration
  }
}
