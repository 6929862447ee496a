import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("Incidents are recorded when they happen, by those who saw them, and count by the form's points")
struct IncidentLifeTests {
  let company: LifeCompany
  let october: Month

  init() throws {
    company = try LifeCompany()
    october = try month("2026-10")
  }

  private func node(_ employee: String, _ item: String) throws -> Node {
    let month = try #require(try company.office.kept(october))
    let derivation = try #require(month.derivations.first { $0.employee == employee })
    return try #require(derivation.items.first { $0.id == item })
  }

  @Test("a veto costs 10 for each occurrence, a complaint 10, a failed check 5, a remark nothing")
  func points() throws {
    try company.live(to: .rated)
    let on = try day("2026-10-12")
    _ = try company.desk("S1").record(.veto, of: "E1", name: "打架斗殴", occurrences: 2, on: on, note: "两次推搡")
    #expect(try company.sheet("E1").score?.text == "80.00")
    _ = try company.desk("F1").record(.complaint, of: "E1", on: on, note: "客户来电")
    #expect(try company.sheet("E1").score?.text == "70.00")
    _ = try company.hr.record(.mysteryCheck, of: "E1", on: on, note: "未答运费")
    #expect(try company.sheet("E1").score?.text == "65.00")
    _ = try company.hr.record(.remark, of: "E1", on: on, note: "带新人")
    #expect(try company.result("E1") == "65.00 500.00")
    try company.verify()
  }

  @Test("they show as record, beside the computed figure")
  func beside() throws {
    try company.live(to: .rated)
    let id = try company.hr.record(.complaint, of: "E2", occurrences: 2, on: try day("2026-10-12"), note: "来电")
    let input = try #require(try node("E2", "complaints").inputs.first)
    // One in the file, two on record.
    #expect(input.fact.figure.value == 3 && input.fact.standing.source == .record)
    #expect(input.fact.others.map { $0.figure.value } == [1])
    #expect(input.fact.others.allSatisfy { $0.source == .computed })
    #expect(input.fact.evidence?.hasSuffix(id) == true)
    #expect(try company.result("E2") == "70.00 700.00")
  }

  @Test("one that is taken back, for a reason, does not count; it stays on record as withdrawn")
  func withdrawn() throws {
    try company.live(to: .rated)
    let id = try company.hr.record(.veto, of: "E1", name: "misconduct", on: try day("2026-10-12"), note: "误认")
    #expect(try company.sheet("E1").score?.text == "90.00")
    try expectRefused("REASON-MISSING", in: company) {
      try company.hr.withdraw(incident: id, in: october, reason: "")
    }
    try company.hr.withdraw(incident: id, in: october, reason: "认错人")
    #expect(try company.sheet("E1").score?.text == "100.00")
    let all = try company.read { records throws(Diagnostic) in try records.incidents(of: october) }
    #expect(all.map(\.id) == [id] && all.allSatisfy { $0.isWithdrawn })
    try expectRefused("INCIDENT-UNKNOWN", in: company) {
      try company.hr.withdraw(incident: id, in: october, reason: "再撤")
    }
    _ = try company.hr.compute(october)
    #expect(try company.sheet("E1").score?.text == "100.00")
    try company.verify()
  }

  @Test("one recorded before the month was opened, or before it was computed, counts once it is")
  func early() throws {
    try company.clock.reach("2026-10-08")
    _ = try company.hr.record(.complaint, of: "E1", on: try day("2026-10-08"), note: "来电")
    try company.live(to: .opened)
    _ = try company.hr.record(.mysteryCheck, of: "E1", on: try day("2026-10-08"), note: "未答")
    try company.live(from: .computed, to: .rated)
    #expect(try company.sheet("E1").score?.text == "85.00")
    try company.verify()
  }

  @Test("where the number itself is missing, an incident does not make it known")
  func missing() throws {
    try company.small.remove("inbox/2026-10/complaints.csv")
    try company.live(to: .rated)
    _ = try company.hr.record(.complaint, of: "E1", on: try day("2026-10-08"), note: "来电")
    #expect(try company.sheet("E1").score == nil)
    #expect(try node("E1", "complaints").state == .missing)
  }

  @Test("of a day that has not come or lies elsewhere, of nobody, of an unknown veto, or without a word: refused")
  func refused() throws {
    try company.live(to: .computed)
    for (on, into) in [("2026-11-20", "2026-11"), ("2026-10-05", "2026-11")] {
      try expectRefused("DAY-OUTSIDE", in: company) {
        _ = try company.hr.record(.complaint, of: "E1", on: try day(on), note: "来电", in: try month(into))
      }
    }
    try expectRefused("REASON-MISSING", in: company) {
      _ = try company.hr.record(.complaint, of: "E1", on: try day("2026-10-05"), note: "")
    }
    let person = try expectRefused("EMPLOYEE-UNKNOWN", in: company) {
      _ = try company.hr.record(.complaint, of: "e1", on: try day("2026-10-05"), note: "来电")
    }
    #expect(person.remedy(in: .english).hasPrefix("Did you mean \"E1\"? "))
    let veto = try expectRefused("ITEM-UNKNOWN", in: company) {
      _ = try company.hr.record(.veto, of: "E1", name: "旷工", on: try day("2026-10-05"), note: "三天")
    }
    #expect(veto.remedy(in: .chinese).contains("misconduct, 打架斗殴"))
  }

  @Test("an incident in review takes an approved sheet back to be approved anew")
  func inReview() throws {
    try company.live(to: .approved)
    _ = try company.desk("S1").record(.complaint, of: "E1", on: try day("2026-10-30"), note: "来信")
    #expect(try company.sheet("E1").state == .assessed && company.sheet("E4").state == .approved)
    try expectRefused("SHEETS-NOT-APPROVED", in: company) { try company.hr.publish(october) }
    try company.verify()
  }
}
