import Exact
import Wording

/// The words that fill a message's braces where the two languages differ.
extension Bilingual {
  static let mapping = Bilingual("若干“字段: 值”", "fields with their values")
  static let list = Bilingual("列表（每项以 - 开头）", "a list (each entry after a dash)")
  static let plainText = Bilingual("一段文字", "a text")
  static let number = Bilingual("一个数", "a number")
  static let positiveNumber = Bilingual("大于 0 的数", "a number above 0")
  static let numberFromZero = Bilingual("不小于 0 的数", "a number from 0")
  static let month = Bilingual("年月，如 2026-01", "a month such as 2026-01")
  static let formula = Bilingual("一个公式", "a formula")
  static let condition = Bilingual("条件", "a condition")
  static let nothing = Bilingual("空白", "nothing")
  static let wholeScheme = Bilingual("方案", "The scheme")
  static let wholeRuleSet = Bilingual("口径文件", "The rule set")

  /// The same characters in both languages.
  static func same(_ text: String) -> Bilingual { Bilingual(text, text) }

  /// What the user wrote, in the quotation marks of each language.
  static func quoted(_ text: some StringProtocol) -> Bilingual {
    let clean = Diagnostic.quoted(text)
    return Bilingual("“\(clean)”", "\"\(clean)\"")
  }

  /// Where the other of two equal names stands.
  static func line(_ number: Int) -> Bilingual { Bilingual("第 \(number) 行", "on line \(number)") }
  static let builtInMeasure = Bilingual("内置指标的名称", "as the name of a built-in measure")
  static let builtInResult = Bilingual("考核结果的名称", "as the name of a result of the appraisal")

  /// The names a formula may use.
  static let namesOfFormulas = Bilingual(
    "公式中可用内置指标、define: 中的名称和 measures: 中声明的公司自有指标。",
    "A formula may use the built-in measures, the names under define: and the company's own measures under measures:.")

  /// The functions a formula may use.
  static let functionsOfFormulas = Bilingual(
    "公式中可用的函数：" + functions + "。", "A formula may use these functions: " + functions + ".")

  private static let functions = (Expression.Function.allCases.map(\.form) + Aggregate.functions.map { $0 + "(x)" })
    .joined(separator: ", ")

  /// The names that may stand in a place, at most twenty of them.
  static func known(_ names: some Collection<String>) -> Bilingual {
    guard !names.isEmpty else { return Bilingual("这里还没有可用的名称。", "There is no name to use here yet.") }
    let list = names.sorted().prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
    return Bilingual("可用的名称：" + list + "。", "Known names: " + list + ".")
  }

  static func points(_ value: Rational, _ sense: BandTable.Sense) -> Bilingual {
    sense == .deduct
      ? Bilingual("扣 \(value) 分", "\(value) points off") : Bilingual("得 \(value) 分", "\(value) points")
  }

  static func + (left: Bilingual, right: Bilingual) -> Bilingual {
    Bilingual(left.chinese + right.chinese, left.english + right.english)
  }
}

extension Scheme.SharedBound {
  var words: Bilingual {
    switch self {
    case .favourEmployee: Bilingual("有利于员工（favour_employee）", "the employee's favour (favour_employee)")
    case .favourEmployer: Bilingual("有利于公司（favour_employer）", "the company's favour (favour_employer)")
    }
  }
}

extension Unit {
  /// What it measures, as a person says it.
  var words: Bilingual {
    switch self {
    case .number: Bilingual("没有单位的数", "a number without a unit")
    case .ratio: Bilingual("百分比", "a percentage")
    case .seconds: Bilingual("秒", "seconds")
    case .money: Bilingual("元", "yuan")
    case .points: Bilingual("分", "points")
    case .count(let things): things.words
    }
  }
}

extension Counted {
  fileprivate var words: Bilingual {
    switch self {
    case .consultations: Bilingual("咨询数", "consultations")
    case .rounds: Bilingual("回合数", "rounds")
    case .buyers: Bilingual("人数", "buyers")
    case .buyerDays: Bilingual("人日数", "buyers day by day")
    case .orders: Bilingual("订单数", "orders")
    case .reviews: Bilingual("评价数", "reviews")
    case .surveys: Bilingual("评分数", "survey answers")
    case .cases: Bilingual("起数", "cases")
    case .days: Bilingual("天数", "days")
    case .times: Bilingual("次数", "times")
    }
  }
}

extension SchemeField {
  /// What stands there, as a person says it.
  var found: Bilingual {
    if let text { return text.isEmpty ? .nothing : .quoted(text) }
    return elements != nil ? Bilingual("一个列表", "a list") : .mapping
  }
}
