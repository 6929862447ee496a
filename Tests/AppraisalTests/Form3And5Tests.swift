import Appraisal
import Exact
import Scheme
import Testing
import Wording

@Suite("Form 3 · 绩效考核表, five competencies")
struct Form3Tests {
  let form: Scheme

  init() throws {
    form = try builtIn("competency-15")
  }

  /// An agent with the same rating everywhere but for some indicators.
  private func rated(_ label: String, except others: [String: String] = [:]) -> Subject {
    agent { subject in
      for item in form.items { subject.rate([item.id: others[item.id] ?? label]) }
    }
  }

  @Test("Form 3: fifteen indicators in five groups of three, each described and rated 1 to 5 with anchors in words")
  func shape() throws {
    #expect(form.items.count == 15)
    #expect(form.groups.map { group in form.items.count { $0.group == group.id } } == [3, 3, 3, 3, 3])
    for item in form.items {
      let scale = try #require(item.method.ratingScales.first)
      #expect(item.standard != nil)
      #expect(scale.steps.map(\.label) == ["5", "4", "3", "2", "1"])
      #expect(scale.steps.map(\.points) == [5, 4, 3, 2, 1])
      #expect(scale.steps.allSatisfy { $0.anchor != nil })
    }
  }

  @Test("Form 3: equal weights in a group and between groups")
  func equalWeights() throws {
    #expect(Set(form.items.map(\.worth)) == [5])
    for item in form.items {
      // 14 × 5 + 4 = 74 of 75, whichever indicator it is.
      let derivation = try appraise([rated("5", except: [item.id: "4"])], under: [form])
      #expect(derivation.points?.text == "98.67")
    }
  }

  @Test(
    "Form 3: the total is rescaled to 100",
    arguments: [("5", "100.00", "优秀"), ("4", "80.00", "良好"), ("3", "60.00", "不合格"), ("1", "20.00", "不合格")])
  func rescaled(label: String, score: String, grade: String) throws {
    let derivation = try appraise([rated(label)], under: [form])
    #expect(derivation.points?.text == score)
    #expect(derivation.score?.reason == .rescaled)
    #expect(derivation.grade?.name.chinese == grade)
  }

  @Test("Form 3: a half is rounded once, at the end: 58 of 75 is 77.33")
  func rounding() throws {
    let derivation = try appraise([rated("4", except: ["spirit": "3", "time": "3"])], under: [form])
    #expect(derivation.score?.unrounded == quotient(5800, 75))
    #expect(derivation.points?.text == "77.33")
  }

  @Test("Form 3: the strongest and the weakest indicators are named, all of them where several stand equal")
  func standouts() throws {
    let derivation = try appraise(
      [rated("3", except: ["clarity": "5", "spirit": "5", "workload": "2"])], under: [form])
    #expect(derivation.strongest.map(\.id) == ["clarity", "spirit"])
    #expect(derivation.weakest.map(\.id) == ["workload"])
    let even = try appraise([rated("3")], under: [form])
    #expect(even.strongest.isEmpty && even.weakest.isEmpty)
  }

  @Test("Form 3: a missing rating is neither strong nor weak, and the score waits for it")
  func missing() throws {
    var subject = rated("4", except: ["clarity": "5"])
    subject.ratings["spirit"] = nil
    let derivation = try appraise([subject], under: [form])
    #expect(derivation.points == nil)
    #expect(!derivation.weakest.map(\.id).contains("spirit"))
    // 13 × 4 + 5 = 57, with the missing one 58 to 62 of 75.
    let reach = try #require(derivation.score?.reach)
    #expect([reach.lowerBound.text, reach.upperBound.text] == ["77.33", "82.67"])
    #expect(derivation.decisive.map(\.id) == ["spirit"])
  }

  @Test("Form 3: results serve reward and development, and the form says so")
  func purpose() {
    #expect(form.notes.contains { $0.chinese.contains("职业发展") })
    #expect(form.pay.isEmpty)
  }

  @Test("Form 3: the goal agreed on is carried, and next month's sheet shows it again")
  func goals() throws {
    var october = rated("4")
    october.lastGoal = Subject.Goal(text: "整理话术", by: "H01")
    october.goal = Subject.Goal(text: "带教一名新人", by: "H01")
    let derivation = try appraise([october], under: [form])
    #expect(derivation.lastGoal?.text == "整理话术")
    #expect(derivation.goal?.text == "带教一名新人")
    let json = String(decoding: derivation.json(), as: UTF8.self)
    #expect(json.contains(#""last_goal":{"text":"整理话术","by":"H01"},"goal":{"text":"带教一名新人","by":"H01"}"#))
  }
}

