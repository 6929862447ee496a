import Exact
import Foundation
import Intake
import Metrics
import Testing

/// The rows behind a figure add up to the figure.
@Suite struct EvidenceTests {
  @Test func `a response shows its question and its reply`() throws {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 02 09:00:00
      c1 b1 a1 buyer 02 09:00:05
      c1 b1 a1 agent 02 09:00:10
      """)
    month.buy("o1 b1 02 10:00:00 paid 700 paid")
    let finder = EvidenceFinder(month.inputs, month: june)
    let response = try #require(finder.evidence(for: .account("a1"), part: .responseSeconds).first)
    #expect(response.contribution == 10)
    #expect(response.rows.map(\.role) == [.question, .reply])
    #expect(response.rows.map(\.line) == [2, 4])
    #expect(response.rows.last?.text == "c1,s1,b1,a1,agent,2025-06-02 09:00:10,text,3")
    let sale = try #require(finder.evidence(for: .account("a1"), part: .sales).first)
    #expect(sale.contribution == 700)
    #expect(sale.rows.map(\.role) == [.reply, .order])
    #expect(sale.rows.map(\.file) == ["messages.csv", "orders.csv"])
    let converted = try #require(finder.evidence(for: .account("a1"), part: .converted).first)
    #expect(converted.rows.map(\.line) == [3, 2])
    #expect(finder.evidence(for: .account("a1"), part: .complaints).isEmpty)
    #expect(finder.evidence(for: .account("a2"), part: .responses).isEmpty)
  }

  @Test func `a translated row names the row it came from`() throws {
    var inputs = EventInputs()
    let text = "date,agent_id,event,source\n2025-06-02,a1,late,考勤.xlsx:7\n"
    inputs.add(.attendance, Array(text.utf8), name: "attendance.csv")
    let finder = EvidenceFinder(inputs, month: june)
    let row = try #require(finder.evidence(for: .account("a1"), part: .attendanceEvents).first?.rows.first)
    #expect(row.source == "考勤.xlsx:7")
    #expect(row.line == 2)
  }

  @Test(arguments: 1...9) func `the contributions of every part add up to it`(seed: Int) throws {
    var random = Steps(seed: seed)
    let inputs = RandomMonth.inputs(&random)
    let rules = seed % 2 == 0 ? RuleSet.standard : try #require(RuleSet.serviceHours(from: 8, to: 23))
    let tenures = seed % 3 == 0 ? nil : RandomMonth.tenures(&random)
    let closing = seed % 5 == 0 ? Day(number: june.lastDay.number - 5) : nil
    let figures = MonthEngine.compute(
      inputs, month: june, rules: rules, tenures: tenures, closing: closing, workers: 2, tuning: tiny(700))
    let finder = EvidenceFinder(inputs, month: june, rules: rules, tenures: tenures, closing: closing)
    let holders =
      figures.accounts.map { (Holder.account($0), $1) } + figures.employees.map { (Holder.employee($0), $1) }
    for (holder, parts) in holders {
      for part in Part.allCases {
        let evidence = finder.evidence(for: holder, part: part)
        if let number = parts[part].number {
          #expect(
            evidence.reduce(0) { $0 + $1.contribution } == number, "seed \(seed), \(holder), \(part)")
          #expect(evidence.allSatisfy { !$0.rows.isEmpty && $0.rows.allSatisfy { !$0.text.isEmpty } })
        } else if part == .p90Response {
          #expect(evidence.isEmpty)
        }
      }
    }
  }

  @Test(arguments: 1...12) func `the contributions add up under every rule`(seed: Int) throws {
    var random = Steps(seed: seed)
    let inputs = RuledMonth(&random, disorder: seed % 2 == 0, coarse: seed % 4 == 0).inputs
    for _ in 0..<6 {
      let rules = RuleSet.random(&random)
      let tenures = seed % 3 == 0 ? RuledMonth.tenures : RandomMonth.tenures(&random)
      let figures = MonthEngine.compute(
        inputs, month: june, rules: rules, tenures: tenures, closing: nil, workers: 2, tuning: tiny(700))
      let finder = EvidenceFinder(inputs, month: june, rules: rules, tenures: tenures)
      let holders =
        figures.accounts.map { (Holder.account($0), $1) } + figures.employees.map { (Holder.employee($0), $1) }
      for (holder, parts) in holders {
        for part in Part.allCases {
          let evidence = finder.evidence(for: holder, part: part)
          guard let number = parts[part].number else {
            #expect(evidence.isEmpty, "seed \(seed), \(holder), \(part), \(rules.json)")
            continue
          }
          let sum = evidence.reduce(0) { $0 + $1.contribution }
          #expect(sum == number, "seed \(seed), \(holder), \(part), \(rules.json)")
        }
      }
    }
  }

  @Test(.enabled(if: Bench.isThere, "the generator (../shared/bench) is not here"), arguments: 1...2)
  func `the contributions add up on generated months`(seed: Int) throws {
    try Bench.month(seed: seed, messages: 3000, agents: 8, disorder: 50) { folder in
      let inputs = try EventInputs(folder: folder.path)
      let figures = MonthEngine.compute(inputs, month: june)
      let finder = EvidenceFinder(inputs, month: june)
      for account in ["cs0001", "cs0005"] {
        for part in Part.allCases {
          guard let number = figures.accounts[account]?[part].number else { continue }
          let sum = finder.evidence(for: .account(account), part: part).reduce(0) { $0 + $1.contribution }
          #expect(sum == number, "seed \(seed), \(account), \(part)")
        }
      }
    }
  }
}

/// Months of all kinds of events with few ids, so that everything meets everything.
enum RandomMonth {
  static func inputs(_ random: inout Steps) -> EventInputs { month(&random).inputs }

  static func month(_ random: inout Steps) -> HandMade {
    var month = HandMade()
    for kind in EventKind.allCases {
      let count = kind == .messages ? 300 : 40
      month.add(kind, (0..<count).map { row(kind, $0, &random) }.joined(separator: "\n"))
    }
    return month
  }

  static func tenures(_ random: inout Steps) -> Tenures {
    Tenures(
      (0..<6).map { _ in
        let from = june.firstDay.number - 5 + random.below(30)
        return .init(
          agent: "a\(random.below(4))", shop: random.below(3) == 0 ? "s\(random.below(2))" : nil,
          employee: "e\(random.below(3))", from: Day(number: from),
          to: random.below(2) == 0 ? nil : Day(number: from + random.below(20)))
      })
  }

  private static func row(_ kind: EventKind, _ number: Int, _ random: inout Steps) -> String {
    // Around the month's beginning and end too.
    let day = Day(number: june.firstDay.number - 1 + random.below(32))
    let time = "\(day) \(two(random.below(24))):\(two(random.below(60))):\(two(random.below(60)))"
    let agent = "a\(random.below(4))"
    let order = "o\(random.below(50))"
    let buyer = "b\(random.below(8))"
    let shop = "s\(random.below(2))"
    func pick(_ words: String...) -> String { words[random.below(words.count)] }
    switch kind {
    case .messages:
      let sender = pick("buyer", "buyer", "agent", "agent", "robot")
      let assigned = sender == "agent" || random.below(3) > 0 ? agent : ""
      return "c\(random.below(25)),\(shop),\(buyer),\(assigned),\(sender),\(time),text,"
    case .orders:
      return
        "o\(number % 36),\(shop),\(pick(buyer, buyer, buyer, "")),\(time),\(pick(time, time, "")),\(random.below(900)),\(pick("paid", "void"))"
    case .refunds:
      return "r\(number % 30),\(order),\(pick("refund", "return", "exchange")),\(time),\(random.below(500))"
    case .reviews: return "\(order),\(1 + random.below(5)),\(time)"
    case .ratings: return "c1,\(agent),\(1 + random.below(5)),\(time),\(pick("yes", "no", ""))"
    case .complaints: return "k\(number % 30),\(agent),,\(time),\(pick("yes", "no")),\"a \"\"note\"\"\""
    case .misshipments: return "m\(number % 30),\(order),\(agent),\(pick("agent", "other")),\(day),\(random.below(90))"
    case .reminders: return "\(day),\(agent),\(random.below(12)),\(random.below(5))"
    case .attendance: return "\(day),\(agent),\(pick("late", "leave")),"
    case .mysteryChecks: return "\(day),\(agent),m,\(pick("yes", "no")),"
    case .calls: return "p\(number % 30),\(agent),\(time),\(pick("yes", "no")),\(pick("", "7", "30")),"
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
