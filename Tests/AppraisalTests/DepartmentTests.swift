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
}
