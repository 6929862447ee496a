public import Exact
public import Wording

/// Values with their units as a form words them.
public enum UnitWords {
  /// `55.00%`, `50.4 秒`, `1234.50 元`, `80 单`.
  public static func text(_ value: Rational, _ unit: Unit, _ language: Language) -> String {
    let unitName = name(unit).text(in: language)
    let number = unit.number(value)
    if unit == .ratio { return number + "%" }
    return unitName.isEmpty ? number : number + " " + unitName
  }

  /// The word after the number.
  public static func name(_ unit: Unit) -> Bilingual {
    switch unit {
    case .number, .ratio: Bilingual("", "")
    case .seconds: Bilingual("秒", "s")
    case .money: Bilingual("元", "yuan")
    case .points: Bilingual("分", "points")
    case .count(let things): name(things)
    }
  }

  private static func name(_ things: Counted) -> Bilingual {
    switch things {
    case .consultations: Bilingual("次咨询", "consultations")
    case .rounds: Bilingual("回合", "rounds")
    case .buyers: Bilingual("人", "buyers")
    case .buyerDays: Bilingual("人日", "buyers day by day")
    case .orders: Bilingual("单", "orders")
    case .reviews: Bilingual("次", "reviews")
    case .surveys: Bilingual("次评分", "answers")
    case .cases: Bilingual("起", "cases")
    case .days: Bilingual("天", "days")
    case .times: Bilingual("次", "times")
    }
  }
}
