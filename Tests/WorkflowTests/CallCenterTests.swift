import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

/// The real call centre's file, beside the package where it is there.
private let callCenter = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "shared/data/real/pwc_Call-Center-Dataset.xlsx")

@Suite("A real call centre's 5,000 calls, dropped into the inbox as they are")
struct CallCenterTests {
  private static let agents = ["Diane", "Becky", "Stewart", "Greg", "Jim", "Joe", "Martha", "Dan"]

  private func company() throws -> String {
    let folder = temporaryFolder()
    func write(_ name: String, _ text: String) throws {
      let url = URL(fileURLWithPath: folder + "/" + name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    try write(
      "company.yaml",
      """
      name: 来电中心
      minimum_wage_cents: 250000
      rule_set: standard
      records_begin: 2021-01
      departments: [{id: calls, name: 来电中心, schemes: [weighted-targets]}]
      """)
    try write("schemes/weighted-targets.yaml", try #require(BuiltInSchemes.all["weighted-targets.yaml"]))
    let people =
      CallCenterTests.agents.map { "\($0),\($0),calls,客服,agent,S1,2020-01-01,2020-04-01,,500000,200000,\n" }
      + ["H1,人事,office,人事,hr,,2020-01-01,2020-04-01,,500000,,\n"]
    try write(
      "people.csv",
      "employee_id,name,department,post,role,assessor_id,hired_on,confirmed_on,left_on,monthly_wage_cents,"
        + "performance_pay_cents,sales_target_cents\n" + people.joined())
    let accounts = CallCenterTests.agents.map { "\($0),,\($0),2020-01-01,\n" }
    try write("accounts.csv", "agent_id,shop_id,employee_id,from,to\n" + accounts.joined())
    for month in ["2021-01", "2021-02", "2021-03"] {
      var waivers = "employee_id,item,reason,by,at\n"
      for agent in CallCenterTests.agents {
        for item in ["service_quality", "work_attitude"] {
          waivers += "\(agent),\(item),没有采集,H1,\(month)-28 10:00:00\n"
        }
      }
      try write("inbox/\(month)/waivers.csv", waivers)
      try FileManager.default.copyItem(
        atPath: callCenter.path, toPath: "\(folder)/inbox/\(month)/pwc_Call-Center-Dataset.xlsx")
    }
    return folder
  }

  @Test(
    "three months of scorecards, the figures those of the file, with history",
    .enabled(if: FileManager.default.fileExists(atPath: callCenter.path), "the real data is not beside the package"))
  func scorecards() throws {
    let runs = try DemoYear.run(company())
    #expect(runs.count == 3)
    for (_, run) in runs {
      #expect(run.derivations.count == 8 && run.derivations.allSatisfy { $0.points != nil && $0.isComplete })
      #expect(String(decoding: run.intakeCSV, as: UTF8.self).contains("pwc-call-center,5000,5000,0,0,0,0,0,no"))
    }
    // Counted apart, from the sheet's rows of the agent and month:
    // calls, answered, their seconds, ratings, ratings of 4 and 5.
    for (agent, month, figures) in CallCenterFigures.all {
      let key = try #require(Month(month))
      let run = try #require(runs[key])
      let derivation = try #require(run.derivations.first { $0.employee == agent })
      func part(_ item: String, _ name: String) throws -> Fact {
        let node = try #require(derivation.items.first { $0.id == item })
        let inputs = node.inputs + node.children.flatMap(\.inputs)
        return try #require(inputs.first { $0.name == name }).fact
      }
      #expect(try part("workload", "consultations").figure.value == Rational(figures[0]))
      let response = try part("response", "avg_response")
      #expect(response.denominator == Rational(figures[1]) && response.numerator == Rational(figures[2]))
      let satisfaction = try part("satisfaction", "satisfaction")
      #expect(satisfaction.denominator == Rational(figures[3]) && satisfaction.numerator == Rational(figures[4]))
    }
  }

  /// Items and total by form 4, worked out apart with Python's fractions from the sheet (openpyxl):
  /// satisfaction 30 × min(1, good ratings / ratings / 90 %), response 20 × min(1, 30 s / (seconds / answered)),
  /// workload 15 × min(1, calls / mean of the eight), each rounded half up to 2 decimals, their sum × 100 / 65.
  private static let points: [(agent: String, month: String, points: [String])] = [
    ("Becky", "2021-01", ["15.63", "9.32", "14.63", "60.89"]),
    ("Martha", "2021-01", ["18.91", "8.40", "14.90", "64.94"]),
    ("Stewart", "2021-01", ["17.03", "9.06", "15.00", "63.22"]),
    ("Dan", "2021-02", ["18.43", "9.09", "15.00", "65.42"]),
    ("Joe", "2021-02", ["16.44", "8.37", "13.22", "58.51"]),
    ("Stewart", "2021-02", ["17.04", "8.79", "12.48", "58.94"]),
    ("Becky", "2021-03", ["17.84", "9.38", "15.00", "64.95"]),
    ("Dan", "2021-03", ["14.72", "8.70", "14.59", "58.48"]),
    ("Stewart", "2021-03", ["17.31", "9.33", "13.70", "62.06"]),
  ]

  @Test(
    "the points of three agents a month are those worked out apart, rescaled for what was waived",
    .enabled(if: FileManager.default.fileExists(atPath: callCenter.path), "the real data is not beside the package"))
  func points() throws {
    let runs = try DemoYear.run(company())
    for (agent, month, points) in CallCenterTests.points {
      let key = try #require(Month(month))
      let run = try #require(runs[key])
      let derivation = try #require(run.derivations.first { $0.employee == agent })
      let items = ["satisfaction", "response", "workload"].map { id in derivation.items.first { $0.id == id }?.points }
      #expect((items + [derivation.points]).map { $0?.text } == points, "\(agent) \(month)")
      #expect(derivation.items.filter { $0.state == .waived }.map(\.id) == ["service_quality", "work_attitude"])
      #expect(derivation.pay.earned?.state == .failed)
    }
  }

  @Test(
    "the months before are remembered: a rule about three months is met in the third, naming them",
    .enabled(if: FileManager.default.fileExists(atPath: callCenter.path), "the real data is not beside the package"))
  func history() throws {
    let folder = try company()
    let scheme = try #require(BuiltInSchemes.all["weighted-targets.yaml"])
    // Everybody is below 70 in all three months.
    let rule = "\nover_time:\n  - {id: weak, when: score < 70, consecutive: 3, effect: not_up_to_standard}\n"
    try Data((scheme + rule).utf8).write(to: URL(fileURLWithPath: folder + "/schemes/weighted-targets.yaml"))
    for (month, run) in try DemoYear.run(folder) {
      #expect(run.derivations.count == 8)
      for derivation in run.derivations {
        let weak = try #require(derivation.overTime.first { $0.id == "weak" })
        #expect(weak.details["row"] == String(month.number))
        #expect((weak.state == .failed) == (month.number == 3))
        if month.number == 3 { #expect(weak.details["months"] == "2021-01, 2021-02, 2021-03") }
      }
    }
  }
}
