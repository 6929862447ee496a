import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

/// Random deeds by random people, allowed and not, in random months.
struct RandomLife {
  let company: LifeCompany
  private var random: LifeDice
  private let months: [Month]
  private static let people = ["E1", "E2", "E3", "E4", "S1", "S2", "H1", "H1", "H2", "F1", "A1"]
  private static let items = ["response", "complaints", "checks", "overall", "tone", "leading", "champion", "total"]
  private static let labels = ["好", "中", "差"]

  init(_ company: LifeCompany, months: [String], seed: UInt64) throws {
    self.company = company
    self.months = try months.map { try month($0) }
    random = LifeDice(seed)
  }

  private mutating func pick<Element>(_ list: [Element]) -> Element { list[random.below(list.count)] }
  private mutating func anyDay(_ month: Month) -> Day { Day(number: month.firstDay.number + random.below(28)) }

  /// Does something; what it was, and whether it was refused.
  mutating func step() throws -> (deed: String, refused: Diagnostic?) {
    if random.below(12) == 0 { company.clock.pass(days: 1 + random.below(4)) }
    let deed = random.below(2) == 0 ? try due() : try anything()
    do {
      try deed.act()
      return (deed.name, nil)
    } catch let error as Diagnostic {
      return (deed.name, error)
    }
  }

  private typealias Step = (name: String, act: () throws -> Void)

  /// What has to be done next in the first month that is not locked, by whoever does it.
  private mutating func due() throws -> Step {
    let company = company
    var waiting: Month?
    for month in months where waiting == nil {
      if try company.read({ records throws(Diagnostic) in try records.state(of: month) }) != .locked { waiting = month }
    }
    guard let month = waiting else { return try anything() }
    let state = try company.read { records throws(Diagnostic) in try records.state(of: month) }
    let hr = pick(["H1", "H2"])
    switch state {
    case nil: return ("\(hr) opens \(month)", { try company.desk(hr).open(month) })
    case .open, .collecting: return ("\(hr) computes \(month)", { _ = try company.desk(hr).compute(month) })
    case .provisional:
      if random.below(3) > 0 { return ("all rate \(month)", { try company.rateAll(month) }) }
      return ("\(hr) reviews \(month)", { try company.desk(hr).review(month) })
    case .reviewing:
      switch random.below(3) {
      case 0: return ("F1 signs \(month)", { try company.desk("F1").signOff(month) })
      case 1: return ("\(hr) approves \(month)", { try company.desk(hr).approve(nil, in: month) })
      default: return ("\(hr) publishes \(month)", { try company.desk(hr).publish(month) })
      }
    case .published:
      let who = pick(["E1", "E2", "E3", "E4", "S1"])
      if random.below(2) == 0 { return ("\(who) acknowledges \(month)", { try company.desk(who).acknowledge(month) }) }
      return ("\(hr) locks \(month)", { try company.desk(hr).lock(month) })
    case .locked: return try anything()
    }
  }

  private mutating func anything() throws -> Step {
    let (who, whom, month, company) = (pick(Self.people), pick(Self.people), pick(months), company)
    let (item, label, reason) = (pick(Self.items), pick(Self.labels), pick(["", "有理由", "复核"]))
    let on = anyDay(month)
    let number = random.below(26)
    func step(_ name: String, _ act: @escaping (Desk) throws -> Void) -> Step {
      ("\(who) \(name) \(whom) \(month) \(item)", { try act(try company.desk(who)) })
    }
    switch number {
    case 0: return step("opens") { try $0.open(month) }
    case 1: return step("computes") { _ = try $0.compute(month) }
    case 2: return step("reopens") { try $0.reopen(month, reason: reason) }
    case 3, 4: return step("rates") { try $0.rate(whom, in: month, item: item, as: label, comment: reason) }
    case 5: return step("reviews herself") { try $0.reviewSelf(in: month, comment: reason) }
    case 6:
      let kind = pick(Incident.Kind.allCases)
      return step("records") { _ = try $0.record(kind, of: whom, name: "打架斗殴", on: on, note: reason) }
    case 7:
      let ids = try company.read { records throws(Diagnostic) in try records.incidents(of: month) }.map(\.id)
      let id = pick(ids + ["I1-1"])
      return step("withdraws") { try $0.withdraw(incident: id, in: month, reason: reason) }
    case 8, 9:
      let back = random.below(3) == 0
      return step("waives") { try $0.waive(item, for: whom, in: month, reason: reason, withdrawn: back) }
    case 10:
      let standing = pick([Subject.Standing.leave, .voided, nil, nil])
      return step("sets the standing of") { try $0.set(standing: standing, of: whom, in: month, reason: reason) }
    case 11: return step("sets a goal for") { try $0.set(goal: reason, for: whom, in: month) }
    case 12, 13:
      let measure = pick(["complaints", "avg_response", "net_sales", "mystery_failed", "charm"])
      let value = pick([nil, Rational(0), Rational(2), Rational(70), Rational(15_000), Rational(-1)])
      return step("corrects") { try $0.correct(measure, of: whom, in: month, to: value, reason: reason) }
    case 14:
      let yuan = Int64(random.below(20_000))
      let row = ConfirmedSales(agent: pick(["a1", "a2", "a3", "a9"]), gross: Fen(yuan * 100), refund: .zero)
      return step("confirms sales") { _ = try $0.confirm([row], in: month) }
    default: return try dispute(number, who, whom, month, item, label, reason)
    }
  }

