import Appraisal
import Exact
import Scheme
import Testing

@Suite("A wage that nobody gave is missing, and never 0")
struct AgreedPayTests {
  let scoring: Scheme
  let money: Scheme

  init() throws {
    scoring = try builtIn("monthly-100")
    money = try builtIn("rewards-penalties")
  }

  private func pay(law pack: LawPack = law, _ change: (inout Subject) -> Void) throws -> PayLanes {
    try appraise([agent("E1", change)], under: [scoring], law: pack).pay
  }

  @Test("A fixed wage nobody gave leaves floor and pay open, with what they can come to")
  func missingWage() throws {
    // Earned 2,000 of a full score; the minimum wage is 2,500: the floor adds at most the 500 that lack at a wage of 0.
    let pay = try pay { $0.wage = .notGiven(.wage) }
    #expect(pay.earned?.amount == Fen(200_000))
    #expect(pay.floor?.state == .missing && pay.floor?.reason == .figureMissing)
    #expect(pay.floorTopUp == nil && pay.floorReach == Fen.zero...Fen(50_000))
    #expect(pay.total == nil && pay.totalReach == Fen(200_000)...Fen(250_000))
    #expect(pay.missingAmounts == ["wage"])
  }

  @Test("Of a loss an unknown wage lets between nothing and all be deducted")
  func missingWageAndLoss() throws {
    // The floor adds at most 500, and of the loss of 300 at most all is taken: 2000 − 300 … 2000 + 500.
    let pay = try pay {
      $0.wage = .notGiven(.wage)
      $0.set(["misshipment_loss": 300])
    }
    #expect(pay.lossDeducted == nil && pay.lossReach == Fen.zero...Fen(30_000))
    #expect(pay.totalReach == Fen(170_000)...Fen(250_000))
    #expect(pay.losses[0].details["name"] == "wage")
  }

  @Test("A performance pay nobody gave leaves the pay earned open, and what no band pays is nothing all the same")
  func missingPerformancePay() throws {
    let full = try pay { $0.performancePay = .notGiven(.performancePay) }
    #expect(full.earned?.state == .missing && full.earned?.amount == nil && full.total == nil)
    #expect(full.earned?.details["name"] == "performance_pay" && full.earned?.details["why"] == "not_given")
    #expect(full.missingAmounts == ["performance_pay"])
    // 40 points off with vetoes: below 70 nothing is paid, of whatever amount.
    let failed = try pay {
      $0.performancePay = .notGiven(.performancePay)
      $0.vetoes = [.init(veto: "misconduct", occurrences: 4, by: "M1", note: "")]
    }
    #expect(failed.earned?.amount == .zero && failed.total == .zero)
  }

  @Test("Form 4 · below 70 the month is failed, also where the half of the performance pay is nobody's to tell yet")
  func failedWithoutPerformancePay() throws {
    // 0 of 100 satisfied, every word at its worst: far below 70, which pays half.
    let subject = agent {
      $0.performancePay = .notGiven(.performancePay)
      $0.set(["satisfied": 0, "rated": 100])
      for (name, label) in [
        ("service_attitude", "不合格"), ("solving_speed", "不合格"), ("proactive", "不合格"), ("team_spirit", "不合格"),
        ("responsible", "不合格"),
      ] { $0.ratings[name] = Subject.Rating(label: label, by: "M1") }
    }
    let earned = try appraise([subject], under: [try builtIn("weighted-targets")]).pay.earned
    #expect(earned?.state == .failed)
    #expect(earned?.amount == nil)
    #expect(earned?.reason == .figureMissing)
  }

  @Test("Who is marked as without pay of a kind has 0 of it by agreement, and nothing is open")
  func notAgreed() throws {
    let noPerformance = try pay { $0.performancePay = .notAgreed }
    #expect(noPerformance.earned?.amount == .zero && noPerformance.total == .zero)
    // Without a fixed wage 2,000 are earned: 500 lack to the minimum wage.
    let noWage = try pay { $0.wage = .notAgreed }
    #expect(noWage.floorTopUp == Fen(50_000) && noWage.total == Fen(250_000))
    // Without either there is no wage to hold against the floor.
    let neither = try pay {
      $0.wage = .notAgreed
      $0.performancePay = .notAgreed
    }
    #expect(neither.floor?.reason == .noPayAgreed && neither.total == .zero && neither.missingAmounts.isEmpty)
  }

