import Exact
import Foundation
import Intake
import Metrics
import Testing

/// The engine under every choice of a rule set against the plain reference, byte for byte.
@Suite struct RuleReferenceTests {
  static let isLong = ProcessInfo.processInfo.environment["KAOHE_LONG_TESTS"] == "1"
  static let seeds = isLong ? Array(1...100) : Bench.hasFewerSeeds ? [1] : Array(1...6)
  static let rulesPerMonth = isLong ? 60 : Bench.hasFewerSeeds ? 8 : 25

  struct Case {
    let month: RuledMonth
    let rules: RuleSet
    /// The closing date: the last day whose refunds and reviews count.
    let closing: Day?
    let out: URL
    let name: String
  }

  @Test func `months of random rules agree with the reference`() throws {
    let scratch = Bench.scratch.appending(path: "rules-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    var cases: [Case] = []
    var jobs = ""
    for seed in Self.seeds {
      for isDisordered in [false, true] {
        var random = Steps(seed: seed)
        let month = RuledMonth(&random, disorder: isDisordered, coarse: seed % 3 == 0)
        let folder = scratch.appending(path: "\(seed)-\(isDisordered)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (kind, text) in month.files {
          try Data(text.utf8).write(to: folder.appending(path: kind.fileName))
        }
        for number in 0..<Self.rulesPerMonth {
          var rules = number == 0 ? RuleSet.standard : RuleSet.random(&random)
          // Orders of nobody are nobody's in the reference; that they leave a shop's orders open is tried by itself.
          rules.ordersWithoutBuyer = .nobody
          let out = folder.appending(path: "out-\(number).csv")
          let closing = random.below(2) == 0 ? nil : Day(number: june.firstDay.number + random.below(30))
          let json = rules.json(closing: closing)
          jobs += "\(folder.path)\t2025-06\t\(json)\t\(out.path)\n"
          cases.append(
            Case(
              month: month, rules: rules, closing: closing, out: out, name: "seed \(seed) \(isDisordered) \(json)"))
        }
      }
    }
    let list = scratch.appending(path: "jobs")
    try Data(jobs.utf8).write(to: list)
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference/reference.py").path
    try #require(try Bench.run("/usr/bin/env", ["python3", script, list.path]) == 0)
    for entry in cases {
      let expected = try String(contentsOf: entry.out, encoding: .utf8)
      for (workers, tuning) in [(1, Tuning()), (2, tiny(900, lateLines: 20)), (3, tiny(400, perRound: 3))] {
        var tuning = tuning
        if workers > 1 { tuning.dossierLines = 60 }
        let figures = MonthEngine.compute(
          entry.month.inputs, month: june, rules: entry.rules, tenures: RuledMonth.tenures,
          closing: entry.closing.map { Day(number: $0.number + 1) }, workers: workers, tuning: tuning)
        expectSame(figures.furtherCSV, expected, "\(entry.name), \(workers) workers")
        #expect(figures.report.files.allSatisfy { $0.account.addsUp && $0.account.rejected == 0 })
      }
    }
  }
}
