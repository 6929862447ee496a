public import Intake

/// A count or sum that the events of a month give; the ids are those of ``MeasureCatalogue/parts``.
public enum Part: Int, CaseIterable, Hashable, Sendable {
  /// 咨询总数
  case consultations
  /// 已回复咨询数
  case replied
  /// 接待人数
  case buyers
  /// 接待人日
  case buyerDays
  /// 响应次数
  case responses
  /// 响应总时长
  case responseSeconds
  /// 首次响应次数
  case firstResponses
  /// 首次响应总时长
  case firstResponseSeconds
  /// 响应时间九成分位
  case p90Response
  /// 未回复回合数
  case unanswered
  /// 未回复咨询数
  case notReplied
  /// 应回复回合数
  case runs
  /// 30 秒内回复回合数
  case repliedWithin30
  /// 3 分钟内回复回合数
  case repliedWithin180
  /// 慢响应回合数
  case slowResponses
  /// 咨询成交数
  case converted
  /// 订单数
  case ordersCreated
  /// 付款订单数
  case ordersPaid
  /// 废单数
  case voidOrders
  /// 订单总金额
  case sales
  /// 退款总额
  case refundAmount
  /// 月度实际销售额
  case netSales
  /// 退款订单数
  case refundOrders
  /// 退货订单数
  case returnOrders
  /// 换货订单数
  case exchangeOrders
  /// 差评数
  case badReviews
  /// 流失客户数
  case lostBuyers
  /// 错件数
  case misshipments
  /// 错件损失
  case misshipmentLoss
  /// 客户投诉数
  case complaints
  /// 满意评分数
  case satisfied
  /// 评分数
  case rated
  /// 已解决数
  case resolved
  /// 询问解决数
  case asked
  /// 催付超标天数
  case reminderBreachDays
  /// 迟到早退请假次数
  case attendanceEvents
  /// 旷工次数
  case absences
  /// 模拟接待抽查次数
  case mysteryChecks
  /// 模拟接待不合格次数
  case mysteryFailed

  /// The ids, in the order of the cases.
  private static let ids = """
    consultations replied buyers buyer_days responses response_seconds first_responses
    first_response_seconds p90_response unanswered not_replied runs replied_within_30
    replied_within_180 slow_responses converted orders_created orders_paid
    void_orders sales refund_amount net_sales refund_orders return_orders
    exchange_orders bad_reviews lost_buyers misshipments misshipment_loss complaints
    satisfied rated resolved asked reminder_breach_days attendance_events absences
    mystery_checks mystery_failed
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// The part of an id, or nil where events give no such part.
  public init?(id: String) {
    guard let place = Self.ids.firstIndex(of: id) else { return nil }
    self.init(rawValue: place)
  }

  /// The id: `response_seconds`.
  public var id: String { Self.ids[rawValue] }

  /// The kinds of files the part is made of: it is missing (not collected) unless, for each of these sets, at least
  /// one kind is there.
  public var needs: [Set<EventKind>] {
    switch self {
    case .consultations, .replied, .responses, .responseSeconds, .firstResponses, .firstResponseSeconds, .p90Response,
      .unanswered, .notReplied, .runs, .repliedWithin30, .repliedWithin180, .slowResponses:
      [[.messages, .calls]]
    case .buyers, .buyerDays: [[.messages]]
    case .converted, .ordersCreated, .ordersPaid, .voidOrders, .sales, .lostBuyers: [[.messages], [.orders]]
    case .refundAmount, .netSales, .refundOrders, .returnOrders, .exchangeOrders:
      [[.messages], [.orders], [.refunds]]
    case .badReviews: [[.messages], [.orders], [.reviews]]
    case .misshipments, .misshipmentLoss: [[.misshipments]]
    case .complaints: [[.complaints]]
    case .satisfied, .rated, .resolved, .asked: [[.ratings]]
    case .reminderBreachDays: [[.reminders]]
    case .attendanceEvents, .absences: [[.attendance]]
    case .mysteryChecks, .mysteryFailed: [[.mysteryChecks]]
    }
  }

  /// Whether the files that are there are enough for it. A kind of which a file was refused leaves it missing even
  /// where another kind is there: part of the rows would be a wrong figure.
  public func isCollected(from kinds: Set<EventKind>, refused: Set<EventKind> = []) -> Bool {
    needs.allSatisfy { !$0.isDisjoint(with: kinds) && $0.isDisjoint(with: refused) }
  }

  /// Whether it rests on orders, and so on what they say of their buyers.
  public var isOfOrders: Bool { needs.contains([.orders]) }

  /// The parts that rest on whose an order is (definitions 5–8).
  public static let ofCredit: [Part] = [
    .ordersCreated, .ordersPaid, .voidOrders, .sales, .refundAmount, .netSales, .refundOrders, .returnOrders,
    .exchangeOrders, .badReviews,
  ]
}
