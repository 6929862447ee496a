import Appraisal
import Exact
import Foundation
import Scheme
import Testing

@Suite("Legal limits to the fen, and shares that add up")
struct LegalRoundingTests {
  static let seeds: [UInt64] = Array(1...200)
  let scoring: Scheme
  let money: Scheme

  init() throws {
    scoring = try builtIn("monthly-100")
    money = try builtIn("rewards-penalties")
  }

  private func loss(
    _ yuan: Rational, wage: Int64, performance: Int64 = 0, probation: Bool = false
  ) throws -> PayLanes {
    let subject = agent {
      ($0.wage, $0.performancePay) = (.known(Fen(wage)), .known(Fen(performance)))
      if probation { $0.standing = .probation }
      $0.set(["misshipment_loss": yuan])
    }
    return try appraise([subject], under: [scoring]).pay
  }

  @Test("Law · art. 16: the cap rounds down: 20 % of 4,950.33 is 990.066, and 990.06 is deducted")
  func capDown() throws {
    let pay = try loss(2000, wage: 495_033)
    #expect(pay.lossDeducted == Fen(99_006) && pay.lossHeldBack == Fen(100_994))
    let step = pay.losses[0].details
    #expect(step["limit"] == "loss_cap" && step["cap"] == "990.06" && step["cap_exact"] == "990.066")
    // 20 % of 6,850.04 is 1,370.008.
    #expect(try loss(9000, wage: 685_004).lossDeducted == Fen(137_000))
  }

  @Test("Law · 劳动合同法 art. 20: the floor on probation rounds up: 80 % of 3,333.33 is 2,666.664, so 2,666.67 is paid")
  func floorUp() throws {
    // 3,333.33 agreed: 2,500.00 fixed and 833.33 at full score, of which 60 points earn nothing.
    let own = agent {
      ($0.wage, $0.performancePay) = (.known(Fen(250_000)), .known(Fen(83_333)))
      $0.standing = .probation
      $0.vetoes = [.init(veto: "misconduct", occurrences: 4, by: "M1", note: "")]
    }
    let pay = try appraise([own], under: [scoring]).pay
    #expect(pay.earned?.amount == .zero && pay.floorTopUp == Fen(16_667))
    #expect(pay.floor?.details["least"] == "2666.67" && pay.floor?.details["least_exact"] == "2666.664")
    #expect(pay.floor?.details["limit"] == "probation_floor")
  }

  @Test(
    "Law · 劳动合同法 art. 20: the agreed wage is the fixed wage and the performance pay at full score, where a scheme pays it"
  )
  func agreedWage() throws {
    // 5,000 + 2,000 agreed, 80 % is 5,600; 60 points earn nothing: 600 are added.
    let own = agent {
      $0.standing = .probation
      $0.vetoes = [.init(veto: "misconduct", occurrences: 4, by: "M1", note: "")]
    }
    #expect(try appraise([own], under: [scoring]).pay.floorTopUp == Fen(60_000))
    // Form 2 pays no performance pay: 80 % of 5,000 is below the wage of 5,000.
    #expect(try appraise([own, agent("E2")], under: [money]).pay.floorTopUp == .zero)
  }

  @Test("Law · art. 16: on probation no more of a loss is taken than leaves the floor, so that it gives nothing back")
  func lossLeavesFloor() throws {
    // 5,000 + 2,000 earned; 20 % is 1,400 and 5,600 must remain: exactly 1,400.
    let whole = try loss(2000, wage: 500_000, performance: 200_000, probation: true)
    #expect(whole.lossDeducted == Fen(140_000) && whole.floorTopUp == .zero)
    // The score of 60 earns nothing: 5,000 lie under the floor of 5,600 already, and nothing is taken.
    let own = agent {
      $0.standing = .probation
      $0.vetoes = [.init(veto: "misconduct", occurrences: 4, by: "M1", note: "")]
      $0.set(["misshipment_loss": 300])
    }
    let pay = try appraise([own], under: [scoring]).pay
    #expect(pay.lossDeducted == .zero && pay.lossHeldBack == Fen(30_000))
    #expect(pay.floorTopUp == Fen(60_000) && pay.losses[0].details["limit"] == "probation_floor")
  }

