import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

@Suite("The demo company's year as tables")
struct DemoResultsTests {
  /// The rows of scores.csv of a month; no field of it holds a comma.
  private func scores(_ number: Int) throws -> [[String]] {
    let text = String(decoding: ResultTables.scores(try DemoYear.month(number).derivations), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func hundredths(_ cell: String) throws -> Int {
    try #require(Int(cell.replacing(".", with: "")))
  }

  @Test(
    "scores.csv has a line for every item of everybody, in the order of the form, then one total", arguments: 1...12)
  func lines(month: Int) throws {
    let run = try DemoYear.month(month)
    var rows = try scores(month)[...]
    for derivation in run.derivations {
      let ids = (derivation.items + derivation.deductions).map(\.id) + ["total"]
      let own = rows.prefix(ids.count)
      rows = rows.dropFirst(ids.count)
      #expect(own.map { $0[2] } == ids)
      #expect(own.allSatisfy { $0.count == 7 && $0[0] == run.month.description && $0[1] == derivation.employee })
      #expect(own.allSatisfy { ["scored", "missing", "waived", "failed"].contains($0[6]) })
      #expect(own.allSatisfy { $0[6] != "missing" || $0[4].isEmpty })
    }
    #expect(rows.isEmpty)
  }

  @Test("the printed points of items and deductions add up to the printed total (monthly-100, weighted-targets)")
  func sums() throws {
    var added: [String: Int] = [:]
    for month in 1...12 {
      let rows = Dictionary(grouping: try scores(month)) { $0[1] }
      for derivation in try DemoYear.month(month).derivations where derivation.score?.reason == .sumOfItems {
        let form = try #require(derivation.schemes.first).id
        let own = try #require(rows[derivation.employee])
        let last = try #require(own.last)
        let total = try hundredths(last[4])
        let sum = try own.dropLast().reduce(0) { try $0 + hundredths($1[4]) }
        #expect(sum == total, "\(month) \(derivation.employee)")
        added[form, default: 0] += 1
      }
    }
    // 11 agents, from August on 12, less a month on leave and one that waits.
    #expect(added["monthly-100"] == 7 * 11 + 5 * 12 - 2)
    #expect((added["weighted-targets"] ?? 0) > 70)
  }

  @Test("what stands for nothing stays empty and is never 0: a month on leave, and one that waits")
  func empty() throws {
    let leave = try #require(try scores(4).first { $0[1] == "E05" })
    #expect(leave[2...] == ["total", "100.00", "", "", "waived"])
    let waiting = try scores(10).filter { $0[1] == "E07" && $0[6] == "missing" }
    #expect(waiting.map { $0[2] } == ["overall", "total"])
    #expect(waiting.allSatisfy { $0[4].isEmpty })
  }

  @Test("E11 on probation sells below 200,000 for three months, and the rule about three months does not count them")
  func probation() throws {
    for month in 8...10 {
      #expect(try DemoYear.derivation("E11", month).standing == .probation)
      let rule = try DemoYear.rule("low_sales", of: "E11", month)
      #expect(rule.trials.first?.held == true)
      #expect(rule.state == .idle && rule.details["row"] == "0")
    }
    #expect(try DemoYear.derivation("E11", 11).standing == .regular)
  }

  @Test("nobody but E03 forfeits the year-end bonus, and E03 from September on")
  func onlyOneForfeits() throws {
    for month in 1...12 {
      let met = try DemoYear.month(month).derivations.filter { derivation in
        derivation.overTime.contains { $0.id == "year_end_bonus" && $0.state == .failed }
      }
      #expect(met.map(\.employee) == (month < 9 ? [] : ["E03"]), "\(month)")
    }
  }

  @Test("the derivation of E05 in October, as printed, keeps finance's figure and the computed one")
  func bothFigures() throws {
    let json = try JSONSerialization.jsonObject(with: Data(DemoYear.derivation("E05", 10).json()))
    let found = DemoResultsTests.figures(named: "net_sales", in: json)
    #expect(!found.isEmpty)
    for figure in found {
      #expect(figure["source"] as? String == "finance" && figure["value"] as? String == "7241177/25")
      let others = try #require(figure["others"] as? [[String: Any]])
      #expect(others.map { $0["source"] as? String } == ["computed"])
      #expect(others.map { $0["value"] as? String } == ["7258177/25"])
    }
  }

  private static func figures(named name: String, in value: Any) -> [[String: Any]] {
    if let list = value as? [Any] { return list.flatMap { figures(named: name, in: $0) } }
    guard let object = value as? [String: Any] else { return [] }
    let own = object["name"] as? String == name && object["source"] != nil ? [object] : []
    return own + object.values.flatMap { figures(named: name, in: $0) }
  }

  @Test("no month of the year has an error; March and October alone are incomplete", arguments: 1...12)
  func errors(month: Int) throws {
    let run = try DemoYear.month(month)
    #expect(run.diagnostics.filter { $0.severity == .error }.map(\.code) == [])
    #expect(run.isIncomplete == [3, 10].contains(month))
  }

  @Test("every row of every file of the year is accounted for in intake.csv", arguments: 1...12)
  func intake(month: Int) throws {
    let lines = String(decoding: try DemoYear.month(month).intakeCSV, as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(lines.count >= 16)
    for line in lines {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let counts = cells[2..<9].compactMap { Int($0) }
      #expect(counts.count == 7 && counts[0] == counts[1...].reduce(0, +) && cells[9] == "no", "\(line)")
    }
  }
}
