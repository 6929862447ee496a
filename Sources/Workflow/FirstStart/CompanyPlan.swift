public import Exact
internal import Foundation
public import Intake
public import Records
public import Wording

/// A company that is about to begin.
public struct CompanyPlan: Sendable {
  /// Its name.
  public var name = ""
  /// The local monthly minimum wage; nil where it is said later.
  public var minimumWage: Fen?
  /// The employee id of whoever founds it.
  public var founder = ""
  /// The founder's password.
  public var password = ""
  /// Everybody, the founder among them.
  public var people: [PersonRow] = []
  /// Whose accounts are whose.
  public var accounts: [AccountRow] = []
  /// The schemes of each department.
  public var schemes: [String: DepartmentSchemes] = [:]
  /// The first month.
  public var month: Month
  /// The record of the schemes' publication; nil leaves them drafts, and the month unopened.
  public var publication: Publication?

  /// The schemes of a department's agents and assessors, by id.
  public struct DepartmentSchemes: Hashable, Sendable {
    /// Of its agents.
    public var agents: [String]
    /// Of its assessors.
    public var assessors: [String]

    /// The schemes of a department.
    public init(agents: [String], assessors: [String]) {
      self.agents = agents
      self.assessors = assessors
    }
  }

  /// A plan of nothing yet.
  public init(month: Month) { self.month = month }

  /// The departments in which somebody is appraised, with how many agents and assessors.
  public var departments: [(name: String, agents: Int, assessors: Int)] {
    var names: [String] = []
    for person in people where !person.department.isEmpty && !names.contains(person.department) {
      names.append(person.department)
    }
    return names.map { name in
      let staff = people.filter { $0.department == name }
      return (name, staff.count { $0.role == Role.agent.rawValue }, staff.count { $0.role == Role.assessor.rawValue })
    }
  }

  /// An amount as people write it, `7,500.50`.
  ///
  /// - Parameter name: what it is, for a message.
  /// - Throws: `PASTED-AMOUNT`.
  public static func fen(yuan text: String, _ name: Bilingual) throws(Diagnostic) -> Fen {
    if let fen = PastedAmount.fen(yuan: text) { return Fen(fen) }
    throw Diagnostic(
      .pastedAmount, ["value": Diagnostic.quoted(text)],
      words: PastedHeader.yuan.merging(["column": name]) { given, _ in given })
  }

  /// The ids of all schemes that were chosen, in order.
  public var chosenSchemes: [String] {
    Set(schemes.values.flatMap { $0.agents + $0.assessors }).sorted()
  }

  /// The files of the company's folder, by path; `company.yaml`, which makes it one, is the last.
  var files: [(path: String, bytes: [UInt8])] {
    var files = [("people.csv", peopleTable), ("accounts.csv", accountsTable)]
    for id in chosenSchemes {
      if let text = BuiltInSchemes.all[id + ".yaml"] { files.append(("schemes/\(id).yaml", Array(text.utf8))) }
    }
    return files + [("company.yaml", Array(settings.utf8))]
  }

  private var settings: String {
    var text = "name: \(CompanyPlan.quoted(name))\nregion: cn\n"
    if let minimumWage { text += "minimum_wage_cents: \(minimumWage.amount)\n" }
    text += "rule_set: service_hours\nrecords_begin: \(month)\ndepartments:\n"
    for department in departments {
      let chosen = schemes[department.name]
      let name = CompanyPlan.quoted(department.name)
      text += "  - {id: \(name), name: \(name), schemes: [\((chosen?.agents ?? []).joined(separator: ", "))]"
      let assessors = chosen?.assessors ?? []
      if !assessors.isEmpty { text += ", assessor_schemes: [\(assessors.joined(separator: ", "))]" }
      text += "}\n"
    }
    return departments.isEmpty ? text + "  []\n" : text
  }

  private var peopleTable: [UInt8] {
    var table = CSVText(PastedPeople.columns)
    for person in people {
      let days = [person.hiredOn, person.confirmedOn, person.leftOn].map { $0?.description ?? "" }
      let amounts = [
        person.monthlyWage.fenText, person.performancePay.fenText,
        person.salesTarget.map { String($0.amount) } ?? "",
      ]
      table.row(
        [person.employeeID, person.name, person.department, person.post, person.role, person.assessorID ?? ""] + days
          + amounts)
    }
    return table.bytes
  }

  private var accountsTable: [UInt8] {
    var table = CSVText(PastedAccounts.columns)
    for account in accounts {
      table.row([
        account.agentID, account.shopID, account.employeeID, account.from.description, account.to?.description ?? "",
      ])
    }
    return table.bytes
  }

  /// A text as YAML writes it in double quotes.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
