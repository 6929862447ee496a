internal import Exact
internal import Intake
internal import Records
internal import Wording

/// What the folder's people.csv and accounts.csv say anew.
///
/// A row is taken over when it differs from the same row as it was taken over last: what was recorded by hand since is
/// not overwritten by a table that did not change. Somebody new is put down from the day of hiring; any other difference
/// holds from the day given, so that earlier months go on seeing people as they were then. Nobody is ever removed: who
/// left has a last day.
struct PeopleTakenIn {
  let company: Company

  init(_ company: Company) { self.company = company }

  private static let people = "people.csv"
  private static let accounts = "accounts.csv"

  /// Records the differences.
  ///
  /// - Parameter day: from which day on they hold.
  /// - Returns: the employees and accounts that differed.
  @discardableResult
  func record(from day: Day, in entry: inout Entry) throws(Diagnostic) -> [String] {
    if let error = company.diagnostics.first(where: { $0.severity == .error && isAboutPeople($0) }) { throw error }
    return try recordPeople(from: day, in: &entry) + recordAccounts(in: &entry)
  }

  private func recordPeople(from day: Day, in entry: inout Entry) throws(Diagnostic) -> [String] {
    var changed: [String] = []
    let known = Set(try entry.records.people(on: .distantFuture).map(\.employee))
    // Where somebody's data was erased the row has no content any more, and is never taken over again.
    var taken: [String: PaperRow] = [:]
    for row in try entry.records.papers(of: PeopleTakenIn.people) { taken[row.employee] = row }
    for row in company.people {
      let content = PeopleTakenIn.content(of: row)
      if let before = taken[row.employeeID], before.content == nil || before.content == content.description { continue }
      let isNew = !known.contains(row.employeeID)
      let person = PersonVersion(row, from: isNew ? min(row.hiredOn ?? day, day) : day)
      try entry.add(paper: content, about: row.employeeID, of: PeopleTakenIn.people)
      if let standing = try entry.records.person(row.employeeID, on: day), standing.says(theSameAs: person) { continue }
      try entry.add(person)
      changed.append(row.employeeID)
    }
    return changed
  }

  private func recordAccounts(in entry: inout Entry) throws(Diagnostic) -> [String] {
    var changed: [String] = []
    let tenures = try entry.records.accounts()
    for row in company.accounts {
      let scope = [PeopleTakenIn.accounts, row.agentID, row.shopID, row.from.description].joined(separator: "\u{1F}")
      let content = ContentHash(of: Array("\(row.employeeID)\u{1F}\(row.to?.description ?? "")".utf8))
      let before = try entry.records.papers(of: scope).last
      if let before, before.content == nil || before.content == content.description { continue }
      try entry.add(paper: content, about: row.employeeID, of: scope)
      let tenure = AccountTenure(row)
      guard !tenures.contains(tenure) else { continue }
      // The row names another holder now: the earlier one was a mistake.
      for mistaken in tenures
      where mistaken.agent == row.agentID && mistaken.shop == row.shopID && mistaken.from == row.from
        && mistaken.employee != row.employeeID
      {
        try entry.add(mistaken, removed: true)
      }
      try entry.add(tenure)
      changed.append(row.agentID)
    }
    return changed
  }

  private static func content(of row: PersonRow) -> ContentHash {
    let days = [row.hiredOn, row.confirmedOn, row.leftOn].map { $0?.description ?? "" }
    let amounts = [row.monthlyWage, row.performancePay, row.salesTarget].map { $0.map { String($0.amount) } ?? "" }
    let fields = [row.name, row.department, row.post, row.role, row.assessorID ?? ""] + days + amounts
    return ContentHash(of: Array(fields.joined(separator: "\u{1F}").utf8))
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
