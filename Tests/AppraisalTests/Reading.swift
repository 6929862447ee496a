import Appraisal
import Exact
import Scheme
import Testing

/// Looking things up in a derivation by the id of the scheme.
extension Derivation {
  func item(_ id: String) throws -> Node {
    try #require(items.first { $0.id == id }, "no item \(id)")
  }

  /// The printed points of an item; "—" while there are none.
  func gives(_ id: String) throws -> String {
    try item(id).points?.text ?? "—"
  }

  func reward(_ id: String) throws -> Node {
    try #require(pay.rewards.first { $0.id == id }, "no reward \(id)")
  }

  func penalty(_ id: String) throws -> Node {
    try #require(pay.penalties.first { $0.id == id }, "no penalty \(id)")
  }

  func overTime(_ id: String) throws -> Node {
    try #require(overTime.first { $0.id == id }, "no rule \(id)")
  }

  /// Everything that stands in it.
  var nodes: [Node] {
    let single = [score, grade, pay.earned, pay.floor].compactMap { $0 }
    return (items + deductions + single + pay.rewards + pay.penalties + pay.losses + overTime).flatMap(\.withParts)
  }
}

extension Node {
  var withParts: [Node] { [self] + children.flatMap(\.withParts) }
}

extension Subject {
  mutating func set(_ values: [String: Rational]) {
    for (name, value) in values { facts[name] = Fact(.known(value)) }
  }

  mutating func lack(_ name: String, _ reason: Missing.Reason = .notCollected) {
    facts[name] = Fact(.missing(Missing(reason, name: name)))
  }

  mutating func rate(_ values: [String: String]) {
    for (id, label) in values { ratings[id] = Rating(label: label, by: "M1") }
  }
}

/// The derivations of a whole department, in the order given.
func appraiseAll(
  _ subjects: [Subject], under schemes: [Scheme], month: Month = october, law: LawPack = law,
  recordsBegin: Month = Month("2026-01") ?? .first
) -> [Derivation] {
  Appraiser(schemes: schemes, month: month, law: law, recordsBegin: recordsBegin).appraise(subjects)
}

/// A month by its text.
func month(_ text: String) throws -> Month {
  try #require(Month(text))
}

/// `tenths(504)` is 50.4.
func tenths(_ number: Int128) -> Rational {
  (try? Rational(number, over: 10)) ?? .zero
}

/// An exact quotient.
func quotient(_ above: Int128, _ below: Int128) -> Rational {
  (try? Rational(above, over: below)) ?? .zero
}
