import Appraisal
import Exact
import Metrics
import Scheme
import Testing

@Suite("Form 1 · 电子商务部客服人员月度绩效考核表")
struct Form1Tests {
  let form: Scheme

  init() throws {
    form = try builtIn("monthly-100")
  }

  /// What an item gives when these facts of a flawless month are changed.
  private func gives(_ item: String, _ changed: [String: Rational]) throws -> String {
    try appraise([agent { $0.set(changed) }], under: [form]).gives(item)
  }

  /// What an item gives when the agent stands so in the hundred of the department's mean: a colleague makes up the rest.
  private func gives(_ item: String, percentOfMean percent: Int, of measure: String, scale: Int = 1) throws -> String {
    let own = agent { $0.set([measure: Rational(percent * scale)]) }
    let other = agent("E2") { $0.set([measure: Rational((200 - percent) * scale)]) }
    return try appraise([own, other], under: [form]).gives(item)
  }

  @Test("Form 1: the points add up to 100, and a flawless month scores 100 and pays in full")
  func flawless() throws {
    let derivation = try appraise([agent()], under: [form])
    #expect(form.itemTotal == 100)
    #expect(derivation.points?.text == "100.00")
    #expect(derivation.pay.earned?.amount == Fen(200_000))
    #expect(derivation.pay.total == Fen(200_000))
    #expect(derivation.isComplete)
  }

  @Test("Form 1 · 综合表现: 30 points: five ratings of 4, attendance 5, mystery chats 5")
  func conduct() throws {
    let block = form.items.filter { $0.group == "overall_conduct" }
    #expect(block.map(\.worth.description) == ["4", "4", "4", "4", "4", "5", "5"])
    let derivation = try appraise(
      [agent { $0.rate(["communication": "3", "attitude": "0", "initiative": "1"]) }], under: [form])
    #expect(try derivation.gives("communication") == "3.00")
    #expect(try derivation.gives("product_knowledge") == "4.00")
    #expect(try derivation.gives("attitude") == "0.00")
    #expect(try derivation.gives("efficiency") == "4.00")
    #expect(try derivation.gives("initiative") == "1.00")
    #expect(derivation.points?.text == "92.00")
  }

  @Test(
    "Form 1 · 迟到早退请假: 1 off each time, until the 5 are used up",
    arguments: [(0, "5.00"), (1, "4.00"), (5, "0.00"), (8, "0.00")] as [(Rational, String)])
  func attendance(times: Rational, points: String) throws {
    #expect(try gives("attendance", ["attendance_events": times]) == points)
  }

  @Test(
    "Form 1 · 模拟接待抽查: 1 off for each failed check, until the 5 are used up",
    arguments: [(0, "5.00"), (2, "3.00"), (5, "0.00"), (6, "0.00")] as [(Rational, String)])
  func mystery(failed: Rational, points: String) throws {
    #expect(try gives("mystery_chat", ["mystery_checks": 8, "mystery_failed": failed]) == points)
  }

  @Test("Form 1 · 咨询转化率: exactly 20 % takes −3, not −4 (shared bound favours the employee)")
  func conversionAtTwenty() throws {
    #expect(try gives("conversion", ["converted": 1, "consultations": 5]) == "2.00")
    #expect(try gives("conversion", ["converted": 199_999, "consultations": 1_000_000]) == "1.00")
  }

  @Test(
    "Form 1 · 咨询转化率: every band at both ends and inside",
    arguments: [
      (0, "1.00"), (10, "1.00"), (20, "2.00"), (25, "2.00"), (30, "3.00"), (40, "3.00"), (60, "5.00"), (80, "5.00"),
      (100, "5.00"),
    ] as [(Rational, String)])
  func conversion(percent: Rational, points: String) throws {
    #expect(try gives("conversion", ["converted": percent, "consultations": 100]) == points)
  }

  @Test(
    "Form 1 · 咨询转化率: 50 %~60 %, which the form leaves out, takes −1",
    arguments: [(4999, "3.00"), (5000, "4.00"), (5500, "4.00"), (5999, "4.00"), (6000, "5.00")]
      as [(Rational, String)])
  func conversionGap(converted: Rational, points: String) throws {
    #expect(try gives("conversion", ["converted": converted, "consultations": 10_000]) == points)
  }

