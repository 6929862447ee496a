internal import Exact
internal import Foundation
internal import Records
internal import Wording
internal import Workflow

/// One person over time: who they were from which day on, their accounts and months, their data.
enum PersonPage {
  static let routes: [Route] = [
    .page("/people/:employee", .deed(.changePeople)) { visit throws(Diagnostic) in
      let employee = try visit.employee()
      let book = try visit.desk().book(of: employee)
      let name = book.versions.last?.name ?? employee
      return .page("person", title: Bilingual(name, name), PersonView(visit, try visit.desk(), employee, book))
    },
    .page("/people/:employee/data.json", .deed(.exportPerson)) { visit throws(Diagnostic) in
      let employee = try visit.employee()
      return .file("\(employee).json", "application/json", try visit.desk().exportData(of: employee))
    },
    .page("/my-data", .deed(.exportPerson)) { visit throws(Diagnostic) in
      let desk = try visit.desk()
      return .file("\(desk.actor).json", "application/json", try desk.exportData(of: desk.actor))
    },
    .form("/people/:employee/erase", .deed(.erasePerson)) { visit throws(Diagnostic) in
      let employee = try visit.employee()
      let reason = try visit.form.required("reason", Bilingual("理由", "reason"))
      try visit.desk().eraseData(of: employee, reason: reason)
      return .see("/people", said: Bilingual("\(employee) 的个人数据已删除。", "The data of \(employee) is erased."))
    },
  ]
}

private struct PersonView: Sendable {
  let employee: String
  let address: String
  let versions: [VersionLine]
  let accounts: [AccountLine]
  let sheets: [SheetRow]
  let roles: [Choice]
  let departments: [Choice]
  let now: VersionLine?
  let canChange: Bool
  let canErase: Bool
  let keptUntil: String?
  let today: String

  struct Choice: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
  }

  /// How the person was from a day on; what differs from the version before is marked.
  struct VersionLine: Sendable {
    let from: String
    let name: Cell
    let department: Cell
    let post: Cell
    let role: Cell
    let assessor: Cell
    let hired: Cell
    let confirmed: Cell
    let left: Cell
    let wage: Cell
    let performance: Cell
    let target: Cell
  }

  struct Cell: Sendable {
    let text: String
    let look: String
  }

  struct AccountLine: Sendable {
    let account: String
    let shop: String
    let from: String
    let to: String
  }

  struct SheetRow: Sendable {
    let month: String
    let link: String
    let state: String
    let score: String
    let total: String
  }

  init(_ visit: Visit, _ desk: Desk, _ employee: String, _ book: PersonBook) {
    self.employee = employee
    address = "/people/\(employee.addingPathPercentEncoding)"
    let names = Dictionary(
      visit.house.office.company.settings.departments.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    func line(_ person: PersonVersion, after earlier: PersonVersion?) -> VersionLine {
      func cell(_ text: (PersonVersion) -> String) -> Cell {
        let own = text(person)
        return Cell(text: own, look: earlier.map { text($0) != own } == true ? "held" : "")
      }
      return VersionLine(
        from: person.validFrom.description, name: cell(\.name),
        department: cell { names[$0.department] ?? $0.department }, post: cell(\.post),
        role: cell { Role(rawValue: $0.role).map { visit.say($0.name) } ?? $0.role },
        assessor: cell { $0.assessor ?? "" }, hired: cell { $0.hiredOn?.description ?? "" },
        confirmed: cell { $0.confirmedOn?.description ?? "" }, left: cell { $0.leftOn?.description ?? "" },
        wage: cell { visit.say($0.wage) }, performance: cell { visit.say($0.performancePay) },
        target: cell { $0.salesTarget?.text ?? "" })
    }
    let all = book.versions
    versions = all.indices.reversed().map { line(all[$0], after: $0 > 0 ? all[$0 - 1] : nil) }
    now = all.last.map { line($0, after: nil) }
    accounts = book.accounts.map {
      AccountLine(
        account: $0.agent, shop: $0.shop.isEmpty ? visit.say("所有店铺", "every shop") : $0.shop,
        from: $0.from.description, to: $0.to?.description ?? visit.say("至今", "still"))
    }
    sheets = book.sheets.reversed().map {
      SheetRow(
        month: $0.month.description, link: SheetAddress.of(employee, $0.month), state: visit.say($0.state.name),
        score: $0.score?.text ?? "—", total: $0.total?.text ?? "—")
    }
    roles = Role.allCases.map {
      Choice(value: $0.rawValue, label: visit.say($0.name), isChosen: $0.rawValue == all.last?.role)
    }
    departments = names.sorted { $0.key < $1.key }.map {
      Choice(value: $0.key, label: $0.value, isChosen: $0.key == all.last?.department)
    }
    canChange = employee != desk.actor
    canErase = book.isDueForErasure && canChange
    keptUntil = book.keptUntil?.description
    today = visit.house.office.now.day.description
  }
}
