import Appraisal
import Exact
import Scheme
import Testing

@Suite("Figures of the department")
struct DepartmentTests {
  let form: Scheme

  init() throws {
    form = try builtIn("monthly-100")
  }

  /// The department's figure as the first member's item shows it.
  private func figure(_ name: String, of item: String, _ subjects: [Subject]) throws -> Figure {
    let node = try appraise(subjects, under: [form]).item(item)
    return try #require(node.inputs.first { $0.name == name }).fact.figure
  }

  @Test("Department: a mean is the sum over the members who were active by their number")
  func mean() throws {
    let crew = [
      agent("E1") { $0.set(["sales": 100_000]) }, agent("E2") { $0.set(["sales": 300_000]) },
      agent("E3") { $0.set(["sales": 900_000, "consultations": 0]) },
      agent("E4") {
        $0.standing = .leave
        $0.set(["sales": 900_000])
      },
    ]
    #expect(try figure("department.mean(sales)", of: "deals", crew) == .known(200_000))
  }

  @Test("Department: members on probation belong to it")
  func probation() throws {
    let crew = [
      agent("E1") { $0.set(["sales": 100_000]) },
      agent("E2") {
        $0.standing = .probation
        $0.set(["sales": 300_000])
      },
    ]
    #expect(try figure("department.mean(sales)", of: "deals", crew) == .known(200_000))
  }

  @Test("Department: a sum takes in members without consultations, whose cases count all the same")
  func sum() throws {
    let crew = [
      agent("E1") { $0.set(["misshipments": 1]) },
      agent("E2") { $0.set(["misshipments": 2, "consultations": 0]) },
    ]
    #expect(try figure("department.sum(misshipments)", of: "misshipments", crew) == .known(3))
  }

  @Test("Department: a mean of a quotient pools its parts: never a mean of means")
  func pooled() throws {
    // 1000 / 10 = 100 and 9000 / 30 = 300: pooled 10000 / 40 = 250, not 200.
    let crew = [
      agent("E1") { $0.set(["sales": 1000, "orders_created": 10]) },
      agent("E2") { $0.set(["sales": 9000, "orders_created": 30]) },
    ]
    #expect(try figure("department.mean(aov_created)", of: "order_price", crew) == .known(250))
  }

  @Test("Department: a member without orders adds nothing to a pooled quotient, and does not make it missing")
  func pooledWithNothing() throws {
    let crew = [
      agent("E1") { $0.set(["sales": 1000, "orders_created": 10]) },
      agent("E2") { $0.set(["sales": 0, "orders_created": 0]) },
    ]
    #expect(try figure("department.mean(aov_created)", of: "order_price", crew) == .known(100))
  }