  @Test(
    "Form 1 · 平均响应时间: every band at both ends and inside; 100 s and 200 s favour the employee",
    arguments: [
      (0, "5.00"), (10, "5.00"), (300, "5.00"), (500, "5.00"), (501, "4.00"), (504, "4.00"), (510, "4.00"),
      (750, "4.00"), (1000, "4.00"), (1001, "2.00"), (1500, "2.00"), (2000, "2.00"), (2001, "0.00"), (9000, "0.00"),
    ] as [(Rational, String)])
  func response(tenthsOfSeconds: Rational, points: String) throws {
    #expect(try gives("response", ["responses": 10, "response_seconds": tenthsOfSeconds]) == points)
  }

  @Test(
    "Form 1 · 客户流失率: every band at both ends and inside; 40, 60 and 80 % favour the employee",
    arguments: [
      (0, "5.00"), (2000, "5.00"), (4000, "5.00"), (4001, "3.00"), (5000, "3.00"), (6000, "3.00"), (6001, "2.00"),
      (7000, "2.00"), (8000, "2.00"), (8001, "0.00"), (10_000, "0.00"),
    ] as [(Rational, String)])
  func lost(buyers: Rational, points: String) throws {
    #expect(try gives("lost", ["lost_buyers": buyers, "buyers": 10_000]) == points)
  }

  @Test(
    "Form 1 · 成交: own sales over the department's mean, 2 off for every fifth below it",
    arguments: [
      (130, "10.00"), (100, "10.00"), (99, "8.00"), (80, "8.00"), (79, "6.00"), (60, "6.00"), (59, "4.00"),
      (40, "4.00"), (39, "2.00"), (20, "2.00"), (19, "0.00"), (0, "0.00"),
    ])
  func deals(percent: Int, points: String) throws {
    #expect(try gives("deals", percentOfMean: percent, of: "sales", scale: 1000) == points)
  }

  @Test("Form 1 · 成交: 订单总金额, the department's mean and the quotient are shown")
  func dealsShown() throws {
    let other = agent("E2") { $0.set(["sales": 500_000]) }
    let node = try appraise([agent(), other], under: [form]).item("deals")
    #expect(node.inputs.map(\.name) == ["sales", "department.mean(sales)"])
    #expect(node.inputs.map(\.fact.figure.value) == [300_000, 400_000])
    #expect(node.value?.value == quotient(3, 4))
  }

  @Test(
    "Form 1 · 订单: orders against the department's mean, 4 points",
    arguments: [
      (110, "4.00"), (100, "4.00"), (99, "3.00"), (80, "3.00"), (79, "2.00"), (60, "2.00"), (59, "1.00"),
      (40, "1.00"), (39, "0.00"), (0, "0.00"),
    ])
  func orders(percent: Int, points: String) throws {
    #expect(try gives("order_count", percentOfMean: percent, of: "orders_created") == points)
  }

  @Test(
    "Form 1 · 订单: 平均客单价 against the department's, 4 points",
    arguments: [
      (110, "4.00"), (100, "4.00"), (99, "3.00"), (80, "3.00"), (79, "2.00"), (60, "2.00"), (59, "1.00"),
      (40, "1.00"), (39, "0.00"), (0, "0.00"),
    ])
  func price(percent: Int, points: String) throws {
    // 80 orders each: the department's average order value is 100 yuan over 160 orders.
    #expect(try gives("order_price", percentOfMean: percent, of: "sales", scale: 80) == points)
  }

  @Test(
    "Form 1 · 订单: 废单 share of orders, 2 points: to 5 % none, to 10 % −1, above −2",
    arguments: [(0, "2.00"), (500, "2.00"), (501, "1.00"), (1000, "1.00"), (1001, "0.00"), (10_000, "0.00")]
      as [(Rational, String)])
  func void(orders: Rational, points: String) throws {
    #expect(try gives("void_orders", ["void_orders": orders, "orders_created": 10_000]) == points)
  }

  @Test(
    "Form 1 · 售后: 退款率 and 退货率, 4 points each, shared bounds at 6, 9, 12 and 15 %",
    arguments: [
      (0, "4.00"), (600, "4.00"), (601, "3.00"), (900, "3.00"), (901, "2.00"), (1200, "2.00"), (1201, "1.00"),
      (1500, "1.00"), (1501, "0.00"), (10_000, "0.00"),
    ] as [(Rational, String)])
  func afterSales(orders: Rational, points: String) throws {
    #expect(try gives("refund", ["refund_orders": orders, "orders_paid": 10_000]) == points)
    #expect(try gives("return", ["return_orders": orders, "orders_paid": 10_000]) == points)
  }

