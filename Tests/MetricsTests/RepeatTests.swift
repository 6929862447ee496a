import Exact
import Foundation
import Intake
import Testing
import Wording

@testable import Metrics

/// Of exports that overlap every row counts once.
@Suite struct RepeatTests {
  @Test func `a second export of the month adds only what is new, and says so`() throws {
    // First export: up to 09:00:10. Second: from 09:00:00 on.
    let header = HandMade.header(.messages)
    let shared = """
      c1,s1,b1,a1,buyer,2025-06-02 09:00:00,text,3
      c1,s1,b1,a1,agent,2025-06-02 09:00:00,text,5
      c1,s1,b1,a1,buyer,2025-06-02 09:00:10,text,3
      """
    let first = "\(header)\nc0,s1,b0,a1,buyer,2025-06-01 08:00:00,text,1\n\(shared)\n"
    let second = "\(header)\n\(shared)\nc1,s1,b1,a1,agent,2025-06-02 09:00:40,text,9\n"
    var inputs = EventInputs()
    inputs.add(.messages, Array(first.utf8), name: "messages.csv")
    inputs.add(.messages, Array(second.utf8), name: "messages-2.csv")
    let figures = MonthEngine.compute(inputs, month: june)
    let parts = figures.accounts["a1"]
    // Taken twice, the second 09:00:00 would be answered twice within no time at all.
    #expect(number(parts, "responses") == 2)
    #expect(number(parts, "response_seconds") == 30)
    #expect(number(parts, "consultations") == 2)
    let accounts = figures.report.files.map(\.account)
    #expect(accounts.map(\.taken) == [4, 1])
    #expect(accounts.map(\.repeated) == [0, 3])
    #expect(accounts.allSatisfy { $0.addsUp })
    let note = try #require(figures.report.diagnostics.first)
    #expect(note.code == "EVENT-REPEATED" && note.severity == .note)
    #expect(note.arguments == ["count": "3", "total": "4", "new": "1"])
    let evidence = EvidenceFinder(inputs, month: june).evidence(for: .account("a1"), part: .responseSeconds)
    #expect(evidence.map(\.contribution) == [0, 30])
  }

  @Test func `equal lines within one file stay as many as they are`() {
    let line = "c1,s1,b1,a1,buyer,2025-06-02 09:00:00,text,3\nc1,s1,b1,a1,agent,2025-06-02 09:00:00,text,5\n"
    let text = HandMade.header(.messages) + "\n" + line + line
    for files in 1...3 {
      var inputs = EventInputs()
      for number in 0..<files { inputs.add(.messages, Array(text.utf8), name: "messages-\(number).csv") }
      let figures = MonthEngine.compute(inputs, month: june)
      #expect(number(figures.accounts["a1"], "responses") == 2)
      #expect(figures.report.files.map(\.account.repeated) == [0] + Array(repeating: 4, count: files - 1))
    }
  }

  @Test func `an order unpaid in the first export and paid in the second is paid`() throws {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    var inputs = month.inputs
    let header = HandMade.header(.orders)
    let unpaid = "\(header)\no1,s1,b1,2025-06-02 10:00:00,,700,waiting\n"
    let paid =
      "\(header)\no1,s1,b1,2025-06-02 10:00:00,2025-06-02 10:05:00,650,paid\no2,s1,b1,2025-06-02 11:00:00,,1,waiting\n"
    inputs.add(.orders, Array(unpaid.utf8), name: "orders.csv")
    inputs.add(.orders, Array(paid.utf8), name: "orders-2.csv")
    let figures = MonthEngine.compute(inputs, month: june)
    let parts = figures.accounts["a1"]
    #expect(number(parts, "orders_created") == 2)
    #expect(number(parts, "orders_paid") == 1)
    #expect(number(parts, "sales") == 650)
    let accounts = figures.report.files.filter { $0.kind == .orders }.map(\.account)
    #expect(accounts.map(\.taken) == [0, 2])
    #expect(accounts.map(\.repeated) == [1, 0])
    #expect(!figures.report.hasErrors)
    let sales = EvidenceFinder(inputs, month: june).evidence(for: .account("a1"), part: .sales)
    #expect(sales.map(\.rows.last?.file) == ["orders-2.csv"])
  }

  @Test func `an order twice in one file is refused as before`() throws {
    var month = HandMade()
    month.buy("o1 b1 02 10:00:00 paid 700 paid\no1 b1 02 10:00:00 paid 800 paid")
    let report = month.figures().report
    #expect(report.diagnostics.map(\.code) == ["EVENT-ID-TWICE"])
  }

