import Appraisal
import Exact
import Scheme
import Testing
import Wording

@Suite("Form 2 · 电商部绩效考核表: 处罚")
struct Form2PenaltyTests {
  let form: Scheme

  init() throws {
    form = try builtIn("rewards-penalties")
  }

  private func penalties(_ rule: String, _ subjects: [Subject]) throws -> [Int64?] {
    try appraiseAll(subjects, under: [form]).map { try $0.penalty(rule).amount?.amount }
  }

  private func reason(_ rule: String, _ changed: [String: Rational]) throws -> Reason {
    try appraise([agent { $0.set(changed) }, agent("E2")], under: [form]).penalty(rule).reason
  }

  @Test("Form 2 · 罚 1: 50 yuan for each wrong remark that made a wrong shipment, and the loss as recorded apart")
  func wrongRemark() throws {
    let own = agent { $0.set(["misshipments": 3, "misshipment_loss": quotient(45_650, 100)]) }
    let derivation = try appraise([own, agent("E2") { $0.set(["net_sales": 300_000]) }], under: [form])
    #expect(try derivation.penalty("wrong_remark").amount == Fen(15_000))
    #expect(try derivation.penalty("wrong_remark").details["times"] == "3")
    #expect(derivation.pay.penaltyTotal == Fen(15_000))
    #expect(derivation.pay.lossDue == Fen(45_650))
    // 20 % of (5000 − 150) is 970: the whole loss is deducted.
    #expect(derivation.pay.lossDeducted == Fen(45_650))
    #expect(derivation.pay.total == Fen(-60_650))
  }

  @Test("Form 2 · 罚 1: no case, no penalty; an unknown number of cases decides nothing")
  func noWrongRemark() throws {
    #expect(try reason("wrong_remark", [:]) == .nothingDue)
    let node = try appraise([agent { $0.lack("misshipments") }], under: [form]).penalty("wrong_remark")
    #expect(node.state == .missing)
    #expect(node.details["name"] == "misshipments")
  }

  @Test("Form 2 · 罚 1: a case counts in a month without consultations too")
  func wrongRemarkWhileIdle() throws {
    let own = agent { $0.set(["consultations": 0, "misshipments": 1]) }
    #expect(try penalties("wrong_remark", [own]) == [5000])
  }

  @Test(
    "Form 2 · 罚 2: reminders missed beyond 5 orders in a day cost 30 yuan once a month, however many days",
    arguments: [(0, 0), (1, 3000), (9, 3000)] as [(Rational, Int64)])
  func reminders(days: Rational, amount: Int64) throws {
    #expect(try penalties("late_reminders", [agent { $0.set(["reminder_breach_days": days]) }]) == [amount])
  }

  @Test("Form 2 · 罚 (3): lowest in sales and below 200,000 costs 100 yuan; the second lowest pays nothing")
  func lowestSales() throws {
    let team = [
      agent("E1") { $0.set(["net_sales": 150_000]) }, agent("E2") { $0.set(["net_sales": 160_000]) }, agent("E3"),
    ]
    #expect(try penalties("lowest_sales", team) == [10_000, 0, 0])
  }

  @Test("Form 2 · 罚 (3): lowest with 200,000 exactly pays nothing, with 199,999.99 it does")
  func lowestSalesAtBound() throws {
    #expect(try penalties("lowest_sales", [agent { $0.set(["net_sales": 200_000]) }, agent("E2")]) == [0, 0])
    let below = agent { $0.set(["net_sales": quotient(19_999_999, 100)]) }
    #expect(try penalties("lowest_sales", [below, agent("E2")]) == [10_000, 0])
  }

  @Test("Form 2 · 罚 (3): each of those tied for the lowest sales is meant")
  func lowestSalesTied() throws {
    let team = ["E1", "E2"].map { agent($0) { $0.set(["net_sales": 100_000]) } } + [agent("E3")]
    #expect(try penalties("lowest_sales", team) == [10_000, 10_000, 0])
  }

  @Test("Form 2 · 罚 (3): negative net sales are the lowest")
  func negativeSales() throws {
    let team = [agent("E1") { $0.set(["net_sales": -500]) }, agent("E2") { $0.set(["net_sales": 0]) }]
    #expect(try penalties("lowest_sales", team) == [10_000, 0])
  }

  @Test("Form 2 · 罚 (3): a colleague's missing sales leave the lowest undecided")
  func lowestSalesUndecided() throws {
    let team = [agent("E1") { $0.set(["net_sales": 100_000]) }, agent("E2") { $0.lack("net_sales") }, agent("E3")]
    let nodes = try appraiseAll(team, under: [form]).map { try $0.penalty("lowest_sales") }
    #expect(nodes.map(\.state) == [.missing, .missing, .idle])
  }

