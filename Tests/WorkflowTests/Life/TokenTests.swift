import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("A token does what its person may, as far as its scopes go")
struct TokenTests {
  private func bearer(_ company: LifeCompany, _ employee: String, _ scopes: Set<TokenScope>) throws -> (Desk, String) {
    let last = Day(number: company.office.now.day.number + 10)
    let secret = try company.desk(employee).makeToken(named: "试", scopes: scopes, until: last).secret
    return (try company.office.bearer(secret).desk, secret)
  }

  @Test("each deed needs its scope: with all others it is refused, and the scope is named", arguments: Deed.allCases)
  func scopes(deed: Deed) throws {
    let company = try LifeCompany()
    let role = try #require(Rights.roles(for: deed).first)
    let person = try #require(
      [Role.hr: "H1", .assessor: "S1", .finance: "F1", .agent: "E1", .auditor: "A1"][role])
    let needed = TokenScope.of(deed)
    let others = Set(TokenScope.allCases).subtracting(needed.map { [$0] } ?? [])
    let narrow = try bearer(company, person, others).0
    #expect(narrow.reach(deed) == nil)
    let refused = try expectRefused("TOKEN-SCOPE", in: company) { try narrow.require(deed) }
    #expect(refused.arguments["scope"] == needed?.rawValue ?? "—")
    guard let needed else { return }
    let fitting = try bearer(company, person, [needed]).0
    #expect(fitting.reach(deed) == Rights.reach(of: role, deed))
    #expect(Set(Deed.allCases.filter { fitting.reach($0) != nil }).allSatisfy { TokenScope.of($0) == needed })
  }

  @Test("what the role may not do stays NOT-ALLOWED, whatever the token was made for")
  func roles() throws {
    let company = try LifeCompany()
    let desk = try bearer(company, "E1", Set(TokenScope.allCases)).0
    for deed in Deed.allCases where Rights.reach(of: .agent, deed) == nil {
      try expectRefused("NOT-ALLOWED", in: company) { try desk.require(deed) }
    }
  }

  @Test("it is over after its day, when revoked, with a new password, and when its person has left")
  func ends() throws {
    let company = try LifeCompany()
    let (_, secret) = try bearer(company, "E1", [.sheetsRead])
    func isOver() throws { try expectRefused("TOKEN-UNKNOWN", in: company) { _ = try company.office.bearer(secret) } }
    _ = try company.office.bearer(secret)
    _ = try company.hr.giveAccess(to: "E1")
    try isOver()
    let (_, second) = try bearer(company, "E2", [.sheetsRead])
    let token = try #require(try company.desk("E2").tokens().first)
    try expectRefused("TOKEN-NOT-FOUND", in: company) { try company.desk("E1").revoke(token: token.id) }
    try company.desk("E2").revoke(token: token.id)
    try expectRefused("TOKEN-UNKNOWN", in: company) { _ = try company.office.bearer(second) }
    try expectRefused("TOKEN-UNKNOWN", in: company) { _ = try company.office.bearer("kaohe_x") }
    let (_, third) = try bearer(company, "E3", [.sheetsRead])
    company.clock.pass(days: 10)
    _ = try company.office.bearer(third)
    company.clock.pass(days: 1)
    try expectRefused("TOKEN-UNKNOWN", in: company) { _ = try company.office.bearer(third) }
    let (_, fourth) = try bearer(company, "E3", [.sheetsRead])
    _ = try company.hr.takePeople(from: company.clock.today)
    var person = try company.hr.person("E3", on: company.clock.today)
    person.validFrom = company.clock.today
    person.leftOn = company.clock.today
    try company.hr.change(person, reason: "离职")
    _ = try company.office.bearer(fourth)
    company.clock.pass(days: 1)
    try expectRefused("TOKEN-UNKNOWN", in: company) { _ = try company.office.bearer(fourth) }
    try company.verify()
  }

  @Test("so many tokens and no more; a poor one is not made")
  func limits() throws {
    let company = try LifeCompany()
    let desk = try company.desk("E1")
    let today = company.office.now.day
    for (name, scopes, last) in [
      ("", Set([TokenScope.sheetsRead]), today), ("x", [], today), ("x", [.sheetsRead], Day(number: today.number - 1)),
      ("x", [.sheetsRead], Day(number: today.number + TokenLimits.longest + 1)),
    ] {
      try expectRefused("TOKEN-POOR", in: company) { _ = try desk.makeToken(named: name, scopes: scopes, until: last) }
    }
    for _ in 0..<TokenLimits.most { _ = try desk.makeToken(named: "x", scopes: [.sheetsRead], until: today) }
    try expectRefused("TOKENS-MANY", in: company) {
      _ = try desk.makeToken(named: "x", scopes: [.sheetsRead], until: today)
    }
  }
}
