import Appraisal
import Exact
import Foundation
import Records
import Testing
import Wording
import Workflow

@Suite("The year's end: eligibility with the months behind it, awards, grades by department, year sheets")
struct YearTests {
  private static func names(_ numbers: ClosedRange<Int>, of year: Int = 2026) -> [String] {
    numbers.map { "\(year)-" + ($0 < 10 ? "0" : "") + "\($0)" }
  }

  /// E3 answers in 80 seconds (20 points off) and is rated badly (20 off): 60 points in the months named.
  private func company(
    _ months: [String], failing: Set<String>, begin: String = "2026-07", books: Books = .file,
    _ change: (LifeCompany) throws -> Void = { _ in }
  ) throws -> LifeCompany {
    let company = try LifeCompany(books, months: [], publishing: false)
    try company.small.change("company.yaml", "records_begin: 2026-10", "records_begin: \(begin)")
    try change(company)
    for name in months {
      var inbox = LifeInbox(name)
      if failing.contains(name) { inbox.seconds["E3"] = 80 }
      try inbox.write(to: company.small)
    }
    try company.reread()
    try company.clock.reach("2026-06-20")
    try company.publishSchemes()
    return company
  }

  private func person(_ employee: String, _ year: YearEnd) throws -> YearPerson {
    try #require(year.people.first { $0.employee == employee })
  }

  @Test("form 1, note 4: three months in a row below 70, and which they were; everybody else is eligible")
  func row() throws {
    let months = Self.names(7...12)
    let company = try company(months, failing: ["2026-08", "2026-09", "2026-10"])
    for name in months { try company.live(name, to: .locked) }
    let year = try company.hr.year(2026)
    let bonus = try person("E3", year).bonus
    #expect(bonus.verdict == .forfeited && bonus.months.map(\.description) == ["2026-08", "2026-09", "2026-10"])
    #expect(bonus.rowLimit == "3" && bonus.yearLimit == "4" && bonus.unknown.isEmpty)
    #expect(bonus.reason.chinese == "计入的月份：2026-08, 2026-09, 2026-10。")
    #expect(try person("E1", year).bonus.verdict == .eligible && person("E1", year).bonus.months.isEmpty)
    // Their schemes say nothing of a bonus.
    #expect(try person("E4", year).bonus.verdict == .noRule && person("S1", year).bonus.verdict == .noRule)
    // January to June are not on record: the year is not final, and says so.
    let remark = try #require(year.remarks.first)
    #expect(!year.isFinal && remark.code == "YEAR-NOT-OVER")
    #expect(remark.arguments["months"] == Self.names(1...6).joined(separator: ", "))
    expectFilled(remark)
  }

  @Test(
    "form 1, note 4: four months of the calendar year; two and two are enough, a month on leave between counts for nothing"
  )
  func fourOfTheYear() throws {
    let months = Self.names(7...12)
    let company = try company(months, failing: ["2026-07", "2026-08", "2026-10", "2026-12"])
    for name in months {
      try company.live(name, to: .computed)
      if name == "2026-09" { try company.hr.set(standing: .leave, of: "E3", in: month(name), reason: "病假") }
      if name != "2026-09" {
        try company.live(name, from: .rated, to: .locked)
      } else {
        for (employee, label) in [("E1", "好"), ("E2", "好")] {
          try company.desk("S1").rate(employee, in: month(name), item: "overall", as: label)
        }
        try company.desk("S2").rate("E4", in: month(name), item: "tone", as: "好")
        try company.hr.rate("S1", in: month(name), item: "leading", as: "好")
        try company.live(name, from: .reviewed, to: .locked)
      }
    }
    let year = try company.hr.year(2026)
    let own = try person("E3", year)
    #expect(own.bonus.verdict == .forfeited)
    #expect(own.bonus.months.map(\.description) == ["2026-07", "2026-08", "2026-10", "2026-12"])
    #expect(own.months[8].absence == .notAppraised("leave") && own.months[8].points == nil)
    let table = YearTables(year, in: .chinese).eligibility
    let row = try #require(table.rows.first { $0[0] == .text("E3") })
    #expect(row[3] == .text("不参与") && row[7] == .whole(4))
    #expect(row[8] == .text("2026-01~2026-06 没有记录；2026-09 整月休假"))
  }