  @Test func `a refund in two exports returns its money once, as the later says`() {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    month.buy("o1 b1 02 10:00:00 paid 700 paid")
    var inputs = month.inputs
    let header = HandMade.header(.refunds)
    inputs.add(.refunds, Array("\(header)\nr1,o1,refund,2025-06-03 10:00:00,100\n".utf8), name: "refunds.csv")
    inputs.add(
      .refunds, Array("\(header)\nr1,o1,return,2025-06-03 10:00:00,300\nr2,o1,refund,2025-06-04 10:00:00,50\n".utf8),
      name: "refunds-2.csv")
    let figures = MonthEngine.compute(inputs, month: june)
    #expect(number(figures.accounts["a1"], "refund_amount") == 350)
    #expect(number(figures.accounts["a1"], "return_orders") == 1)
    #expect(figures.report.files.filter { $0.kind == .refunds }.map(\.account.repeated) == [1, 0])
  }

  @Test func `reviews and answers have no id: a row of both exports counts once, equal ones in one export each`() {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    month.buy("o1 b1 02 10:00:00 paid 700 paid")
    var inputs = month.inputs
    let reviews = "order_id,stars,created_at\no1,1,2025-06-05 08:00:00\no1,1,2025-06-05 08:00:00\n"
    inputs.add(.reviews, Array(reviews.utf8), name: "reviews.csv")
    inputs.add(.reviews, Array((reviews + "o1,2,2025-06-06 08:00:00\n").utf8), name: "reviews-2.csv")
    let figures = MonthEngine.compute(inputs, month: june)
    #expect(number(figures.accounts["a1"], "bad_reviews") == 3)
    #expect(figures.report.files.filter { $0.kind == .reviews }.map(\.account.repeated) == [0, 2])
    let evidence = EvidenceFinder(inputs, month: june).evidence(for: .account("a1"), part: .badReviews)
    #expect(evidence.count == 3)
  }

  @Test(arguments: 1...(Bench.hasFewerSeeds ? 4 : 16))
  func `a month in overlapping exports has the figures of the month`(seed: Int) throws {
    var random = Steps(seed: seed)
    var whole = EventInputs()
    var texts: [(kind: EventKind, rows: [Substring])] = []
    for input in RandomMonth.month(&random).inputs.files {
      let source = try input.source.get()
      var rows = source.excerpt(at: 0, length: source.count, limit: .max).split(separator: "\n")
      // A platform gives every id once in an export.
      var ids: Set<Substring> = []
      if input.kind.hasIdentity { rows = rows.filter { ids.insert($0.prefix { $0 != "," }).inserted } }
      texts.append((input.kind, rows))
      whole.add(input.kind, Array((rows.joined(separator: "\n") + "\n").utf8), name: input.kind.fileName)
    }
    let rules = seed % 4 == 0 ? RuleSet.random(&random) : .standard
    let tenures = seed % 2 == 0 ? nil : RandomMonth.tenures(&random)
    let folder = Bench.scratch.appending(path: "repeats-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (kind, rows) in texts {
      // Two to four exports of days that overlap; a row that is in none goes into all.
      let exports = 2 + random.below(3)
      let spans = (0..<exports).map { _ in
        let from = 1 + random.below(28)
        return from...(from + 4 + random.below(20))
      }
      func isIn(_ row: Substring, _ span: ClosedRange<Int>) -> Bool {
        guard let at = row.range(of: #"2025-\d\d-\d\d"#, options: .regularExpression) else { return true }
        guard row[at].contains("-06-"), let day = Int(row[at].suffix(2)) else { return true }
        return span.contains(day) || !spans.contains { $0.contains(day) }
      }
      for (number, span) in spans.enumerated() {
        let kept = [rows[0]] + rows.dropFirst().filter { isIn($0, span) }
        let name = number == 0 ? kind.fileName : "\(kind.rawValue)-\(number + 1).csv"
        try (kept.joined(separator: "\n") + "\n").write(
          to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
    }
    var tuning = seed % 3 == 0 ? Tuning() : tiny(700)
    tuning.dossierLines = 60
    let wanted = MonthEngine.compute(whole, month: june, rules: rules, tenures: tenures)
    let inputs = try EventInputs(folder: folder.path)
    let path = folder.appending(path: "month.evidence").path
    let found = MonthEngine.compute(
      inputs, month: june, rules: rules, tenures: tenures, closing: nil, workers: 1 + seed % 3, tuning: tuning,
      index: try EvidenceIndexTarget(path: path))
    #expect(found.furtherCSV == wanted.furtherCSV, "seed \(seed)")
    #expect(found.report.files.allSatisfy { $0.account.addsUp }, "seed \(seed)")
    #expect(found.report.unowned == wanted.report.unowned, "seed \(seed)")
    let index = try EvidenceIndex(path: path)
    for finder in [
      EvidenceFinder(inputs, month: june, rules: rules, tenures: tenures),
      EvidenceFinder(inputs, month: june, rules: rules, tenures: tenures, index: index),
    ] {
      for (account, parts) in found.accounts {
        for evidence in finder.evidence(for: .account(account), parts: Part.allCases, most: 0) {
          guard let number = parts[evidence.part].number else { continue }
          #expect(
            evidence.total == number, "seed \(seed), \(account), \(evidence.part), index \(finder.index != nil)")
        }
      }
    }
  }
}
