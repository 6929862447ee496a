import Exact
import Foundation
import Records
import Testing
import Wording
import Workflow

@Suite("A random life of three months: whatever people do, the records are whole")
struct RandomLifeTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let isLong = environment["KAOHE_LONG_TESTS"] == "1"
  /// `KAOHE_SEED=42` repeats a run.
  private static let seeds: [UInt64] =
    environment["KAOHE_SEED"].flatMap { UInt64($0) }.map { [$0] } ?? (0..<(isLong ? 40 : 3)).map { 20_261_100 + $0 }

  @Test("after every deed verify is clean, and one that was refused left no entry", arguments: Books.allCases, seeds)
  func life(books: Books, seed: UInt64) throws {
    print("random life: KAOHE_SEED=\(seed)")
    let company = try LifeCompany(books, months: ["2026-10", "2026-11", "2026-12"])
    try company.clock.reach("2026-12-31")
    var life = try RandomLife(company, months: ["2026-10", "2026-11", "2026-12"], seed: seed)
    var story: [String] = []
    for number in 0..<(Self.isLong ? 300 : 60) {
      let before = try company.entries()
      let (deed, refused) = try life.step()
      story.append(deed + (refused.map { " ✗ \($0.code)" } ?? ""))
      let findings = try company.desk("A1").verify().findings.map { $0.text(in: .english) }
      #expect(
        findings.isEmpty, "seed \(seed), deed \(number): \(findings)\n\(story.suffix(12).joined(separator: "\n"))")
      guard findings.isEmpty else { return }
      // "All rate" is several acts, of which the first may have been done.
      if refused != nil, !deed.hasPrefix("all rate") {
        #expect(try company.entries() == before, "seed \(seed), deed \(number): \(deed) left a trace")
      }
    }
  }
}
