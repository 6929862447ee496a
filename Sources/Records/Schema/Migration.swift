internal import Exact
internal import Wording

/// Brings the structure of the records up to date, one version after the other, all or nothing.
struct Migration {
  let engine: any Engine
  /// The version to stop at; tests make older structures with it.
  let target: Int

  init(_ engine: any Engine, to target: Int = Structure.versions.count) {
    self.engine = engine
    self.target = target
  }

  func run() throws(Diagnostic) {
    // Most openings find everything in place and must not wait for a writer.
    if let found = try engine.read({ session throws(Diagnostic) in try version(session) }), found == target { return }
    try engine.write { session throws(Diagnostic) in
      let found = try version(session) ?? 0
      guard found <= Structure.versions.count else {
        throw Diagnostic(
          .recordsTooNew, ["found": String(found), "known": String(Structure.versions.count)])
      }
      guard found < target else { return }
      if try !hasTable("structure", session) {
        try session.run(
          engine.dialect.definition("CREATE TABLE structure (version INTEGER NOT NULL PRIMARY KEY) STRICT"), [])
      }
      for next in found..<target {
        for statement in Structure.versions[next] { try session.run(engine.dialect.definition(statement), []) }
        if next + 1 == 2 { try MonthResultsTakenOver.run(session) }
        try session.run("INSERT INTO structure (version) VALUES (?)", [.integer(Int64(next + 1))])
      }
    }
  }

  /// The version found; nil where there is nothing yet.
  private func version(_ session: any Session) throws(Diagnostic) -> Int? {
    if try hasTable("structure", session) {
      return try session.first("SELECT MAX(version) FROM structure") { Int($0.integer(0)) }
    }
    // Version 1 was written before versions were counted.
    return try hasTable("month_result", session) ? 1 : nil
  }

  private func hasTable(_ name: String, _ session: any Session) throws(Diagnostic) -> Bool {
    let sql =
      switch engine.dialect {
      case .sqlite: "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
      case .postgres: "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?"
      }
    return try session.first(sql, [.text(name)]) { $0.integer(0) } ?? 0 > 0
  }
}