  @Test("a month without a result is neither passed nor failed: the verdict stays open where it could turn it")
  func undecided() throws {
    // July and August failed, September was never opened; whoever began to keep records in July misses it.
    let months = ["2026-07", "2026-08", "2026-10"]
    let company = try company(months, failing: ["2026-07", "2026-08"])
    for name in months { try company.live(name, to: .locked) }
    let bonus = try person("E3", try company.hr.year(2026)).bonus
    #expect(bonus.verdict == .undecided && bonus.unknown.map(\.description) == ["2026-09"])
    #expect(
      bonus.reason.english.contains(
        "2026-09 have no result and would forfeit it if failed (limits: 3 in a row, 4 of the year)"))
    // For E1 one month more could not reach a limit.
    let other = try person("E1", try company.hr.year(2026)).bonus
    #expect(other.verdict == .eligible && other.reason.english.contains("would not reach a limit even if failed"))
    #expect(try person("E3", try company.hr.year(2026)).months[8].absence == .notOnRecord)
  }

  @Test("a locked month that is decided differently counts as it came out then, though nothing is paid for the rule")
  func corrected() throws {
    let months = ["2026-10", "2026-11", "2026-12"]
    let company = try company(months, failing: Set(months), begin: "2026-10")
    for name in months { try company.live(name, to: .locked) }
    #expect(try person("E3", try company.hr.year(2026)).bonus.verdict == .forfeited)
    _ = try company.hr.adjust(
      month("2026-10"), for: "E3", remedies: [.correction(measure: "avg_response", value: 30)],
      paidIn: month("2027-01"), reason: "平台故障")
    let own = try person("E3", try company.hr.year(2026))
    #expect(own.bonus.verdict == .eligible && own.bonus.months.map(\.description) == ["2026-11", "2026-12"])
    #expect(own.months[9].points?.text == "60.00" && own.months[9].corrected?.text == "80.00")
    try company.verify()
  }

  @Test("form 2: the progress award and the quarterly award, once the scheme has them on, with what decided them")
  func awards() throws {
    let months = Self.names(7...9)
    let prizes = """
      kaohe: 1
      id: prizes
      name: {zh: 奖励, en: Rewards}
      effective: 2026-01
      rewards:
        - {id: champion, name: {zh: 销售冠军, en: Champion}, best_of: net_sales, when: net_sales > sales_target, yuan: 500, ties: all, enabled: false}
        - {id: progress, name: {zh: 进步奖, en: Progress}, best_of: score_rise, when: score_rise > 0, yuan: 200, ties: all}
        - {id: quarter, name: {zh: 季度奖, en: Quarter}, best_of: quarter_score, yuan: 300, ties: all}

      """
    // E3 fails in July and rises by 20 in August; E1 has 100 points all the quarter.
    let company = try company(months, failing: ["2026-07"]) { try $0.small.write("schemes/prizes.yaml", prizes) }
    for name in months { try company.live(name, to: .locked) }
    let year = try company.hr.year(2026)
    let awards = year.people.flatMap(\.awards).map { "\($0.month) \($0.rule) \($0.employee) \($0.amount.text)" }
      .sorted()
    #expect(awards == ["2026-08 progress E3 200.00", "2026-09 quarter E1 300.00"])
    #expect(year.switchedOff.map(\.name.english) == ["Champion"])
    let table = YearTables(year, in: .english).awards
    #expect(table.rows[0][5] == .text("20.00") && table.rows[1][5] == .text("100.00"))
    #expect(table.sums.last == .yuan(500) && table.notes == ["Champion is switched off in the scheme prizes."])
  }

  @Test("grades by department: counts of every month and shares of those with a score")
  func distribution() throws {
    let months = ["2026-10", "2026-11"]
    let company = try company(months, failing: ["2026-11"], begin: "2026-10")
    for name in months { try company.live(name, to: .locked) }
    let rows = YearTables(try company.hr.year(2026), in: .chinese).grades.rows
    // 客服部: E1, E2 and S1 ≥ 90 twice (6 of 8); E3 80 in October and 60 in November.
    func line(_ row: [OutputTable.Cell]) -> String {
      row.map { cell in
        switch cell {
        case .text(let text): text
        case .whole(let number): "\(number)"
        case .share(let share): share.decimal(places: 4)
        default: ""
        }
      }.joined(separator: ",")
    }
    let own = rows.map(line).filter { $0.hasPrefix("客服部") }
    #expect(own.count == 3, "\(own)")
    #expect(
      own.map { $0.split(separator: ",").last.map(String.init) ?? "" }.sorted() == [
        "0.1250", "0.1250", "0.7500",
      ])
    #expect(own.contains { $0.contains(",,,,,,,,,,3,3,,6,0.7500") }, "\(own)")
  }

  @Test(
    "an agent sees the own year and no list; who may see nothing of it is refused; an empty year is named",
    arguments: Books.allCases)
  func rights(books: Books) throws {
    let company = try company(["2026-10"], failing: [], begin: "2026-10", books: books)
    try company.live(to: .published)
    for employee in ["E1", "S1"] {
      let year = try company.desk(employee).year(2026)
      #expect(!year.isWhole && year.people.map(\.employee) == [employee])
    }
    for employee in ["H1", "F1", "A1"] {
      let year = try company.desk(employee).year(2026)
      #expect(year.isWhole && year.people.map(\.employee) == ["E4", "E1", "E2", "E3", "S1"])
    }
    let said = try expectRefused("YEAR-NOTHING", in: company) { _ = try company.hr.year(2025) }
    #expect(said.arguments["known"] == "2026-10")
  }

  @Test("kaohe year writes lists, the bundle and a sheet for everybody; CSV begins with a BOM")
  func command() throws {
    let company = try company(["2026-10"], failing: ["2026-10"], begin: "2026-10")
    try company.live(to: .locked)
    let out = temporaryFolder() + "/year"
    let said = try CommandRun("year", company.folder, "--by", "H1", "--year", "2026", "--out", out)
    #expect(said.code == 0 && said.complained.contains("YEAR-NOT-OVER"), "\(said.complained)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: out).sorted() == [
        "sheets", "sheets-2026.pdf", "sheets-2026.xlsx", "year-2026-awards.csv", "year-2026-bonus.csv",
        "year-2026-grades.csv", "year-2026-months.csv", "year-2026.pdf", "year-2026.xlsx",
      ])
    let sheets = try FileManager.default.contentsOfDirectory(atPath: out + "/sheets")
    #expect(sheets.count == 10 && sheets.contains("2026_客服部_E3_丙_year sheet.pdf"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: out + "/year-2026-months.csv"))
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("E3,丙,客服部,2026-10,\"locked, failed\",60.00,,,< 70,0.00"), "\(text)")
    let own = temporaryFolder() + "/own"
    let agent = try CommandRun("year", company.folder, "--by", "E3", "--year", "2026", "--out", own)
    #expect(try agent.code == 0 && (FileManager.default.contentsOfDirectory(atPath: own)) == ["sheets"])
    #expect(try CommandRun("year", company.folder, "--by", "E3", "--year", "26", "--out", own).code == 2)
  }
}
