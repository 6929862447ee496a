internal import Exact
internal import Foundation
internal import Intake
internal import Metrics
internal import Records
internal import Scheme
internal import Wording

extension Company {
  /// The company as a month has it on record: people and accounts as they were then, schemes as published, settings as
  /// they were when the month was opened or last computed.
  func onRecord(in month: Month, _ records: Records) throws(Diagnostic) -> Company {
    let people = try records.people(on: month.lastDay).map { PersonRow($0) }
    let accounts = try records.accounts().map { AccountRow($0) }
    let schemes = try Company.schemes(records)
    let frame = try records.frame(of: month)
    var company = Company(
      self, settings: frame.map { settings.framed(by: $0) } ?? settings, people: people, accounts: accounts,
      schemes: schemes)
    company.changes = try records.peopleChanged(in: month)
    company.prorationOnRecord = frame?.proration
    company.paysWholeMonths = frame != nil && frame?.proration == nil
    return company
  }

  /// The schemes on record that serve.
  static func schemes(_ records: Records) throws(Diagnostic) -> [Scheme] {
    var schemes: [Scheme] = []
    for version in try records.schemes() where version.state == .published {
      schemes.append(try SchemesLoaded.scheme(version))
    }
    return schemes
  }
}

extension PersonRow {
  init(_ person: PersonVersion) {
    self.init(
      employeeID: person.employee, name: person.name, department: person.department, post: person.post,
      role: person.role, assessorID: person.assessor, hiredOn: person.hiredOn, confirmedOn: person.confirmedOn,
      leftOn: person.leftOn, monthlyWage: person.wage, performancePay: person.performancePay,
      salesTarget: person.salesTarget, line: 1)
  }
}

extension PersonVersion {
  /// A row of people.csv, as it is from a day on.
  init(_ row: PersonRow, from day: Day) {
    self.init(
      employee: row.employeeID, validFrom: day, name: row.name, department: row.department, post: row.post,
      role: row.role, assessor: row.assessorID, hiredOn: row.hiredOn, confirmedOn: row.confirmedOn,
      leftOn: row.leftOn, wage: row.monthlyWage, performancePay: row.performancePay, salesTarget: row.salesTarget)
  }
}

extension AccountRow {
  init(_ tenure: AccountTenure) {
    self.init(
      agentID: tenure.agent, shopID: tenure.shop, employeeID: tenure.employee, from: tenure.from, to: tenure.to,
      line: 1)
  }
}

extension AccountTenure {
  init(_ row: AccountRow) {
    self.init(agent: row.agentID, shop: row.shopID, employee: row.employeeID, from: row.from, to: row.to)
  }
}
