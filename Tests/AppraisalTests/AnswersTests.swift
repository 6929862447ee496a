import Appraisal
import Exact
import Scheme
import Testing

@Suite("What a derivation answers")
struct AnswersTests {
  let form: Scheme

  init() throws {
    form = try builtIn("monthly-100")
  }

  private func gains(_ changed: [String: Rational], _ ratings: [String: String] = [:]) throws -> [SmallestGain] {
    let subject = agent {
      $0.set(changed)
      $0.rate(ratings)
    }
    return try appraise([subject], under: [form]).smallestGains(under: form)
  }

  @Test("Why not: every band tried stands in the node, with what it yields and whether it held")
  func everyBand() throws {
    let node = try appraise([agent { $0.set(["converted": 54]) }], under: [form]).item("conversion")
    #expect(node.trials.map(\.text) == ["[0%, 20%)", "[20%, 30%)", "[30%, 50%)", "[50%, 60%)", "≥ 60%"])
    #expect(node.trials.map(\.held) == [false, false, false, true, false])
    #expect(node.trials.map(\.yields) == ["-4", "-3", "-2", "-1", "0"])
    #expect(node.lost?.text == "1.00")
    #expect(node.inputs.first?.fact.numerator == 54)
    #expect(node.inputs.first?.fact.denominator == 100)
  }

  @Test("Why not: every step of a rating, every band of pay and every condition of a rule stands there too")
  func everyStep() throws {
    let derivation = try appraise([agent(), agent("E2")], under: [form, try builtIn("rewards-penalties")])
    #expect(try derivation.item("overall").trials.map(\.text) == ["优秀", "标准", "也还好", "一般", "有待改进"])
    #expect(derivation.pay.earned?.trials.map(\.held) == [true, false, false])
    #expect(try derivation.penalty("returns").trials.map(\.held) == [false])
    #expect(try derivation.penalty("returns").trials.map(\.text) == ["return_rate > 12%"])
  }

