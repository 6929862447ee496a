import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

@Suite("Files of law: every figure with its source and its months, a month takes those of its own time")
struct LawFileTests {
  let company: SmallCompany

  init() throws { company = try SmallCompany() }

  /// An invented region with two areas; the figures are plainly invented, too.
  static let region = """
    kaohe: 1
    law: cn-00
    name: {zh: 某省, en: Some province}
    rules:
      - {rule: minimum_wage, area: 一区, value: 1111 yuan, from: 2025-01, to: 2026-06, source: 某人社发〔2024〕1号}
      - {rule: minimum_wage, area: 一区, value: 2222.50 yuan, from: 2026-07, source: 某人社发〔2026〕9号}
      - {rule: minimum_wage, area: 二区, value: 999 yuan, from: 2025-01, source: 某人社发〔2024〕1号}
      - {rule: penalties, value: forbidden, from: 2026-10, to: 2026-11, source: 某省条例第1条, text: {zh: 不得罚款, en: No fines}}
      - {rule: loss_cap, value: 10%, from: 2026-10, source: 某省条例第2条}

    """

  /// The small company in that region.
  private func settle(_ law: String = region, area: String? = "一区", wage: String = "") throws {
    try company.write("law/cn-00.yaml", law)
    try company.change(
      "company.yaml", "region: cn\nminimum_wage_cents: 250000\n",
      "region: cn-00\n" + (area.map { "area: \($0)\n" } ?? "") + wage)
  }

  private func law(_ name: String) throws -> LawPack { try Company(at: company.folder).law(in: month(name)) }

  private func refused(_ code: String, _ name: String = "2026-10") throws -> Diagnostic {
    do {
      _ = try law(name)
    } catch let said as Diagnostic {
      #expect(said.code == code, "\(said.text(in: .english))")
      expectFilled(said)
      return said
    }
    Issue.record("\(code) was not said")
    return Diagnostic(.lawGap)
  }

  @Test("the national rules are built in, each with its source; company.yaml gives the minimum wage as before")
  func national() throws {
    let pack = try law("2026-10")
    #expect(pack.minimumWage == Fen(250_000) && pack.allowsPenalties && pack.lossClause == "第十二条")
    #expect(try pack.lossCap == (Rational(1, over: 5)) && pack.probationFloor == (Rational(4, over: 5)))
    #expect(pack.retentionMonths == 24 && !pack.carriesLosses && pack.rule(.minimumWage) == nil)
    #expect(Set(pack.rules.map(\.kind)) == Set(LawRule.Kind.allCases).subtracting([.minimumWage]))
    for rule in pack.rules {
      #expect(!rule.source.statute.isEmpty && !rule.source.text.chinese.isEmpty && !rule.source.text.english.isEmpty)
      #expect(rule.place.file == "kaohe/law/cn.yaml" && rule.place.line != nil && rule.from != nil)
    }
    #expect(pack.source(of: .lossCap).statute == LawPack.lossSource.statute)
    #expect(pack.source(of: .lossCap).text == LawPack.lossSource.text)
  }

  @Test("a month takes the figures of its own time and of the company's area")
  func periods() throws {
    try settle()
    #expect(try law("2026-06").minimumWage == Fen(111_100))
    #expect(try law("2026-07").minimumWage == Fen(222_250))
    #expect(try law("2030-01").minimumWage == Fen(222_250))
    #expect(try law("2026-07").rule(.minimumWage)?.source.statute == "某人社发〔2026〕9号")
    #expect(try law("2026-09").lossCap == (try Rational(1, over: 5)))
    #expect(try law("2026-10").lossCap == (try Rational(1, over: 10)))
    // 2026-10 and 2026-11 forbid penalties; before and after the national rule holds.
    let allowed = try ["2026-09", "2026-10", "2026-11", "2026-12"].map { try law($0).allowsPenalties }
    #expect(allowed == [true, false, false, true])
    try company.change("company.yaml", "area: 一区", "area: 二区")
    #expect(try law("2026-07").minimumWage == Fen(99_900))
  }

