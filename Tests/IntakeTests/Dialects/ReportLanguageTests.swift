import Exact
import Testing
import Wording

@testable import Intake

@Suite("What the language of dialects says of reports: names of files, days that overlap, words in place of values")
struct ReportLanguageTests {
  @Test(
    "The name of a file tells its period",
    arguments: [
      ("_{judgement}_{from}至{to}", "自定义报表_客服数据_下单优先判定_2026-10-01至2026-10-31.xlsx", "2026-10-01 2026-10-31 下单优先判定"),
      ("{from}-{to}", "客服绩效20261001-20261031.xlsx", "2026-10-01 2026-10-31 "),
      ("{from}_{to}", "客服 2026年10月1日_2026年10月31日 (1).xlsx", "2026-10-01 2026-10-31 "),
      ("{month}", "客服绩效_2026年10月.xlsx", "2026-10  "),
    ])
  func names(pattern: String, name: String, expected: String) throws {
    let found = try #require(FileNamePattern(pattern)?.read(name))
    #expect(
      [found["from"] ?? found["month"] ?? "", found["to"] ?? "", found["judgement"] ?? ""].joined(separator: " ")
        == expected)
  }

  @Test("A name of another form tells nothing, and a pattern without a time is none")
  func otherNames() {
    #expect(FileNamePattern("{from}至{to}")?.read("客服绩效.xlsx") == nil)
    #expect(FileNamePattern("{from}至{to}")?.read("2026-10-01至2026-10-32.xlsx") == nil)
    #expect(FileNamePattern("{judgement}") == nil)
    #expect(FileNamePattern("{from") == nil)
    #expect(FileNamePattern("*{a}*{b}{day}") == nil)
    // A hostile name ends soon.
    #expect(FileNamePattern("*{a}_{b}{day}")?.read(String(repeating: "_a", count: 127)) == nil)
  }

  private func report(_ files: [(name: String, text: String)]) throws -> [Translated] {
    var translator = Translator(try DialectLibrary(folder: RealData.library))
    return try files.map { file in
      var rows: [CanonicalRow] = []
      let kept = try TemporaryFile(file.text, name: file.name)
      let report = translator.translate(fileAt: kept.path, given: ["month": "2026-10"]) { rows.append($0) }
      #expect(report.addsUp)
      return Translated(report: report, rows: rows)
    }
  }

  @Test("More than one month is refused")
  func severalMonths() throws {
    let found = try report([("报表_下单判定_2026-09-16至2026-10-15.csv", "客服昵称,接待人数\n甲,5\n")])
    #expect(found[0].report.refused)
    #expect(try found[0].diagnostic("PERIOD-SEVERAL").arguments["from"] == "2026-09-16")
  }

  @Test("Weeks that do not overlap add up: 5 + 7; a week that overlaps is not counted twice")
  func weeks() throws {
    let found = try report([
      ("a_2026-10-05至2026-10-11.csv", "客服昵称,接待人数\n甲,5\n"), ("b_2026-10-12至2026-10-18.csv", "客服昵称,接待人数\n甲,7\n"),
      ("c_2026-10-18至2026-10-24.csv", "客服昵称,接待人数\n甲,9\n乙,1\n"),
    ])
    #expect(found.map { $0.figures(of: "甲") } == [["buyers 5/1"], ["buyers 7/1"], []])
    #expect(found[2].account == [1, 0, 1, 0, 0])
    let twice = try found[2].diagnostic("FIGURE-TWICE")
    #expect(twice.arguments["metrics"] == "buyers")
    #expect(twice.arguments["earlier"]?.contains("b_2026-10-12") == true)
    #expect(twice.place.line == 2)
  }

  @Test(
    "Two reports of the same days: what both say counts once, what only one says is added, a contradiction is named")
  func sameDays() throws {
    let found = try report([
      ("a.csv", "客服昵称,接待人数,询单人数\n甲,5,3\n乙,6,2\n"), ("b.csv", "客服昵称,接待人数,上班天数\n甲,5,22\n乙,8,21\n"),
      ("c.csv", "客服昵称,接待人数,问\n甲,5,\n"),
    ])
    #expect(found[1].figures(of: "甲") == ["work_days 22/1"])
    #expect(found[1].figures(of: "乙") == ["work_days 21/1"])
    #expect(found[1].account == [2, 0, 0, 0, 0])
    #expect(try found[1].diagnostic("FIGURE-TWICE").place.line == 3)
    #expect(found[2].account == [0, 0, 0, 1, 0])
  }

  @Test(
    "What can be wrong in the new keys",
    arguments: [
      ("figures: [{metric: m}]", "numerator"), ("figures: [{numerator: {whole: b}}]", "metric"),
      ("figures: [{metric: m, numerator: {share: b}}]", "of"),
      ("figures: [{metric: m, numerator: {share: b, of: a, written: much}}]", "example"),
      ("figures: [{metric: m, numerator: {number: b, in: days}}]", "minutes"),
      ("figures: [{metric: m, numerator: {join: [{text: a}]}}]", "two rules"),
      ("figures: [{metric: m, numerator: {prefix: b}}]", "written"),
      ("figures: [{metric: m, numerator: {constant: b, otherwise: {text: a}}}]", "otherwise"),
      ("figures: [{metric: m, numerator: {whole: b}}]\nperiod: [month]", "file's name"),
      ("figures: [{metric: m, numerator: {whole: b}}]\nleft_out: {because: [c]}", "mean"),
      ("figures: [{metric: m, numerator: {whole: b}}]\ninstead: {zh: 甲, en: a}", "more than one"),
      ("figures: [{metric: m, numerator: {whole: b}}]\nprivate: [b]", "private"),
      ("chat: {table: {buyer: a}}", "sender"), ("chat: {roles: {x: boss}}", "buyer, agent or robot"),
      ("instead: {zh: 甲}", "both languages"),
      ("figures: [{metric: m, numerator: {whole: b}}]\ntotals: {is: [x]}", "column"),
    ])
  func wrong(part: String, reason: String) throws {
    let yaml =
      "dialect: 1\nid: x\nname: {zh: 某, en: X}\nrecognise: {columns: [a, b]}\nagent: {id: a}\n" + part + "\n"
    let found = try diagnostic("DIALECT-BROKEN") { _ = try Dialect(yaml: yaml, file: "x.yaml") }
    #expect(found.place.line != nil)
    #expect(found.arguments["reason"]?.contains(reason) == true, "\(found.text(in: .english))")
  }

  @Test("A buyer's id that a spreadsheet broke is not shown")
  func hiddenBuyer() throws {
    let header = "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间,订单关闭原因\n"
    let found = try report([("a.csv", header + "1,1.3E+15,5,交易成功,2026-10-01 08:00:00,,\n")])
    #expect(found[0].report.refused)
    var translator = Translator(try DialectLibrary(folder: RealData.library))
    let file = try TemporaryFile(header + "1,1.3E+15,5,交易成功,2026-10-01 08:00:00,,\n")
    let report = translator.translate(fileAt: file.path, given: ["shop": "S1"]) { _ in }
    #expect(report.diagnostics.map(\.code) == ["ID-LOST-DIGITS"])
    #expect(!report.diagnostics[0].text(in: .chinese).contains("1.3E"))
  }
}
