import Appraisal
import Exact
import Foundation
import Records
import Testing
import Wording
import Workflow

@Suite("A month keeps the law it was judged by")
struct FrozenLawTests {
  private static let law = """
    kaohe: 1
    law: cn-00
    rules:
      - {rule: minimum_wage, value: 1500 yuan, from: 2026-01, source: 某人社发〔2026〕1号, text: {zh: 甲, en: A}}

    """

  /// A company of an invented region, with losses by mis-sent orders.
  private func company(_ books: Books = .file, months: [String], carrying: Bool = true) throws -> LifeCompany {
    let company = try LifeCompany(books, months: [], publishing: false)
    try company.small.write("law/cn-00.yaml", Self.law)
    try company.small.change(
      "company.yaml", "region: cn\nminimum_wage_cents: 250000\n",
      "region: cn-00\n" + (carrying ? "carry_losses: true\n" : ""))
    try company.small.change(
      "schemes/prizes.yaml", "rewards:",
      "losses: [{id: misshipment_loss, name: {zh: 错件损失, en: Mis-sent orders}, of: misshipment_loss}]\nrewards:")
    for name in months { try write(name, loss: name == "2026-10" ? 300_000 : nil, company) }
    try company.reread()
    try company.publishSchemes()
    return company
  }

  /// An inbox in which E2 caused a loss.
  private func write(_ name: String, loss: Int?, _ company: LifeCompany) throws {
    var inbox = LifeInbox(name)
    inbox.papers["misshipments.csv"] =
      "case_id,order_id,agent_id,cause,found_on,loss_cents\n"
      + (loss.map { "m\(name),o2-\(name),a2,agent,\(name)-09,\($0)\n" } ?? "")
    try inbox.write(to: company.small)
  }

  private func pay(_ employee: String, _ name: String, _ company: LifeCompany) throws -> PayLanes {
    let standing = try #require(try company.office.kept(try month(name)))
    return try #require(standing.derivations.first { $0.employee == employee }).pay
  }

  @Test("what the files say later changes no month that was opened; the next one takes it", arguments: Books.allCases)
  func frozen(books: Books) throws {
    let company = try company(books, months: ["2026-10", "2026-11"])
    try company.live(to: .rated)
    let before = try company.read { records throws(Diagnostic) in try records.derivations(of: month2("2026-10")) }
    try company.small.change("law/cn-00.yaml", "1500", "4900")
    try company.reread()
    try company.live(from: .reviewed, to: .locked)
    let frame = try company.read { records throws(Diagnostic) in try records.frame(of: month2("2026-10")) }
    let kept = try #require(frame).lawPack
    #expect(kept.minimumWage == Fen(150_000) && kept.carriesLosses)
    let rule = try #require(kept.rule(.minimumWage))
    #expect(rule.source == LawPack.Source("某人社发〔2026〕1号", Bilingual("甲", "A")))
    #expect(rule.place.file?.hasSuffix("law/cn-00.yaml") == true && rule.place.line == 4)
    #expect(kept.rule(.lossCap)?.value == .share(try Rational(1, over: 5)))
    #expect(try company.read { records throws(Diagnostic) in try records.derivations(of: month2("2026-10")) } == before)
    try company.verify("October")
    try company.live("2026-11", to: .computed)
    let next = try company.read { records throws(Diagnostic) in try records.frame(of: month2("2026-11")) }
    #expect(next?.lawPack.minimumWage == Fen(490_000))
    let listed = try Company(at: company.folder, database: nil).lawInForce(in: month("2026-12"))
    #expect(!listed.isFrozen && listed.law.minimumWage == Fen(490_000))
    try company.verify("November")
  }

  @Test("a month is not opened under a file of law with a mistake, and opened it is not computed anew under one")
  func broken() throws {
    let company = try company(months: ["2026-10"])
    try company.small.change("law/cn-00.yaml", "source: 某人社发〔2026〕1号, ", "")
    try company.reread()
    try expectRefused("LAW-NO-SOURCE", in: company) { try company.hr.open(month("2026-10")) }
    try company.small.write("law/cn-00.yaml", Self.law)
    try company.reread()
    try company.live(to: .opened)
    try company.small.change("law/cn-00.yaml", "from: 2026-01", "from: 2026-11")
    try company.reread()
    try expectRefused("LAW-NOT-COVERED", in: company) { _ = try company.hr.compute(month("2026-10")) }
  }

