internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// The people, and who can sign in.
enum PeoplePage {
  static let routes: [Route] = [
    .page("/people", .deed(.giveAccess)) { visit throws(Diagnostic) in
      .page("people", title: Bilingual("人员", "People"), try PeopleView(visit))
    },
    .form("/people/:employee/access", .deed(.giveAccess)) { visit throws(Diagnostic) in
      let employee = try visit.employee()
      let password = try visit.desk().giveAccess(to: employee)
      return .page(
        "access", title: Bilingual("一次性密码", "One-time password"), AccessView(employee: employee, password: password))
    },
  ]
}

private struct PeopleView: Sendable {
  let lines: [Line]
  /// Whose data need not be kept any longer.
  let dueLines: [Due]
  let due: Bool

  struct Due: Sendable {
    let employee: String
    let since: String
    let link: String
  }

  struct Line: Sendable {
    let employee: String
    let name: String
    let department: String
    let post: String
    let role: String
    let assessor: String
    let canSignIn: Bool
    let isOneself: Bool
    let address: String
    let link: String
  }

  init(_ visit: Visit) throws(Diagnostic) {
    let desk = try visit.desk()
    lines = try desk.people().map { person, canSignIn in
      Line(
        employee: person.employee, name: person.name, department: person.department, post: person.post,
        role: Role(rawValue: person.role).map { visit.say($0.name) } ?? person.role, assessor: person.assessor ?? "",
        canSignIn: canSignIn, isOneself: person.employee == desk.actor,
        address: "/people/\(person.employee.addingPathPercentEncoding)/access",
        link: "/people/\(person.employee.addingPathPercentEncoding)")
    }
    dueLines = try desk.dueForErasure().map {
      Due(
        employee: $0.employee, since: $0.since.description, link: "/people/\($0.employee.addingPathPercentEncoding)")
    }
    due = !dueLines.isEmpty
  }
}

private struct AccessView: Sendable {
  let employee: String
  let password: String
}
