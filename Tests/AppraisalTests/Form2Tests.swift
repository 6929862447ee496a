import Appraisal
import Exact
import Scheme
import Testing

@Suite("Form 2 · 电商部绩效考核表: 奖励")
struct Form2RewardTests {
  let form: Scheme

  init() throws {
    form = try builtIn("rewards-penalties")
  }

  private func seller(_ id: String, sold: Rational, target: Rational = 250_000) -> Subject {
    agent(id) { $0.set(["net_sales": sold, "sales_target": target]) }
  }

  /// The form with one of its rules switched on, or with another way to treat ties.
  private func form(_ old: String, _ new: String) throws -> Scheme {
    try #require(scheme(form.source.replacing(old, with: new)))
  }

  private func champions(_ subjects: [Subject], under form: Scheme? = nil) throws -> [Int64?] {
    try appraiseAll(subjects, under: [form ?? self.form]).map { try $0.reward("sales_champion").amount?.amount }
  }

  @Test("Form 2 · 奖 1: the first in net sales who exceeds the target gets 500 yuan, nobody else")
  func champion() throws {
    let team = [seller("E1", sold: 300_000), seller("E2", sold: 299_999), seller("E3", sold: 260_000)]
    #expect(try champions(team) == [50_000, 0, 0])
    let derivations = appraiseAll(team, under: [form])
    #expect(try derivations[0].reward("sales_champion").reason == .ruleMet)
    #expect(try derivations[1].reward("sales_champion").reason == .notInPlace)
    #expect(try derivations[1].reward("sales_champion").details["lead"] == "300000.00 yuan")
    #expect(derivations[0].pay.total == Fen(50_000))
  }

  @Test("Form 2 · 奖 1: exceeded means strictly more than the target; the second does not move up")
  func exactlyOnTarget() throws {
    let team = [seller("E1", sold: 300_000, target: 300_000), seller("E2", sold: 299_999, target: 100_000)]
    #expect(try champions(team) == [0, 0])
    #expect(try appraiseAll(team, under: [form])[0].reward("sales_champion").reason == .conditionFailed)
    #expect(try champions([seller("E1", sold: 300_000, target: 299_999), seller("E2", sold: 1)]) == [50_000, 0])
  }

  @Test("Form 2 · 奖 1: sales are finance's figure, gross less refunds")
  func financeSales() throws {
    let high = agent("E1") { $0.set(["sales": 900_000, "net_sales": 280_000]) }
    let net = agent("E2") { $0.set(["sales": 300_000, "net_sales": 290_000]) }
    #expect(try champions([high, net]) == [0, 50_000])
  }

  @Test("Form 2 · 奖 1: of those tied each is paid (ties: all)")
  func tiesAll() throws {
    let team = [seller("E1", sold: 300_000), seller("E2", sold: 300_000), seller("E3", sold: 299_999)]
    #expect(try champions(team) == [50_000, 50_000, 0])
  }

  @Test("Form 2 · 奖 1: tied, but only one exceeds an own target")
  func tiedOneExceeds() throws {
    let team = [seller("E1", sold: 300_000, target: 300_000), seller("E2", sold: 300_000)]
    #expect(try champions(team) == [0, 50_000])
  }

  @Test("Form 2 · 奖 1: ties can be split, and the shares add up to the amount (ties: split)")
  func tiesSplit() throws {
    // 500.00 among three: 166.66 each and 2 fen over, one each for E1 and E2.
    let team = ["E1", "E2", "E3"].map { seller($0, sold: 300_000) }
    let split = try form("ties: all\n    reading: {zh: 超额", "ties: split\n    reading: {zh: 超额")
    #expect(try champions(team, under: split) == [16_667, 16_667, 16_666])
    #expect(try appraiseAll(team, under: [split])[0].reward("sales_champion").reason == .ruleMetShared)
  }

  @Test("Form 2 · 奖 1: a tie can leave it to nobody (ties: none)")
  func tiesNone() throws {
    let team = ["E1", "E2"].map { seller($0, sold: 300_000) }
    let none = try form("ties: all\n    reading: {zh: 超额", "ties: none\n    reading: {zh: 超额")
    #expect(try champions(team, under: none) == [0, 0])
    #expect(try appraiseAll(team, under: [none])[0].reward("sales_champion").reason == .tiedForNone)
  }

  @Test("Form 2 · 奖 1: a colleague's missing figure leaves the champion undecided, and the pay with it")
  func missingColleague() throws {
    let team = [
      seller("E1", sold: 300_000), agent("E2") { $0.lack("net_sales") }, seller("E3", sold: 200_000),
    ]
    let derivations = appraiseAll(team, under: [form])
    let nodes = try derivations.map { try $0.reward("sales_champion") }
    #expect(nodes.map(\.state) == [.missing, .missing, .idle])
    #expect(nodes[0].details["who"] == "E2")
    #expect(derivations[0].pay.total == nil)
    #expect(!derivations[0].isComplete)
  }

