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

  /// Lines that were passed over, because they are sums of the others.
  public private(set) var sums: [Int] = []

  /// Whether nothing is wrong.
  public var isUsable: Bool { faults.isEmpty && lines.allSatisfy(\.faults.isEmpty) && !accounts.isEmpty }

  static let columns = known.map(\.name)

  private static let known = [
    PastedColumn(
      "agent_id", .id, Bilingual("账号", "account"),
      ["账号", "客服账号", "平台账号", "旺旺", "旺旺账号", "旺旺号", "子账号", "客服昵称", "昵称", "account", "agent"]),
    PastedColumn("shop_id", .text, Bilingual("店铺", "shop"), ["店铺", "店铺编号", "店铺名", "店铺名称", "shop", "store"]),
    PastedColumn(
      "employee_id", .text, Bilingual("工号", "id"),
      [
        "工号", "员工", "员工编号", "员工工号", "员工姓名", "姓名", "归属", "归属人", "使用人", "employee", "employeeid", "name", "id",
      ]),
    PastedColumn(
      "from", .day, Bilingual("开始日期", "from"), ["起", "开始", "开始日期", "起始日期", "启用日期", "生效日期", "自", "start"]),
    PastedColumn(
      "to", .day, Bilingual("结束日期", "to"), ["止", "结束", "结束日期", "截止日期", "停用日期", "失效日期", "至", "end", "until"]),
  ]

  /// Reads what was pasted.
  ///
  /// - Parameter from: since when an account is somebody's who was hired nobody knows when.
  public init(_ text: String, of people: [PersonRow], from day: Day) {
    do throws(Diagnostic) {
      try read(try PastedList(text, columns: PastedAccounts.known, needed: ["agent_id", "employee_id"]), people, day)
    } catch {
      faults.append(error)
    }
  }

  private mutating func read(_ list: PastedList, _ people: [PersonRow], _ day: Day) throws(Diagnostic) {
    sums = list.sums
    let directory = PastedDirectory(people.map { ($0.employeeID, $0.name) })
    var canonical: [(cells: [String: String], of: ClipboardTable.Row?)] = []
    for row in list.rows {
      var (cells, faults) = list.canonical(row)
      let written = list.text("employee_id", of: row)
      let owner = directory.id(written)
      if owner == nil {
        faults.append(
          list.fault(
            .pastedWho, "employee_id", of: row, ["who": Diagnostic.quoted(written)], words: directory.unknown(written)))
      }
      cells["employee_id"] = owner ?? written
      let hired = people.first { $0.employeeID == owner }?.hiredOn
      let from = cells["from"] ?? ""
      if from.isEmpty { cells["from"] = (hired ?? day).description }
      canonical.append((cells, row))
      lines.append(
        Line(
          number: row.line,
          cells: [
            cells["agent_id"] ?? "", cells["shop_id"] ?? "", written, cells["from"] ?? "", list.text("to", of: row),
          ], faults: faults))
    }
    let outcome = try list.checked(canonical) { CompanyTables.accounts(at: $0) }
    for fault in outcome.faults {
      if let place = fault.place { lines[place].faults.append(fault.says) } else { faults.append(fault.says) }
    }
    accounts = outcome.rows
  }
}