  @Test("Why not: a node names its scheme, its line, its formula, its figures and where they come from")
  func pointers() throws {
    let subject = agent {
      $0.facts["bad_reviews"] = Fact(
        .known(1), from: .corrected(by: "HR", reason: "误评撤销"), others: [.init(.known(2), from: .computed)],
        evidence: "acc-7")
    }
    let derivation = try appraise([subject], under: [form])
    let node = try derivation.item("bad_reviews")
    #expect(node.scheme == 0 && derivation.schemes[0].id == "monthly-100" && derivation.schemes[0].hash.count == 64)
    let lines = form.source.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[node.line - 1].contains("id: bad_reviews"))
    let fact = try #require(node.inputs.first?.fact)
    #expect(fact.evidence == "acc-7")
    #expect(fact.disagreement?.figure == .known(2))
  }

  @Test("Points lost are ranked by item, most first, equal ones in the order of the form")
  func ranked() throws {
    let subject = agent {
      $0.set(["bad_reviews": 2, "complaints": 1, "attendance_events": 1])
      $0.rate(["overall": "一般"])
    }
    let derivation = try appraise([subject], under: [form])
    #expect(derivation.pointsLost.map(\.id) == ["bad_reviews", "overall", "attendance", "complaints"])
    #expect(derivation.pointsLost.map { $0.lost?.text } == ["4.00", "3.00", "1.00", "1.00"])
  }

  @Test("Smallest gain: 54 of 100 converted: 6 more reach 60 % and gain 1 point")
  func conversion() throws {
    let gain = try #require(try gains(["converted": 54]).first)
    #expect(gain.id == "conversion" && gain.numeratorChange == 6 && gain.points.text == "1.00")
    guard case .value(let from, let to, _) = gain.change else { Issue.record("\(gain.change)"); return }
    #expect(from == quotient(54, 100) && to.contains(quotient(60, 100)) && !to.contains(quotient(59, 100)))
  }

  @Test("Smallest gain: whole steps: 5 of 47 converted: 5 more make 10, the first above 20 %, and gain 1 point")
  func wholeSteps() throws {
    let gain = try #require(try gains(["converted": 5, "consultations": 47]).first { $0.id == "conversion" })
    #expect(gain.numeratorChange == 5 && gain.points.text == "1.00")
  }

  @Test("Smallest gain: 210 s over 10 responses: 100 seconds less reach 200 s and gain 2 points")
  func response() throws {
    let gain = try #require(try gains(["responses": 10, "response_seconds": 2100]).first)
    #expect(gain.id == "response" && gain.numeratorChange == -100 && gain.points.text == "2.00")
  }

  @Test("Smallest gain: a figure shown beside the value does not hide the numerator: 11 of 100 void, 1 fewer")
  func shownBeside() throws {
    let gain = try #require(try gains(["void_orders": 11, "orders_created": 100]).first { $0.id == "void_orders" })
    #expect(gain.numeratorChange == -1 && gain.points.text == "1.00")
  }

  @Test("Smallest gain: a value corrected by hand has no numerator to change")
  func corrected() throws {
    let subject = agent {
      $0.facts["conversion"] = Fact(.known(quotient(1, 4)), from: .corrected(by: "HR", reason: "平台口径"), numerator: 9)
    }
    let gain = try #require(try appraise([subject], under: [form]).smallestGains(under: form).first)
    #expect(gain.id == "conversion" && gain.numeratorChange == nil && gain.points.text == "1.00")
  }

  @Test(
    "Smallest gain: beyond the last point several occurrences fewer are needed: 7 bad reviews, 3 fewer for 2 points")
  func occurrences() throws {
    let gain = try #require(try gains(["bad_reviews": 7]).first)
    #expect(gain.change == .fewer(3, of: "bad_reviews") && gain.points.text == "2.00")
    let single = try #require(try gains(["bad_reviews": 3]).first)
    #expect(single.change == .fewer(1, of: "bad_reviews") && single.points.text == "2.00")
  }

  @Test("Smallest gain: the next better rating")
  func rating() throws {
    let gain = try #require(try gains([:], ["overall": "一般"]).first)
    #expect(gain.change == .rating(from: "一般", to: "也还好") && gain.points.text == "1.00")
  }

  @Test("Smallest gain: a target: 81 of 100 satisfied: 9 more meet 90 % and gain 3 points of the weighted score")
  func target() throws {
    let weighted = try builtIn("weighted-targets")
    let subject = agent { $0.set(["satisfied": 81, "rated": 100]) }
    let gains = try appraise([subject], under: [weighted]).smallestGains(under: weighted)
    let gain = try #require(gains.first { $0.id == "satisfaction" })
    #expect(gain.numeratorChange == 9 && gain.points.text == "3.00")
  }

  @Test("Smallest gain: within a mean the part that gains most, in points of the item as printed")
  func part() throws {
    let weighted = try builtIn("weighted-targets")
    let subject = agent {
      $0.set(["complaints": 1])
      $0.rate(["service_attitude": "合格", "solving_speed": "优秀"])
    }
    // (80 + 70 + 100) / 3 × 20 % = 16.67; one complaint fewer: (100 + 70 + 100) / 3 × 20 % = 18.00.
    let derivation = try appraise([subject], under: [weighted])
    let gain = try #require(derivation.smallestGains(under: weighted).first { $0.item == "service_quality" })
    #expect(try derivation.gives("service_quality") == "16.67")
    #expect(gain.id == "no_complaints" && gain.change == .fewer(1, of: "complaints") && gain.points.text == "1.33")
  }

  @Test("Smallest gain: nothing for an item at full points, missing or waived")
  func nothing() throws {
    #expect(try gains([:]).isEmpty)
    let subject = agent {
      $0.lack("bad_reviews")
      $0.waivers["complaints"] = .init(reason: "", by: "HR")
      $0.set(["complaints": 3])
    }
    #expect(try appraise([subject], under: [form]).smallestGains(under: form).isEmpty)
  }

  @Test("The worked examples of every built-in scheme come out", arguments: builtInSchemes.keys.sorted())
  func replays(name: String) throws {
    #expect(SchemeReplay.findings(try builtIn(name)).isEmpty)
  }
}
