public import Exact
public import Wording

/// A figure corrected by hand, for a reason; it stands over what was computed or supplied.
public struct Correction: Hashable, Sendable {
  /// Whose figure.
  public var employee: String
  /// The measure's id.
  public var measure: String
  /// The exact value; money in yuan.
  public var value: Rational
  /// Why.
  public var reason: String
  /// Who corrected it.
  public var by: String

  /// A correction.
  public init(employee: String, measure: String, value: Rational, reason: String, by: String) {
    self.employee = employee
    self.measure = measure
    self.value = value
    self.reason = reason
    self.by = by
  }
}

/// What finance confirms of an account's sales in a month.
public struct ConfirmedSales: Hashable, Sendable {
  /// The account.
  public var agent: String
  /// 销售额
  public var gross: Fen
  /// 退款额
  public var refund: Fen

  /// An account's sales.
  public init(agent: String, gross: Fen, refund: Fen) {
    self.agent = agent
    self.gross = gross
    self.refund = refund
  }
}

extension Entry {
  /// Records a correction, or takes one back.
  public mutating func add(_ correction: Correction, in month: Month, withdrawn: Bool = false) throws(Diagnostic) {
    let value = correction.value
    try add(
      .correction,
      [
        "month": .text(month.description), "employee": .text(correction.employee),
        "measure": .text(correction.measure), "value": .text("\(value.numerator)/\(value.denominator)"),
        "reason": .text(correction.reason), "given_by": .text(correction.by),
        "withdrawn": .integer(withdrawn ? 1 : 0),
      ])
  }

  /// Records an account's sales.
  public mutating func add(_ sales: ConfirmedSales, in month: Month) throws(Diagnostic) {
    try add(
      .sales,
      [
        "month": .text(month.description), "agent": .text(sales.agent), "gross": .integer(sales.gross.amount),
        "refund": .integer(sales.refund.amount),
      ])
  }
}

extension Records {
  /// The corrections of a month that hold, by employee and measure.
  public func corrections(of month: Month) throws(Diagnostic) -> [String: [String: Correction]] {
    var corrections: [String: [String: Correction]] = [:]
    try session.each(
      """
      SELECT employee, measure, value, reason, given_by, withdrawn FROM correction WHERE month = ? AND entry <= ?
      ORDER BY entry, line
      """, [.text(month.description), .integer(last)]
    ) { row throws(Diagnostic) in
      let parts = row.text(2).split(separator: "/").compactMap { Int128($0) }
      guard parts.count == 2, let value = try? Rational(parts[0], over: parts[1]) else { return }
      corrections[row.text(0), default: [:]][row.text(1)] =
        row.integer(5) == 0
        ? Correction(employee: row.text(0), measure: row.text(1), value: value, reason: row.text(3), by: row.text(4))
        : nil
    }
    return corrections
  }

  /// The sales of a month as finance confirmed them last, by account.
  public func sales(of month: Month) throws(Diagnostic) -> [String: ConfirmedSales] {
    var sales: [String: ConfirmedSales] = [:]
    try session.each(
      "SELECT agent, gross, refund FROM sales WHERE month = ? AND entry <= ? ORDER BY entry, line",
      [.text(month.description), .integer(last)]
    ) { row throws(Diagnostic) in
      sales[row.text(0)] = ConfirmedSales(agent: row.text(0), gross: Fen(row.integer(1)), refund: Fen(row.integer(2)))
    }
    return sales
  }
}
