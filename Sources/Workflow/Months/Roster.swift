internal import Appraisal
internal import Exact
internal import Intake
internal import Scheme
internal import Wording

/// Who is appraised in a month, with whom, and under which schemes.
struct Roster {
  /// People who are appraised together: the agents, or the assessors, of a department.
  struct Group {
    let department: CompanySettings.Department
    let schemes: [Scheme]
    let people: [PersonRow]
    /// Whether their work shows in the events: agents' does, assessors' need not.
    let expectsEvents: Bool
  }

  private static let roles = ["agent", "assessor", "hr", "finance", "auditor"]

  private(set) var groups: [Group] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Everybody who is appraised.
  var members: [PersonRow] { groups.flatMap(\.people) }

  /// The same with some departments only.
  func only(_ departments: Set<String>) -> Roster {
    var roster = self
    roster.groups = groups.filter { departments.contains($0.department.id) }
    return roster
  }

  /// The schemes of everybody who is appraised, by employee id.
  var schemes: [String: [Scheme]] {
    var schemes: [String: [Scheme]] = [:]
    for group in groups { for person in group.people { schemes[person.employeeID] = group.schemes } }
    return schemes
  }

  init(_ company: Company, month: Month) {
    let present = company.people.filter { Roster.isPresent($0, in: month) }
    let known = company.settings.departments
    for person in present where !Roster.roles.contains(person.role) {
      diagnostics.append(
        Diagnostic(
          .roleUnknown, at: Place(file: company.folder + "/people.csv", line: person.line),
          [
            "employee": Diagnostic.quoted(person.employeeID), "name": Diagnostic.quoted(person.name),
            "role": Diagnostic.quoted(person.role), "known": Roster.roles.joined(separator: ", "),
          ]))
    }
    for person in present where ["agent", "assessor"].contains(person.role) {
      guard !known.contains(where: { $0.id == person.department }) else { continue }
      diagnostics.append(
        Diagnostic(
          .companyDepartmentUnknown, at: Place(file: company.folder + "/people.csv", line: person.line),
          [
            "employee": person.employeeID, "name": person.name, "department": Diagnostic.quoted(person.department),
            "known": known.map(\.id).joined(separator: ", "),
          ]))
    }
    for department in known {
      let staff = present.filter { $0.department == department.id }
      add(department, department.schemes, staff.filter { $0.role == "agent" }, true, company, month)
      add(department, department.assessorSchemes, staff.filter { $0.role == "assessor" }, false, company, month)
    }
  }

  private mutating func add(
    _ department: CompanySettings.Department, _ ids: [String], _ people: [PersonRow], _ expectsEvents: Bool,
    _ company: Company, _ month: Month
  ) {
    guard !ids.isEmpty, !people.isEmpty else { return }
    let place = Place(file: company.folder + "/company.yaml", line: department.line, month: month.description)
    var schemes: [Scheme] = []
    for id in ids {
      if let scheme = company.scheme(id, in: month) {
        schemes.append(scheme)
        continue
      }
      let versions = company.schemes.filter { $0.id == id }
      if let first = versions.map(\.effective).min() {
        diagnostics.append(
          Diagnostic(
            .companyNoScheme, at: place,
            ["scheme": id, "effective": first.description, "month": month.description]))
      } else {
        let known = Set(company.schemes.map(\.id)).sorted()
        diagnostics.append(
          Diagnostic(
            .companySchemeUnknown, at: place,
            [
              "department": department.name, "scheme": id,
              "known": known.isEmpty ? "—" : known.joined(separator: ", "),
            ]))
      }
    }
    // Without one of its schemes a department's pay would be half a result.
    guard schemes.count == ids.count else { return }
    let scoring = schemes.filter { !$0.items.isEmpty }
    guard scoring.count <= 1 else {
      diagnostics.append(
        Diagnostic(
          .companySeveralScores, at: place,
          ["department": department.name, "schemes": scoring.map(\.id).joined(separator: ", ")]))
      return
    }
    groups.append(Group(department: department, schemes: schemes, people: people, expectsEvents: expectsEvents))
  }

  /// Whether somebody was employed on at least one day of the month.
  private static func isPresent(_ person: PersonRow, in month: Month) -> Bool {
    (person.hiredOn ?? month.firstDay) <= month.lastDay && (person.leftOn ?? month.lastDay) >= month.firstDay
  }

  /// A month counts as past probation when the confirmation (转正) lies on or before its first day.
  private static func standing(_ person: PersonRow, month: Month) -> Subject.Standing {
    guard let confirmed = person.confirmedOn, confirmed <= month.firstDay else { return .probation }
    return .regular
  }

  /// Everything a month has about somebody.
  static func subject(
    _ person: PersonRow, _ group: Group, month: Month, papers: SettledPapers, facts: [String: [String: Fact]],
    history: [String: [PastMonth]], lastGoals: [String: Subject.Goal], carried: [String: [CarriedLoss]]
  ) -> Subject {
    let id = person.employeeID
    var subject = Subject(
      employee: id, name: person.name, department: group.department.name, post: person.post,
      standing: papers.standings[id] ?? standing(person, month: month), wage: person.monthlyWage,
      performancePay: person.performancePay, facts: facts[id] ?? [:],
      ratings: papers.ratings[id] ?? [:], vetoes: papers.vetoes[id] ?? [], omissions: papers.omissions[id] ?? [],
      waivers: papers.waivers[id] ?? [:], goal: papers.goals[id], lastGoal: lastGoals[id], history: history[id] ?? [],
      hired: person.hiredOn?.month)
    subject.carriedLosses = carried[id] ?? []
    return subject
  }
}
