import Appraisal
import Exact
import Scheme
import Testing

@Suite("Missing figures, policies and waivers")
struct WaiverTests {
  /// Three items of 50, 30 and 20 points, the first with the policy to be tried.
  private func form(_ policy: String, waive: String = "full", sample: String = "") throws -> Scheme {
    try #require(
      scheme(
        """
        kaohe: 1
        id: policies
        name: {zh: 缺失, en: Missing}
        effective: 2016-01
        total: 100
        waive: \(waive)
        items:
          - {id: first, name: {zh: 甲, en: A}, points: 50, each: {of: complaints, points: 10}, when_missing: \(policy)\(sample)}
          - {id: second, name: {zh: 乙, en: B}, points: 30, each: {of: bad_reviews, points: 10}, when_missing: block}
          - {id: third, name: {zh: 丙, en: C}, points: 20, each: {of: misshipments, points: 5}, when_missing: block}
        """))
  }

  private func score(_ form: Scheme, _ change: (inout Subject) -> Void) throws -> Derivation {
    try appraise([agent(change: change)], under: [form])
  }

  private func agent(change: (inout Subject) -> Void) -> Subject {
    AppraisalTests.agent("E1", change)
  }

  @Test("Missing · block: the score waits")
  func block() throws {
    let derivation = try score(try form("block")) { $0.lack("complaints") }
    #expect(derivation.points == nil)
    #expect(derivation.score?.reason == .itemsMissing)
    #expect(derivation.score?.details["items"] == "first")
  }

  @Test("Missing · full: it counts in full, and says so")
  func full() throws {
    let derivation = try score(try form("full")) { $0.lack("complaints") }
    #expect(derivation.points?.text == "100.00")
    #expect(try derivation.item("first").reason == .countedFull)
  }

  @Test("Missing · zero: it counts as nothing, and says so")
  func zero() throws {
    let derivation = try score(try form("zero")) { $0.lack("complaints") }
    #expect(derivation.points?.text == "50.00")
    #expect(try derivation.item("first").reason == .countedZero)
  }

  @Test("Missing · reweigh: it leaves the total, and the rest is rescaled")
  func reweigh() throws {
    // (20 + 15) / 50 × 100 = 70
    let derivation = try score(try form("reweigh")) {
      $0.lack("complaints")
      $0.set(["bad_reviews": 1, "misshipments": 1])
    }
    #expect(derivation.points?.text == "70.00")
    #expect(derivation.score?.reason == .rescaled)
    #expect(try derivation.item("first").state == .waived)
  }

  @Test("Missing: there is no default; an item that does not say what happens does not load")
  func noDefault() throws {
    #expect(scheme(try form("block").source.replacing(", when_missing: block", with: "")) == nil)
  }

  @Test("Waiver · full: the points are kept at full, with the reason and who recorded it")
  func waivedFull() throws {
    let derivation = try score(try form("block")) {
      $0.lack("complaints")
      $0.waivers["first"] = .init(reason: "系统迁移，当月无投诉数据", by: "HR")
      $0.set(["bad_reviews": 1])
    }
    let node = try derivation.item("first")
    #expect(node.state == .waived && node.points?.text == "50.00" && node.reason == .waivedFull)
    #expect(node.details == ["why": "系统迁移，当月无投诉数据", "by": "HR"])
    #expect(derivation.points?.text == "90.00")
    #expect(derivation.isComplete)
  }

  @Test("Waiver · rescale: the points leave the total, and the rest is rescaled")
  func waivedRescaled() throws {
    // (20 + 20) / 50 × 100 = 80
    let derivation = try score(try form("block", waive: "rescale")) {
      $0.waivers["first"] = .init(reason: "不适用", by: "HR")
      $0.set(["bad_reviews": 1])
    }
    #expect(try derivation.item("first").points == nil)
    #expect(derivation.points?.text == "80.00")
  }

  @Test("Waiver: what was lost on a waived item is not counted")
  func waivedThoughKnown() throws {
    let derivation = try score(try form("block")) {
      $0.set(["complaints": 4])
      $0.waivers["first"] = .init(reason: "投诉经查不实", by: "HR")
    }
    #expect(derivation.points?.text == "100.00")
  }

  @Test("Waiver: with every item waived and rescaled there is nothing to score, and no score")
  func everythingWaived() throws {
    let derivation = try score(try form("block", waive: "rescale")) {
      for id in ["first", "second", "third"] { $0.waivers[id] = .init(reason: "不适用", by: "HR") }
    }
    #expect(derivation.points == nil)
    #expect(derivation.score?.state == .missing)
  }

  @Test("Waiver: form 1 keeps the points at full, form 4 rescales")
  func builtInWaivers() throws {
    let subject = agent {
      $0.lack("bad_reviews")
      $0.waivers["bad_reviews"] = .init(reason: "平台未开放", by: "HR")
      $0.set(["complaints": 1])
    }
    #expect(try appraise([subject], under: [try builtIn("monthly-100")]).points?.text == "99.00")
    #expect(try builtIn("weighted-targets").waiver == .rescale)
  }

  @Test("Sample: below it an item is missing and never scored; at it, it is; of unknown size, it is missing")
  func sample() throws {
    let form = try form("block", sample: ", at_least: 30 consultations")
    let small = try score(form) { $0.set(["consultations": 29]) }.item("first")
    #expect(small.reason == .belowSample && small.points == nil)
    #expect(small.details == ["size": "29", "least": "30"])
    #expect(try score(form) { $0.set(["consultations": 30]) }.gives("first") == "50.00")
    #expect(try score(form) { $0.facts["consultations"] = nil }.item("first").state == .missing)
  }

  @Test("Missing: while something is missing the score's range is shown, and which items decide it most")
  func range() throws {
    let derivation = try score(try form("block")) {
      $0.lack("complaints")
      $0.lack("misshipments", .notYetFinal)
      $0.set(["bad_reviews": 2])
    }
    let reach = try #require(derivation.score?.reach)
    #expect([reach.lowerBound.text, reach.upperBound.text] == ["10.00", "80.00"])
    #expect(derivation.decisive.map(\.id) == ["first", "third"])
    #expect(try derivation.item("third").details["why"] == "not_yet_final")
  }

  @Test("Missing: a mean whose known parts stand can move by the missing one alone")
  func rangeOfMean() throws {
    let form = try builtIn("weighted-targets")
    let subject = agent {
      $0.set(["response_seconds": 3000, "responses": 100, "complaints": 1])
      $0.rate(["service_attitude": "合格", "proactive": "优秀", "team_spirit": "优秀", "responsible": "优秀"])
    }
    // (80 + 70 + 40…100) / 3 × 20 %
    let reach = try #require(try appraise([subject], under: [form]).item("service_quality").reach)
    #expect([reach.lowerBound.text, reach.upperBound.text] == ["12.67", "16.67"])
  }

  @Test(
    "Not appraised: on leave or voided there is no score, no pay and nothing missing",
    arguments: [Subject.Standing.leave, .voided])
  func notAppraised(standing: Subject.Standing) throws {
    let derivation = try appraise(
      [agent { $0.standing = standing }], under: [try builtIn("monthly-100"), try builtIn("rewards-penalties")])
    #expect(derivation.items.isEmpty && derivation.points == nil)
    #expect(derivation.score?.reason == .notAppraised)
    #expect(derivation.pay.total == nil && derivation.isComplete)
  }
}
