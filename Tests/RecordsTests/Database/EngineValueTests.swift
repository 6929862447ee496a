import Testing
import Wording

@testable import Records

@Suite("Both databases keep values alike")
struct EngineValueTests {
  static let texts: [String?] = [
    "", "a", "张三", "it's \"quoted\" `here` \\n", "a\nb\r\n\tc", "👩🏽‍💻🇨🇳", "e\u{301}", "?", "$1", "null", nil,
  ]
  static let numbers: [Int64] = [.min, .min + 1, -4_294_967_297, -256, -1, 0, 1, 127, 128, 255, 65_536, .max]

  @Test("every text comes back as it was", arguments: EngineKind.allCases)
  func texts(kind: EngineKind) throws {
    let engine = try kind.database().open()
    try engine.write { session throws(Diagnostic) in
      for (id, text) in Self.texts.enumerated() {
        try session.run("INSERT INTO thing (id, name) VALUES (?, ?)", [.integer(Int64(id)), .optional(text)])
      }
    }
    let (kept, values) = try engine.read { session throws(Diagnostic) in
      let sql = "SELECT name FROM thing ORDER BY id"
      return (
        try session.all(sql) { row throws(Diagnostic) in row.optionalText(0) },
        try session.all(sql) { row throws(Diagnostic) in row.value(0) }
      )
    }
    // Compared by their bytes: Swift takes é and e with an accent for the same.
    #expect(kept.map { $0.map { Array($0.utf8) } } == Self.texts.map { $0.map { Array($0.utf8) } })
    #expect(values == Self.texts.map { .optional($0) })
  }

  @Test("every whole number comes back as it was", arguments: EngineKind.allCases)
  func numbers(kind: EngineKind) throws {
    let engine = try kind.database().open()
    try engine.write { session throws(Diagnostic) in
      for number in Self.numbers { try session.run("INSERT INTO thing (id) VALUES (?)", [.integer(number)]) }
    }
    let kept = try engine.read { session throws(Diagnostic) in
      try session.all("SELECT id, CAST(? AS BIGINT) FROM thing ORDER BY id", [.integer(.min)]) {
        row throws(Diagnostic) in [row.integer(0), row.integer(1)]
      }
    }
    #expect(kept == Self.numbers.map { [$0, .min] })
  }

  @Test("bytes come back as they were, none of them and a megabyte too", arguments: EngineKind.allCases)
  func bytes(kind: EngineKind) throws {
    let contents: [[UInt8]?] = [
      [], [0], Array(0...255), (0..<1_048_576).map { UInt8(truncatingIfNeeded: $0 &* 31) }, nil,
    ]
    let engine = try kind.database().open()
    try engine.write { session throws(Diagnostic) in
      for (id, content) in contents.enumerated() {
        try session.run(
          "INSERT INTO thing (id, content) VALUES (?, ?)",
          [.integer(Int64(id)), content.map(StoredValue.bytes) ?? .null])
      }
    }
    let (kept, values) = try engine.read { session throws(Diagnostic) in
      let sql = "SELECT content FROM thing ORDER BY id"
      return (
        try session.all(sql) { row throws(Diagnostic) in row.optionalBytes(0) },
        try session.all(sql) { row throws(Diagnostic) in row.value(0) }
      )
    }
    #expect(kept == contents)
    #expect(values == contents.map { $0.map(StoredValue.bytes) ?? .null })
  }

  @Test("a statement takes null and values in turn", arguments: EngineKind.allCases)
  func nulls(kind: EngineKind) throws {
    let engine = try kind.database().open()
    let rows: [[StoredValue]] = [
      [.integer(1), .null, .null], [.integer(2), .text("b"), .null], [.integer(3), .null, .bytes([3])],
      [.integer(4), .text("d"), .bytes([])], [.integer(5), .null, .null],
    ]
    try engine.write { session throws(Diagnostic) in
      for row in rows { try session.run("INSERT INTO thing (id, name, content) VALUES (?, ?, ?)", row) }
    }
    let (kept, nulls) = try engine.read { session throws(Diagnostic) in
      (
        try session.all("SELECT id, name, content FROM thing ORDER BY id") { row throws(Diagnostic) in
          (0..<3).map { row.value($0) }
        },
        try session.all("SELECT id FROM thing WHERE CAST(? AS TEXT) IS NULL AND name IS NULL ORDER BY id", [.null]) {
          row throws(Diagnostic) in row.integer(0)
        }
      )
    }
    #expect(kept == rows)
    #expect(nulls == [1, 3, 5])
  }

  @Test("text is in the order of its bytes", arguments: EngineKind.allCases)
  func order(kind: EngineKind) throws {
    let texts = ["", "A", "B", "Z", "_", "a", "a b", "aB", "ab", "b", "z", "é", "一", "丁", "张", "，", "👩"]
    let engine = try kind.database().open()
    try engine.write { session throws(Diagnostic) in
      for (id, text) in texts.reversed().enumerated() {
        try session.run("INSERT INTO thing (id, name) VALUES (?, ?)", [.integer(Int64(id)), .text(text)])
      }
    }
    let (sorted, least, before) = try engine.read { session throws(Diagnostic) in
      (
        try session.all("SELECT name FROM thing ORDER BY name") { row throws(Diagnostic) in row.text(0) },
        try session.first("SELECT MAX(name) FROM thing") { row throws(Diagnostic) in row.text(0) },
        try session.all("SELECT name FROM thing WHERE name < ? ORDER BY name", [.text("a")]) {
          row throws(Diagnostic) in row.text(0)
        }
      )
    }
    #expect(sorted == texts)
    #expect(least == "👩")
    #expect(before == ["", "A", "B", "Z", "_"])
  }

