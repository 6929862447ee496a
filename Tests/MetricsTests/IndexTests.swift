import Exact
import Foundation
import Intake
import Testing
import Wording

@testable import Metrics

/// The index leads to the same evidence as reading the files, and is left aside where it does not fit them.
@Suite struct IndexTests {
  private func folder() throws -> URL {
    let folder = Bench.scratch.appending(path: "index-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Runs a month of a folder with an index beside it.
  private func indexed(
    _ folder: URL, rules: RuleSet = .standard, tenures: Tenures? = nil, workers: Int = 2, tuning: Tuning = Tuning()
  ) throws -> (figures: MonthFigures, inputs: EventInputs, path: String) {
    let path = folder.appending(path: "month.evidence").path
    let inputs = try EventInputs(folder: folder.path)
    let figures = MonthEngine.compute(
      inputs, month: june, rules: rules, tenures: tenures, closing: nil, workers: workers, tuning: tuning,
      index: try EvidenceIndexTarget(path: path))
    return (figures, inputs, path)
  }

  @Test func `a response is found by the index with the lines of its question and reply`() throws {
    var month = HandMade()
    month.add(
      .messages,
      """
      c1,s1,b1,a1,buyer,2025-06-02 09:00:00,text,3
      c2,s1,b2,a2,buyer,2025-06-02 09:00:01,"two
      lines",3
      c1,s1,b1,a1,agent,2025-06-02 09:00:10,text,3
      """)
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try month.write(to: folder)
    let (_, inputs, path) = try indexed(folder)
    let index = try EvidenceIndex(path: path)
    #expect(index.fits(inputs, june, .standard))
    let finder = EvidenceFinder(inputs, month: june, index: index)
    let response = try #require(finder.evidence(for: .account("a1"), part: .responseSeconds).first)
    #expect(response.contribution == 10)
    #expect(response.rows.map(\.line) == [2, 5])
    #expect(response.rows.last?.text == "c1,s1,b1,a1,agent,2025-06-02 09:00:10,text,3")
    let quoted = try #require(finder.evidence(for: .account("a2"), part: .unanswered).first?.rows.first)
    #expect(quoted.line == 3 && quoted.text.contains("two\nlines"))
    // Of many only the first are quoted, and all are counted.
    let part = finder.evidence(for: .account("a1"), parts: [.responses], most: 0)[0]
    #expect(part.count == 1 && part.total == 1 && part.rows.isEmpty)
  }

  @Test(arguments: 1...(Bench.hasFewerSeeds ? 4 : 12)) func `the index leads to the same rows as reading the files`(
    seed: Int
  ) throws {
    var random = Steps(seed: seed)
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try RandomMonth.month(&random).write(to: folder)
    let rules = seed % 3 == 0 ? RuleSet.random(&random) : .standard
    let tenures = seed % 2 == 0 ? nil : RandomMonth.tenures(&random)
    var tuning = seed % 4 == 0 ? Tuning() : tiny(700)
    tuning.dossierLines = 60
    let (figures, inputs, path) = try indexed(
      folder, rules: rules, tenures: tenures, workers: 1 + seed % 3, tuning: tuning)
    let index = try EvidenceIndex(path: path)
    try #require(index.fits(inputs, june, rules, tenures), "seed \(seed)")
    let read = EvidenceFinder(inputs, month: june, rules: rules, tenures: tenures)
    let found = EvidenceFinder(inputs, month: june, rules: rules, tenures: tenures, index: index)
    for holder in figures.accounts.keys.map({ Holder.account($0) })
      + figures.employees.keys.map({ Holder.employee($0) })
    {
      let wanted = read.evidence(for: holder, parts: Part.allCases)
      #expect(found.evidence(for: holder, parts: Part.allCases) == wanted, "seed \(seed), \(holder)")
    }
  }

  @Test(arguments: 1...(Bench.hasFewerSeeds ? 1 : 8))
  func `the index of a month serves other rules under which the same lines count`(seed: Int)
    throws
  {
    var random = Steps(seed: seed)
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (kind, text) in RuledMonth(&random, disorder: seed % 2 == 0).files {
      try Data(text.utf8).write(to: folder.appending(path: kind.fileName))
    }
    let rules = RuleSet.random(&random)
    let (figures, inputs, path) = try indexed(folder, rules: rules, tenures: RuledMonth.tenures)
    let index = try EvidenceIndex(path: path)
    var served = 0
    for _ in 0..<12 {
      let other = RuleSet.random(&random)
      let isSame =
        other.countsRobots == rules.countsRobots && other.leftOut.afterSale == rules.leftOut.afterSale
        && (other.waitsFrom ?? .buyer) == (rules.waitsFrom ?? .buyer)
      #expect(index.fits(inputs, june, other, RuledMonth.tenures) == isSame)
      // Which buyers are the company itself was settled when the index was made.
      #expect(index.fits(inputs, june, other, Tenures([])) == (isSame && !other.leftOut.ownAccounts))
      guard isSame else { continue }
      served += 1
      let read = EvidenceFinder(inputs, month: june, rules: other, tenures: RuledMonth.tenures)
      let found = EvidenceFinder(inputs, month: june, rules: other, tenures: RuledMonth.tenures, index: index)
      for account in figures.accounts.keys {
        for part in Part.allCases {
          let wanted = read.evidence(for: .account(account), part: part)
          #expect(found.evidence(for: .account(account), part: part) == wanted, "seed \(seed), \(account), \(part)")
        }
      }
    }
    #expect(served > 0, "seed \(seed)")
  }

  @Test func `the index of a generated month takes less than a quarter of its files and gives the same figures`() throws
  {
    try #require(Bench.isThere)
    try Bench.month(seed: 5, messages: 20_000, disorder: 30) { folder in
      let plain = try MonthEngine.compute(folder: folder.path, month: june).metricsCSV()
      let (figures, inputs, path) = try indexed(folder)
      expectSame(figures.metricsCSV(), plain, "seed 5")
      let sizes = try inputs.files.map { try $0.source.get().count }
      let size = try ByteSource(file: path).count
      #expect(size * 4 < sizes.reduce(0, +))
      let finder = EvidenceFinder(inputs, month: june, index: try EvidenceIndex(path: path))
      for (account, parts) in figures.accounts where account < "cs0004" {
        for evidence in finder.evidence(for: .account(account), parts: Part.allCases, most: 3) {
          guard let number = parts[evidence.part].number else { continue }
          #expect(evidence.total == number, "\(account), \(evidence.part)")
        }
      }
    }
  }

  @Test func `an index of other files or rules is left aside`() throws {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try month.write(to: folder)
    let (_, before, path) = try indexed(folder)
    let index = try EvidenceIndex(path: path)
    #expect(index.fits(before, june, .standard))
    #expect(!index.fits(before, june.next, .standard))
    #expect(!index.fits(before, june, RuleSet(id: "x", countsRobots: true)))
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:59")
    try month.write(to: folder)
    let after = try EventInputs(folder: folder.path)
    #expect(!index.fits(after, june, .standard))
    let finder = EvidenceFinder(after, month: june, index: index)
    #expect(finder.evidence(for: .account("a1"), part: .responseSeconds).first?.contribution == 59)
  }

  @Test func `a damaged index is refused by name at every length and byte`() throws {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try month.write(to: folder)
    let (_, inputs, path) = try indexed(folder)
    let whole = try Data(contentsOf: URL(filePath: path))
    let expected = EvidenceFinder(inputs, month: june).evidence(for: .account("a1"), part: .responses)
    for length in stride(from: 1, to: whole.count, by: 3) {
      try whole.prefix(length).write(to: URL(filePath: path))
      #expect(throws: Diagnostic.self) { try EvidenceIndex(path: path) }
    }
    for place in stride(from: 0, to: whole.count, by: 3) {
      var bytes = whole
      bytes[place] ^= 0x55
      try bytes.write(to: URL(filePath: path))
      do throws(Diagnostic) {
        let finder = EvidenceFinder(inputs, month: june, index: try EvidenceIndex(path: path))
        // Damage among the groups shows when they are read; the files are read then.
        #expect(finder.evidence(for: .account("a1"), part: .responses) == expected, "byte \(place)")
      } catch {
        #expect(error.code == "INDEX-UNUSABLE")
      }
    }
    try whole.write(to: URL(filePath: path))
    let finder = EvidenceFinder(inputs, month: june, index: try EvidenceIndex(path: path))
    #expect(finder.evidence(for: .account("a1"), part: .responses) == expected)
  }

  @Test func `where the index cannot be written the figures say so and are the same`() throws {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try month.write(to: folder)
    // A folder stands where the index should go.
    let path = folder.appending(path: "month.evidence")
    try FileManager.default.createDirectory(at: path.appending(path: "in-the-way"), withIntermediateDirectories: true)
    let (figures, _, _) = try indexed(folder)
    #expect(figures.report.warnings.map(\.code) == ["INDEX-NOT-WRITTEN"])
    #expect(figures.metricsCSV() == month.figures().metricsCSV())
    #expect(throws: Diagnostic.self) { try EvidenceIndexTarget(path: folder.path + "/nowhere/month.evidence") }
  }

  @Test func `progress reaches the number of bytes there are`() throws {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    month.buy("o1 b1 02 10:00:00 paid 700 paid")
    var told: [ReadingProgress] = []
    _ = MonthEngine.compute(month.inputs, month: june) { told.append($0) }
    #expect(!told.isEmpty)
    #expect(told.allSatisfy { $0.bytes <= $0.total })
    #expect(zip(told, told.dropFirst()).allSatisfy { $0.bytes < $1.bytes })
  }
}
