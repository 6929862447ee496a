internal import Appraisal
internal import Exact
internal import Intake
internal import Records
internal import Scheme
internal import Wording

/// Everybody's month, appraised department by department.
struct MonthAppraisal {
  /// By employee.
  private(set) var derivations: [String: Derivation] = [:]
  /// The schemes each derivation was made under, the scoring one first.
  private(set) var schemes: [String: [Scheme]] = [:]
  /// The department under whose schemes each was appraised, by id.
  private var departments: [String: String] = [:]
  /// Who shows no work although they were there.
  private(set) var diagnostics: [Diagnostic] = []

  /// Appraises a roster.
  ///
  /// - Parameter subject: everything a month has about somebody.
  init(
    _ roster: Roster, month: Month, law: LawPack, recordsBegin: Month, rules: String,
    subject: (PersonRow, Roster.Group) -> Subject
  ) {
    for group in roster.groups {
      let appraiser = Appraiser(
        schemes: group.schemes, month: month, law: law, recordsBegin: recordsBegin, rules: rules)
      let subjects = group.people.map { subject($0, group) }
      for subject in subjects where subject.standing.isAppraised && group.expectsEvents && !subject.isActive {
        diagnostics.append(
          Diagnostic(
            .monthNotWorked, at: Place(employee: subject.employee, month: month.description),
            ["employee": subject.employee]))
      }
      appraiser.appraise(subjects) { derivation in
        derivations[derivation.employee] = derivation
        schemes[derivation.employee] = appraiser.schemes
        departments[derivation.employee] = group.department.id
      }
    }
  }

  /// The derivations in the order of some people.
  func derivations(inOrderOf people: [PersonRow]) -> [Derivation] {
    people.compactMap { derivations[$0.employeeID] }
  }

  /// What goes on record, in the order of some people.
  func results(inOrderOf people: [PersonRow]) -> [MonthResult] {
    people.compactMap { person in
      derivations[person.employeeID].map {
        MonthResult($0, department: departments[person.employeeID] ?? "", assessor: person.assessorID)
      }
    }
  }
}
