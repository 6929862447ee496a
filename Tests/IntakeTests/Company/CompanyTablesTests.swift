import Exact
import Testing
import Wording

@testable import Intake

@Suite("The company's tables become typed rows; a bad row is named and the others stay")
struct CompanyTablesTests {
  private func outcome<Row>(_ text: String, _ read: (String) -> TableOutcome<Row>) throws -> TableOutcome<Row> {
    let file = try TemporaryFile(text)
    let outcome = read(file.path)
    #expect(outcome.report.addsUp)
    return outcome
  }

  private let peopleHeader =
    "employee_id,name,department,post,role,assessor_id,hired_on,confirmed_on,left_on,monthly_wage_cents,"
    + "performance_pay_cents,sales_target_cents\n"

  @Test("A person with every column, and one with only the needed ones: nothing missing becomes 0")
  func people() throws {
    let text = peopleHeader + "E1,王小美,客服部,售前,agent,E9,2020-03-01,2020-06-01,,500000,100000,3000000\nE2,李四,,,,,,,,,,\n"
    let outcome = try outcome(text, CompanyTables.people)
    #expect(outcome.rows.count == 2)
    #expect(outcome.rows[0].monthlyWage == .known(Fen(500_000)))
    #expect(outcome.rows[0].hiredOn?.description == "2020-03-01")
    #expect(outcome.rows[0].line == 2)
    #expect(outcome.rows[1].monthlyWage == .notGiven(.wage))
    #expect(outcome.rows[1].assessorID == nil)
    #expect(outcome.diagnostics.isEmpty)
  }

