import Appraisal
import Exact
import Scheme
import Testing

@Suite("A derivation is read back from what was printed")
struct DerivationReadingTests {
  private func month(_ name: String, _ seed: UInt64) throws -> (schemes: [Scheme], derivations: [Derivation]) {
    let schemes = [try builtIn(name), try builtIn("rewards-penalties")]
    let subjects = RandomMonths.department(of: 7, under: schemes, seed: seed)
    let begin = try #require(Month("2025-10"))
    return (schemes, appraiseAll(subjects, under: schemes, recordsBegin: begin))
  }

  private func read(_ derivation: Derivation, _ schemes: [Scheme]) throws -> Derivation {
    try #require(
      Derivation(reading: derivation.json(), under: schemes, wage: derivation.pay.wage, law: derivation.pay.law))
  }

  private func nodes(_ derivation: Derivation) -> [Node] {
    let pay = derivation.pay
    let top =
      derivation.items + derivation.deductions
      + [derivation.score, derivation.grade, pay.earned, pay.floor]
      .compactMap { $0 } + pay.rewards + pay.penalties + pay.losses + pay.carried + derivation.overTime
    return top + top.flatMap(\.children)
  }

  @Test(
    "What printed it prints it again, byte for byte, with every name and figure", arguments: PropertyTests.forms,
    PropertyTests.seeds)
  func roundTrip(name: String, seed: UInt64) throws {
    let (schemes, derivations) = try month(name, seed)
    for derivation in derivations {
      let again = try read(derivation, schemes)
      #expect(again.json() == derivation.json(), "seed \(seed) \(derivation.employee)")
      #expect(nodes(again).map(\.name) == nodes(derivation).map(\.name), "seed \(seed) \(derivation.employee)")
      #expect(nodes(again).map(\.inputs) == nodes(derivation).map(\.inputs), "seed \(seed)")
      #expect(again.smallestGains(under: schemes) == derivation.smallestGains(under: schemes), "seed \(seed)")
      #expect(again.pay.wage == derivation.pay.wage)
    }
  }

  @Test("What is cut off, changed in a number's place, or not ours at all is not read, and nothing falls over")
  func damaged() throws {
    let (schemes, derivations) = try month("monthly-100", 3)
    let derivation = try #require(derivations.first)
    let bytes = derivation.json()
    for end in stride(from: 0, to: bytes.count, by: 7) {
      #expect(Derivation(reading: Array(bytes[..<end]), under: schemes, law: derivation.pay.law) == nil)
    }
    for place in stride(from: 0, to: bytes.count, by: 5) {
      var changed = bytes
      changed[place] = UInt8(ascii: "[")
      _ = Derivation(reading: changed, under: schemes, law: derivation.pay.law)
    }
    for text in ["", "{}", "[]", "null", #"{"format":2}"#, #"{"format":99999999999999999999999999999999999999999}"#] {
      #expect(Derivation(reading: Array(text.utf8), under: schemes, law: derivation.pay.law) == nil)
    }
    #expect(
      Derivation(
        reading: Array(repeating: UInt8(ascii: "["), count: 100_000), under: schemes, law: derivation.pay.law) == nil)
  }

  @Test("Without money nothing tells what somebody earns; without remarks nothing tells what was said of them")
  func partsShown() throws {
    let schemes = [try builtIn("monthly-100"), try builtIn("rewards-penalties")]
    var month = agent {
      $0.performancePay = Fen(123_456)
      $0.vetoes = [.init(veto: "赌博", occurrences: 1, by: "S01", note: "对客户不礼貌")]
    }
    for scale in schemes[0].items.flatMap(\.method.ratingScales) {
      month.ratings[scale.id] = .init(label: scale.steps[0].label, by: "S01", comment: "带新人很用心")
    }
    let whole = try appraise([month], under: schemes)
    let text = String(decoding: whole.json(), as: UTF8.self)
    try #require(text.contains("带新人很用心") && text.contains("1234.56"))

    let unpaid = String(decoding: whole.withoutPay.json(), as: UTF8.self)
    #expect(!unpaid.contains("1234.56") && !unpaid.contains(#""kind":"earned""#) && unpaid.contains("带新人很用心"))
    #expect(whole.withoutPay.points == whole.points)

    let unsaid = String(decoding: whole.withoutRemarks.json(), as: UTF8.self)
    #expect(!unsaid.contains("带新人很用心") && !unsaid.contains("对客户不礼貌") && unsaid.contains("1234.56"))
    #expect(whole.withoutRemarks.points == whole.points)
  }
}
