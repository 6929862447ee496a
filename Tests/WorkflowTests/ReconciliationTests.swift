import Exact
import Foundation
import Metrics
import Testing
import Wording
import Workflow

/// 对账: computed figures beside the platform's, with numbers a person can redo on paper.
///
/// a1 has four consultations, c1 to c4, answered after 20, 20, 20 and 41 seconds (101 in all), each followed by an order;
/// the order of c4 was never paid. a2 has one consultation, answered after 100 seconds, and one order, paid.
@Suite struct ReconciliationTests {
  private static let chat = """
    conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars
    c0,s1,b0,a1,agent,2026-09-30 23:50:00,text,5
    c1,s1,b1,a1,buyer,2026-10-05 10:00:00,text,5
    c1,s1,b1,a1,agent,2026-10-05 10:00:20,text,5
    c2,s1,b2,a1,buyer,2026-10-05 10:00:00,text,5
    c2,s1,b2,a1,agent,2026-10-05 10:00:20,text,5
    c3,s1,b3,a1,buyer,2026-10-05 10:00:00,text,5
    c3,s1,b3,a1,agent,2026-10-05 10:00:20,text,5
    c4,s1,b4,a1,buyer,2026-10-05 10:00:00,text,5
    c4,s1,b4,a1,agent,2026-10-05 10:00:41,text,5
    c5,s1,b5,a1,agent,2026-10-32 10:00:00,text,5
    c6,s1,b6,a2,buyer,2026-10-05 10:00:00,text,5
    c6,s1,b6,a2,agent,2026-10-05 10:01:40,text,5

    """
  private static let orders = """
    order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status
    o1,s1,b1,2026-10-05 11:00:00,2026-10-05 11:05:00,10000,paid
    o2,s1,b2,2026-10-05 11:00:00,2026-10-05 11:05:00,10000,paid
    o3,s1,b3,2026-10-05 11:00:00,2026-10-05 11:05:00,10000,paid
    o4,s1,b4,2026-10-05 11:00:00,,10000,created
    o6,s1,b6,2026-10-05 11:00:00,2026-10-05 11:05:00,10000,paid

    """

  private static func company(_ figures: String, accounts: String? = nil) throws -> SmallCompany {
    let small = try SmallCompany()
    try small.write("inbox/2026-10/messages.csv", chat)
    try small.write("inbox/2026-10/orders.csv", orders)
    let rows = figures.split(separator: "\n").map { "2026-10,\($0)\n" }.joined()
    try small.write("inbox/2026-10/platform_metrics.csv", "month,agent_id,metric,numerator,denominator,source\n" + rows)
    if let accounts { try small.write("accounts.csv", "agent_id,shop_id,employee_id,from,to\n" + accounts) }
    return small
  }

