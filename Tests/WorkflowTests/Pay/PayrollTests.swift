import Appraisal
import Exact
import Foundation
import Records
import Testing
import Wording
import Workflow

@Suite("The payroll: what a month pays, under the columns of the payroll system")
struct PayrollTests {
  let october: Month
  let november: Month

  init() throws {
    october = try month("2026-10")
    november = try month("2026-11")
  }

  /// October locked, E3 adjusted by 200 yuan paid in November, which is published.
  private func lived(_ books: Books = .file) throws -> LifeCompany {
    let company = try LifeCompany(books, months: ["2026-10", "2026-11"])
    try company.live(to: .locked)
    _ = try company.hr.adjust(
      october, for: "E3", remedies: [.rating(item: "overall", label: "中")], paidIn: november, reason: "复核")
    try company.live("2026-11", to: .published)
    return company
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n").dropLast()
  }

  @Test(
    "on paper: E3 has 5,000 fixed, 800 by the score and 200 for October: 6,000; the table begins with a BOM",
    arguments: Books.allCases)
  func csv(books: Books) throws {
    let company = try lived(books)
    let payroll = try company.desk("F1").payroll(of: november)
    let table = OutputTable(payroll, as: .standard, in: .chinese)
    #expect(Array(table.csv.prefix(3)) == [0xEF, 0xBB, 0xBF])
    let lines = lines(Array(table.csv.dropFirst(3)))
    #expect(
      lines.first == "月份,工号,姓名,部门,岗位,固定工资,应得绩效工资,奖励,约定扣款,本月扣赔偿,最低工资补足,浮动部分合计,以前月份补发扣回,应发合计")
    #expect(
      lines.contains("2026-11,E3,丙,客服部,客服,5000.00,800.00,0.00,0.00,0.00,0.00,800.00,200.00,6000.00"))
    #expect(
      lines.contains("2026-11,E1,甲,客服部,客服,5000.00,1000.00,500.00,0.00,0.00,0.00,1500.00,0.00,6500.00"))
    #expect(lines.count == 6 && payroll.isFinal && payroll.remarks.isEmpty)
    #expect(table.sums[0] == .text("合计") && table.sums.last == .yuan(34_500))
  }

  @Test("the sums are those of pay.csv and adjustments.csv, to the fen")
  func sums() throws {
    let company = try lived()
    let payroll = try company.desk("F1").payroll(of: november)
    let printed = try company.desk("F1").printout(of: november)
    func sum(_ csv: [UInt8], _ column: String) throws -> Int64 {
      let rows = String(decoding: csv, as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let place = try #require(rows.first?.firstIndex { $0 == column })
      return try rows.dropFirst().map { try #require(Int64($0[place])) }.reduce(0, +)
    }
    #expect(payroll.sum(of: .variable)?.amount == (try sum(printed.payCSV, "total_cents")))
    #expect(payroll.sum(of: .adjustments)?.amount == (try sum(printed.adjustmentsCSV, "amount_cents")))
    #expect(payroll.sum(of: .earned)?.amount == (try sum(printed.payCSV, "earned_cents")))
    #expect(payroll.sum(of: .adjustments) == Fen(20_000))
    let (wage, variable) = (try #require(payroll.sum(of: .wage)), try #require(payroll.sum(of: .variable)))
    let gross = try wage + variable + Fen(20_000)
    #expect(payroll.sum(of: .gross) == gross)
  }

  @Test("somebody who left is paid for an earlier month by a line of their own; on leave the lanes stay empty")
  func leaver() throws {
    let company = try LifeCompany(months: ["2026-10", "2026-11"])
    try company.live(to: .locked)
    var person = try company.hr.person("E3", on: day("2026-11-01"))
    person.validFrom = try day("2026-11-01")
    person.leftOn = try day("2026-10-31")
    try company.hr.change(person, reason: "离职")
    _ = try company.hr.adjust(
      october, for: "E3", remedies: [.rating(item: "overall", label: "中")], paidIn: november, reason: "复核")
    try company.live("2026-11", to: .opened)
    try company.live("2026-11", from: .computed, to: .computed)
    try company.hr.set(standing: .leave, of: "E2", in: november, reason: "病假")
    let payroll = try company.hr.payroll(of: november, draft: true)
    let gone = try #require(payroll.lines.first { $0.employee == "E3" })
    #expect(gone.pay == nil && gone.wage == nil && gone.gross == Fen(20_000) && gone.name == "丙")
    let away = try #require(payroll.lines.first { $0.employee == "E2" })
    #expect(away.variable == .zero && away.gross == Fen(500_000))
    let csv = lines(OutputTable(payroll, as: .standard, in: .english).csv)
    #expect(csv.contains { $0.hasPrefix("not final,2026-11,E2,乙,客服部,客服,5000.00,,,,,,0.00,0.00,5000.00") })
  }

  @Test("before publication it is refused, or every line says that it is not final; what is undecided stays empty")
  func draft() throws {
    let company = try LifeCompany()
    try company.live(to: .computed)
    let said = try expectRefused("PAYROLL-NOT-FINAL", in: company) { _ = try company.desk("F1").payroll(of: october) }
    #expect(said.what(in: .chinese).contains("初算"))
    let payroll = try company.desk("F1").payroll(of: october, draft: true)
    #expect(!payroll.isFinal && payroll.sum(of: .gross) == nil)
    let remark = try #require(payroll.remarks.first)
    #expect(remark.code == "PAYROLL-UNDECIDED" && remark.arguments["count"] == "5")
    expectFilled(remark)
    let rows = lines(OutputTable(payroll, as: .standard, in: .chinese).csv).dropFirst()
    #expect(rows.count == 5 && rows.allSatisfy { $0.hasPrefix("未定稿,") && $0.hasSuffix(",,0.00,") })
    try expectRefused("MONTH-NOT-OPENED", in: company) { _ = try company.hr.payroll(of: november, draft: true) }
  }

  @Test("appeals that wait for a decision are named")
  func appeals() throws {
    let company = try LifeCompany()
    try company.live(to: .published)
    let id = try company.desk("E2").appeal("complaints", in: october, statement: "不是我的客户")
    let remark = try #require(try company.hr.payroll(of: october).remarks.first)
    #expect(remark.code == "PAYROLL-APPEALS" && remark.arguments["ids"] == id)
    expectFilled(remark)
  }

  private func mapping(_ columns: String) throws -> PayrollMapping {
    let path = temporaryFolder() + "/payroll.yaml"
    try ("kaohe: 1\ncolumns:\n" + columns).write(toFile: path, atomically: true, encoding: .utf8)
    return try PayrollMapping(at: path)
  }

  @Test("the payroll system's own columns: titles, order, constants, yuan or fen, the other sign")
  func mapped() throws {
    let company = try lived()
    let mapping = try mapping(
      """
        - {title: 员工编号, field: employee_id}
        - {title: 币种, constant: CNY}
        - {title: 应发(分), field: gross, in: fen}
        - {title: 扣款, field: penalties, sign: minus}
        - {title: 备注, constant: "=HYPERLINK(1)"}
        - {title: 补发(负), field: adjustments, in: fen, sign: minus}
        - {field: score}

      """)
    let table = OutputTable(try company.hr.payroll(of: november), as: mapping, in: .chinese)
    let rows = lines(Array(table.csv.dropFirst(3)))
    #expect(rows.first == "员工编号,币种,应发(分),扣款,备注,补发(负),考评分数")
    #expect(rows.contains("E3,CNY,600000,0.00,'=HYPERLINK(1),-20000,80.00"))
    #expect(table.sums == [.text("合计"), .blank, .fen(3_450_000), .yuan(0), .blank, .fen(-20_000), .blank])
  }

  @Test(
    "what is wrong with a mapping is named with its line",
    arguments: [
      ("  - {title: 甲}\n", "PAYROLL-COLUMN", 3), ("  - {constant: 甲}\n", "PAYROLL-COLUMN", 3),
      ("  - {title: 甲, field: name, constant: 乙}\n", "PAYROLL-COLUMN", 3),
      ("  - {field: name, in: fen}\n", "PAYROLL-NO-AMOUNT", 3),
      ("  - {field: name}\n  - {title: 姓名, field: employee_id}\n", "PAYROLL-TITLE-TWICE", 4),
      ("  - {field: salary}\n", "FIELD-TYPE", 3), ("  - {field: wage, in: euro}\n", "FIELD-TYPE", 3),
      ("  - {field: wage, sing: minus}\n", "FIELD-UNKNOWN", 3), ("  []\n", "FIELD-TYPE", 3),
    ])
  func badMapping(columns: String, code: String, line: Int) throws {
    do {
      _ = try mapping(columns)
      Issue.record("\(code) was not said")
    } catch let said as Diagnostic {
      #expect(said.code == code, "\(said.text(in: .english))")
      expectHelpful(said, file: "payroll.yaml", line: line)
    }
  }

  @Test("no file, a file in GBK, and one that is no YAML")
  func unreadable() throws {
    func code(_ bytes: [UInt8]?) throws -> String {
      let path = temporaryFolder() + "/payroll.yaml"
      if let bytes { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
      do {
        _ = try PayrollMapping(at: path)
        return "—"
      } catch { return error.code }
    }
    #expect(try code(nil) == "FILE-NOT-FOUND")
    #expect(try code([0xB9, 0xA4, 0xBA, 0xC5]) == "FILE-ENCODING")
    #expect(try code(Array("kaohe: 1\ncolumns: [".utf8)) == "YAML-SYNTAX")
  }

  @Test("no cell of text becomes a formula, in half or full width or behind blanks; numbers stay numbers")
  func injection() throws {
    let company = try LifeCompany()
    let hostile = [
      "E1": "=1+1", "E2": "＝cmd", "E3": "\u{200B}@SUM(A1)", "E4": " +7", "S1": "-2",
    ]
    for (employee, name) in hostile {
      let old = try #require(["E1": "甲", "E2": "乙", "E3": "丙", "E4": "丁", "S1": "主管一"][employee])
      try company.small.change("people.csv", "\(employee),\(old),", "\(employee),\(name),")
    }
    try company.reread()
    try company.live(to: .published)
    let payroll = try company.hr.payroll(of: october)
    let mapping = try mapping("  - {field: name}\n  - {field: earned, sign: minus}\n")
    let rows = lines(Array(OutputTable(payroll, as: mapping, in: .chinese).csv.dropFirst(3))).dropFirst()
    #expect(rows.count == 5)
    for row in rows {
      let cells = row.split(separator: ",")
      #expect(cells[0].first == "'", "\(row)")
      // What is negative is a number all the same.
      #expect(cells[1].first == "-" && cells[1].dropFirst().allSatisfy { $0.isNumber || $0 == "." }, "\(row)")
    }
  }

  @Test("kaohe payroll writes both files, says how the sums come about, and takes payroll.yaml of the company")
  func command() throws {
    let company = try lived()
    try company.small.write(
      "payroll.yaml", "kaohe: 1\ncolumns:\n  - {title: 编号, field: employee_id}\n  - {field: gross}\n")
    let out = temporaryFolder() + "/out"
    func run(_ by: String, _ month: String, _ more: String...) throws -> CommandRun {
      try CommandRun(list: ["payroll", company.folder, "--by", by, "--month", month, "--out", out] + more)
    }
    let said = try run("F1", "2026-11")
    #expect(said.code == 0, "\(said.complained)")
    #expect(
      said.said.contains(
        "2026-11: 5 people, gross 34500.00 yuan = fixed wages 28000.00 + variable pay 6300.00 (pay.csv) + for earlier months 200.00"
      ))
    let files = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(files == ["payroll-2026-11.csv", "payroll-2026-11.xlsx"])
    let csv = try Data(contentsOf: URL(fileURLWithPath: out + "/payroll-2026-11.csv"))
    #expect(lines(Array(csv.dropFirst(3))).first == "编号,Gross")
    #expect(try run("E1", "2026-11").complained.contains("NOT-ALLOWED"))
    #expect(try run("H1", "2026-11", "--mapping", "/nowhere.yaml").code == 1)
    #expect(try run("A1", "2026-11").code == 1)
  }
}
