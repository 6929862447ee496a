public import Exact
public import Records
public import Wording

/// What the company has on record of somebody over time: for whoever changes people.
public struct PersonBook: Sendable {
  /// How the person was from which day on, in the order of days.
  public let versions: [PersonVersion]
  /// Whose accounts were whose: those of this person.
  public let accounts: [AccountTenure]
  /// The person's sheets, month by month.
  public let sheets: [SheetLine]
  /// The last day on which the data has to be kept; nil for somebody who has not left.
  public let keptUntil: Day?
  /// Whether the data can be erased today.
  public let isDueForErasure: Bool
}

extension Desk {
  /// What is on record of somebody over time.
  ///
  /// - Throws: `NOT-ALLOWED`, `EMPLOYEE-UNKNOWN`.
  public func book(of employee: String) throws(Diagnostic) -> PersonBook {
    try require(.changePeople)
    return try store.read { records throws(Diagnostic) in
      let person = try records.requirePerson(employee, on: .distantFuture)
      let until = retentionEnd(of: person)
      return PersonBook(
        versions: try records.history(of: employee),
        accounts: try records.accounts().filter { $0.employee == employee }.sorted { $0.from < $1.from },
        sheets: try records.sheets(of: employee), keptUntil: until,
        isDueForErasure: !person.name.isEmpty && until.map { $0 < office.now.day } == true)
    }
  }

  /// Who stands in for whom today or later, and whose every account is today.
  ///
  /// - Throws: `NOT-ALLOWED`.
  public func accounts() throws(Diagnostic) -> [AccountTenure] {
    try require(.changePeople)
    let today = office.now.day
    return try store.read { records throws(Diagnostic) in
      try records.accounts().filter { ($0.to ?? today) >= today }.sorted { ($0.agent, $0.shop) < ($1.agent, $1.shop) }
    }
  }
}
