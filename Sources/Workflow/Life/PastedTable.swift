public import Exact
internal import Intake
internal import Records
public import Wording

/// A table that was pasted into a page, read as the file of that name would be.
enum PastedTable {
  /// Reads it; messages call it by the name of the file.
  static func read<Row>(
    _ text: String, as name: String, _ read: (String) -> TableOutcome<Row>
  ) throws(Diagnostic) -> (table: TableOutcome<Row>, findings: [Diagnostic]) {
    let table = try PrivateFolder.with { folder throws(Diagnostic) in
      try Disk.write(Array(text.utf8), to: "\(folder)/\(name)")
      return read("\(folder)/\(name)")
    }
    let findings = table.diagnostics.map { found in
      var found = found
      found.place.file = name
      return found
    }
    return (table, findings)
  }
}

extension Desk {
  /// Confirms the sales that a pasted table gives for a month; rows of other months are left out.
  ///
  /// - Parameter text: the rows with their header: month, agent_id, gross_cents, refund_cents.
  /// - Returns: how many accounts, and what there is to say about them.
  /// - Throws: as ``confirm(_:in:)``; the first row that cannot be used: all of it is taken or nothing.
  public func confirm(
    pasted text: String, in month: Month
  ) throws(Diagnostic) -> (accounts: Int, findings: [Diagnostic]) {
    try require(.confirmSales, in: month)
    let (table, findings) = try PastedTable.read(text, as: "finance_sales.csv", CompanyTables.suppliedSales)
    if let error = findings.first(where: { $0.severity == .error }) { throw error }
    let rows = table.rows.filter { $0.month == month }.map {
      ConfirmedSales(agent: $0.agentID, gross: $0.gross, refund: $0.refund)
    }
    return (rows.count, findings + (try confirm(rows, in: month)))
  }
}