  private mutating func dispute(
    _ number: Int, _ who: String, _ whom: String, _ month: Month, _ item: String, _ label: String, _ reason: String
  ) throws -> Step {
    let company = company
    func step(_ name: String, _ act: @escaping (Desk) throws -> Void) -> Step {
      ("\(who) \(name) \(whom) \(month) \(item)", { try act(try company.desk(who)) })
    }
    let remedy = pick([
      Remedy.rating(item: "overall", label: label), .waiver(item: item), .correction(measure: "complaints", value: 0),
      .correction(measure: "net_sales", value: 15_000), .withdrawal(incident: "I1-1"),
      .incident(.complaint, name: "", occurrences: 1, on: month.firstDay),
    ])
    let hr = pick(["H1", "H2", who])
    switch number {
    case 15:
      let points = Points(hundredths: Int64(random.below(3)) * 100)
      return step("raises an omission of") {
        _ = try $0.raiseOmission(by: "S1", of: whom, item: item, points: points, in: month, note: reason)
      }
    case 16:
      let ids = try company.read { records throws(Diagnostic) in try records.omissions(of: month) }.map(\.id)
      let (id, upheld) = (pick(ids + ["O1-1"]), random.below(2) == 0)
      return (
        "\(hr) settles \(id)", { try company.desk(hr).settle(omission: id, in: month, upheld: upheld, reason: reason) }
      )
    case 17: return step("approves") { try $0.approve([whom], in: month) }
    case 18, 19: return step("appeals") { _ = try $0.appeal(item, in: month, statement: reason) }
    case 20, 21:
      let ids = try company.read { records throws(Diagnostic) in try records.appeals(of: month) }.map(\.id)
      let (id, outcome) = (pick(ids + ["P1-1"]), pick(Decision.Outcome.allCases))
      let remedies = outcome == .rejected ? [] : [remedy]
      return (
        "\(hr) decides \(id) \(outcome) \(remedies)",
        { _ = try company.desk(hr).decide(appeal: id, outcome, reasons: reason, remedies: remedies) }
      )
    case 22, 23:
      let later = pick(months + [month.next])
      return (
        "\(hr) adjusts \(whom) \(month) \(remedy)",
        { _ = try company.desk(hr).adjust(month, for: whom, remedies: [remedy], paidIn: later, reason: reason) }
      )
    case 24:
      let (from, department) = (anyDay(month), pick(["d1", "d2"]))
      return step("transfers") { desk in
        var person = try desk.person(whom, on: from)
        person.validFrom = from
        if person.role == "agent" {
          person.department = department
          person.assessor = department == "d1" ? "S1" : "S2"
        }
        person.performancePay =
          person.performancePay.amount.map { .known(Fen($0.amount + 10_000)) } ?? person.performancePay
        try desk.change(person, reason: reason)
      }
    default:
      let from = anyDay(month)
      return step("names a substitute") { desk in
        try desk.name(substitute: whom, for: "S1", from: from, to: Day(number: from.number + 5))
      }
    }
  }
}

/// Random numbers from a seed, the same everywhere.
struct LifeDice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
