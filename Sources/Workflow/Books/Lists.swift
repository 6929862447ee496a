public import Exact
internal import Foundation
public import Records
public import Wording

extension Desk {
  /// The months with their states, and how many sheets of each are how far.
  public func months() throws(Diagnostic) -> [(month: Month, state: MonthState, sheets: [SheetState: Int])] {
    try store.read { records throws(Diagnostic) in
      let counts = try records.counts()
      return try records.months().map { ($0.month, $0.state, counts[$0.month] ?? [:]) }
    }
  }

  /// How far a month is; nil where it was not opened.
  public func state(of month: Month) throws(Diagnostic) -> MonthState? {
    try store.read { records throws(Diagnostic) in try records.state(of: month) }
  }

  /// What was found in a month and neither mended nor accepted.
  ///
  /// - Throws: `NOT-ALLOWED` to whom it is not to accept.
  public func found(in month: Month) throws(Diagnostic) -> [Gap] {
    try require(.accept, in: month)
    return try store.read { records throws(Diagnostic) in try records.unsettled(month) }
  }

  /// Entries of the journal, latest first.
  ///
  /// - Throws: `NOT-ALLOWED`.
  public func journal(_ query: JournalQuery) throws(Diagnostic) -> [JournalEntry] {
    try store.read { records throws(Diagnostic) in
      try require(.seeJournal, about: nil, in: nil, records)
      return try records.journal(query)
    }
  }

  /// The versions of schemes, with how many of those who work under each have taken note of it.
  public func schemes() throws(Diagnostic) -> [(version: SchemeVersion, acknowledged: Int, concerned: Int)] {
    let today = office.now.day
    return try store.read { records throws(Diagnostic) in
      var lines: [(version: SchemeVersion, acknowledged: Int, concerned: Int)] = []
      let present = try records.people(on: today).filter { ($0.leftOn ?? today) >= today }
      for version in try records.schemes() {
        let agents = Set(company.settings.departments.filter { $0.schemes.contains(version.scheme) }.map(\.id))
        let assessors = Set(
          company.settings.departments.filter { $0.assessorSchemes.contains(version.scheme) }.map(\.id))
        let concerned = present.filter { person in
          (person.role == Role.agent.rawValue && agents.contains(person.department))
            || (person.role == Role.assessor.rawValue && assessors.contains(person.department))
        }.map(\.employee)
        let receipts = try records.receipts(of: version.version)
        lines.append((version, concerned.count { receipts[$0] != nil }, concerned.count))
      }
      return lines
    }
  }
}