  @Test("A minimum wage nobody gave leaves the floor unknown, and what a loss may take")
  func missingMinimum() throws {
    let none = LawPack(minimumWage: nil, lossClause: "第十二条")
    let pay = try pay(law: none) { $0.set(["misshipment_loss": 2000]) }
    #expect(pay.floorTopUp == nil && pay.total == nil && pay.totalReach == nil)
    // 20 % of 7000 is 1400: no more is taken, whatever has to remain.
    #expect(pay.lossDeducted == nil && pay.lossReach == Fen.zero...Fen(140_000))
    #expect(pay.missingAmounts == ["minimum_wage"])
  }

  @Test("Where no scheme decides money, a wage that is not there keeps nothing open")
  func nothingNeedsIt() throws {
    let form = try builtIn("competency-15")
    var own = Subject(employee: "S1")
    for scale in form.items {
      own.ratings[scale.id] = .init(label: "5", by: "H1")
    }
    let derivation = try appraise([own], under: [form])
    #expect(derivation.pay.floor?.reason == .noMoneyDecided && derivation.pay.floorTopUp == nil)
    #expect(derivation.pay.total == .zero && derivation.pay.missingAmounts.isEmpty)
  }

  @Test("What is missing, and what is agreed not to be paid, is kept and read back")
  func kept() throws {
    for (wage, performance) in [
      (AgreedAmount.notGiven(.wage), AgreedAmount.notAgreed), (.notAgreed, .notGiven(.performancePay)),
      (.known(.zero), .known(Fen(1))),
    ] {
      let made = try appraise(
        [
          agent {
            ($0.wage, $0.performancePay) = (wage, performance)
            $0.set(["misshipment_loss": 100])
          }
        ], under: [scoring], law: LawPack(minimumWage: nil, lossClause: "第十二条"))
      let read = try #require(
        Derivation(reading: made.json(), under: [scoring], law: LawPack(minimumWage: Fen(1), lossClause: nil)))
      #expect(read.json() == made.json())
      #expect(read.pay.wage == wage && read.pay.base == performance && read.pay.law.minimumWage == nil)
      #expect(read.pay.lossReach == made.pay.lossReach && read.pay.totalReach == made.pay.totalReach)
    }
  }

  @Test("A penalty that is only shown keeps no pay open while it is not decided")
  func shownPenalty() throws {
    let showing = LawPack(minimumWage: Fen(250_000), allowsPenalties: false, lossClause: nil)
    let team = [agent("E1") { $0.lack("misshipments") }, agent("E2") { $0.set(["net_sales": 300_000]) }]
    let derivation = try appraise(team, under: [money], law: showing)
    let node = try derivation.penalty("wrong_remark")
    #expect(node.state == .missing && node.amount == .zero && node.isOnlyShown)
    #expect(derivation.pay.penaltyTotal == .zero && derivation.pay.total == .zero)
    #expect(derivation.pay.undecided.isEmpty)
    #expect(try appraise(team, under: [money]).pay.total == nil)
  }

  @Test("A rule about several months that is open for want of the day of hiring says so")
  func hiring() throws {
    let begin = try #require(Month("2026-08"))
    // 60 points: the rule asks for three in a row, and of August and September nothing is on record.
    let own = agent { $0.vetoes = [.init(veto: "misconduct", occurrences: 4, by: "M1", note: "")] }
    let open = try appraise([own], under: [scoring], recordsBegin: begin).overTime[0]
    #expect(open.state == .missing && open.details["hired"] == "not_given" && open.waitsForHiring)
    var hired = own
    hired.hired = october
    let decided = try appraise([hired], under: [scoring], recordsBegin: begin).overTime[0]
    #expect(decided.state == .idle && !decided.waitsForHiring)
  }
}