  @Test(
    "Bad fields of people.csv, each named with line and column",
    arguments: [
      (",无名,,,,,,,,,,", "FIELD-EMPTY", 1), ("E2,,,,,,,,,,,", "FIELD-EMPTY", 2),
      ("E2,李四,,,,,2020-02-30,,,,,", "FIELD-NOT-A-DAY", 7), ("E2,李四,,,,,,,,12.5,,", "FIELD-NOT-WHOLE", 10),
      ("E2,李四,,,,,,,,五千,,", "FIELD-NOT-A-NUMBER", 10), ("E2,李四,,,,,,,,-1,,", "FIELD-NEGATIVE", 10),
      ("E2,李四,,,,,,,,99999999999999999999,,", "FIELD-TOO-LARGE", 10),
      ("E2,李四,,,,,2020-05-01,,2020-04-30,,,", "DAYS-REVERSED", 9), ("1.2E+15,李四,,,,,,,,,,", "ID-LOST-DIGITS", 1),
      ("E1,李四,,,,,,,,,,", "ROW-TWICE", 1), ("E2,李四", "ROW-TOO-SHORT", nil), ("E2,李四,,,,,,,,,,,x", "ROW-TOO-LONG", 13),
      ("\"E2\"x,李四,,,,,,,,,,", "ROW-BROKEN-QUOTE", nil),
    ])
  func badPeople(row: String, code: String, column: Int?) throws {
    let outcome = try outcome(peopleHeader + "E1,王小美,,,,,,,,,,\n\(row)\nE3,赵五,,,,,,,,,,\n", CompanyTables.people)
    #expect(outcome.rows.map(\.employeeID) == ["E1", "E3"])
    #expect(outcome.report.rejected == 1)
    let found = try #require(outcome.diagnostics.first)
    #expect(found.code == code)
    #expect(found.place.line == 3)
    #expect(found.place.column == column)
    for name in placeholders(of: found.message) { #expect(found.arguments[name] != nil, "\(name) of \(code)") }
  }

  @Test("An unknown column is ignored with a note; a missing one refuses the file")
  func columns() throws {
    let known = try outcome("employee_id,name,生日\nE1,王,1990\n", CompanyTables.people)
    #expect(known.diagnostics.map(\.code) == ["COLUMN-IGNORED"])
    #expect(known.rows.count == 1)
    let refused = try outcome("employee_id,姓名\nE1,王\n", CompanyTables.people)
    #expect(refused.refused)
    #expect(refused.diagnostics.map(\.code) == ["COLUMNS-MISSING"])
    #expect(refused.rows.isEmpty)
  }

  @Test("A file that is cut off inside a quote is not taken at all")
  func wholeOrNotAtAll() throws {
    let outcome = try outcome("employee_id,name\nE1,王\nE2,\"李\n", CompanyTables.people)
    #expect(outcome.refused)
    #expect(outcome.rows.isEmpty)
    #expect(outcome.report.rows == 0)
  }

  private let accountsHeader = "agent_id,shop_id,employee_id,from,to\n"

  @Test("An account changes hands on 11 October; both days are included, so the 10th on both rows is an overlap")
  func accounts() throws {
    let sound = try outcome(
      accountsHeader + "旗舰店:小美,S1,E1,2026-01-01,2026-10-10\n旗舰店:小美,S1,E2,2026-10-11,\n", CompanyTables.accounts)
    #expect(sound.rows.count == 2)
    #expect(sound.rows[1].to == nil)
    let overlap = try outcome(
      accountsHeader + "旗舰店:小美,S1,E1,2026-01-01,2026-10-10\n旗舰店:小美,S1,E2,2026-10-10,\n", CompanyTables.accounts)
    #expect(overlap.rows.count == 1)
    let found = try #require(overlap.diagnostics.first)
    #expect(found.code == "ACCOUNT-OVERLAP")
    #expect(found.place.line == 3)
    #expect(found.arguments["line"] == "2")
    #expect(found.arguments["from"] == "2026-10-10")
    #expect(found.arguments["to"] == "2026-10-10")
  }

  @Test("One person may hold the same account name in two shops, two people may not")
  func accountInTwoShops() throws {
    let same = try outcome(accountsHeader + "A,S1,E1,2026-01-01,\nA,S2,E1,2026-01-01,\n", CompanyTables.accounts)
    #expect(same.rows.count == 2)
    let other = try outcome(accountsHeader + "A,S1,E1,2026-01-01,\nA,S2,E2,2026-01-01,\n", CompanyTables.accounts)
    #expect(other.diagnostics.map(\.code) == ["ACCOUNT-OVERLAP"])
  }

  @Test("An account with more than 500 periods")
  func tooManyPeriods() throws {
    let first = try #require(Day("2020-01-01"))
    let rows = (0..<502).map { index in
      let day = Day(number: first.number + index)
      return "A,S1,E1,\(day),\(day)\n"
    }
    let outcome = try outcome(accountsHeader + rows.joined(), CompanyTables.accounts)
    #expect(outcome.rows.count == 500)
    #expect(outcome.diagnostics.map(\.code) == ["ACCOUNT-TOO-MANY", "ACCOUNT-TOO-MANY"])
  }

  @Test("The same person may rate an item once: both lines are named")
  func assessments() throws {
    let text = """
      employee_id,item,rating,by,at,comment
      E1,overall,优秀,E9,2026-10-31 18:00:00,很好
      E1,overall,优秀,E8,2026/10/31 18:00,
      E1,overall,标准,E9,2026-10-31 19:00:00,
      E1,overall,优秀,E9,2026-10-31 18:00:00,很好

      """
    let outcome = try outcome(text, CompanyTables.assessments)
    #expect(outcome.rows.map(\.by) == ["E9", "E8"])
    #expect(outcome.rows[0].at.description == "2026-10-31 18:00:00")
    #expect(outcome.diagnostics.map(\.code) == ["ROW-TWICE", "ROW-TWICE"])
    #expect(outcome.diagnostics.map(\.place.line) == [4, 5])
    #expect(outcome.diagnostics.map { $0.arguments["line"] } == ["2", "2"])
    #expect(outcome.report.rejected == 1)
    #expect(outcome.report.duplicate == 1)
  }

  @Test("Vetoes are read as they are written: whether they can be entered is asked later")
  func vetoes() throws {
    let text =
      "employee_id,veto,occurrences,by,at,note\nE1,misconduct,2,E9,2026-10-08,\nE1,misconduct,0,E9,2026-10-09,\nE1,x,20000,E9,2026-10-09,\n"
    let outcome = try outcome(text, CompanyTables.vetoes)
    #expect(outcome.rows.map(\.occurrences) == [2, 0, 20_000])
    #expect(outcome.rows[0].at.description == "2026-10-08 00:00:00")
    #expect(outcome.diagnostics.isEmpty)
  }

  @Test("Omitted points are exact to 0.01")
  func omissions() throws {
    let text = """
      assessor_id,employee_id,item,points,by,at,note
      E9,E1,conversion,2.5,E0,2026-10-31 18:00:00,
      E9,E2,conversion,2.505,E0,2026-10-31 18:00:00,
      E9,E3,conversion,0,E0,2026-10-31 18:00:00,
      E9,E4,conversion,2,E0,昨天,

      """
    let outcome = try outcome(text, CompanyTables.omissions)
    #expect(outcome.rows.map(\.points) == [Points(hundredths: 250), .zero])
    #expect(outcome.diagnostics.map(\.code) == ["FIELD-TOO-PRECISE", "FIELD-NOT-A-MOMENT"])
  }

  @Test("A waiver is read with its reason, or without one")
  func waivers() throws {
    let text = "employee_id,item,reason,by,at\nE1,overall,产假,E0,2026-10-01\nE2,overall, ,E0,2026-10-01\n"
    let outcome = try outcome(text, CompanyTables.waivers)
    #expect(outcome.rows.map(\.reason) == ["产假", ""])
    #expect(outcome.diagnostics.isEmpty)
  }

  @Test(
    "a message names a column as the file writes it, and its remedy fits the column: fen for money, none for a count")
  func headings() throws {
    let people = try outcome("Employee_ID , NAME,monthly_wage_cents\nE1,甲,12.5\n", CompanyTables.people)
    let money = try #require(people.diagnostics.first { $0.code == "FIELD-NOT-WHOLE" })
    #expect(
      money.remedy(in: .english) == "This column is in fen: 12.34 yuan is 1234. Write a whole number without decimals.")
    let empty = try outcome("Employee_ID , NAME\n,甲\n", CompanyTables.people).diagnostics
    #expect(empty.first?.what(in: .chinese).contains("“Employee_ID”") == true)
    let vetoes = try outcome(
      "employee_id,veto,Occurrences,by,at\nE1,misconduct,1.5,E9,2026-10-08\n", CompanyTables.vetoes)
    let count = try #require(vetoes.diagnostics.first)
    #expect(count.code == "FIELD-NOT-WHOLE" && count.what(in: .english).contains("\"Occurrences\""))
    #expect(count.remedy(in: .english) == "Write a whole number without decimals.")
    #expect(!count.remedy(in: .chinese).contains("分"))
  }

