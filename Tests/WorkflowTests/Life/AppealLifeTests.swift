import Appraisal
import Exact
import Foundation
import Records
import Testing
import Wording
import Workflow

@Suite("Appeals: per item, in time, decided with reasons, the difference in points and yuan", .serialized)
struct AppealLifeTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany(months: ["2026-10", "2026-11"])
    october = try month("2026-10")
    try company.live(to: .published)
  }

  private func appeal(_ employee: String, _ item: String) throws -> String {
    try company.desk(employee).appeal(item, in: october, statement: "请复核")
  }

  @Test("on paper: E2's complaint is struck off, 90 points become 100, the full pay stays 1,000 yuan")
  func points() throws {
    let id = try appeal("E2", "complaints")
    let decision = try company.hr.decide(
      appeal: id, .upheld, reasons: "非本人客户", remedies: [.correction(measure: "complaints", value: 0)]
    ).decision
    #expect(decision.pointsBefore?.text == "90.00" && decision.pointsAfter?.text == "100.00")
    #expect(decision.totalBefore?.text == "1000.00" && decision.totalAfter?.text == "1000.00")
    try company.verify()
  }

  @Test("on paper: E3 is rated in the middle, 80 points and 800 yuan become 90 and 1,000; partly upheld says so")
  func yuan() throws {
    let id = try appeal("E3", "overall")
    let decision = try company.hr.decide(
      appeal: id, .partly, reasons: "改为中", remedies: [.rating(item: "overall", label: "中")]
    ).decision
    #expect(decision.outcome == .partly)
    #expect(decision.totalBefore?.text == "800.00" && decision.totalAfter?.text == "1000.00")
    let view = try company.desk("E3").sheet(of: "E3", in: october)
    #expect(view.appeals.first?.decision == decision && view.line.score?.text == "90.00")
    try company.verify()
  }

  @Test("a decision that moves a colleague's reward publishes the colleague's sheet anew; the old one stays on record")
  func colleague() throws {
    try company.desk("E1").acknowledge(october)
    try company.clock.reach("2026-11-08")
    let id = try appeal("E2", "champion")
    // E2 sold 13,000 and E1 12,000: the 500 yuan are E2's.
    let decision = try company.hr.decide(
      appeal: id, .upheld, reasons: "漏计一单", remedies: [.correction(measure: "net_sales", value: 13_000)]
    ).decision
    #expect(decision.totalBefore?.text == "1000.00" && decision.totalAfter?.text == "1500.00")
    #expect(try company.result("E1") == "100.00 1000.00" && company.sheet("E1").state == .published)
    #expect(try company.sheet("E2").state == .decided)
    #expect(try company.sheet("E4").state == .published)
    let kept = try company.read { records throws(Diagnostic) in try records.revisions(of: "E1", in: october) }
    let totals = try kept.map { revision in
      let text = String(decoding: try #require(revision.derivation), as: UTF8.self)
      return text.contains("\"total\":\"1500.00\"") ? 1500 : text.contains("\"total\":\"1000.00\"") ? 1000 : 0
    }
    #expect(Set(totals).isSuperset(of: [1000, 1500]) && totals.last == 1000)
    // E1 takes note of it anew, and has seven days from now on to appeal.
    #expect(try company.desk("E1").toDo(in: october).count == 1)
    try company.clock.reach("2026-11-15")
    _ = try appeal("E1", "champion")
    try company.verify()
  }

  @Test("a sheet that was never acknowledged and is published anew may be appealed against from then on")
  func window() throws {
    try company.clock.reach("2026-11-12")
    let id = try appeal("E2", "champion")
    _ = try company.hr.decide(
      appeal: id, .upheld, reasons: "漏计一单", remedies: [.correction(measure: "net_sales", value: 13_000)])
    try company.clock.reach("2026-11-18")
    for employee in ["E4", "S1"] {
      try expectRefused("APPEAL-LATE", in: company) { _ = try appeal(employee, "total") }
    }
    let early = try expectRefused("LOCK-EARLY", in: company) { try company.hr.lock(october) }
    #expect(early.what(in: .english).contains("E1") && early.what(in: .english).contains("2026-11-19"))
    _ = try appeal("E1", "champion")
  }

  @Test("until the seventh day after publication, and not on the eighth")
  func late() throws {
    try company.clock.reach("2026-11-12")
    _ = try appeal("E3", "overall")
    try company.clock.reach("2026-11-13")
    let said = try expectRefused("APPEAL-LATE", in: company) { _ = try appeal("E2", "complaints") }
    #expect(
      said.what(in: .english) == "The time to appeal against 2026-10 ended on 2026-11-12 (7 days after publication).")
  }

  @Test("the company may give more days, and its own time to decide")
  func days() throws {
    try company.small.write("company.yaml", LifeTexts.company + "appeal_days: 10\ndecision_days: 3\n")
    try company.reread()
    try company.clock.reach("2026-11-15")
    let id = try appeal("E3", "overall")
    let open = try company.read { records throws(Diagnostic) in try records.appeals(of: october) }
    #expect(open.first { $0.id == id }?.deadline == Day("2026-11-18"))
  }

  @Test("one open appeal for an item; another item may be appealed against besides, and each is decided by itself")
  func twice() throws {
    let first = try appeal("E3", "overall")
    let said = try expectRefused("APPEAL-TWICE", in: company) { _ = try appeal("E3", "overall") }
    #expect(said.what(in: .english).contains(first))
    let second = try appeal("E3", "total")
    _ = try company.hr.decide(appeal: first, .rejected, reasons: "评分有据")
    #expect(try company.sheet("E3").state == .appealed)
    _ = try company.hr.decide(appeal: second, .rejected, reasons: "评分有据")
    #expect(try company.sheet("E3").state == .decided && company.result("E3") == "80.00 800.00")
    try company.verify()
  }

  @Test(
    "nothing is put right by a rejection, something by an appeal that is upheld; reasons are needed; once decided is decided"
  )
  func remedies() throws {
    let id = try appeal("E3", "overall")
    let better = [Remedy.rating(item: "overall", label: "中")]
    try expectRefused("REMEDY-REJECTED", in: company) {
      _ = try company.hr.decide(appeal: id, .rejected, reasons: "无", remedies: better)
    }
    for outcome in [Decision.Outcome.upheld, .partly] {
      try expectRefused("REMEDY-MISSING", in: company) { _ = try company.hr.decide(appeal: id, outcome, reasons: "有") }
    }
    try expectRefused("REASON-MISSING", in: company) {
      _ = try company.hr.decide(appeal: id, .upheld, reasons: " ", remedies: better)
    }
    try expectRefused("RATING-OFF-SCALE", in: company) {
      _ = try company.hr.decide(appeal: id, .upheld, reasons: "有", remedies: [.rating(item: "overall", label: "优")])
    }
    #expect(try company.sheet("E3").state == .appealed && company.result("E3") == "80.00 800.00")
    _ = try company.hr.decide(appeal: id, .upheld, reasons: "有", remedies: better)
    for name in [id, "P0-1"] {
      try expectRefused("APPEAL-UNKNOWN", in: company) {
        _ = try company.hr.decide(appeal: name, .rejected, reasons: "无")
      }
    }
  }

  @Test("an appeal says why and against what")
  func refused() throws {
    try expectRefused("REASON-MISSING", in: company) {
      _ = try company.desk("E3").appeal("overall", in: october, statement: "")
    }
    let said = try expectRefused("ITEM-UNKNOWN", in: company) { _ = try appeal("E3", "charm") }
    #expect(
      said.remedy(in: .english).contains("total, response") || said.what(in: .english).contains("total, response"))
    try expectRefused("SHEET-UNKNOWN", in: company) { _ = try appeal("F1", "total") }
  }

  @Test("evidence of an appeal is kept, and HR sees it named")
  func evidence() throws {
    let path = temporaryFolder() + "/聊天记录.txt"
    try Data("原话".utf8).write(to: URL(fileURLWithPath: path))
    let id = try company.desk("E3").appeal("overall", in: october, statement: "见附件", evidence: [path])
    let kept = try company.read { records throws(Diagnostic) in try records.attachments(of: october, employee: "E3") }
    #expect(kept.map(\.concerns) == ["appeal:\(id)"])
    try expectRefused("FILE-NOT-FOUND", in: company) {
      _ = try company.desk("E2").appeal("complaints", in: october, statement: "见附件", evidence: [path + ".missing"])
    }
    try company.verify()
  }
}
