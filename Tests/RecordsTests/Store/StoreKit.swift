import TestServers
import Wording

@testable import Records

extension EngineKind {
  /// Where new and empty records may be made.
  func emptyPlace() throws -> RecordStore.Location {
    switch self {
    case .sqlite: .file(try temporaryFolder() + "/kaohe.db")
    case .postgres: .server(try PostgresServer.shared.freshDatabase())
    }
  }

  /// An engine on a database in which nothing is yet.
  func engine(at place: RecordStore.Location) throws(Diagnostic) -> any Engine {
    switch place {
    case .file(let path): try SQLiteEngine(at: path)
    case .server(let url): try PostgresEngine(at: url)
    }
  }
}

/// Random numbers that are the same in every run (SplitMix64), so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
    print("random numbers from seed \(seed)")
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension RecordStore {
  /// Every row of every table there is, each table in the order of its rows' own texts.
  func everyRow() throws(Diagnostic) -> [String: [String]] {
    let tables =
      ["structure", "journal"] + LedgerTable.allCases.map(\.rawValue) + ["month_now", "sheet_now", "gap_now"]
    return try engine.read { session throws(Diagnostic) in
      var rows: [String: [String]] = [:]
      for table in tables {
        rows[table] = try session.all("SELECT * FROM \(table)") { row throws(Diagnostic) in
          row.columns.indices.map { "\(row.columns[$0])=\(row.value($0))" }.sorted().joined(separator: " ")
        }.sorted()
      }
      return rows
    }
  }
}