  @Test("Form 2 · 奖 1: a leader below the own target is decided even while a colleague's figure is missing")
  func decidedByCondition() throws {
    let team = [seller("E1", sold: 200_000), agent("E2") { $0.lack("net_sales") }]
    #expect(try appraiseAll(team, under: [form])[0].reward("sales_champion").reason == .conditionFailed)
  }

  @Test("Form 2 · 奖 1: a colleague of whom it is not known whether there were consultations could be first")
  func unknownActivity() throws {
    let team = [seller("E1", sold: 300_000), agent("E2") { $0.facts["consultations"] = nil }]
    #expect(try appraiseAll(team, under: [form])[0].reward("sales_champion").state == .missing)
  }

  @Test("Form 2 · 奖 1: those on leave, voided or without consultations are not compared")
  func notCompared() throws {
    let team = [
      seller("E1", sold: 300_000), seller("E2", sold: 290_000),
      agent("E3") {
        $0.standing = .leave
        $0.set(["net_sales": 900_000])
      },
      agent("E4") { $0.set(["net_sales": 900_000, "consultations": 0]) },
    ]
    #expect(try champions(team)[0] == 50_000)
    #expect(try appraiseAll(team, under: [form])[3].reward("sales_champion").reason == .notMeant)
  }

  @Test("Form 2 · 罚 (3): one without consultations whose sales finance gives is compared, and can be the lowest")
  func soldWithoutConsultations() throws {
    let sold = Fact(.known(50_000), from: .finance)
    let team = [
      seller("E1", sold: 300_000), seller("E2", sold: 290_000),
      agent("E3") {
        $0.set(["consultations": 0])
        for id in ["sales", "net_sales"] { $0.facts[id] = sold }
      },
    ]
    #expect(try appraiseAll(team, under: [form])[2].penalty("lowest_sales").amount == Fen(10_000))
  }

  @Test("Form 2 · 奖 1: one without a colleague is first of nobody")
  func alone() throws {
    #expect(try appraise([seller("E1", sold: 300_000)], under: [form]).reward("sales_champion").reason == .noComparison)
  }

  @Test("Form 2 · 奖 (may): 进步奖 and 季度奖 are built in and switched off")
  func switchedOff() throws {
    #expect(form.rewards.filter { !$0.enabled }.map(\.id) == ["progress", "quarter"])
    #expect(try appraise([agent()], under: [form]).pay.rewards.map(\.id) == ["sales_champion"])
  }

  private func scored(_ id: String, _ earlier: [String: Int64], losing points: Rational) throws -> Subject {
    let history = try earlier.sorted { $0.key < $1.key }.map { text, score in
      PastMonth(month: try month(text), standing: .regular, score: Points(hundredths: score), conditions: [:])
    }
    return agent(id) {
      $0.history = history
      $0.set(["attendance_events": points])
    }
  }

  @Test("Form 2 · 奖 (may): 进步奖 goes to the largest rise in score against last month")
  func progress() throws {
    let on = try form(
      "score_rise > 0\n    yuan: 200\n    ties: all\n    enabled: false", "score_rise > 0\n    yuan: 200")
    let monthly = try builtIn("monthly-100")
    let team = [
      try scored("E1", ["2026-09": 8000], losing: 2),  // 98 − 80 = 18
      try scored("E2", ["2026-09": 9900], losing: 0),  // 100 − 99 = 1
      try scored("E3", [:], losing: 0),  // no month before
    ]
    let nodes = try appraiseAll(team, under: [monthly, on]).map { try $0.reward("progress") }
    #expect(nodes.map { $0.amount?.amount } == [20_000, 0, 0])
    #expect(nodes[2].reason == .notMeant)
  }

  @Test("Form 2 · 奖 (may): 进步奖 stays undecided while a colleague's score is missing")
  func progressUndecided() throws {
    let on = try form(
      "score_rise > 0\n    yuan: 200\n    ties: all\n    enabled: false", "score_rise > 0\n    yuan: 200")
    var open = try scored("E2", ["2026-09": 5000], losing: 0)
    open.ratings["overall"] = nil
    let team = [try scored("E1", ["2026-09": 8000], losing: 2), open]
    #expect(try appraiseAll(team, under: [try builtIn("monthly-100"), on])[0].reward("progress").state == .missing)
  }

  @Test("Form 2 · 奖 (may): 季度奖 goes to the best mean score of the quarter, in its last month")
  func quarter() throws {
    let on = try form(
      "best_of: quarter_score\n    yuan: 500\n    ties: all\n    enabled: false",
      "best_of: quarter_score\n    yuan: 500")
    let schemes = [try builtIn("monthly-100"), on]
    let team = [
      try scored("E1", ["2026-07": 9000, "2026-08": 9000], losing: 0),  // (90 + 90 + 100) / 3 = 93.33
      try scored("E2", ["2026-07": 9400, "2026-08": 9000], losing: 3),  // (94 + 90 + 97) / 3 = 93.67
    ]
    let september = appraiseAll(team, under: schemes, month: try month("2026-09"))
    #expect(try september.map { try $0.reward("quarter").amount?.amount } == [0, 50_000])
    let october = appraiseAll(team, under: schemes)
    #expect(try october.map { try $0.reward("quarter").reason } == [.notMeant, .notMeant])
  }
}
