import Appraisal
import Exact
import Foundation
import Synchronization
import Testing
import Wording

@testable import Records

@Suite("Records of every earlier structure are brought up to date")
struct MigrationTests {
  /// The results an earlier program kept: month, employee, revision, standing, hundredths, conditions.
  private static let kept: [(String, String, Int64, String, Int64?, String)] = [
    ("2026-07", "E1", 1, "regular", 6_500, "bonus=0"), ("2026-07", "E1", 2, "regular", 7_150, "bonus=0;warn=1"),
    ("2026-07", "E2", 1, "leave", nil, ""), ("2026-08", "E1", 1, "probation", nil, "bonus=1"),
    ("2026-08", "E2", 10, "regular", 10_000, ""), ("2026-08", "E2", 9, "voided", 1, ""),
  ]

  /// A database as version 1 of the program left it, before versions were counted.
  private func first(_ kind: EngineKind) throws -> RecordStore.Location {
    let place = try kind.emptyPlace()
    let engine = try kind.engine(at: place)
    try engine.write { session throws(Diagnostic) in
      try session.run(
        engine.dialect.definition(
          """
          CREATE TABLE month_result (month TEXT NOT NULL, employee TEXT NOT NULL, revision INTEGER NOT NULL,
            standing TEXT NOT NULL, score_hundredths INTEGER, conditions TEXT NOT NULL, derivation BLOB NOT NULL,
            PRIMARY KEY (month, employee, revision)) STRICT
          """), [])
      try session.run("CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)", [])
      try session.run("INSERT INTO grdb_migrations (identifier) VALUES ('1')", [])
      for row in MigrationTests.kept {
        try session.run(
          "INSERT INTO month_result VALUES (?, ?, ?, ?, ?, ?, ?)",
          [
            .text(row.0), .text(row.1), .integer(row.2), .text(row.3), .optional(row.4), .text(row.5),
            .bytes(Array("{\"derivation\": \"\(row.0) \(row.1) \(row.2)\"}\n".utf8)),
          ])
      }
    }
    try engine.close()
    return place
  }

  @Test("results of version 1 are taken over as one entry, the last revision of each", arguments: EngineKind.allCases)
  func results(kind: EngineKind) throws {
    let place = try first(kind)
    let store = try RecordStore(at: place)
    let (july, august) = (try #require(Month("2026-07")), try #require(Month("2026-08")))
    let history = try store.read { records throws(Diagnostic) in try records.history(before: august.next) }
    #expect(
      history == [
        "E1": [
          PastMonth(
            month: july, standing: .regular, score: Points(hundredths: 7_150),
            conditions: ["bonus": false, "warn": true]),
          PastMonth(month: august, standing: .probation, score: nil, conditions: ["bonus": true]),
        ],
        "E2": [
          PastMonth(month: july, standing: .leave, score: nil, conditions: [:]),
          PastMonth(month: august, standing: .regular, score: Points(hundredths: 10_000), conditions: [:]),
        ],
      ])
    let before = try store.read { records throws(Diagnostic) in try records.history(before: august) }
    #expect(before.mapValues(\.count) == ["E1": 1, "E2": 1])
    let derivation = try store.read { records throws(Diagnostic) in try records.derivation(of: "E1", in: july) }
    #expect(derivation?.derivation == Array("{\"derivation\": \"2026-07 E1 2\"}\n".utf8))
    #expect(derivation.map { ContentHash(of: $0.derivation ?? []).description == $0.content } == true)
    let journal = try store.read { records throws(Diagnostic) in try records.journal() }
    #expect(journal.map(\.rows) == [4])
    #expect(try store.check().map(\.code) == [])
    let sheets = try store.read { records throws(Diagnostic) in try records.sheets(of: "E1") }
    #expect(sheets.map(\.score) == [Points(hundredths: 7_150), nil])

    // Opened again, nothing happens.
    let rows = try store.everyRow()
    try store.close()
    let again = try RecordStore(at: place)
    #expect(try again.everyRow() == rows)
    try again.write(Act("note", by: "H1", as: "hr", at: "2026-11-01 09:00:00")) { entry throws(Diagnostic) in
      entry.note()
    }
    #expect(try again.check().map(\.code) == [])
  }

