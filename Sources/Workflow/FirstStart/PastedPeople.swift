internal import Exact
public import Intake
internal import Records
public import Wording

/// The people of a company, as somebody pastes them from a spreadsheet, when it begins or later: every line with what is
/// wrong with it.
public struct PastedPeople: Sendable {
  /// A line, as it is understood.
  public struct Line: Sendable {
    /// The line of what was pasted, from 1; nil for whoever founds the company and is not on the list.
    public let number: Int?
    /// What is shown of it: id, name, department, post, role, assessor.
    public let cells: [String]
    /// The role as it is understood; nil where it cannot be.
    public let role: Role?
    /// Whether the role was not written but follows from the others.
    public let isRoleGuessed: Bool
    /// What is wrong with it.
    public internal(set) var faults: [Diagnostic]
  }

  /// All lines that are neither blank nor sums.
  public private(set) var lines: [Line] = []
  /// The people, where nothing is wrong.
  public private(set) var people: [PersonRow] = []
  /// What is wrong with the list as a whole.
  public private(set) var faults: [Diagnostic] = []
  /// Columns that were passed over.
  public private(set) var ignored: [String] = []
  /// Lines that were passed over, because they are sums of the others.
  public private(set) var sums: [Int] = []
  /// The columns of people.csv that the list has.
  private(set) var given: Set<String> = []

  /// Whether nothing is wrong.
  public var isUsable: Bool { faults.isEmpty && lines.allSatisfy(\.faults.isEmpty) && !people.isEmpty }

  static let columns = known.map(\.name)

  private static let known = [
    PastedColumn(
      "employee_id", .id, Bilingual("工号", "id"),
      ["工号", "员工编号", "员工工号", "人员编号", "编号", "员工号", "id", "employee", "staffid", "employeeid"]),
    PastedColumn("name", .text, Bilingual("姓名", "name"), ["姓名", "名字", "员工姓名", "fullname"]),
    PastedColumn(
      "department", .text, Bilingual("部门", "department"),
      ["部门", "所属部门", "部门名称", "团队", "组别", "小组", "班组", "dept", "team"]),
    PastedColumn("post", .text, Bilingual("岗位", "post"), ["岗位", "岗位名称", "职位", "职务", "position", "title", "jobtitle"]),
    PastedColumn("role", .text, Bilingual("角色", "role"), ["角色", "权限", "身份"]),
    PastedColumn(
      "assessor_id", .text, Bilingual("考核人", "assessor"),
      [
        "考核人", "考核人工号", "考核人姓名", "考评人", "评分人", "主管姓名", "上级姓名", "直属上级姓名", "组长", "主管", "上级", "直属上级", "直接上级", "直属主管",
        "直接主管", "上级主管", "直属领导", "汇报对象",
        "assessor", "supervisor", "manager", "linemanager",
      ]),
    PastedColumn(
      "hired_on", .day, Bilingual("入职日期", "hired on"),
      ["入职日期", "入职", "入职时间", "入职日", "入司日期", "到岗日期", "hired", "hiredate"]),
    PastedColumn("confirmed_on", .day, Bilingual("转正日期", "confirmed on"), ["转正日期", "转正", "转正时间", "转正日", "confirmed"]),
    PastedColumn("left_on", .day, Bilingual("离职日期", "left on"), ["离职日期", "离职", "离职时间", "离职日", "left", "leavedate"]),
    PastedColumn(
      "monthly_wage_cents", .pay, Bilingual("月薪", "monthly wage"),
      ["月薪", "月工资", "工资", "基本工资", "固定工资", "底薪", "税前月薪", "薪资", "monthlywage", "wage", "salary"]),
    PastedColumn(
      "performance_pay_cents", .pay, Bilingual("绩效工资", "performance pay"),
      ["绩效工资", "浮动工资", "绩效", "绩效奖金", "performancepay"]),
    PastedColumn(
      "sales_target_cents", .amount, Bilingual("销售目标", "sales target"),
      ["销售目标", "月销售目标", "月度销售目标", "目标", "salestarget", "target"]),
  ]

  private static let roles: [Role: [String]] = [
    .agent: ["agent", "客服", "售前客服", "售后客服", "员工"],
    .assessor: ["assessor", "考核人", "考评人", "主管", "客服主管", "组长", "经理", "supervisor", "manager"],
    .hr: ["hr", "人事", "人力资源", "人事专员"], .finance: ["finance", "财务", "会计", "出纳"],
    .auditor: ["auditor", "审计"],
  ]

  /// Reads what was pasted for a company that begins.
  ///
  /// - Parameter founder: whoever founds the company, who is of HR; added where they are not on the list.
  public init(_ text: String, founder: (id: String, name: String)) {
    self.init(text, founder, among: [])
  }

  /// Reads what was pasted for a company that has people already.
  ///
  /// - Parameter people: everybody on record, as they are on the latest day.
  init(_ text: String, among people: [PersonVersion]) {
    self.init(text, nil, among: people)
  }