  @Test("Law: no cap is exceeded and no floor undercut by a fen, whatever the wage", arguments: seeds)
  func everyWage(seed: UInt64) throws {
    var dice = Dice(seed: seed &* 104_729)
    let wage = Int64(dice.roll(200_000...1_200_000))
    let performance = Int64(dice.roll(0...300_000))
    let probation = dice.once(in: 2)
    let due = quotient(Int128(dice.roll(1...900_000)), 100)
    let pay = try loss(due, wage: wage, performance: performance, probation: probation)
    let before = Rational(Int128(wage + performance))
    let deducted = Rational(Int128(try #require(pay.lossDeducted).amount))
    let topUp = Rational(Int128(try #require(pay.floorTopUp).amount))
    #expect(try deducted * 5 <= before, "seed \(seed)")
    let paid = try before - deducted + topUp
    #expect(paid >= 250_000, "seed \(seed)")
    if probation { #expect(try paid * 5 >= before * 4, "seed \(seed)") }
    // Neither gives or takes a whole fen more than it has to.
    #expect(try (topUp * deducted).isZero, "seed \(seed)")
  }

  @Test("Shares: 100 yuan among three are 33.34, 33.33 and 33.33, the odd fen to the id that comes first")
  func split() throws {
    let form = try #require(scheme(try money.source.replacingOnce("ties: all", with: "ties: split")))
    func shares(_ yuan: String, _ ids: [String]) throws -> [String: Int64?] {
      let priced = try #require(scheme(form.source.replacing("yuan: 500", with: "yuan: \(yuan)")))
      let team = ids.map { id in agent(id) { $0.set(["net_sales": 300_000, "sales_target": 100_000]) } }
      let paid = appraiseAll(team, under: [priced])
      return Dictionary(
        uniqueKeysWithValues: try paid.map { ($0.employee, try $0.reward("sales_champion").amount?.amount) })
    }
    #expect(try shares("100", ["E3", "E1", "E2"]) == ["E1": 3334, "E2": 3333, "E3": 3333])
    #expect(try shares("500", ["E2", "E3", "E1"]) == ["E1": 16_667, "E2": 16_667, "E3": 16_666])
  }

  @Test("Shares: an award is shared by those of the tied who meet its condition, and paid whole")
  func splitAmongThoseWhoMeetIt() throws {
    let form = try #require(scheme(try money.source.replacingOnce("ties: all", with: "ties: split")))
    let team = [
      agent("E1") { $0.set(["net_sales": 300_000, "sales_target": 300_000]) },
      agent("E2") { $0.set(["net_sales": 300_000, "sales_target": 100_000]) },
    ]
    let amounts = try appraiseAll(team, under: [form]).map { try $0.reward("sales_champion").amount }
    #expect(amounts == [.zero, Fen(50_000)])
  }

  @Test("Waiver: a penalty waived for the lowest falls on nobody")
  func waivedLowest() throws {
    var lowest = agent("E1") { $0.set(["net_sales": 100_000]) }
    let second = agent("E2") { $0.set(["net_sales": 150_000]) }
    let third = agent("E3") { $0.set(["net_sales": 300_000]) }
    lowest.waivers["lowest_sales"] = .init(reason: "店铺停业", by: "HR")
    let derivations = appraiseAll([lowest, second, third], under: [money])
    let nodes = try derivations.map { try $0.penalty("lowest_sales") }
    #expect(nodes.map(\.amount) == [.zero, .zero, .zero])
    #expect(nodes.map(\.reason) == [.waivedRule, .notInPlace, .notInPlace])
  }

  @Test("Waiver: who is waived and has no figure has no place, and the others are compared without them")
  func waivedWithoutFigure() throws {
    let absent = agent("E1") {
      $0.lack("net_sales")
      $0.waivers["lowest_sales"] = .init(reason: "财务未出数", by: "HR")
    }
    let team = [absent, agent("E2") { $0.set(["net_sales": 150_000]) }, agent("E3") { $0.set(["net_sales": 300_000]) }]
    let amounts = try appraiseAll(team, under: [money]).map { try $0.penalty("lowest_sales").amount }
    #expect(amounts == [.zero, Fen(10_000), .zero])
  }
}

extension String {
  /// The same with a text, which has to be there, replaced where it stands first.
  fileprivate func replacingOnce(_ text: String, with other: String) throws -> String {
    let place = range(of: text)
    let range = try #require(place)
    return replacingCharacters(in: range, with: other)
  }
}
