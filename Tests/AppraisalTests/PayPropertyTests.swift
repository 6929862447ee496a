import Appraisal
import Exact
import Foundation
import Scheme
import Testing
import Wording

/// What the law asks of pay, tried on months made up from seeds: any wage, any loss, any rule of form 2, under packs of
/// every kind. A failure prints its seed; the seed alone brings the month back.
@Suite("Properties of pay: caps and floors")
struct PayPropertyTests {
  static let seeds: [UInt64] = Array(1...60)

  /// A month of a department, and the law it is held against.
  private struct Paid {
    let law: LawPack
    let subjects: [Subject]
    let derivations: [Derivation]

    /// The months that are decided to the last fen.
    var decided: [(subject: Subject, pay: PayLanes)] {
      zip(subjects, derivations).filter { $0.standing.isAppraised && $1.pay.total != nil }.map { ($0, $1.pay) }
    }
  }

  private static let source = LawPack.Source("测试条例", Bilingual("测试", "A test"))

  /// A pack from a seed: minimum wages from nothing to far above, caps below the national one, penalties or not, a
  /// clause or none, losses carried or not.
  private static func law(_ dice: inout Dice) -> LawPack {
    var rules: [LawRule] = []
    if dice.once(in: 3) {
      rules.append(LawRule(.lossCap, .share(quotient(Int128(dice.roll(0...20)), 100)), source: source))
    }
    if dice.once(in: 3) {
      rules.append(LawRule(.probationFloor, .share(quotient(Int128(dice.roll(80...100)), 100)), source: source))
    }
    return LawPack(
      region: "cn-00", minimumWage: Fen(Int64(dice.roll(0...500_000))), allowsPenalties: !dice.once(in: 3),
      lossClause: dice.once(in: 4) ? nil : "第十二条", carriesLosses: dice.once(in: 2), rules: rules)
  }

  private func month(_ seed: UInt64, holes: Int? = nil) throws -> Paid {
    var dice = Dice(seed: seed &* 7919)
    let law = Self.law(&dice)
    let schemes = [try builtIn("monthly-100"), try builtIn("rewards-penalties")]
    var subjects = RandomMonths.department(of: 8, under: schemes, seed: seed, holes: holes)
    for place in subjects.indices {
      if dice.once(in: 3) { subjects[place].standing = .probation }
      if dice.once(in: 2) { subjects[place].set(["misshipment_loss": quotient(Int128(dice.roll(0...900_000)), 100)]) }
      if dice.once(in: 2) {
        subjects[place].carriedLosses = (1...2).reversed().map {
          CarriedLoss(month: october.advanced(by: -$0), amount: Fen(Int64(dice.roll(1...200_000))))
        }
      }
    }
    return Paid(law: law, subjects: subjects, derivations: appraiseAll(subjects, under: schemes, law: law))
  }

  /// The wage of the month before loss compensation: fixed, earned, rewards, less penalties.
  private func wage(_ subject: Subject, _ pay: PayLanes) throws -> Fen {
    let earned = pay.earned == nil ? Fen.zero : try #require(pay.earned?.amount)
    let rewards = try #require(pay.rewardTotal)
    let penalties = try #require(pay.penaltyTotal)
    return try subject.wage.fen + earned + rewards - penalties
  }

