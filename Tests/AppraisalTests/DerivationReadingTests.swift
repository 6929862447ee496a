import Appraisal
import Exact
import Foundation
import Scheme
import Testing
import Wording

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

  @Test(
    "Format 2 keeps the wage, the law with its figures and sources, and the engine: nothing of them is asked elsewhere",
    arguments: PropertyTests.seeds)
  func keepsWageAndLaw(seed: UInt64) throws {
    let (schemes, derivations) = try month("monthly-100", seed)
    let other = LawPack(region: "elsewhere", minimumWage: Fen(1), lossClause: nil)
    for derivation in derivations {
      let read = try #require(
        Derivation(reading: derivation.json(), under: schemes, wage: .known(Fen(1)), law: other), "seed \(seed)")
      #expect(read.keepsWageAndLaw)
      #expect(read.engine == Derivation.engine)
      #expect(read.pay.wage == derivation.pay.wage)
      let (law, made) = (read.pay.law, derivation.pay.law)
      #expect(law.minimumWage == made.minimumWage && law.region == made.region)
      #expect(law.lossCap == made.lossCap && law.probationFloor == made.probationFloor)
      #expect(law.allowsPenalties == made.allowsPenalties && law.lossClause == made.lossClause)
      #expect(law.carriesLosses == made.carriesLosses)
      for kind in [LawRule.Kind.lossCap, .penalties, .minimumWage, .wageFloor, .retention] {
        #expect(law.source(of: kind) == made.source(of: kind))
      }
    }
  }

  @Test("The rules about pay are kept with what they say and where they are written, the others are not")
  func keepsSources() throws {
    let source = LawPack.Source("某市最低工资规定第3条", Bilingual("最低工资。", "Minimum wage."))
    let rules = [
      LawRule(.minimumWage, area: "一类", .money(Fen(236_000)), source: source),
      LawRule(.lossCap, .share(try Rational(3, over: 20)), source: source),
      LawRule(.penalties, .allowed(false), source: source), LawRule(.retention, .months(36), source: source),
      LawRule(.burdenOfProof, .nothing, source: source),
    ]
    let law = LawPack(
      minimumWage: Fen(236_000), allowsPenalties: false, lossClause: "第9条", carriesLosses: true, rules: rules)
    let begin = try #require(Month("2025-10"))
    let appraiser = Appraiser(
      schemes: [try builtIn("monthly-100")], month: begin, law: law, recordsBegin: begin)
    let made = try #require(appraiser.appraise([agent()]).first)
    let read = try #require(
      Derivation(reading: made.json(), under: appraiser.schemes, law: LawPack(minimumWage: .zero, lossClause: nil)))
    #expect(read.json() == made.json())
    #expect(read.pay.law.rules == Array(rules.dropLast()))
    #expect(read.pay.law.lossCap == (try Rational(3, over: 20)))
    #expect(read.pay.law.retentionMonths == 36)
  }

  @Test("Format 1, which kept neither wage nor law nor engine, is read, and prints again to the same bytes")
  func formatOne() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Kept/format-1.jsonl")
    let lines = try Data(contentsOf: path).split(separator: UInt8(ascii: "\n")).map { Array($0) }
    #expect(lines.count == 7)
    let schemes = try ["monthly-100", "weighted-targets", "rewards-penalties", "competency-15"].map { try builtIn($0) }
    let law = LawPack(minimumWage: Fen(236_000), lossClause: "第9条")
    for line in lines {
      let read = try #require(Derivation(reading: line, under: schemes, wage: .known(Fen(400_000)), law: law))
      #expect(read.json() == line, "\(read.month) \(read.employee)")
      #expect(read.hash == Derivation.hash(in: line))
      #expect(read.format == 1 && read.engine == nil && !read.keepsWageAndLaw)
      #expect(read.pay.wage == .known(Fen(400_000)) && read.pay.law.minimumWage == Fen(236_000))
    }
  }

  @Test("What a later format came to prints as an earlier one would have printed it", arguments: PropertyTests.seeds)
  func asFormatOne(seed: UInt64) throws {
    let (schemes, derivations) = try month("monthly-100", seed)
    for derivation in derivations {
      let earlier = derivation.json(inFormat: 1, engine: nil)
      let read = try #require(
        Derivation(reading: earlier, under: schemes, wage: derivation.pay.wage, law: derivation.pay.law))
      #expect(read.json() == earlier)
      let text = String(decoding: earlier, as: UTF8.self)
      // What format 1 did not know: who is in a department's figure, the accounts of one, wage and law.
      for key in ["engine", "wage", "law", "members", "accounts", "proration"] {
        #expect(!text.contains("\"\(key)\":"), "\(key)")
      }
    }
  }

  @Test("A format that is not known here is not read, nor one that says half of its own")
  func unknownFormat() throws {
    let (schemes, derivations) = try month("monthly-100", 3)
    let derivation = try #require(derivations.first)
    let text = String(decoding: derivation.json(), as: UTF8.self)
    for (written, other) in [
      (#""format":2,"engine":2"#, #""format":3,"engine":2"#), (#""format":2,"engine":2"#, #""format":2"#),
      (#""format":2,"engine":2"#, #""format":1,"engine":2"#), (#""format":2,"engine":2"#, #""format":1"#),
    ] {
      let changed = text.replacing(written, with: other)
      #expect(changed != text)
      #expect(Derivation(reading: Array(changed.utf8), under: schemes, law: derivation.pay.law) == nil)
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
      $0.performancePay = .known(Fen(123_456))
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
