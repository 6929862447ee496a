import Appraisal
import Exact
import Scheme

/// Reproducible chance (SplitMix64): the seed alone decides.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 to below the limit.
  mutating func upTo(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Int(mixed % UInt64(max(1, limit)))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[upTo(elements.count)] }
}

/// A month whose figures lie on the bounds of the forms' bands, just beside them, or are missing.
enum RandomMonth {
  static func subject(
    _ id: String, _ schemes: [Scheme], vetoes: Int, holes: Bool, _ chance: inout Chance
  ) -> Subject {
    let consultations = 1 + chance.upTo(400)
    let created = 1 + chance.upTo(200)
    let responses = holes && chance.upTo(20) == 0 ? 0 : 1 + chance.upTo(600)
    let rated = holes && chance.upTo(20) == 0 ? 0 : 1 + chance.upTo(80)
    func near(_ whole: Int, _ percents: [Int]) -> Rational {
      let bound = whole * chance.pick(percents) / 100
      return Rational(max(0, min(whole, bound + chance.upTo(3) - 1)))
    }
    var values: [String: Rational] = [
      "consultations": Rational(consultations), "converted": near(consultations, [15, 20, 30, 50, 60]),
      "buyers": Rational(consultations), "lost_buyers": near(consultations, [40, 60, 80]),
      "responses": Rational(responses),
      "response_seconds": Rational(responses * chance.pick([30, 50, 60, 100, 120, 200]) + chance.upTo(3) - 1),
      "orders_created": Rational(created), "orders_paid": near(created, [90, 100]),
      "void_orders": near(created, [5, 10]), "refund_orders": near(created, [6, 9, 12, 15]),
      "return_orders": near(created, [6, 9, 12, 15]), "exchange_orders": near(created, [3, 6]),
      "sales_target": Rational(chance.pick([150_000, 180_000])), "bad_reviews": Rational(chance.upTo(7)),
      "misshipments": Rational(chance.upTo(6)), "complaints": Rational(chance.upTo(7)),
      "attendance_events": Rational(chance.upTo(7)), "mystery_checks": 8, "mystery_failed": Rational(chance.upTo(7)),
      "reminder_breach_days": Rational(chance.upTo(3)), "rated": Rational(rated),
      "satisfied": near(rated, [80, 90]), "asked": Rational(rated), "resolved": near(rated, [70, 80, 90]),
    ]
    if responses == 0 { values["response_seconds"] = 0 }
    values["sales"] = yuan(chance.upTo(40_000_000))
    values["net_sales"] = yuan(chance.pick([19_999_999, 20_000_000, 18_000_000, chance.upTo(40_000_000)]))
    values["misshipment_loss"] = yuan(chance.upTo(3) == 0 ? 0 : chance.upTo(400_000))
    var subject = Subject(
      employee: id, name: "考" + id, department: "电商部", standing: chance.upTo(5) == 0 ? .probation : .regular,
      wage: .known(Fen(Int64(180_000 + chance.upTo(500_000)))),
      performancePay: .known(Fen(Int64(chance.upTo(400_000)))),
      facts: facts(values))
    for name in values.keys.sorted() where chance.upTo(40) == 0 && holes {
      subject.facts[name] = Fact(.missing(Missing(chance.pick([.notCollected, .notYetFinal]), name: name)))
    }
    for scale in schemes.flatMap({ $0.items.flatMap(\.method.ratingScales) }) where chance.upTo(30) > 0 || !holes {
      subject.ratings[scale.id] = Subject.Rating(label: chance.pick(scale.steps).label, by: "钱主管")
    }
    let ids = schemes.flatMap { $0.items.map(\.id) + ($0.rewards + $0.penalties).map(\.id) }
    for id in ids where chance.upTo(30) == 0 && holes { subject.waivers[id] = .init(reason: "当月不适用", by: "HR01") }
    for index in 0..<vetoes {
      let kind = schemes[0].vetoes.first?.kinds[index] ?? ""
      subject.vetoes.append(.init(veto: kind, occurrences: 1 + chance.upTo(3), by: "HR01", note: "有记录"))
    }
    return subject
  }

  private static func yuan(_ cents: Int) -> Rational { (try? Rational(cents) / 100) ?? .zero }
}
