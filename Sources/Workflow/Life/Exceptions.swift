public import Appraisal
public import Exact
internal import Records
public import Wording

extension Desk {
  /// Puts down that an item, reward or penalty does not apply to somebody this month (免考), or that it does after all.
  ///
  /// - Throws: `MONTH-STATE`; as ``InputValidator`` does.
  public func waive(
    _ item: String, for employee: String, in month: Month, reason: String, withdrawn: Bool = false
  ) throws(Diagnostic) {
    try requireReason(reason, for: .waive, employee, month)
    try does(.waive, month: month, employee: employee, item: item, reason: reason) { entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .waive)
      try check(.waiver(item: item, reason: reason), about: employee, in: month, entry.records)
      try entry.add(
        Subject.Waiver(reason: reason, by: actor), of: item, for: employee, in: month, withdrawn: withdrawn)
      try entry.appraise(month, of: company, about: employee)
    }
  }

  /// Puts somebody's whole month down as leave (整月请假) or void (作废); nil takes that back.
  ///
  /// - Throws: `MONTH-STATE`; as ``InputValidator`` does.
  public func set(
    standing: Subject.Standing?, of employee: String, in month: Month, reason: String
  ) throws(Diagnostic) {
    try requireReason(reason, for: .setStanding, employee, month)
    try does(.setStanding, month: month, employee: employee, item: standing?.rawValue, reason: reason) {
      entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .setStanding)
      try check(.standing(reason: reason), about: employee, in: month, entry.records)
      try entry.add(standing: standing, of: employee, in: month, reason: reason)
      try entry.appraise(month, of: company, about: employee)
    }
  }

  /// Puts down the goal agreed on with somebody (发展目标); next month's sheet shows it again.
  ///
  /// - Throws: `MONTH-STATE`; as ``InputValidator`` does.
  public func set(goal: String, for employee: String, in month: Month) throws(Diagnostic) {
    try does(.setGoal, month: month, employee: employee) { entry throws(Diagnostic) in
      try entry.require(month, in: .open ... .reviewing, for: .setGoal)
      try check(.goal(goal), about: employee, in: month, entry.records)
      try entry.add(Subject.Goal(text: goal, by: actor), for: employee, in: month)
      try entry.appraise(month, of: company, about: employee)
    }
  }

  /// Corrects a figure by hand, for a reason (更正); what was computed or supplied stays beside it. A correction of sales
  /// takes finance's signature back.
  ///
  /// - Parameter value: the exact value; money in yuan. Nil takes the correction back.
  /// - Throws: `MONTH-STATE`; as ``InputValidator`` does.
  public func correct(
    _ measure: String, of employee: String, in month: Month, to value: Rational?, reason: String
  ) throws(Diagnostic) {
    try requireReason(reason, for: .correct, employee, month)
    try does(.correct, month: month, employee: employee, item: measure, reason: reason) { entry throws(Diagnostic) in
      try entry.require(month, in: .provisional ... .reviewing, for: .correct)
      try check(
        .correction(measure: measure, value: value, reason: reason), about: employee, in: month, entry.records)
      try entry.correct(measure, of: employee, in: month, to: value, reason: reason, by: actor)
      if entry.hasRows, Entry.salesFigures.contains(measure) { try entry.unsign(month) }
      try entry.appraise(month, of: company, about: employee)
    }
  }

  func requireReason(_ reason: String, for deed: Deed, _ employee: String?, _ month: Month) throws(Diagnostic) {
    guard reason.allSatisfy(\.isWhitespace) else { return }
    throw Diagnostic(
      .reasonMissing, at: Place(employee: employee, month: month.description), words: ["deed": deed.name])
  }
}

extension Entry {
  /// Records a correction that was checked; taking back what nobody corrected records nothing.
  mutating func correct(
    _ measure: String, of employee: String, in month: Month, to value: Rational?, reason: String, by actor: String
  ) throws(Diagnostic) {
    let earlier = try records.corrections(of: month)[employee]?[measure]
    if value == nil, earlier == nil { return }
    try add(
      Correction(employee: employee, measure: measure, value: value ?? .zero, reason: reason, by: actor), in: month,
      withdrawn: value == nil)
  }
}
