import Appraisal
import Exact
import Foundation
import Records
import TestServers
import Testing
import Wording
import Workflow

@Suite("Two people at the same sheet: one wins, the other is told what changed")
struct TwoPeopleTests {
  /// The file in the folder, or a server's database.
  enum Books: String, CaseIterable, Sendable {
    case file, server

    func database() throws -> String? { self == .server ? try PostgresServer.shared.freshDatabase() : nil }
  }

  private func rating(
    _ company: ReliableCompany, _ employee: String, _ label: String, _ more: [String], by actor: String = "S1"
  ) -> [String] {
    company.arguments("rate", "--employee", employee, "--item", "overall", "--rating", label, by: actor) + more
  }

  private func ratings(_ company: ReliableCompany, of employee: String) throws -> [RatingRecord] {
    try company.office().store.read { records throws(Diagnostic) in try records.ratings(of: ReliableCompany.month) }
      .filter { $0.employee == employee }
  }

  @Test(
    "who has seen the same as another and comes second changes nothing, and learns who did what when",
    arguments: Books.allCases)
  func seen(books: Books) throws {
    let company = try ReliableCompany(at: .provisional, database: books.database())
    let office = try company.office()
    // H2 stands in for S1 while S1 goes on rating.
    let (first, last) = (ReliableCompany.month.firstDay, Day(number: 40_000))
    try office.desk(of: "H1").name(substitute: "H2", for: "S1", from: first, to: last)
    for employee in ReliableCompany.agents.prefix(4) {
      let seen = try office.desk(of: "S1").sheet(of: employee, in: ReliableCompany.month).seen
      let endings = try RunningCommand.together(
        [("好", "S1"), ("中", "H2")].map { label, actor in
          rating(company, employee, label, ["--seen", "\(seen)", "--comment", "看过了"], by: actor)
        })
      let won = endings.first?.code == 0 ? "S1" : "H2"
      #expect(endings.map(\.code).sorted() == [0, 1], "\(endings.map(\.complained))")
      let winner = endings[0].code == 0 ? "好" : "中"
      #expect(try ratings(company, of: employee).map(\.rating.label) == [winner])
      let told = try #require(endings.first { $0.code != 0 }).complained
      let entry = try #require(
        try office.store.read { records throws(Diagnostic) in try records.journal() }.first)
      #expect(told.contains("SHEET-CHANGED") && told.contains(won) && told.contains("overall"), "\(told)")
      #expect(told.contains(entry.act.at) && told.contains("\(entry.number)"), "\(told)")
    }
    try expectClean(office)
  }

  @Test(
    "without having looked, a second person rates anew only with a comment; with one both are on record in order",
    arguments: Books.allCases)
  func unseen(books: Books) throws {
    let company = try ReliableCompany(at: .provisional, database: books.database())
    let silent = try RunningCommand.together(["好", "中"].map { rating(company, "E01", $0, []) })
    #expect(silent.map(\.code).sorted() == [0, 1], "\(silent.map(\.complained))")
    #expect(silent.contains { $0.complained.contains("REASON-MISSING") })
    #expect(try ratings(company, of: "E01").count == 1)
    let spoken = try RunningCommand.together(
      ["好", "中"].map { rating(company, "E02", $0, ["--comment", "看过\($0)"]) })
    #expect(spoken.map(\.code) == [0, 0], "\(spoken.map(\.complained))")
    let kept = try ratings(company, of: "E02")
    #expect(Set(kept.map(\.rating.label)) == ["好", "中"] && kept[0].entry < kept[1].entry)
    try expectClean(try company.office())
  }

  @Test(
    "8 processes with 20 acts each (6 on a server): what was confirmed is in the journal, once, in one chain",
    arguments: Books.allCases)
  func many(books: Books) throws {
    let company = try ReliableCompany(at: .provisional, database: books.database())
    let before = try company.office().store.read { records throws(Diagnostic) in try records.head()?.entry } ?? 0
    // One process after the other in each of eight shells that run at once.
    let acts = books == .file ? 20 : 6
    let shell = """
      for act in $(seq 1 \(acts)); do
        "$@" --comment "$WORKER-$act" --rating $([ $((act % 2)) = 0 ] && echo 好 || echo 中) --employee $EMPLOYEE \
          && echo "confirmed $WORKER-$act"
      done
      """
    let workers = try (1...8).map { worker in
      try RunningCommand(
        company.arguments("rate", "--item", "overall", by: "S1"),
        shell: "export WORKER=w\(worker) EMPLOYEE=E0\(worker % 4 + 1)\n" + shell)
    }
    let endings = try workers.map { try $0.end() }
    #expect(endings.allSatisfy { $0.complained.isEmpty }, "\(endings.map { $0.complained.prefix(300) })")
    let confirmed = endings.flatMap { ending in
      ending.said.split(separator: "\n").filter { $0.hasPrefix("confirmed ") }.map { String($0.dropFirst(10)) }
    }
    #expect(confirmed.count == 8 * acts)
    let office = try company.office()
    var query = JournalQuery()
    query.act = "rate"
    query.limit = 1_000
    let entries = try office.store.read { records throws(Diagnostic) in try records.journal(query) }
    #expect(entries.map(\.act.reason).sorted() == confirmed.sorted())
    #expect(Set(entries.map(\.number)) == Set((before + 1)...(before + 8 * Int64(acts))))
    try expectClean(office)
  }

  @Test("8 offices in threads of one process, 20 acts each (10 on a server)", arguments: Books.allCases)
  func threads(books: Books) throws {
    let company = try ReliableCompany(at: .provisional, database: books.database())
    let acts = books == .file ? 20 : 10
    onThreads(8) { thread in
      do {
        let desk = try company.office().desk(of: "S1")
        for act in 0..<acts {
          try desk.rate(
            ReliableCompany.agents[thread], in: ReliableCompany.month, item: "overall", as: act % 2 == 0 ? "好" : "中",
            comment: "t\(thread)-\(act)")
        }
      } catch { Issue.record("\(error)") }
    }
    for employee in ReliableCompany.agents.prefix(8) {
      let kept = try ratings(company, of: employee).map(\.rating.comment)
      #expect(kept.map { $0.split(separator: "-")[1] } == (0..<acts).map { "\($0)" })
    }
    try expectClean(try company.office())
  }
}
