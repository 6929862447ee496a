internal import Exact
public import Records
public import Wording

/// A version of a scheme as somebody sees it on a list.
public struct SchemeLine: Sendable {
  /// The version.
  public let version: SchemeVersion
  /// How many of those who work under the scheme have taken note of the version.
  public let acknowledged: Int
  /// How many work under the scheme.
  public let concerned: Int
  /// Whether the one who looks works under it.
  public let concernsOneself: Bool
  /// Whether the one who looks has taken note of it.
  public let isNoted: Bool
}

/// Whether somebody who works under a scheme has taken note of a version.
public struct SchemeReceipt: Hashable, Sendable {
  /// Who.
  public let employee: String
  /// Their name.
  public let name: String
  /// Their department's id.
  public let department: String
  /// When they took note, `2026-11-03 09:15:00`; nil where they have not.
  public let notedAt: String?
}

extension Desk {
  /// The versions of schemes that are shown to this person, with how many of those who work under each have taken note
  /// of it. A draft is shown to those who write schemes and to auditors.
  public func schemes() throws(Diagnostic) -> [SchemeLine] {
    let today = office.now.day
    return try store.read { records throws(Diagnostic) in
      let present = try records.people(on: today).filter { ($0.leftOn ?? today) >= today }
      var lines: [SchemeLine] = []
      for version in try records.schemes() where isShown(version) {
        let concerned = Set(concerned(by: version.scheme, among: present).map(\.employee))
        let receipts = try records.receipts(of: version.version)
        lines.append(
          SchemeLine(
            version: version, acknowledged: concerned.count { receipts[$0] != nil }, concerned: concerned.count,
            concernsOneself: concerned.contains(actor), isNoted: receipts[actor] != nil))
      }
      return lines
    }
  }

  /// Who of those who work under a scheme has taken note of a version and who has not, these first.
  ///
  /// - Throws: `NOT-ALLOWED` to whom the journal is not shown; `SCHEME-VERSION-UNKNOWN`.
  public func receipts(of name: String) throws(Diagnostic) -> [SchemeReceipt] {
    try require(.seeJournal)
    let version = try scheme(name)
    let today = office.now.day
    return try store.read { records throws(Diagnostic) in
      let present = try records.people(on: today).filter { ($0.leftOn ?? today) >= today }
      let noted = try records.receiptTimes(of: version.version)
      let lines = concerned(by: version.scheme, among: present).map { person in
        SchemeReceipt(
          employee: person.employee, name: person.name, department: person.department, notedAt: noted[person.employee])
      }
      return lines.filter { $0.notedAt == nil } + lines.filter { $0.notedAt != nil }
    }
  }

  /// The people who work under a scheme, by what the company's settings say of their departments.
  func concerned(by scheme: String, among people: [PersonVersion]) -> [PersonVersion] {
    let departments = company.settings.departments
    let agents = Set(departments.filter { $0.schemes.contains(scheme) }.map(\.id))
    let assessors = Set(departments.filter { $0.assessorSchemes.contains(scheme) }.map(\.id))
    return people.filter { person in
      (person.role == Role.agent.rawValue && agents.contains(person.department))
        || (person.role == Role.assessor.rawValue && assessors.contains(person.department))
    }
  }
}