  @Test(
    "Form 1 · 售后: 换货率, 2 points: to 3 % none, to 6 % −1, above −2",
    arguments: [(0, "2.00"), (300, "2.00"), (301, "1.00"), (600, "1.00"), (601, "0.00")] as [(Rational, String)])
  func exchange(orders: Rational, points: String) throws {
    #expect(try gives("exchange", ["exchange_orders": orders, "orders_paid": 10_000]) == points)
  }

  @Test(
    "Form 1 · 差评: 2 off each, never below 0",
    arguments: [(0, "10.00"), (1, "8.00"), (4, "2.00"), (5, "0.00"), (6, "0.00"), (40, "0.00")]
      as [(Rational, String)])
  func reviews(count: Rational, points: String) throws {
    #expect(try gives("bad_reviews", ["bad_reviews": count]) == points)
  }

  @Test(
    "Form 1 · 错件: 1 off per own mis-sent order, never below 0",
    arguments: [(0, "5.00"), (1, "4.00"), (5, "0.00"), (9, "0.00")] as [(Rational, String)])
  func misshipments(count: Rational, points: String) throws {
    #expect(try gives("misshipments", ["misshipments": count]) == points)
  }

  @Test("Form 1 · 错件: the share and the loss are shown; the loss goes to pay and not to the score")
  func misshipmentLoss() throws {
    let own = agent { $0.set(["misshipments": 1, "misshipment_loss": 300]) }
    let derivation = try appraise([own, agent("E2") { $0.set(["misshipments": 3]) }], under: [form])
    let node = try derivation.item("misshipments")
    let shown = Dictionary(node.inputs.map { ($0.name, $0.fact.figure.value) }) { first, _ in first }
    #expect(shown["department.sum(misshipments)"] == 4)
    #expect(shown["misshipment_share"] == quotient(1, 4))
    #expect(shown["misshipment_loss"] == 300)
    #expect(derivation.points?.text == "99.00")
    #expect(derivation.pay.lossDue == Fen(30_000))
    #expect(derivation.pay.total == Fen(170_000))
  }

  @Test(
    "Form 1 · 客户投诉: 1 off per own complaint, never below 0; the share is shown",
    arguments: [(0, "5.00"), (1, "4.00"), (5, "0.00"), (6, "0.00")] as [(Rational, String)])
  func complaints(count: Rational, points: String) throws {
    let own = agent { $0.set(["complaints": count]) }
    let node = try appraise([own, agent("E2") { $0.set(["complaints": 2]) }], under: [form]).item("complaints")
    #expect(node.points?.text == points)
    let share = try #require(node.inputs.first { $0.name == "complaint_share" })
    #expect(share.fact.figure.value == (try count / (count + 2)))
  }

  @Test(
    "Form 1 · 主管整体评价: 优秀 标准 也还好 一般 有待改进 are 5, 4, 3, 2, 1",
    arguments: [("优秀", "5.00"), ("标准", "4.00"), ("也还好", "3.00"), ("一般", "2.00"), ("有待改进", "1.00")])
  func overall(word: String, points: String) throws {
    #expect(try appraise([agent { $0.rate(["overall": word]) }], under: [form]).gives("overall") == points)
  }

  @Test("Form 1 · 注: the quotients are made of the parts that the form names")
  func definitions() {
    let parts = Dictionary(
      MeasureCatalogue.quotients.compactMap { measure in measure.quotient.map { (measure.id, $0) } }
    ) { first, _ in first }
    #expect(parts["pay_rate"] == .init("orders_paid", over: "orders_created"))
    #expect(parts["refund_rate"] == .init("refund_orders", over: "orders_paid"))
    #expect(parts["return_rate"] == .init("return_orders", over: "orders_paid"))
    #expect(parts["exchange_rate"] == .init("exchange_orders", over: "orders_paid"))
    #expect(parts["conversion"] == .init("converted", over: "consultations"))
    #expect(parts["loss_rate"] == .init("lost_buyers", over: "buyers"))
    #expect(parts["aov_created"] == .init("sales", over: "orders_created"))
  }

  @Test("Form 1 · 注: 销售订单比重 is the own share of all valid orders: void ones do not count")
  func orderShare() throws {
    let own = agent { $0.set(["orders_created": 50, "void_orders": 10]) }
    let other = agent("E2") { $0.set(["orders_created": 70, "void_orders": 10]) }
    let node = try appraise([own, other], under: [form]).item("order_count")
    let share = try #require(node.inputs.first { $0.name == "order_share" })
    #expect(share.fact.figure.value == quotient(40, 100))
  }
}
