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
      if group.expectsEvents, group.schemes.contains(where: \.comparesColleagues) {
        for subject in subjects where subject.standing.isAppraised && !subject.isActive {
          diagnostics.append(
            Diagnostic(
              subject.activity == nil ? .workUnknown : .monthNotWorked,
              at: Place(employee: subject.employee, month: month.description), ["employee": subject.employee]))
        }
      }
      diagnostics += MonthAppraisal.members(appraiser.memberships(subjects), group.department.name, month)
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

  /// Who is in the department's figures where somebody is not; figures of the same people in one.
  private static func members(
    _ memberships: [Membership], _ department: String, _ month: Month
  ) -> [Diagnostic] {
    struct People: Hashable {
      let counted: [String]
      let leftOut, waitedFor: [Membership.Absence]
    }
    var figures: [People: [String]] = [:]
    for found in memberships where !found.leftOut.isEmpty || !found.waitedFor.isEmpty {
      let people = People(counted: found.counted, leftOut: found.leftOut, waitedFor: found.waitedFor)
      figures[people, default: []].append(found.figure)
    }
    func names(_ absences: [Membership.Absence], _ language: Language) -> String {
      let shown = absences.prefix(30).map { $0.employee + " (" + ReasonText.missing($0.why, in: language) + ")" }
      return shown.isEmpty ? "—" : shown.joined(separator: ", ") + (absences.count > 30 ? " …" : "")
    }
    return figures.sorted { $0.value[0] < $1.value[0] }.map { people, figures in
      Diagnostic(
        .departmentMembers, at: Place(month: month.description),
        [
          "department": department, "figures": figures.joined(separator: ", "), "count": String(people.counted.count),
          "counted": people.counted.isEmpty
            ? "—" : people.counted.prefix(30).joined(separator: ", ") + (people.counted.count > 30 ? " …" : ""),
        ],
        words: [
          "out": Bilingual(names(people.leftOut, .chinese), names(people.leftOut, .english)),
          "open": Bilingual(names(people.waitedFor, .chinese), names(people.waitedFor, .english)),
        ])
    }
  }
}

extension Scheme {
  /// Whether it holds colleagues against one another, so that it matters who was at work.
  fileprivate var comparesColleagues: Bool {
    !aggregates.isEmpty || (rewards + penalties).contains(where: \.enabled)
  }
}
