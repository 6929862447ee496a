import Appraisal
import Exact
import Scheme
import Testing
import Wording

@Suite("The texts of reasons")
struct ReasonTests {
  @Test("Every reason has a sentence in both languages", arguments: Reason.allCases)
  func everyReason(reason: Reason) throws {
    let details = try #require(ReasonText.details(of: reason.rawValue), "\(reason)")
    let filled = Dictionary(details.map { ($0, "17") }) { first, _ in first }
    let chinese = ReasonText.text(code: reason.rawValue, details: filled, in: .chinese)
    let english = ReasonText.text(code: reason.rawValue, details: filled, in: .english)
    #expect(chinese != english && !chinese.isEmpty && !english.isEmpty)
    #expect(chinese.hasSuffix("。") && english.hasSuffix("."))
    for text in [chinese, english] { #expect(!text.contains("{") && !text.contains("}") && !text.contains("—")) }
  }

  @Test("Every kind of absence, standing, state and effect has a text in both languages")
  func everyCode() {
    for language in Language.allCases {
      for reason in Missing.Reason.allCases {
        #expect(ReasonText.missing(reason.rawValue, in: language) != reason.rawValue || language == .english)
        #expect(!ReasonText.missing(reason.rawValue, in: language).contains("_"))
      }
      for standing in Subject.Standing.allCases {
        #expect(!ReasonText.standing(standing.rawValue, in: language).isEmpty)
        if language == .chinese { #expect(ReasonText.standing(standing.rawValue, in: language) != standing.rawValue) }
      }
      for state in Node.State.allCases {
        #expect(!ReasonText.state(state.rawValue, in: language).isEmpty)
        if language == .chinese { #expect(ReasonText.state(state.rawValue, in: language) != state.rawValue) }
      }
      for effect in OverTimeRule.Effect.allCases {
        #expect(ReasonText.effect(effect.rawValue, in: language) != effect.rawValue)
      }
    }
  }

  @Test("No sentence of a made-up month asks for a detail its node does not have", arguments: PropertyTests.forms)
  func filled(name: String) throws {
    let schemes = [try builtIn(name), try builtIn("rewards-penalties")]
    let forbidding = LawPack(region: "cn-gd", minimumWage: Fen(250_000), allowsPenalties: false, lossClause: nil)
    var seen: Set<Reason> = []
    for seed in UInt64(1)...30 {
      let crew = RandomMonths.department(of: 6, under: schemes, seed: seed)
      let derivations = appraiseAll(crew, under: schemes, law: seed % 3 == 0 ? forbidding : law)
      for node in derivations.flatMap(\.nodes) {
        seen.insert(node.reason)
        let asked = try #require(ReasonText.details(of: node.reason.rawValue))
        let lacking = asked.subtracting(node.details.byName.keys)
        #expect(lacking.isEmpty, "seed \(seed) \(node.kind) \(node.id) \(node.reason): \(lacking.sorted())")
      }
    }
    #expect(seen.count >= 20, "\(seen.map(\.rawValue).sorted())")
  }

  @Test("Nor does a sentence that only rare months need")
  func rare() throws {
    let form2 = try builtIn("rewards-penalties")
    let (split, none) = (
      form2.source.replacing("ties: all", with: "ties: split"), form2.source.replacing("ties: all", with: "ties: none")
    )
    let policies = """
      kaohe: 1
      id: rare
      name: {zh: 少见, en: Rare}
      effective: 2016-01
      total: 100
      items:
        - {id: a, name: {zh: 甲, en: A}, points: 40, each: {of: complaints, points: 1}, when_missing: full}
        - {id: b, name: {zh: 乙, en: B}, points: 30, each: {of: complaints, points: 1}, when_missing: zero}
        - {id: c, name: {zh: 丙, en: C}, points: 30, each: {of: bad_reviews, points: 1}, when_missing: block, at_least: 500 consultations}
      """
    let crew = ["E1", "E2"].map { agent($0) { $0.facts["complaints"] = nil } }
    let months =
      appraiseAll(crew, under: [try #require(scheme(policies)), try #require(scheme(split))])
      + appraiseAll(crew, under: [try #require(scheme(none))]) + appraiseAll([agent()], under: [form2])
      + appraiseAll([agent { $0.set(["misshipment_loss": 10]) }], under: [form2], law: lawWithoutClause)
    var seen: Set<Reason> = []
    for node in months.flatMap(\.nodes) {
      seen.insert(node.reason)
      let lacking = (ReasonText.details(of: node.reason.rawValue) ?? []).subtracting(node.details.byName.keys)
      #expect(lacking.isEmpty, "\(node.id) \(node.reason): \(lacking.sorted())")
    }
    let wanted: Set<Reason> = [
      .countedFull, .countedZero, .belowSample, .ruleMetShared, .tiedForNone, .noComparison, .noLossClause,
    ]
    #expect(wanted.isSubset(of: seen), "\(wanted.subtracting(seen))")
  }

  @Test("A band, a missing figure and a waiver read as a person would say them")
  func examples() throws {
    let form = try builtIn("monthly-100")
    let subject = agent {
      $0.set(["converted": 54])
      $0.lack("bad_reviews", .notYetFinal)
      $0.waivers["complaints"] = .init(reason: "平台未提供", by: "HR")
    }
    let derivation = try appraise([subject], under: [form])
    func text(_ id: String, _ language: Language) throws -> String {
      let node = try derivation.item(id)
      return ReasonText.text(code: node.reason.rawValue, details: node.details.byName, in: language)
    }
    #expect(try text("conversion", .chinese) == "落入 [50%, 60%) 档，-1 分。")
    #expect(try text("conversion", .english) == "Falls into [50%, 60%): -1 points.")
    #expect(try text("bad_reviews", .chinese) == "缺 bad_reviews：尚未定数。")
    #expect(try text("bad_reviews", .english) == "bad_reviews is missing: not yet final.")
    #expect(try text("complaints", .chinese) == "本月不适用，计满分：平台未提供（HR）。")
  }

  @Test("A code nobody knows is shown as it is, never as nothing")
  func unknownCode() {
    #expect(ReasonText.text(code: "from_the_future", details: [:], in: .chinese) == "from_the_future")
    #expect(ReasonText.missing("from_the_future", in: .english) == "from_the_future")
  }
}
