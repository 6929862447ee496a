import Appraisal
import Exact
import Scheme
import Testing
import Wording

@Suite("Form 4 · 考核表模板, weights")
struct Form4Tests {
  let form: Scheme

  init() throws {
    form = try builtIn("weighted-targets")
  }

  /// An agent at the best of form 4, changed as the test needs.
  private func best(
    _ changed: [String: Rational] = [:], _ ratings: [String: String] = [:], _ id: String = "E1"
  ) -> Subject {
    agent(id) { subject in
      subject.rate([
        "service_attitude": "优秀", "solving_speed": "优秀", "proactive": "优秀", "team_spirit": "优秀",
        "responsible": "优秀",
      ])
      subject.set(["response_seconds": 3000, "responses": 100])
      subject.set(changed)
      subject.rate(ratings)
    }
  }

  private func gives(_ item: String, _ changed: [String: Rational], _ ratings: [String: String] = [:]) throws -> String
  {
    try appraise([best(changed, ratings)], under: [form]).gives(item)
  }

  @Test("Form 4: the weights are 30, 20, 20, 15 and 15 %, and the total is the weighted sum")
  func weights() throws {
    #expect(form.items.map(\.worth) == [30, 20, 20, 15, 15])
    let full = try appraise([best()], under: [form])
    #expect(full.points?.text == "100.00")
    // 27 + 15 + 17.33 + 15 + 15 = 89.33
    let mixed = try appraise(
      [best(["satisfied": 81, "rated": 100, "response_seconds": 4000, "complaints": 2])], under: [form])
    #expect(mixed.items.map { $0.points?.text } == ["27.00", "15.00", "17.33", "15.00", "15.00"])
    #expect(mixed.points?.text == "89.33")
  }

  @Test(
    "Form 4 · 客户满意度: met at 90 %, below it rate / 90 % × 100, of 30 points",
    arguments: [(100, "30.00"), (90, "30.00"), (89, "29.67"), (81, "27.00"), (45, "15.00"), (0, "0.00")]
      as [(Rational, String)])
  func satisfaction(satisfied: Rational, points: String) throws {
    #expect(try gives("satisfaction", ["satisfied": satisfied, "rated": 100]) == points)
  }

  @Test(
    "Form 4 · 响应速度: met at 30 s, slower 30 s / value × 100, of 20 points",
    arguments: [(0, "20.00"), (3000, "20.00"), (3001, "19.99"), (4000, "15.00"), (6000, "10.00"), (30_000, "2.00")]
      as [(Rational, String)])
  func response(seconds: Rational, points: String) throws {
    #expect(try gives("response", ["response_seconds": seconds, "responses": 100]) == points)
  }

  @Test(
    "Form 4 · 服务质量: 100 − 20 per complaint, never below 0, then the mean with two ratings, of 20 points",
    arguments: [(0, "20.00"), (1, "18.67"), (2, "17.33"), (5, "13.33"), (6, "13.33")] as [(Rational, String)])
  func quality(complaints: Rational, points: String) throws {
    #expect(try gives("service_quality", ["complaints": complaints]) == points)
  }

  @Test("Form 4 · 服务质量: the ratings count with 100, 85, 70 and 40")
  func qualityRatings() throws {
    // (100 + 85 + 70) / 3 × 20 % = 17; (100 + 40 + 40) / 3 × 20 % = 12
    #expect(try gives("service_quality", [:], ["service_attitude": "良好", "solving_speed": "合格"]) == "17.00")
    #expect(try gives("service_quality", [:], ["service_attitude": "不合格", "solving_speed": "不合格"]) == "12.00")
  }

  @Test("Form 4 · 工作态度: the mean of three ratings, of 15 points")
  func attitude() throws {
    // (100 + 85 + 70) / 3 × 15 % = 12.75
    #expect(try gives("work_attitude", [:], ["team_spirit": "良好", "responsible": "合格"]) == "12.75")
  }

  @Test("Form 4 · 工作量: against the department's mean, at most 100, of 15 points")
  func workload() throws {
    let crew = [
      best(["consultations": 60, "orders_created": 80]),
      best(["consultations": 140, "orders_created": 120], [:], "E2"),
    ]
    let nodes = try appraiseAll(crew, under: [form]).map { try $0.item("workload") }
    // (60 + 80) / 2 × 15 % = 10.50; more than the mean counts as 100.
    #expect(nodes.map { $0.points?.text } == ["10.50", "15.00"])
  }

  @Test("Form 4 · 工作量: without order data it goes by consultations alone")
  func workloadWithoutOrders() throws {
    let crew = ["E1", "E2"].enumerated().map { place, id in
      var subject = best(["consultations": place == 0 ? 60 : 140], [:], id)
      subject.facts["orders_created"] = nil
      return subject
    }
    let node = try appraise(crew, under: [form]).item("workload")
    #expect(node.points?.text == "9.00")
    #expect(node.children.map(\.state) == [.scored, .waived])
  }

  @Test(
    "Form 4: grades 优秀 from 90, 良好 from 80, 合格 from 70, 不合格 below, with their share of pay",
    arguments: [
      (100, "优秀", "优秀", 200_000), (60, "优秀", "优秀", 200_000), (59, "优秀", "良好", 180_000),
      (30, "优秀", "良好", 180_000), (29, "优秀", "合格", 160_000), (0, "优秀", "合格", 160_000), (0, "不合格", "不合格", 100_000),
    ] as [(Rational, String, String, Int64)])
  func grades(satisfied: Rational, proactive: String, grade: String, pay: Int64) throws {
    // 70 points besides; satisfaction gives satisfied / 90 × 30: 60 of 100 is 20 points, 30 of 100 is 10.
    let subject = best(["satisfied": satisfied, "rated": 100], ["proactive": proactive])
    let derivation = try appraise([subject], under: [form])
    #expect(derivation.grade?.name.chinese == grade)
    #expect(derivation.pay.earned?.amount == Fen(pay))
  }

  @Test("Form 4: a grade's lower bound belongs to it: 90.00, 80.00 and 70.00")
  func gradeBounds() {
    let bounds = form.grades.map { ($0.name.chinese, $0.interval) }
    for (name, score) in [("优秀", 90), ("良好", 80), ("合格", 70)] as [(String, Rational)] {
      #expect(bounds.filter { $0.1.contains(score) }.map(\.0) == [name])
    }
    #expect(bounds.filter { $0.1.contains(quotient(6999, 100)) }.map(\.0) == ["不合格"])
  }

  @Test("Form 4: items and standards can be changed, and the form says so")
  func notes() throws {
    #expect(form.notes.contains { $0.chinese.contains("可以对考核项目和标准进行调整") })
    let changed = try #require(
      scheme(form.source.replacing("target: {at_most: 30 s}", with: "target: {at_most: 40 s}")))
    #expect(try appraise([best(["response_seconds": 4000])], under: [changed]).gives("response") == "20.00")
  }
}
