public import Exact
internal import Intake
internal import Metrics
public import Records
public import Wording

/// The sales of a month, account by account, as they are computed and as finance confirmed them (核对销售额).
public struct SalesBook: Sendable {
  /// The month.
  public let month: Month
  /// How far the month is.
  public let state: MonthState
  /// The accounts, by id.
  public let lines: [Line]
  /// Who has signed the month off for finance.
  public let signedBy: [String]

  /// Whether sales can still be confirmed.
  public var isOpen: Bool { state <= .reviewing }

  /// The amounts of one account.
  public struct Amounts: Hashable, Sendable {
    /// 销售额
    public let gross: Fen
    /// 退款额
    public let refund: Fen

    /// 净销售额
    public var net: Fen? { try? gross - refund }
  }

  /// One account.
  public struct Line: Hashable, Sendable {
    /// The account.
    public let account: String
    /// Whose it was in the month, with the employee's id; several where it changed hands, none where it is nobody's.
    public let holders: [String]
    /// What the orders give; nil where no file of the month gives it.
    public let computed: Amounts?
    /// What the company's table in the month's files gives; nil where there is none.
    public let supplied: Amounts?
    /// What finance confirmed; nil where it has not.
    public let confirmed: Amounts?

    /// What stands: confirmed over supplied over computed.
    public var standing: Amounts? { confirmed ?? supplied ?? computed }

    /// By how much the net sales that stand differ from the computed ones; nil where either is not known.
    public var difference: Fen? {
      guard let stands = standing?.net, let computed = computed?.net else { return nil }
      return try? stands - computed
    }
  }
}

extension Desk {
  /// The sales of a month, account by account.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-NOT-OPENED`, `INBOX-MISSING`; what keeps the month's files from being read.
  public func sales(of month: Month) throws(Diagnostic) -> SalesBook {
    try require(.confirmSales, in: month)
    let (seen, state, confirmed, signers) = try store.read { records throws(Diagnostic) in
      let state = try records.require(month, in: .open ... .locked, for: .confirmSales)
      return (
        try company.onRecord(in: month, records), state, try records.sales(of: month),
        try records.settlements(of: month)[.finance] ?? []
      )
    }
    guard seen.inboxMonths.contains(month) else { throw seen.inboxMissing(month) }
    let sources = try MonthSources(seen, month: month)
    let events = try MonthEventFacts(seen, sources, month: month, keeping: false, progress: nil)
    let supplied = Dictionary(
      Inbox(seen.inbox(of: month), sources, month: month).sales.map { ($0.agentID, $0) }, uniquingKeysWith: { $1 })
    let held = Dictionary(
      grouping: seen.accounts.filter { $0.from <= month.lastDay && ($0.to ?? month.lastDay) >= month.firstDay },
      by: \.agentID)
    let names = Dictionary(seen.people.map { ($0.employeeID, $0.name) }, uniquingKeysWith: { first, _ in first })
    let computed = events.accounts.compactMapValues(Desk.amounts)
    let known = Set(held.keys).union(supplied.keys).union(confirmed.keys)
      .union(computed.filter { $0.value.gross != .zero || $0.value.refund != .zero }.keys)
    let lines = known.sorted().map { account in
      SalesBook.Line(
        account: account,
        holders: Set((held[account] ?? []).map(\.employeeID)).sorted().map { "\(names[$0] ?? "") \($0)" },
        computed: computed[account],
        supplied: supplied[account].map { SalesBook.Amounts(gross: $0.gross, refund: $0.refund) },
        confirmed: confirmed[account].map { SalesBook.Amounts(gross: $0.gross, refund: $0.refund) })
    }
    return SalesBook(month: month, state: state, lines: lines, signedBy: signers.sorted())
  }

  /// What the events give of an account's sales; nil unless both amounts are known to the fen.
  private static func amounts(_ parts: [String: Figure]) -> SalesBook.Amounts? {
    guard let gross = parts["sales"]?.value, let refund = parts["refund_amount"]?.value,
      let sold = try? Fen(yuan: gross), let back = try? Fen(yuan: refund)
    else { return nil }
    return SalesBook.Amounts(gross: sold, refund: back)
  }
}