  @Test("A standing is leave or voided")
  func standing() throws {
    let text =
      "employee_id,standing,reason,by,at\nE1,leave,产假,E0,2026-10-01\nE2,Voided,停职,E0,2026-10-01\nE3,holiday,x,E0,2026-10-01\n"
    let outcome = try outcome(text, CompanyTables.standing)
    #expect(outcome.rows.map(\.standing) == [.leave, .voided])
    #expect(outcome.diagnostics.map(\.code) == ["FIELD-NOT-A-CHOICE"])
  }

  @Test("Finance's sales; the same month and account twice, however the month is written")
  func sales() throws {
    let text =
      "month,agent_id,gross_cents,refund_cents\n2026-10,A,1000000,2500\n2026/10,A,1,0\n十月,B,1,0\n2026-10,C,1,-5\n2026-10,D,-1,0\n"
    let outcome = try outcome(text, CompanyTables.suppliedSales)
    #expect(outcome.rows.map(\.gross) == [Fen(1_000_000)])
    #expect(outcome.rows.map(\.refund) == [Fen(2500)])
    #expect(outcome.diagnostics.map(\.code) == ["ROW-TWICE", "FIELD-NOT-A-MONTH", "FIELD-NEGATIVE", "FIELD-NEGATIVE"])
  }

  @Test("Supplied figures are exact; what is not there yet is missing and not 0")
  func metrics() throws {
    let text = """
      month,agent_id,metric,numerator,denominator,source
      2026-10,A,conversion,11,20,赤兔
      2026-10,A,avg_response,1234.5,30,赤兔
      2026-10,B,conversion,-,20,赤兔
      2026-10,C,conversion,11,延迟统计,赤兔
      2026-10,D,conversion,11,-1,赤兔

      """
    let outcome = try outcome(text, CompanyTables.suppliedMetrics)
    #expect(
      outcome.rows.map(\.figure) == [
        .known(numerator: 11, denominator: 20), .known(numerator: try Rational(2469, over: 2), denominator: 30),
        .missing(.notCollected), .missing(.notYetFinal),
      ])
    #expect(outcome.rows[2].numerator == nil)
    #expect(outcome.rows[1].denominator == 30)
    #expect(outcome.diagnostics.map(\.code) == ["FIELD-NEGATIVE"])
  }

  @Test("The same table as a workbook gives the same rows, dates from serial numbers")
  func workbook() throws {
    let data = """
      <row r="1"><c t="inlineStr"><is><t>agent_id</t></is></c><c t="inlineStr"><is><t>shop_id</t></is></c>\
      <c t="inlineStr"><is><t>employee_id</t></is></c><c t="inlineStr"><is><t>from</t></is></c>\
      <c t="inlineStr"><is><t>to</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>A</t></is></c>\
      <c r="B3"><v>7</v></c><c r="C3" t="inlineStr"><is><t>E1</t></is></c><c r="D3" s="1"><v>45000</v></c></row>
      """
    let file = try SampleWorkbook(sheets: [("S", data)], styles: [0, 14]).file()
    let outcome = CompanyTables.accounts(at: file.path)
    #expect(outcome.rows.map(\.from.description) == ["2023-03-15"])
    #expect(outcome.rows.map(\.shopID) == ["7"])
    #expect(outcome.rows.map(\.line) == [3])
    #expect(outcome.rows[0].to == nil)
  }

  @Test("Whatever bytes are changed, the account adds up")
  func mutations() throws {
    var generator = Seeded(20_263)
    let original = Array(
      (peopleHeader + "E1,王小美,客服部,售前,agent,E9,2020-03-01,2020-06-01,,500000,100000,3000000\nE2,\"李,四\",,,,,,,,,,\n")
        .utf8)
    for _ in 0..<600 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      let file = try TemporaryFile(bytes)
      let outcome = CompanyTables.people(at: file.path)
      #expect(outcome.report.addsUp)
      #expect(outcome.rows.count == outcome.report.taken)
    }
  }
}