  @Test("Form 2 · 罚 4: lowest in conversion and below 15 % costs 50 yuan; 15 % exactly does not")
  func lowestConversion() throws {
    let low = agent { $0.set(["converted": 14, "consultations": 100]) }
    #expect(try penalties("lowest_conversion", [low, agent("E2")]) == [5000, 0])
    let exact = agent { $0.set(["converted": 3, "consultations": 20]) }
    #expect(try penalties("lowest_conversion", [exact, agent("E2")]) == [0, 0])
    let both = [low, agent("E2") { $0.set(["converted": 13, "consultations": 100]) }]
    #expect(try penalties("lowest_conversion", both) == [0, 5000])
  }

  @Test("Form 2 · 罚 5: a return rate above 12 % costs 50 yuan; 12 % exactly does not")
  func returnRate() throws {
    #expect(try reason("returns", ["return_orders": 12, "orders_paid": 100]) == .conditionFailed)
    #expect(try reason("returns", ["return_orders": 1201, "orders_paid": 10_000]) == .ruleMet)
    #expect(try penalties("returns", [agent { $0.set(["return_orders": 13, "orders_paid": 100]) }]) == [5000])
  }

  @Test("Form 2 · 罚 5: without a paid order the return rate is missing and decides nothing, until it is waived")
  func returnRateWithoutOrders() throws {
    var own = agent { $0.set(["return_orders": 0, "orders_paid": 0]) }
    let open = try appraise([own, agent("E2")], under: [form])
    #expect(try open.penalty("returns").state == .missing)
    #expect(open.pay.total == nil)
    own.waivers["returns"] = Subject.Waiver(reason: "本月无付款订单", by: "HR")
    let waived = try appraise([own, agent("E2")], under: [form])
    #expect(try waived.penalty("returns").state == .waived)
    // What is left is the 500 of the tie for the first place.
    #expect(waived.pay.total == Fen(50_000))
  }

  @Test("Form 2: penalties of one month add up: 3 × 50 + 30 + 100 + 50 + 50 = 380 yuan")
  func everything() throws {
    let own = agent {
      $0.set([
        "misshipments": 3, "reminder_breach_days": 2, "net_sales": 90_000, "converted": 10, "return_orders": 10,
        "orders_paid": 75,
      ])
    }
    let derivation = try appraise([own, agent("E2")], under: [form])
    #expect(derivation.pay.penaltyTotal == Fen(38_000))
    #expect(derivation.pay.total == Fen(-38_000))
  }

  /// Computed 14 of 100, while the shop's performance software says 16 of 100.
  private func conversion(correctedBy person: String? = nil) -> Fact {
    Fact(
      .known(quotient(14, 100)), from: person.map { .corrected(by: $0, reason: "核对") } ?? .computed, numerator: 14,
      denominator: 100,
      others: [.init(.known(quotient(16, 100)), from: .platform("赤兔"), numerator: 16, denominator: 100)])
  }

  @Test("Form 2 · data: conversion comes from the performance software where it is there; form 1 computes its own")
  func platformConversion() throws {
    let own = agent { $0.facts["conversion"] = conversion() }
    let derivation = try appraise([own, agent("E2")], under: [form, try builtIn("monthly-100")])
    let node = try derivation.penalty("lowest_conversion")
    #expect(node.value?.value == quotient(16, 100))
    #expect(node.reason == .conditionFailed)
    #expect(node.inputs.first?.fact.disagreement?.figure == .known(quotient(14, 100)))
    #expect(try derivation.item("conversion").value?.value == quotient(14, 100))
  }

  @Test(
    "Form 2 · data: what a person corrected stands over the software too; a missing figure of the software does not")
  func correctedConversion() throws {
    let corrected = agent { $0.facts["conversion"] = conversion(correctedBy: "HR") }
    #expect(try penalties("lowest_conversion", [corrected, agent("E2")]) == [5000, 0])
    let absent = agent {
      $0.facts["conversion"] = Fact(
        .known(quotient(14, 100)),
        others: [.init(.missing(Missing(.notYetFinal, name: "conversion")), from: .platform("赤兔"))])
    }
    #expect(try penalties("lowest_conversion", [absent, agent("E2")]) == [5000, 0])
  }

  @Test("Form 2 · 注 3: final interpretation is the company's, finance's data stand, and the form says so")
  func notes() {
    #expect(form.notes.contains { $0.chinese.contains("最终解释权归公司所有") })
    #expect(form.notes.contains { $0.chinese.contains("以财务统计核对的数据为准") })
    #expect(form.total == nil && form.items.isEmpty)
  }
}
