import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("A locked month never changes: what comes out differently is paid, or taken back, later")
struct AdjustmentLifeTests {
  let company: LifeCompany
  let october: Month
  let november: Month

  init() throws {
    company = try LifeCompany(months: ["2026-10", "2026-11"])
    october = try month("2026-10")
    november = try month("2026-11")
    try company.live(to: .locked)
  }

  @Test(
    "on paper: E3's rating was a mistake, 800 yuan become 1,000: 200 are paid in November, the sheet stays",
    arguments: Books.allCases)
  func paid(books: Books) throws {
    let company = try LifeCompany(books, months: ["2026-10", "2026-11"])
    try company.live(to: .locked)
    let before = try company.read { records throws(Diagnostic) in try records.derivations(of: october) }
    let made = try company.hr.adjust(
      october, for: "E3", remedies: [.rating(item: "overall", label: "中")], paidIn: november, reason: "复核"
    ).adjustments
    #expect(made.map(\.amount.text) == ["200.00"] && made.map(\.employee) == ["E3"])
    #expect(made.first?.month == october && made.first?.paidIn == november && made.first?.cause == .lateEvent)
    #expect(made.first?.pointsBefore?.text == "80.00" && made.first?.pointsAfter?.text == "90.00")
    #expect(try company.result("E3") == "80.00 800.00" && company.sheet("E3").state == .final)
    #expect(try company.read { records throws(Diagnostic) in try records.derivations(of: october) } == before)
    try company.verify("adjusted")
    try company.live("2026-11", to: .computed)
    let printed = String(decoding: try company.desk("F1").printout(of: november).adjustmentsCSV, as: UTF8.self)
    #expect(printed.contains("2026-11,\(made[0].id),2026-10,E3,20000,late_event,80.00,90.00"))
    try company.verify("computed")
  }

  @Test("what is put right twice is paid once each time: the second difference is taken from the first result")
  func twice() throws {
    _ = try company.hr.adjust(
      october, for: "E3", remedies: [.rating(item: "overall", label: "中")], paidIn: november, reason: "复核")
    let second = try company.hr.adjust(
      october, for: "E3", remedies: [.incident(.complaint, name: "", occurrences: 2, on: try day("2026-10-20"))],
      paidIn: november, reason: "晚到的投诉"
    ).adjustments
    // 90 points and 1,000 yuan become 70 and 700.
    #expect(second.map(\.amount.text) == ["-300.00"] && second.first?.pointsAfter?.text == "70.00")
    try company.verify()
  }

  @Test("a colleague whose reward moves by it has a difference too")
  func colleague() throws {
    let made = try company.hr.adjust(
      october, for: "E2", remedies: [.correction(measure: "net_sales", value: 13_000)], paidIn: november, reason: "漏计"
    ).adjustments
    #expect(made.map { "\($0.employee) \($0.amount.text)" } == ["E1 -500.00", "E2 500.00"])
    try company.verify()
  }

  @Test(
    "paid in a later month that is not locked; nothing for nothing; of the locked month's own people; with a reason")
  func refused() throws {
    let better = [Remedy.rating(item: "overall", label: "中")]
    func adjust(_ employee: String, _ remedies: [Remedy], _ paidIn: String, _ reason: String = "复核") throws {
      _ = try company.hr.adjust(october, for: employee, remedies: remedies, paidIn: try month(paidIn), reason: reason)
    }
    let said = try expectRefused("ADJUST-NOT-LATER", in: company) { try adjust("E3", better, "2026-10") }
    #expect(said.what(in: .english).contains("2026-10 is not one"))
    try expectRefused("ADJUST-NOTHING", in: company) {
      try adjust("E3", [.correction(measure: "sales_target", value: 1)], "2026-11")
    }
    try expectRefused("REASON-MISSING", in: company) { try adjust("E3", better, "2026-11", "") }
    try expectRefused("SHEET-UNKNOWN", in: company) { try adjust("E9", better, "2026-11") }
    try expectRefused("INCIDENT-UNKNOWN", in: company) { try adjust("E3", [.withdrawal(incident: "I1-1")], "2026-11") }
    try expectRefused("DAY-OUTSIDE", in: company) {
      try adjust("E3", [.incident(.complaint, name: "", occurrences: 1, on: try day("2026-11-01"))], "2026-11")
    }
    try expectRefused("MONTH-NOT-OPENED", in: company) {
      _ = try company.hr.adjust(november, for: "E3", remedies: better, paidIn: try month("2026-12"), reason: "复核")
    }
    try company.live("2026-11", to: .computed)
    try expectRefused("MONTH-STATE", in: company) {
      _ = try company.hr.adjust(november, for: "E3", remedies: better, paidIn: try month("2026-12"), reason: "复核")
    }
    try company.verify()
  }

  @Test(
    "an amount that cannot be told any more is no adjustment: nobody knows what whoever is best by now had to exceed")
  func incomplete() throws {
    let company = try LifeCompany(months: ["2026-10", "2026-11"])
    // E3 has sold less than E1, so that the target E3 has not is asked for by nobody.
    try company.small.change("people.csv", "500000,100000,1000000\nE4", "500000,100000,\nE4")
    try company.reread()
    try company.live(to: .locked)
    #expect(try company.result("E3") == "80.00 800.00")
    let said = try expectRefused("ADJUST-INCOMPLETE", in: company) {
      _ = try company.hr.adjust(
        october, for: "E3", remedies: [.correction(measure: "net_sales", value: 20_000)], paidIn: november,
        reason: "大单漏记")
    }
    #expect(said.place.employee == "E3")
    try company.verify()
  }

  @Test("the sheet of the locked month shows what was paid later; HR sees it, the assessor does not")
  func shown() throws {
    _ = try company.hr.adjust(
      october, for: "E3", remedies: [.rating(item: "overall", label: "中")], paidIn: november, reason: "复核")
    #expect(try company.desk("E3").sheet(of: "E3", in: october).adjustments.map(\.amount.text) == ["200.00"])
    #expect(try company.hr.sheet(of: "E3", in: october).adjustments.count == 1)
    #expect(try company.desk("S1").sheet(of: "E3", in: october).adjustments.isEmpty)
  }
}