  private static func reconcile(_ figures: String, accounts: String? = nil) throws -> Reconciliation {
    try Reconciliation(
      Company(at: company(figures, accounts: accounts).folder), month: #require(Month("2026-10")))
  }

  private static func choices(_ line: Reconciliation.Line?) -> [Reconciliation.Choice] {
    (line?.causes ?? []).compactMap { if case .choice(let choice) = $0 { choice } else { nil } }
  }

  @Test func `a difference of one percent is flagged, less is not`() throws {
    // 101 beside 100 is one percent; 100 beside 101 is 0.99 percent.
    let found = try Self.reconcile("a1,response_seconds,100,1,赤兔\na2,response_seconds,101,1,赤兔")
    #expect(found.lines.map(\.state) == [.flagged, .within, .within])
    #expect(found.lines.map(\.account) == ["a1", "a2", nil])
    #expect(found.lines[0].difference == 1)
    #expect(found.lines[0].share == (try Rational(1, over: 100)))
    // In total 201 beside 201.
    #expect(found.lines[2].computed == .known(201))
    #expect(found.lines[2].platform == .known(201))
    #expect(!found.isSettled)
  }

  @Test func `beside 0 any difference is flagged`() throws {
    let found = try Self.reconcile("a2,complaints,0,1,赤兔\na1,complaints,0,1,赤兔")
    // The small company has one complaint, a2's.
    #expect(found.lines.map(\.state) == [.flagged, .within, .flagged])
    #expect(found.lines[0].share == nil)
  }

  @Test func `a flagged figure names its row, the choice that closes the gap, and the rows that differ`() throws {
    let found = try Self.reconcile("a1,咨询成交数,3,1,赤兔.xlsx:4\na2,咨询成交数,1,1,赤兔.xlsx:5")
    let line = try #require(found.lines.first)
    #expect(line.measure == "converted")
    #expect(line.state == .flagged)
    #expect(line.place?.text.hasSuffix("platform_metrics.csv:2") == true)
    #expect(line.source == "赤兔.xlsx:4")
    #expect(line.holder == "E1")
    let choice = try #require(Self.choices(line).first)
    #expect(choice.option == "judgement: paid")
    #expect(choice.figure == 3)
    #expect(choice.isExact && choice.closes)
    #expect(choice.changeCount == 1)
    let change = try #require(choice.changes.first)
    #expect(change.part == .converted)
    #expect(change.before == 1 && change.after == nil)
    #expect(change.rows.map(\.line) == [9, 5])
    #expect(change.rows.last?.text.hasPrefix("o4,") == true)
    // The total does not agree for the same reason: 5 beside 4.
    let total = try #require(found.lines.last)
    #expect(total.account == nil && total.state == .flagged)
    #expect(Self.choices(total).first?.option == "judgement: paid")
    #expect(Self.choices(total).first?.figure == 4)
  }

  @Test func `a quotient is compared by its parts, in total as sums`() throws {
    // 4/4 beside 3/4 and 1/1 beside 1/1: in total 5/5 beside 4/5.
    let found = try Self.reconcile("a1,conversion,3,4,赤兔\na2,conversion,2,2,赤兔")
    #expect(found.lines.map(\.state) == [.flagged, .within, .flagged])
    #expect(found.lines[2].platform == .known(try Rational(5, over: 6)))
    #expect(found.lines[2].computed == .known(1))
  }

  @Test func `quotients of which only the value is given have no total`() throws {
    let found = try Self.reconcile("a1,avg_response,25.25,1,赤兔\na2,avg_response,100,1,赤兔")
    #expect(found.lines.map(\.account) == ["a1", "a2"])
    #expect(found.lines.map(\.state) == [.within, .within])
    #expect(found.isSettled)
  }

  @Test func `a cap or service hours can be the reason`() throws {
    // Under a cap of 600 s nothing changes here; 41 s and 20 s stay, so no choice closes a gap that is no choice's.
    let found = try Self.reconcile("a1,avg_response,20,1,赤兔")
    #expect(found.lines.first?.state == .flagged)
    #expect(Self.choices(found.lines.first).isEmpty)
  }

  @Test func `a figure the platform does not give, and one we cannot compute`() throws {
    let found = try Self.reconcile(
      "a1,satisfaction,暂无数据,暂无数据,赤兔\na1,refund_orders,2,1,赤兔\na1,我们的指标,2,1,赤兔\na9,consultations,4,1,赤兔")
    func line(_ measure: String) -> Reconciliation.Line? { found.lines.first { $0.measure == measure } }
    #expect(line("satisfaction")?.state == .notGiven)
    let refunds = try #require(line("refund_orders"))
    #expect(refunds.state == .notComputed)
    #expect(refunds.computed == .missing(Missing(.notCollected, name: "refund_orders")))
    let files = refunds.causes.compactMap { if case .filesMissing(let files) = $0 { files } else { nil } }
    #expect(files == [["refunds.csv"]])
    // A measure of the company's own, which events do not give, is not held against anything.
    #expect(line("我们的指标")?.state == .notOfEvents)
    // a9 is another account than a1 and a2, and neither is suggested for it.
    let unknown = line("consultations")?.causes.compactMap { cause -> String? in
      if case .unknownAccount(let nearest) = cause { nearest ?? "—" } else { nil }
    }
    #expect(unknown == ["—"])
    #expect(!found.isSettled)
  }

  @Test func `rows refused, rows at the edge of the month, and rows of nobody are listed`() throws {
    let found = try Self.reconcile("a1,consultations,6,1,赤兔", accounts: "a1,s1,E1,2026-10-06,\na2,s1,E2,2025-01-01,\n")
    let line = try #require(found.lines.first)
    #expect(line.computed == .known(4))
    var seen: Set<String> = []
    for cause in line.causes {
      switch cause {
      case .refused(let reasons, let count):
        seen.insert("refused")
        #expect(count == 1)
        #expect(reasons.map(\.place.line) == [11])
        #expect(reasons.map(\.code) == ["EVENT-TIME"])
      case .edge(let cited):
        seen.insert("edge")
        #expect(cited.count == 1)
        #expect(cited.rows.map(\.line) == [2])
      case .unowned(let rows):
        seen.insert("unowned")
        #expect(rows == 8)
      default: break
      }
    }
    #expect(seen == ["refused", "edge", "unowned"])
  }

  @Test func `a file that was refused, and a column that a rule needs, are said where a figure is missing`() throws {
    let small = try Self.company("a1,orders_created,4,1,赤兔\na1,refund_orders,2,1,赤兔")
    try small.write("inbox/2026-10/refunds.csv", "refund_id,order_id\nr1,o1\n")
    try small.write("rules/sku.yaml", "kaohe: 1\nid: sku\neffective: 2026-01\nowner: sku_first\n")
    let settings = try String(contentsOfFile: small.folder + "/company.yaml", encoding: .utf8)
    try small.write("company.yaml", settings.replacingOccurrences(of: "rule_set: standard", with: "rule_set: sku"))
    let found = try Reconciliation(Company(at: small.folder), month: #require(Month("2026-10")))
    func said(_ measure: String) -> [String] {
      (found.lines.first { $0.measure == measure }?.causes ?? []).compactMap {
        if case .said(let reason) = $0 { reason.code } else { nil }
      }
    }
    #expect(found.lines.map(\.state) == [.notComputed, .notComputed])
    #expect(said("orders_created") == ["RULES-NEED", "RULES-NEED"])
    #expect(said("refund_orders") == ["EVENT-COLUMN-MISSING", "RULES-NEED", "RULES-NEED"])
  }

  @Test func `rows that two files have are said, for they count once`() throws {
    let small = try Self.company("a1,consultations,8,1,赤兔")
    try small.write("inbox/2026-10/messages-2.csv", Self.chat)
    let found = try Reconciliation(Company(at: small.folder), month: #require(Month("2026-10")))
    #expect(found.lines.first?.computed == .known(4))
    let repeated = found.lines.first?.causes.compactMap { cause -> [Int]? in
      if case .repeated(let files) = cause { files.map(\.count) } else { nil }
    }
    // The ten lines of October that can be read stand in both files.
    #expect(repeated == [[10]])
  }

  @Test func `another measure that platforms call the same is named`() throws {
    // Four orders were placed; the three the platform has are those that were paid.
    let found = try Self.reconcile("a1,orders_created,3,1,赤兔")
    let kin = found.lines.first?.causes.compactMap { cause -> String? in
      if case .measure(let id, _, _) = cause { id } else { nil }
    }
    #expect(kin == ["orders_paid"])
  }

  @Test func `the table has a line for every figure, cause and row`() throws {
    let found = try Self.reconcile("a1,converted,3,1,赤兔.xlsx:4")
    let lines = String(decoding: found.csv, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(
      lines[0]
        == "kind,month,rules,agent_id,employee_id,metric,unit,platform,computed,difference,difference_percent,state,what,value,closes,file,line"
    )
    #expect(
      lines[1].hasPrefix(
        "figure,2026-10,standard,a1,E1,converted,consultations,3,4,1,33.33,flagged,赤兔.xlsx:4,,,"))
    #expect(lines[1].hasSuffix("/inbox/2026-10/platform_metrics.csv,2"))
    #expect(lines[2] == "cause,2026-10,standard,a1,E1,converted,consultations,,,,,,judgement: paid,3,yes,,")
    #expect(lines[3].hasPrefix("row,2026-10,standard,a1,E1,converted,consultations,,,,,,converted,1 -> 0,,"))
    #expect(lines[3].hasSuffix("/inbox/2026-10/messages.csv,9"))
  }

  @Test func `without figures of the platform there is nothing to reconcile`() throws {
    let small = try SmallCompany()
    let error = #expect(throws: Diagnostic.self) {
      try Reconciliation(Company(at: small.folder), month: #require(Month("2026-10")))
    }
    #expect(error?.code == "RECONCILE-NOTHING")
  }

  @Test func `the command prints what differs and ends with 3, or with 0 where all agrees`() throws {
    let off = try Self.company("a1,converted,3,1,赤兔.xlsx:4")
    let table = off.folder + "/对账.csv"
    let run = try CommandRun("reconcile", off.folder, "--month", "2026-10", "--lang", "en", "--out", table)
    #expect(run.code == 3)
    #expect(run.said.contains("1 figures, 1 differ by 1 % or more"))
    #expect(run.said.contains("judged by the order being paid (judgement: paid): 3, the platform's figure"))
    #expect(run.said.contains("converted 1 → 0"))
    #expect(FileManager.default.fileExists(atPath: table))
    let chinese = try CommandRun("reconcile", off.folder, "--month", "2026-10", "--lang", "zh")
    #expect(chinese.said.contains("付款判定"))
    let even = try SmallCompany()
    try even.write(
      "inbox/2026-10/platform_metrics.csv",
      "month,agent_id,metric,numerator,denominator,source\n2026-10,a1,consultations,1,1,赤兔\n")
    let settled = try CommandRun("reconcile", even.folder, "--month", "2026-10", "--lang", "zh")
    #expect(settled.code == 0)
    #expect(settled.said.contains("0 个相差"))
  }
}
