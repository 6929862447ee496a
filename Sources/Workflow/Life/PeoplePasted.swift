public import Exact
internal import Intake
public import Records
public import Wording

/// What a table of people that was pasted would change (人员变动预览). Who is not in it stays as they are.
public struct PeopleChanges: Sendable {
  /// From which day on it would hold.
  public let day: Day
  /// One for everybody who is new or differs.
  public let changes: [Change]
  /// How many rows say what is on record already.
  public let unchanged: Int
  /// What there is to say about the rows; an error for each that cannot be used.
  public let findings: [Diagnostic]

  /// One person, as they are and as the table has them.
  public struct Change: Hashable, Sendable {
    /// As they are on the day; nil for somebody new.
    public let before: PersonVersion?
    /// As they would be.
    public let after: PersonVersion
  }
}

extension Desk {
  /// What a pasted table of people would change, from a day on.
  ///
  /// A table may leave columns out: what it does not name stays as it is.
  ///
  /// - Parameter text: the rows with their header, as CSV or copied from a spreadsheet, under the headings of a company's
  ///   own list or those of people.csv.
  /// - Throws: `NOT-ALLOWED`; what makes it no table.
  public func preview(people text: String, from day: Day) throws(Diagnostic) -> PeopleChanges {
    try require(.changePeople)
    let (known, published) = try store.read { records throws(Diagnostic) in
      (
        try records.people(on: .distantFuture), try records.months().last { $0.state >= .published }?.month
      )
    }
    // A month that was published has the people it has.
    let open = published.map(\.next.firstDay) ?? Day(number: 0)
    let list = PastedPeople(text, among: known)
    if let fault = list.faults.first { throw fault }
    let byID = Dictionary(known.map { ($0.employee, $0) }, uniquingKeysWith: { first, _ in first })
    var changes: [PeopleChanges.Change] = []
    for row in list.people {
      let before = byID[row.employeeID]
      let start = before == nil ? max(min(row.hiredOn ?? day, day), min(open, day)) : day
      let after = PersonVersion(row, from: start).keeping(before, except: list.given)
      if before?.says(theSameAs: after) != true { changes.append(PeopleChanges.Change(before: before, after: after)) }
    }
    return PeopleChanges(
      day: day, changes: changes, unchanged: list.people.count - changes.count, findings: list.lines.flatMap(\.faults))
  }

  /// Takes over what a pasted table of people says, from a day on, all of it or nothing.
  ///
  /// - Returns: what changed.
  /// - Throws: as ``preview(people:from:)``; the first row that cannot be used; `NOT-ONESELF` where the own entry would
  ///   change; `PEOPLE-MONTH-CLOSED`; `ROLE-UNKNOWN`; `SHEET-WITHOUT-PERSON`.
  @discardableResult
  public func take(people text: String, from day: Day) throws(Diagnostic) -> PeopleChanges {
    let preview = try preview(people: text, from: day)
    if let error = preview.findings.first(where: { $0.severity == .error }) { throw error }
    try does(.changePeople, item: "people.csv", details: ["from": day.description]) { entry throws(Diagnostic) in
      for change in preview.changes {
        let person = change.after
        guard person.employee != actor else {
          throw Diagnostic(
            .notOneself, at: Place(employee: actor), ["who": actor], words: ["deed": Deed.changePeople.name])
        }
        try entry.requireRole(of: person)
        if change.before != nil { try entry.requireUnpublished(person.validFrom) }
        try entry.add(person)
      }
      guard let first = preview.changes.map(\.after.validFrom).min() else { return }
      try entry.appraise(from: first, of: company)
      entry.act.details["taken"] = String(preview.changes.count)
    }
    return preview
  }
}

extension PersonVersion {
  /// The same with what another says wherever a table has no column for it.
  fileprivate func keeping(_ other: PersonVersion?, except columns: Set<String>) -> PersonVersion {
    guard let other else { return self }
    var person = self
    func lacks(_ column: String) -> Bool { !columns.contains(column) }
    if lacks("department") { person.department = other.department }
    if lacks("post") { person.post = other.post }
    if lacks("role") { person.role = other.role }
    if lacks("assessor_id") { person.assessor = other.assessor }
    if lacks("hired_on") { person.hiredOn = other.hiredOn }
    if lacks("confirmed_on") { person.confirmedOn = other.confirmedOn }
    if lacks("left_on") { person.leftOn = other.leftOn }
    if lacks("monthly_wage_cents") { person.wage = other.wage }
    if lacks("performance_pay_cents") { person.performancePay = other.performancePay }
    if lacks("sales_target_cents") { person.salesTarget = other.salesTarget }
    return person
  }
}
