import Exact
import Intake
import Metrics
import Testing

/// One person's accounts: several rows of accounts.csv tell one story, and several accounts one day's reminders.
@Suite struct StretchTests {
  private func day(_ number: Int) -> Day { Day(number: june.firstDay.number + number - 1) }

  private func row(_ agent: String, _ employee: String, _ from: Int, _ to: Int?, shop: String? = nil) -> Tenures.Tenure
  {
    .init(agent: agent, shop: shop, employee: employee, from: day(from), to: to.map(day))
  }

  /// b1 talks with a1 on the 5th and on the 20th and orders on the 20th.
  private static let story: HandMade = {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 05 10:01:00
      c1 b1 a1 agent 05 10:01:20
      c2 b1 a1 buyer 20 10:02:00
      c2 b1 a1 agent 20 10:02:20
      """)
    month.buy("o1 b1 20 10:12:00 paid 1000 paid")
    return month
  }()

  @Test(
    "metrics.md 9 · rows of accounts.csv that follow each other, leave days out or name shops are one story of the person",
    arguments: [
      [(1, 10, nil), (11, nil, nil)],  // one after the other
      [(1, 4, nil), (5, 5, nil), (6, 19, nil), (20, nil, nil)],  // a row of a single day among them
      [(1, 10, nil), (15, nil, nil)],  // the account was nobody's for four days
      [(1, 10, nil), (11, nil, "s1")],  // every shop, then this one
      [(1, nil, "s1"), (1, nil, "s2")],
    ] as [[(Int, Int?, String?)]])
  func oneStory(rows: [(Int, Int?, String?)]) {
    let tenures = Tenures(rows.map { row("a1", "e1", $0.0, $0.1, shop: $0.2) })
    let parts = Self.story.figures(tenures: tenures).employees["e1"]
    // One buyer, who ordered within a day of the last line: 0 of 1 lost, where two stories made 1 of 2.
    #expect(number(parts, "buyers") == 1)
    #expect(number(parts, "lost_buyers") == 0)
    #expect(number(parts, "consultations") == 2)
    let finder = EvidenceFinder(Self.story.inputs, month: june, tenures: tenures)
    #expect(finder.evidence(for: .employee("e1"), part: .buyers).count == 1)
    #expect(finder.evidence(for: .employee("e1"), part: .lostBuyers).isEmpty)
  }

  @Test("metrics.md 9 · with somebody else's days in between each of the two has a story of their own")
  func twoPeople() {
    let tenures = Tenures([row("a1", "e1", 1, 10), row("a1", "e2", 11, nil)])
    let figures = Self.story.figures(tenures: tenures)
    // From the 5th to the day after b1 ordered nothing: lost to e1, not to e2.
    #expect(number(figures.employees["e1"], "lost_buyers") == 1)
    #expect(number(figures.employees["e2"], "lost_buyers") == 0)
    #expect(number(figures.accounts["a1"], "lost_buyers") == 0)
  }

  @Test("metrics.md 3 · a conversation over the boundary day of two rows is one, with one first response")
  func boundary() {
    var month = HandMade()
    month.chat(
      """
      c1 b1 a1 buyer 10 23:59:50
      c1 b1 a1 agent 11 00:00:10
      c1 b1 a1 buyer 11 00:01:00
      c1 b1 a1 agent 11 00:01:05
      """)
    let rules = RuleSet(id: "days", countsBuyerDays: true)
    let whole = month.figures(rules, tenures: Tenures([row("a1", "e1", 1, nil)])).employees["e1"]
    let split = month.figures(rules, tenures: Tenures([row("a1", "e1", 1, 10), row("a1", "e1", 11, nil)]))
    #expect(number(split.employees["e1"], "consultations") == 1)
    #expect(number(split.employees["e1"], "first_response_seconds") == 20)
    #expect(number(split.employees["e1"], "buyer_days") == 1)
    #expect(split.employees["e1"] == whole)
  }

  @Test(
    "metrics.md · where an account was one person's all month, the person's figures are the account's",
    arguments: 1...20)
  func personIsAccount(seed: Int) {
    var random = Steps(seed: seed)
    let month = RuledMonth(&random, disorder: false)
    // Every account is its person's, in up to four rows, some for one shop of the two.
    var rows: [Tenures.Tenure] = []
    for agent in RuledMonth.agents {
      for shop in random.below(2) == 0 ? [nil] : ["s0", "s1"] {
        var first = 1
        for _ in 0..<random.below(4) where first < 28 {
          let last = first + random.below(28 - first)
          rows.append(row(agent, "e" + agent, first, last, shop: shop))
          first = last + 1
        }
        rows.append(row(agent, "e" + agent, first, nil, shop: shop))
      }
    }
    for rules in [RuleSet.standard, RuleSet.random(&random), RuleSet.random(&random)] {
      let figures = MonthEngine.compute(month.inputs, month: june, rules: rules, tenures: Tenures(rows))
      for agent in RuledMonth.agents {
        #expect(figures.employees["e" + agent] == figures.accounts[agent], "seed \(seed), \(agent), \(rules.json)")
      }
    }
  }

  @Test(
    "电商部绩效考核表 罚 2 · 4 + 4 reminders missed on a day on one person's two accounts are 8, a breach; of two persons none")
  func reminders() {
    var month = HandMade()
    month.add(
      .reminders,
      """
      2025-06-05,a1,4,0
      2025-06-05,a2,4,0
      2025-06-06,a1,5,0
      2025-06-07,a2,9,3
      2025-06-08,a1,4,1
      2025-06-08,a2,2,0
      """)
    let one = month.figures(tenures: Tenures([row("a1", "e1", 1, nil), row("a2", "e1", 1, nil)]))
    // The 5th: 8. The 6th: 5, which is not more than 5. The 7th: 6. The 8th: 3 + 2.
    #expect(number(one.employees["e1"], "reminder_breach_days") == 2)
    // Of the accounts by themselves only a2's 7th.
    #expect(number(one.accounts["a1"], "reminder_breach_days") == 0)
    #expect(number(one.accounts["a2"], "reminder_breach_days") == 1)
    let two = month.figures(tenures: Tenures([row("a1", "e1", 1, nil), row("a2", "e2", 1, nil)]))
    #expect(number(two.employees["e1"], "reminder_breach_days") == 0)
    #expect(number(two.employees["e2"], "reminder_breach_days") == 1)
    // A day on which one of the accounts was somebody else's is not added.
    let part = month.figures(
      tenures: Tenures([row("a1", "e1", 1, nil), row("a2", "e2", 1, 5), row("a2", "e1", 6, nil)]))
    #expect(number(part.employees["e1"], "reminder_breach_days") == 1)
    let finder = EvidenceFinder(
      month.inputs, month: june, tenures: Tenures([row("a1", "e1", 1, nil), row("a2", "e1", 1, nil)]))
    let days = finder.evidence(for: .employee("e1"), part: .reminderBreachDays)
    #expect(days.map { $0.rows.map(\.line) } == [[2, 3], [5]])
  }
}