  @Test(
    "on paper: of a loss of 3,000 the wage of 6,000 lets 1,200 through in October, 1,200 in November and 600 in December",
    arguments: Books.allCases)
  func carried(books: Books) throws {
    let names = ["2026-10", "2026-11", "2026-12", "2027-01"]
    let company = try company(books, months: names)
    for name in names { try company.live(name, to: name == "2027-01" ? .computed : .locked) }
    let taken = try names.map { try pay("E2", $0, company).lossDeducted?.text }
    #expect(taken == ["1200.00", "1200.00", "600.00", "0.00"])
    #expect(try names.map { try pay("E2", $0, company).lossHeldBack?.text } == ["1800.00", "600.00", "0.00", "0.00"])
    let november = try pay("E2", "2026-11", company)
    #expect(november.carried.map(\.id) == ["carried_2026-10"] && november.losses.allSatisfy { $0.state == .idle })
    #expect(try company.result("E2", "2026-12") == "90.00 400.00")
    try company.verify()
  }

  @Test("a loss that is decided differently in an old month is followed into every later one")
  func followed() throws {
    let company = try company(months: ["2026-10", "2026-11", "2026-12"])
    try company.live(to: .locked)
    try company.live("2026-11", to: .locked)
    try company.live("2026-12", to: .rated)
    let made = try company.hr.adjust(
      month("2026-10"), for: "E2", remedies: [.correction(measure: "misshipment_loss", value: 1_500)],
      paidIn: month("2026-12"), reason: "部分损失追回")
    // 1,500 instead of 3,000: October takes 1,200 as before, November 300 instead of 1,200, December nothing more.
    #expect(made.adjustments.map { "\($0.month) \($0.employee) \($0.amount.text)" } == ["2026-11 E2 900.00"])
    #expect(try pay("E2", "2026-12", company).lossDeducted == .zero)
    #expect(try pay("E2", "2026-12", company).carried.isEmpty)
    try company.verify()
  }

  @Test("unless the company says so, nothing is carried on")
  func notCarried() throws {
    let company = try company(months: ["2026-10", "2026-11"], carrying: false)
    try company.live(to: .locked)
    try company.live("2026-11", to: .computed)
    #expect(try pay("E2", "2026-10", company).lossHeldBack == Fen(180_000))
    #expect(try pay("E2", "2026-11", company).lossDue == .zero)
  }

  @Test("months that an earlier program opened have figures alone: they are read, computed and verified as they were")
  func earlierProgram() throws {
    let body = """
      {"deductsPenalties":true,"departments":[{"assessorSchemes":["lead"],"id":"d1","name":"客服部","schemes":["care","prizes"]}],"lossClause":"第十二条","minimumWage":250000,"recordsBegin":"2026-10","region":"cn","rules":"standard"}
      """
    let old = try JSONDecoder().decode(MonthFrame.self, from: Data(body.utf8))
    #expect(old.law == nil && old.lawPack.rules.isEmpty && !old.lawPack.carriesLosses)
    #expect(try old.lawPack.lossCap == (Rational(1, over: 5)) && old.lawPack.minimumWage == Fen(250_000))
    // What such a frame says is written again to the byte.
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(String(decoding: try encoder.encode(old), as: UTF8.self) == body)

    // A month that goes on under such a frame: its results are the same as under the rules of today, to the byte where
    // format 1 did not name their sources.
    let today = try LifeCompany()
    try today.live(to: .rated)
    let earlier = try LifeCompany()
    try earlier.live(to: .opened)
    let month = try month("2026-10")
    try earlier.live(from: .computed, to: .computed)
    let frame = try #require(try earlier.read { records throws(Diagnostic) in try records.frame(of: month) })
    var bare = frame
    bare.law = nil
    _ = try earlier.office.store.write(Act("open", by: "H1", as: "hr", at: "2026-11-02 10:00:00", month: month)) {
      entry throws(Diagnostic) in try entry.keep(bare, of: month)
    }
    try earlier.live(from: .rated, to: .rated)
    #expect(try earlier.read { records throws(Diagnostic) in try records.frame(of: month) } == bare)
    let results = try [today, earlier].map { company in
      try company.read { records throws(Diagnostic) in try records.derivations(of: month) }.map { kept in
        let law = LawPack(minimumWage: .zero, lossClause: nil)
        let printed = try #require(kept.derivation)
        let read = try #require(Derivation(reading: printed, under: [], law: law))
        #expect(read.pay.law.minimumWage == Fen(250_000) && read.pay.law.rules.isEmpty == (company === earlier))
        return read.json(inFormat: 1, engine: nil)
      }
    }
    #expect(results[0] == results[1])
    #expect(results[0].count == 5)
    try earlier.verify()
  }

  private func month2(_ name: String) throws(Diagnostic) -> Month { Month(name) ?? .first }
}
