import Appraisal
import Exact
import Scheme

/// A small generator of reproducible randomness (SplitMix64): the seed alone decides, on every machine.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of the range.
  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// Once in so many times.
  mutating func once(in times: Int) -> Bool {
    next() % UInt64(times) == 0
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(next() % UInt64(elements.count))]
  }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for place in elements.indices.reversed() { elements.swapAt(place, roll(0...place)) }
    return elements
  }
}

/// Months of a department, made up from a seed, with the edges that real months have: zero denominators, figures that
/// did not arrive, probation, leave, vetoes, waivers, earlier months unknown.
enum RandomMonths {
  /// Months of so many employees under some schemes; `holes` is how often something is missing (once in so many).
  static func department(of count: Int, under schemes: [Scheme], seed: UInt64, holes: Int? = 12) -> [Subject] {
    var dice = Dice(seed: seed)
    return (1...count).map { subject("E\($0)", schemes, holes, &dice) }
  }

  private static func subject(_ id: String, _ schemes: [Scheme], _ holes: Int?, _ dice: inout Dice) -> Subject {
    var subject = Subject(
      employee: id, name: id, department: "电商部", wage: .known(Fen(Int64(dice.roll(2000...9000)) * 100)),
      performancePay: .known(Fen(Int64(dice.roll(0...400_000)))), facts: facts(&dice))
    if dice.once(in: 8) { subject.standing = dice.pick(Subject.Standing.allCases) }
    for scheme in schemes {
      for scale in scheme.items.flatMap(\.method.ratingScales) {
        let label = dice.once(in: 60) ? "不在表上" : dice.pick(scale.steps).label
        subject.ratings[scale.id] = .init(label: label, by: "M1", comment: dice.once(in: 3) ? "说明" : "")
      }
      for rule in scheme.overTime { subject.history = history(rule.id, subject.history, &dice) }
      for veto in scheme.vetoes where dice.once(in: 15) {
        subject.vetoes.append(.init(veto: veto.id, occurrences: dice.roll(0...2), by: "HR", note: ""))
      }
      if let item = scheme.items.first, dice.once(in: 10) {
        subject.omissions.append(.init(employee: "E0", item: item.id, points: quotient(3, 2), by: "HR", note: "漏扣"))
      }
    }
    guard let holes else { return subject }
    for name in subject.facts.keys.sorted() where dice.once(in: holes * 4) {
      subject.lack(name, dice.pick([.notCollected, .notYetFinal, .notApplicable]))
    }
    for name in subject.ratings.keys.sorted() where dice.once(in: holes * 4) { subject.ratings[name] = nil }
    let rules = schemes.flatMap { $0.items.map(\.id) + ($0.rewards + $0.penalties).map(\.id) }
    for id in rules where dice.once(in: holes * 5) { subject.waivers[id] = .init(reason: "当月不适用", by: "HR") }
    return subject
  }

  private static func facts(_ dice: inout Dice) -> [String: Fact] {
    let consultations = dice.once(in: 12) ? 0 : dice.roll(1...400)
    let created = dice.roll(0...max(1, consultations))
    let paid = dice.roll(0...created)
    let buyers = dice.roll(0...max(1, consultations))
    let responses = dice.once(in: 15) ? 0 : dice.roll(1...900)
    let sales = dice.roll(0...40_000_000)
    let rated = dice.roll(0...60)
    let asked = dice.roll(0...60)
    let numbers: [String: Int] = [
      "consultations": consultations, "converted": dice.roll(0...max(0, consultations)), "buyers": buyers,
      "lost_buyers": dice.roll(0...buyers), "responses": responses,
      "response_seconds": responses == 0 ? 0 : dice.roll(0...responses * 260), "orders_created": created,
      "orders_paid": paid, "void_orders": dice.roll(0...max(0, created - paid)), "refund_orders": dice.roll(0...paid),
      "return_orders": dice.roll(0...paid), "exchange_orders": dice.roll(0...paid),
      "bad_reviews": dice.roll(0...7), "misshipments": dice.roll(0...6), "complaints": dice.roll(0...7),
      "attendance_events": dice.roll(0...6), "mystery_checks": 8, "mystery_failed": dice.roll(0...6),
      "reminder_breach_days": dice.roll(0...4), "rated": rated, "satisfied": dice.roll(0...rated), "asked": asked,
      "resolved": dice.roll(0...asked), "sales_target": 200_000,
    ]
    var facts = numbers.mapValues { Fact(.known(Rational($0))) }
    facts["sales"] = Fact(.known(quotient(Int128(sales), 100)))
    facts["net_sales"] = Fact(.known(quotient(Int128(sales - dice.roll(0...3_000_000)), 100)), from: .finance)
    facts["misshipment_loss"] = Fact(.known(quotient(Int128(dice.once(in: 3) ? 0 : dice.roll(0...300_000)), 100)))
    return facts
  }

  private static func history(_ rule: String, _ earlier: [PastMonth], _ dice: inout Dice) -> [PastMonth] {
    (1...11).reversed().compactMap { back in
      let past = october.advanced(by: -back)
      let known = earlier.last { $0.month == past }
      guard dice.once(in: 20) == false else { return known }
      var conditions = known?.conditions ?? [:]
      if !dice.once(in: 20) { conditions[rule] = dice.once(in: 4) }
      let standing = known?.standing ?? (dice.once(in: 10) ? dice.pick(Subject.Standing.allCases) : .regular)
      return PastMonth(
        month: past, standing: standing, score: Points(hundredths: Int64(dice.roll(0...10_000))), conditions: conditions
      )
    }
  }
}
