public import Exact
internal import Intake
internal import Records
public import Wording

/// The sales of a month as finance pastes them from a spreadsheet.
private enum PastedSales {
  static let known = [
    PastedColumn("month", .day, Bilingual("月份", "month"), ["月份", "月", "考核月份", "period"]),
    PastedColumn(
      "agent_id", .id, Bilingual("账号", "account"),
      ["账号", "客服账号", "平台账号", "旺旺", "旺旺账号", "子账号", "客服昵称", "昵称", "account", "agent"]),
    PastedColumn(
      "gross_cents", .amount, Bilingual("销售额", "gross sales"),
      ["销售额", "实际销售额", "月度实际销售额", "gross", "grosssales", "sales"]),
    PastedColumn(
      "refund_cents", .amount, Bilingual("退款额", "refunds"), ["退款额", "退款金额", "退款", "refund", "refunds", "refundamount"]),
  ]

  /// The rows of a month, all of them or none; where the list has no months, all are of the one that is asked for.
  static func rows(_ text: String, of month: Month) throws(Diagnostic) -> [ConfirmedSales] {
    let list = try PastedList(text, columns: known, needed: ["agent_id", "gross_cents", "refund_cents"])
    let hasMonths = list.header.columns["month"] != nil
    var canonical: [(cells: [String: String], of: ClipboardTable.Row?)] = []
    for row in list.rows {
      var (cells, faults) = list.canonical(row)
      if let fault = faults.first { throw fault }
      if !hasMonths { cells["month"] = month.description }
      canonical.append((cells, row))
    }
    let outcome = try list.checked(canonical) { CompanyTables.suppliedSales(at: $0) }
    if let fault = outcome.faults.first { throw fault.says }
    return outcome.rows.filter { $0.month == month }.map {
      ConfirmedSales(agent: $0.agentID, gross: $0.gross, refund: $0.refund)
    }
  }
}

extension Desk {
  /// Confirms the sales that a pasted table gives for a month; rows of other months are left out.
  ///
  /// - Parameter text: the rows under a header that names account, gross sales and refunds, and the month where there are
  ///   several.
  /// - Returns: how many accounts, and what there is to say about them.
  /// - Throws: as ``confirm(_:in:)``; the first row that cannot be used: all of it is taken or nothing.
  public func confirm(
    pasted text: String, in month: Month
  ) throws(Diagnostic) -> (accounts: Int, findings: [Diagnostic]) {
    try require(.confirmSales, in: month)
    let rows = try PastedSales.rows(text, of: month)
    return (rows.count, try confirm(rows, in: month))
  }
}
