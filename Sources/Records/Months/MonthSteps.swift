public import Exact
public import Wording

extension Entry {
  /// Moves a month to a state.
  public mutating func move(_ month: Month, to state: MonthState) throws(Diagnostic) {
    act.details["month_state"] = state.rawValue
    try add(.monthStep, ["month": .text(month.description), "state": .text(state.rawValue)])
    try session.run(
      """
      INSERT INTO month_now (month, state, sheets)
      VALUES (?, ?, (SELECT COUNT(*) FROM sheet_now WHERE month = ?))
      ON CONFLICT (month) DO UPDATE SET state = excluded.state, sheets = excluded.sheets
      """, [.text(month.description), .text(state.rawValue), .text(month.description)])
  }

  /// Moves somebody's sheet, which has a result, to a state.
  public mutating func move(sheetOf employee: String, in month: Month, to state: SheetState) throws(Diagnostic) {
    try add(
      .sheetStep,
      ["month": .text(month.description), "employee": .text(employee), "state": .text(state.rawValue)])
    try session.run(
      "UPDATE sheet_now SET state = ? WHERE month = ? AND employee = ?",
      [.text(state.rawValue), .text(month.description), .text(employee)])
  }

  /// Takes somebody's sheet off a month (撤表): its results stay on record, and stand for nothing any more.
  public mutating func drop(sheetOf employee: String, in month: Month) throws(Diagnostic) {
    try add(
      .sheetStep,
      ["month": .text(month.description), "employee": .text(employee), "state": .text(Records.dropped)])
    try session.run(
      "DELETE FROM sheet_now WHERE month = ? AND employee = ?", [.text(month.description), .text(employee)])
    try session.run(
      "UPDATE month_now SET sheets = (SELECT COUNT(*) FROM sheet_now WHERE month = ?) WHERE month = ?",
      [.text(month.description), .text(month.description)])
  }

  /// Whether this entry is the one in which a month is computed for the first time.
  public func isFirstComputation(of month: Month) throws(Diagnostic) -> Bool {
    try records.firstComputation(of: month) == number
  }
}

extension Records {
  /// The step by which a sheet was taken off its month.
  static let dropped = "dropped"

  /// That a row `r` of results was not followed by its sheet being taken off the month, as of the entry `?`.
  static let isNotDropped = """
    NOT EXISTS (SELECT 1 FROM sheet_step d WHERE d.month = r.month AND d.employee = r.employee
      AND d.state = '\(dropped)' AND d.entry > r.entry AND d.entry <= ?)
    """

  /// The entry in which a month was computed for the first time here; nil where it was not yet.
  func firstComputation(of month: Month) throws(Diagnostic) -> Int64? {
    try session.first(
      "SELECT MIN(entry) FROM month_step WHERE month = ? AND state = ? AND entry <= ?",
      [.text(month.description), .text(MonthState.provisional.rawValue), .integer(last)]
    ) { $0.optionalInteger(0) }.flatMap(\.self)
  }

  /// The state of a month; nil where it was never opened.
  public func state(of month: Month) throws(Diagnostic) -> MonthState? {
    let sql = "SELECT state FROM month_step WHERE month = ? AND entry <= ? ORDER BY entry DESC, line DESC LIMIT 1"
    return try session.first(sql, [.text(month.description), .integer(last)]) { MonthState(rawValue: $0.text(0)) }
      .flatMap(\.self)
  }

  /// The months that were opened, in order, with their states as they stand.
  public func months() throws(Diagnostic) -> [(month: Month, state: MonthState)] {
    try session.all("SELECT month, state FROM month_now ORDER BY month") { row in
      Month(row.text(0)).flatMap { month in MonthState(rawValue: row.text(1)).map { (month, $0) } }
    }.compactMap(\.self)
  }
}
