import Exact
import Intake
import Testing
import Wording

@testable import Workflow

@Suite("Lists pasted from a spreadsheet")
struct PastedListTests {
  private let founder = (id: "H01", name: "人事一")

  @Test("Chinese and English titles, in any order, with amounts in yuan and assessors by name")
  func titles() throws {
    let chinese = PastedPeople(
      "姓名\t工号\t所属部门\t主管\t绩效工资（元）\t月薪(元)\t入职时间\n甲\tE01\t客服部\t主管一\t2,000\t￥7,500.50\t2024/3/1\n主管一\tS01\t客服部\t\t\t\t\n",
      founder: founder)
    let english = PastedPeople(
      "Name,ID,Dept,Supervisor,performance_pay_cents,Wage,Hired\n甲,E01,客服部,S01,200000,7500.5,2024-03-01\n主管一,S01,客服部,,,,\n",
      founder: founder)
    for list in [chinese, english] {
      #expect(list.isUsable, "\(list.faults) \(list.lines.flatMap(\.faults))")
      #expect(list.people.map(\.employeeID) == ["E01", "S01", "H01"])
      #expect(list.people.map(\.role) == ["agent", "assessor", "hr"])
      #expect(list.people[0].assessorID == "S01" && list.people[0].hiredOn == Day("2024-03-01"))
      #expect(
        list.people[0].monthlyWage == .known(Fen(750_050)) && list.people[0].performancePay == .known(Fen(200_000)))
    }
  }

  @Test(
    "amounts are read exactly or not at all",
    arguments: [
      ("7500", 750_000), ("7,500.5", 750_050), ("0.01", 1), ("￥1,234,567.89", 123_456_789), ("12元", 1200),
      ("1.100", 110), ("20万", 20_000_000), ("0.3万", 300_000), ("6千", 600_000), ("2w", 2_000_000), ("２０００", 200_000),
      ("20万元", 20_000_000), ("￥9800", 980_000), ("1.2345万", 1_234_500), ("0.00001万", 10), ("6000元/月", 600_000),
      ("6000/月", 600_000),
      ("7,50", nil), ("0.0000001万", nil), ("万", nil), ("12元万", nil), ("1.005", nil), ("-5", nil), ("1e5", nil),
      ("七千", nil), ("", nil), ("1,234.5,6", nil),
    ] as [(String, Int64?)])
  func amounts(text: String, fen: Int64?) { #expect(PastedAmount.fen(yuan: text) == fen) }

  @Test("each line has its own errors, and all the others stay as they are")
  func errors() throws {
    let list = PastedPeople(
      "工号\t姓名\t部门\t角色\t考核人\t月薪\n"
        + "E01\t甲\t客服部\t客服\t\t100\n"  // fine
        + "E02\t\t客服部\t\t\t\n"  // no name
        + "E01\t丙\t客服部\t\t\t\n"  // the id once more
        + "\t\t\t\t\t\n"
        + "E03\t丁\t\t\t\t\n"  // no department
        + "E04\t戊\t客服部\t队长\t\t\n"  // no such role
        + "E05\t己\t客服部\t\tS9\t\n"  // no such assessor
        + "E06\t庚\t客服部\t\t\t1.234\n",
      founder: founder)
    #expect(!list.isUsable)
    let codes = Dictionary(uniqueKeysWithValues: list.lines.map { ($0.number ?? 0, $0.faults.map(\.code)) })
    #expect(codes[2] == [])
    #expect(codes[3] == ["FIELD-EMPTY"])
    #expect(codes[4] == ["ROW-TWICE"])
    #expect(codes[5] == nil, "a blank line is none")
    #expect(codes[6] == ["PASTED-DEPARTMENT"])
    #expect(codes[7] == ["PASTED-ROLE"])
    #expect(codes[8] == ["PASTED-WHO"])
    #expect(codes[9] == ["PASTED-AMOUNT"])
  }

  /// A list as a spreadsheet gives it: blanks within headings and names, full-width digits, dashes for nothing, a sum.
  private static let asPasted =
    "序号\t工 号\t姓 名\t部门\t岗位\t角色\t直接上级\t入职日期\t转正日期\t离职日期\t月薪（元）\t绩效工资(元)\t月销售目标\n"
    + "1\tH01\t人事一\t行政部\t人事\t人事\t\t2019/10/14\t2020.1.14\t\t8,000.00\t0\t\n"
    + "2\tS01\t主 管\t电商部\t客服主管\t考核人\tH01\t2020年4月13日\t2020-07-13\t\t￥9800\t3500元\t\n"
    + "3\t007\t客服七\t电商部\t售前客服\t客服\t主管\t２０２２－３－１４\t2022/6/14\t\t6千\t0.3万\t20万\n"
    + "4\t7\t客服八\t电商 部\t售前客服\t\t主　管\t2022-3-14\t\t\t6000\t２０００\t200000\n"
    + "5\tE10\t客服十\t 电商部 \t客服\t客服\tS01\t2026-10-17\t-\t/\t6000\t2000\t—\n"
    + "\t\t\t\t\t\t\t\t\t\t\t\t\n合计\t\t5人\t\t\t\t\t\t\t\t35800\t9500\t\n"

  @Test("张 三 is 张三, 20万 is 200,000 yuan, a dash is nothing, and a row of totals is nobody")
  func asPeopleWrite() throws {
    let list = PastedPeople(Self.asPasted, founder: founder)
    #expect(list.isUsable, "\(list.lines.flatMap(\.faults).map { $0.text(in: .english) })")
    #expect(list.sums == [8] && list.ignored == ["序号"])
    #expect(list.people.map(\.employeeID) == ["H01", "S01", "007", "7", "E10"])
    #expect(list.people.map(\.assessorID) == [nil, "H01", "S01", "S01", "S01"])
    #expect(list.people.map(\.department) == ["行政部", "电商部", "电商部", "电商部", "电商部"])
    #expect(list.people.map(\.performancePay.amount?.amount) == [0, 350_000, 300_000, 200_000, 200_000])
    #expect(list.people.map(\.salesTarget?.amount) == [nil, nil, 20_000_000, 20_000_000, nil])
    #expect(list.people[2].hiredOn == Day("2022-03-14") && list.people[4].confirmedOn == nil)
  }

  @Test("an assessor is told by id, by name, or by both", arguments: ["S01", "主管", "主 管", "Ｓ０１", "S01 主管", "主管（S01）"])
  func assessorBothWays(written: String) {
    let list = PastedPeople("工号\t姓名\t部门\t主管姓名\nS01\t主管\t客服部\t\nE01\t甲\t客服部\t\(written)\n合计2人\t\t\t\n", founder: founder)
    #expect(list.people.first { $0.employeeID == "E01" }?.assessorID == "S01", "\(list.lines.flatMap(\.faults))")
    #expect(list.sums == [4])
  }

  @Test("无 says that there is no pay of that kind; a dash says nothing, and the pay stays missing")
  func withoutPay() {
    let list = PastedPeople("工号\t姓名\t部门\t月薪\t绩效工资\nE01\t甲\t客服部\t6000\t无\nE02\t乙\t客服部\t—\t2000\n", founder: founder)
    #expect(list.isUsable, "\(list.lines.flatMap(\.faults))")
    #expect(list.people[0].performancePay == .notAgreed)
    #expect(list.people[1].monthlyWage == .notGiven(.wage))
  }

  @Test("what is wrong is said in the list's own headings, with its own lines, and never in those of people.csv")
  func ownWords() throws {
    let list = PastedPeople(
      Self.asPasted.replacing("2026-10-17", with: "44634").replacing("0.3万", with: "6000.555")
        .replacing("E10\t客服十", with: "007\t客服十").replacing("2022/6/14", with: "2021/6/14")
        .replacing("主　管", with: "张三"), founder: founder)
    let faults = list.lines.flatMap(\.faults)
    #expect(
      faults.map { "\($0.place.text) \($0.code)" }.sorted()
        == ["4:12 PASTED-AMOUNT", "4:9 DAYS-REVERSED", "5:7 PASTED-WHO", "6:8 FIELD-NOT-A-DAY"])
    for language in Language.allCases {
      let said = faults.map { $0.what(in: language) + $0.remedy(in: language) }.joined()
      #expect(said.contains("绩效工资(元)") && said.contains("转正日期") && said.contains("直接上级"), "\(said)")
      #expect(!said.contains("_") && !said.contains("\"7\"") && !said.contains("“7”"), "\(said)")
      for fault in faults { #expect(!fault.what(in: language).contains("{"), "\(fault)") }
    }
    // The same id once more: the line that is meant is one of the list.
    let twice = PastedPeople(
      Self.asPasted.replacing("E10\t客服十", with: "007\t客服十"), founder: founder
    ).lines.flatMap(\.faults)
    #expect(twice.map(\.code) == ["ROW-TWICE"] && twice[0].arguments["line"] == "4" && twice[0].place.line == 6)
  }

  @Test(
    "a unit in a heading counts: 万元, 千元, 分", arguments: [("万元", "0.6"), ("千元", "6"), ("分", "600000"), ("元", "6000")])
  func units(unit: String, written: String) {
    let list = PastedPeople("工号\t姓名\t部门\t月薪（\(unit)）\nE01\t甲\t客服部\t\(written)\n", founder: founder)
    #expect(list.people.first?.monthlyWage == .known(Fen(600_000)), "\(list.lines.flatMap(\.faults))")
  }

  @Test("two of a name have to be told apart by id")
  func sameName() {
    let list = PastedPeople(
      "工号\t姓名\t部门\t考核人\nS01\t王\t客服部\t\nS02\t王\t客服部\t\nE01\t甲\t客服部\t王\n", founder: founder)
    #expect(list.lines[2].faults.map(\.code) == ["PASTED-WHO"])
    #expect(list.lines[2].faults[0].what(in: .chinese) == "“考核人”一列的“王”有几个人同名（工号 S01, S02）。")
  }

  @Test("whoever founds the company is of HR, also where the list says otherwise")
  func founderRole() {
    let list = PastedPeople("工号\t姓名\t部门\t角色\nH01\t人事一\t客服部\t客服\n", founder: founder)
    #expect(list.lines[0].faults.map(\.code) == ["PASTED-ROLE"])
    #expect(PastedPeople("工号\t姓名\nH01\t人事一\n", founder: founder).people.map(\.role) == ["hr"])
  }

  @Test("cells in quotes may hold tabs, ends of lines and quotes")
  func quotes() throws {
    let rows = try ClipboardTable("a\tb\r\n\"x\"\"y\"\t\"1\n2\"\r\nc\td").rows
    #expect(rows.map(\.cells) == [["a", "b"], ["x\"y", "1 2"], ["c", "d"]] && rows.map(\.line) == [1, 2, 4])
  }

  @Test("nothing, a header alone, one without ids, and a book are refused as a whole")
  func refused() {
    func code(_ text: String) -> [String] { PastedPeople(text, founder: founder).faults.map(\.code) }
    #expect(code("") == ["PASTED-NOTHING"])
    #expect(code("工号\t姓名\n") == ["PASTED-NOTHING"])
    #expect(code("部门\t姓名\n客服部\t甲\n") == ["PASTED-HEADER"])
    #expect(code(String(repeating: "a\n", count: 6_000)) == ["PASTED-TOO-LONG"])
  }

  @Test("an account is somebody's by id or name, from the day of hiring where no day is written")
  func accounts() throws {
    let people = PastedPeople(
      "工号\t姓名\t部门\t入职\nE01\t甲\t客服部\t2025-02-03\nE02\t乙\t客服部\t\n", founder: founder
    ).people
    let day = try #require(Day("2025-12-01"))
    let list = PastedAccounts(
      "旺旺\t店铺\t姓名\t起\nshop:甲\t旗舰店\t甲\t\nshop:乙\t\t乙\t\nx\t\t丙\t\n", of: people, from: day)
    #expect(list.lines.map { $0.faults.map(\.code) } == [[], [], ["PASTED-WHO"]])
    #expect(list.accounts.prefix(2).map(\.employeeID) == ["E01", "E02"])
    #expect(list.accounts.prefix(2).map(\.from.description) == ["2025-02-03", "2025-12-01"])
    let twice = PastedAccounts("账号\t工号\na\tE01\na\tE02\n", of: people, from: day)
    #expect(twice.lines[1].faults.map(\.code) == ["ACCOUNT-OVERLAP"])
  }

  @Test("a text of company.yaml stays a text, whatever is written")
  func yaml() throws {
    var plan = CompanyPlan(month: try #require(Month("2026-10")))
    plan.name = "某某\"公司\": {a: [b]} # \\ \n- x"
    plan.people = PastedPeople("工号\t姓名\t部门\nE01\t甲\t客服: [一]\"部\n", founder: founder).people
    let text = try #require(plan.files.last)
    #expect(text.path == "company.yaml")
    let settings = try CompanySettings(String(decoding: text.bytes, as: UTF8.self), file: "company.yaml")
    #expect(settings.name == "某某\"公司\": {a: [b]} # \\  - x")
    #expect(settings.departments.map(\.id) == ["客服: [一]\"部"])
  }

  @Test("every scheme that comes with the product is offered, with what it is like")
  func offers() {
    #expect(Set(SchemeOffer.all.map { $0.id + ".yaml" }) == Set(BuiltInSchemes.all.keys))
    #expect(SchemeOffer.all.filter { !$0.scores }.map(\.id) == ["rewards-penalties"])
  }

  @Test("once somebody can sign in nobody sets a first password")
  func recordsTaken() throws {
    let company = try LifeCompany(months: ["2026-10"])
    _ = try company.hr.giveAccess(to: "E1")
    #expect(throws: Diagnostic.self) { try company.hr.begin(password: "四季轮回-都要认真考核") }
  }
}
