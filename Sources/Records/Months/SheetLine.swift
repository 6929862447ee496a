public import Appraisal
public import Exact
public import Wording

/// Somebody's sheet of a month, as a list shows it.
public struct SheetLine: Hashable, Sendable {
  /// The month.
  public let month: Month
  /// The employee's id.
  public let employee: String
  /// The employee's name.
  public let name: String
  /// The department's id.
  public let department: String
  /// The assessor's id.
  public let assessor: String?
  /// How far the sheet is.
  public let state: SheetState
  /// How the employee stood.
  public let standing: Subject.Standing
  /// The score; nil while missing.
  public let score: Points?
  /// The grade; nil while there is none.
  public let grade: String?
  /// Whether the score failed the month.
  public let isFailed: Bool
  /// Whether everything the month needs is there.
  public let isComplete: Bool
  /// The performance pay earned.
  public var earned: Fen?
  /// Everything together beside the fixed wage.
  public var total: Fen?
  /// The entry of the journal that wrote the standing result.
  public let result: Int64
}

extension Records {
  private static let columns = """
    month, employee, name, department, assessor, state, standing, score, grade, failed, complete, earned, total, result
    """

  /// The sheets of a month, by employee id.
  public func sheets(of month: Month) throws(Diagnostic) -> [SheetLine] {
    try sheets("month = ? ORDER BY employee", [.text(month.description)])
  }

  /// Somebody's sheet of a month.
  public func sheet(of employee: String, in month: Month) throws(Diagnostic) -> SheetLine? {
    try sheets("month = ? AND employee = ?", [.text(month.description), .text(employee)]).first
  }

  /// Somebody's sheets, month by month.
  public func sheets(of employee: String) throws(Diagnostic) -> [SheetLine] {
    try sheets("employee = ? ORDER BY month", [.text(employee)])
  }

  /// How many sheets of each month that was opened are in each state.
  public func counts() throws(Diagnostic) -> [Month: [SheetState: Int]] {
    var counts: [Month: [SheetState: Int]] = [:]
    var counted: [Month] = []
    try session.each("SELECT month, state, sheets FROM month_now", []) { row throws(Diagnostic) in
      guard let month = Month(row.text(0)) else { return }
      // Every sheet of a locked month is final: they were counted when it was locked.
      if row.text(1) == MonthState.locked.rawValue {
        counts[month] = [.final: Int(row.integer(2))]
      } else {
        counted.append(month)
      }
    }
    // Month by month, for the index to be used: a database that sees them all at once reads every sheet there is.
    for month in counted {
      for line in try self.counts(of: month) { counts[month, default: [:]][line.state, default: 0] += line.count }
    }
    return counts
  }

  /// How many sheets of a month are in each state, those that lack something apart.
  public func counts(of month: Month) throws(Diagnostic) -> [(state: SheetState, isComplete: Bool, count: Int)] {
    try session.all(
      "SELECT state, complete, COUNT(*) FROM sheet_now WHERE month = ? GROUP BY state, complete",
      [.text(month.description)]
    ) { row in
      (SheetState(rawValue: row.text(0)) ?? .waiting, row.integer(1) != 0, Int(row.integer(2)))
    }
  }

  private func sheets(_ condition: String, _ arguments: [StoredValue]) throws(Diagnostic) -> [SheetLine] {
    try session.all("SELECT \(Records.columns) FROM sheet_now WHERE \(condition)", arguments) { row in
      SheetLine(
        month: Month(row.text(0)) ?? .first, employee: row.text(1), name: row.text(2), department: row.text(3),
        assessor: row.optionalText(4), state: SheetState(rawValue: row.text(5)) ?? .waiting,
        standing: Subject.Standing(rawValue: row.text(6)) ?? .regular,
        score: row.optionalInteger(7).map { Points(hundredths: $0) }, grade: row.optionalText(8),
        isFailed: row.integer(9) != 0, isComplete: row.integer(10) != 0,
        earned: row.optionalInteger(11).map { Fen($0) }, total: row.optionalInteger(12).map { Fen($0) },
        result: row.integer(13))
    }
  }
}

extension Records {
  /// The day on which each sheet of a month was last published, by employee.
  public func publishedOn(_ month: Month) throws(Diagnostic) -> [String: Day] {
    var days: [String: Day] = [:]
    try session.each(
      """
      SELECT s.employee, j.at FROM sheet_step s JOIN journal j ON j.entry = s.entry
      WHERE s.month = ? AND s.state = ? AND s.entry <= ? ORDER BY s.entry, s.line
      """, [.text(month.description), .text(SheetState.published.rawValue), .integer(last)]
    ) { row throws(Diagnostic) in days[row.text(0)] = Instant(row.text(1))?.day }
    return days
  }
}

extension Records {
  /// The first month anybody has a sheet of; nil where there is none.
  public func firstMonth() throws(Diagnostic) -> Month? {
    try session.first("SELECT MIN(month) FROM sheet_now") { $0.optionalText(0).flatMap { Month($0) } }.flatMap(\.self)
  }
}
