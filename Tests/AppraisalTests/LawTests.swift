import Appraisal
import Exact
import Scheme
import Testing

@Suite("What the law asks of pay")
struct LawTests {
  let scoring: Scheme
  let money: Scheme

  init() throws {
    scoring = try builtIn("monthly-100")
    money = try builtIn("rewards-penalties")
  }

  /// A flawless month of an agent with that wage and performance pay, who caused that loss.
  private func loss(_ yuan: Rational, wage: Int64, performance: Int64 = 0, law pack: LawPack = law) throws -> PayLanes {
    let subject = agent {
      $0.wage = Fen(wage)
      $0.performancePay = Fen(performance)
      $0.set(["misshipment_loss": yuan])
    }
    return try appraise([subject], under: [scoring], law: pack).pay
  }

  @Test("Law · art. 16: loss compensation takes at most 20 % of the month's wage; what is held back is shown")
  func cap() throws {
    // Wage 5000 + earned 2000 = 7000; 20 % is 1400 of the 2000 due; 2000 − 1400 are left of the performance pay.
    let pay = try loss(2000, wage: 500_000, performance: 200_000)
    #expect(pay.lossDue == Fen(200_000))
    #expect(pay.lossDeducted == Fen(140_000))
    #expect(pay.lossHeldBack == Fen(60_000))
    #expect(pay.total == Fen(60_000))
    #expect(pay.losses[0].reason == .lossCapped)
    #expect(pay.losses[0].details["clause"] == "劳动合同第十二条")
  }

  @Test("Law · art. 16: a loss of exactly 20 % is deducted whole, a fen more is held back")
  func capAtBound() throws {
    let exact = try loss(1400, wage: 500_000, performance: 200_000)
    #expect(exact.lossDeducted == Fen(140_000) && exact.lossHeldBack == .zero)
    #expect(exact.losses[0].reason == .lossWithinCap)
    let more = try loss(quotient(140_001, 100), wage: 500_000, performance: 200_000)
    #expect(more.lossDeducted == Fen(140_000) && more.lossHeldBack == Fen(1))
  }

  @Test("Law · art. 16: what remains is not below the minimum wage")
  func minimumRemains() throws {
    // 20 % of 2600 would be 520, but only 100 lie above the minimum of 2500.
    let pay = try loss(300, wage: 260_000)
    #expect(pay.lossDeducted == Fen(10_000))
    #expect(pay.lossHeldBack == Fen(20_000))
    #expect(pay.total == Fen(-10_000))
    #expect(pay.floorTopUp == .zero)
    let below = try loss(300, wage: 240_000)
    #expect(below.lossDeducted == .zero && below.lossHeldBack == Fen(30_000))
    #expect(below.floorTopUp == Fen(10_000) && below.total == Fen(10_000))
  }

  @Test("Law · art. 16: without a clause in the labour contract nothing is deducted, and all is shown")
  func noClause() throws {
    let pay = try loss(300, wage: 500_000, law: lawWithoutClause)
    #expect(pay.lossDue == Fen(30_000))
    #expect(pay.lossDeducted == .zero && pay.lossHeldBack == Fen(30_000))
    #expect(pay.losses[0].reason == .noLossClause)
    #expect(pay.total == .zero)
  }

  @Test("Law · art. 16: the wage that the cap is taken of counts rewards and agreed penalties")
  func capAfterOtherLanes() throws {
    // 5000 + 500 reward − 50 penalty = 5450; 20 % is 1090.
    let own = agent {
      $0.set(["net_sales": 300_000, "misshipments": 1, "misshipment_loss": 2000])
    }
    let pay = try appraise([own, agent("E2")], under: [money]).pay
    #expect(pay.rewardTotal == Fen(50_000) && pay.penaltyTotal == Fen(5000))
    #expect(pay.lossDeducted == Fen(109_000) && pay.lossHeldBack == Fen(91_000))
    #expect(pay.total == Fen(50_000 - 5000 - 109_000))
  }

  @Test("Law · art. 16: the loss that two forms name counts once")
  func sameLossTwice() throws {
    let own = agent { $0.set(["misshipments": 1, "misshipment_loss": 300]) }
    let pay = try appraise([own], under: [scoring, money]).pay
    #expect(pay.losses.map(\.id) == ["misshipment_loss"])
    #expect(pay.lossDue == Fen(30_000))
  }

