import Appraisal
import Exact
import Foundation
import Testing
import Workflow

@Suite("The demo company's year is lived through from the command line by its people")
struct DemoLifeTests {
  private static let isLong = ProcessInfo.processInfo.environment["KAOHE_LONG_TESTS"] == "1"

  @Test(
    "month by month the same scores as run gives, and verify finds everything as the journal says",
    arguments: Books.allCases)
  func months(books: Books) throws {
    let company = try DemoLife(books)
    try company.publishSchemes()
    let last = Self.isLong ? 12 : books == .file ? 6 : 1
    for number in 1...last {
      let month = try #require(Month(year: 2026, number: number)).description
      try company.compute(month)
      if number == 1 { try company.expectRefusals(month) }
      try company.approve(month)
      if number == 1 { try company.appealInVain(month) }
      try company.lock(month)
      try company.verify()
      try expectSame(company, number)
    }
    let states = try company.say("months", by: "A01").split(separator: "\n")
    #expect(states.count == last && states.allSatisfy { $0.contains("locked") })
    // What is put right in a locked month is paid in a later one, and printed with it.
    let month = "2026-01"
    try company.say(
      "adjust", month, by: "H01", "--employee", "E03", "--paid-in", "2027-01", "--rate", "overall=优秀", "--reason", "复核")
    try company.verify()
    try expectSame(company, 1)
  }

  /// Expects scores.csv as on record to be what `run` gives, but for whoever somebody waived or rated an item for by hand.
  private func expectSame(_ company: DemoLife, _ number: Int) throws {
    let run = try DemoYear.month(number)
    let expected = String(decoding: ResultTables.scores(run.derivations), as: UTF8.self).split(separator: "\n")
    let found = try company.printed("2026-" + (number < 10 ? "0" : "") + String(number), "scores.csv")
    let byHand = company.byHand.map { "\($0.month),\($0.employee)," }
    func untouched(_ lines: [Substring]) -> [Substring] {
      lines.filter { line in !byHand.contains { line.hasPrefix($0) } }
    }
    let lines = found.split(separator: "\n")
    #expect(untouched(lines) == untouched(expected), "2026-\(number)")
    #expect(lines.count == expected.count)
  }
}

/// The demo company at the command line, each command by somebody.
final class DemoLife {
  let folder = temporaryFolder() + "/company"
  private let database: String?
  /// What had to be waived or rated by hand.
  private(set) var byHand: [(month: String, employee: String)] = []

  init(_ books: Books) throws {
    database = try books.database()
    let demo = try CommandRun("demo", folder)
    try #require(demo.code == 0)
  }

  /// Runs a command by somebody and expects how it ends; what it said.
  @discardableResult
  func say(
    _ command: String..., by employee: String, _ options: String..., code: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    // A month may stand behind the command's words.
    let words = command.filter { !$0.hasPrefix("2026-") }
    let month = command.first { $0.hasPrefix("2026-") }.map { ["--month", $0] } ?? []
    let records = database.map { ["--database", $0] } ?? []
    let run = try CommandRun(list: words + [folder, "--by", employee] + month + records + options)
    #expect(run.code == code, "\(command) \(options): \(run.complained)", sourceLocation: sourceLocation)
    return code == 0 ? run.said : run.complained
  }

  func publishSchemes() throws {
    let schemes = ["monthly-100", "rewards-penalties", "competency-15", "weighted-targets"]
    let records = database.map { ["--database", $0] } ?? []
    for scheme in schemes {
      let added = try CommandRun(
        list: ["scheme", "add", folder, "\(folder)/schemes/\(scheme).yaml", "--by", "H01"] + records)
      #expect(added.code == 0, "\(added.complained)")
      try say(
        "scheme", "publish", by: "H01", "--version", scheme, "--discussed", "2025-12-01", "--consulted", "工会",
        "--made-known", "2025-12-10", "--how", "公告栏", "--acknowledge", "CLIFF", "--acknowledge", "LAW-FINE")
    }
    try say("scheme", "acknowledge", by: "E01", "--version", "monthly-100")
  }

