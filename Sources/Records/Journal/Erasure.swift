internal import Exact
public import Wording

extension Entry {
  /// The act under which somebody's data is erased.
  public static let erasure = "erase"

  /// Empties everything personal about an employee, in every table and in the reasons of the journal; what is left are
  /// numbers of months and entries, and hashes that say nothing without their salt. The act names the employee.
  public mutating func erase(_ employee: String) throws(Diagnostic) {
    precondition(act.name == Entry.erasure && act.employee == employee)
    for table in LedgerTable.allCases where !table.personal.isEmpty {
      let emptied = (table.personal + ["salt"]).map { "\($0) = NULL" }.joined(separator: ", ")
      let count = try session.run(
        "UPDATE \(table.rawValue) SET \(emptied), erased = ? WHERE employee = ? AND erased IS NULL",
        [.integer(number), .text(employee)])
      act.details[table.rawValue] = count > 0 ? String(count) : nil
    }
    // What HR says of an omitted deduction stands under the assessor's number.
    try session.run(
      """
      UPDATE journal SET reason = '', salt = NULL
      WHERE employee = ? OR entry IN (SELECT entry FROM omission WHERE employee = ?)
      """, [.text(employee), .text(employee)])
    try session.run(
      "UPDATE sheet_now SET name = '', score = NULL, grade = NULL, earned = NULL, total = NULL WHERE employee = ?",
      [.text(employee)])
    for table in ["gap_now", "sign_in_key", "second_factor", "web_session", "access_token"] {
      try session.run("DELETE FROM \(table) WHERE employee = ?", [.text(employee)])
    }
    note()
  }
}

extension Records {
  /// Everything on record about an employee, table by table: each row as names and texts, without what holds the ledger
  /// together.
  public func everything(about employee: String) throws(Diagnostic) -> [(table: String, rows: [[String: String]])] {
    var tables: [(table: String, rows: [[String: String]])] = []
    for table in LedgerTable.allCases where !table.people.isEmpty {
      let columns = table.people
      let rows = try session.all(
        """
        SELECT * FROM \(table.rawValue) WHERE (\(columns.map { "\($0) = ?" }.joined(separator: " OR ")))
        AND entry <= ? ORDER BY entry, line
        """, columns.map { _ in .text(employee) } + [.integer(last)]
      ) { row in
        var texts: [String: String] = [:]
        for (place, name) in row.columns.enumerated() where !["line", "salt", "hash"].contains(name) {
          switch row.value(place) {
          case .null: break
          case .integer(let number): texts[name] = String(number)
          case .text(let text): texts[name] = text
          case .bytes(let bytes): texts[name] = Packed.unpack(bytes).map { String(decoding: $0, as: UTF8.self) }
          }
        }
        return texts
      }
      if !rows.isEmpty { tables.append((table.rawValue, rows)) }
    }
    let entries = try session.all(
      "SELECT entry, at, actor, act, month, item, reason FROM journal WHERE employee = ? AND entry <= ? ORDER BY entry",
      [.text(employee), .integer(last)]
    ) { row in
      var texts = ["entry": String(row.integer(0))]
      for (place, name) in row.columns.enumerated().dropFirst() { texts[name] = row.optionalText(place) }
      return texts
    }
    if !entries.isEmpty { tables.append(("journal", entries)) }
    return tables
  }
}

extension LedgerTable {
  /// The columns that name the people a row is about.
  var people: [String] {
    switch self {
    case .scheme, .schemeStep, .monthStep, .frame, .intake, .sales, .settlement: []
    case .substitution: ["assessor", "substitute"]
    case .omission: ["employee", "assessor"]
    case .person, .account, .schemeReceipt, .paper, .figure, .result, .sheetStep, .rating, .selfReview, .incident,
      .waiver, .standing, .goal, .correction, .attachment, .appeal, .decision, .adjustment:
      ["employee"]
    }
  }
}
