import Appraisal
import Exact
import Foundation
import Intake
import Metrics
import Testing
import Wording
import Workflow

/// Rule sets as files of a company.
@Suite struct RuleSetFileTests {
  static let taobao = """
    kaohe: 1
    id: taobao
    name: {zh: 淘宝口径, en: As Taobao counts}
    effective: 2026-09
    judgement: ordered_first
    owner: most_rounds
    window: 2 days
    service_hours: 9-23
    cap: 600 s
    unanswered: cap
    robots: agent
    buyer_days: true
    leave_out: {own_accounts: true, transfers_up_to: 1, single_buyer_line: true, after_sale: true}

    """

  /// The small company under a rule set of its own.
  private func company(_ files: [String: String], ruleSet: String = "taobao") throws -> SmallCompany {
    let small = try SmallCompany()
    for (name, text) in files { try small.write("rules/" + name, text) }
    let settings = try String(contentsOfFile: small.folder + "/company.yaml", encoding: .utf8)
    try small.write(
      "company.yaml", settings.replacingOccurrences(of: "rule_set: standard", with: "rule_set: \(ruleSet)"))
    return small
  }

  private func month(_ text: String) throws -> Month { try #require(Month(text)) }

  @Test func `a file says every choice`() throws {
    let company = try Company(at: company(["taobao.yaml": Self.taobao]).folder)
    let rules = try company.rules(in: month("2026-10"))
    #expect(
      rules
        == RuleSet(
          id: "taobao", version: "2026-09", judgement: .orderedFirst, owner: .mostRounds, window: .days(2),
          responseCap: 600, countsUnanswered: true, serviceHours: ServiceHours(from: 9, to: 23), countsRobots: true,
          leftOut: .init(ownAccounts: true, transfersUpTo: 1, singleBuyerLine: true, afterSale: true),
          countsBuyerDays: true))
    #expect(rules.name == "taobao@2026-09")
    #expect(company.ruleSets.first?.name.english == "As Taobao counts")
  }

  @Test func `what a file does not say is as in standard`() throws {
    let text = "kaohe: 1\nid: own\neffective: 2026-01\n"
    let rules = try Company(at: company(["own.yaml": text], ruleSet: "own").folder).rules(in: month("2026-10"))
    #expect(rules == RuleSet(id: "own", version: "2026-01"))
  }

  @Test func `where waits begin and what the hours outside count is said too`() throws {
    func rules(_ text: String) throws -> RuleSet {
      try Company(at: company(["own.yaml": "kaohe: 1\nid: own\neffective: 2026-01\n" + text], ruleSet: "own").folder)
        .rules(in: month("2026-10"))
    }
    #expect(try rules("waits_from: last_robot\n").waitsFrom == .lastRobot)
    #expect(try rules("waits_from: buyer\n").waitsFrom == .buyer)
    #expect(try rules("waits_from: platform\n").waitsFrom == nil)
    let open = try rules("service_hours: 8-23\noff_hours: excluded\n")
    #expect(open.serviceHours == ServiceHours(from: 8, to: 23) && !open.countsOffHours)
    #expect(try rules("service_hours: 8-23\n").countsOffHours)
    for text in ["off_hours: excluded\n", "service_hours: all_day\noff_hours: excluded\n"] {
      let error = #expect(throws: Diagnostic.self) { try rules(text) }
      #expect(error?.code == "RULES-OFF-HOURS")
    }
    #expect(throws: Diagnostic.self) { try rules("waits_from: robot\n") }
  }

  @Test func `of several versions the latest that holds in the month is taken`() throws {
    func version(_ month: String, _ cap: Int) -> String {
      "kaohe: 1\nid: own\neffective: \(month)\nwindow: 48 hours\ncap: \(cap) s\n"
    }
    let folder = try company(["a.yaml": version("2026-03", 300), "b.yaml": version("2026-10", 600)], ruleSet: "own")
      .folder
    let company = try Company(at: folder)
    #expect(try company.rules(in: month("2026-09")).responseCap == 300)
    #expect(try company.rules(in: month("2026-10")).responseCap == 600)
    #expect(try company.rules(in: month("2027-01")).window == .hours(48))
    let error = #expect(throws: Diagnostic.self) { try company.rules(in: month("2026-02")) }
    #expect(error?.code == "RULES-NOT-YET")
    #expect(error?.arguments["effective"] == "2026-03")
    #expect(error?.place.line == 4)
  }

  @Test func `a month is computed under the company's own rules`() throws {
    let small = try company(["own.yaml": "kaohe: 1\nid: own\neffective: 2026-01\ncap: 20 s\n"], ruleSet: "own")
    let run = try MonthRun(Company(at: small.folder), month: month("2026-10"), keeping: false)
    let lines = String(decoding: run.metricsCSV, as: UTF8.self).split(separator: "\n")
    // The agents answered after 30 seconds, which count as 20.
    #expect(lines.dropFirst().map { $0.split(separator: ",")[6] } == ["20", "20", "20"])
    #expect(run.derivations.allSatisfy { $0.rules == "own@2026-01" })
    #expect(String(decoding: run.derivationsJSONL, as: UTF8.self).contains("\"rules\":\"own@2026-01\""))
  }

