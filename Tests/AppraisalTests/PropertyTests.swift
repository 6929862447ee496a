import Appraisal
import Exact
import Foundation
import Scheme
import Testing

/// What must hold in every month, tried on months made up from seeds. A failure prints its seed; the seed alone brings
/// the month back.
@Suite("Properties of every month")
struct PropertyTests {
  static let forms = ["monthly-100", "competency-15", "weighted-targets", "competency-14"]
  static let seeds: [UInt64] = Array(1...12)

  /// A department under a scoring form beside form 2.
  private func month(_ name: String, _ seed: UInt64, holes: Int? = 12) throws -> (
    schemes: [Scheme], subjects: [Subject], derivations: [Derivation]
  ) {
    let schemes = [try builtIn(name), try builtIn("rewards-penalties")]
    let subjects = RandomMonths.department(of: 7, under: schemes, seed: seed, holes: holes)
    let begin = try #require(Month(seed % 2 == 0 ? "2026-01" : "2025-10"))
    return (schemes, subjects, appraiseAll(subjects, under: schemes, recordsBegin: begin))
  }

  @Test("The printed points add up to the printed total, within 0 and 100", arguments: forms, seeds)
  func sums(name: String, seed: UInt64) throws {
    let (schemes, _, derivations) = try month(name, seed)
    for derivation in derivations {
      guard let score = derivation.points, let node = derivation.score else { continue }
      #expect(score >= .zero && score <= Points(hundredths: 10_000), "seed \(seed)")
      let printed = (derivation.items + derivation.deductions).compactMap { $0.points?.hundredths }.reduce(0, +)
      let isRescaled = node.reason == .rescaled
      if !isRescaled { #expect(score.hundredths == min(max(printed, 0), 10_000), "seed \(seed)") }
      #expect(isRescaled || !schemes[0].rescaled)
      for item in derivation.items {
        guard let points = item.points, let most = item.maximum else { continue }
        #expect(points >= .zero && points <= most, "seed \(seed) \(item.id)")
      }
    }
  }

  @Test(
    "A score is missing exactly while an item is; what comes of it then lies in the range shown", arguments: forms,
    seeds)
  func ranges(name: String, seed: UInt64) throws {
    let (_, _, derivations) = try month(name, seed)
    for derivation in derivations where derivation.standing.isAppraised {
      let isOpen = !derivation.missingItems.isEmpty || derivation.items.allSatisfy { $0.points == nil }
      #expect((derivation.points == nil) == isOpen, "seed \(seed)")
      for item in derivation.missingItems {
        #expect(item.points == nil && item.reach != nil, "seed \(seed) \(item.id)")
      }
      if let reach = derivation.score?.reach {
        #expect(reach.lowerBound >= .zero && reach.upperBound <= Points(hundredths: 10_000), "seed \(seed)")
      }
    }
  }

  @Test("A missing rating, once given, puts the score where the range allowed it", arguments: forms, seeds)
  func fillingIn(name: String, seed: UInt64) throws {
    let (schemes, subjects, whole) = try month(name, seed, holes: nil)
    for (place, subject) in subjects.enumerated() {
      guard let points = whole[place].points, let scale = subject.ratings.keys.sorted().first else { continue }
      var open = subjects
      open[place].ratings[scale] = nil
      let node = try #require(appraiseAll(open, under: schemes)[place].score)
      guard node.points == nil else { continue }
      let reach = try #require(node.reach)
      #expect(reach.contains(points), "seed \(seed) \(subject.employee)")
    }
  }

  @Test(
    "Better work never gets fewer points, item by item", arguments: seeds)
  func monotone(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let directions: [(scheme: String, item: String, measure: String, better: Int)] = [
      ("monthly-100", "conversion", "converted", 1), ("monthly-100", "response", "response_seconds", -1),
      ("monthly-100", "lost", "lost_buyers", -1), ("monthly-100", "void_orders", "void_orders", -1),
      ("monthly-100", "refund", "refund_orders", -1), ("monthly-100", "return", "return_orders", -1),
      ("monthly-100", "exchange", "exchange_orders", -1), ("monthly-100", "bad_reviews", "bad_reviews", -1),
      ("monthly-100", "deals", "sales", 1), ("monthly-100", "complaints", "complaints", -1),
      ("weighted-targets", "satisfaction", "satisfied", 1), ("weighted-targets", "response", "response_seconds", -1),
      ("weighted-targets", "service_quality", "complaints", -1), ("competency-14", "resolution", "resolved", 1),
      ("competency-14", "reply_speed", "response_seconds", -1), ("competency-14", "accuracy", "misshipments", -1),
    ]
    for direction in directions {
      let form = try builtIn(direction.scheme)
      let crew = RandomMonths.department(of: 2, under: [form], seed: seed, holes: nil)
      var (worse, better) = (crew, crew)
      worse[0].standing = .regular
      better[0].standing = .regular
      let (low, high) = (dice.roll(0...60), dice.roll(0...60))
      let values = [min(low, high), max(low, high)].map { Rational($0) }
      worse[0].set([direction.measure: direction.better > 0 ? values[0] : values[1]])
      better[0].set([direction.measure: direction.better > 0 ? values[1] : values[0]])
      let before = try appraise(worse, under: [form]).item(direction.item).points
      let after = try appraise(better, under: [form]).item(direction.item).points
      guard let before, let after else { continue }
      #expect(before <= after, "seed \(seed) \(direction.item) \(values)")
    }
  }

  @Test("The order of colleagues does not matter, and the same month gives the same bytes", arguments: forms, seeds)
  func order(name: String, seed: UInt64) throws {
    let (schemes, subjects, derivations) = try month(name, seed)
    var dice = Dice(seed: seed &+ 1000)
    let begin = derivations[0].month == october ? (seed % 2 == 0 ? "2026-01" : "2025-10") : ""
    let shuffled = appraiseAll(
      dice.shuffled(subjects), under: schemes.reversed(), recordsBegin: try #require(Month(begin)))
    for derivation in derivations {
      let again = try #require(shuffled.first { $0.employee == derivation.employee })
      #expect(again.json() == derivation.json(), "seed \(seed) \(derivation.employee)")
    }
  }

  @Test("The JSON is read back by others, and its hash is over the rest", arguments: forms, seeds.prefix(6))
  func json(name: String, seed: UInt64) throws {
    let (_, subjects, derivations) = try month(name, seed)
    for (subject, derivation) in zip(subjects, derivations) {
      let bytes = derivation.json()
      let read = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
      #expect(read["employee"] as? String == subject.employee)
      #expect((read["items"] as? [Any])?.count == derivation.items.count)
      let hash = try #require(read["hash"] as? String)
      let text = String(decoding: bytes, as: UTF8.self)
      let rest = text.replacing(",\"hash\":\"\(hash)\"", with: "")
      #expect(rest.utf8.count + hash.utf8.count + 10 == bytes.count)
      #expect(ContentHash(of: Array(rest.utf8)).description == hash, "seed \(seed)")
    }
  }

  @Test("JSON: a name with quotes, backslashes and control characters is read back as it was")
  func escaping() throws {
    let name = "王\"小\\明\u{1}\n\t名😀"
    let derivation = try appraise([agent { $0.name = name }], under: [try builtIn("monthly-100")])
    let read = try JSONSerialization.jsonObject(with: Data(derivation.json())) as? [String: Any]
    #expect(read?["name"] as? String == name)
  }

  @Test(
    "Pay: lanes add up to the fen, the loss stays within the law, and a total is missing iff a lane is",
    arguments: forms, seeds)
  func lanes(name: String, seed: UInt64) throws {
    let (_, subjects, derivations) = try month(name, seed)
    for (subject, derivation) in zip(subjects, derivations) where derivation.standing.isAppraised {
      let pay = derivation.pay
      let steps = pay.rewards + pay.penalties + pay.losses + [pay.earned].compactMap { $0 }
      #expect((pay.total == nil) == steps.contains { $0.amount == nil }, "seed \(seed)")
      #expect(steps.allSatisfy { ($0.amount == nil) == ($0.state == .missing) }, "seed \(seed)")
      guard let total = pay.total, let rewards = pay.rewardTotal, let penalties = pay.penaltyTotal,
        let deducted = pay.lossDeducted, let held = pay.lossHeldBack, let topUp = pay.floorTopUp
      else { continue }
      let earned = pay.earned?.amount?.amount ?? 0
      #expect(
        total.amount == earned + rewards.amount - penalties.amount - deducted.amount + topUp.amount, "seed \(seed)")
      #expect(deducted.amount + held.amount == pay.lossDue?.amount, "seed \(seed)")
      let minimum = try #require(law.minimumWage)
      let wage = try subject.wage.fen.amount + earned + rewards.amount - penalties.amount
      #expect(deducted >= .zero && (deducted.amount * 5 <= wage + 2 || deducted == .zero), "seed \(seed)")
      #expect(deducted == .zero || wage - deducted.amount >= minimum.amount, "seed \(seed)")
      #expect(wage - deducted.amount + topUp.amount >= minimum.amount, "seed \(seed)")
      #expect(rewards.amount == pay.rewards.compactMap { $0.amount?.amount }.reduce(0, +), "seed \(seed)")
      #expect(penalties.amount == pay.penalties.compactMap { $0.amount?.amount }.reduce(0, +), "seed \(seed)")
    }
  }

  @Test("Smallest gain: making the change gains exactly the points that were promised", arguments: forms, seeds)
  func gains(name: String, seed: UInt64) throws {
    let form = try builtIn(name)
    let crew = RandomMonths.department(of: 3, under: [form], seed: seed, holes: nil)
    for (place, derivation) in appraiseAll(crew, under: [form]).enumerated() {
      for gain in derivation.smallestGains(under: form) {
        var changed = crew
        let before = try #require(try derivation.item(gain.item).points)
        switch gain.change {
        case .rating(_, let label): changed[place].ratings[gain.id] = .init(label: label, by: "M1")
        case .fewer(let count, let measure):
          let now = try #require(changed[place].facts[measure]?.figure.value)
          changed[place].set([measure: try now - Rational(count)])
        case .value:
          let node = try #require(derivation.nodes.first { $0.id == gain.id })
          guard let change = gain.numeratorChange, let measure = node.formula,
            let parts = form.inputs.first(where: { $0.id == measure })?.quotient,
            let now = changed[place].facts[parts.numerator]?.figure.value
          else { continue }
          changed[place].set([parts.numerator: try now + change])
        }
        let after = try #require(try appraiseAll(changed, under: [form])[place].item(gain.item).points)
        #expect(try after - before == gain.points, "seed \(seed) \(gain.id) \(gain.change)")
      }
    }
  }

  @Test(
    "Rules about several months: met, open or not met, and met once means met for the year's bonus", arguments: seeds)
  func months(seed: UInt64) throws {
    let (_, _, derivations) = try month("monthly-100", seed)
    for derivation in derivations {
      let bonus = try derivation.overTime("year_end_bonus")
      #expect([.failed, .missing, .idle].contains(bonus.state))
      let months = (bonus.details["months"] ?? "").split(separator: ", ").compactMap { Month($0) }
      if bonus.state == .failed { #expect(months.count >= 3, "seed \(seed)") }
      #expect(months == months.sorted() && months.allSatisfy { $0 <= october })
    }
  }
}
