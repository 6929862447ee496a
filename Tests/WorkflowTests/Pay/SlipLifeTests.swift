import Appraisal
import Exact
import Foundation
import Records
import Testing
import Wording
import Workflow

@Suite("Slips and notices: who may print whose, and what they are made from")
struct SlipLifeTests {
  let company: LifeCompany
  let october: Month
  let november: Month

  init() throws {
    company = try LifeCompany(months: ["2026-10", "2026-11"])
    october = try month("2026-10")
    november = try month("2026-11")
    try company.live(to: .published)
  }

  @Test("one's own once it is published; HR, finance and the auditor print everybody's; nobody else another's")
  func rights() throws {
    #expect(try company.desk("E2").slips(of: october).map(\.employee) == ["E2"])
    #expect(try company.desk("S1").slips(of: october).map(\.employee) == ["S1"])
    for employee in ["H1", "F1", "A1"] {
      #expect(try company.desk(employee).slips(of: october).map(\.employee) == ["E1", "E2", "E3", "E4", "S1"])
    }
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk("E2").slips(of: october, for: "E1") }
    try expectRefused("NOT-ALLOWED", in: company) { _ = try company.desk("S1").slips(of: october, for: "E1") }
    try expectRefused("SHEET-UNKNOWN", in: company) { _ = try company.hr.slips(of: october, for: "E9") }
    try company.live("2026-11", to: .signed)
    try expectRefused("PAYROLL-NOT-FINAL", in: company) { _ = try company.hr.slips(of: november) }
    try expectRefused("PAYROLL-NOT-FINAL", in: company) { _ = try company.desk("E2").slips(of: november) }
    try expectRefused("MONTH-NOT-OPENED", in: company) { _ = try company.hr.slips(of: november.next) }
  }

  @Test("the wage, the lanes, how the schemes were made known, and until when one may appeal")
  func content() throws {
    let slip = try #require(try company.desk("E3").slips(of: october).first)
    #expect(slip.wage == .known(Fen(500_000)) && slip.derivation?.pay.total == Fen(80_000))
    #expect(try slip.adjustments.isEmpty && slip.appealUntil == (day("2026-11-12")))
    let hash = try #require(slip.derivation?.schemes.first?.hash)
    #expect(slip.madeKnown[hash]?.how == "公告栏")
    try company.clock.reach("2026-11-20")
    #expect(try company.desk("E3").slips(of: october).first?.appealUntil == nil)
  }

  @Test("what is paid for an earlier month stands on the slip of the month it is paid in; finance is not told why")
  func adjustments() throws {
    try company.live(from: .acknowledged, to: .locked)
    _ = try company.hr.adjust(
      october, for: "E3", remedies: [.rating(item: "overall", label: "中")], paidIn: november, reason: "复核评分")
    try company.live("2026-11", to: .published)
    func adjusted(_ by: String) throws -> Adjustment {
      let slips = try company.desk(by).slips(of: november, for: by == "E3" ? nil : "E3")
      return try #require(slips.first?.adjustments.first)
    }
    for by in ["H1", "E3", "A1", "F1"] {
      let adjustment = try adjusted(by)
      #expect(adjustment.month == october && adjustment.amount == Fen(20_000))
      #expect(adjustment.reason == (by == "F1" ? "" : "复核评分"), "\(by)")
    }
    #expect(try company.hr.slips(of: october).allSatisfy(\.adjustments.isEmpty))
  }

  @Test("kaohe slip writes each and all of them, as workbooks and PDF; an agent gets the own one")
  func command() throws {
    let out = temporaryFolder() + "/out"
    let said = try CommandRun("slip", company.folder, "--by", "H1", "--month", "2026-10", "--out", out)
    #expect(said.code == 0 && said.said.contains("5 slips and 0 notices"), "\(said.complained)")
    #expect(said.complained.contains("NOTICE-NOTHING"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: out).sorted() == [
        "slips", "slips-2026-10.pdf", "slips-2026-10.xlsx",
      ])
    let slips = try FileManager.default.contentsOfDirectory(atPath: out + "/slips")
    #expect(slips.count == 10 && slips.contains("2026-10_客服部_E1_甲_wage slip.pdf"))
    let own = temporaryFolder() + "/own"
    let agent = try CommandRun(
      list: ["slip", company.folder, "--by", "E2", "--month", "2026-10", "--out", own], language: "zh")
    #expect(agent.code == 0, "\(agent.complained)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: own + "/slips").sorted() == [
        "2026-10_客服部_E2_乙_工资条.pdf", "2026-10_客服部_E2_乙_工资条.xlsx",
      ])
    let other = try CommandRun(
      "slip", company.folder, "--by", "E2", "--employee", "E1", "--month", "2026-10", "--out", own)
    #expect(other.code == 1 && other.complained.contains("NOT-ALLOWED"))
  }
}
