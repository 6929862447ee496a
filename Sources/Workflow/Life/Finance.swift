public import Exact
internal import Intake
internal import Metrics
public import Records
public import Wording

extension Desk {
  /// Confirms sales (财务核对): each account's amounts stand over the computed ones, and the month is computed anew. What
  /// changes takes finance's signature back.
  ///
  /// - Returns: what there is to say about accounts and differences.
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`; `FIELD-NEGATIVE`, `ROW-TWICE`.
  public func confirm(_ sales: [ConfirmedSales], in month: Month) throws(Diagnostic) -> [Diagnostic] {
    try InputValidator.check(sales: sales, in: month)
    let (seen, earlier) = try store.read { records throws(Diagnostic) in
      try require(.confirmSales, about: nil, in: month, records)
      try records.require(month, in: .open ... .reviewing, for: .confirmSales)
      return (try company.onRecord(in: month, records), try records.sales(of: month))
    }
    var standing = earlier
    for row in sales { standing[row.agent] = row }
    let reading = try MonthReading(
      seen, month: month, keeping: false, confirmed: SuppliedSalesRow.confirmed(standing, in: month))
    return try does(.confirmSales, month: month, details: ["accounts": String(sales.count)]) {
      entry throws(Diagnostic) in
      let state = try entry.require(month, in: .open ... .reviewing, for: .confirmSales)
      let standing = try entry.records.sales(of: month)
      let changed = sales.filter { standing[$0.agent] != $0 }
      for row in changed { try entry.add(row, in: month) }
      if !changed.isEmpty { try entry.unsign(month) }
      try entry.keep(
        gaps: reading.gaps(month).filter { $0.kind == .disagreement }, of: [.disagreement], in: month)
      guard state >= .provisional else { return reading.diagnostics }
      // Only the sales may differ: what else changed in the files since is for `compute` to take in.
      var figures = try entry.records.figures(of: month)
      for (employee, facts) in reading.facts {
        for measure in Entry.salesFigures where facts[measure] != nil {
          figures[employee, default: [:]][measure] = facts[measure]
        }
      }
      try entry.keep(figures: figures, of: month)
      try entry.appraise(month, of: company)
      return reading.diagnostics
    }
  }

  /// Signs the month off for finance (财务签字); without it a month is not published where the company has finance staff.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE`.
  public func signOff(_ month: Month, note: String = "") throws(Diagnostic) {
    try does(.signOff, month: month, reason: note) { entry throws(Diagnostic) in
      try entry.require(month, in: .provisional ... .reviewing, for: .signOff)
      try entry.add(.finance, of: actor, in: month)
    }
  }
}

extension SuppliedSalesRow {
  /// Confirmed sales as supplied ones, by account.
  static func confirmed(_ sales: [String: ConfirmedSales], in month: Month) -> [SuppliedSalesRow] {
    sales.values.sorted { $0.agent < $1.agent }.map { row in
      SuppliedSalesRow(
        month: month, agentID: row.agent, gross: row.gross, refund: row.refund, file: "finance", line: 1)
    }
  }
}

extension Entry {
  /// The figures that finance signs for.
  static let salesFigures: Set<String> = ["sales", "refund_amount", "net_sales"]

  /// Takes finance's signature back: what it was given for has changed.
  mutating func unsign(_ month: Month) throws(Diagnostic) {
    for signer in (try records.settlements(of: month)[.finance] ?? []).sorted() {
      try add(.finance, of: signer, in: month, withdrawn: true)
    }
  }
}
