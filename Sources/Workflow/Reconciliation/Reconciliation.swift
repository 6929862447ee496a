public import Exact
public import Metrics
public import Wording

/// 对账: the computed figures of a month beside the platform's own, per account and in total.
public struct Reconciliation: Sendable {
  /// The month.
  public let month: Month
  /// How events were judged.
  public let rules: RuleSet
  /// One line for every figure of the platform, by measure; the total of a measure comes after its accounts.
  public let lines: [Line]
  /// What there is to say about the files.
  public let diagnostics: [Diagnostic]

  /// A difference of this share of the platform's figure, or more, is flagged.
  public static let tolerance = Rational(1, per: 100)

  /// The lines that do not agree.
  public var flagged: [Line] { lines.filter { $0.state == .flagged } }
  /// Whether no line is flagged and none lacks its computed figure.
  public var isSettled: Bool { lines.allSatisfy { $0.state != .flagged && $0.state != .notComputed } }

  /// A figure of the platform, and the computed one.
  public struct Line: Sendable {
    /// The account; nil for the total.
    public let account: String?
    /// Whose the account was in the month, several joined with `+`; empty where it is nobody's.
    public let holder: String
    /// The measure's id.
    public let measure: String
    /// What people call it.
    public let name: Bilingual
    /// Its unit; nil for a measure of the company's own, which events do not give.
    public let unit: Unit?
    /// The platform's figure.
    public let platform: Figure
    /// The computed figure.
    public let computed: Figure
    /// Computed minus the platform's; nil where one of them is missing.
    public let difference: Rational?
    /// The difference as a share of the platform's figure; nil where that is 0 or one is missing.
    public let share: Rational?
    /// How they agree.
    public let state: State
    /// Where the platform's figure stands; nil for the total.
    public let place: Place?
    /// What platform_metrics.csv says about where it comes from: the software, or the row of its report.
    public let source: String
    /// The first and last day of the report, `2026-10-01~2026-10-07`, where it is not of the whole month.
    public let days: String?
    /// What the data can prove about why they differ.
    public internal(set) var causes: [Cause] = []
  }

  /// How two figures agree.
  public enum State: String, Sendable {
    /// They differ by less than 1 %.
    case within
    /// They differ by 1 % or more.
    case flagged
    /// There is no computed figure.
    case notComputed = "not_computed"
    /// The platform gives none.
    case notGiven = "not_given"
    /// The platform's figure is of a part of the month, or of buyers counted day by day: it is not compared.
    case otherDays = "other_days"
    /// A measure that events do not give: there is nothing to compare with.
    case notOfEvents = "not_of_events"
  }

  /// Something the data can prove about a difference.
  public enum Cause: Sendable {
    /// Another choice of the rule set gives another figure.
    case choice(Choice)
    /// The figure under each choice of where a wait begins, where a robot answered.
    case waits([Waits])
    /// Another measure has the platform's figure.
    case measure(id: String, name: Bilingual, figure: Rational)
    /// Rows of this account that were refused, at most ``most`` of them listed.
    case refused([Diagnostic], count: Int)
    /// Rows that were refused in files the measure is made of, and do not name any account.
    case refusedElsewhere([(file: String, count: Int)])
    /// Rows that another file of the kind has as well, and that count once.
    case repeated([(file: String, count: Int)])
    /// Lines of the account within a day before or after the month.
    case edge(CitedRows)
    /// Rows of the account on days on which it was nobody's.
    case unowned(rows: Int)
    /// No row names the account; the nearest known one.
    case unknownAccount(nearest: String?)
    /// Files the measure is made of that are not there.
    case filesMissing([String])
    /// Something the month says about its files or rules: a file refused, a column that is missing.
    case said(Diagnostic)

    /// A mean under one choice of where a wait begins.
    public struct Waits: Sendable {
      /// The choice as a rule set writes it: `waits_from: last_robot`.
      public let option: String
      /// What people call it.
      public let name: Bilingual
      /// The mean under it.
      public let figure: Rational
      /// Whether the month is judged so.
      public let isInForce: Bool
    }
  }

  /// Rows, the first of them quoted.
  public struct CitedRows: Sendable {
    /// How many there are.
    public let count: Int
    /// The first of them.
    public let rows: [CitedRow]
  }

  /// Another choice of the rule set.
  public struct Choice: Sendable {
    /// The choice as a rule set writes it: `judgement: paid`.
    public let option: String
    /// What people call it.
    public let name: Bilingual
    /// The figure under it.
    public let figure: Rational
    /// Whether that is within 1 % of the platform's.
    public let closes: Bool
    /// Whether it is the platform's figure exactly.
    public let isExact: Bool
    /// What counts differently, where it was looked up.
    public internal(set) var changes: [Change] = []
    /// How many changes there are.
    public internal(set) var changeCount = 0
  }

  /// Rows that count differently under another choice.
  public struct Change: Sendable {
    /// The part they count for.
    public let part: Part
    /// What they add under the rules in force; nil where they add nothing.
    public let before: Int?
    /// What they add under the other choice; nil where they add nothing.
    public let after: Int?
    /// The rows.
    public let rows: [CitedRow]
  }
}

extension Rational {
  /// A quotient of two small numbers.
  init(_ above: Int, per below: Int) {
    self = (try? Rational(Int128(above), over: Int128(below))) ?? .zero
  }
}
