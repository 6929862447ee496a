import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("Drafts of schemes: written at a desk, replaced, taken up again, shown to whom they are for")
struct SchemeDraftTests {
  let company: LifeCompany
  private static let draft = LifeTexts.care.replacing("effective: 2026-01", with: "effective: 2026-12")

  init() throws { company = try LifeCompany() }

  private func states(_ scheme: String) throws -> [SchemeState] {
    try company.read { records throws(Diagnostic) in try records.schemes() }.filter { $0.scheme == scheme }.map(\.state)
  }

  @Test("the text is kept as it was written; saved again it takes the place of the draft it was made from")
  func replacing() throws {
    let (first, findings) = try company.hr.draft(Self.draft)
    #expect(findings.allSatisfy { $0.severity != .error })
    #expect(try company.hr.scheme(first).text == Array(Self.draft.utf8))
    let (second, _) = try company.hr.draft(Self.draft + "# later\n", replacing: first)
    #expect(second != first)
    #expect(try company.hr.scheme(first).state == .withdrawn)
    #expect(try states("care").filter { $0 == .checked }.count == 1)
    // Saved unchanged it is the same version, and nothing is withdrawn.
    try company.hr.draft(Self.draft + "# later\n", replacing: second)
    #expect(try company.hr.scheme(second).state == .checked)
    // A text that was withdrawn is taken up again.
    try company.hr.draft(Self.draft)
    #expect(try company.hr.scheme(first).state == .checked)
    try company.verify()
  }

  @Test("what was published stays; so does the draft another scheme was made from")
  func others() throws {
    let published = try company.hr.scheme("care").version
    try company.hr.draft(Self.draft, replacing: published)
    #expect(try states("care") == [.published, .checked])
    let draft = try company.hr.schemes().first { $0.version.state == .checked }?.version.version
    try company.hr.draft(Self.draft.replacing("id: care", with: "id: caring"), replacing: draft)
    #expect(try states("care") == [.published, .checked] && states("caring") == [.checked])
    try expectRefused("SCHEME-VERSION-UNKNOWN", in: company) {
      try company.hr.draft(Self.draft, replacing: "000000000000")
    }
  }

  @Test("a text with an error never gets on record, and only HR writes")
  func refused() throws {
    let wrong = try expectRefused("TOTAL-OFF", in: company) {
      try company.hr.draft(Self.draft.replacing("points: 40", with: "points: 50"))
    }
    #expect(wrong.place.file == Desk.draftName && wrong.place.line != nil)
    for actor in ["S1", "F1", "E1", "A1"] {
      try expectRefused("NOT-ALLOWED", in: company) { try company.desk(actor).draft(Self.draft) }
    }
  }

  @Test("a draft is shown to HR and the auditor; who has noted a version as well, those first who have not")
  func shown() throws {
    // People are on record once a month was opened.
    try company.live(to: .opened)
    let (draft, _) = try company.hr.draft(Self.draft)
    for actor in ["H1", "A1"] { #expect(try company.desk(actor).schemes().contains { $0.version.version == draft }) }
    for actor in ["S1", "F1", "E1"] {
      #expect(try !company.desk(actor).schemes().contains { $0.version.version == draft })
      try expectRefused("SCHEME-VERSION-UNKNOWN", in: company) { _ = try company.desk(actor).scheme(draft) }
      try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk(actor).receipts(of: "care") }
    }
    let care = try #require(try company.hr.schemes().first { $0.version.scheme == "care" && $0.concerned > 0 }).version
    try company.desk("E1").acknowledge(scheme: care.version)
    let receipts = try company.desk("A1").receipts(of: care.version)
    #expect(receipts.map(\.employee) == ["E2", "E3", "E1"])
    #expect(receipts.map { $0.notedAt != nil } == [false, false, true])
    #expect(receipts.last?.notedAt?.hasPrefix("2026-10-01 ") == true)
    let own = try #require(try company.desk("E1").schemes().first { $0.version.version == care.version })
    #expect(own.concernsOneself && own.isNoted && own.acknowledged == 1 && own.concerned == 3)
  }
}
