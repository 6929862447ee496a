import Appraisal
import Exact
import Foundation
import Records
import Testing
import Wording
import Workflow

@Suite("A wage nobody gave: open down to every result, until it is given or marked as not agreed")
struct MissingWageTests {
  private let row = "E1,甲,d1,客服,agent,S1,2025-01-01,2025-04-01,,500000,100000,"

  private func pay(_ run: MonthRun) -> [String] {
    String(decoding: ResultTables.pay(run.derivations), as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0.contains(",E1,") }
  }

  @Test(
    "a blank fixed wage: nothing is topped up in silence; pay.csv leaves floor and total empty, the month is incomplete"
  )
  func blankWage() throws {
    let company = try SmallCompany()
    try company.change("people.csv", row, row.replacing(",500000,", with: ",,"))
    let run = try company.run()
    #expect(run.isIncomplete)
    #expect(pay(run) == ["2026-10,E1,100.00,,100000,100000,0,0,0,0,0,,"])
    // What nobody waits for is decided: the colleagues' months, and the assessor's, whose money no scheme decides.
    let colleagues = run.derivations.filter { $0.employee != "E1" }
    #expect(colleagues.map(\.isComplete) == colleagues.map { _ in true })
  }

  @Test("a blank performance pay earns no 0: it is empty")
  func blankPerformancePay() throws {
    let company = try SmallCompany()
    try company.change("people.csv", row, row.replacing(",100000,", with: ",,"))
    #expect(pay(try company.run()) == ["2026-10,E1,100.00,,,,0,0,0,0,0,,"])
  }

  @Test("none, or 无, in people.csv is without pay of that kind, and nothing is open", arguments: ["none", "无", "None"])
  func marked(word: String) throws {
    let company = try SmallCompany()
    try company.change("people.csv", row, row.replacing(",100000,", with: ",\(word),"))
    let run = try company.run()
    #expect(!run.isIncomplete)
    #expect(pay(run) == ["2026-10,E1,100.00,,0,0,0,0,0,0,0,0,0"])
    #expect(run.derivations.first { $0.employee == "E1" }?.pay.base == .notAgreed)
  }

  @Test("a wage in words of any other kind is refused, and names the column")
  func otherWord() throws {
    let company = try SmallCompany()
    try company.change("people.csv", row, row.replacing(",100000,", with: ",面议,"))
    #expect(
      try company.run().diagnostics.contains { $0.place.file?.hasSuffix("people.csv") == true && $0.place.column == 11 }
    )
  }

  @Test("HR is told whose it is; the sheet is not approved and the month not published until it is given")
  func blocks() throws {
    let company = try LifeCompany(publishing: false)
    try company.small.change(
      "people.csv", "E2,乙,d1,客服,agent,S1,2025-01-01,2025-04-01,,500000,", "E2,乙,d1,客服,agent,S1,2025-01-01,2025-04-01,,,"
    )
    try company.reread()
    try company.publishSchemes()
    try company.live(to: .rated)
    let month = try month("2026-10")
    #expect(try company.result("E2") == "90.00 —")
    let toDo = try company.hr.toDo(in: month).filter { $0.place == .person("E2") }
    #expect(toDo.map(\.blocks) == [true])
    #expect(toDo[0].text.chinese == "填写 E2 的月薪；没有约定月薪的，写“无”")
    #expect(toDo[0].command.contains("people change") && toDo[0].command.contains("--wage-cents"))
    let gaps = try company.read { records throws(Diagnostic) in try records.gaps(of: month) }
    #expect(gaps.filter { $0.kind == .notFilledIn }.map { "\($0.employee) \($0.subject)" } == ["E2 wage"])

    // Given from the month's first day on: 90 points, 1,000 earned.
    var person = try company.hr.person("E2", on: try day("2026-10-01"))
    person.validFrom = try day("2026-10-01")
    person.wage = .known(Fen(500_000))
    try company.hr.change(person, reason: "补录")
    #expect(try company.result("E2") == "90.00 1000.00")
    #expect(try company.hr.toDo(in: month).filter { $0.place == .person("E2") }.isEmpty)
    try company.verify()
  }

  @Test(
    "marked as without a fixed wage on record, with its history, until something else is agreed",
    arguments: Books.allCases)
  func onRecord(books: Books) throws {
    let company = try LifeCompany(books)
    try company.live(to: .opened)
    var person = try company.hr.person("E3", on: try day("2026-10-01"))
    person.validFrom = try day("2026-10-01")
    (person.wage, person.performancePay) = (.notAgreed, .known(Fen(100_000)))
    try company.hr.change(person, reason: "提成制")
    let kept = try company.hr.person("E3", on: try day("2026-10-31"))
    #expect(kept.wage == .notAgreed && kept.performancePay == .known(Fen(100_000)))
    #expect(try company.hr.person("E3", on: try day("2026-09-30")).wage == .known(Fen(500_000)))
    try company.verify()
  }

  @Test("a loss that the cap held back is due again in the next month of a run (carry_losses)")
  func carriedInRun() throws {
    let company = try SmallCompany()
    try company.change("company.yaml", "loss_clause: 第十二条", "loss_clause: 第十二条\ncarry_losses: true")
    try company.change(
      "schemes/small.yaml", "pay: [", "losses: [{id: misshipment_loss, name: 错件损失, of: misshipment_loss}]\npay: [")
    try company.write(
      "inbox/2026-10/misshipments.csv",
      "case_id,order_id,agent_id,cause,found_on,loss_cents\nm1,o1,a1,agent,2026-10-09,500000\n")
    try company.write(
      "inbox/2026-10/orders.csv",
      "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status\no1,s1,b1,2026-10-05 11:00:00,2026-10-05 11:01:00,1000,done\n"
    )
    for name in ["messages", "complaints", "assessments"] {
      let text = try company.text(of: "inbox/2026-10/\(name).csv")
      try company.write(
        "inbox/2026-11/\(name).csv",
        text.replacing("2026-11-01", with: "2026-12-01").replacing("2026-10", with: "2026-11"))
    }
    // In November nothing was shipped wrongly, and that is known.
    try company.write(
      "inbox/2026-11/misshipments.csv", "case_id,order_id,agent_id,cause,found_on,loss_cents\n")
    let first = try #require(try company.run().derivations.first { $0.employee == "E1" }?.pay)
    // 20 % of 5,000 + 1,000 is 1,200 of the 5,000 due.
    #expect(first.lossDeducted == Fen(120_000) && first.lossHeldBack == Fen(380_000))
    let second = try #require(try company.run("2026-11").derivations.first { $0.employee == "E1" }?.pay)
    #expect(second.lossDue == Fen(380_000) && second.lossDeducted == Fen(120_000))
    #expect(second.lossHeldBack == Fen(260_000))
  }

  @Test("a run names the wage it waits for, and says that its sum is without whose amount is open")
  func summary() throws {
    let company = try SmallCompany()
    try company.change("people.csv", row, row.replacing(",500000,", with: ",,"))
    let run = try CommandRun(
      "run", company.folder, "--month", "2026-10", "--out", company.folder + "/out", "--lang", "en")
    #expect(run.code == 3)
    #expect(run.said.contains("without 1 whose amount is open"))
    #expect(run.said.contains("waiting E1 甲: the fixed wage"))
  }
}
