import Appraisal
import Exact
import Foundation
import Records
import Testing
import Wording
import Workflow

@Suite("The messages of life and books that no other test of a month's life calls forth")
struct BooksMessagesTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany()
    october = try month("2026-10")
  }

  /// The messages of verify, of one code.
  private func found(_ code: String) throws -> Diagnostic {
    let all = try company.desk("A1").verify()
    let own = all.findings.filter { $0.code == code }
    #expect(!own.isEmpty, "\(all.findings.map(\.code))")
    let first = own.first ?? Diagnostic(.reasonMissing)
    expectFilled(first)
    return first
  }

  @Test("MONTH-MANAGED: a month that was opened is not run")
  func managed() throws {
    try company.live(to: .opened)
    try expectRefused("MONTH-MANAGED", in: company) {
      _ = try MonthRun(Company(at: company.folder), month: october)
    }
  }

  @Test("ACTOR-UNKNOWN: somebody nobody knows, with the nearest id; before and after people are on record")
  func unknown() throws {
    for station in [nil, Station.opened] {
      if let station { try company.live(to: station) }
      let said = try expectRefused("ACTOR-UNKNOWN", in: company) { try company.desk("h1").open(october) }
      #expect(said.remedy(in: .english).hasPrefix("Did you mean \"H1\"? "))
    }
  }

  @Test("ROLE-UNKNOWN: somebody whose role in people.csv is none, and a change to one")
  func role() throws {
    try company.live(to: .opened)
    try expectRefused("ROLE-UNKNOWN", in: company) {
      var person = try company.hr.person("E1", on: try day("2026-11-01"))
      person.validFrom = try day("2026-11-01")
      person.role = "boss"
      try company.hr.change(person, reason: "升职")
    }
    let other = try LifeCompany()
    try other.small.change("people.csv", "A1,审计一,office,审计,auditor", "A1,审计一,office,审计,judge")
    try other.reread()
    try expectRefused("ROLE-UNKNOWN", in: other) { _ = try other.desk("A1") }
  }

  @Test("SUBSTITUTE-UNCLEAR: oneself, or a last day before the first; EMPLOYEE-UNKNOWN: nobody")
  func substitute() throws {
    try company.live(to: .opened)
    for (who, first, last) in [("S1", "2026-11-01", "2026-11-02"), ("S2", "2026-11-02", "2026-11-01")] {
      let said = try expectRefused("SUBSTITUTE-UNCLEAR", in: company) {
        try company.hr.name(substitute: who, for: "S1", from: try day(first), to: try day(last))
      }
      #expect(said.what(in: .english).contains(first))
    }
    try expectRefused("EMPLOYEE-UNKNOWN", in: company) {
      try company.hr.name(substitute: "S9", for: "S1", from: try day("2026-11-01"), to: try day("2026-11-02"))
    }
    try expectRefused("EMPLOYEE-UNKNOWN", in: company) {
      try company.hr.hand(account: "a1", shop: "s1", to: "E9", from: try day("2026-11-01"))
    }
  }

  @Test("ATTACHMENT-TOO-LARGE: a file of more than 50 MB is not kept")
  func large() throws {
    try company.live(to: .published)
    let path = temporaryFolder() + "/录像.mp4"
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: 51_000_000)
    try file.close()
    let said = try expectRefused("ATTACHMENT-TOO-LARGE", in: company) {
      _ = try company.desk("E3").appeal("overall", in: october, statement: "见录像", evidence: [path])
    }
    expectHelpful(said, file: "录像.mp4", line: nil)
    #expect(said.what(in: .english).contains("51 MB"))
  }

  @Test("RESULT-DIFFERS: a result that does not come out again from what is on record")
  func differs() throws {
    try company.live(to: .rated)
    let month = try #require(try company.office.kept(october))
    let other = try #require(month.derivations.first { $0.employee == "E2" })
    let forged = try #require(month.derivations.first { $0.employee == "E1" })
    #expect(forged.points != other.points)
    // E3's sheet is given the derivation of a month without the bad rating.
    let company = self.company
    let better = try LifeCompany()
    try better.live(to: .computed)
    for employee in ["E1", "E2", "E3"] {
      try better.desk("S1").rate(employee, in: october, item: "overall", as: "好")
    }
    let wanted = try #require(try better.office.kept(october)?.derivations.first { $0.employee == "E3" })
    let act = Act("compute", by: "H1", as: "hr", at: company.clock.now.description, month: october)
    try company.office.store.write(act) { entry throws(Diagnostic) in
      try entry.keep([MonthResult(wanted, department: "d1", assessor: "S1")])
    }
    let said = try found("RESULT-DIFFERS")
    #expect(said.place.employee == "E3" && said.place.month == "2026-10")
  }

  @Test("IMPORT-CHANGED: an imported file that is not what it was")
  func imported() throws {
    try company.live(to: .opened)
    let path = temporaryFolder() + "/reviews.csv"
    try Data("order_id,stars,created_at\no1-2026-10,5,2026-10-09 10:00:00\n".utf8).write(to: URL(fileURLWithPath: path))
    let desk = try ImportDesk(try Company(at: company.folder), month: october, shop: "s1")
    try desk.take(try desk.files(at: [path])) { _ in }
    try company.hr.registerImports(of: october)
    #expect(try company.state() == .collecting)
    try company.verify()
    let folder = company.folder + "/evidence/2026-10"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasPrefix("0001") })
    let file = folder + "/" + name + "/reviews.csv"
    try Data((try String(contentsOfFile: file, encoding: .utf8)).replacing(",5,", with: ",1,").utf8)
      .write(to: URL(fileURLWithPath: file))
    expectHelpful(try found("IMPORT-CHANGED"), file: name, line: nil)
  }

  @Test("RETENTION-NOT-OVER: data is kept for 24 months after leaving, and erased after; what is left still verifies")
  func retention() throws {
    try company.live(to: .opened)
    var person = try company.hr.person("E3", on: try day("2026-10-31"))
    person.validFrom = try day("2026-10-01")
    person.leftOn = try day("2026-10-20")
    try company.hr.change(person, reason: "离职")
    try company.live(from: .computed, to: .rated)
    try company.hr.choose(proration: .calendarDays, from: october)
    try company.live(from: .reviewed, to: .published)
    let working = try expectRefused("RETENTION-NOT-OVER", in: company) {
      try company.hr.eraseData(of: "E1", reason: "本人要求")
    }
    #expect(working.what(in: .english).contains("kept until —"))
    try company.clock.reach("2028-10-20")
    let early = try expectRefused("RETENTION-NOT-OVER", in: company) {
      try company.hr.eraseData(of: "E3", reason: "到期")
    }
    #expect(early.what(in: .english).contains("2028-10-20"))
    #expect(try company.hr.dueForErasure().isEmpty)
    try company.clock.reach("2028-10-21")
    #expect(try company.hr.dueForErasure().map(\.employee) == ["E3"])
    try company.hr.eraseData(of: "E3", reason: "到期")
    #expect(try company.hr.dueForErasure().isEmpty)
    let data = String(decoding: try company.hr.exportData(of: "E3"), as: UTF8.self)
    #expect(!data.contains("丙") && !data.contains("80000"))
    #expect(try company.sheet("E3").name.isEmpty && company.sheet("E3").score == nil)
    let left = try expectRefused("ACTOR-LEFT", in: company) { _ = try company.desk("E3").toDo() }
    #expect(left.what(in: .english).contains("2026-10-20"))
    try company.verify("erased")
    // people.csv still names E3; it is the company's own, and does not bring the data back.
    try LifeInbox("2028-10").write(to: company.small)
    try company.hr.open(try month("2028-10"))
    _ = try company.hr.compute(try month("2028-10"))
    let later = try company.read { records throws(Diagnostic) in try records.sheets(of: Month("2028-10") ?? .first) }
    #expect(later.map(\.employee) == ["E1", "E2", "E4", "S1"])
    let known = try company.read { records throws(Diagnostic) in try records.person("E3", on: october.lastDay) }
    #expect(known?.name.isEmpty == true)
    try company.verify("opened")
  }

  @Test("DESTINATION-TAKEN and BACKUP-UNUSABLE: a backup goes to a new place, and a damaged one replaces nothing")
  func backups() throws {
    try company.live(to: .published)
    let folder = temporaryFolder() + "/backup"
    _ = try company.hr.backUp(to: folder)
    let taken = try expectRefused("DESTINATION-TAKEN", in: company) { _ = try company.hr.backUp(to: folder) }
    expectHelpful(taken, file: "backup", line: nil)
    #expect(try Backup(at: folder).entry > 10)
    try Data("name: 别的公司\n".utf8).write(to: URL(fileURLWithPath: folder + "/company.yaml"))
    let damaged = try expectRefused("BACKUP-UNUSABLE", in: company) { _ = try Backup(at: folder) }
    expectHelpful(damaged, file: "backup", line: nil)
    #expect(damaged.what(in: .english).contains("company.yaml"))
    try expectRefused("BACKUP-UNUSABLE", in: company) { _ = try Backup(at: temporaryFolder()) }
    try company.verify()
  }

  @Test("MONTH-MOVING: somebody changes what figures depend on each time the month is computed; then it is not")
  func moving() throws {
    try company.live(to: .opened)
    try company.clock.reach("2026-11-02")
    var yuan: Int64 = 0
    try expectRefusedAfter("MONTH-MOVING") {
      _ = try company.hr.compute(october) { _ in
        yuan += 1
        let row = ConfirmedSales(agent: "a1", gross: Fen(yuan), refund: .zero)
        _ = try? company.desk("F1").confirm([row], in: october)
      }
    }
    #expect(yuan >= 3)
    #expect(try company.state() == .open)
    try company.verify()
  }

  /// Expects an act to be refused during which others did something.
  private func expectRefusedAfter(_ code: String, _ act: () throws -> Void) throws {
    do {
      try act()
      Issue.record("\(code) was not said")
    } catch let said as Diagnostic {
      #expect(said.code == code, "\(said.text(in: .english))")
      expectFilled(said)
    }
  }

  @Test("every message of life and books is called forth by a test of this room")
  func all() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let files =
      FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    let text = try files.filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }
      .joined()
    let sources = ["CatalogueLife", "CatalogueBooks"]
    let folder = tests.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Wording")
    for name in sources {
      let catalogue = try String(contentsOf: folder.appending(path: name + ".swift"), encoding: .utf8)
      let codes = catalogue.matches(of: #/"([A-Z]+(?:-[A-Z]+)+)", \.(?:error|warning|note)/#).map { String($0.1) }
      #expect(codes.count > 10)
      let untested = codes.filter { !text.contains("\"\($0)\"") }
      #expect(untested.isEmpty)
    }
  }
}
