import TestServers
import Testing
import Wording

@testable import Records

@Suite("Records on a server of PostgreSQL's")
struct PostgresEngineTests {
  /// What the server reports, by its SQLSTATE, and what is made of it.
  static let reports = [
    ("53100", "RECORDS-FULL"), ("25006", "RECORDS-READ-ONLY"), ("42501", "RECORDS-READ-ONLY"),
    ("55P03", "RECORDS-BUSY"), ("XX001", "RECORDS-DAMAGED"), ("XX002", "RECORDS-DAMAGED"),
    ("08006", "RECORDS-LOST"), ("57P03", "RECORDS-LOST"), ("57014", "RECORDS-UNUSABLE"),
    ("23505", "RECORDS-UNUSABLE"), ("P0001", "RECORDS-UNUSABLE"),
  ]

  @Test("each failure of the server is one of the records' messages", arguments: reports)
  func states(state: String, code: String) throws {
    let engine = try EngineKind.postgres.database().open()
    let error = #expect(throws: Diagnostic.self) {
      try engine.write { session throws(Diagnostic) in
        try session.run("DO $$ BEGIN RAISE EXCEPTION 'so it is' USING ERRCODE = '\(state)'; END $$", [])
      }
    }
    #expect(error?.code == code)
    #expect(error?.place.file?.hasPrefix("postgres://") == true)
    if code != "RECORDS-BUSY" { #expect(error?.what(in: .english).contains("so it is") == true) }
    if code == "RECORDS-UNUSABLE" { #expect(error?.what(in: .chinese).contains("(DO $$ BEGIN RAISE …)") == true) }
    #expect(try engine.write { session throws(Diagnostic) in try session.ids() } == [])
  }

  @Test("a user who may only read is told so when writing")
  func readOnly() throws {
    let server = try PostgresServer.shared
    let database = try EngineKind.postgres.database()
    let name = try #require(database.place.split(separator: "/").last.map(String.init))
    try database.open().write { session throws(Diagnostic) in try session.add(1) }
    try server.query("CREATE ROLE reader_\(name) LOGIN; GRANT SELECT ON thing TO reader_\(name)", at: database.place)
    let reader = try PostgresEngine(at: server.url(name, user: "reader_\(name)"))
    #expect(try reader.read { session throws(Diagnostic) in try session.ids() } == [1])
    for statement in ["INSERT INTO thing (id) VALUES (2)", "CREATE TABLE more (id BIGINT)"] {
      let error = #expect(throws: Diagnostic.self) {
        try reader.write { session throws(Diagnostic) in try session.run(statement, []) }
      }
      #expect(error?.code == "RECORDS-READ-ONLY")
    }
    let unread = #expect(throws: Diagnostic.self) {
      try reader.read { session throws(Diagnostic) in
        try session.all("SELECT id FROM part") { row throws(Diagnostic) in row.value(0) }
      }
    }
    #expect(unread?.code == "RECORDS-UNUSABLE")

    try server.query("ALTER DATABASE \(name) SET default_transaction_read_only = on", at: database.place)
    let closed = #expect(throws: Diagnostic.self) {
      try database.open().write { session throws(Diagnostic) in try session.add(2) }
    }
    #expect(closed?.code == "RECORDS-READ-ONLY")
  }

  @Test("a commit that the server refuses has failed")
  func refusedCommit() throws {
    let engine = try EngineKind.postgres.database().open()
    let error = #expect(throws: Diagnostic.self) {
      try engine.write { session throws(Diagnostic) in
        try session.run(
          "CREATE TABLE late (id BIGINT REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED)", [])
        try session.run("INSERT INTO late (id) VALUES (9)", [])
      }
    }
    #expect(error?.code == "RECORDS-UNUSABLE")
    #expect(error?.what(in: .english).contains("(COMMIT") == true)
  }

  @Test("a sum that was not cast is refused by the name of its column")
  func numeric() throws {
    let engine = try EngineKind.postgres.database().open()
    let error = #expect(throws: Diagnostic.self) {
      try engine.read { session throws(Diagnostic) in
        try session.all("SELECT SUM(id) AS total FROM thing") { row throws(Diagnostic) in row.value(0) }
      }
    }
    #expect(error?.what(in: .english).contains("column total holds NUMERIC") == true)
  }

  @Test("small numbers, names and long runs of statements are answered")
  func types() throws {
    let engine = try EngineKind.postgres.database().open()
    let row = try engine.read { session throws(Diagnostic) in
      for number in 0..<600 {
        try session.run("SELECT \(number) WHERE 1 = ?", [.integer(1)])
      }
      return try session.first(
        "SELECT CAST(-2 AS SMALLINT), -3, CAST('n' AS NAME), CAST('v' AS VARCHAR), true, current_database()"
      ) { row throws(Diagnostic) in (0..<5).map { row.value($0) } }
    }
    #expect(row == [.integer(-2), .integer(-3), .text("n"), .text("v"), .integer(1)])
  }

  @Test("what the server allows a statement does not shorten the waiting for a turn")
  func patience() throws {
    let server = try PostgresServer.shared
    let database = try EngineKind.postgres.database()
    let name = try #require(database.place.split(separator: "/").last.map(String.init))
    try server.query("ALTER DATABASE \(name) SET statement_timeout = '50ms'", at: database.place)
    let holder = try database.open()
    let other = try PostgresEngine(at: database.place, patience: .milliseconds(400))
    let start = ContinuousClock.now
    let error = #expect(throws: Diagnostic.self) {
      try holder.write { _ throws(Diagnostic) in
        try other.write { session throws(Diagnostic) in try session.add(1) }
      }
    }
    #expect(error?.code == "RECORDS-BUSY")
    #expect(ContinuousClock.now - start >= .milliseconds(390))
    let slow = #expect(throws: Diagnostic.self) {
      _ = try other.write { session throws(Diagnostic) in try session.run("SELECT pg_sleep(5)", []) }
    }
    #expect(slow?.code == "RECORDS-UNUSABLE")
  }

  @Test("a statement whose answer has changed with its table fails once at most")
  func changedTable() throws {
    let database = try EngineKind.postgres.database()
    let engine = try PostgresEngine(at: database.place, connections: 1)
    func columns() throws(Diagnostic) -> [String]? {
      try engine.read { session throws(Diagnostic) in
        try session.first("SELECT * FROM thing") { row throws(Diagnostic) in row.columns }
      }
    }
    try engine.write { session throws(Diagnostic) in try session.add(1) }
    #expect(try columns() == ["id", "name", "content"])
    _ = try engine.write { session throws(Diagnostic) in try session.run("ALTER TABLE thing ADD COLUMN day TEXT", []) }
    _ = try? columns()
    #expect(try columns() == ["id", "name", "content", "day"])
  }

  @Test("no more connections are opened than were allowed, and they are used again")
  func pool() throws {
    let server = try PostgresServer.shared
    let database = try EngineKind.postgres.database()
    let engine = try PostgresEngine(at: database.place, connections: 3, patience: .seconds(10))
    onThreads(12) { _ in
      for _ in 0..<10 {
        _ = try? engine.read { session throws(Diagnostic) in try session.ids() }
        _ = try? engine.write { session throws(Diagnostic) in try session.ids() }
      }
    }
    let open = try server.query(
      "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'kaohe'",
      at: database.place)
    #expect(["1", "2", "3"].contains(open))
    // All are in use: who wants one more is told so in time, and nobody hangs.
    let small = try PostgresEngine(at: database.place, connections: 1, patience: .milliseconds(200))
    let error = #expect(throws: Diagnostic.self) {
      try small.read { _ throws(Diagnostic) in
        try small.read { session throws(Diagnostic) in try session.ids() }
      }
    }
    #expect(error?.code == "RECORDS-BUSY")
    #expect(try small.read { session throws(Diagnostic) in try session.ids() } == [])
  }
}

