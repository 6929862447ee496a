internal import Exact
public import Intake
public import Wording

/// The people of a company that begins, as somebody pastes them from a spreadsheet: every line with what is wrong with it.
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

  /// All lines that are not blank.
  public private(set) var lines: [Line] = []
  /// The people, where nothing is wrong.
  public private(set) var people: [PersonRow] = []
  /// What is wrong with the list as a whole.
  public private(set) var faults: [Diagnostic] = []
  /// Columns that were passed over.
  public private(set) var ignored: [String] = []

  /// Whether nothing is wrong.
  public var isUsable: Bool { faults.isEmpty && lines.allSatisfy(\.faults.isEmpty) && !people.isEmpty }

  static let columns = [
    "employee_id", "name", "department", "post", "role", "assessor_id", "hired_on", "confirmed_on", "left_on",
    "monthly_wage_cents", "performance_pay_cents", "sales_target_cents",
  ]

  private static let words: [String: [String]] = [
    "employee_id": ["工号", "员工编号", "员工工号", "人员编号", "编号", "id", "employee", "staffid"],
    "name": ["姓名", "名字", "员工姓名"],
    "department": ["部门", "所属部门", "dept"], "post": ["岗位", "职位", "职务", "position", "title"],
    "role": ["角色", "权限", "身份"],
    "assessor_id": ["考核人", "考核人工号", "主管", "上级", "直属上级", "直属主管", "assessor", "supervisor", "manager"],
    "hired_on": ["入职日期", "入职", "入职时间", "hired", "hiredate"],
    "confirmed_on": ["转正日期", "转正", "转正时间", "confirmed"], "left_on": ["离职日期", "离职", "离职时间", "left"],
    "monthly_wage": ["月薪", "月工资", "工资", "基本工资", "wage", "salary"],
    "performance_pay": ["绩效工资", "浮动工资", "绩效", "绩效奖金"],
    "sales_target": ["销售目标", "月销售目标", "目标", "target"],
    "monthly_wage_cents": [], "performance_pay_cents": [], "sales_target_cents": [],
  ]

  private static let roles: [Role: [String]] = [
    .agent: ["agent", "客服", "售前客服", "售后客服", "员工"],
    .assessor: ["assessor", "考核人", "主管", "客服主管", "组长", "经理", "supervisor", "manager"],
    .hr: ["hr", "人事", "人力资源", "人事专员"], .finance: ["finance", "财务", "会计", "出纳"],
    .auditor: ["auditor", "审计"],
  ]

  /// Reads what was pasted.
  ///
  /// - Parameter founder: whoever founds the company, who is of HR; added where they are not on the list.
  public init(_ text: String, founder: (id: String, name: String)) {
    do throws(Diagnostic) {
      try read(try ClipboardTable(text).rows.filter { !$0.isBlank }, founder)
    } catch {
      faults.append(error)
    }
  }

  private mutating func read(
    _ rows: [ClipboardTable.Row], _ founder: (id: String, name: String)
  ) throws(Diagnostic) {
    guard rows.count > 1 else { throw Diagnostic(.pastedNothing) }
    let header = PastedHeader(rows[0], words: PastedPeople.words)
    let missing = [("employee_id", "工号"), ("name", "姓名")].filter { header.places[$0.0] == nil }
    guard missing.isEmpty else {
      throw Diagnostic(.pastedHeader, ["missing": missing.map(\.1).joined(separator: "、"), "needed": "工号、姓名"])
    }
    ignored = header.ignored
    var named = rows.dropFirst().map { (header.text("employee_id", of: $0), header.text("name", of: $0)) }
    let hasFounder = named.contains { $0.0 == founder.id }
    if !hasFounder { named.append((founder.id, founder.name)) }
    let directory = PastedDirectory(named)
    let assessors = Set(rows.dropFirst().compactMap { directory.id(header.text("assessor_id", of: $0)) })
    var canonical: [[String]] = []
    for row in rows.dropFirst() {
      let (cells, line) = understood(row, header, directory, assessors, founder.id)
      canonical.append(cells)
      lines.append(line)
    }
    if !hasFounder {
      canonical.append([founder.id, founder.name, "", "", Role.hr.rawValue] + Array(repeating: "", count: 7))
      lines.append(
        Line(
          number: nil, cells: [founder.id, founder.name, "", "", "", ""], role: .hr, isRoleGuessed: true, faults: []))
    }
    let outcome = try PastedPeople.checked(canonical)
    for diagnostic in outcome.diagnostics where diagnostic.severity == .error {
      guard let line = diagnostic.place.line, lines.indices.contains(line - 2) else {
        faults.append(diagnostic)
        continue
      }
      lines[line - 2].faults.append(diagnostic)
    }
    people = outcome.rows
  }

  /// A row under the canonical columns, and as it is shown.
  private func understood(
    _ row: ClipboardTable.Row, _ header: PastedHeader, _ directory: PastedDirectory, _ assessors: Set<String>,
    _ founder: String
  ) -> (cells: [String], line: Line) {
    func text(_ meaning: String) -> String { header.text(meaning, of: row) }
    var faults: [Diagnostic] = []
    let id = text("employee_id")
    let written = text("role")
    var role = Role.allCases.first { PastedPeople.roles[$0]?.contains(written.lowercased()) == true }
    if written.isEmpty { role = id == founder ? .hr : assessors.contains(id) ? .assessor : .agent }
    if role == nil || (id == founder && role != .hr) {
      faults.append(Diagnostic(.pastedRole, ["role": Diagnostic.quoted(written)]))
    }
    let department = text("department")
    if department.isEmpty, role == .agent || role == .assessor { faults.append(Diagnostic(.pastedDepartment)) }
    let above = text("assessor_id")
    let assessor = above.isEmpty ? "" : directory.id(above)
    if assessor == nil { faults.append(directory.unknown(above)) }
    var amounts: [String] = []
    for meaning in ["monthly_wage", "performance_pay", "sales_target"] {
      let inFen = text(meaning + "_cents")
      let inYuan = text(meaning)
      // 无: without pay of that kind; a sales target is there or not.
      let isNone = meaning != "sales_target" && AgreedAmount.saysNone(inYuan)
      let fen = PastedAmount.fen(yuan: inYuan)
      if !inYuan.isEmpty, fen == nil, !isNone {
        let column = header.places[meaning].map { header.names[$0] } ?? meaning
        faults.append(
          Diagnostic(
            .pastedAmount, ["column": Diagnostic.quoted(column), "value": Diagnostic.quoted(inYuan)]))
      }
      amounts.append(inYuan.isEmpty ? inFen : isNone ? inYuan : fen.map(String.init) ?? "")
    }
    let cells =
      [id, text("name"), department, text("post"), (role ?? .agent).rawValue, assessor ?? ""]
      + ["hired_on", "confirmed_on", "left_on"].map(text) + amounts
    return (
      cells,
      Line(
        number: row.line, cells: [id, text("name"), department, text("post"), written, above], role: role,
        isRoleGuessed: written.isEmpty, faults: faults)
    )
  }

  /// The rows as the company's own reader takes them, so that a list has the same faults here and there.
  static func checked(_ rows: [[String]]) throws(Diagnostic) -> TableOutcome<PersonRow> {
    try PastedFile.reading([columns] + rows) { CompanyTables.people(at: $0) }
  }
}

