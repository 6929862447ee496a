internal import Exact
internal import Wording

/// The company's own tables, each read from a CSV, TSV or XLSX file.
///
///     let people = CompanyTables.people(at: "company/people.csv")
///     for person in people.rows { print(person.name) }
///     for diagnostic in people.diagnostics { print(diagnostic.text(in: .chinese)) }
///
/// A row that cannot be read is left out with an error; a file whose structure is broken is refused whole. Whether what a
/// row says may be entered, by whom and about whom, is for whoever knows the people and their schemes.
public enum CompanyTables {
  /// people.csv: 人员.
  public static func people(at path: String) -> TableOutcome<PersonRow> {
    CompanyTable(
      columns: ["employee_id", "name"],
      optionalColumns: [
        "department", "post", "role", "assessor_id", "hired_on", "confirmed_on", "left_on", "monthly_wage_cents",
        "performance_pay_cents", "sales_target_cents",
      ],
      key: { [$0.employeeID] }
    ) { row throws(Diagnostic) in
      let hired = try row.optionalDay("hired_on")
      let confirmed = try row.optionalDay("confirmed_on")
      let left = try row.optionalDay("left_on")
      try row.inOrder("hired_on", hired, "confirmed_on", confirmed)
      try row.inOrder("hired_on", hired, "left_on", left)
      let assessor = row.text("assessor_id")
      return PersonRow(
        employeeID: try row.id("employee_id"), name: try row.required("name"), department: row.text("department"),
        post: row.text("post"), role: row.text("role"), assessorID: assessor.isEmpty ? nil : assessor, hiredOn: hired,
        confirmedOn: confirmed, leftOn: left, monthlyWage: try row.agreed(.wage, "monthly_wage_cents"),
        performancePay: try row.agreed(.performancePay, "performance_pay_cents"),
        salesTarget: try row.optionalCount("sales_target_cents").map { Fen($0) }, line: row.line)
    }.outcome(of: path)
  }

  /// accounts.csv: 账号归属. An account has one owner on a day; an empty shop_id means every shop.
  public static func accounts(at path: String) -> TableOutcome<AccountRow> {
    var owners = AccountOwners()
    return CompanyTable(
      columns: ["agent_id", "shop_id", "employee_id", "from", "to"], key: { _ in [] },
      check: { (account, row) throws(Diagnostic) in try owners.add(account, row) }
    ) { row throws(Diagnostic) in
      let account = AccountRow(
        agentID: try row.id("agent_id"), shopID: row.text("shop_id"), employeeID: try row.id("employee_id"),
        from: try row.day("from"), to: try row.optionalDay("to"), line: row.line)
      try row.inOrder("from", account.from, "to", account.to)
      return account
    }.outcome(of: path)
  }

  /// assessments.csv: 评分.
  public static func assessments(at path: String) -> TableOutcome<AssessmentRow> {
    CompanyTable(
      columns: ["employee_id", "item", "rating", "by", "at"], optionalColumns: ["comment"],
      key: { [$0.employeeID, $0.item, $0.by] }
    ) { row throws(Diagnostic) in
      AssessmentRow(
        employeeID: try row.id("employee_id"), item: try row.required("item"), rating: try row.required("rating"),
        by: try row.id("by"), at: try row.instant("at"), comment: row.text("comment"), line: row.line)
    }.outcome(of: path)
  }

  /// vetoes.csv: 一票否决.
  public static func vetoes(at path: String) -> TableOutcome<VetoRow> {
    CompanyTable(
      columns: ["employee_id", "veto", "occurrences", "by", "at"], optionalColumns: ["note"],
      key: { [$0.employeeID, $0.veto, $0.by, $0.at.description] }
    ) { row throws(Diagnostic) in
      guard let occurrences = Int(exactly: try row.whole("occurrences")) else {
        throw row.failure(.fieldTooLarge, "occurrences")
      }
      return VetoRow(
        employeeID: try row.id("employee_id"), veto: try row.required("veto"), occurrences: occurrences,
        by: try row.id("by"), at: try row.instant("at"), note: row.text("note"), line: row.line)
    }.outcome(of: path)
  }

  /// omissions.csv: 漏扣.
  public static func omissions(at path: String) -> TableOutcome<OmissionRow> {
    CompanyTable(
      columns: ["assessor_id", "employee_id", "item", "points", "by", "at"], optionalColumns: ["note"],
      key: { [$0.assessorID, $0.employeeID, $0.item, $0.by, $0.at.description] }
    ) { row throws(Diagnostic) in
      OmissionRow(
        assessorID: try row.id("assessor_id"), employeeID: try row.id("employee_id"), item: try row.required("item"),
        points: try row.points("points"), by: try row.id("by"), at: try row.instant("at"), note: row.text("note"),
        line: row.line)
    }.outcome(of: path)
  }

  /// waivers.csv: 免考.
  public static func waivers(at path: String) -> TableOutcome<WaiverRow> {
    CompanyTable(columns: ["employee_id", "item", "reason", "by", "at"], key: { [$0.employeeID, $0.item] }) {
      row throws(Diagnostic) in
      WaiverRow(
        employeeID: try row.id("employee_id"), item: try row.required("item"), reason: row.text("reason"),
        by: try row.id("by"), at: try row.instant("at"), line: row.line)
    }.outcome(of: path)
  }

  /// goals.csv: 发展目标.
  public static func goals(at path: String) -> TableOutcome<GoalRow> {
    CompanyTable(columns: ["employee_id", "goal", "by", "at"], key: { [$0.employeeID] }) { row throws(Diagnostic) in
      GoalRow(
        employeeID: try row.id("employee_id"), goal: try row.required("goal"), by: try row.id("by"),
        at: try row.instant("at"), line: row.line)
    }.outcome(of: path)
  }

  /// standing.csv: 整月请假, 考核作废.
  public static func standing(at path: String) -> TableOutcome<StandingRow> {
    CompanyTable(columns: ["employee_id", "standing", "reason", "by", "at"], key: { [$0.employeeID] }) {
      row throws(Diagnostic) in
      let word = try row.choice("standing", of: StandingRow.Standing.allCases.map(\.rawValue))
      return StandingRow(
        employeeID: try row.id("employee_id"), standing: StandingRow.Standing(rawValue: word) ?? .leave,
        reason: row.text("reason"), by: try row.id("by"), at: try row.instant("at"), line: row.line)
    }.outcome(of: path)
  }
}