  @Test("an empty database of version 1 has no entry", arguments: EngineKind.allCases)
  func nothing(kind: EngineKind) throws {
    let place = try kind.emptyPlace()
    let engine = try kind.engine(at: place)
    _ = try engine.write { session throws(Diagnostic) in
      try session.run(engine.dialect.definition(Structure.versions[0][0]), [])
    }
    try engine.close()
    let store = try RecordStore(at: place)
    #expect(try store.read { records throws(Diagnostic) in try records.head()?.entry } == nil)
    #expect(try store.check().map(\.code) == [])
  }

  @Test("every version leads to the same structure as a new database has", arguments: EngineKind.allCases)
  func versions(kind: EngineKind) throws {
    let fresh = try kind.emptyPlace()
    _ = try RecordStore(at: fresh)
    let wanted = try structure(kind, fresh)
    #expect(wanted.count > 27)
    for version in 0...Structure.versions.count {
      let place = try kind.emptyPlace()
      let engine = try kind.engine(at: place)
      if version > 0 { try Migration(engine, to: version).run() }
      try engine.close()
      let store = try RecordStore(at: place)
      #expect(try structure(kind, place) == wanted, "from version \(version)")
      try FilledStore.fill(store)
      #expect(try store.check().map(\.code) == [])
    }
  }

  /// Every table and index there is, as the database describes it.
  private func structure(_ kind: EngineKind, _ place: RecordStore.Location) throws -> [String] {
    let sql =
      switch kind {
      case .sqlite: "SELECT COALESCE(sql, name) FROM sqlite_master ORDER BY name"
      case .postgres:
        """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns
        WHERE table_schema = 'public' UNION SELECT CAST(indexdef AS TEXT) FROM pg_indexes WHERE schemaname = 'public'
        ORDER BY 1
        """
      }
    return try kind.engine(at: place).read { session throws(Diagnostic) in
      try session.all(sql) { row throws(Diagnostic) in row.text(0) }
    }
  }

  @Test("a newer structure than the program knows is left alone", arguments: EngineKind.allCases)
  func newer(kind: EngineKind) throws {
    let place = try kind.emptyPlace()
    let engine = try RecordStore(at: place).engine
    _ = try engine.write { session throws(Diagnostic) in
      try session.run("INSERT INTO structure (version) VALUES (99)", [])
    }
    let error = #expect(throws: Diagnostic.self) { _ = try RecordStore(at: place) }
    #expect(error?.code == "RECORDS-TOO-NEW")
    #expect(error?.arguments["found"] == "99" && error?.arguments["known"] == "\(Structure.versions.count)")
  }

  @Test("several that open a new or an old database at once all get it", arguments: EngineKind.allCases, [false, true])
  func together(kind: EngineKind, isOld: Bool) throws {
    let place = isOld ? try first(kind) : try kind.emptyPlace()
    let failures = Mutex<[String]>([])
    onThreads(6) { thread in
      do throws(Diagnostic) {
        let store = try RecordStore(at: place)
        let act = Act("note", by: "H\(thread)", as: "hr", at: "2026-11-01 09:00:00")
        try store.write(act) { entry throws(Diagnostic) in entry.note() }
      } catch { failures.withLock { [error] in $0.append(error.text(in: .english)) } }
    }
    #expect(failures.withLock { $0 } == [])
    let store = try RecordStore(at: place)
    #expect(try store.read { records throws(Diagnostic) in try records.head()?.entry } == (isOld ? 7 : 6))
    #expect(try store.check().map(\.code) == [])
  }
}
