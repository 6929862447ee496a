import Appraisal
import Exact
import Scheme
import Testing

@Suite("How bounds are read")
struct BoundsTests {
  /// A scheme of one item whose bands are given.
  private func bands(_ bands: String, value: String, step: String = "", shared: String = "favour_employee") throws
    -> Scheme
  {
    try #require(
      scheme(
        """
        kaohe: 1
        id: bands
        name: {zh: 档位, en: Bands}
        effective: 2016-01
        total: 10
        shared_bound: \(shared)
        items:
          - id: item
            name: {zh: 项目, en: Item}
            points: 10
            value: \(value)
            \(step)
            when_missing: block
            deduct:
        \(bands.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))
        """))
  }

  private func gives(_ scheme: Scheme, _ changed: [String: Rational]) throws -> String {
    try appraise([agent { $0.set(changed) }], under: [scheme]).gives("item")
  }

  @Test("Bounds: 以上 and 以下 (from, to) include the number, 超过 and 不满 (over, under) exclude it")
  func inclusion() throws {
    let plain = try bands(
      "- {under: 10%, points: 8}\n- {from: 10%, to: 20%, points: 5}\n- {over: 20%, points: 0}", value: "conversion")
    #expect(try gives(plain, ["converted": 9]) == "2.00")
    #expect(try gives(plain, ["converted": 10]) == "5.00")
    #expect(try gives(plain, ["converted": 20]) == "5.00")
    #expect(try gives(plain, ["converted": 21]) == "10.00")
  }

  private static let sharing = "- {to: 10%, points: 8}\n- {from: 10%, to: 20%, points: 5}\n- {from: 20%, points: 0}"

  @Test("Bounds: a shared end point takes the band that is better for the employee (favour_employee)")
  func favourEmployee() throws {
    let form = try bands(Self.sharing, value: "conversion")
    #expect(try gives(form, ["converted": 10]) == "5.00")
    #expect(try gives(form, ["converted": 20]) == "10.00")
  }

  @Test("Bounds: the scheme can say that a shared end point takes the worse band (favour_employer)")
  func favourEmployer() throws {
    let form = try bands(Self.sharing, value: "conversion", shared: "favour_employer")
    #expect(try gives(form, ["converted": 10]) == "2.00")
    #expect(try gives(form, ["converted": 20]) == "5.00")
    #expect(try gives(form, ["converted": 21]) == "10.00")
  }

  @Test("Bounds: form 1 read for the employer takes −4 at exactly 20 % and −5 at exactly 200 s")
  func form1ForTheEmployer() throws {
    let source = try builtIn("monthly-100").source.replacing(
      "shared_bound: favour_employee", with: "shared_bound: favour_employer")
    let form = try #require(scheme(source))
    let derivation = try appraise(
      [agent { $0.set(["converted": 20, "consultations": 100, "response_seconds": 40_000]) }], under: [form])
    #expect(try derivation.gives("conversion") == "1.00")
    #expect(try derivation.gives("response") == "0.00")
  }

  @Test("Bounds: the order of the bands does not matter")
  func order() throws {
    let forwards = try bands(Self.sharing, value: "conversion")
    let backwards = try bands(
      Self.sharing.split(separator: "\n").reversed().joined(separator: "\n"), value: "conversion")
    for converted in 0...30 {
      let value = ["converted": Rational(converted)]
      #expect(try gives(forwards, value) == gives(backwards, value))
    }
  }

  private static let seconds =
    "- {from: 51 s, to: 100 s, points: 1}\n- {from: 1 s, to: 50 s, points: 0}\n- {over: 100 s, points: 3}"

  @Test("Bounds: bands on whole seconds close up: 50.4 s lies in (50, 100], 0 s with replies in the best band")
  func wholeSeconds() throws {
    let form = try bands(Self.seconds, value: "avg_response", step: "step: 1 s")
    for (total, points) in [
      (0, "10.00"), (5, "10.00"), (500, "10.00"), (501, "9.00"), (504, "9.00"), (1000, "9.00"),
      (1001, "7.00"),
    ] as [(Rational, String)] {
      #expect(try gives(form, ["responses": 10, "response_seconds": total]) == points)
    }
  }

  @Test("Bounds: without their step such bands leave gaps, and the scheme does not load")
  func gaps() {
    let source = builtInSchemes["monthly-100"]?.source ?? ""
    #expect(source.contains("    step: 1 s\n"))
    #expect(scheme(source.replacing("    step: 1 s\n", with: "")) == nil)
  }

  @Test("Bounds: compared exactly: 1 of 5 is 20 %, a millionth less is not")
  func exact() throws {
    let form = try builtIn("monthly-100")
    let third = agent { $0.set(["converted": 3, "consultations": 10]) }
    #expect(try appraise([third], under: [form]).gives("conversion") == "3.00")
    let almost = agent { $0.set(["converted": 299_999_999_999, "consultations": 1_000_000_000_000]) }
    #expect(try appraise([almost], under: [form]).gives("conversion") == "2.00")
    // 0.1 + 0.2 would be more than 0.3 in binary floating point.
    let sum = try #require(try? tenths(1) + tenths(2))
    #expect(sum == tenths(3))
  }

  @Test(
    "Bounds: a denominator of 0 is missing: not 0, not full",
    arguments: [
      ("conversion", ["converted", "consultations"]), ("response", ["response_seconds", "responses"]),
      ("lost", ["lost_buyers", "buyers"]), ("void_orders", ["void_orders", "orders_created"]),
      ("refund", ["refund_orders", "orders_paid"]), ("return", ["return_orders", "orders_paid"]),
      ("exchange", ["exchange_orders", "orders_paid"]), ("order_price", ["sales", "orders_created"]),
    ])
  func zeroDenominator(item: String, parts: [String]) throws {
    let subject = agent { subject in for part in parts { subject.set([part: 0]) } }
    let derivation = try appraise([subject], under: [try builtIn("monthly-100")])
    let node = try derivation.item(item)
    #expect(node.state == .missing)
    #expect(node.points == nil)
    #expect(node.details["why"] == "no_denominator")
    #expect(node.trials.allSatisfy { $0.held == nil })
    #expect(derivation.points == nil && derivation.pay.total == nil && !derivation.isComplete)
  }

  @Test(
    "Bounds: data that did not arrive are missing: not 0, not full",
    arguments: [
      ("attendance", "attendance_events"), ("mystery_chat", "mystery_failed"), ("conversion", "converted"),
      ("response", "response_seconds"), ("lost", "lost_buyers"), ("deals", "sales"), ("order_count", "orders_created"),
      ("void_orders", "void_orders"), ("refund", "refund_orders"), ("return", "return_orders"),
      ("exchange", "exchange_orders"), ("bad_reviews", "bad_reviews"), ("misshipments", "misshipments"),
      ("complaints", "complaints"),
    ])
  func notCollected(item: String, measure: String) throws {
    let derivation = try appraise([agent { $0.facts[measure] = nil }], under: [try builtIn("monthly-100")])
    let node = try derivation.item(item)
    #expect(node.state == .missing)
    #expect(node.details["why"] == "not_collected")
    #expect(derivation.points == nil && derivation.pay.total == nil)
  }

  @Test("Bounds: a missing rating, or one off its scale, is missing and names who rates")
  func ratings() throws {
    let form = try builtIn("monthly-100")
    let unrated = try appraise([agent { $0.ratings["overall"] = nil }], under: [form]).item("overall")
    #expect(unrated.state == .missing && unrated.reason == .unrated && unrated.details["rater"] == "assessor")
    let off = try appraise([agent { $0.rate(["overall": "极好"]) }], under: [form]).item("overall")
    #expect(off.state == .missing && off.reason == .offScale && off.details["label"] == "极好")
  }
}
