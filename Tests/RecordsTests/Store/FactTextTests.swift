import Appraisal
import Exact
import Testing

@testable import Records

@Suite("Figures and long texts come back from the records as they went in")
struct FactTextTests {
  /// Texts of pieces that part fields or lines, or that are one character of several bytes.
  private static let pieces = [
    "\t", "\n", "\r", "\r\n", "\\", "\\t", "\u{301}", "e\u{301}", "=", "+", "!", ":", "/", "甲", "👩🏽‍💻", " ", "", "\0",
    "\u{2028}", "\u{FEFF}", "a",
  ]

  private func text(_ random: inout Seeded) -> String {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in FactTextTests.pieces.randomElement(using: &random) ?? "" }
      .joined()
  }

  private func number(_ random: inout Seeded) -> Rational {
    let greatest = Int128.max
    let numerators: [Int128] = [0, 1, -1, 7, 1_000_000, -greatest, greatest, greatest - 1, Int128(Int64.min)]
    let denominators: [Int128] = [1, 1, 3, 1_000_000, greatest, greatest - 2]
    let numerator = numerators.randomElement(using: &random) ?? 0
    return (try? Rational(numerator, over: denominators.randomElement(using: &random) ?? 1)) ?? .zero
  }

  private func version(_ random: inout Seeded) -> Fact.Version {
    let sources: [Fact.Source] = [
      .computed, .finance, .record, .platform(text(&random)), .corrected(by: text(&random), reason: text(&random)),
    ]
    let reason = Missing.Reason.allCases.randomElement(using: &random) ?? .notCollected
    let isKnown = Bool.random(using: &random)
    return Fact.Version(
      isKnown ? .known(number(&random)) : .missing(Missing(reason, name: text(&random))),
      from: sources.randomElement(using: &random) ?? .computed,
      numerator: Bool.random(using: &random) ? number(&random) : nil,
      denominator: Bool.random(using: &random) ? number(&random) : nil)
  }

  /// All that a fact says, its texts by their bytes: Swift takes é and e with an accent for the same.
  private func bytes(_ facts: [String: Fact]) -> [[UInt8]] {
    func bytes(_ version: Fact.Version) -> String {
      "\(version.figure)|\(version.source)|\(version.numerator.map { "\($0)" } ?? "—")|"
        + "\(version.denominator.map { "\($0)" } ?? "—")"
    }
    return facts.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }.map { id, fact in
      Array(([id, fact.evidence ?? "—"] + ([fact.standing] + fact.others).map(bytes)).joined(separator: "|").utf8)
    }
  }

  @Test("given 2000 random months of figures: every source, reason, number and text comes back to the byte")
  func facts() {
    var random = Seeded(20_261_001)
    for _ in 0..<2000 {
      var facts: [String: Fact] = [:]
      for place in 0..<Int.random(in: 0...5, using: &random) {
        let evidence = text(&random)
        let others = (0..<Int.random(in: 0...3, using: &random)).map { _ in version(&random) }
        facts["m\(place)" + text(&random)] = Fact(
          version(&random), others: others, evidence: evidence.isEmpty ? nil : evidence)
      }
      let written = FactText.text(facts)
      let read = FactText.facts(written)
      #expect(read.map(bytes) == bytes(facts), "\(written)")
    }
  }

  @Test("what is no text of figures is none")
  func damaged() {
    let whole = FactText.text(["sales": Fact(.known(1), others: [Fact.Version(.known(2), from: .finance)])])
    #expect(FactText.facts(whole)?.count == 1)
    for (old, new) in [
      ("=sales", "+sales"), ("computed", "guessed"), ("\t1\t", "\tone\t"), ("\t1\t", "\t1/0\t"), ("\t1\t", "\t\t"),
      ("\t", ""), ("\t1\t", "\t!tired:sales\t"),
    ] {
      let text = whole.replacing(old, with: new, maxReplacements: old == "\t" ? 1 : .max)
      #expect(FactText.facts(text) == nil, "\(text)")
    }
  }

  @Test("given 300 random texts: packed they come back, and damaged they are nil or unchanged, never another text")
  func packed() {
    var random = Seeded(20_261_002)
    for number in 0..<300 {
      let count = [0, 1, 7, 8, 9, 1_000, 100_000][number % 7]
      let letters = UInt8.random(in: 1...255, using: &random)
      let text = (0..<count).map { _ in UInt8.random(in: 0...letters, using: &random) }
      let packed = Packed.pack(text)
      #expect(Packed.unpack(packed) == text)
      for _ in 0..<20 {
        var damaged = packed
        switch Int.random(in: 0...2, using: &random) {
        case 0:
          damaged[Int.random(in: 0..<damaged.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case 1: damaged.removeLast(Int.random(in: 1...damaged.count, using: &random))
        default: damaged[Int.random(in: 0..<8, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        let read = Packed.unpack(damaged)
        #expect(read == nil || read == text)
      }
    }
    #expect(Packed.unpack([]) == nil && Packed.unpack([UInt8](repeating: 255, count: 40)) == nil)
  }
}
