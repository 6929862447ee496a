internal import Exact
internal import Intake
internal import Records
internal import Wording

/// What the folder's people.csv and accounts.csv say anew: rows that are not what they were when the tables were taken
/// over last.
///
/// A row that was not edited is no news, and does not undo what was changed at a desk since. Somebody new is put down
/// from the day of hiring; any other difference holds from the day given, so that earlier months go on seeing people as
/// they were then. Nobody is ever removed: who left has a last day; and whose data was erased is not put down again.
struct PeopleTakenIn {
  let company: Company

  init(_ company: Company) { self.company = company }

  /// Records the differences.
  ///
  /// - Parameters:
  ///   - day: from which day on they hold.
  ///   - employee: whose row is left out once somebody is on record.
  /// - Returns: the employees and accounts that differed.
  @discardableResult
  func record(from day: Day, except employee: String? = nil, in entry: inout Entry) throws(Diagnostic) -> [String] {
    if let error = company.diagnostics.first(where: { $0.severity == .error && isAboutPeople($0) }) { throw error }
    return try recordPeople(from: day, except: employee, in: &entry) + recordAccounts(from: day, in: &entry)
  }

  private func recordPeople(
    from day: Day, except employee: String?, in entry: inout Entry
  ) throws(Diagnostic) -> [String] {
    var changed: [String] = []
    let known = Dictionary(
      uniqueKeysWithValues: try entry.records.people(on: .distantFuture).map { ($0.employee, $0) })
    let told = try entry.records.rowsTold(of: .people)
    // A month that was published has the people it has.
    let published = try entry.records.months().last { $0.state >= .published }?.month
    let open = published.map(\.next.firstDay) ?? Day(number: 0)
    for row in company.people {
      let earlier = known[row.employeeID]
      let start = earlier == nil ? max(min(row.hiredOn ?? day, day), min(open, day)) : day
      let person = PersonVersion(row, from: start)
      let content = person.content
      guard told[row.employeeID] != content, earlier?.name.isEmpty != true else { continue }
      let isNews = earlier?.says(theSameAs: person) != true
      if isNews, earlier != nil, row.employeeID == employee { continue }
      try entry.add(told: content, as: row.employeeID, of: .people, about: row.employeeID, on: day)
      guard isNews else { continue }
      try entry.add(person)
      changed.append(row.employeeID)
    }
    return changed
  }

  private func recordAccounts(from day: Day, in entry: inout Entry) throws(Diagnostic) -> [String] {
    var changed: [String] = []
    let tenures = Set(try entry.records.accounts())
    let told = try entry.records.rowsTold(of: .accounts)
    for row in company.accounts {
      let tenure = AccountTenure(row)
      let key = [row.agentID, row.shopID, row.employeeID, row.from.description].joined(separator: "\u{1F}")
      let content = tenure.to?.description ?? "-"
      guard told[key] != content else { continue }
      try entry.add(told: content, as: key, of: .accounts, about: row.employeeID, on: day)
      if tenures.contains(tenure) { continue }
      try entry.add(tenure)
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

extension PersonVersion {
  /// What it says, the day it holds from left aside, as a hash.
  fileprivate var content: String {
    let texts = [employee, name, department, post, role, assessor ?? ""]
    let days = [hiredOn, confirmedOn, leftOn].map { $0?.description ?? "" }
    let amounts = [wage.fenText, performancePay.fenText, salesTarget.map { String($0.amount) } ?? ""]
    return ContentHash(of: Array((texts + days + amounts).joined(separator: "\u{1F}").utf8)).description
  }
}

extension Day {
  /// A day after every other.
  static let distantFuture = Day(number: 2_932_896)
}
