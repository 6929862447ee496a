import Foundation
import Intake
import Metrics
import Testing

/// The engine against the plain reference, byte for byte.
@Suite(.enabled(if: Bench.isThere, "the generator and the reference (../shared/bench) are not here"))
struct OracleTests {
  static let isLong = ProcessInfo.processInfo.environment["KAOHE_LONG_TESTS"] == "1"
  static let seeds = isLong ? Array(1...50) : Bench.hasFewerSeeds ? [1] : Array(1...3)

  @Test(arguments: Bench.hasFewerSeeds ? 4...5 : 1...50, [0, 30, 400])
  func `generated months agree with the reference`(seed: Int, disorder: Int) throws {
    let messages = Self.isLong || seed <= 3 ? 10_000 : 2_000
    try Bench.month(seed: seed, messages: messages, disorder: disorder) { folder in
      let expected = try Bench.oracle(folder)
      let inputs = try EventInputs(folder: folder.path)
      for (workers, tuning) in [(1, Tuning()), (2, tiny(4096)), (3, tiny(1500, perRound: 3, lateLines: 100_000))] {
        let figures = MonthEngine.compute(
          inputs, month: june, rules: .standard, tenures: nil, closing: nil, workers: workers, tuning: tuning)
        expectSame(figures.metricsCSV(), expected, "seed \(seed), disorder \(disorder), \(workers) workers")
        #expect(figures.report.files.allSatisfy { $0.account.addsUp && $0.account.rejected == 0 })
      }
    }
  }

  @Test(arguments: seeds)
  func `rows in any order give the same figures`(seed: Int) throws {
    try Bench.month(seed: seed, messages: 5000) { folder in
      let expected = try MonthEngine.compute(folder: folder.path, month: june).metricsCSV()
      for kind in [EventKind.messages, .orders, .refunds, .reviews] {
        let url = folder.appending(path: kind.fileName)
        var rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
        let header = rows.removeFirst()
        var random = Steps(seed: seed)
        var shuffled = rows.shuffled(using: &random)
        if kind == .messages {
          // Lines of one second keep their order among themselves.
          func second(_ row: String) -> Substring { row.split(separator: ",", omittingEmptySubsequences: false)[5] }
          var queues = Dictionary(grouping: rows, by: second).mapValues { $0[...] }
          shuffled = shuffled.map { row in queues[second(row)]?.popFirst() ?? row }
        }
        try ([header] + shuffled).joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
      }
      let inputs = try EventInputs(folder: folder.path)
      let figures = MonthEngine.compute(
        inputs, month: june, rules: .standard, tenures: nil, closing: nil, workers: 2, tuning: tiny(3000))
      expectSame(figures.metricsCSV(), expected, "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func `a file in two parts gives the same figures`(seed: Int) throws {
    try Bench.month(seed: seed, messages: 5000, disorder: 20) { folder in
      let expected = try MonthEngine.compute(folder: folder.path, month: june).metricsCSV()
      var random = Steps(seed: seed)
      for kind in [EventKind.messages, .orders, .refunds, .reviews] {
        let url = folder.appending(path: kind.fileName)
        let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
        let cut = 1 + random.below(rows.count)
        let (first, second) = (rows[..<cut], [rows[0]] + rows[cut...])
        try first.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
        try second.joined(separator: "\r\n").write(
          to: folder.appending(path: kind.rawValue + "-2.csv"), atomically: true, encoding: .utf8)
      }
      let figures = try MonthEngine.compute(folder: folder.path, month: june)
      expectSame(figures.metricsCSV(), expected, "seed \(seed)")
      #expect(figures.report.files.count == 8)
    }
  }
}

/// Two printed forms agree, or their first differing lines are shown.
func expectSame(
  _ found: String, _ expected: String, _ comment: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let difference = zip(found.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
  #expect(difference?.0 == difference?.1, "\(comment)", sourceLocation: sourceLocation)
  #expect(found.utf8.count == expected.utf8.count, "\(comment)", sourceLocation: sourceLocation)
}
