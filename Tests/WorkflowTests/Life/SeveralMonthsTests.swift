import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("Rules about several months are looked at again when an old month is decided differently (form 1, note 4)")
struct SeveralMonthsTests {
  private static let rule = "year_end_bonus"

  /// E3 answers in 80 seconds (20 points off) and is rated badly (20 off): 60 points, the month is failed.
  private func failing(_ company: LifeCompany, _ months: [String]) throws {
    for name in months {
      var inbox = LifeInbox(name)
      inbox.seconds["E3"] = 80
      try inbox.write(to: company.small)
    }
  }

  private func bonus(_ company: LifeCompany, _ name: String) throws -> String {
    let month = try #require(try company.office.kept(try month(name)))
    let derivation = try #require(month.derivations.first { $0.employee == "E3" })
    let node = try #require(derivation.overTime.first { $0.id.hasSuffix(Self.rule) })
    return "\(node.state.rawValue) \(node.details["row"] ?? "") \(node.details["year"] ?? "")"
  }

  @Test(
    "three months in a row below 70 cost the year-end bonus; October decided differently, only two are left",
    arguments: [Station.rated, .published, .locked], Books.allCases)
  func row(december: Station, books: Books) throws {
    let names = ["2026-10", "2026-11", "2026-12"]
    let company = try LifeCompany(books, months: names)
    try failing(company, names)
    try company.live(to: .published)
    let id = try company.desk("E3").appeal("response", in: try month("2026-10"), statement: "系统卡顿")
    try company.live("2026-11", to: december == .locked ? .locked : .published)
    try company.live("2026-12", to: december)
    #expect(try company.result("E3", "2026-12") == "60.00 0.00")
    #expect(try bonus(company, "2026-11") == "idle 2 2" && bonus(company, "2026-12") == "failed 3 3")
    try company.verify("before")

    let corrected = Remedy.correction(measure: "avg_response", value: 30)
    let (decision, later) = try company.hr.decide(
      appeal: id, .upheld, reasons: "平台故障", remedies: [corrected])
    #expect(decision.pointsAfter?.text == "80.00" && decision.totalAfter?.text == "800.00")
    let change = try #require(later.first { $0.month.description == "2026-12" })
    #expect(change.employee == "E3" && change.rules.contains { $0.hasSuffix(Self.rule) })
    #expect(change.isLocked == (december == .locked))
    #expect(change.points.before == change.points.after && change.total.before == change.total.after)
    // The bonus is no amount of this month: nothing is paid or taken back by itself.
    #expect(try company.read { records throws(Diagnostic) in try records.adjustments() }.isEmpty)
    try company.verify("after")

    switch december {
    case .locked:
      // The sheet stays as it is; what later months look back at is the new result.
      #expect(try bonus(company, "2026-12") == "failed 3 3" && company.sheet("E3", "2026-12").state == .final)
      try failing(company, ["2027-01"])
      try company.live("2027-01", to: .rated)
      try company.verify("a year later")
    case .published:
      #expect(try bonus(company, "2026-12") == "idle 2 2" && company.sheet("E3", "2026-12").state == .published)
      #expect(try company.sheet("E3", "2026-11").state == .published)
      let kept = try company.read { records throws(Diagnostic) in
        try records.revisions(of: "E3", in: Month("2026-12") ?? .first)
      }
      #expect(kept.count >= 2)
    default:
      #expect(try bonus(company, "2026-12") == "idle 2 2" && company.sheet("E3", "2026-12").state == .assessed)
    }
  }

  @Test("four months of a calendar year below 70, not in a row, cost it too; one decided differently gives it back")
  func year() throws {
    let failed = ["2026-07", "2026-08", "2026-10", "2026-11"]
    let company = try LifeCompany(months: ["2026-09"])
    try company.small.change("company.yaml", "records_begin: 2026-10", "records_begin: 2026-07")
    try failing(company, failed)
    try company.reread()
    for name in ["2026-07", "2026-08", "2026-09", "2026-10"] { try company.live(name, to: .locked) }
    try company.live("2026-11", to: .published)
    #expect(try bonus(company, "2026-11") == "failed 2 4")
    let (adjustments, later) = try company.hr.adjust(
      try month("2026-07"), for: "E3", remedies: [.correction(measure: "avg_response", value: 30)],
      paidIn: try month("2026-12"), reason: "平台故障")
    // July's 80 points are worth 800 yuan.
    #expect(adjustments.map { "\($0.month) \($0.amount.text) \($0.cause)" } == ["2026-07 800.00 lateEvent"])
    #expect(try bonus(company, "2026-11") == "idle 2 3")
    let change = try #require(later.first { $0.month.description == "2026-11" })
    #expect(!change.isLocked && change.rules.contains { $0.hasSuffix(Self.rule) })
    #expect(later.contains { $0.month.description == "2026-08" && $0.isLocked })
    try company.verify()
  }

  @Test("money of a locked month that looks back is adjusted too: a progress award by the rise in score")
  func progress() throws {
    let company = try LifeCompany(months: ["2026-10", "2026-11"])
    try company.small.write(
      "schemes/prizes-2.yaml",
      LifeTexts.prizes.replacing("effective: 2026-01", with: "effective: 2026-10").replacing(
        "rewards:\n", with: "rewards:\n  - {id: progress, best_of: score_rise, when: score_rise > 0, yuan: 200}\n"))
    try company.publish(scheme: "prizes-2")
    try failing(company, ["2026-10"])
    try company.live(to: .locked)
    try company.live("2026-11", to: .locked)
    // E3 rises from 60 to 80: 800 yuan and the award.
    #expect(try company.result("E3", "2026-11") == "80.00 1000.00")
    let (adjustments, later) = try company.hr.adjust(
      try month("2026-10"), for: "E3", remedies: [.correction(measure: "avg_response", value: 30)],
      paidIn: try month("2026-12"), reason: "平台故障")
    let made = adjustments.map { "\($0.month) \($0.employee) \($0.amount.text) \($0.cause.rawValue) \($0.paidIn)" }
    #expect(
      made == [
        "2026-10 E3 800.00 late_event 2026-12", "2026-11 E3 -200.00 earlier_month 2026-12",
      ])
    #expect(later.contains { $0.isLocked && $0.employee == "E3" && $0.total.after?.text == "800.00" })
    #expect(try company.result("E3", "2026-11") == "80.00 1000.00")
    try company.verify()
  }

  @Test("somebody on leave in a locked month later on stands in nobody's way")
  func onLeave() throws {
    let company = try LifeCompany(months: ["2026-10", "2026-11"])
    try failing(company, ["2026-10", "2026-11"])
    try company.live(to: .locked)
    try company.live("2026-11", to: .rated)
    try company.hr.set(standing: .leave, of: "E3", in: try month("2026-11"), reason: "病假")
    try company.live("2026-11", from: .reviewed, to: .locked)
    let made = try company.hr.adjust(
      try month("2026-10"), for: "E3", remedies: [.correction(measure: "avg_response", value: 30)],
      paidIn: try month("2026-12"), reason: "平台故障"
    ).adjustments
    #expect(made.map(\.amount.text) == ["800.00"])
    try company.verify()
  }
}