@Suite("Form 5 · 绩效考核表, seven areas")
struct Form5Tests {
  let form: Scheme

  init() throws {
    form = try builtIn("competency-14")
  }

  /// An agent at the best of form 5, changed as the test needs.
  private func best(_ changed: [String: Rational] = [:]) -> Subject {
    agent { subject in
      for item in form.items { subject.rate([item.id: "5"]) }
      subject.set(["response_seconds": 3000, "responses": 100, "resolved": 95, "asked": 100])
      subject.set(changed)
    }
  }

  private func gives(_ item: String, _ changed: [String: Rational]) throws -> String {
    try appraise([best(changed)], under: [form]).gives(item)
  }

  @Test("Form 5: fourteen indicators in seven areas of two, equally weighted, rescaled from 70 to 100")
  func shape() throws {
    #expect(form.groups.map { group in form.items.count { $0.group == group.id } } == [2, 2, 2, 2, 2, 2, 2])
    #expect(form.itemTotal == 70)
    let crew = [best(["consultations": 120]), best(["consultations": 80])]
    let derivation = try appraise(crew, under: [form])
    #expect(derivation.points?.text == "100.00")
    #expect(derivation.score?.reason == .rescaled)
  }

  @Test("Form 5: nine indicators are rated as in form 3")
  func rated() {
    let rated = form.items.filter { !$0.method.ratingScales.isEmpty }
    #expect(rated.count == 9)
    #expect(rated.flatMap(\.method.ratingScales).allSatisfy { $0.steps.map(\.points) == [5, 4, 3, 2, 1] })
  }

  @Test(
    "Form 5 · 回复速度: fed by 平均响应时间",
    arguments: [
      (0, "5.00"), (3000, "5.00"), (3001, "4.00"), (6000, "4.00"), (6001, "3.00"), (12_000, "3.00"), (12_001, "2.00"),
      (20_000, "2.00"), (20_001, "1.00"),
    ] as [(Rational, String)])
  func replySpeed(seconds: Rational, points: String) throws {
    #expect(try gives("reply_speed", ["response_seconds": seconds, "responses": 100]) == points)
  }

  @Test(
    "Form 5 · 问题解决率: fed by the answers on resolution",
    arguments: [
      (100, "5.00"), (90, "5.00"), (89, "4.00"), (80, "4.00"), (79, "3.00"), (70, "3.00"), (69, "2.00"), (60, "2.00"),
      (59, "1.00"), (0, "1.00"),
    ] as [(Rational, String)])
  func resolution(resolved: Rational, points: String) throws {
    #expect(try gives("resolution", ["resolved": resolved, "asked": 100]) == points)
  }

  @Test(
    "Form 5 · 问题处理量: fed by consultations against the department's mean",
    arguments: [
      (120, "5.00"), (119, "4.00"), (100, "4.00"), (99, "3.00"), (80, "3.00"), (79, "2.00"), (60, "2.00"),
      (59, "1.00"),
    ])
  func volume(percent: Int, points: String) throws {
    let crew = [best(["consultations": Rational(percent)]), best(["consultations": Rational(200 - percent)])]
    #expect(try appraise(crew, under: [form]).gives("volume") == points)
  }

  @Test("Form 5 · 用户评价: the mean of 客户满意度 and 差评")
  func userRating() throws {
    #expect(try gives("user_rating", ["satisfied": 95, "rated": 100, "bad_reviews": 2]) == "4.00")
    #expect(try gives("user_rating", ["satisfied": 79, "rated": 100, "bad_reviews": 0]) == "4.00")
    #expect(try gives("user_rating", ["satisfied": 85, "rated": 100, "bad_reviews": 9]) == "2.00")
    #expect(try gives("user_rating", ["satisfied": 0, "rated": 0, "bad_reviews": 0]) == "—")
  }

  @Test(
    "Form 5 · 工作准确性: fed by 错件, 1 off each",
    arguments: [(0, "5.00"), (2, "3.00"), (5, "0.00"), (6, "0.00")] as [(Rational, String)])
  func accuracy(cases: Rational, points: String) throws {
    #expect(try gives("accuracy", ["misshipments": cases]) == points)
  }

  @Test("Form 5: the strongest and the weakest indicators are named as in form 3")
  func standouts() throws {
    let derivation = try appraise([best(["misshipments": 3, "consultations": 100])], under: [form])
    #expect(derivation.weakest.map(\.id) == ["accuracy"])
    #expect(!derivation.strongest.map(\.id).contains("volume"))
  }
}
