import Exact
import Testing
import Wording

@testable import Records

@Suite("A change that no entry of the journal made is found, and nothing else is accused")
struct TamperTests {
  /// What the check says once statements were run behind the journal's back; all is as before afterwards.
  private func found(
    in store: RecordStore, _ statements: [(String, [StoredValue])]
  ) throws -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let undone = Diagnostic(.recordsNotEmpty)
    do throws(Diagnostic) {
      try store.engine.write { session throws(Diagnostic) in
        for (sql, arguments) in statements {
          let changed = try session.run(sql, arguments)
          #expect(changed > 0, "\(sql) changed nothing")
        }
        findings = try JournalCheck(session).findings
        throw undone
      }
    } catch {
      if error != undone { throw error }
    }
    return findings
  }

  private func found(in store: RecordStore, _ sql: String, _ arguments: StoredValue...) throws -> [Diagnostic] {
    try found(in: store, [(sql, arguments)])
  }

  /// The findings as they are told apart: `LEDGER-CHANGED rating 2`.
  private func said(_ findings: [Diagnostic]) -> Set<String> {
    Set(
      findings.map { finding in
        let about = ["table", "subject", "entry"].compactMap { finding.arguments[$0] }
        return ([finding.code] + about).joined(separator: " ")
      })
  }

  private static func other(_ value: StoredValue) -> StoredValue {
    switch value {
    case .null: .null
    case .integer(let number): .integer(number + 1)
    case .text(let text): .text(text + "x")
    case .bytes(let bytes): .bytes(bytes.isEmpty ? [1] : [bytes[0] ^ 1] + bytes.dropFirst())
    }
  }

  /// The tables from which lists are drawn, which then differ as well.
  private static let drawn: Set<LedgerTable> = [.result, .sheetStep, .monthStep]

  @Test("a store with rows in every table, some of them erased, is clean", arguments: EngineKind.allCases)
  func clean(kind: EngineKind) throws {
    let store = try FilledStore.make(kind)
    #expect(said(try store.check()) == [])
    let rows = try store.everyRow()
    #expect(rows.allSatisfy { !$0.value.isEmpty }, "\(rows.filter { $0.value.isEmpty }.keys)")
  }

  @Test("any column of any row of the ledger, changed", arguments: EngineKind.allCases)
  func column(kind: EngineKind) throws {
    let store = try FilledStore.make(kind)
    var count = 0
    for table in LedgerTable.allCases {
      let columns = (FilledStore.rows(of: table)[0]).sorted { $0.key < $1.key }
      for line in try lines(of: table, in: store) {
        for (name, value) in columns {
          let findings = try found(
            in: store, "UPDATE \(table.rawValue) SET \(name) = ? WHERE entry = 1 AND line = ?",
            // A row that leaves it out, and one that says something else.
            TamperTests.other(value), .integer(line))
          count += 1
          let own = findings.filter { $0.message == .ledgerChanged }
          #expect(own.count == 1 && own[0].arguments["table"] == table.rawValue, "\(table) \(name): \(said(findings))")
          let others = findings.filter { $0.message != .ledgerChanged }
          #expect(
            others.allSatisfy { $0.message == .listDiffers && TamperTests.drawn.contains(table) },
            "\(table) \(name): \(said(findings))")
        }
      }
    }
    #expect(count > 250)
  }

  @Test("the columns that hold a row to the journal, changed", arguments: EngineKind.allCases)
  func bond(kind: EngineKind) throws {
    let store = try FilledStore.make(kind)
    for table in LedgerTable.allCases {
      guard let line = try lines(of: table, in: store).first else { continue }
      let row = "entry = 1 AND line = \(line)"
      let name = table.rawValue
      let lists = TamperTests.drawn.contains(table)
      func expect(_ wanted: Set<String>, _ findings: [Diagnostic]) {
        let said = said(findings).filter { !lists || !$0.hasPrefix("LIST-DIFFERS") }
        #expect(said == wanted, "\(table)")
      }
      let changed = "LEDGER-CHANGED \(name) 1"
      expect([changed], try found(in: store, "UPDATE \(name) SET salt = ? WHERE \(row)", .bytes([1])))
      expect([changed], try found(in: store, "UPDATE \(name) SET salt = NULL WHERE \(row)"))
      expect([changed], try found(in: store, "UPDATE \(name) SET erased = 4 WHERE \(row)"))
      expect(
        [changed, "LEDGER-INCOMPLETE 1"], try found(in: store, "UPDATE \(name) SET hash = ? WHERE \(row)", .bytes([1])))
      expect(["LEDGER-INCOMPLETE 1"], try found(in: store, "UPDATE \(name) SET line = 999 WHERE \(row)"))
      expect(
        ["LEDGER-INCOMPLETE 1", "LEDGER-INCOMPLETE 5"],
        try found(in: store, "UPDATE \(name) SET entry = 5 WHERE \(row)"))
      expect(
        ["LEDGER-INCOMPLETE 1", "LEDGER-INCOMPLETE 77"],
        try found(in: store, "UPDATE \(name) SET entry = 77 WHERE \(row)"))
    }
  }

  @Test("a row taken away, and a row put in", arguments: EngineKind.allCases)
  func rows(kind: EngineKind) throws {
    let store = try FilledStore.make(kind)
    for table in LedgerTable.allCases {
      let name = table.rawValue
      for line in try lines(of: table, in: store) {
        let findings = try found(in: store, "DELETE FROM \(name) WHERE entry = 1 AND line = ?", .integer(line))
        #expect(said(findings).contains("LEDGER-INCOMPLETE 1"), "\(table)")
        #expect(findings.allSatisfy { $0.message == .ledgerIncomplete || $0.message == .listDiffers }, "\(table)")
      }
      let values = FilledStore.rows(of: table)[0].sorted { $0.key < $1.key }
      let columns = values.map(\.key) + ["entry", "line", "salt", "hash"]
      let sql = """
        INSERT INTO \(name) (\(columns.joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        """
      // With the hash a row of this content would have: whoever puts it in may know how it is made.
      let salt: [UInt8] = [7]
      let hash = Seal.row(name, Dictionary(uniqueKeysWithValues: values), salt: salt)
      let inserted = try found(
        in: store, [(sql, values.map(\.value) + [.integer(2), .integer(9), .bytes(salt), .bytes(hash)])])
      #expect(said(inserted).filter { !$0.hasPrefix("LIST-DIFFERS") } == ["LEDGER-INCOMPLETE 2"], "\(table)")
    }
  }

  @Test(
    "any column of any entry of the journal, changed, its reason taken away included", arguments: EngineKind.allCases)
  func journal(kind: EngineKind) throws {
    let store = try FilledStore.make(kind)
    let texts = ["at", "actor", "role", "act", "month", "employee", "item", "reason", "details"]
    for entry in 1...5 {
      for column in texts {
        for value in ["x", "2026-09"] {
          let findings = try found(
            in: store, "UPDATE journal SET \(column) = ? WHERE entry = \(entry)", .text(value))
          #expect(said(findings).contains("JOURNAL-BROKEN \(entry)"), "\(column) of \(entry): \(said(findings))")
          // An erasure whose act or employee is another leaves what it erased without a reason to be empty.
          let isErasure = Int64(entry) == FilledStore.erasing && ["act", "employee"].contains(column)
          #expect(isErasure || findings.count == 1, "\(column) of \(entry): \(said(findings))")
        }
      }
      for (column, value) in [
        ("salt", StoredValue.bytes([1])), ("reason_hash", .bytes([1])), ("content", .bytes([1])),
        ("rows", .integer(77)),
        ("hash", .bytes([1])), ("salt", .null),
      ] {
        // The reasons of entries 1 and 3, which say something of E9, are erased, and their salt with them.
        guard ![1, 3].contains(entry) || column != "salt" else { continue }
        let findings = try found(in: store, "UPDATE journal SET \(column) = ? WHERE entry = \(entry)", value)
        #expect(said(findings).contains("JOURNAL-BROKEN \(entry)"), "\(column) of \(entry): \(said(findings))")
        #expect(!findings.contains { $0.message == .ledgerChanged || $0.message == .listDiffers })
      }
    }
    let emptied = try found(in: store, "UPDATE journal SET reason = '', salt = NULL WHERE entry = 2")
    #expect(said(emptied) == ["JOURNAL-BROKEN 2"])
  }

  @Test("an entry of the journal taken away, and one put in", arguments: EngineKind.allCases)
  func entries(kind: EngineKind) throws {
    let store = try FilledStore.make(kind)
    #expect(
      said(try found(in: store, "DELETE FROM journal WHERE entry = 2")) == ["JOURNAL-BROKEN 3", "LEDGER-INCOMPLETE 2"])
    let renumbered = try found(
      in: store,
      [
        ("DELETE FROM journal WHERE entry = 2", []), ("DELETE FROM rating WHERE entry = 2", []),
        ("UPDATE journal SET entry = 2 WHERE entry = 3", []), ("UPDATE rating SET entry = 2 WHERE entry = 3", []),
      ])
    #expect(said(renumbered).isSuperset(of: ["JOURNAL-BROKEN 2", "JOURNAL-BROKEN 4"]))
    let inserted = try found(
      in: store,
      """
      INSERT INTO journal (entry, at, actor, role, act, reason, salt, reason_hash, details, rows, content, hash)
      SELECT 6, at, actor, role, act, reason, salt, reason_hash, details, rows, content, hash FROM journal WHERE entry = 5
      """)
    #expect(said(inserted) == ["JOURNAL-BROKEN 6"])
  }

  @Test(
    "the last entries taken away with all they wrote: only the hash of the head, noted elsewhere, tells",
    arguments: EngineKind.allCases)
  func tail(kind: EngineKind) throws {
    let store = try FilledStore.make(kind)
    let head = try store.read { records throws(Diagnostic) in try records.head() }
    let findings = try found(in: store, "DELETE FROM journal WHERE entry = 5")
    #expect(said(findings) == [])
    #expect(head?.entry == 5)
    let withRows = try found(in: store, "DELETE FROM journal WHERE entry >= 4")
    #expect(withRows.contains { $0.message == .ledgerChanged }, "\(said(withRows))")
  }

  @Test("what stands now, changed", arguments: EngineKind.allCases)
  func lists(kind: EngineKind) throws {
    let store = try FilledStore.make(kind)
    let sheet: [(String, StoredValue)] = [
      ("department", .text("d2")), ("state", .text("final")), ("standing", .text("leave")), ("score", .integer(9_001)),
      ("score", .null), ("grade", .text("良")), ("grade", .null), ("failed", .integer(1)), ("complete", .integer(0)),
      ("earned", .integer(1)), ("total", .integer(1)), ("result", .integer(2)), ("employee", .text("E3")),
      ("month", .text("2026-09")),
    ]
    for (column, value) in sheet {
      let findings = try found(in: store, "UPDATE sheet_now SET \(column) = ? WHERE employee = 'E1'", value)
      #expect(said(findings).contains("LIST-DIFFERS 2026-10 E1"), "\(column)")
      #expect(findings.allSatisfy { $0.message == .listDiffers }, "\(column)")
    }
    for sql in [
      "DELETE FROM sheet_now WHERE employee = 'E1'", "DELETE FROM month_now", "UPDATE month_now SET state = 'locked'",
      "UPDATE month_now SET month = '2026-09'",
      "INSERT INTO month_now (month, state, sheets) VALUES ('2026-11', 'open', 0)",
      """
      INSERT INTO sheet_now (month, employee, name, department, state, standing, failed, complete, result)
      VALUES ('2026-10', 'E7', '', 'd1', 'waiting', 'regular', 0, 0, 1)
      """,
    ] {
      let findings = try found(in: store, sql)
      #expect(!findings.isEmpty && findings.allSatisfy { $0.message == .listDiffers }, "\(sql)")
    }
  }

  @Test("how many sheets a locked month has, changed", arguments: EngineKind.allCases)
  func count(kind: EngineKind) throws {
    let store = try FilledStore.make(kind)
    let month = try #require(Month(FilledStore.month))
    try store.write(Act("lock", by: "H1", as: "hr", at: "2026-11-30 09:00:00", month: month)) {
      entry throws(Diagnostic) in
      for employee in ["E1", "E2", "E9"] { try entry.move(sheetOf: employee, in: month, to: .final) }
      try entry.move(month, to: .locked)
    }
    #expect(said(try store.check()) == [])
    #expect(said(try found(in: store, "UPDATE month_now SET sheets = 4")) == ["LIST-DIFFERS 2026-10"])
  }

  @Test("rows emptied by hand pass for erased only where an entry erased that person", arguments: EngineKind.allCases)
  func erased(kind: EngineKind) throws {
    let store = try FilledStore.make(kind)
    for table in LedgerTable.allCases where !table.personal.isEmpty {
      let emptied = (table.personal + ["salt"]).map { "\($0) = NULL" }.joined(separator: ", ")
      for erasing in [1, FilledStore.erasing, 5] {
        let findings = try found(
          in: store, "UPDATE \(table.rawValue) SET \(emptied), erased = \(erasing) WHERE employee = 'E1' AND entry = 1")
        let own = findings.filter { $0.message == .ledgerChanged }
        #expect(own.count == 1 && own[0].arguments["table"] == table.rawValue, "\(table): \(said(findings))")
      }
      // What is left of somebody erased says nothing again without being noticed.
      guard let column = table.personal.first, let value = FilledStore.rows(of: table)[0][column] else { continue }
      let findings = try found(
        in: store, "UPDATE \(table.rawValue) SET \(column) = ? WHERE employee = 'E9' AND entry = 1", value)
      #expect(findings.contains { $0.arguments["table"] == table.rawValue }, "\(table)")
    }
  }

  @Test("a column that a later structure adds leaves hashes as they are, until it says something")
  func laterColumn() throws {
    for kind in EngineKind.allCases {
      let store = try FilledStore.make(kind)
      _ = try store.engine.write { session throws(Diagnostic) in
        for table in LedgerTable.allCases {
          try session.run("ALTER TABLE \(table.rawValue) ADD COLUMN later TEXT", [])
        }
      }
      #expect(said(try store.check()) == [])
      let findings = try found(in: store, "UPDATE rating SET later = 'x' WHERE entry = 2")
      #expect(said(findings) == ["LEDGER-CHANGED rating 2"])
    }
  }

  /// The lines that entry 1 wrote into a table and that were not erased.
  private func lines(of table: LedgerTable, in store: RecordStore) throws -> [Int64] {
    try store.engine.read { session throws(Diagnostic) in
      try session.all("SELECT line FROM \(table.rawValue) WHERE entry = 1 AND erased IS NULL ORDER BY line") {
        row throws(Diagnostic) in row.integer(0)
      }
    }
  }
}
