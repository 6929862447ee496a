internal import Exact
internal import Intake
internal import Records
internal import Wording

/// What the folder's people.csv and accounts.csv say differently from what is on record.
///
/// Somebody new is put down from the day of hiring; any other difference holds from the day given, so that earlier
/// months go on seeing people as they were then. Nobody is ever removed: who left has a last day.
struct PeopleTakenIn {
  let company: Company

  init(_ company: Company) { self.company = company }

  /// Records the differences.
  ///
  /// - Parameter day: from which day on they hold.
  /// - Returns: the employees and accounts that differed.
  @discardableResult
  func record(from day: Day, in entry: inout Entry) throws(Diagnostic) -> [String] {
    if let error = company.diagnostics.first(where: { $0.severity == .error && isAboutPeople($0) }) { throw error }
    var changed: [String] = []
    let known = Dictionary(
      uniqueKeysWithValues: try entry.records.people(on: .distantFuture).map { ($0.employee, $0) })
    for row in company.people {
      let first = known[row.employeeID] == nil
      let start = first ? min(row.hiredOn ?? day, day) : day
      let person = PersonVersion(row, from: start)
      if let earlier = known[row.employeeID], earlier.says(theSameAs: person) { continue }
      try entry.add(person)
      changed.append(row.employeeID)
    }
    let tenures = try entry.records.accounts()
    for row in company.accounts where !tenures.contains(AccountTenure(row)) {
      try entry.add(AccountTenure(row))
      changed.append(row.agentID)
    }
    return changed
  }

  /// What is wrong with other files of the folder does not keep people from being recorded.
  private func isAboutPeople(_ diagnostic: Diagnostic) -> Bool {
    let file = diagnostic.place.file ?? ""
    return file.hasSuffix("/people.csv") || file.hasSuffix("/accounts.csv")
  }
}

extension Day {
  /// A day after every other.
  static let distantFuture = Day(number: 2_932_896)
}
