import Exact
import Metrics
import Testing
import Wording

@testable import Scheme

/// Reads one formula; its value over known figures, or the finding that refuses it.
struct FormulaBench {
  let scheme: Scheme?
  let loading: SchemeLoading

  init(_ formula: String, define: String = "") {
    let quoted = "\"" + formula.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    loading = load(itemScheme("    score: \(quoted)\n", before: define))
    scheme = loading.scheme
  }

  func outcome(_ figures: [String: Figure] = [:], department: [String: Rational] = [:]) -> Evaluation.Outcome? {
    guard let scheme, case .formula(let formula) = scheme.items[0].method else { return nil }
    let inputs = scheme.inputs.map { figures[$0.id] ?? .missing(Missing(.notCollected, name: $0.id)) }
    let aggregates = scheme.aggregates.map { aggregate in
      department[aggregate.kind.rawValue].map(Figure.known) ?? .missing(Missing(.notCollected, name: "department"))
    }
    return Evaluation(inputs: inputs, aggregates: aggregates, definitions: scheme.definitions).outcome(
      formula.expression)
  }

  func value(_ figures: [String: Rational] = [:]) -> Rational? {
    guard case .number(let value) = outcome(figures.mapValues(Figure.known)) else { return nil }
    return value
  }
}

@Suite("Formulas")
struct FormulaTests {
  static let values: [(String, Rational)] = [
    ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("10 - 2 - 3", 5), ("12 / 2 / 3", 2), ("2 * -3", -6), ("--3", 3),
    ("-2 - -3", 1),
    ("7 / 2", .of(7, 2)), ("1 × 6 ÷ 4", .of(3, 2)), ("20%", .of(1, 5)), ("50% * 8", 4), ("５０％ ＊ ８", 4),
    ("if 1 < 2 then 3 else 4", 3), ("if 1 >= 2 then 3 else 4", 4), ("if 1 ≥ 2 then 3 else if 2 ≤ 2 then 5 else 6", 5),
    ("if not 1 == 2 then 3 else 4", 3), ("if 1 != 2 and 2 > 1 then 3 else 4", 3),
    ("if 1 ≠ 1 or 2 < 1 then 3 else 4", 4),
    ("if 1 > 2 and 1 > 2 or 2 > 1 then 3 else 4", 3), ("if 3 in [1, 2, 3] then 1 else 0", 1),
    ("if 4 in [1, 2, 3] then 1 else 0", 0), ("sum(1, 2, 3)", 6), ("average(1, 2, 6)", 3), ("min(3, 1, 2)", 1),
    ("max（3，1，2）", 3), ("count(1 < 2, 2 < 1, 3 < 4)", 2), ("round(2.5)", 3), ("round(-2.5)", -2),
    ("round(7 / 3, 2)", .of(233, 100)), ("floor(7 / 2)", 3), ("floor(-7 / 2)", -4), ("floor(3)", 3), ("ceil(7 / 2)", 4),
    ("ceil(-7 / 2)", -3), ("ceil(3)", 3), ("abs(2 - 5)", 3), ("abs(5 / 2)", .of(5, 2)), ("floor(29 / 5) * 5", 25),
    ("min(5, 1 + 2) + max(1, 2)", 5), ("(1+2)*(3-(4-5))", 12), ("1,5".replacing(",", with: "."), .of(3, 2)),
  ]

  @Test("precedence, operators and functions", arguments: values.indices)
  func evaluates(index: Int) {
    let (formula, expected) = FormulaTests.values[index]
    let bench = FormulaBench(formula)
    #expect(bench.value() == expected, "\(formula)\n\(bench.loading.report)")
  }

