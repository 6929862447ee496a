public import Exact
public import Intake
internal import Wording

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
  /// The same account by account: what an employee's own days with the account give, by employee and account.
  public let accountsOfEmployees: [String: [String: Parts]]
  /// What became of the files and rows.
  public let report: MonthReport

  /// The same with something more to say.
  func saying(_ warning: Diagnostic) -> MonthFigures {
    let report = MonthReport(
      files: report.files, unowned: report.unowned, warnings: report.warnings + [warning],
      robotLines: report.robotLines)
    return MonthFigures(
      month: month, rules: rules, collected: collected, accounts: accounts, employees: employees,
      accountsOfEmployees: accountsOfEmployees, report: report)
  }
}
