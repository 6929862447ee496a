public import Exact

/// Finance's reconciled sales of an account in a month (finance_sales.csv).
public struct SuppliedSalesRow: Hashable, Sendable {
  /// The month.
  public let month: Month
  /// 客服账号
  public let agentID: String
  /// 销售额
  public let gross: Fen
  /// 退款额
  public let refund: Fen
  /// The file.
  public let file: String
  /// The line of the file, from 1.
  public let line: Int

  /// An account's sales.
  public init(month: Month, agentID: String, gross: Fen, refund: Fen, file: String, line: Int) {
    self.month = month
    self.agentID = agentID
    self.gross = gross
    self.refund = refund
    self.file = file
    self.line = line
  }
}

/// A figure of the shop's performance software (platform_metrics.csv).
public struct SuppliedMetricRow: Hashable, Sendable {
  /// A quotient that was supplied, or the reason why there is none.
  public enum Figure: Hashable, Sendable {
    /// Numerator over denominator, both exact; the denominator is never below 0.
    case known(numerator: Rational, denominator: Rational)
    /// 暂无数据, 延迟统计 and the like: never taken for 0.
    case missing(Missing.Reason)
  }

  /// The month.
  public let month: Month
  /// 客服账号
  public let agentID: String
  /// The metric's id.
  public let metric: String
  /// What was supplied.
  public let figure: Figure
  /// Where it comes from: the software's name, or a file and row.
  public let source: String
  /// The file.
  public let file: String
  /// The line of the file, from 1.
  public let line: Int

  /// A figure of an account.
  public init(
    month: Month, agentID: String, metric: String, figure: Figure, source: String, file: String, line: Int
  ) {
    self.month = month
    self.agentID = agentID
    self.metric = metric
    self.figure = figure
    self.source = source
    self.file = file
    self.line = line
  }

  /// The part above the line, or nil while the figure is missing.
  public var numerator: Rational? {
    if case .known(let numerator, _) = figure { numerator } else { nil }
  }

  /// The part below the line, or nil while the figure is missing.
  public var denominator: Rational? {
    if case .known(_, let denominator) = figure { denominator } else { nil }
  }
}