  @Test("Department: a colleague's missing figure leaves the department's missing, and names it")
  func missingColleague() throws {
    let crew = [agent("E1"), agent("E2") { $0.lack("sales", .notYetFinal) }]
    #expect(
      try figure("department.mean(sales)", of: "deals", crew) == .missing(Missing(.notYetFinal, name: "sales")))
    #expect(try appraise(crew, under: [form]).item("deals").state == .missing)
  }

  @Test("Department: whether a colleague was active is unknown while the consultations are: then so is the mean")
  func unknownActivity() throws {
    let crew = [agent("E1"), agent("E2") { $0.facts["consultations"] = nil }]
    #expect(
      try figure("department.mean(sales)", of: "deals", crew)
        == .missing(Missing(.notCollected, name: "consultations")))
  }

  @Test("Department: a member to whom a figure does not apply stays out of the sum and of the number")
  func notApplicable() throws {
    let crew = [
      agent("E1") { $0.set(["sales": 100_000]) }, agent("E2") { $0.set(["sales": 300_000]) },
      agent("E3") { $0.lack("sales", .notApplicable) },
    ]
    #expect(try figure("department.mean(sales)", of: "deals", crew) == .known(200_000))
  }

  @Test("Department: a mean of 0 is no denominator: the item is missing")
  func meanOfZero() throws {
    let node = try appraise([agent { $0.set(["sales": 0]) }], under: [form]).item("deals")
    #expect(node.state == .missing)
    #expect(node.details["why"] == "no_denominator")
  }

  @Test("Department: a mean says how many are in it and how many are not and why; who, is said to HR by name")
  func members() throws {
    let crew = [
      agent("E1") { $0.set(["sales": 100_000]) }, agent("E2") { $0.lack("sales", .buyersNotNamed) },
      agent("E3") { $0.lack("consultations", .noAccount) }, agent("E4") { $0.set(["consultations": 0]) },
      agent("E5") { $0.standing = .leave },
    ]
    let node = try appraise(crew, under: [form]).item("deals")
    let fact = try #require(node.inputs.first { $0.name == "department.mean(sales)" }).fact
    #expect(fact.figure == .missing(Missing(.buyersNotNamed, name: "sales")))
    let members = try #require(fact.members)
    #expect(members.count == 1)
    #expect(members.leftOut.map { "\($0.why) \($0.count)" } == ["no_account 1", "not_active 1", "not_appraised 1"])
    #expect(members.waitedFor.map { "\($0.why) \($0.count)" } == ["buyers_not_named 1"])
    let appraiser = Appraiser(schemes: [form], month: october, law: law, recordsBegin: october)
    let found = try #require(appraiser.memberships(crew).first { $0.figure == "department.mean(sales)" })
    #expect(found.counted == ["E1"])
    #expect(found.leftOut.map(\.employee) == ["E3", "E4", "E5"])
    #expect(found.waitedFor.map(\.employee) == ["E2"])
  }

  @Test("Department: a member without an account stays out of means, sums and rankings, and keeps nothing open")
  func noAccount() throws {
    let crew = [
      agent("E1") { $0.set(["sales": 100_000]) }, agent("E2") { $0.set(["sales": 300_000]) },
      agent("E3") { subject in for id in subject.facts.keys { subject.lack(id, .noAccount) } },
    ]
    #expect(try figure("department.mean(sales)", of: "deals", crew) == .known(200_000))
    #expect(try figure("department.sum(misshipments)", of: "misshipments", crew) == .known(0))
  }

  @Test("Department: a quotient corrected by hand counts with the denominator it would have had")
  func corrected() throws {
    // 1000 / 10, and 300 by hand in the place of 9000 / 45 over 30 orders: (1000 + 300 × 30) / (10 + 30) = 250.
    let byHand = Fact(.known(300), from: .corrected(by: "H1", reason: "漏单"))
    let crew = [
      agent("E1") { $0.set(["sales": 1000, "orders_created": 10]) },
      agent("E2") {
        $0.set(["sales": 9000, "orders_created": 30])
        $0.facts["aov_created"] = byHand
      },
    ]
    #expect(try figure("department.mean(aov_created)", of: "order_price", crew) == .known(250))
  }

  @Test("Department: a part corrected by hand moves the quotient that was kept beside a report's")
  func correctedPart() throws {
    // 10 of 20 computed, and a report's 0.9 that does not stand; by hand 15 were converted.
    let kept = Fact(
      .known(Rational(1, per: 2)), numerator: 10, denominator: 20,
      others: [Fact.Version(.known(Rational(9, per: 10)), from: .platform("r"))])
    let own = agent {
      $0.set(["consultations": 20, "converted": 10])
      $0.facts["conversion"] = kept
      $0.facts["converted"] = Fact(.known(15), from: .corrected(by: "H1", reason: "漏记"))
    }
    let input = try #require(try appraise([own], under: [form]).item("conversion").inputs.first)
    #expect(input.fact.figure == .known(Rational(3, per: 4)))
  }

  @Test("Department: a report's rate without the number it is of is not pooled, and nothing is guessed")
  func withoutNumber() throws {
    let rate = Fact(.known(200), from: .platform("报表"))
    let crew = [agent("E1"), agent("E2") { $0.facts["aov_created"] = rate }]
    #expect(
      try figure("department.mean(aov_created)", of: "order_price", crew)
        == .missing(Missing(.notAdditive, name: "aov_created")))
  }

  @Test(
    "Active is who was at work by whichever source stands: chats and calls, a report, finance; 0 in finance alone says nothing",
    arguments: [
      (nil, nil, nil, nil), (0, nil, nil, false), (3, nil, nil, true), (nil, 5, nil, true), (nil, 0, nil, false),
      (0, nil, 100, true), (nil, nil, 100, true), (nil, nil, 0, nil), (0, 0, 0, false),
    ] as [(Rational?, Rational?, Rational?, Bool?)])
  func activity(chats: Rational?, report: Rational?, finance: Rational?, active: Bool?) {
    var facts: [String: Fact] = [:]
    let computed = chats.map(Figure.known) ?? .missing(Missing(.notCollected, name: "consultations"))
    facts["consultations"] = Fact(
      computed, others: report.map { [Fact.Version(.known($0), from: .platform("报表"))] } ?? [])
    facts["sales"] = finance.map { Fact(.known($0), from: .finance) }
    #expect(Subject(employee: "E1", facts: facts).activity == active)
  }
}

extension Rational {
  fileprivate init(_ above: Int, per below: Int) {
    self = (try? Rational(Int128(above), over: Int128(below))) ?? .zero
  }
}
