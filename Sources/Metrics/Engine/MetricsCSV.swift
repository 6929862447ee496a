internal import Exact
internal import Intake

extension MonthFigures {
  /// The columns of ``metricsCSV()``.
  static let columns = """
    agent_id month consultations replied buyers responses resp_sum_s avg_resp_ms first_responses first_resp_sum_s \
    avg_first_resp_ms p90_resp_s converted conv_rate_bp orders_created orders_paid pay_rate_bp sales_cents \
    refund_cents net_cents aov_cents refund_orders return_orders exchange_orders refund_rate_bp return_rate_bp \
    exchange_rate_bp bad_reviews
    """.split(separator: " ").map(String.init)

  /// The printed form: one line per account with at least one consultation, bytewise by account. What is missing is
  /// empty; quotients are rounded half up.
  public func metricsCSV() -> String {
    var table = CSVText(Self.columns)
    let names = accounts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in names {
      guard let parts = accounts[name], (parts[.consultations].number ?? 0) >= 1 else { continue }
      table.row(row(name, parts))
    }
    return String(decoding: table.bytes, as: UTF8.self)
  }

  private func row(_ name: String, _ parts: Parts) -> [String] {
    func number(_ part: Part) -> String { parts[part].number.map(String.init) ?? "" }
    func quotient(_ numerator: Part, _ denominator: Part, _ scale: Int) -> String {
      guard let above = parts[numerator].number, let below = parts[denominator].number, below > 0 else { return "" }
      return String(Self.halfUp(above, below, scale))
    }
    return [
      name, month.description, number(.consultations), number(.replied), number(.buyers),
      number(.responses), number(.responseSeconds), quotient(.responseSeconds, .responses, 1000),
      number(.firstResponses), number(.firstResponseSeconds),
      quotient(.firstResponseSeconds, .firstResponses, 1000), number(.p90Response), number(.converted),
      quotient(.converted, .consultations, 10_000), number(.ordersCreated), number(.ordersPaid),
      quotient(.ordersPaid, .ordersCreated, 10_000), number(.sales), number(.refundAmount), number(.netSales),
      quotient(.sales, .ordersPaid, 1), number(.refundOrders), number(.returnOrders), number(.exchangeOrders),
      quotient(.refundOrders, .ordersPaid, 10_000), quotient(.returnOrders, .ordersPaid, 10_000),
      quotient(.exchangeOrders, .ordersPaid, 10_000), number(.badReviews),
    ]
  }

  /// `above × scale / below`, rounded half up: (2·a·k + b) div (2·b).
  private static func halfUp(_ above: Int, _ below: Int, _ scale: Int) -> Int128 {
    let double = 2 * Int128(above) * Int128(scale) + Int128(below)
    let divisor = 2 * Int128(below)
    let quotient = double / divisor
    return double < 0 && double % divisor != 0 ? quotient - 1 : quotient
  }
}
