public import Appraisal
public import Exact
internal import Foundation
internal import GRDB
public import Wording

/// The company's durable records, in `kaohe.db` in its folder.
///
/// Results are only ever added: running a month again adds a revision where the bytes differ, and nothing where they
/// are the same. The latest revision stands.
public struct RecordStore: Sendable {
  private let database: DatabaseQueue
  private let path: String

  /// Opens the records of a company, and makes them where there are none yet.
  ///
  /// - Throws: `RECORDS-UNUSABLE` where the file cannot be opened or is no database.
  public init(at path: String) throws(Diagnostic) {
    self.path = path
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
      }
      database = try DatabaseQueue(path: path, configuration: configuration)
      try RecordStore.migrations.migrate(database)
    } catch {
      throw RecordStore.unusable(path, error)
    }
  }

  private static func unusable(_ path: String, _ error: any Error) -> Diagnostic {
    Diagnostic(.recordsUnusable, at: Place(file: path), ["why": Diagnostic.quoted("\(error)")])
  }

  private static var migrations: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("month results") { database in
      try database.execute(
        sql: """
          CREATE TABLE month_result (
            month TEXT NOT NULL,
            employee TEXT NOT NULL,
            revision INTEGER NOT NULL,
            standing TEXT NOT NULL,
            score_hundredths INTEGER,
            conditions TEXT NOT NULL,
            derivation BLOB NOT NULL,
            PRIMARY KEY (month, employee, revision)
          ) STRICT, WITHOUT ROWID
          """)
    }
    return migrator
  }

  /// Adds the results of a month, all or none, and says how many were new or different.
  ///
  /// - Throws: `RECORDS-UNUSABLE` where they cannot be written.
  public func keep(_ results: [MonthResult]) throws(Diagnostic) -> Int {
    do {
      return try database.write { database in
        var added = 0
        for result in results where try RecordStore.add(result, to: database) { added += 1 }
        return added
      }
    } catch {
      throw RecordStore.unusable(path, error)
    }
  }

  private static func add(_ result: MonthResult, to database: Database) throws -> Bool {
    let latest = try Row.fetchOne(
      database,
      sql: """
        SELECT revision, derivation FROM month_result WHERE month = ? AND employee = ?
        ORDER BY revision DESC LIMIT 1
        """, arguments: [result.month.description, result.employee])
    if let latest, latest["derivation"] as Data? == Data(result.derivation) { return false }
    let revision = (latest?["revision"] as Int? ?? 0) + 1
    let conditions = result.past.conditions.sorted { $0.key < $1.key }
      .map { $0.key + ($0.value ? "=1" : "=0") }.joined(separator: ";")
    try database.execute(
      sql: """
        INSERT INTO month_result (month, employee, revision, standing, score_hundredths, conditions, derivation)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        result.month.description, result.employee, revision, result.past.standing.rawValue,
        result.past.score?.hundredths, conditions, Data(result.derivation),
      ])
    return true
  }

  /// The months before one that have results, by employee, in the order of time.
  ///
  /// - Throws: `RECORDS-UNUSABLE` where they cannot be read.
  public func history(before month: Month) throws(Diagnostic) -> [String: [PastMonth]] {
    do {
      return try database.read { database in
        var history: [String: [PastMonth]] = [:]
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT month, employee, standing, score_hundredths, conditions, MAX(revision) FROM month_result
            WHERE month < ? GROUP BY month, employee ORDER BY month, employee
            """, arguments: [month.description])
        while let row = try rows.next() {
          guard let past = RecordStore.pastMonth(row) else { continue }
          history[row["employee"], default: []].append(past)
        }
        return history
      }
    } catch {
      throw RecordStore.unusable(path, error)
    }
  }

  private static func pastMonth(_ row: Row) -> PastMonth? {
    guard let month = Month(row["month"] as String), let standing = Subject.Standing(rawValue: row["standing"]) else {
      return nil
    }
    var conditions: [String: Bool] = [:]
    for entry in (row["conditions"] as String).split(separator: ";") {
      conditions[String(entry.dropLast(2))] = entry.hasSuffix("=1")
    }
    return PastMonth(
      month: month, standing: standing, score: (row["score_hundredths"] as Int64?).map { Points(hundredths: $0) },
      conditions: conditions)
  }
}
