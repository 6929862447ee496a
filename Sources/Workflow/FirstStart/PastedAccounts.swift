public import Exact
public import Intake
public import Wording

/// Whose the platforms' accounts are, as somebody pastes it from a spreadsheet: every line with what is wrong with it.
public struct PastedAccounts: Sendable {
  /// A line, as it is understood.
  public struct Line: Sendable {
    /// The line of what was pasted, from 1.
    public let number: Int
    /// What is shown of it: account, shop, whose, from, to.
    public let cells: [String]
    /// What is wrong with it.
    public internal(set) var faults: [Diagnostic]
  }

  /// All lines that are not blank.
  public private(set) var lines: [Line] = []
  /// The accounts, where nothing is wrong.
  public private(set) var accounts: [AccountRow] = []
  /// What is wrong with the list as a whole.
  public private(set) var faults: [Diagnostic] = []

  /// Whether nothing is wrong.
  public var isUsable: Bool { faults.isEmpty && lines.allSatisfy(\.faults.isEmpty) && !accounts.isEmpty }

  static let columns = ["agent_id", "shop_id", "employee_id", "from", "to"]

  private static let words: [String: [String]] = [
    "agent_id": ["账号", "客服账号", "平台账号", "旺旺", "旺旺账号", "子账号", "客服昵称", "昵称", "account", "agent"],
    "shop_id": ["店铺", "店铺编号", "店铺名", "店铺名称", "shop", "store"],
    "employee_id": ["工号", "员工", "员工编号", "员工工号", "姓名", "归属", "使用人", "employee", "name", "id"],
    "from": ["起", "开始", "开始日期", "起始日期", "生效日期", "自", "start"],
    "to": ["止", "结束", "结束日期", "截止日期", "失效日期", "至", "end", "until"],
  ]

  /// Reads what was pasted.
  ///
  /// - Parameter from: since when an account is somebody's who was hired nobody knows when.
  public init(_ text: String, of people: [PersonRow], from day: Day) {
    do throws(Diagnostic) {
      try read(try PastedTable(text).rows.filter { !$0.isBlank }, people, day)
    } catch {
      faults.append(error)
    }
  }

  private mutating func read(
    _ rows: [PastedTable.Row], _ people: [PersonRow], _ day: Day
  ) throws(Diagnostic) {
    guard rows.count > 1 else { throw Diagnostic(.pastedNothing) }
    let header = PastedHeader(rows[0], words: PastedAccounts.words)
    let missing = [("agent_id", "账号"), ("employee_id", "工号")].filter { header.places[$0.0] == nil }
    guard missing.isEmpty else {
      throw Diagnostic(.pastedHeader, ["missing": missing.map(\.1).joined(separator: "、"), "needed": "账号、工号"])
    }
    let directory = PastedDirectory(people.map { ($0.employeeID, $0.name) })
    var canonical: [[String]] = []
    for row in rows.dropFirst() {
      func text(_ meaning: String) -> String { header.text(meaning, of: row) }
      var faults: [Diagnostic] = []
      let owner = directory.id(text("employee_id"))
      if owner == nil { faults.append(directory.unknown(text("employee_id"))) }
      let hired = people.first { $0.employeeID == owner }?.hiredOn
      let from = text("from").isEmpty ? (hired ?? day).description : text("from")
      let cells = [text("agent_id"), text("shop_id"), owner ?? text("employee_id"), from, text("to")]
      canonical.append(cells)
      lines.append(
        Line(
          number: row.line, cells: [cells[0], cells[1], text("employee_id"), from, cells[4]], faults: faults))
    }
    let outcome = try PastedFile.reading([PastedAccounts.columns] + canonical) { CompanyTables.accounts(at: $0) }
    for diagnostic in outcome.diagnostics where diagnostic.severity == .error {
      if let line = diagnostic.place.line, lines.indices.contains(line - 2) {
        lines[line - 2].faults.append(diagnostic)
      } else {
        faults.append(diagnostic)
      }
    }
    accounts = outcome.rows
  }
}
