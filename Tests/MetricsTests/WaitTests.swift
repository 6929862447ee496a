import Exact
import Intake
import Metrics
import Testing

/// From when a wait counts: where a robot answered first, and outside the service hours.
@Suite struct WaitTests {
  private static func chat(_ lines: String) -> HandMade {
    var month = HandMade()
    month.chat(lines)
    return month
  }

  private static let fromRobot = RuleSet(id: "robot", waitsFrom: .lastRobot)

  @Test(
    "waits_from · buyer: from the run's first line; last_robot: from the buyer's first line after the robot's last, or from it",
    arguments: [
      // The robot answers, and nothing more comes from the buyer: the person is awaited from the robot's line.
      ("buyer 10:00:00|robot 10:00:02|agent 10:01:00", 60, 58),
      // The buyer reads for five minutes and asks again: from there.
      ("buyer 10:00:00|robot 10:00:01|buyer 10:05:00|buyer 10:05:08|agent 10:05:10", 310, 10),
      // The robot's last answer counts, not its first.
      ("buyer 10:00:00|robot 10:00:01|buyer 10:02:00|robot 10:02:01|agent 10:02:30", 150, 29),
      // A robot before the question, or after the answer, answers nothing.
      ("robot 09:59:00|buyer 10:00:00|agent 10:00:20|robot 10:00:30", 20, 20),
    ])
  func waitsFrom(lines: String, buyer: Int, lastRobot: Int) {
    let rows = lines.split(separator: "|").map { line in
      let words = line.split(separator: " ")
      return "c1 b1 \(words[0] == "robot" ? "-" : "a1") \(words[0]) 05 \(words[1])"
    }
    let month = Self.chat(rows.joined(separator: "\n"))
    #expect(number(month.parts("a1"), "response_seconds") == buyer)
    let parts = month.parts("a1", Self.fromRobot)
    #expect(number(parts, "response_seconds") == lastRobot)
    #expect(number(parts, "first_response_seconds") == lastRobot)
    // Nothing else hangs on it.
    #expect(number(parts, "responses") == 1)
    #expect(number(parts, "consultations") == 1)
    let finder = EvidenceFinder(month.inputs, month: june, rules: Self.fromRobot)
    #expect(finder.evidence(for: .account("a1"), part: .responseSeconds).map(\.contribution) == [lastRobot])
  }

  @Test("waits_from · a robot's answer leaves a run that no person answers unanswered")
  func unanswered() {
    let month = Self.chat("c1 b1 a1 buyer 05 10:00:00\nc1 b1 - robot 05 10:00:02")
    #expect(number(month.parts("a1", Self.fromRobot), "unanswered") == 1)
    #expect(number(month.parts("a1", Self.fromRobot), "consultations") == 1)
  }

  @Test("waits_from · a rule set that does not say leaves it to the platform of each file")
  func platform() {
    let header = HandMade.header(.messages) + "\n"
    func rows(_ conversation: String, _ agent: String) -> [UInt8] {
      let lines = [("buyer", agent, "00"), ("robot", "", "10"), ("agent", agent, "30")].map {
        "\(conversation),s1,b1,\($0.1),\($0.0),2025-06-05 10:00:\($0.2),text,1\n"
      }
      return Array((header + lines.joined()).utf8)
    }
    var inputs = EventInputs()
    inputs.add(.messages, rows("c1", "a1"), name: "one.csv", waitsFrom: .buyer)
    inputs.add(.messages, rows("c2", "a2"), name: "two.csv", waitsFrom: .lastRobot)
    func seconds(_ rules: RuleSet) -> [Int?] {
      let figures = MonthEngine.compute(inputs, month: june, rules: rules)
      return ["a1", "a2"].map { number(figures.accounts[$0], "response_seconds") }
    }
    #expect(seconds(RuleSet(id: "own")) == [30, 20])
    #expect(seconds(.standard) == [30, 30])
    #expect(seconds(Self.fromRobot) == [20, 20])
    let finder = EvidenceFinder(inputs, month: june, rules: RuleSet(id: "own"))
    #expect(finder.evidence(for: .account("a2"), part: .responseSeconds).map(\.contribution) == [20])
  }

  @Test(
    "metrics.md, service hours · a run begun outside waits from the opening; begun inside it waits through the night, unless off_hours: excluded",
    arguments: [
      ("05 22:59:00", "06 08:01:00", 32_520, 120),
      ("05 23:01:00", "06 08:01:00", 60, 60),
      ("05 23:00:00", "06 08:00:00", 0, 0),
      ("05 10:00:00", "05 10:00:45", 45, 45),
      ("05 22:59:59", "05 23:10:00", 601, 1),
      // Asked at night, answered before the opening.
      ("05 02:00:00", "05 03:00:00", 0, 0),
      // Over a whole day: 1 h until closing, 15 h, 1 h from the opening.
      ("05 22:00:00", "07 09:00:00", 126_000, 61_200),
    ])
  func serviceHours(asked: String, answered: String, counted: Int, excluded: Int) throws {
    let month = Self.chat("c1 b1 a1 buyer \(asked)\nc1 b1 a1 agent \(answered)")
    let hours = try #require(RuleSet.serviceHours(from: 8, to: 23))
    #expect(number(month.parts("a1", hours), "response_seconds") == counted)
    #expect(RuleSet(named: "service_hours") == hours)
    var open = hours
    open.countsOffHours = false
    #expect(number(month.parts("a1", open), "response_seconds") == excluded)
  }
}
