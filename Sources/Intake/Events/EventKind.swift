/// The kinds of canonical event files, one file name each.
public enum EventKind: String, CaseIterable, Hashable, Sendable, Comparable {
  /// 聊天记录: a chat line.
  case messages
  /// 订单: an order.
  case orders
  /// 退款: an after-sale case.
  case refunds
  /// 评价: a buyer's review of an order.
  case reviews
  /// 客户满意度: answers to the survey after a conversation.
  case ratings = "ratings_by_buyers"
  /// 客户投诉
  case complaints
  /// 错件: orders sent wrongly.
  case misshipments
  /// 催付: reminders due and done in a day.
  case reminders
  /// 迟到早退请假
  case attendance
  /// 模拟接待抽查
  case mysteryChecks = "mystery_checks"
  /// 电话: phone calls.
  case calls

  /// The file it comes in: `messages.csv`.
  public var fileName: String { rawValue + ".csv" }

  /// Whether its rows have an id of their own, by which the same row is known in two files.
  public var hasIdentity: Bool {
    switch self {
    case .orders, .refunds, .complaints, .misshipments, .calls: true
    case .messages, .reviews, .ratings, .reminders, .attendance, .mysteryChecks: false
    }
  }

  /// The columns an event is read from, in the order the events ask for them; the others are ignored.
  public var columns: [Column] {
    switch self {
    case .messages:
      Self.columns("conversation_id shop_id buyer_id agent_id sender sent_at", optional: "chars kind product_id")
    case .orders:
      Self.columns("order_id shop_id buyer_id created_at paid_at amount_cents status", optional: "product_id")
    case .refunds: Self.columns("refund_id order_id type created_at amount_cents")
    case .reviews: Self.columns("order_id stars created_at")
    case .ratings: Self.columns("conversation_id agent_id score rated_at resolved")
    case .complaints: Self.columns("complaint_id agent_id filed_at upheld", optional: "order_id")
    case .misshipments: Self.columns("case_id agent_id cause found_on loss_cents", optional: "order_id")
    case .reminders: Self.columns("date agent_id due done_in_time")
    case .attendance: Self.columns("date agent_id event", optional: "minutes")
    case .mysteryChecks: Self.columns("date agent_id passed")
    case .calls: Self.columns("call_id agent_id started_at answered answer_seconds talk_seconds")
    }
  }

  /// A column of an event file.
  public struct Column: Hashable, Sendable {
    /// Its name in the header.
    public let name: String
    /// Whether a file without it is refused.
    public let isRequired: Bool
  }

  private static func columns(_ required: String, optional: String = "") -> [Column] {
    required.split(separator: " ").map { Column(name: String($0), isRequired: true) }
      + optional.split(separator: " ").map { Column(name: String($0), isRequired: false) }
  }

  /// In the order of the definitions.
  public static func < (left: EventKind, right: EventKind) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