  @Test("the columns are named, truth is 0 or 1, and sums are whole numbers", arguments: EngineKind.allCases)
  func answers(kind: EngineKind) throws {
    let engine = try kind.database().open()
    _ = try engine.write { session throws(Diagnostic) in
      try session.run("INSERT INTO thing (id, name) VALUES (1, 'a'), (2, 'what?'), (3, NULL)", [])
    }
    let row = try engine.read { session throws(Diagnostic) in
      try session.first(
        """
        SELECT CAST(SUM(id) AS BIGINT) AS total, COUNT(*) AS things, 1 < 2 AS holds, 2 < 1 AS fails, 'x?' AS letter
        FROM thing WHERE id < ?
        """, [.integer(3)]
      ) { row throws(Diagnostic) in
        (row.columns, [row.integer(0), row.integer(1), row.integer(2), row.integer(3)], row.text(4))
      }
    }
    #expect(row?.0 == ["total", "things", "holds", "fails", "letter"])
    #expect(row?.1 == [3, 2, 1, 0])
    #expect(row?.2 == "x?")
  }

  @Test(
    "the number of changed rows is told, and is none where a statement changes no rows", arguments: EngineKind.allCases)
  func changed(kind: EngineKind) throws {
    let engine = try kind.database().open()
    let counts = try engine.write { session throws(Diagnostic) in
      [
        try session.run("INSERT INTO thing (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'b')", []),
        try session.run("CREATE INDEX thing_name ON thing (name)", []),
        try session.run("UPDATE thing SET name = ? WHERE name = ?", [.text("c"), .text("b")]),
        try session.run("UPDATE thing SET name = ? WHERE name = ?", [.text("c"), .text("b")]),
        try session.run("SELECT id FROM thing", []),
        try session.run("INSERT INTO thing (id) VALUES (1) ON CONFLICT (id) DO NOTHING", []),
        try session.run(
          "INSERT INTO thing (id, name) VALUES (1, 'd') ON CONFLICT (id) DO UPDATE SET name = excluded.name", []),
        try session.run("DELETE FROM thing", []),
      ]
    }
    #expect(counts == [3, 0, 2, 0, 0, 0, 1, 3])
  }

  @Test("a value asked for as what it is not is refused and does not pass for null", arguments: EngineKind.allCases)
  func misfits(kind: EngineKind) throws {
    let engine = try kind.database().open()
    _ = try engine.write { session throws(Diagnostic) in
      try session.run("INSERT INTO thing (id, name, content) VALUES (1, 'a', ?)", [.bytes([1])])
    }
    let asked: [(any AnsweredRow) -> Void] = [
      { _ = $0.optionalText(0) }, { _ = $0.optionalBytes(0) }, { _ = $0.integer(1) }, { _ = $0.bytes(1) },
      { _ = $0.integer(2) }, { _ = $0.text(2) }, { _ = $0.value(3) }, { _ = $0.optionalInteger(-1) },
    ]
    for ask in asked {
      let error = #expect(throws: Diagnostic.self) {
        try engine.read { session throws(Diagnostic) in
          try session.all("SELECT id, name, content FROM thing") { row throws(Diagnostic) in ask(row) }
        }
      }
      #expect(error?.code == "RECORDS-UNUSABLE")
      #expect(error?.what(in: .english).contains("column") == true)
    }
    let real = #expect(throws: Diagnostic.self) {
      try engine.read { session throws(Diagnostic) in
        try session.all("SELECT CAST(id AS REAL) AS share FROM thing") { row throws(Diagnostic) in row.value(0) }
      }
    }
    #expect(real?.what(in: .english).contains("column share holds REAL") == true)
    #expect(real?.what(in: .chinese).contains("列 share 是 REAL") == true)
  }

  @Test("a text with a NUL character is refused and not cut off", arguments: EngineKind.allCases)
  func nul(kind: EngineKind) throws {
    let engine = try kind.database().open()
    let error = #expect(throws: Diagnostic.self) {
      try engine.write { session throws(Diagnostic) in
        try session.run("INSERT INTO thing (id, name) VALUES (1, ?)", [.text("a\0b")])
      }
    }
    #expect(error?.code == "RECORDS-UNUSABLE")
    #expect(error?.what(in: .english).contains("NUL") == true)
  }

  @Test("too many or too few arguments, and a statement that is none, are refused", arguments: EngineKind.allCases)
  func wrongStatements(kind: EngineKind) throws {
    let engine = try kind.database().open()
    for (sql, arguments) in [
      ("SELECT id FROM thing WHERE id = ?", []), ("SELECT id FROM thing", [StoredValue.integer(1)]),
      ("SELEKT id FROM thing", []), ("SELECT id FROM nothing", []),
    ] {
      let error = #expect(throws: Diagnostic.self) {
        try engine.read { session throws(Diagnostic) in
          try session.all(sql, arguments) { row throws(Diagnostic) in row.value(0) }
        }
      }
      #expect(error?.code == "RECORDS-UNUSABLE")
      #expect(error?.what(in: .english).contains(sql.split(separator: " ").prefix(3).joined(separator: " ")) == true)
    }
  }
}