  @Test func `the command takes a file where there is no company`() throws {
    let small = try company(["own.yaml": "kaohe: 1\nid: own\neffective: 2026-01\ncap: 20 s\n"], ruleSet: "own")
    let events = small.folder + "/inbox/2026-10"
    let file = small.folder + "/rules/own.yaml"
    let capped = try CommandRun("metrics", events, "--month", "2026-10", "--rules", file)
    #expect(capped.code == 0)
    #expect(capped.said.split(separator: "\n")[1].hasPrefix("a1,2026-10,1,1,1,1,20,20000,"))
    #expect(try CommandRun("metrics", events, "--month", "2026-10", "--rules", "nowhere.yaml").code == 2)
    try small.write("rules/own.yaml", "kaohe: 1\nid: own\neffective: 2026-01\ncap: long\n")
    let broken = try CommandRun("metrics", events, "--month", "2026-10", "--rules", file)
    #expect(broken.code == 1)
    #expect(broken.complained.contains("own.yaml:4:6"))
  }

  @Test(
    "what is wrong is named with its place, in both languages",
    arguments: [
      ("owner: most_rounds", "owner: most", 6, 8, "FIELD-TYPE"),
      ("judgement: ordered_first", "judgment: ordered_first", 5, 1, "FIELD-UNKNOWN"),
      ("window: 2 days", "window: 24", 7, 9, "FIELD-TYPE"),
      ("window: 2 days", "window: 0 days", 7, 9, "FIELD-TYPE"),
      ("service_hours: 9-23", "service_hours: 23-9", 8, 16, "RULES-HOURS"),
      ("cap: 600 s", "cap: 10%", 9, 6, "FIELD-TYPE"),
      ("cap: 600 s\n", "", 9, 13, "RULES-CAP"),
      ("transfers_up_to: 1", "transfers_up_to: few", 13, 50, "FIELD-TYPE"),
      ("after_sale: true", "after_sales: true", 13, 78, "FIELD-UNKNOWN"),
      ("effective: 2026-09", "effective: September", 4, 12, "FIELD-TYPE"),
      ("id: taobao", "id: standard", 2, 5, "RULES-BUILT-IN"),
      ("kaohe: 1", "kaohe: 2", 1, 8, "FIELD-TYPE"),
      ("id: taobao\n", "", 1, 1, "FIELD-MISSING"),
      ("owner: most_rounds", "owner: [most_rounds", 7, 7, "YAML-SYNTAX"),
    ])
  func wrong(right: String, wrong: String, line: Int, column: Int, code: String) throws {
    let text = Self.taobao.replacingOccurrences(of: right, with: wrong)
    let small = try company(["taobao.yaml": text], ruleSet: "standard")
    let errors = try Company(at: small.folder).diagnostics.filter { $0.severity == .error }
    let error = try #require(errors.first { $0.code == code }, "\(errors)")
    #expect(error.place.line == line)
    #expect(error.place.column == column)
    #expect(error.place.file?.hasSuffix("rules/taobao.yaml") == true)
    #expect(error.text(in: .chinese) != error.text(in: .english))
  }

  @Test func `a company whose rules cannot be read computes nothing`() throws {
    let broken = Self.taobao.replacingOccurrences(of: "most_rounds", with: "most")
    let earlier = Self.taobao.replacingOccurrences(of: "2026-09", with: "2026-01")
    let unread = #expect(throws: Diagnostic.self) { try Company(at: company(["taobao.yaml": broken]).folder) }
    #expect(unread?.code == "FIELD-TYPE")
    // An earlier version is not taken for the one that cannot be read.
    let both = try Company(at: company(["a.yaml": earlier, "b.yaml": broken]).folder)
    let error = #expect(throws: Diagnostic.self) { try both.rules(in: month("2026-10")) }
    #expect(error?.code == "FIELD-TYPE")
  }

  @Test func `two versions from one month, and a rule set nobody wrote`() throws {
    let small = try company(["a.yaml": Self.taobao, "b.yaml": Self.taobao])
    #expect(try Company(at: small.folder).diagnostics.map(\.code).contains("RULES-TWICE"))
    let unknown = try company(["a.yaml": Self.taobao], ruleSet: "jd")
    let error = #expect(throws: Diagnostic.self) { try Company(at: unknown.folder) }
    #expect(error?.code == "COMPANY-FIELD")
    #expect(error?.arguments["expected"] == "service_hours | standard | taobao")
    #expect(error?.place.line == 4)
  }
}