@Suite("The address of a server")
struct PostgresAddressTests {
  static let password = "s3cr3t-pass"

  static func expectSilence(_ error: Diagnostic?, _ code: String) {
    #expect(error?.code == code)
    for language in Language.allCases {
      #expect(error?.text(in: language).contains("s3cr") == false)
      #expect(
        error?.text(in: language).contains("pass") == false || error?.text(in: language).contains("password") == true)
    }
    #expect(error.map { "\($0)".contains("s3cr") } == false)
  }

  @Test("a password that is wrong is in no message")
  func wrongPassword() throws {
    let server = try PostgresServer.shared
    let url = try server.freshDatabase()
    let name = try #require(url.split(separator: "/").last.map(String.init))
    try server.query("CREATE ROLE with_password LOGIN PASSWORD 'right'", at: url)
    // The line of pg_hba.conf is for a database of that name.
    try server.query("CREATE DATABASE with_password TEMPLATE template0", at: server.url("postgres"))
    let error = #expect(throws: Diagnostic.self) {
      _ = try PostgresEngine(at: server.url("with_password", user: "with_password:\(Self.password)"))
    }
    Self.expectSilence(error, "RECORDS-UNUSABLE")
    #expect(error?.what(in: .english).contains("authentication failed") == true)
    _ = try PostgresEngine(at: server.url("with_password", user: "with_password:right"))
    let missing = #expect(throws: Diagnostic.self) {
      _ = try PostgresEngine(at: server.url(name + "_gone", user: "postgres:\(Self.password)"))
    }
    Self.expectSilence(missing, "RECORDS-UNUSABLE")
    #expect(missing?.what(in: .english).contains("does not exist") == true)
  }

  @Test("a server that is not there is lost in the time given to it")
  func down() {
    let start = ContinuousClock.now
    let error = #expect(throws: Diagnostic.self) {
      _ = try PostgresEngine(at: "postgres://kaohe:\(Self.password)@127.0.0.1:1/records", recovery: .seconds(1))
    }
    Self.expectSilence(error, "RECORDS-LOST")
    #expect(error?.place.file == "postgres://127.0.0.1:1/records")
    #expect(error?.what(in: .english).contains("Connection refused") == true)
    #expect(ContinuousClock.now - start < .seconds(8))
  }

  @Test(
    "an address that cannot be read shows nothing of a password",
    arguments: [
      "postgres://u:s3cr@t-pass@h/db", "postgres://u:s3cr/t-pass@h/db", "postgres://u:12@x?s3cr@h/db",
      "postgres://u:s3cr%zzt@h/db", "postgres://u:1/s3cr@h/db", "postgres://h:s3cr/db", "host=h password=s3cr",
      "postgres://u@h/db?password=s3cr&no=s3cr", "s3cr", "",
    ])
  func unreadable(url: String) {
    let error = #expect(throws: Diagnostic.self) { _ = try PostgresAddress(url) }
    Self.expectSilence(error, "RECORDS-UNUSABLE")
  }

  @Test("an address is shown without user and password, and a text without the password")
  func shown() throws {
    let address = try PostgresAddress("postgresql://u:s3cr%40t@h.example:5433/db?password=other&sslmode=disable")
    #expect("\(address)" == "postgres://h.example:5433/db")
    var dumped = ""
    dump(address, to: &dumped)
    #expect(!dumped.contains("s3cr") && !dumped.contains("other"))
    #expect(address.cleaned("the other day") == "the *** day")
    #expect(try PostgresAddress("postgres://%2Frun%2Fpg/db").description == "postgres:///run/pg/db")
  }
}