  @Test(
    "Law · art. 16: what is deducted for losses is at most the cap's share of the month's wage, and never more than is due",
    arguments: seeds)
  func cap(seed: UInt64) throws {
    let month = try month(seed)
    for (subject, pay) in month.decided {
      let (deducted, due) = (try #require(pay.lossDeducted), try #require(pay.lossDue))
      #expect(deducted >= .zero && deducted <= due, "seed \(seed) \(subject.employee)")
      let cap = try wage(subject, pay).yuan * month.law.lossCap
      let national = try wage(subject, pay).yuan * quotient(20, 100)
      // To the fen: the cap rounds down.
      if deducted > .zero { #expect(deducted.yuan <= min(cap, national), "seed \(seed) \(subject.employee)") }
    }
  }

  @Test("Law · art. 16: after a deduction for losses no less than the minimum wage is left", arguments: seeds)
  func remains(seed: UInt64) throws {
    let month = try month(seed)
    for (subject, pay) in month.decided {
      let deducted = try #require(pay.lossDeducted)
      guard deducted > .zero else { continue }
      let left = try wage(subject, pay) - deducted
      #expect(try left >= #require(month.law.minimumWage), "seed \(seed) \(subject.employee)")
    }
  }

  @Test("deducted and held back add up to what is due, as do the losses of all months one by one", arguments: seeds)
  func addsUp(seed: UInt64) throws {
    let month = try month(seed)
    for (subject, pay) in month.decided {
      let (due, deducted) = (try #require(pay.lossDue), try #require(pay.lossDeducted))
      let held = try #require(pay.lossHeldBack)
      let both = try deducted + held
      #expect(both == due, "seed \(seed) \(subject.employee)")
      let carries = month.law.carriesLosses && month.law.lossClause != nil
      let carried = carries ? subject.carriedLosses.reduce(Int64(0)) { $0 + $1.amount.amount } : 0
      let own = pay.losses.compactMap(\.amount?.amount).reduce(0, +)
      #expect(due.amount == own + carried, "seed \(seed) \(subject.employee)")
      #expect(pay.lossSteps.map(\.due.amount).reduce(0, +) == due.amount, "seed \(seed) \(subject.employee)")
      #expect(pay.lossSteps.map(\.deducted.amount).reduce(0, +) == deducted.amount, "seed \(seed) \(subject.employee)")
      #expect(pay.lossSteps.allSatisfy { $0.deducted <= $0.due && $0.deducted >= .zero }, "seed \(seed)")
    }
  }

  @Test(
    "what is held back is carried on to the fen where the company carries losses, and else not at all", arguments: seeds
  )
  func carriedOn(seed: UInt64) throws {
    let month = try month(seed)
    for (subject, pay) in month.decided {
      let held = pay.carriedOn.map(\.amount.amount).reduce(0, +)
      if month.law.carriesLosses, month.law.lossClause != nil {
        #expect(held == pay.lossHeldBack?.amount, "seed \(seed) \(subject.employee)")
        #expect(pay.carriedOn.map(\.month) == pay.carriedOn.map(\.month).sorted(), "seed \(seed)")
        // What is due longest goes first: a later month's loss is touched once the earlier ones are paid.
        let steps = pay.lossSteps
        for (earlier, later) in zip(steps, steps.dropFirst()) where later.deducted > .zero {
          #expect(earlier.deducted == earlier.due, "seed \(seed) \(subject.employee)")
        }
      } else {
        #expect(pay.carriedOn.isEmpty && pay.carried.isEmpty, "seed \(seed) \(subject.employee)")
      }
    }
  }

  @Test(
    "Law · 劳动法 art. 48, 劳动合同法 art. 20: with the floor nobody is paid below the minimum wage, on probation not below its share of the agreed wage either, and the floor adds no fen more than that",
    arguments: seeds)
  func floor(seed: UInt64) throws {
    let month = try month(seed)
    for (subject, pay) in month.decided {
      let total = try #require(pay.total)
      let paid = try subject.wage.fen + total
      var least = try #require(month.law.minimumWage)
      if subject.standing == .probation {
        let agreed = try subject.wage.fen + subject.performancePay.fen
        least = max(least, try Fen(roundingUp: agreed.yuan * month.law.probationFloor))
      }
      #expect(paid >= least, "seed \(seed) \(subject.employee)")
      let topUp = try #require(pay.floorTopUp)
      #expect(topUp >= .zero && (topUp == .zero || paid == least), "seed \(seed) \(subject.employee)")
    }
  }

  @Test(
    "penalties that the region forbids are never deducted; they are shown with what they would have been",
    arguments: seeds)
  func forbidden(seed: UInt64) throws {
    let month = try month(seed)
    for (subject, pay) in month.decided {
      if !month.law.allowsPenalties { #expect(pay.penaltyTotal == .zero, "seed \(seed) \(subject.employee)") }
      for node in pay.penalties where node.reason == .notDeductible {
        #expect(!month.law.allowsPenalties && node.amount == .zero && node.details["yuan"] != nil, "seed \(seed)")
      }
    }
  }

  @Test("the lanes add up in the order of the law: earned + rewards − penalties − losses + floor", arguments: seeds)
  func lanes(seed: UInt64) throws {
    let month = try month(seed)
    for (subject, pay) in month.decided {
      let before = try wage(subject, pay)
      let (loss, topUp) = (try #require(pay.lossDeducted), try #require(pay.floorTopUp))
      let total = try before - loss - subject.wage.fen + topUp
      #expect(pay.total == total, "seed \(seed) \(subject.employee)")
      // The wage that the cap is taken of is the one after the lanes before it.
      for node in pay.losses + pay.carried where [.lossWithinCap, .lossCapped, .lossCarried].contains(node.reason) {
        #expect(node.details["wage"] == before.text, "seed \(seed) \(subject.employee)")
      }
    }
  }

  @Test("where figures are missing nothing is deducted by guess: an open lane leaves the total open", arguments: seeds)
  func missing(seed: UInt64) throws {
    let month = try month(seed, holes: 6)
    for (subject, derivation) in zip(month.subjects, month.derivations) where subject.standing.isAppraised {
      let pay = derivation.pay
      let isOpen =
        pay.lossDue == nil || pay.rewardTotal == nil || pay.penaltyTotal == nil
        || (pay.earned != nil && pay.earned?.amount == nil)
      #expect((pay.total == nil) == isOpen, "seed \(seed) \(subject.employee)")
      // What was held back before is not forgotten while the month is open.
      if isOpen, month.law.carriesLosses, month.law.lossClause != nil, pay.lossDeducted == nil {
        #expect(pay.carriedOn == subject.carriedLosses, "seed \(seed) \(subject.employee)")
      }
    }
  }

  @Test("a loss carried from month to month is paid off in the end, and not a fen more is taken", arguments: seeds)
  func paidOff(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let law = LawPack(minimumWage: Fen(250_000), lossClause: "第十二条", carriesLosses: true)
    let scheme = try builtIn("monthly-100")
    let loss = Fen(Int64(dice.roll(1...3_000_000)))
    var carried: [CarriedLoss] = []
    var taken: Int64 = 0
    var month = october
    for place in 0..<40 {
      let subject = agent {
        $0.wage = .known(Fen(Int64(dice.roll(250_000...900_000))))
        $0.performancePay = .known(Fen(Int64(dice.roll(0...200_000))))
        $0.set(["misshipment_loss": place == 0 ? loss.yuan : 0])
        $0.carriedLosses = carried
        if place == 1 { $0.standing = .leave }
      }
      let pay = try appraise([subject], under: [scheme], month: month, law: law).pay
      taken += pay.lossDeducted?.amount ?? 0
      carried = pay.carriedOn
      #expect(taken + carried.map(\.amount.amount).reduce(0, +) == loss.amount, "seed \(seed) month \(place)")
      #expect(carried.allSatisfy { $0.month == october }, "seed \(seed)")
      month = month.next
    }
    // Wages lie 3,250 yuan above the minimum on average, of which a fifth of the wage may go: 40 months pay any of these
    // losses off.
    #expect(taken == loss.amount && carried.isEmpty, "seed \(seed)")
  }
}
