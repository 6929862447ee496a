internal import Appraisal
internal import Exact
internal import Intake
internal import Records
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

  /// Somebody who worked in several departments in the month, in those of which they are appraised.
  struct Move {
    /// The department under whose schemes the sheet is.
    let own: Placement
    /// The others under whose schemes the month is appraised too.
    let others: [Placement]
    /// What is known of it for the pay.
    let rule: Proration.Move
  }

  private(set) var groups: [Group] = []
  /// The groups of every department, also where only some are appraised.
  private(set) var all: [Group] = []
  /// Those who moved inside the month, by employee id.
  private(set) var moves: [String: Move] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// How the month pays those who were not there the whole of it.
  private let rule: ProrationRule
  /// The days of unpaid leave, by employee.
  private let leave: [String: [ClosedRange<Day>]]

  /// Everybody who is appraised.
  var members: [PersonRow] { groups.flatMap(\.people) }

  /// The group of a department in which somebody worked.
  func group(of placement: Placement) -> Group? {
    all.first {
      $0.department.id == placement.person.department && $0.expectsEvents == (placement.person.role == "agent")
    }
  }

  /// Some departments with those to which somebody moved from them, or from which somebody came: they are appraised
  /// together.
  func linked(_ departments: Set<String>) -> Set<String> {
    var linked = departments
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for move in moves.values {
        let places = Set(([move.own] + move.others).map(\.person.department))
        guard !places.isDisjoint(with: linked), !places.isSubset(of: linked) else { continue }
        linked.formUnion(places)
        isGrowing = true
      }
    }
    return linked
  }

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
    // Who moved is rated under the schemes of each department.
    for (employee, move) in moves where schemes[employee] != nil && move.rule.rule != .mostDays {
      for group in move.others.compactMap(group(of:)) {
        let known = Set(schemes[employee]?.map(\.id) ?? [])
        schemes[employee]?.append(contentsOf: group.schemes.filter { !known.contains($0.id) })
      }
    }
    return schemes
  }

  init(_ company: Company, month: Month) {
    let proration = company.proration(in: month)
    (rule, leave) = (proration.rule, proration.leave)
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
    let placed = present.compactMap { place($0, company, month) }
    for department in known {
      let staff = placed.filter { $0.department == department.id }
      add(department, department.schemes, staff.filter { $0.role == "agent" }, true, company, month)
      add(department, department.assessorSchemes, staff.filter { $0.role == "assessor" }, false, company, month)
    }
  }

  /// Somebody as they are appraised: where they are at the end of the month, or where most of its days were; nil where
  /// that is nowhere. Of as many days the later department counts.
  private mutating func place(_ person: PersonRow, _ company: Company, _ month: Month) -> PersonRow? {
    let placements = company.placements(of: person, in: month)
    guard placements.count > 1, let most = placements.last(where: { $0.days == placements.map(\.days).max() }) else {
      return placements.first?.person ?? person
    }
    let appraised = placements.filter { !company.schemeIDs(of: $0.person).isEmpty }
    guard let own = appraised.last(where: { $0.days == appraised.map(\.days).max() }) else { return person }
    let isAppraisedWhereMost = !company.schemeIDs(of: most.person).isEmpty
    let scheme = company.schemeIDs(of: own.person).lazy.compactMap { company.scheme($0, in: month) }
      .first { !$0.items.isEmpty }
    let chosen = company.proration(in: month).moved.flatMap(Scheme.Moved.init(rawValue:))
    let rule = scheme?.moved ?? chosen
    if rule == .mostDays, !isAppraisedWhereMost { return nil }
    moves[person.employeeID] = Move(
      own: own, others: appraised.filter { !$0.isSame(as: PersonVersion(own.person, from: month.firstDay)) },
      rule: Proration.Move(rule, days: own.days, isAppraisedWhereMost: isAppraisedWhereMost))
    return own.person
  }

  private mutating func add(
    _ department: CompanySettings.Department, _ ids: [String], _ people: [PersonRow], _ expectsEvents: Bool,
    _ company: Company, _ month: Month
  ) {
    // Somebody who moved away is held against a department in which nobody is left.
    let isLookedAt = moves.values.contains { move in
      move.others.contains { $0.person.department == department.id && ($0.person.role == "agent") == expectsEvents }
    }
    guard !ids.isEmpty, !people.isEmpty || isLookedAt else { return }
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
    let group = Group(department: department, schemes: schemes, people: people, expectsEvents: expectsEvents)
    groups.append(group)
    all.append(group)
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

  /// How somebody's month is paid where it was not whole; nil where it was.
  func proration(of person: PersonRow, _ company: Company, month: Month) -> Proration? {
    guard !company.paysWholeMonths, isLookedInto(person, company, month) else { return nil }
    var employed = company.employedMonth(of: person, in: month)
    guard let move = moves[person.employeeID] else {
      return employed.isWhole || employed.stretches.isEmpty ? nil : Proration(employed, rule)
    }
    let versions = company.changes[person.employeeID] ?? []
    let appraised = [move.own] + move.others
    employed = employed.earning { stretch in
      guard let version = versions.last(where: { $0.validFrom <= stretch.first }) ?? versions.first else { return true }
      return appraised.contains { $0.isSame(as: version) }
    }
    return Proration(employed, rule, move: move.rule)
  }

  /// Whether anything of somebody changed inside the month, or could have: nobody else's month is cut into stretches.
  private func isLookedInto(_ person: PersonRow, _ company: Company, _ month: Month) -> Bool {
    if company.changes[person.employeeID] != nil || leave[person.employeeID] != nil { return true }
    let inside = month.firstDay...month.lastDay
    return [person.hiredOn, person.confirmedOn, person.leftOn].contains { $0.map(inside.contains) ?? false }
  }

  /// Everything a month has about somebody.
  static func subject(
    _ person: PersonRow, _ group: Group, month: Month, papers: SettledPapers, facts: [String: [String: Fact]],
    history: [String: [PastMonth]], lastGoals: [String: Subject.Goal], carried: [String: [CarriedLoss]],
    proration: Proration?
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
    if subject.standing.isAppraised { subject.proration = proration }
    return subject
  }
}
