import Appraisal
import Exact
import Foundation
import Scheme
import Testing
import Wording

@testable import Paperwork

/// Somebody changes the entries of a workbook. What LibreOffice makes of them is what the product makes of the same facts.
@Suite("Changed entries, recalculated", .enabled(if: Office.path != nil, "LibreOffice is not installed"))
struct ChangedEntriesTests {
  /// A month before and after the change.
  private struct Pair {
    let name: String
    let before: [PaperSheet]
    let after: [PaperSheet]
  }

  private static let isLong = ProcessInfo.processInfo.environment["KAOHE_LONG_TESTS"] == "1"

  @Test("ratings, counts across a band's bound, waivers, places, wage and law: the workbook follows the product")
  func changed() throws {
    let first = UInt64(ProcessInfo.processInfo.environment["KAOHE_SEED"] ?? "") ?? 20_261_126
    let seeds = first..<(first + (Self.isLong ? 60 : 8))
    print("changed entries: seeds \(seeds)")
    try inFolder { folder in
      var pairs: [Pair] = []
      for seed in seeds {
        for ids in [["monthly-100", "rewards-penalties"], ["weighted-targets"], ["competency-15"], ["competency-14"]] {
          pairs.append(try pair(ids, seed))
        }
      }
      for pair in pairs { try Office.write(entered(pair).map(\.forgotten), to: "\(folder)/\(pair.name).xlsx") }
      try Office.convert(in: folder)
      var count = 0
      var numbers = 0
      for pair in pairs {
        // A derivation has fewer rows where an item is waived; the forms and the data keep theirs.
        for (before, after) in zip(pair.before, pair.after) where before.rowCount == after.rowCount {
          // Words about the month before the change stand in a formula of their own; everything that is computed is
          // computed by the same formula on both.
          let same = Set(before.cells.compactMap(formula)).intersection(after.cells.compactMap(formula))
          numbers += after.cells.count { if case .formula(_, .number) = $0.content { true } else { false } }
          count += try Office.compare(after, with: "\(folder)/csv/\(pair.name)-\(after.name).csv") { cell in
            formula(cell).map(same.contains) ?? false
          }
        }
      }
      #expect(count > numbers)
      #expect(count > pairs.count * 80)
    }
  }

  private func formula(_ cell: Cell) -> String? {
    if case .formula(let formula, _) = cell.content { cell.name + formula } else { nil }
  }

  /// The workbook of the first month with the entries of the second.
  private func entered(_ pair: Pair) -> [PaperSheet] {
    zip(pair.before, pair.after).map { before, after in
      let entries = Dictionary(
        after.cells.filter { $0.style.fill == .entry }.map { ($0.name, $0.content) }, uniquingKeysWith: { $1 })
      return before.replacing { cell in cell.style.fill == .entry ? entries[cell.name] ?? cell.content : cell.content }
    }
  }

  private func pair(_ ids: [String], _ seed: UInt64) throws -> Pair {
    let schemes = try ids.map(builtIn)
    var chance = Chance(seed: seed &* 31 &+ UInt64(ids[0].count))
    let vetoes = chance.upTo(2)
    func sheets(_ chance: inout Chance) throws -> [PaperSheet] {
      // Every other month has nothing missing and nothing waived.
      let subjects = (1...3).map {
        RandomMonth.subject("E0\($0)", schemes, vetoes: $0 == 1 ? vetoes : 0, holes: seed % 2 == 1, &chance)
      }
      let law = LawPack(
        minimumWage: Fen(Int64(200_000 + chance.upTo(100_000))), allowsPenalties: chance.upTo(5) > 0,
        lossClause: chance.upTo(3) > 0 ? "劳动合同第十二条" : nil)
      let derivation = try appraise(subjects, under: schemes, law: law)
      return try AppraisalForm(derivation: derivation, schemes: schemes).sheets(in: .chinese)
    }
    let pair = Pair(name: "\(ids[0])-\(seed)", before: try sheets(&chance), after: try sheets(&chance))
    #expect(pair.before.map(\.name) == pair.after.map(\.name))
    for (before, after) in zip(pair.before, pair.after) where before.name != "明细" {
      // A remark about what is missing takes a row of its own on form 1; everything else stays where it is.
      if ids[0] != "monthly-100" || before.name != "考核表" {
        #expect(before.rowCount == after.rowCount, "seed \(seed) \(before.name)")
      }
    }
    return pair
  }
}
