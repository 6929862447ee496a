import Appraisal
import Exact
import Scheme
import Testing
import Wording

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
      $0.wage = .known(Fen(wage))
      $0.performancePay = .known(Fen(performance))
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
      $0.wage = .known(Fen(260_000))
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

  /// The same with losses carried from month to month.
  private func carried(
    _ losses: [CarriedLoss], own yuan: Rational = 0, carrying: Bool = true, clause: String? = "第十二条"
  ) throws -> PayLanes {
    let subject = agent {
      $0.performancePay = .known(Fen.zero)
      $0.set(["misshipment_loss": yuan])
      $0.carriedLosses = losses
    }
    let pack = LawPack(minimumWage: Fen(250_000), lossClause: clause, carriesLosses: carrying)
    return try appraise([subject], under: [scoring], law: pack).pay
  }

  @Test("Law · art. 16: what the cap held back is due again, oldest first, as a line of its own with its month")
  func carriedLosses() throws {
    // 20 % of 5000 is 1000: August's 300 are taken whole, September's 900 give the other 700, October's 50 must wait.
    let (august, september) = (october.advanced(by: -2), october.previous)
    let pay = try carried(
      [CarriedLoss(month: august, amount: Fen(30_000)), CarriedLoss(month: september, amount: Fen(90_000))], own: 50)
    #expect(pay.lossDue == Fen(125_000) && pay.lossDeducted == Fen(100_000) && pay.lossHeldBack == Fen(25_000))
    #expect(pay.carried.map(\.id) == ["carried_2026-08", "carried_2026-09"])
    #expect(pay.carried.map { $0.details["deducted"] } == ["300.00", "700.00"])
    #expect(pay.carried.map { $0.details["held"] } == ["0.00", "200.00"])
    #expect(pay.losses.map(\.reason) == [.lossCapped] && pay.losses[0].details["deducted"] == "0.00")
    #expect(
      pay.carriedOn == [
        CarriedLoss(month: september, amount: Fen(20_000)), CarriedLoss(month: october, amount: Fen(5_000)),
      ])
    #expect(pay.lossSteps.map(\.deducted) == [Fen(30_000), Fen(70_000), .zero])
    #expect(pay.total == Fen(-100_000))
  }

  @Test("Law · art. 16: unless the company carries losses, and its contracts have a clause, nothing is due again")
  func notCarried() throws {
    let before = [CarriedLoss(month: october.previous, amount: Fen(90_000))]
    let off = try carried(before, own: 50, carrying: false)
    #expect(off.lossDue == Fen(5_000) && off.carried.isEmpty && off.carriedOn.isEmpty)
    let bare = try carried(before, own: 50, clause: nil)
    #expect(bare.lossDue == Fen(5_000) && bare.lossDeducted == .zero && bare.carriedOn.isEmpty)
  }

  @Test("a month of a company that carries no losses is printed to the byte as it always was")
  func sameBytes() throws {
    let subject = agent { $0.set(["misshipment_loss": 2000]) }
    let before = try appraise([subject], under: [scoring]).json()
    var carrying = subject
    carrying.carriedLosses = [CarriedLoss(month: october.previous, amount: Fen(90_000))]
    #expect(try appraise([carrying], under: [scoring]).json() == before)
    let text = String(decoding: before, as: UTF8.self)
    #expect(!text.contains("carried") && !text.contains("minimum_source"))
  }

  @Test(
    "where a region says the cap, or forbids penalties, the result says where that is written; the national cap needs no word"
  )
  func regionalSource() throws {
    let source = LawPack.Source("测试条例第1条", .init("测试", "A test"))
    let tenth = LawRule(.lossCap, .share(quotient(1, 10)), source: source)
    let pay = try loss(
      2000, wage: 500_000, performance: 200_000,
      law: LawPack(
        minimumWage: Fen(250_000), lossClause: "第十二条", rules: [tenth]))
    // A tenth of 7000 is 700.
    #expect(pay.lossDeducted == Fen(70_000) && pay.losses[0].details["law_source"] == "测试条例第1条")
    #expect(try loss(2000, wage: 500_000, performance: 200_000).losses[0].details["law_source"] == nil)
    let forbidding = LawPack(
      region: "cn-00", minimumWage: Fen(250_000), allowsPenalties: false, lossClause: nil,
      rules: [LawRule(.penalties, .allowed(false), source: source)])
    let own = agent { $0.set(["misshipments": 2]) }
    let derivation = try appraise([own, agent("E2")], under: [money], law: forbidding)
    #expect(try derivation.penalty("wrong_remark").details["law_source"] == "测试条例第1条")
  }

  @Test("where a file of law gives the minimum wage, the floor says where it is written")
  func minimumSource() throws {
    let rule = LawRule(
      .minimumWage, .money(Fen(250_000)), from: october, source: LawPack.Source("测发〔2026〕1号", .init("测试", "A test")))
    let pack = LawPack(minimumWage: Fen(250_000), lossClause: nil, rules: [rule])
    let floor = try #require(try appraise([agent()], under: [scoring], law: pack).pay.floor)
    #expect(floor.details["minimum_source"] == "测发〔2026〕1号")
    #expect(pack.source(of: .minimumWage).statute == "测发〔2026〕1号")
  }
}
