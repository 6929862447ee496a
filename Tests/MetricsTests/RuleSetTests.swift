import Exact
import Foundation
import Intake
import Metrics
import Testing
import Wording

/// Each choice of a rule set on a month small enough to redo on paper; the months are those of docs/rule-sets.md.
@Suite struct RuleSetTests {
  private static let header = "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars,product_id\n"
  private static let orderHeader = "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status,product_id\n"

  /// Lines `conversation buyer agent sender day clock [kind [product]]`, orders `id buyer created paid|- [products]`.
  private static func inputs(_ chat: String, _ orders: String = "") -> EventInputs {
    let lines = chat.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      let kind = words.count > 6 ? words[6] : "text"
      let product = words.count > 7 ? words[7] : ""
      let agent = words[2] == "-" ? "" : words[2]
      return "\(words[0]),s1,\(words[1]),\(agent),\(words[3]),2025-06-\(words[4]) \(words[5]),\(kind),3,\(product)\n"
    }
    let bought = orders.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      let created = "2025-06-\(words[2]) \(words[3])"
      let paid = words[4] == "-" ? "" : "2025-06-\(words[4]) \(words[5])"
      return "\(words[0]),s1,\(words[1]),\(created),\(paid),100,paid,\(words.count > 6 ? words[6] : "")\n"
    }
    var inputs = EventInputs()
    inputs.add(.messages, Array((header + lines.joined()).utf8), name: "messages.csv")
    inputs.add(.orders, Array((orderHeader + bought.joined()).utf8), name: "orders.csv")
    return inputs
  }

  private static func number(_ inputs: EventInputs, _ rules: RuleSet, _ account: String, _ part: String) -> Int? {
    MonthEngine.compute(inputs, month: june, rules: rules, tenures: RuledMonth.tenures).accounts[account]?[part]?.number
  }

  /// b1 asks on the 2nd and orders on the 4th, without a word; after a reminder on the 5th the order is paid.
  private static let silent = inputs(
    """
    c1 b1 a1 buyer 02 09:00:00
    c1 b1 a1 agent 02 09:00:10
    c2 b1 a2 buyer 05 10:00:00
    c2 b1 a2 agent 05 10:00:10
    c3 b2 a1 buyer 06 09:00:00
    c3 b2 a1 agent 06 09:00:10
    """, "o1 b1 04 12:00:00 05 11:00:00\no2 b2 06 10:00:00 -")

  @Test func `judgement: what was ordered, ordered first, or paid`() {
    func orders(_ judgement: RuleSet.Judgement) -> [Int?] {
      ["a1", "a2"].map { Self.number(Self.silent, RuleSet(id: "x", judgement: judgement), $0, "orders_created") }
    }
    // Ordered: o1 is nobody's, for it was placed two days after c1; o2 is a1's, paid or not.
    #expect(orders(.ordered) == [1, 0])
    // Ordered first: o1 was placed as nobody's fruit, so its payment counts, and is a2's.
    #expect(orders(.orderedFirst) == [1, 1])
    // Paid: o2 was never paid.
    #expect(orders(.paid) == [0, 1])
  }

  @Test func `an order whose placing earned a credit earns none by being paid`() {
    let inputs = Self.inputs(
      """
      c1 b1 a1 buyer 02 09:00:00
      c1 b1 a1 agent 02 09:00:10
      c2 b1 a2 buyer 05 10:00:00
      c2 b1 a2 agent 05 10:00:10
      """, "o1 b1 02 10:00:00 05 11:00:00")
    let rules = RuleSet(id: "x", judgement: .orderedFirst)
    #expect(Self.number(inputs, rules, "a1", "orders_created") == 1)
    #expect(Self.number(inputs, rules, "a2", "orders_created") == 0)
    #expect(Self.number(inputs, rules, "a2", "converted") == 0)
    #expect(Self.number(inputs, RuleSet(id: "x", judgement: .paid), "a2", "converted") == 1)
  }

  /// a1 answers twice, a2 once, a3 last; a2's line is about the product that is bought.
  private static let shared = inputs(
    """
    c1 b1 a1 buyer 02 09:00:00
    c1 b1 a1 agent 02 09:00:10
    c1 b1 a1 buyer 02 09:01:00
    c1 b1 a1 agent 02 09:01:10
    c2 b1 a2 buyer 02 09:02:00 text p7
    c2 b1 a2 agent 02 09:02:10 text p7
    c2 b1 a3 agent 02 09:03:00
    c0 b1 a4 agent 01 08:00:00
    """, "o1 b1 02 12:00:00 02 12:00:00 p5;p7")

  @Test func `owner: last reply, first reply, most rounds, the product first`() {
    func owner(_ owner: RuleSet.Owner) -> [String] {
      RuledMonth.agents.filter {
        Self.number(Self.shared, RuleSet(id: "x", owner: owner), $0, "orders_created") == 1
      }
    }
    #expect(owner(.lastReply) == ["a3"])
    // c0 bears no fruit: no line of the buyer stands in it.
    #expect(owner(.firstReply) == ["a1"])
    #expect(owner(.mostRounds) == ["a1"])
    #expect(owner(.skuFirst) == ["a2"])
  }

  @Test func `window: hours, or that day and the next`() {
    let inputs = Self.inputs(
      """
      c1 b1 a1 buyer 02 23:00:00
      c1 b1 a1 agent 02 23:00:10
      c2 b2 a1 buyer 02 00:10:00
      c2 b2 a1 agent 02 00:10:10
      """, "o1 b1 03 23:59:59 -\no2 b2 03 23:59:59 -")
    // The end of the next day is 25 hours after 23:00, and nearly 48 after 0:10.
    #expect(Self.number(inputs, RuleSet(id: "x", window: .hours(24)), "a1", "converted") == 0)
    #expect(Self.number(inputs, RuleSet(id: "x", window: .hours(25)), "a1", "converted") == 1)
    #expect(Self.number(inputs, RuleSet(id: "x", window: .days(2)), "a1", "converted") == 2)
    #expect(Self.number(inputs, RuleSet(id: "x", window: .days(1)), "a1", "converted") == 0)
  }

  @Test func `cap: a long wait counts as the cap, and an unanswered run as the cap or not at all`() {
    let inputs = Self.inputs(
      """
      c1 b1 a1 buyer 02 09:00:00
      c1 b1 a1 agent 02 09:00:20
      c2 b2 a1 buyer 02 09:00:00
      c2 b2 a1 agent 02 10:00:00
      c3 b3 a1 buyer 02 09:00:00
      """)
    let capped = RuleSet(id: "x", responseCap: 600)
    let counted = RuleSet(id: "x", responseCap: 600, countsUnanswered: true)
    func numbers(_ rules: RuleSet) -> [Int?] {
      ["responses", "response_seconds", "p90_response", "first_responses"].map { Self.number(inputs, rules, "a1", $0) }
    }
    #expect(numbers(.standard) == [2, 3620, 3600, 2])
    #expect(numbers(capped) == [2, 620, 600, 2])
    #expect(numbers(counted) == [3, 1220, 600, 3])
    // How fast runs were answered does not depend on the cap: 1 of 3 within 30 seconds, 1 slow, 1 not at all.
    for rules in [.standard, capped, counted] {
      let parts = ["runs", "replied_within_30", "replied_within_180", "slow_responses", "unanswered"]
      #expect(parts.map { Self.number(inputs, rules, "a1", $0) } == [3, 1, 1, 1, 1])
    }
  }

  @Test func `a robot's line under an agent's name counts as the agent's where the rules say so`() {
    let inputs = Self.inputs(
      """
      c1 b1 a1 buyer 02 09:00:00
      c1 b1 a1 robot 02 09:00:02
      c1 b1 - robot 02 09:00:03
      c1 b1 a1 agent 02 09:00:30
      """)
    #expect(Self.number(inputs, .standard, "a1", "response_seconds") == 30)
    #expect(Self.number(inputs, RuleSet(id: "x", countsRobots: true), "a1", "response_seconds") == 2)
  }

  /// a2 is a buyer in c1; a1 hands c2 on after one line; the buyer of c3 writes one line; c4 is after-sale.
  private static let filtered = inputs(
    """
    c1 a2 a1 buyer 02 09:00:00
    c1 a2 a1 agent 02 09:00:10
    c1 a2 a1 buyer 02 09:00:20
    c2 b2 a1 buyer 02 09:00:00
    c2 b2 a1 agent 02 09:00:10
    c2 b2 a3 buyer 02 09:00:20
    c2 b2 a3 agent 02 09:00:30
    c3 b3 a1 buyer 02 09:00:00
    c3 b3 a1 agent 02 09:00:10
    c4 b4 a1 buyer 02 09:00:00
    c4 b4 a1 agent 02 09:00:10
    c4 b4 a1 buyer 02 09:00:20 after_sale
    """)

  @Test func `left out: own accounts, conversations handed on, single lines, after-sale`() {
    func consultations(_ leftOut: RuleSet.LeftOut) -> [Int?] {
      ["a1", "a3"].map { Self.number(Self.filtered, RuleSet(id: "x", leftOut: leftOut), $0, "consultations") }
    }
    #expect(consultations(.init()) == [4, 1])
    #expect(consultations(.init(ownAccounts: true)) == [3, 1])
    #expect(consultations(.init(transfersUpTo: 0)) == [4, 1])
    #expect(consultations(.init(transfersUpTo: 1)) == [3, 1])
    #expect(consultations(.init(singleBuyerLine: true)) == [3, 1])
    #expect(consultations(.init(afterSale: true)) == [3, 1])
    let all = RuleSet.LeftOut(ownAccounts: true, transfersUpTo: 1, singleBuyerLine: true, afterSale: true)
    #expect(consultations(all) == [0, 1])
  }

  @Test func `buyers served day by day: the same buyer on two days counts twice`() {
    let inputs = Self.inputs(
      """
      c1 b1 a1 agent 02 09:00:00
      c2 b1 a1 agent 02 21:00:00
      c3 b1 a1 agent 03 09:00:00
      """)
    #expect(Self.number(inputs, RuleSet(id: "x", countsBuyerDays: true), "a1", "buyer_days") == 2)
    #expect(Self.number(inputs, RuleSet(id: "x", countsBuyerDays: true), "a1", "buyers") == 1)
    let parts = MonthEngine.compute(inputs, month: june).accounts["a1"]
    #expect(parts?[.buyerDays] == .missing(.notApplicable))
  }

  @Test func `a choice that looks at a column that is not there makes its figures missing, and is said once`() {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    month.buy("o1 b1 02 10:00:00 paid 700 paid")
    let figures = month.figures(RuleSet(id: "shop", version: "2025-01", owner: .skuFirst), tenures: RuledMonth.tenures)
    #expect(figures.report.warnings.map(\.code) == ["RULES-NEED", "RULES-NEED"])
    let warning = figures.report.warnings.first
    #expect(warning?.arguments == ["rules": "shop@2025-01", "option": "owner: sku_first", "needed": "product_id"])
    #expect(warning?.place.text == "messages.csv:1")
    #expect(figures.accounts["a1"]?[.sales] == .missing(.notCollected))
    #expect(MetricsTests.number(figures.accounts["a1"], "converted") == 1)
    // Own accounts cannot be told without accounts.csv: nothing that chat lines give is known.
    let own = month.figures(RuleSet(id: "x", leftOut: .init(ownAccounts: true)))
    #expect(own.report.warnings.map(\.arguments["needed"]) == ["accounts.csv"])
    #expect(own.accounts["a1"]?[.consultations] == .missing(.notCollected))
  }

  @Test func `an empty kind is unknown: what after-sale lines decide is missing, everything else as it was`() throws {
    var month = HandMade()
    month.add(
      .messages,
      """
      c0,s1,b0,a1,buyer,2025-05-31 09:00:00,,3
      c1,s1,b1,a1,buyer,2025-06-02 09:00:00,text,3
      c1,s1,b1,a1,agent,2025-06-02 09:00:10,text,3
      c1,s1,b1,,robot,2025-06-02 09:00:11,,3
      c2,s1,b2,a1,agent,2025-06-02 09:00:12,,3
      """)
    month.add(.complaints, "k1,a1,,2025-06-06 09:00:00,yes,")
    let folder = Bench.scratch.appending(path: "untold-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try month.write(to: folder)
    let inputs = try EventInputs(folder: folder.path)
    let path = folder.appending(path: "month.evidence").path
    let rules = RuleSet(id: "x", leftOut: .init(afterSale: true))
    let figures = MonthEngine.compute(inputs, month: june, rules: rules, index: try EvidenceIndexTarget(path: path))
    #expect(figures.report.warnings.map(\.code) == ["RULES-NEED-VALUE"])
    let warning = try #require(figures.report.warnings.first)
    // A robot's line can mark its conversation, so it has to tell as well; a line of May does not.
    #expect(warning.arguments == ["rules": "x", "option": "leave_out.after_sale", "needed": "kind", "count": "2"])
    #expect(warning.place.text == "messages.csv:5")
    let parts = try #require(figures.accounts["a1"])
    for part in Part.allCases where part.needs.contains(where: { $0.contains(.messages) }) {
      #expect(parts[part] == .missing(.notCollected), "\(part)")
    }
    #expect(parts[.complaints].number == 1)
    for index in [nil, try EvidenceIndex(path: path)] {
      let finder = EvidenceFinder(inputs, month: june, rules: rules, index: index)
      #expect(finder.unmetNeeds([.consultations]).map(\.arguments) == [warning.arguments])
      #expect(finder.unmetNeeds([.consultations]).map(\.place.line) == [5])
      let found = finder.evidence(for: .account("a1"), parts: [.consultations, .complaints], most: nil)
      #expect(found.map(\.absence) == [.notCollected, nil])
      #expect(found.map(\.count) == [0, 1])
    }
    // Rules that do not ask give the same as ever, also those that look at whole conversations.
    for rules in [RuleSet.standard, RuleSet(id: "y", leftOut: .init(transfersUpTo: 0))] {
      let figures = MonthEngine.compute(inputs, month: june, rules: rules)
      #expect(figures.report.warnings.isEmpty)
      #expect(MetricsTests.number(figures.accounts["a1"], "consultations") == 2)
      #expect(EvidenceFinder(inputs, month: june, rules: rules).unmetNeeds([.consultations]).isEmpty)
    }
  }

  @Test(arguments: 1...3) func `every choice makes a difference on some month`(seed: Int) {
    let choices: [RuleSet] = [
      RuleSet(id: "x", judgement: .orderedFirst), RuleSet(id: "x", judgement: .paid),
      RuleSet(id: "x", owner: .firstReply), RuleSet(id: "x", owner: .mostRounds), RuleSet(id: "x", owner: .skuFirst),
      RuleSet(id: "x", window: .days(2)), RuleSet(id: "x", responseCap: 100),
      RuleSet(id: "x", responseCap: 100, countsUnanswered: true), RuleSet(id: "x", countsRobots: true),
      RuleSet(id: "x", leftOut: .init(ownAccounts: true)), RuleSet(id: "x", leftOut: .init(transfersUpTo: 1)),
      RuleSet(id: "x", leftOut: .init(singleBuyerLine: true)), RuleSet(id: "x", leftOut: .init(afterSale: true)),
    ]
    var random = Steps(seed: seed * 1000)
    let months = (0..<4).map { _ in RuledMonth(&random, disorder: false).inputs }
    // Orders of nobody would leave the orders of both shops open under every choice.
    func tables(_ rules: RuleSet) -> [String] {
      var rules = rules
      rules.ordersWithoutBuyer = .nobody
      return months.map { MonthEngine.compute($0, month: june, rules: rules, tenures: RuledMonth.tenures).furtherCSV }
    }
    let standard = tables(.standard)
    for rules in choices { #expect(tables(rules) != standard, "seed \(seed): \(rules.json)") }
  }

  @Test(arguments: 1...4) func `whose an order is does not change how many there are`(seed: Int) {
    var random = Steps(seed: seed)
    let inputs = RuledMonth(&random, disorder: false).inputs
    let totals = RuleSet.Owner.allCases.map { owner in
      let rules = RuleSet(id: "x", owner: owner, ordersWithoutBuyer: .nobody)
      return MonthEngine.compute(inputs, month: june, rules: rules, tenures: RuledMonth.tenures)
        .accounts.values.reduce(0) { $0 + ($1[.ordersCreated].number ?? 0) }
    }
    #expect(Set(totals).count == 1, "seed \(seed)")
    #expect(totals[0] > 0)
  }
}
