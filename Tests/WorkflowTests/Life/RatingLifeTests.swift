import Appraisal
import Exact
import Foundation
import Records
import Testing
import Wording
import Workflow

@Suite("Ratings, self-reviews, and two people at one sheet")
struct RatingLifeTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany()
    october = try month("2026-10")
    try company.live(to: .rated)
  }

  private func ratings() throws -> [String] {
    try company.read { records throws(Diagnostic) in try records.ratings(of: october) }
      .filter { $0.employee == "E1" }.map { "\($0.rating.label) \($0.rating.by) \($0.rating.comment)" }
  }

  @Test("an item is rated anew with a reason only; the earlier rating stays on record")
  func anew() throws {
    try expectRefused("REASON-MISSING", in: company) {
      try company.desk("S1").rate("E1", in: october, item: "overall", as: "中")
    }
    try company.desk("S1").rate("E1", in: october, item: "overall", as: "中", comment: "客户反馈")
    #expect(try ratings() == ["好 S1 ", "中 S1 客户反馈"])
    #expect(try company.result("E1") == "90.00 1500.00")
    // The same again is nothing new.
    let before = try company.entries()
    try company.desk("S1").rate("E1", in: october, item: "overall", as: "中", comment: "客户反馈")
    #expect(try company.entries() == before)
    try company.verify()
  }

  @Test("an item or a step nobody knows is named with those that are")
  func unknown() throws {
    let item = try expectRefused("ITEM-UNKNOWN", in: company) {
      try company.desk("S1").rate("E1", in: october, item: "charm", as: "好")
    }
    #expect(item.remedy(in: .english).contains("overall") || item.what(in: .english).contains("overall"))
    let step = try expectRefused("RATING-OFF-SCALE", in: company) {
      try company.desk("S1").rate("E1", in: october, item: "overall", as: "极好")
    }
    #expect(step.remedy(in: .chinese).contains("好, 中, 差"))
    try expectRefused("PERSON-NOT-APPRAISED", in: company) {
      try company.hr.rate("S2", in: october, item: "leading", as: "好")
    }
  }

  @Test("a rating in review that changes an approved sheet takes it back to be approved anew; another sheet stays")
  func approved() throws {
    try company.live(from: .reviewed, to: .approved)
    try company.desk("S1").rate("E3", in: october, item: "overall", as: "中", comment: "复核")
    #expect(try company.sheet("E3").state == .assessed && company.sheet("E2").state == .approved)
    try expectRefused("SHEETS-NOT-APPROVED", in: company) { try company.hr.publish(october) }
    #expect(try company.hr.approve(nil, in: october) == ["E3"])
    try company.hr.publish(october)
    #expect(try company.result("E3") == "90.00 1000.00")
    try company.verify()
  }

  @Test("two look at a sheet and both change it: the first wins, the second is told who changed what and when")
  func seen() throws {
    let seen = try company.desk("S1").sheet(of: "E1", in: october).seen
    try company.hr.waive("checks", for: "E1", in: october, reason: "未抽查")
    let said = try expectRefused("SHEET-CHANGED", in: company) {
      try company.desk("S1", seen: seen).rate("E1", in: october, item: "overall", as: "差", comment: "投诉")
    }
    #expect(
      said.what(in: .english).hasPrefix("H1 changed the sheet of E1 for 2026-10 after you opened it: waive an item"))
    #expect(said.what(in: .chinese).contains("免考项目") && said.what(in: .english).contains("checks"))
    #expect(try ratings() == ["好 S1 "])
    // Who looks again may do it.
    let again = try company.desk("S1").sheet(of: "E1", in: october).seen
    try company.desk("S1", seen: again).rate("E1", in: october, item: "overall", as: "差", comment: "投诉")
    #expect(try ratings().count == 2)
  }

  @Test("what another did to a colleague's sheet, or what one did oneself, stands in nobody's way")
  func unconcerned() throws {
    let seen = try company.desk("S1").sheet(of: "E1", in: october).seen
    try company.hr.correct("complaints", of: "E4", in: october, to: 1, reason: "漏记")
    try company.desk("S1", seen: seen).rate("E1", in: october, item: "overall", as: "差", comment: "投诉")
    try company.desk("S1", seen: seen).rate("E1", in: october, item: "overall", as: "中", comment: "误点")
    #expect(try ratings().last == "中 S1 误点")
  }

  @Test("a sheet that changed by an act about a colleague, or about the month, has changed too")
  func byOthers() throws {
    // E2's corrected sales take the championship, and 500 yuan, from E1.
    let seen = try company.desk("S1").sheet(of: "E1", in: october).seen
    try company.hr.correct("net_sales", of: "E2", in: october, to: 20_000, reason: "大单漏记")
    #expect(try company.result("E1") == "100.00 1000.00")
    let said = try expectRefused("SHEET-CHANGED", in: company) {
      try company.desk("S1", seen: seen).rate("E1", in: october, item: "overall", as: "差", comment: "投诉")
    }
    #expect(said.what(in: .english).contains("correct a figure (net_sales"))
    try company.hr.review(october)
    let inReview = try company.desk("H2").sheet(of: "E1", in: october).seen
    try company.hr.approve(nil, in: october)
    try expectRefused("SHEET-CHANGED", in: company) {
      try company.desk("H2", seen: inReview).waive("checks", for: "E1", in: october, reason: "未抽查")
    }
  }

  @Test("a self-review moves no point; the assessor sees it; after approval it is too late")
  func selfReview() throws {
    let before = try company.result("E1")
    try company.desk("E1").reviewSelf(in: october, item: "overall", as: "好", comment: "全勤")
    try company.desk("E1").reviewSelf(in: october, comment: "带了两名新人")
    #expect(try company.result("E1") == before)
    let said = try company.desk("S1").sheet(of: "E1", in: october).selfReview
    #expect(said.map { "\($0.item) \($0.rating.label) \($0.rating.comment)" } == ["  带了两名新人", "overall 好 全勤"])
    try expectRefused("RATING-OFF-SCALE", in: company) {
      try company.desk("E1").reviewSelf(in: october, item: "overall", as: "极好", comment: "全勤")
    }
    try company.live(from: .reviewed, to: .approved)
    try expectRefused("SHEET-STATE", in: company) { try company.desk("E1").reviewSelf(in: october, comment: "补充") }
    try company.verify()
  }

  @Test("before anything is rated a self-review shows in the state of the sheet")
  func selfReviewed() throws {
    let company = try LifeCompany()
    try company.live(to: .computed)
    try company.desk("E1").reviewSelf(in: october, comment: "尽力了")
    #expect(try company.sheet("E1").state == .selfReviewed)
    try company.desk("S1").rate("E1", in: october, item: "overall", as: "好")
    #expect(try company.sheet("E1").state == .assessed)
    try company.verify()
  }

  @Test("evidence handed in with a rating is kept by its content, once, and found changed or gone by verify")
  func evidence() throws {
    let path = temporaryFolder() + "/截图.png"
    try Data("像素".utf8).write(to: URL(fileURLWithPath: path))
    try company.desk("S1").rate("E1", in: october, item: "overall", as: "差", comment: "见截图", evidence: [path])
    try company.hr.record(.remark, of: "E1", on: try day("2026-10-07"), note: "见截图", evidence: [path])
    let kept = try company.read { records throws(Diagnostic) in try records.attachments(of: october) }
    #expect(kept.map(\.name) == ["截图.png", "截图.png"] && Set(kept.map(\.content)).count == 1)
    #expect(kept.first?.concerns == "rating:overall" && kept.first?.employee == "E1" && kept.first?.size == 6)
    let place = "\(company.folder)/evidence/files/\(kept.first?.content ?? "")"
    #expect(try Data(contentsOf: URL(fileURLWithPath: place)) == Data("像素".utf8))
    try company.verify()
    try Data("别的".utf8).write(to: URL(fileURLWithPath: place))
    let changed = try company.desk("A1").verify()
    #expect(!changed.isClean && changed.findings.map(\.code) == ["ATTACHMENT-CHANGED", "ATTACHMENT-CHANGED"])
    expectHelpful(try #require(changed.findings.first), file: kept.first?.content ?? "", line: nil)
    try FileManager.default.removeItem(atPath: place)
    #expect(try !company.desk("A1").verify().isClean)
  }
}