/// Who is meant by an id or a name.
struct PastedDirectory {
  private let ids: Set<String>
  private let byName: [String: [String]]

  init(_ people: [(id: String, name: String)]) {
    ids = Set(people.map(\.id))
    byName = Dictionary(grouping: people, by: \.name).mapValues { Set($0.map(\.id)).sorted() }
  }

  /// The id of somebody; nil where nobody, or more than one, is meant.
  func id(_ text: String) -> String? {
    if ids.contains(text) { return text }
    let named = byName[text] ?? []
    return named.count == 1 ? named[0] : nil
  }

  func unknown(_ text: String) -> Diagnostic {
    Diagnostic(
      .pastedWho, ["who": Diagnostic.quoted(text), "nearest": NearestName.of(text, among: ids) ?? "—"])
  }
}

/// Amounts as people write them.
enum PastedAmount {
  /// `7500`, `7,500.50`, `￥7500`, `7500元` as whole fen; nil for anything else, and for fractions of a fen.
  static func fen(yuan text: String) -> Int64? {
    var text = text.filter { !$0.isWhitespace && $0 != "¥" && $0 != "￥" }
    if text.hasSuffix("元") { text.removeLast() }
    if text.contains(",") || text.contains("，") {
      text = text.replacing("，", with: ",")
      guard text.wholeMatch(of: #/[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?/#) != nil else { return nil }
      text = text.replacing(",", with: "")
    }
    guard text.wholeMatch(of: #/[0-9]{1,12}(\.[0-9]{1,2}0*)?/#) != nil, let yuan = Rational(written: text),
      let fen = try? yuan * 100, fen.isWhole
    else { return nil }
    return Int64(fen.description)
  }
}

/// A table that is handed to a reader of files.
enum PastedFile {
  static func reading<Row>(
    _ rows: [[String]], _ read: (String) -> TableOutcome<Row>
  ) throws(Diagnostic) -> TableOutcome<Row> {
    var text = CSVText(rows[0])
    for row in rows.dropFirst() { text.row(row) }
    let bytes = text.bytes
    return try PrivateFolder.with { folder throws(Diagnostic) in
      try Disk.write(bytes, to: folder + "/pasted.csv", mode: 0o600)
      return read(folder + "/pasted.csv")
    }
  }
}
