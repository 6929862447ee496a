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
}

extension Records {
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
