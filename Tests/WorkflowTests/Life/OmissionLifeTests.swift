import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("Form 1, note 5: a deduction passed over costs the assessor twice its points, once it is upheld")
struct OmissionLifeTests {
  let company: LifeCompany
  let october: Month
  let two = Points(hundredths: 200)

  init() throws {
    company = try LifeCompany()
    october = try month("2026-10")
    try company.live(to: .rated)
  }

  private func raise() throws -> String {
    try company.hr.raiseOmission(by: "S1", of: "E1", item: "complaints", points: two, in: october, note: "应扣未扣")
  }

  @Test("raised, answered, upheld: 2 points passed over cost 4; raised or dropped they cost nothing")
  func upheld() throws {
    let id = try raise()
    #expect(try company.result("S1") == "100.00 2000.00")
    try company.desk("S1").answer(omission: id, in: october, reply: "当时不知")
    #expect(try company.result("S1") == "100.00 2000.00")
    try company.hr.settle(omission: id, in: october, upheld: true, reason: "邮件已转主管")
    // 100 − 2 × 2; above 90 the pay is in full.
    #expect(try company.result("S1") == "96.00 2000.00")
    let other = try raise()
    try company.hr.settle(omission: other, in: october, upheld: false, reason: "有正当理由")
    #expect(try company.result("S1") == "96.00 2000.00")
    let all = try company.read { records throws(Diagnostic) in try records.omissions(of: october) }
    #expect(all.map(\.state) == [.upheld, .dropped])
    #expect(all.first?.note == "应扣未扣\nS1: 当时不知")
    try company.verify()
  }

  @Test("settled once; answered before it is settled; by nobody else")
  func once() throws {
    let id = try raise()
    try expectRefused("REASON-MISSING", in: company) {
      try company.hr.settle(omission: id, in: october, upheld: true, reason: "")
    }
    try company.hr.settle(omission: id, in: october, upheld: true, reason: "属实")
    for act in [
      { try company.hr.settle(omission: id, in: october, upheld: false, reason: "改判") },
      { try company.desk("S1").answer(omission: id, in: october, reply: "不服") },
      { try company.hr.settle(omission: "O0-1", in: october, upheld: true, reason: "属实") },
    ] as [() throws -> Void] {
      try expectRefused("OMISSION-UNKNOWN", in: company, act)
    }
  }

  @Test("raised against the employee's assessor only, of an item of the employee's form, of points above 0")
  func refused() throws {
    func raise(_ assessor: String, _ employee: String, _ item: String, _ points: Points) throws {
      _ = try company.hr.raiseOmission(
        by: assessor, of: employee, item: item, points: points, in: october, note: "应扣未扣")
    }
    try expectRefused("NOT-THE-ASSESSOR", in: company) { try raise("S1", "E4", "tone", two) }
    try expectRefused("EMPLOYEE-UNKNOWN", in: company) { try raise("S1", "E9", "overall", two) }
    try expectRefused("ITEM-UNKNOWN", in: company) { try raise("S1", "E1", "leading", two) }
    try expectRefused("POINTS-NOT-POSITIVE", in: company) { try raise("S1", "E1", "complaints", .zero) }
    // S2 has no form of her own from which to lose points.
    try expectRefused("PERSON-NOT-APPRAISED", in: company) { try raise("S2", "E4", "tone", two) }
  }

  @Test("the factor is that of the form from which the deduction was missing")
  func factor() throws {
    let text = LifeTexts.care.replacing("effective: 2026-01", with: "effective: 2026-10")
      .replacing("omission: {factor: 2}", with: "omission: {factor: 3}")
    try company.small.write("schemes/care-3.yaml", text)
    try company.publish(scheme: "care-3")
    let id = try raise()
    try company.hr.settle(omission: id, in: october, upheld: true, reason: "属实")
    #expect(try company.result("S1") == "94.00 2000.00")
    try company.verify()
  }
}
