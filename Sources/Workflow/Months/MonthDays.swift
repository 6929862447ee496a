internal import Appraisal
internal import Exact
internal import Intake
internal import Records
internal import Scheme

/// A department in which somebody worked in a month, as they were there.
struct Placement {
  /// The person, as they were on their last day there.
  let person: PersonRow
  /// The calendar days there.
  let days: Int

  /// Under which schemes somebody is appraised goes by department and role.
  func isSame(as other: PersonVersion) -> Bool {
    person.department == other.department && person.role == other.role
  }
}

extension Company {
  /// How a month pays those who were not there the whole of it: what is on record, or what the folder says.
  func proration(in month: Month) -> FrozenProration {
    if let prorationOnRecord { return prorationOnRecord }
    var proration = FrozenProration(calendar: days.calendar(of: month), unpaidLeave: days.unpaidLeave(in: month))
    if let setting = settings.proration(in: month) {
      proration.by = setting.method.rawValue
      if setting.minimumWage != .whole { proration.minimumWage = setting.minimumWage.rawValue }
    }
    return proration
  }

  /// The ids of the schemes somebody is appraised under, as they are.
  func schemeIDs(of person: PersonRow) -> [String] {
    guard let department = settings.departments.first(where: { $0.id == person.department }) else { return [] }
    return switch person.role {
    case "agent": department.schemes
    case "assessor": department.assessorSchemes
    default: []
    }
  }

  /// Who may rate those who moved inside the month, by employee.
  var assessorsOfMoved: [String: Set<String>] {
    Dictionary(
      uniqueKeysWithValues: people.filter { changes[$0.employeeID] != nil }.map { ($0.employeeID, assessors(of: $0)) })
  }

  /// Who may rate somebody in a month: the assessor, and of somebody who moved inside it the assessors of each department.
  func assessors(of person: PersonRow) -> Set<String> {
    let versions = changes[person.employeeID] ?? []
    let assessors = [person.assessorID].compactMap(\.self)
    guard Set(versions.map { [$0.department, $0.role] }).count > 1 else { return Set(assessors) }
    return Set(assessors + versions.compactMap(\.assessor))
  }

  /// Somebody's month in stretches.
  func employedMonth(of person: PersonRow, in month: Month) -> EmployedMonth {
    // The days of hiring, confirmation and leaving are those known last.
    let latest = self.person(person.employeeID) ?? person
    let versions = changes[person.employeeID] ?? [PersonVersion(latest, from: month.firstDay)]
    let names = Dictionary(settings.departments.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return EmployedMonth(
      month, hired: latest.hiredOn, left: latest.leftOn, confirmed: latest.confirmedOn,
      terms: versions.map { version in
        EmploymentTerms(
          from: version.validFrom, department: names[version.department] ?? version.department, role: version.role,
          post: version.post, wage: version.wage, performancePay: version.performancePay)
      }, unpaidLeave: proration(in: month).leave[person.employeeID] ?? [])
  }

  /// The departments somebody worked in, in the order of days; one where nothing changed.
  func placements(of person: PersonRow, in month: Month) -> [Placement] {
    let whole = month.lastDay.number - month.firstDay.number + 1
    guard !paysWholeMonths, let versions = changes[person.employeeID],
      Set(versions.map { [$0.department, $0.role] }).count > 1
    else { return [Placement(person: person, days: whole)] }
    var places: [(version: PersonVersion, days: Int)] = []
    for stretch in employedMonth(of: person, in: month).stretches {
      guard let version = versions.last(where: { $0.validFrom <= stretch.first }) ?? versions.first else { continue }
      if let place = places.firstIndex(where: {
        $0.version.department == version.department && $0.version.role == version.role
      }) {
        places[place] = (version, places[place].days + stretch.days)
      } else {
        places.append((version, stretch.days))
      }
    }
    return places.map { Placement(person: PersonRow($0.version), days: $0.days) }
  }
}
