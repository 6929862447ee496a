import Exact
import Records
import Scheme
import Testing
import Wording
import Workflow

@Suite("A scheme is tried on a month that was computed; nothing of it goes on record")
struct SchemeTrialTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany()
    october = try month("2026-10")
  }

  private func scheme(_ text: String) throws -> Scheme {
    try #require(
      SchemeFile.check(text, file: "care.yaml").scheme, "\(SchemeFile.check(text, file: "care.yaml").findings)")
  }

  @Test("before any month was computed there is nothing to try it on")
  func nothing() throws {
    let said = try expectRefused("TRIAL-NOTHING", in: company) {
      _ = try company.hr.trial(of: try scheme(LifeTexts.care), inPlaceOf: "care")
    }
    expectFilled(said)
    #expect(said.remedy(in: .english).contains("Compute a month first"))
  }

  @Test("the same scheme changes nobody; another lists who would change first, with score and money")
  func trial() throws {
    try company.live(to: .rated)
    let before = try company.entries()
    let same = try company.hr.trial(of: try scheme(LifeTexts.care), inPlaceOf: "care")
    #expect(same.month == october && same.lines.map(\.employee).sorted() == ["E1", "E2", "E3"])
    #expect(same.lines.allSatisfy { !$0.isChanged } && same.sums.before == same.sums.after)
    // E2's one complaint costs 20 points instead of 10: 80, which pays 800 of the 1,000 yuan.
    let harder = try scheme(LifeTexts.care.replacing("of: complaints, points: 10", with: "of: complaints, points: 20"))
    let found = try company.hr.trial(of: harder, inPlaceOf: "care", in: october)
    let first = try #require(found.lines.first)
    #expect(first.employee == "E2" && found.lines.count(where: \.isChanged) == 1)
    #expect(first.score.before?.text == "90.00" && first.score.after?.text == "80.00")
    #expect(first.total.before?.text == "1000.00" && first.total.after?.text == "800.00")
    #expect(try company.entries() == before)
    #expect(try company.result("E2") == "90.00 1000.00")
  }

  @Test("items that nobody rated under another scale wait, and whoever works under no such scheme is left out")
  func waiting() throws {
    try company.live(to: .rated)
    let other = try scheme(LifeTexts.care.replacing("id: overall", with: "id: manner"))
    let found = try company.hr.trial(of: other, inPlaceOf: "care", in: october)
    #expect(found.lines.allSatisfy { $0.missing == ["manner"] && $0.score.after == nil })
    #expect(try company.hr.trial(of: other, inPlaceOf: "nobody", in: october).lines.isEmpty)
  }

  @Test("only those who write schemes try them")
  func rights() throws {
    try company.live(to: .rated)
    for actor in ["S1", "F1", "E1", "A1"] {
      try expectRefused("NOT-ALLOWED", in: company) {
        _ = try company.desk(actor).trial(of: try scheme(LifeTexts.care), inPlaceOf: "care", in: october)
      }
    }
  }
}
