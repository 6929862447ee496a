import Exact
import Testing

@testable import Scheme

@Suite("Evaluation")
struct EvaluationTests {
  static let gone = Figure.missing(Missing(.notYetFinal, name: "bad_reviews"))

  func missing(_ outcome: Evaluation.Outcome?) -> Missing? {
    if case .missing(let missing) = outcome { missing } else { nil }
  }

  @Test(
    "what is missing stays missing, with its reason and name",
    arguments: [
      "bad_reviews + 1", "5 - bad_reviews", "-bad_reviews", "bad_reviews * 0", "bad_reviews / bad_reviews",
      "max(bad_reviews, 3)", "floor(bad_reviews)", "ceil(bad_reviews)", "abs(bad_reviews)",
      "round(bad_reviews)", "average(1, bad_reviews)", "if bad_reviews > 0 then 1 else 2",
      "count(bad_reviews > 0, 1 < 2)",
      "if not bad_reviews > 0 then 1 else 2", "if bad_reviews in [1, 2] then 1 else 2",
      "if bad_reviews > 0 and 1 < 2 then 1 else 2", "if 2 < 1 or bad_reviews > 0 then 1 else 2",
      "if 1 in [bad_reviews, 2] then 1 else 2",
    ])
  func propagates(formula: String) {
    let outcome = FormulaBench(formula).outcome(["bad_reviews": Self.gone])
    #expect(missing(outcome) == Missing(.notYetFinal, name: "bad_reviews"), "\(formula)")
  }

  @Test(
    "a condition that is decided does not need its missing half",
    arguments: [
      "if bad_reviews > 0 and 2 < 1 then 1 else 2", "if 2 < 1 and bad_reviews > 0 then 1 else 2",
      "if not (bad_reviews > 0 or 1 < 2) then 1 else 2", "if not (1 < 2 or bad_reviews > 0) then 1 else 2",
      "if 1 < 2 then 2 else bad_reviews", "if 3 in [bad_reviews, 3] then 2 else 1",
    ])
  func decided(formula: String) {
    #expect(FormulaBench(formula).outcome(["bad_reviews": Self.gone]) == .number(2), "\(formula)")
  }

  @Test("a denominator of 0 is no denominator; what does not fit is out of range")
  func arithmetic() {
    let zero: [String: Figure] = ["consultations": .known(0), "converted": .known(0)]
    #expect(missing(FormulaBench("converted / consultations").outcome(zero))?.reason == .noDenominator)
    #expect(missing(FormulaBench("1 / (consultations / 1 consultations)").outcome(zero))?.reason == .noDenominator)
    let huge: [String: Figure] = [
      "consultations": .known(Rational(Int128.max)), "converted": .known(Rational(Int128.max)),
    ]
    for formula in [
      "converted + consultations", "converted * 3", "round(converted, 6)", "sum(converted, consultations)",
      "-converted - 2",
    ] {
      #expect(missing(FormulaBench(formula).outcome(huge))?.reason == .outOfRange, "\(formula)")
    }
    #expect(FormulaBench("converted / consultations").outcome(huge) == .number(1))
  }

  @Test("results of the appraisal belong to rules about pay and months")
  func results() {
    let rule = "over_time:\n  - id: low\n    when: score < 70\n    consecutive: 3\n    effect: warning\n"
    let loading = load(head + rule)
    #expect(loading.errors.isEmpty, "\(loading.report)")
    var evaluation = Evaluation(inputs: [], aggregates: [], definitions: [])
    guard let condition = loading.scheme?.overTime.first?.condition else { return }
    #expect(evaluation.holds(condition) == nil)
    evaluation.results[.score] = .known(.of(6999, 100))
    #expect(evaluation.holds(condition) == true)
    evaluation.results[.score] = .known(70)
    #expect(evaluation.holds(condition) == false)
  }

  @Test(
    "conditions that can never hold are found before the month",
    arguments: [
      "conversion > 120%", "avg_response < 0 s", "score > 100", "not score <= 100",
      "bad_reviews < 0 and conversion > 10%",
      "conversion - 1 > 0", "min(conversion, 50%) > 60%", "round(conversion) > 1", "floor(conversion) > 1",
      "ceil(conversion) > 1", "abs(conversion) > 1", "abs(net_sales) < 0 yuan",
      "orders_paid / orders_created > 100%",
      "never", "never and conversion > 10%",
    ])
  func neverApplies(condition: String) {
    let loading = load(
      itemScheme(
        "    each: {of: bad_reviews, points: 1}\n", points: "100", before: "define:\n  never: conversion > 110%\n")
        + "rewards:\n  - id: r\n    when: \(condition)\n    yuan: 1\n  - {id: s, when: not never, yuan: 1}\n")
    #expect(loading.codes == ["NEVER-APPLIES"], "\(condition)\n\(loading.report)")
  }

  @Test(
    "conditions that can hold are left alone",
    arguments: [
      "conversion >= 100%", "avg_response <= 0 s", "score >= 100", "net_sales < 0 yuan", "score_rise > 200",
      "orders_created / consultations > 100%",
      "sales / department.sum(sales) == 100%", "max(conversion, 50%) > 60%", "conversion == 0%",
      "floor(conversion) >= 100%", "ceil(conversion) >= 100%", "abs(net_sales) > 5 yuan",
    ])
  func mayApply(condition: String) {
    let loading = load(
      itemScheme("    each: {of: bad_reviews, points: 1}\n", points: "100")
        + "rewards:\n  - id: r\n    when: \(condition)\n    yuan: 1\n")
    #expect(loading.codes.isEmpty, "\(condition)\n\(loading.report)")
  }
}
