import Appraisal
import Exact
import Foundation
import Records
import Testing
import Wording
import Workflow

@Suite("Schemes on record: draft, checked, published from a month on; a published version never changes")
struct SchemeLifeTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany(publishing: false)
    october = try month("2026-10")
  }

  private func draft(_ name: String) throws -> String {
    try company.hr.draft(schemeAt: "\(company.folder)/schemes/\(name).yaml").version
  }

  private func version(_ version: String) throws -> SchemeVersion {
    let all = try company.read { records throws(Diagnostic) in try records.schemes() }
    return try #require(all.first { $0.version == version })
  }

  @Test("taken in it is checked and serves nobody: a month is not opened under it")
  func draft() throws {
    let hash = try draft("care")
    #expect(try version(hash).state == .checked)
    try company.clock.reach("2026-10-01")
    let said = try expectRefused("SCHEME-NOT-PUBLISHED", in: company) { try company.hr.open(october) }
    expectHelpful(said, file: "company.yaml", line: 8)
    #expect(said.what(in: .english).contains("checked"))
    // The same text is the same version.
    let before = try company.entries()
    #expect(try draft("care") == hash && company.entries() == before)
  }

  @Test("a version with an error never gets on record")
  func errors() throws {
    try company.small.write("schemes/care.yaml", LifeTexts.care.replacing("points: 40", with: "points: 50"))
    try expectRefused("TOTAL-OFF", in: company) { _ = try draft("care") }
    try expectRefused("FILE-NOT-FOUND", in: company) { _ = try draft("nowhere") }
  }

  @Test("warnings are acknowledged one by one by whoever publishes; the journal says which")
  func warnings() throws {
    let text = LifeTexts.talk.replacing(
      "items:", with: "define: {idle: complaints * 2}\nitems:")
    try company.small.write("schemes/talk.yaml", text)
    let (hash, findings) = try company.hr.draft(schemeAt: company.folder + "/schemes/talk.yaml")
    let codes = Set(findings.filter { $0.severity == .warning }.map(\.code))
    #expect(codes.contains("UNUSED-DEFINITION"), "\(codes)")
    let said = try expectRefused("SCHEME-WARNINGS", in: company) {
      try company.hr.publish(scheme: hash, company.publication())
    }
    #expect(said.what(in: .english).contains("UNUSED-DEFINITION"))
    try company.hr.publish(scheme: hash, company.publication(), acknowledging: codes)
    var query = JournalQuery()
    query.limit = 1
    let entry = try company.desk("A1").journal(query).first
    #expect(entry?.act.details["acknowledged"]?.contains("UNUSED-DEFINITION") == true)
    try company.verify()
  }

  @Test("the publication record stays with the version: discussed, settled with whom, made known when and how")
  func publication() throws {
    let hash = try company.publish(scheme: "care")
    let found = try version(hash)
    #expect(found.state == .published && found.publication == (company.publication()))
    let hours = Publication(
      discussedOn: try day("2026-09-20"), consulted: "工会", madeKnownOn: try day("2026-09-19"), how: "邮件")
    let other = try draft("talk")
    try expectRefused("PUBLICATION-ORDER", in: company) { try company.hr.publish(scheme: other, hours) }
    let later = Publication(
      discussedOn: try day("2026-09-20"), consulted: "工会", madeKnownOn: try day("2026-09-21"), how: "邮件")
    try expectRefused("PUBLICATION-ORDER", in: company) { try company.hr.publish(scheme: other, later) }
    try expectRefused("SCHEME-STATE", in: company) { try company.hr.publish(scheme: hash, company.publication()) }
  }

  @Test("a second published version of the same scheme for the same month is refused")
  func twice() throws {
    let first = try company.publish(scheme: "care")
    try company.small.change("schemes/care.yaml", "points: 20}]}", "points: 10}]}")
    let second = try draft("care")
    #expect(first != second)
    let said = try expectRefused("SCHEME-SERVES", in: company) {
      try company.hr.publish(scheme: second, company.publication(), acknowledging: ["CLIFF"])
    }
    #expect(said.what(in: .english).contains("2026-01") && said.what(in: .english).contains(first.prefix(12)))
  }

  @Test("a published version never changes: edit the file afterwards, and nothing changes until it is a new version")
  func never() throws {
    try company.publishSchemes()
    try company.live(to: .opened)
    try company.small.change(
      "schemes/care.yaml", "points: 10}, when_missing: block}\n  - {id: checks",
      "points: 30}, when_missing: block}\n  - {id: checks")
    try company.reread()
    try company.live(from: .computed, to: .rated)
    // E2's complaint costs 10, as published, and not 30.
    #expect(try company.result("E2") == "90.00 1000.00")
    try company.verify()
  }

  @Test("a version from November on serves November and not October")
  func later() throws {
    try LifeInbox("2026-11").write(to: company.small)
    try company.publishSchemes()
    let text = LifeTexts.care.replacing("effective: 2026-01", with: "effective: 2026-11")
      .replacing("of: complaints, points: 10", with: "of: complaints, points: 15")
    try company.small.write("schemes/care-2.yaml", text)
    try company.publish(scheme: "care-2")
    try company.live(to: .published)
    try company.live("2026-11", to: .rated)
    #expect(try company.result("E2") == "90.00 1000.00")
    // 15 off: 85 % of 1,000 yuan.
    #expect(try company.result("E2", "2026-11") == "85.00 850.00")
    try company.verify()
  }

  @Test("a version published into an open month takes effect at once, into a published month never")
  func intoMonths() throws {
    try company.publishSchemes()
    try company.live(to: .rated)
    let text = LifeTexts.care.replacing("effective: 2026-01", with: "effective: 2026-10")
      .replacing("of: complaints, points: 10", with: "of: complaints, points: 15")
    try company.small.write("schemes/care-2.yaml", text)
    try company.publish(scheme: "care-2")
    #expect(try company.result("E2") == "85.00 850.00")
    try company.verify()
    try company.live(from: .reviewed, to: .published)
    try company.small.write("schemes/care-3.yaml", text.replacing("2026-10", with: "2026-09"))
    let third = try draft("care-3")
    let said = try expectRefused("SCHEME-TOO-LATE", in: company) {
      try company.hr.publish(scheme: third, company.publication(), acknowledging: ["CLIFF"])
    }
    #expect(said.what(in: .english).contains("2026-09") && said.what(in: .english).contains("2026-10 was published"))
    #expect(try company.result("E2") == "85.00 850.00")
    try company.verify()
  }

  @Test("a version is taken back before a month was opened under it, and not after; it is not published again")
  func withdrawal() throws {
    let hash = try company.publish(scheme: "care")
    try expectRefused("REASON-MISSING", in: company) { try company.hr.withdraw(scheme: hash, reason: " ") }
    try company.hr.withdraw(scheme: hash, reason: "工会有异议")
    #expect(try version(hash).state == .withdrawn)
    try expectRefused("SCHEME-STATE", in: company) { try company.hr.withdraw(scheme: hash, reason: "再撤") }
    try expectRefused("SCHEME-STATE", in: company) { try company.desk("E1").acknowledge(scheme: hash) }
    try company.small.write("schemes/care.yaml", LifeTexts.care + "# 二稿\n")
    try company.publishSchemes()
    try company.live(to: .opened)
    let second = try #require(
      try company.read { records throws(Diagnostic) in try records.schemes() }.first {
        $0.scheme == "care" && $0.state == .published
      })
    let said = try expectRefused("SCHEME-IN-USE", in: company) {
      try company.hr.withdraw(scheme: second.version, reason: "再改")
    }
    #expect(said.what(in: .english).contains("2026-10"))
    try company.verify()
  }

  @Test("everybody who works under a version takes note of it once; the list counts them")
  func receipts() throws {
    try company.publishSchemes()
    try company.live(to: .opened)
    let care = try #require(
      try company.read { records throws(Diagnostic) in try records.schemes() }.first { $0.scheme == "care" })
    for employee in ["E1", "E2"] { try company.desk(employee).acknowledge(scheme: care.version) }
    let before = try company.entries()
    try company.desk("E1").acknowledge(scheme: String(care.version.prefix(12)))
    #expect(try company.entries() == before)
    let line = try #require(try company.hr.schemes().first { $0.version.scheme == "care" })
    #expect(line.acknowledged == 2 && line.concerned == 3)
    let receipts = try company.read { records throws(Diagnostic) in try records.receipts(of: care.version) }
    #expect(Set(receipts.keys) == ["E1", "E2"])
  }

  @Test("a version is named by its hash, its first characters, or the scheme where there is one version only")
  func names() throws {
    let hash = try draft("care")
    try company.hr.publish(scheme: "care", company.publication(), acknowledging: ["CLIFF"])
    try company.desk("E1").acknowledge(scheme: String(hash.prefix(6)))
    for name in ["careless", String(hash.prefix(5)), ""] {
      try expectRefused("SCHEME-VERSION-UNKNOWN", in: company) { try company.desk("E1").acknowledge(scheme: name) }
    }
  }

  @Test("a scoring form and a rewards form in one department, and another department under another form")
  func combined() throws {
    try company.publishSchemes()
    try company.live(to: .rated)
    func schemes(_ employee: String) throws -> [String] {
      let month = try #require(try company.office.kept(october))
      return try #require(month.derivations.first { $0.employee == employee }).schemes.map(\.id)
    }
    #expect(try schemes("E1") == ["care", "prizes"])
    #expect(try schemes("E4") == ["talk"])
    #expect(try schemes("S1") == ["lead"])
    // 1,000 yuan by the one form, 500 by the other.
    #expect(try company.result("E1") == "100.00 1500.00")
    #expect(try company.result("E4") == "100.00 1000.00")
  }
}
