public import Appraisal
public import Exact
public import Wording

extension Entry {
  /// Records that an item does not apply to somebody this month, or that it does after all.
  public mutating func add(
    _ waiver: Subject.Waiver, of item: String, for employee: String, in month: Month, withdrawn: Bool = false
  ) throws(Diagnostic) {
    try add(
      .waiver,
      [
        "month": .text(month.description), "employee": .text(employee), "item": .text(item),
        "reason": .text(waiver.reason), "given_by": .text(waiver.by), "withdrawn": .integer(withdrawn ? 1 : 0),
      ])
  }

  /// Records that somebody's whole month was leave or is void; nil takes that back.
  public mutating func add(
    standing: Subject.Standing?, of employee: String, in month: Month, reason: String
  ) throws(Diagnostic) {
    try add(
      .standing,
      [
        "month": .text(month.description), "employee": .text(employee), "standing": .text(standing?.rawValue ?? ""),
        "reason": .text(reason),
      ])
  }

  /// Records the goal agreed on with somebody.
  public mutating func add(_ goal: Subject.Goal, for employee: String, in month: Month) throws(Diagnostic) {
    try add(
      .goal,
      [
        "month": .text(month.description), "employee": .text(employee), "goal": .text(goal.text),
        "given_by": .text(goal.by),
      ])
  }
}

extension Records {
  /// The waivers of a month that hold, by employee and item.
  public func waivers(of month: Month) throws(Diagnostic) -> [String: [String: Subject.Waiver]] {
    var waivers: [String: [String: Subject.Waiver]] = [:]
    try session.each(
      """
      SELECT employee, item, reason, given_by, withdrawn FROM waiver WHERE month = ? AND entry <= ?
      ORDER BY entry, line
      """, [.text(month.description), .integer(last)]
    ) { row throws(Diagnostic) in
      waivers[row.text(0), default: [:]][row.text(1)] =
        row.integer(4) == 0 ? Subject.Waiver(reason: row.text(2), by: row.text(3)) : nil
    }
    return waivers
  }

  /// Who was on leave the whole month, or whose month is void.
  public func standings(of month: Month) throws(Diagnostic) -> [String: Subject.Standing] {
    var standings: [String: Subject.Standing] = [:]
    try session.each(
      "SELECT employee, standing FROM standing WHERE month = ? AND entry <= ? ORDER BY entry, line",
      [.text(month.description), .integer(last)]
    ) { row throws(Diagnostic) in standings[row.text(0)] = Subject.Standing(rawValue: row.text(1)) }
    return standings
  }

  /// The goals of a month, by employee.
  public func goals(of month: Month) throws(Diagnostic) -> [String: Subject.Goal] {
    var goals: [String: Subject.Goal] = [:]
    try session.each(
      "SELECT employee, goal, given_by FROM goal WHERE month = ? AND entry <= ? ORDER BY entry, line",
      [.text(month.description), .integer(last)]
    ) { row throws(Diagnostic) in goals[row.text(0)] = Subject.Goal(text: row.text(1), by: row.text(2)) }
    return goals
  }
}