  @Test(
    "广东 forbids penalties by what comes with the product, under each of its names; the minimum wage is the company's")
  func guangdong() throws {
    for name in ["cn-44", "guangdong", "广东"] {
      try company.write("company.yaml", SmallCompany.settings(region: name))
      let pack = try law("2026-10")
      #expect(!pack.allowsPenalties && pack.minimumWage == Fen(250_000) && pack.region == name)
      #expect(pack.source(of: .penalties).statute == "广东省劳动保障监察条例")
    }
    // What the company's own file says of the minimum wage leaves the built-in rule where it is.
    try company.write(
      "law/cn-44.yaml",
      "kaohe: 1\nlaw: cn-44\nrules:\n  - {rule: minimum_wage, value: 1234 yuan, from: 2026-01, source: 测试}\n")
    #expect(try !law("2026-10").allowsPenalties && law("2026-10").minimumWage == Fen(123_400))
    // Nor can that file lift it but by saying until when it held.
    func write(_ rule: String) throws {
      try company.write("law/cn-44.yaml", "kaohe: 1\nlaw: cn-44\nrules:\n  - {rule: penalties, \(rule), source: 测试}\n")
    }
    try write("value: allowed")
    expectHelpful(try refused("LAW-WEAKER"), file: "law/cn-44.yaml", line: 4)
    try write("value: forbidden, to: 2026-09")
    #expect(try !law("2026-09").allowsPenalties && law("2026-10").allowsPenalties)
  }

  @Test("deducting penalties where the month forbids it is refused at the line that asks for it")
  func penaltiesForbidden() throws {
    try settle(wage: "penalties: deduct\n")
    #expect(try law("2026-09").allowsPenalties)
    let said = try refused("LAW-PENALTIES-FORBIDDEN")
    expectHelpful(said, file: "company.yaml", line: 4)
    #expect(said.what(in: .chinese).contains("某省条例第1条"))
    try company.change("company.yaml", "penalties: deduct", "penalties: show")
    #expect(try !law("2026-09").allowsPenalties)
  }

  @Test(
    "what is wrong with a file is named with line and column, and keeps its region from being used",
    arguments: [
      ("to: 2026-06", "to: 2026-07", "LAW-OVERLAP", 6), ("to: 2026-06, ", "", "LAW-OVERLAP", 6),
      ("from: 2026-07", "from: 2026-08", "LAW-GAP", 6),
      ("from: 2025-01, to: 2026-06", "to: 2026-06", "LAW-NO-BEGINNING", 5),
      ("to: 2026-06", "to: 2024-12", "LAW-PERIOD", 5), (", source: 某省条例第2条", "", "LAW-NO-SOURCE", 9),
      ("source: 某省条例第2条", "source: ' '", "LAW-NO-SOURCE", 9), ("value: 10%", "value: 30%", "LAW-WEAKER", 9),
      ("law: cn-00", "law: cn-01", "LAW-FILE-NAME", 1), ("value: 10%", "value: 10", "FIELD-TYPE", 9),
      ("value: 1111 yuan", "value: 1111", "FIELD-TYPE", 5), ("forbidden", "verboten", "FIELD-TYPE", 8),
      ("rule: loss_cap", "rule: loss_cup", "FIELD-TYPE", 9), ("to: 2026-06", "till: 2026-06", "FIELD-UNKNOWN", 5),
      ("from: 2026-07", "from: July", "FIELD-TYPE", 6), ("kaohe: 1", "kaohe: 2", "FIELD-TYPE", 1),
      ("value: 1111 yuan", "value: 1111.005 yuan", "FIELD-TYPE", 5),
    ])
  func mistakes(old: String, new: String, code: String, line: Int) throws {
    let text = Self.region.replacing(old, with: new)
    try #require(text != Self.region)
    try settle(text)
    let found = try Company(at: company.folder).diagnostics.filter { $0.severity == .error }
    let said = try #require(found.first { $0.code == code }, "\(found.map { $0.text(in: .english) })")
    expectHelpful(said, file: "law/cn-00.yaml", line: line)
    let thrown = try refused(found[0].code)
    #expect(thrown.place.file?.hasSuffix("law/cn-00.yaml") == true)
  }

  @Test("a month before the first figure, or after the last, is not computed with another's")
  func notCovered() throws {
    try settle(Self.region.replacing("from: 2026-07, source", with: "from: 2026-07, to: 2026-09, source"))
    expectHelpful(try refused("LAW-NOT-COVERED", "2024-12"), file: "law/cn-00.yaml", line: 6)
    let said = try refused("LAW-NOT-COVERED", "2026-10")
    #expect(said.what(in: .english).contains("2026-07 – 2026-09"))
    #expect(try law("2026-09").minimumWage == Fen(222_250))
    // Nor is a month computed from the files that has no figure.
    do {
      _ = try company.run()
      Issue.record("computed without a minimum wage")
    } catch let error as Diagnostic {
      #expect(error.code == "LAW-NOT-COVERED")
    }
  }