  private init(_ text: String, _ founder: (id: String, name: String)?, among people: [PersonVersion]) {
    do throws(Diagnostic) {
      try read(try PastedList(text, columns: PastedPeople.known, needed: ["employee_id", "name"]), founder, people)
    } catch {
      faults.append(error)
    }
  }

  private mutating func read(
    _ list: PastedList, _ founder: (id: String, name: String)?, _ onRecord: [PersonVersion]
  ) throws(Diagnostic) {
    ignored = list.header.ignored
    sums = list.sums
    given = Set(list.header.columns.keys)
    var named = list.rows.map { (PastedHeader.plain(list.text("employee_id", of: $0)), list.text("name", of: $0)) }
    let hasFounder = founder.map { founder in named.contains { $0.0 == founder.id } } ?? true
    if let founder, !hasFounder { named.append(founder) }
    let listed = Set(named.map(\.0))
    named += onRecord.filter { !listed.contains($0.employee) && !$0.name.isEmpty }.map { ($0.employee, $0.name) }
    let reader = PersonReader(
      list: list, directory: PastedDirectory(named), founder: founder?.id,
      assessors: Set(
        list.rows.compactMap { PastedDirectory(named).id(list.text("assessor_id", of: $0)) }),
      onRecord: Dictionary(onRecord.map { ($0.employee, $0) }, uniquingKeysWith: { first, _ in first }),
      departments: PastedPeople.departments(list, onRecord))
    var canonical: [(cells: [String: String], of: ClipboardTable.Row?)] = []
    for row in list.rows {
      let (cells, line) = reader.understood(row)
      canonical.append((cells, row))
      lines.append(line)
    }
    if let founder, !hasFounder {
      canonical.append((["employee_id": founder.id, "name": founder.name, "role": Role.hr.rawValue], nil))
      lines.append(
        Line(
          number: nil, cells: [founder.id, founder.name, "", "", "", ""], role: .hr, isRoleGuessed: true, faults: []))
    }
    let outcome = try list.checked(canonical) { CompanyTables.people(at: $0) }
    for fault in outcome.faults {
      if let place = fault.place { lines[place].faults.append(fault.says) } else { faults.append(fault.says) }
    }
    people = outcome.rows
  }

  /// How each department is written: 电商部 and 电商 部 are one, and called as it was first.
  private static func departments(_ list: PastedList, _ onRecord: [PersonVersion]) -> [String: String] {
    let written = onRecord.map(\.department) + list.rows.map { list.text("department", of: $0) }
    return Dictionary(written.map { (PastedDirectory.folded($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  fileprivate static func role(_ written: String) -> Role? {
    let written = PastedDirectory.folded(written)
    return Role.allCases.first { roles[$0]?.contains(written) == true }
  }
}

/// Understands the rows of a list of people.
private struct PersonReader {
  let list: PastedList
  let directory: PastedDirectory
  let founder: String?
  let assessors: Set<String>
  let onRecord: [String: PersonVersion]
  let departments: [String: String]

  /// A row under the columns of people.csv, and as it is shown.
  func understood(_ row: ClipboardTable.Row) -> (cells: [String: String], line: PastedPeople.Line) {
    var (cells, faults) = list.canonical(row)
    let id = cells["employee_id"] ?? ""
    let known = onRecord[id]
    let written = list.text("role", of: row)
    var role = PastedPeople.role(written)
    if written.isEmpty {
      if let founder {
        role = id == founder ? .hr : assessors.contains(id) ? .assessor : .agent
      } else {
        // Later the role of somebody new is said, never guessed.
        role = known.flatMap { Role(rawValue: $0.role) }
      }
    }
    if (role == nil && !written.isEmpty) || (id == founder && role != .hr) {
      faults.append(list.fault(.pastedRole, "role", of: row, ["role": Diagnostic.quoted(written)]))
    }
    cells["role"] = role?.rawValue ?? ""
    let department = list.text("department", of: row)
    if founder != nil, department.isEmpty, role == .agent || role == .assessor {
      faults.append(list.fault(.pastedDepartment, "department", of: row))
    }
    cells["department"] = departments[PastedDirectory.folded(department)] ?? department
    let above = list.text("assessor_id", of: row)
    cells["assessor_id"] = above.isEmpty ? "" : directory.id(above) ?? ""
    if !above.isEmpty, directory.id(above) == nil {
      faults.append(
        list.fault(
          .pastedWho, "assessor_id", of: row, ["who": Diagnostic.quoted(above)], words: directory.unknown(above)))
    }
    let line = PastedPeople.Line(
      number: row.line,
      cells: [id, list.text("name", of: row), department, list.text("post", of: row), written, above],
      role: role, isRoleGuessed: written.isEmpty, faults: faults)
    return (cells, line)
  }
}
