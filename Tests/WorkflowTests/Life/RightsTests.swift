import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("Rights: who may do what, to whom")
struct RightsTests {
  private static let people: [Role: String] = [
    .hr: "H1", .assessor: "S1", .finance: "F1", .agent: "E1", .auditor: "A1",
  ]

  /// Somebody a role's right reaches; for a role without the right, a colleague.
  private static func fitting(_ role: Role, _ deed: Deed) -> String {
    switch Rights.reach(of: role, deed) {
    case .oneself: people[role] ?? ""
    case .team, .teamAndOneself: role == .hr ? "S1" : "E3"
    case .everybody, .others, nil: [.raiseOmission, .answerOmission, .settleOmission].contains(deed) ? "S1" : "E3"
    }
  }

  @Test(
    "what the table allows is done, or refused for another reason; what it does not allow is NOT-ALLOWED",
    arguments: Deed.allCases)
  func table(deed: Deed) throws {
    let attempt = try DeedAttempt()
    // Only the assessor concerned answers an omission, whatever her role is by now: S1.
    for role in Role.allCases where deed != .answerOmission || role != .hr {
      let actor = try #require(Self.people[role])
      let code = try attempt.refusal(deed, by: actor, about: Self.fitting(role, deed))
      if Rights.reach(of: role, deed) == nil {
        #expect(code == "NOT-ALLOWED", "\(role) \(deed): \(code ?? "done")")
      } else {
        #expect(code != "NOT-ALLOWED" && code != "NOT-ONESELF", "\(role) \(deed)")
      }
    }
    try attempt.company.verify()
  }

  @Test("the message names the one who asked, the deed, whom it concerns, and the roles that do it")
  func message() throws {
    let company = try LifeCompany()
    try company.live(to: .computed)
    let said = try expectRefused("NOT-ALLOWED", in: company) {
      try company.desk("E1").rate("E2", in: try month("2026-10"), item: "overall", as: "好")
    }
    #expect(said.what(in: .english) == "E1 (agent) may not rate (concerning E2).")
    #expect(said.what(in: .chinese) == "E1（客服）不可以评分（对象 E2）。")
    #expect(said.remedy(in: .chinese).contains("人事（所评的人）、考核人（所评的人）"))
    #expect(said.place.employee == "E2" && said.place.month == "2026-10")
  }

  @Test("an assessor rates and sets goals for her own people, and for nobody else's")
  func team() throws {
    let company = try LifeCompany()
    let october = try month("2026-10")
    try company.live(to: .computed)
    try expectRefused("NOT-ALLOWED", in: company) {
      try company.desk("S1").rate("E4", in: october, item: "tone", as: "好")
    }
    try expectRefused("NOT-ALLOWED", in: company) { try company.desk("S2").set(goal: "更快", for: "E1", in: october) }
    // HR rates only those whose assessor is of HR: H1 rates S1, H2 does not.
    try expectRefused("NOT-ALLOWED", in: company) {
      try company.desk("H2").rate("S1", in: october, item: "leading", as: "好")
    }
    try company.hr.rate("S1", in: october, item: "leading", as: "好")
  }

  @Test("the auditor changes nothing: of all deeds that leave a trace, only what concerns the auditor's own self")
  func auditor() throws {
    let own = Rights.table.filter { $0.value[.auditor] == .oneself }.map(\.key)
    let others = Rights.table.filter { $0.value[.auditor] == .everybody }.map(\.key)
    #expect(
      Set(own) == [
        .selfReview, .acknowledge, .appeal, .acknowledgeScheme, .exportPerson, .changePassword, .setSecondFactor,
        .keepTokens,
      ])
    #expect(
      Set(others) == [
        .seeSheets, .seePay, .seeComments, .seeJournal, .verify, .printSlip, .seeYear, .takeAppealFile,
      ])
    let attempt = try DeedAttempt()
    let before = try attempt.company.entries()
    for deed in Deed.allCases where Rights.reach(of: .auditor, deed) != .oneself {
      _ = try attempt.refusal(deed, by: "A1", about: "E3")
    }
    #expect(try attempt.company.entries() == before)
  }

  @Test("every deed of the table has a role, and every role a deed; names are written in both languages")
  func whole() {
    for deed in Deed.allCases {
      #expect(!Rights.roles(for: deed).isEmpty, "\(deed)")
      #expect(!deed.name.chinese.isEmpty && !deed.name.english.isEmpty)
    }
    for role in Role.allCases { #expect(Deed.allCases.contains { Rights.reach(of: role, $0) != nil }, "\(role)") }
    #expect(Set(Deed.allCases.map(\.rawValue)).count == Deed.allCases.count)
  }
}
