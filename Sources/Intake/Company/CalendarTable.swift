public import Exact
internal import Wording

/// A day that is not what the week says (calendar.csv).
public struct CalendarRow: Hashable, Sendable {
  /// What a day is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 上班
    case workday
    /// 法定节假日
    case holiday
    /// 休息, 调休
    case rest
  }

  /// 日期
  public let day: Day
  /// 类型
  public let kind: Kind
  /// 依据: the notice it is written in; empty where not given.
  public let source: String
  /// The line of the file, from 1.
  public let line: Int
}

/// Days of unpaid leave (unpaid_leave.csv).
public struct UnpaidLeaveRow: Hashable, Sendable {
  /// 工号
  public let employeeID: String
  /// The first day.
  public let from: Day
  /// The last day.
  public let to: Day
  /// 事由
  public let reason: String
  /// The line of the file, from 1.
  public let line: Int
}

extension CompanyTables {
  /// calendar.csv: 工作日历.
  public static func calendar(at path: String) -> TableOutcome<CalendarRow> {
    CompanyTable(columns: ["date", "kind"], optionalColumns: ["source"], key: { [$0.day.description] }) {
      row throws(Diagnostic) in
      let word = try row.choice("kind", of: CalendarRow.Kind.allCases.map(\.rawValue))
      return CalendarRow(
        day: try row.day("date"), kind: CalendarRow.Kind(rawValue: word) ?? .workday, source: row.text("source"),
        line: row.line)
    }.outcome(of: path)
  }

  /// unpaid_leave.csv: 无薪假.
  public static func unpaidLeave(at path: String) -> TableOutcome<UnpaidLeaveRow> {
    CompanyTable(
      columns: ["employee_id", "from", "to", "reason"], key: { [$0.employeeID, $0.from.description] }
    ) { row throws(Diagnostic) in
      let leave = UnpaidLeaveRow(
        employeeID: try row.id("employee_id"), from: try row.day("from"), to: try row.day("to"),
        reason: try row.required("reason"), line: row.line)
      try row.inOrder("from", leave.from, "to", leave.to)
      return leave
    }.outcome(of: path)
  }
}
