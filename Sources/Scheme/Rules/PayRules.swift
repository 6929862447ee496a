public import Exact
public import Wording

/// A veto item (否定性指标): points taken off the total for grave misconduct (form 1, note 6).
public struct Veto: Hashable, Sendable {
  /// The id under which occurrences arrive.
  public let id: String
  /// Its name.
  public let name: Bilingual
  /// The points taken off.
  public let points: Rational
  /// Whether every occurrence counts, or the first alone.
  public let eachOccurrence: Bool
  /// The kinds of misconduct it covers, as the form names them.
  public let kinds: [String]
  /// Its line in the scheme's file.
  public let line: Int

  /// Whether an occurrence recorded under that name is one of this veto item: its id, or a kind it names.
  public func covers(_ name: String) -> Bool {
    name == id || kinds.contains(name)
  }
}

/// What a score pays of the performance pay.
public struct PayBand: Hashable, Sendable {
  /// The scores it covers.
  public let interval: Interval
  /// What they pay.
  public let pays: Payment
  /// Whether the month counts as failed.
  public let failed: Bool
  /// Its line in the scheme's file.
  public let line: Int

  /// The part of the performance pay that is earned.
  public enum Payment: Hashable, Sendable {
    /// All of it.
    case full
    /// The score in percent of it (得分数 × 每分分值).
    case scorePercent
    /// Nothing.
    case nothing
    /// A fixed share of it.
    case share(Rational)
  }
}

/// A grade (优秀, 良好, 合格, 不合格) and the scores it covers.
public struct GradeBand: Hashable, Sendable {
  /// The grade's name.
  public let name: Bilingual
  /// The scores it covers.
  public let interval: Interval
  /// Its line in the scheme's file.
  public let line: Int
}

/// A reward or an agreed penalty in money (form 2).
public struct MoneyRule: Hashable, Sendable {
  /// The id, unique in the scheme.
  public let id: String
  /// Its name on the form.
  public let name: Bilingual
  /// Whom it meets.
  public let trigger: Trigger
  /// A condition that has to hold besides.
  public let condition: Formula?
  /// The amount in yuan, or yuan for each case.
  public let amount: Formula
  /// A rule that is built in but switched off.
  public let enabled: Bool
  /// Whether only staff past probation is meant.
  public let afterConfirmation: Bool
  /// A reading of what the form leaves open.
  public let reading: Bilingual?
  /// Its line in the scheme's file.
  public let line: Int

  /// Whom a rule meets.
  public enum Trigger: Hashable, Sendable {
    /// Everybody for whom the condition holds.
    case condition
    /// Everybody, once for each case.
    case each(Formula)
    /// The first of the department by a figure.
    case best(Formula, ties: Ties)
    /// The last of the department by a figure.
    case worst(Formula, ties: Ties)
  }

  /// What happens when several share the first or last place.
  public enum Ties: String, Hashable, Sendable, CaseIterable {
    /// Each of them gets or pays the whole amount.
    case all
    /// They share it, rounded half up to the fen.
    case split
    /// None of them.
    case none
  }
}

/// A loss that the employee who caused it makes good, within the cap of the law (工资支付暂行规定 art. 16).
public struct LossRule: Hashable, Sendable {
  /// The id; the same loss named by two forms counts once.
  public let id: String
  /// Its name.
  public let name: Bilingual
  /// The amount in yuan.
  public let amount: Formula
  /// Its line in the scheme's file.
  public let line: Int
}

/// A rule about several months (form 1, note 4; form 2, note 1).
public struct OverTimeRule: Hashable, Sendable {
  /// The id, unique in the scheme.
  public let id: String
  /// Its name on the form.
  public let name: Bilingual
  /// What makes a month count.
  public let condition: Formula
  /// So many months in a row.
  public let consecutive: Int?
  /// Or so many months of one calendar year.
  public let inCalendarYear: Int?
  /// What follows.
  public let effect: Effect
  /// Whether months before confirmation (转正) stay out, as the law has it.
  public let afterConfirmation: Bool
  /// A reading of what the form leaves open.
  public let reading: Bilingual?
  /// Its line in the scheme's file.
  public let line: Int

  /// What follows when the rule is met. None of them ends an employment: that is decided by people.
  public enum Effect: String, Hashable, Sendable, CaseIterable {
    /// No year-end performance bonus (不参于年终绩效奖金核发).
    case yearEndBonusForfeited = "year_end_bonus_forfeited"
    /// Not up to standard (不达标): opens a case that begins with training or another post.
    case notUpToStandard = "not_up_to_standard"
    /// A warning to look into.
    case warning
  }
}

/// A worked example of the scheme, replayed before it can be published.
public struct Replay: Hashable, Sendable {
  /// The figures it starts from.
  public let given: [String: Quantity]
  /// The ratings it starts from.
  public let ratings: [String: String]
  /// The item it looks at; nil for the whole score.
  public let item: String?
  /// The points that must come out.
  public let points: Points
  /// Its line in the scheme's file.
  public let line: Int
  /// Its column in the scheme's file.
  public let column: Int
}
