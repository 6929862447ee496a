/// The canonical event files, into which every platform's export is translated.
public enum CanonicalFile: String, Hashable, Sendable, CaseIterable {
  /// 聊天记录
  case messages = "messages.csv"
  /// 订单
  case orders = "orders.csv"
  /// 退款, 退货, 换货
  case refunds = "refunds.csv"
  /// 商品评价
  case reviews = "reviews.csv"
  /// 客服满意度
  case ratings = "ratings_by_buyers.csv"
  /// 投诉
  case complaints = "complaints.csv"
  /// 错发
  case misshipments = "misshipments.csv"
  /// 催付
  case reminders = "reminders.csv"
  /// 考勤
  case attendance = "attendance.csv"
  /// 模拟接待抽查
  case mysteryChecks = "mystery_checks.csv"
  /// 财务核对后的销售额
  case financeSales = "finance_sales.csv"
  /// 绩效软件的指标
  case platformMetrics = "platform_metrics.csv"
  /// 通话
  case calls = "calls.csv"

  /// The columns, in order.
  public var columns: [String] {
    let text =
      switch self {
      case .messages: "conversation_id shop_id buyer_id agent_id sender sent_at kind chars"
      case .orders: "order_id shop_id buyer_id created_at paid_at amount_cents status"
      case .refunds: "refund_id order_id type created_at amount_cents"
      case .reviews: "order_id stars created_at"
      case .ratings: "conversation_id agent_id score rated_at resolved"
      case .complaints: "complaint_id agent_id order_id filed_at upheld note"
      case .misshipments: "case_id order_id agent_id cause found_on loss_cents"
      case .reminders: "date agent_id due done_in_time"
      case .attendance: "date agent_id event minutes"
      case .mysteryChecks: "date agent_id checker passed note"
      case .financeSales: "month agent_id gross_cents refund_cents"
      case .platformMetrics: "month agent_id metric numerator denominator source"
      case .calls: "call_id agent_id started_at answered answer_seconds talk_seconds"
      }
    return text.split(separator: " ").map(String.init)
  }

  /// The columns of a translated file: the canonical ones and, last, `source`, which leads back to the original row.
  public var translatedColumns: [String] {
    columns.last == "source" ? columns : columns + ["source"]
  }

  /// Fields as a line of CSV (RFC 4180) with a line feed.
  public static func line(_ fields: [String]) -> String {
    String(decoding: CSVText(fields).bytes, as: UTF8.self)
  }
}

/// A row of a canonical file, translated from a row of an export.
public struct CanonicalRow: Hashable, Sendable {
  /// The canonical file.
  public let file: CanonicalFile
  /// The values of ``CanonicalFile/translatedColumns``; the last is `file.xlsx[sheet]:row`.
  public let fields: [String]

  /// A row with its values.
  public init(file: CanonicalFile, fields: [String]) {
    self.file = file
    self.fields = fields
  }
}
