internal import Appraisal
public import Exact
public import Records
public import Wording

/// How a later month comes out differently, because an earlier one does.
public struct LaterChange: Hashable, Sendable {
  /// The later month.
  public let month: Month
  /// Whose sheet.
  public let employee: String
  /// The score before and after.
  public let points: (before: Points?, after: Points?)
  /// The money before and after.
  public let total: (before: Fen?, after: Fen?)
  /// The rules about several months that are met now, or not any more.
  public let rules: [String]
  /// Whether the month is locked: it stays as it is, and the difference is paid later.
  public let isLocked: Bool

  /// Two changes are the same where everything is.
  public static func == (left: LaterChange, right: LaterChange) -> Bool {
    left.month == right.month && left.employee == right.employee && left.points == right.points
      && left.total == right.total && left.rules == right.rules && left.isLocked == right.isLocked
  }

  /// Hashed by the sheet.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(month)
    hasher.combine(employee)
  }
}

extension Desk {
  /// Puts something right in a locked month (补发、扣回): the sheet stays as it is; what comes out differently, for
  /// whomever, is paid or taken back in a later month.
  ///
  /// - Parameters:
  ///   - paidIn: the month in which it is paid; it is not locked.
  ///   - cause: what it comes from.
  /// - Returns: the adjustments, and what changed in later months.
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `MONTH-STATE`, `ADJUST-NOT-LATER`, `ADJUST-NOTHING`, `ADJUST-INCOMPLETE`,
  ///   `REASON-MISSING`; what keeps a remedy from being applied.
  @discardableResult
  public func adjust(
    _ month: Month, for employee: String, remedies: [Remedy], paidIn: Month, cause: Adjustment.Cause = .lateEvent,
    reason: String
  ) throws(Diagnostic) -> (adjustments: [Adjustment], later: [LaterChange]) {
    try requireReason(reason, for: .adjust, employee, month)
    return try does(
      .adjust, month: month, employee: employee, reason: reason, details: ["paid_in": paidIn.description]
    ) { entry throws(Diagnostic) in
      try entry.require(month, in: .locked ... .locked, for: .adjust)
      let place = Place(employee: employee, month: month.description)
      guard paidIn > month, try entry.records.state(of: paidIn) != .locked else {
        throw Diagnostic(.adjustNotLater, at: place, ["month": month.description, "paidIn": paidIn.description])
      }
      _ = try entry.records.requireSheet(of: employee, in: month)
      for remedy in remedies {
        try entry.apply(remedy, to: employee, in: month, company, reason: reason, by: actor)
      }
      let departments = try entry.departments(of: [employee], in: month)
      let changes = try entry.adjust(
        month, of: company, in: departments, cause: cause, reason: reason, paidIn: paidIn)
      guard !changes.isEmpty else {
        throw Diagnostic(.adjustNothing, at: place, ["month": month.description, "employee": employee])
      }
      let later = try entry.reappraise(
        after: month, about: Set(changes.map(\.employee)), of: company, reason: reason)
      let made = try entry.records.adjustments().filter { $0.id.hasPrefix("A\(entry.number)-") }
      return (made, later)
    }
  }
}

extension Entry {
  /// Appraises every later month anew, because an earlier one came out differently.
  ///
  /// - Parameter employees: whose earlier month did; only their departments can change.
  mutating func reappraise(
    after month: Month, about employees: Set<String>, of company: Company, reason: String
  ) throws(Diagnostic) -> [LaterChange] {
    var changes: [LaterChange] = []
    for (later, state) in try records.months() where later > month && state >= .provisional {
      let departments = try departments(of: employees, in: later)
      if state == .locked {
        changes += try adjust(
          later, of: company, in: departments, cause: .earlierMonth, reason: reason, paidIn: nil)
        continue
      }
      guard let appraised = try appraiseAlone(later, of: company, in: departments) else { continue }
      for result in appraised.changed {
        let sheet = appraised.before[result.employee]
        let earlier = try records.asOf(entry: number - 1).derivation(of: result.employee, in: later)
        changes.append(
          LaterChange(
            month: later, employee: result.employee, points: (sheet?.score, result.past.score),
            total: (sheet?.total, result.total),
            rules: OverTimeState.differing(earlier?.derivation, result.derivation), isLocked: false))
      }
    }
    act.details["later"] = changes.isEmpty ? nil : String(changes.count)
    return changes
  }

  /// Computes how a locked month would come out now, keeps that for later months to look back at, and records the
  /// difference of each amount as an adjustment.
  ///
  /// - Parameter paidIn: the month in which it is paid; nil for the first one after it that is not locked.
  mutating func adjust(
    _ month: Month, of company: Company, in departments: Set<String>, cause: Adjustment.Cause, reason: String,
    paidIn: Month?
  ) throws(Diagnostic) -> [LaterChange] {
    let standing = try records.latestResults(of: month)
    let appraised = try MonthOnRecord(company, month: month, records, of: departments)
    let results = try resultsConcerned(appraised, of: company, in: departments)
    let changed = Set(try keep(results, adjusting: true))
    var changes: [LaterChange] = []
    // One entry may adjust several months: its adjustments are numbered through.
    var number = try records.adjustments().count { $0.id.hasPrefix("A\(self.number)-") }
    let next = try firstUnlocked(after: month)
    for result in results where changed.contains(result.employee) {
      let before = standing[result.employee]
      let place = Place(employee: result.employee, month: month.description)
      changes.append(
        LaterChange(
          month: month, employee: result.employee, points: (before?.score, result.past.score),
          total: (before?.total, result.total),
          rules: OverTimeState.differing(before?.derivation, result.derivation), isLocked: true))
      // A month on leave, or void, has no amount before or after.
      if result.total == nil, before?.total == nil { continue }
      guard let total = result.total, let paid = before?.total, let difference = try? total - paid else {
        throw Diagnostic(.adjustIncomplete, at: place, ["employee": result.employee, "month": month.description])
      }
      guard difference.amount != 0 else { continue }
      number += 1
      try add(
        Adjustment(
          id: id("A", number), month: month, paidIn: paidIn ?? next, employee: result.employee, amount: difference,
          cause: cause, reason: reason, pointsBefore: before?.score, pointsAfter: result.past.score))
    }
    return changes
  }

  private func firstUnlocked(after month: Month) throws(Diagnostic) -> Month {
    let locked = Set(try records.months().filter { $0.state == .locked }.map(\.month))
    var next = month.next
    while locked.contains(next) { next = next.next }
    return next
  }
}
