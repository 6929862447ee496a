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
  /// What those who moved inside the month score in the departments their sheets are not of, by employee.
  private(set) var elsewhere: [String: [ScoreElsewhere]] = [:]
  /// The department under whose schemes each was appraised, by id.
  private var departments: [String: String] = [:]
  /// Who rates each, as they were appraised.
  private var assessors: [String: String] = [:]
  /// Who shows no work although they were there.
  private(set) var diagnostics: [Diagnostic] = []

  /// Appraises a roster.
  ///
  /// - Parameter subject: everything a month has about somebody.
  init(
    _ roster: Roster, month: Month, law: LawPack, recordsBegin: Month, rules: String,
    subject: (PersonRow, Roster.Group) -> Subject
  ) {
    elsewhere = MonthAppraisal.scoresElsewhere(roster, month: month, law: law, recordsBegin, rules, subject)
    for group in roster.groups {
      let appraiser = Appraiser(
        schemes: group.schemes, month: month, law: law, recordsBegin: recordsBegin, rules: rules)
      var subjects = group.people.map { subject($0, group) }
      for place in subjects.indices { subjects[place].elsewhere = elsewhere[subjects[place].employee] ?? [] }
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
      for person in group.people { assessors[person.employeeID] = person.assessorID }
    }
  }

  /// What those who moved inside the month score in the departments their sheets are not of, by employee.
  private static func scoresElsewhere(
    _ roster: Roster, month: Month, law: LawPack, _ recordsBegin: Month, _ rules: String,
    _ subject: (PersonRow, Roster.Group) -> Subject
  ) -> [String: [ScoreElsewhere]] {
    var scores: [String: [ScoreElsewhere]] = [:]
    for (employee, move) in roster.moves where move.rule.rule != .mostDays {
      for placement in move.others {
        guard let group = roster.group(of: placement) else { continue }
        let appraiser = Appraiser(
          schemes: group.schemes, month: month, law: law, recordsBegin: recordsBegin, rules: rules)
        var guest = subject(placement.person, group)
        guest.proration?.move?.days = placement.days
        let members = group.people.map { subject($0, group) }
        scores[employee, default: []] += appraiser.scores(of: [guest], among: members).compactMap(\.self)
      }
    }
    return scores
  }

  /// The derivations in the order of some people.
  func derivations(inOrderOf people: [PersonRow]) -> [Derivation] {
    people.compactMap { derivations[$0.employeeID] }
  }

  /// What goes on record, in the order of some people.
  func results(inOrderOf people: [PersonRow]) -> [MonthResult] {
    people.compactMap { person in
      derivations[person.employeeID].map {
        MonthResult($0, department: departments[person.employeeID] ?? "", assessor: assessors[person.employeeID])
      }
    }
  }
}