  @Test("an unknown region, an unknown area, and no area where the figures go by area")
  func unknown() throws {
    try company.change("company.yaml", "region: cn\n", "region: cn-99\n")
    expectHelpful(try refused("LAW-REGION-UNKNOWN"), file: "company.yaml", line: 2)
    try company.change("company.yaml", "region: cn-99\n", "region: cn\n")
    try settle(area: "三区")
    expectHelpful(try refused("LAW-AREA-UNKNOWN"), file: "company.yaml", line: 3)
    try company.change("company.yaml", "area: 三区\n", "")
    let said = try refused("LAW-AREA-UNKNOWN")
    expectHelpful(said, file: "company.yaml", line: 2)
    #expect(said.what(in: .chinese).contains("一区, 二区"))
  }

  @Test("a minimum wage that nobody gave is unknown and not 0: the floor and the pay stay open, and that is said")
  func noMinimum() throws {
    try settle("kaohe: 1\nlaw: cn-00\nrules: []\n")
    #expect(try law("2026-10").minimumWage == nil)
    let run = try company.run()
    let said = try #require(run.diagnostics.first { $0.code == "LAW-MINIMUM-MISSING" })
    expectHelpful(said, file: "company.yaml", line: 2)
    let paid = run.derivations.filter { $0.standing.isAppraised && $0.pay.earned != nil }
    #expect(!paid.isEmpty && paid.allSatisfy { $0.pay.floorTopUp == nil && $0.pay.total == nil && !$0.isComplete })
    #expect(paid.allSatisfy { $0.pay.missingAmounts == ["minimum_wage"] })
  }

  @Test("where both give a minimum wage the file's stands, and that is said")
  func twice() throws {
    try settle(wage: "minimum_wage_cents: 250000\n")
    #expect(try law("2026-10").minimumWage == Fen(222_250))
    let said = try company.complaint("LAW-MINIMUM-TWICE")
    expectHelpful(said, file: "company.yaml", line: 4)
    #expect(said.severity == .warning && said.what(in: .english).contains("2222.50"))
    try company.change("company.yaml", "250000", "222250")
    #expect(try !company.run().diagnostics.contains { $0.code == "LAW-MINIMUM-TWICE" })
  }

  @Test("a broken file of a region that is not the company's is named, and keeps nothing from being computed")
  func otherRegion() throws {
    try company.write("law/cn-00.yaml", Self.region.replacing("source: 某省条例第2条", with: "source: ''"))
    let run = try company.run()
    #expect(run.diagnostics.contains { $0.code == "LAW-NO-SOURCE" } && run.hasErrors)
    #expect(try law("2026-10").minimumWage == Fen(250_000))
    try company.write("law/cn-00.yaml", [0xB9, 0xE3, 0xB6, 0xAB])
    #expect(try Company(at: company.folder).diagnostics.contains { $0.code == "FILE-ENCODING" })
  }

  @Test("kaohe law lists what applies, since when, and where it is written; a mistake ends with 1")
  func command() throws {
    try settle()
    let said = try CommandRun("law", company.folder, "--month", "2026-10", language: "zh")
    #expect(said.code == 0, "\(said.complained)")
    for text in [
      "2026-10 · cn-00 · 一区", "月最低工资标准 一区  2222.50 元  2026-07~…", "某人社发〔2026〕9号", "损失赔偿上限  10%  2026-10~…",
      "约定扣款  禁止  2026-10~2026-11", "某省条例第1条：不得罚款", "law/cn-00.yaml:6:5", "依据“第十二条”", "试用期工资下限  80%",
    ] {
      #expect(said.said.contains(text), "\(text)")
    }
    #expect(try CommandRun("law", company.folder).code == 0)
    try settle2(Self.region.replacing("to: 2026-06", with: "to: 2026-09"))
    let broken = try CommandRun("law", company.folder, "--month", "2026-10")
    #expect(broken.code == 1 && broken.complained.contains("law/cn-00.yaml:6:5: error LAW-OVERLAP"))
    #expect(try CommandRun("law", company.folder, "--month", "Oktober").code == 2)
  }

  private func settle2(_ law: String) throws { try company.write("law/cn-00.yaml", law) }
}

extension SmallCompany {
  /// The settings with another region.
  static func settings(region: String) -> String {
    """
    name: 小公司
    region: \(region)
    minimum_wage_cents: 250000
    rule_set: standard
    departments:
      - {id: d1, name: 客服部, schemes: [small]}

    """
  }
}