  @Test("measures by id and by their Chinese names")
  func names() {
    #expect(FormulaBench("咨询转化率 * 5").value(["conversion": .of(1, 2)]) == .of(5, 2))
    #expect(FormulaBench("converted / 咨询总数").value(["converted": 11, "consultations": 20]) == .of(11, 20))
    #expect(FormulaBench("差评数").scheme?.inputs.map(\.id) == ["bad_reviews"])
    for measure in MeasureCatalogue.standard {
      #expect(
        !FormulaBench("count(\(measure.chinese) == \(measure.id))").codes.contains("UNKNOWN-NAME"), "\(measure.id)")
    }
  }

  @Test("figures of the department", arguments: ["mean", "sum", "min", "max"])
  func department(kind: String) {
    let bench = FormulaBench("sales / department.\(kind)(sales)")
    #expect(bench.outcome(["sales": .known(3)], department: [kind: 4]) == .number(.of(3, 4)), "\(bench.loading.report)")
    #expect(bench.scheme?.aggregates.map(\.kind.rawValue) == [kind])
  }

  @Test("the number of the department's members is a plain number")
  func departmentCount() {
    let bench = FormulaBench("department.count(sales) * 2")
    #expect(bench.outcome([:], department: ["count": 4]) == .number(8))
  }

  @Test("definitions stand in any order")
  func definitions() {
    let define = "define:\n  twice: once * 2\n  once: bad_reviews + 1\n"
    #expect(FormulaBench("twice", define: define).value(["bad_reviews": 2]) == 6)
  }

  static let refused: [(String, String, String)] = [
    ("1 +", "FORMULA-SYNTAX", "its end"), ("1 2", "FORMULA-SYNTAX", "\"2\""), ("(1", "FORMULA-SYNTAX", "\")\""),
    ("2 ^ 3", "FORMULA-SYNTAX", "\"^\""), ("1 = 1", "FORMULA-SYNTAX", "\"=\""),
    ("if 1 < 2 then 3", "FORMULA-SYNTAX", "else"),
    ("1 < 2 < 3", "FORMULA-SYNTAX", "and"), ("min()", "FORMULA-SYNTAX", "\")\""),
    ("round(1, 7)", "FORMULA-SYNTAX", "0…6"),
    ("floor(1, 2)", "FORMULA-SYNTAX", "floor(x)"), ("abs(1 < 2)", "FORMULA-SYNTAX", "abs(x)"),
    ("sqrt(4)", "UNKNOWN-NAME", "sqrt"), ("flor(4)", "UNKNOWN-NAME", "flor"),
    ("round(1, 2, 3)", "FORMULA-SYNTAX", "round"), ("3 in 1", "FORMULA-SYNTAX", "["),
    ("department.mean(3)", "FORMULA-SYNTAX", "measure"),
    ("1,234", "NUMBER-UNREADABLE", "1,234"), ("max(1,234)", "NUMBER-UNREADABLE", "1,234"),
    ("1，234", "NUMBER-UNREADABLE", "1,234"),
    ("8 分", "NUMBER-UNREADABLE", "8 分"), ("1.2.3", "NUMBER-UNREADABLE", "1.2.3"),
    ("5 apples", "NUMBER-UNREADABLE", "apples"),
    ("conversoin", "UNKNOWN-NAME", "conversoin"), ("department.mean(saels)", "UNKNOWN-NAME", "saels"),
    ("department.median(sales)", "UNKNOWN-NAME", "department.median"), ("score", "UNKNOWN-NAME", "score"),
    ("sales * refund_amount / sales", "UNIT-MIX", "yuan * yuan"), ("4 points + 5 yuan", "UNIT-MIX", "points ↔ yuan"),
    ("if conversion < avg_response then 1 else 0", "UNIT-MIX", "percentage ↔ seconds"),
    ("if sales > 200000 then 1 else 0", "UNIT-MIX", "yuan ↔ a number"),
    ("if avg_response > 30 then 1 else 0", "UNIT-MIX", "seconds"),
    ("bad_reviews + orders_paid", "UNIT-MIX", "reviews ↔ orders"),
    ("bad_reviews * orders_paid", "UNIT-MIX", "reviews * orders"),
    ("avg_response", "UNIT-MIX", "seconds ↔ points"), ("sales", "UNIT-MIX", "yuan ↔ points"),
    ("1 < 2", "UNIT-MIX", "condition"),
    ("if 1 then 2 else 3", "UNIT-MIX", "condition"),
    ("if (1 < 2) == (2 < 3) then 1 else 0", "UNIT-MIX", "a condition ↔ a condition"),
    ("if (1 < 2) in [3 < 4] then 1 else 0", "UNIT-MIX", "condition"), ("1 + (1 < 2)", "UNIT-MIX", "condition"),
    ("-(1 < 2)", "UNIT-MIX", "condition"), ("max(1 < 2)", "UNIT-MIX", "condition"),
    ("count(1)", "UNIT-MIX", "condition"),
    ("not 1", "UNIT-MIX", "condition"), ("if 1 < 2 and 3 then 1 else 0", "UNIT-MIX", "condition"),
    ("if 1 < 2 then 1 else 2 yuan", "UNIT-MIX", "yuan"), ("1 yuan / 2 s", "UNIT-MIX", "yuan / seconds"),
  ]

  @Test("what does not load, and what is said of it", arguments: refused.indices)
  func refuses(index: Int) {
    let (formula, code, words) = FormulaTests.refused[index]
    let loading = FormulaBench(formula).loading
    #expect(loading.codes == [code], "\(formula)\n\(loading.report)")
    #expect(loading.findings.first?.what(in: .english).contains(words) == true, "\(loading.report)")
    #expect(loading.findings.allSatisfy { !$0.text(in: .chinese).contains("{") })
  }

  @Test(
    "what units allow",
    arguments: [
      "if bad_reviews > 3 then 1 else 0", "if conversion > 20% then 1 else 0", "if avg_response > 30 s then 1 else 0",
      "if sales > 200000 yuan then 1 else 0", "if aov_paid > sales / orders_paid then 1 else 0", "5 - bad_reviews",
      "if sales * 10% > refund_amount then 1 else 0", "sales / department.mean(sales) * 5", "4 points + 1",
      "if response_seconds / responses < 30 s then 1 else 0", "if bad_reviews > 3 reviews then 1 else 0",
    ])
  func accepts(formula: String) {
    let loading = FormulaBench(formula).loading
    #expect(loading.scheme != nil, "\(loading.report)")
  }

  @Test("the column of a finding is that of the word in the formula")
  func columns() {
    #expect(
      FormulaBench("5 * conversoin").loading.findings.first?.place == Place(file: "scheme.yaml", line: 10, column: 17))
    let plain = load(itemScheme("    score: 5 * conversoin\n"))
    #expect(plain.findings.first?.place.column == 16)
  }

  @Test("the nearest name is guessed where one is near, and none where none is")
  func nearest() {
    #expect(
      FormulaBench("conversoin").loading.findings.first?.remedy(in: .english).hasPrefix("Did you mean \"conversion\"? ")
        == true)
    #expect(FormulaBench("询转化率").loading.findings.first?.remedy(in: .chinese).hasPrefix("是否要写“咨询转化率”？") == true)
    #expect(
      FormulaBench("xyzzy_plugh").loading.findings.first?.remedy(in: .english).hasPrefix("A formula may use") == true)
  }

  @Test("where a function is unknown the functions are named, and the one that was meant")
  func functions() throws {
    let said = try #require(FormulaBench("flor(bad_reviews / 5)").loading.findings.first)
    #expect(said.remedy(in: .english).hasPrefix("Did you mean \"floor\"? A formula may use these functions: "))
    for function in Expression.Function.allCases {
      #expect(said.remedy(in: .chinese).contains(function.rawValue + "("), "\(function)")
    }
    #expect(try #require(FormulaBench("sqrt(4)").loading.findings.first).remedy(in: .english).contains("round(x, 2)"))
  }

  @Test("floor, ceil and abs keep the unit and the domain: five points for every full five slow responses")
  func wholeParts() throws {
    let bench = FormulaBench("5 - floor(slow_responses / 5) * 5")
    #expect(bench.loading.codes.isEmpty, "\(bench.loading.report)")
    for (slow, points) in [(0, 5), (4, 5), (5, 0), (9, 0), (12, -5)] as [(Int, Rational)] {
      #expect(bench.value(["slow_responses": Rational(slow)]) == points)
    }
    #expect(FormulaBench("if floor(sales) > 3 then 1 else 0").loading.codes == ["UNIT-MIX"])
    #expect(FormulaBench("if ceil(avg_response) > 30 s then 1 else 0").loading.codes.isEmpty)
    #expect(FormulaBench("abs(bad_reviews)").outcome([:]) != .number(0))
  }

  @Test("a cycle is reported once, with its path, and not again where its members are used")
  func cycles() throws {
    let define = "define:\n  a: b + 1\n  b: c * 2\n  c: a\n  d: a + 1\n"
    let loading = FormulaBench("a + d", define: define).loading
    #expect(loading.codes == ["CYCLE"], "\(loading.report)")
    #expect(loading.findings[0].arguments["path"] == "a → b → c → a")
    #expect(FormulaBench("a", define: "define:\n  a: a + 1\n").loading.findings.first?.arguments["path"] == "a → a")
  }

  @Test("formulas that would run away are refused")
  func runaway() {
    var doubling = "define:\n  d0: bad_reviews + bad_reviews\n"
    for level in 1...40 { doubling += "  d\(level): d\(level - 1) + d\(level - 1)\n" }
    #expect(FormulaBench("d40", define: doubling).loading.codes == ["TOO-LARGE"])
    var chain = "define:\n"
    for level in (1...400).reversed() { chain += "  d\(level): d\(level - 1)\n" }
    let deep = FormulaBench("1", define: chain + "  d0: bad_reviews\n").loading
    #expect(deep.errors == ["TOO-LARGE"], "\(deep.report)")
    for formula in [
      String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000),
      String(repeating: "-", count: 5000) + "1",
      String(repeating: "not ", count: 5000) + "1 < 2", Array(repeating: "1", count: 100_000).joined(separator: "+"),
      String(repeating: "if 1 < 2 then 1 else ", count: 3000) + "1", String(repeating: "9", count: 100_000),
    ] {
      let errors = FormulaBench(formula).loading.errors
      #expect(errors.count == 1 && ["TOO-LARGE", "NUMBER-UNREADABLE"].contains(errors[0]), "\(errors)")
    }
  }
}

extension FormulaBench {
  var codes: [String] { loading.codes }
}