  /// Opens and computes a month, and waives what is missing.
  func compute(_ month: String) throws {
    try say("open", month, by: "H01")
    let records = database.map { ["--database", $0] } ?? []
    let run = try CommandRun(list: ["compute", folder, "--month", month, "--by", "H01"] + records)
    #expect([0, 3].contains(run.code), "\(run.complained)")
    for line in try say("todo", month, by: "H01").split(separator: "\n") {
      // `! 2026-03  satisfaction of E19 lacks satisfied`
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 7, parts[3] == "of", parts[5] == "lacks" else { continue }
      try say("waive", month, by: "H01", "--employee", parts[4], "--item", parts[2], "--reason", "数据无法取得")
      byHand.append((month, parts[4]))
    }
    try rateWhatIsLeft(month)
    try say("review", month, by: "H01")
  }

  /// Each assessor rates what nobody rated yet.
  private func rateWhatIsLeft(_ month: String) throws {
    let people = try String(contentsOfFile: folder + "/people.csv", encoding: .utf8).split(separator: "\n")
    for line in people where line.contains(",assessor,") {
      let assessor = String(line.prefix { $0 != "," })
      for line in try say("todo", month, by: assessor).split(separator: "\n") {
        // `! 2026-10  rate E07: overall, teamwork`
        guard let found = line.firstMatch(of: #/rate (\w+): (.+)/#) else { continue }
        for item in found.2.split(separator: ", ") {
          try say(
            "rate", month, by: assessor, "--employee", String(found.1), "--item", String(item), "--rating", "标准")
        }
        byHand.append((month, String(found.1)))
      }
    }
  }

  /// What is too early, or somebody else's to do, says so and ends with 1.
  func expectRefusals(_ month: String) throws {
    #expect(try say("publish", month, by: "H01", code: 1).contains("SHEETS-NOT-APPROVED"))
    #expect(try say("approve", month, by: "S01", "--all", code: 1).contains("NOT-ALLOWED"))
    #expect(try say("sheet", month, by: "E01", code: 1).contains("SHEET-NOT-PUBLISHED"))
    #expect(
      try say("rate", month, by: "S02", "--employee", "E01", "--item", "overall", "--rating", "优秀", code: 1)
        .contains("NOT-ALLOWED"))
    let run = try CommandRun(
      list: ["run", folder, "--month", month, "--out", temporaryFolder()]
        + (database.map { ["--database", $0] } ?? []))
    #expect(run.code == 1 && run.complained.contains("MONTH-MANAGED"))
    let path = temporaryFolder() + "/orders-extra.csv"
    try "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    let unsigned = try CommandRun(
      list: ["import", folder, path, "--month", month] + (database.map { ["--database", $0] } ?? []))
    #expect(unsigned.code == 1 && unsigned.complained.contains("IMPORT-UNSIGNED"), "\(unsigned.complained)")
  }

  func approve(_ month: String) throws {
    try say("sign-off", month, by: "F01")
    try say("approve", month, by: "H01", "--all")
    try say("publish", month, by: "H01")
  }

  /// An appeal that is rejected changes nothing.
  func appealInVain(_ month: String) throws {
    let said = try say("appeal", month, by: "E08", "--item", "overall", "--statement", "请复核")
    let id = try #require(said.firstMatch(of: #/P\d+-\d+/#).map { String($0.output) })
    #expect(try say("lock", month, by: "H01", code: 1).contains("APPEALS-OPEN"))
    try say("decide", by: "H01", "--appeal", id, "--outcome", "rejected", "--reasons", "评分有据")
    #expect(try say("sheet", month, by: "E08").contains("decided"))
  }

  /// Everybody acknowledges, and the month is locked.
  func lock(_ month: String) throws {
    for line in try say("sheets", month, by: "A01").split(separator: "\n") {
      try say("acknowledge", month, by: String(line.prefix { $0 != " " }))
    }
    try say("lock", month, by: "H01")
  }

  func verify() throws {
    #expect(try say("verify", by: "A01").contains("everything is as the journal says"))
  }

  /// A file of a month as it stands on record.
  func printed(_ month: String, _ name: String) throws -> String {
    let out = temporaryFolder() + "/out"
    try say("print", month, by: "F01", "--out", out)
    return try String(contentsOfFile: out + "/" + name, encoding: .utf8)
  }
}
