internal import Appraisal
public import Exact
public import Wording

/// One employee's year, month by month (年度考核).
public struct YearPerson: Sendable {
  /// 工号
  public let employee: String
  /// 姓名
  public let name: String
  /// The department of the last month with a sheet.
  public let department: String
  /// The months of the year, January first.
  public let months: [YearMonth]
  /// Whether a year-end performance bonus can be paid by the rules of the schemes.
  public let bonus: YearBonus
  /// What was won in the year.
  public let awards: [YearAward]

  /// The mean of the scores, exact; nil where there is none.
  public var mean: Rational? {
    let scores = months.compactMap(\.points)
    guard !scores.isEmpty else { return nil }
    let sum = scores.reduce(Rational.zero) { sum, next in (try? sum + next.value) ?? sum }
    return try? sum / Rational(scores.count)
  }

  /// The rise from the first score of the year to the last; nil with fewer than two.
  public var rise: Points? {
    let scores = months.compactMap(\.points)
    guard let first = scores.first, let last = scores.last, scores.count > 1 else { return nil }
    return try? last - first
  }
}

/// A month of somebody's year.
public struct YearMonth: Sendable {
  /// Why there is no score.
  public enum Absence: Hashable, Sendable {
    /// Not employed in the month.
    case notEmployed
    /// The month was never opened, or is not computed.
    case notOnRecord
    /// The month is not published yet.
    case notPublished
    /// On leave, or the month is void.
    case notAppraised(String)
    /// Employed, and under no scheme.
    case noSheet
    /// A sheet without a score: the schemes give none, or something is missing.
    case noScore

    /// The words for it.
    public var name: Bilingual {
      switch self {
      case .notEmployed: Bilingual("不在职", "not employed")
      case .notOnRecord: Bilingual("没有记录", "not on record")
      case .notPublished: Bilingual("未公布", "not published")
      case .notAppraised(let standing):
        Bilingual(ReasonText.standing(standing, in: .chinese), ReasonText.standing(standing, in: .english))
      case .noSheet: Bilingual("没有考核表", "no sheet")
      case .noScore: Bilingual("没有分数", "no score")
      }
    }
  }

  /// The month.
  public let month: Month
  /// What the month's state is called; nil where it was never opened.
  public let state: Bilingual?
  /// Why there is no score; nil where there is one.
  public let absence: Absence?
  /// The score of the sheet.
  public let points: Points?
  /// The score as it came out after the month was locked, where that differs.
  public let corrected: Points?
  /// The grade, or the band of pay where the scheme has no grades; empty without a score.
  public let grade: String
  /// Whether the month was failed.
  public let isFailed: Bool
  /// Performance pay earned, rewards, penalties, loss deducted, floor, and everything together beside the fixed wage.
  public let earned, rewards, penalties, loss, floor, total: Fen?
  /// What was paid in the month for earlier ones.
  public let adjustments: Fen
}

/// Whether the year-end performance bonus can be paid (form 1, note 4), with the months behind it.
public struct YearBonus: Sendable {
  /// How it stands.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// 可参与核发
    case eligible
    /// 不参与核发
    case forfeited
    /// 待定: months without a score could forfeit it.
    case undecided
    /// 方案没有规定
    case noRule = "no_rule"

    /// The word for it.
    public var name: Bilingual {
      switch self {
      case .eligible: Bilingual("可参与", "eligible")
      case .forfeited: Bilingual("不参与", "forfeited")
      case .undecided: Bilingual("待定", "undecided")
      case .noRule: Bilingual("方案没有规定", "no rule")
      }
    }
  }

  /// How it stands.
  public let verdict: Verdict
  /// The rule, as the scheme names it.
  public let rule: Bilingual
  /// The months that count against it.
  public let months: [Month]
  /// The longest row up to now and its limit, and how many of the year and their limit, as the derivation says them.
  public let row, rowLimit, year, yearLimit: String
  /// The months that are not known.
  public let unknown: [Month]
  /// The month whose sheet says so.
  public let asOf: Month?

  /// Why, in a sentence.
  public var reason: Bilingual {
    func list(_ months: [Month]) -> String { months.map(\.description).joined(separator: ", ") }
    let known = months.isEmpty ? Bilingual("没有不合格的月份", "no month counts") : Bilingual(list(months), list(months))
    switch verdict {
    case .noRule: return Bilingual("所用方案没有年终奖的规定。", "The schemes say nothing of it.")
    case .forfeited: return Bilingual("计入的月份：\(known.chinese)。", "Months that count: \(known.english).")
    case .undecided:
      return Bilingual(
        "计入的月份：\(known.chinese)；\(list(unknown)) 没有结果，若不合格则不参与（界限：连续 \(rowLimit) 个月或全年 \(yearLimit) 个月）。",
        "Months that count: \(known.english); \(list(unknown)) have no result and would forfeit it if failed (limits: \(rowLimit) in a row, \(yearLimit) of the year)."
      )
    case .eligible:
      let rest =
        unknown.isEmpty
        ? Bilingual("", "")
        : Bilingual(
          "；\(list(unknown)) 没有结果，即使不合格也不到界限",
          "; \(list(unknown)) have no result and would not reach a limit even if failed")
      return Bilingual(
        "计入的月份：\(known.chinese)\(rest.chinese)。", "Months that count: \(known.english)\(rest.english).")
    }
  }
}

/// Something won in the year: a champion's reward, the progress award, the quarterly award.
public struct YearAward: Sendable {
  /// The month in whose pay it is.
  public let month: Month
  /// Whose.
  public let employee: String
  /// The name.
  public let name: String
  /// The department.
  public let department: String
  /// The rule's id.
  public let rule: String
  /// The rule's name.
  public let title: Bilingual
  /// The figure that decided it, as a person reads it; empty where there is none.
  public let figure: Bilingual
  /// The amount.
  public let amount: Fen
}
