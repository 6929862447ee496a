public import Exact
public import Intake

/// The figures of a month: parts per account and per employee, and an account of every row.
public struct MonthFigures: Sendable {
  /// The month.
  public let month: Month
  /// How events were judged.
  public let rules: RuleSet
  /// The kinds of files that were there, all of them whole.
  public let collected: Set<EventKind>
  /// The parts of every account that any row or tenure names.
  public let accounts: [String: Parts]
  /// The parts of every employee with a tenure in the month: sums over their accounts. Empty without tenures.
  public let employees: [String: Parts]
  /// What became of the files and rows.
  public let report: MonthReport
}