  @Test("Law · art. 16: a loss whose amount is missing leaves the pay undecided")
  func missingLoss() throws {
    let pay = try appraise([agent { $0.lack("misshipment_loss") }], under: [scoring]).pay
    #expect(pay.lossDue == nil && pay.lossDeducted == nil && pay.total == nil)
  }

  @Test("Law · regional pack: where penalties are not allowed they are shown and not deducted")
  func forbiddenPenalties() throws {
    let guangdong = LawPack(region: "cn-gd", minimumWage: Fen(250_000), allowsPenalties: false, lossClause: nil)
    let own = agent { $0.set(["misshipments": 2, "reminder_breach_days": 1]) }
    let derivation = try appraise(
      [own, agent("E2") { $0.set(["net_sales": 300_000]) }], under: [money], law: guangdong)
    let node = try derivation.penalty("wrong_remark")
    #expect(node.reason == .notDeductible && node.amount == .zero && node.state == .idle)
    #expect(node.details["yuan"] == "100.00" && node.details["region"] == "cn-gd")
    #expect(try derivation.penalty("late_reminders").details["yuan"] == "30.00")
    #expect(derivation.pay.penaltyTotal == .zero)
    #expect(derivation.pay.total == .zero)
  }

  @Test("Law · 劳动法 art. 48: the floor is checked last and tops up to the minimum wage")
  func floor() throws {
    // 2600 − 3 × 50 = 2450: 50 are added.
    let own = agent {
      $0.wage = Fen(260_000)
      $0.set(["misshipments": 3])
    }
    let pay = try appraise([own, agent("E2") { $0.set(["net_sales": 300_000]) }], under: [money]).pay
    #expect(pay.penaltyTotal == Fen(15_000))
    #expect(pay.floorTopUp == Fen(5000))
    #expect(pay.floor?.reason == .toppedUp)
    #expect(pay.total == Fen(-10_000))
  }

  @Test("Law · 劳动法 art. 48: at the minimum wage exactly nothing is added")
  func floorAtBound() throws {
    let pay = try loss(0, wage: 250_000)
    #expect(pay.floorTopUp == .zero && pay.floor?.reason == .aboveFloor)
  }

  @Test("Law · 劳动合同法 art. 20: on probation the floor is also 80 % of the agreed wage")
  func probationFloor() throws {
    // 5000 − 30 × 50 = 3500; 80 % of 5000 is 4000.
    var own = agent { $0.set(["misshipments": 30]) }
    own.standing = .probation
    let rest = agent("E2") { $0.set(["net_sales": 300_000]) }
    let pay = try appraise([own, rest], under: [money]).pay
    #expect(pay.floorTopUp == Fen(50_000) && pay.floor?.details["least"] == "4000.00")
    own.standing = .regular
    #expect(try appraise([own, rest], under: [money]).pay.floorTopUp == .zero)
  }

  @Test("Law: the lanes are printed apart and add up: earned + rewards − penalties − loss + floor")
  func lanes() throws {
    // 80 points: 1600 earned; 500 reward; 50 penalty; 20 % of 7050 is 1410, of which 400 are due.
    let own = agent {
      $0.set(["net_sales": 300_000, "misshipments": 1, "misshipment_loss": 400, "bad_reviews": 5, "complaints": 5])
      $0.set(["attendance_events": 4])
    }
    let derivation = try appraise([own, agent("E2")], under: [scoring, money])
    let pay = derivation.pay
    #expect(derivation.points?.text == "80.00")
    #expect(pay.earned?.amount == Fen(160_000))
    #expect(pay.rewardTotal == Fen(50_000) && pay.penaltyTotal == Fen(5000) && pay.lossDeducted == Fen(40_000))
    #expect(pay.total == Fen(160_000 + 50_000 - 5000 - 40_000))
  }

  @Test("Law: a missing score leaves the total missing, and says what was looked at all the same")
  func missingScore() throws {
    let pay = try appraise([agent { $0.ratings["overall"] = nil }], under: [scoring, money]).pay
    #expect(pay.earned?.reason == .scoreMissing && pay.earned?.amount == nil)
    #expect(pay.total == nil)
    #expect(!pay.penalties.isEmpty)
  }
}
