public import Appraisal
public import Exact
public import Records
public import Wording

/// What lists of the records show one person, across months and sheets.
extension Desk {
  /// The people whose sheets this person may see, as they are today; amounts only where these are for them.
  ///
  /// - Throws: `TOKEN-SCOPE`.
  public func peopleSeen() throws(Diagnostic) -> [PersonVersion] {
    try require(.peopleRead)
    let today = office.now.day
    // Who sees whom follows the sheets; whether a token sees people at all, its scope for people.
    let seesWhom = Rights.reach(of: role, .seeSheets) ?? .oneself
    let pay = reach(.seePay)
    return try store.read { records throws(Diagnostic) in
      var people = try records.people(on: today)
      if people.isEmpty { people = company.people.map { PersonVersion($0, from: today) } }
      let team = seesWhom == .team || seesWhom == .teamAndOneself ? try team(in: nil, records) : []
      return people.filter { person in
        seesWhom == .everybody || person.employee == actor || team.contains(person.employee)
      }.map { person in
        if pay == .everybody || (pay != nil && person.employee == actor) { return person }
        var without = person
        (without.wage, without.performancePay) = (.notGiven(.wage), .notGiven(.performancePay))
        without.salesTarget = nil
        return without
      }
    }
  }

  /// Somebody's sheets, month by month, as far as they are for this person.
  ///
  /// - Throws: `NOT-ALLOWED`, `TOKEN-SCOPE`.
  public func history(of employee: String) throws(Diagnostic) -> [SheetLine] {
    try store.read { records throws(Diagnostic) in
      try require(.seeSheets, about: employee, in: nil, records)
      let seesPay = try may(.seePay, about: employee, in: nil, records)
      return try records.sheets(of: employee).filter(isShown).map { seesPay ? $0 : $0.withoutPay }
    }
  }

  /// What was recorded in a month when it happened, about those whose comments this person may see.
  ///
  /// - Throws: `NOT-ALLOWED`, `TOKEN-SCOPE`.
  public func incidents(of month: Month) throws(Diagnostic) -> [Incident] {
    try store.read { records throws(Diagnostic) in
      try require(.seeComments, in: month)
      let shown = try commented(in: month, records)
      return try records.incidents(of: month).filter { shown($0.employee) }
    }
  }

  /// The appeals of a month with what was decided, of those whose appeals this person may see.
  ///
  /// - Throws: `NOT-ALLOWED`, `TOKEN-SCOPE`.
  public func appeals(of month: Month) throws(Diagnostic) -> [(appeal: Appeal, decision: Decision?)] {
    try store.read { records throws(Diagnostic) in
      try require(.seeComments, in: month)
      let shown = try commented(in: month, records)
      let pay = reach(.seePay)
      let decisions = try records.decisions(of: month)
      return try records.appeals(of: month).filter { shown($0.employee) }.map { appeal in
        var decision = decisions[appeal.id]
        if pay != .everybody, pay == nil || appeal.employee != actor {
          decision?.totalBefore = nil
          decision?.totalAfter = nil
        }
        return (appeal, decision)
      }
    }
  }

  private func commented(in month: Month, _ records: Records) throws(Diagnostic) -> (String) -> Bool {
    let reach = reach(.seeComments)
    let team = reach == .teamAndOneself ? try team(in: month, records) : []
    // Of one's own month nothing is told before it is published, but to those who see everything.
    let own = try records.sheet(of: actor, in: month).map { isShown($0) } ?? false
    return { [actor] employee in
      if employee == actor { return own }
      return reach == .everybody || team.contains(employee)
    }
  }

  /// The files that were taken in for a month and stand.
  ///
  /// - Throws: `TOKEN-SCOPE`; `NOT-ALLOWED` to whom files are none of their business.
  public func files(of month: Month) throws(Diagnostic) -> [FileTakenIn] {
    try require(.importsRead)
    guard role != .agent, role != .assessor else { throw notAllowed(.takeIn) }
    return try store.read { records throws(Diagnostic) in try records.files(of: month) }
  }

  /// The law that applies in a month: of a month that was opened, what went on record then.
  ///
  /// - Throws: `TOKEN-SCOPE`; what is wrong with the files of law.
  public func law(of month: Month) throws(Diagnostic) -> (law: LawPack, isFrozen: Bool) {
    try require(.monthsRead)
    let frame = try store.read { records throws(Diagnostic) in try records.frame(of: month) }
    if let frame { return (frame.lawPack, true) }
    return (try company.law(in: month), false)
  }

  /// The last entry of the journal: who goes on from what they saw by now says so.
  public func lastEntry() throws(Diagnostic) -> Int64 {
    try store.read { records throws(Diagnostic) in try records.head()?.entry ?? 0 }
  }
}
