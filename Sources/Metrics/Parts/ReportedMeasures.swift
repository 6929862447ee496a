public import Exact

/// What the platforms' reports supply beyond the measures of the product: a scheme may use one once it declares a measure
/// of that id.
public enum ReportedMeasures {
  /// Every one of them, in the order of `dialects/README.md`.
  public static let all: [Measure] = [
    people("chat_buyers", "咨询人数", "Buyers who wrote", .neutral),
    count("chat_visits", "咨询人次", "Visits of buyers who wrote", .times, .neutral),
    people("effective_buyers", "有效接待人数", "Buyers served effectively", .higher),
    people("direct_buyers", "直接接入人数", "Buyers who came directly", .neutral),
    people("transferred_in", "转入人数", "Buyers taken over", .neutral),
    people("transferred_out", "转出人数", "Buyers handed on", .neutral),
    count("transferred_sessions", "转出会话量", "Sessions handed on", .consultations, .neutral),
    count("receptions", "接待量", "Sessions received", .consultations, .higher),
    count("pending_sessions", "待回复会话量", "Sessions waiting for a reply", .consultations, .lower),
    count("warned_sessions", "预警会话量", "Sessions with a warning", .consultations, .lower),
    people("inquirers", "询单人数", "Buyers who inquired", .neutral),
    people("inquirers_same_day", "当日询单人数", "Buyers who inquired that day", .neutral),
    people("lost_inquirers", "询单流失人数", "Inquirers who did not buy", .lower),
    ratio("inquiry_ordered", "询单下单率", "Share of inquirers who ordered", .higher),
    ratio("next_day_conversion", "询单次日付款率", "Share of inquirers who paid by the next day", .higher),
    money("inquiry_sales", "询单最终付款金额", "Sales to inquirers", .higher),
    money("ordered_sales", "促成下单商品金额", "Sales of orders brought about", .higher),
    people("sales_buyers", "销售人数", "Buyers who paid", .higher),
    count("sales_orders", "销售订单数", "Orders sold", .orders, .higher),
    count("items_sold", "销售量", "Pieces sold", .times, .higher),
    people("refund_buyers", "退款人数", "Buyers refunded", .lower),
    money("sales_ordered_first", "销售额（下单优先判定）", "Sales, order first", .higher),
    money("sales_ordered", "销售额（下单判定）", "Sales, by order", .higher),
    money("sales_paid", "销售额（付款判定）", "Sales, by payment", .higher),
    money("refunds_ordered_first", "退款额（下单优先判定）", "Refunds, order first", .lower),
    money("refunds_ordered", "退款额（下单判定）", "Refunds, by order", .lower),
    money("refunds_paid", "退款额（付款判定）", "Refunds, by payment", .lower),
    people("buyers_ordered_first", "销售人数（下单优先判定）", "Buyers who paid, order first", .higher),
    people("buyers_ordered", "销售人数（下单判定）", "Buyers who paid, by order", .higher),
    people("buyers_paid", "销售人数（付款判定）", "Buyers who paid, by payment", .higher),
    count("items_ordered_first", "销售量（下单优先判定）", "Pieces sold, order first", .times, .higher),
    count("items_ordered", "销售量（下单判定）", "Pieces sold, by order", .times, .higher),
    count("items_paid", "销售量（付款判定）", "Pieces sold, by payment", .times, .higher),
    people("silent_paid_buyers", "静默下单本人落实付款人数", "Silent buyers brought to pay", .higher),
    money("silent_paid_sales", "静默下单本人落实付款金额", "Sales to silent buyers brought to pay", .higher),
    people("silent_followed_buyers", "全静默单本人跟进人数", "Silent buyers followed up", .neutral),
    people("assisted_buyers", "协助跟进人数", "Buyers followed up for others", .neutral),
    people("assisted_orders", "协助下单人数", "Buyers helped to order", .neutral),
    money("postage", "邮费总额", "Postage", .neutral),
    people("unreplied_buyers", "未回复人数", "Buyers left without a reply", .lower),
    people("slow_buyers", "慢接待人数", "Buyers answered slowly", .lower),
    people("long_buyers", "长接待人数", "Buyers served for long", .neutral),
    ratio("replied_3min", "3 分钟人工回复率", "Share replied to within 3 minutes", .higher),
    count("messages", "总消息数", "Messages", .times, .neutral),
    ratio("answer_ratio", "答问比", "Answers over questions", .neutral),
    count("agent_chars", "客服字数", "Characters written", .times, .neutral),
    ratio("dissatisfaction", "差评率", "Share dissatisfied", .lower),
    count("dispute_refunds", "纠纷退款数", "Disputed refunds", .cases, .lower),
    count("platform_complaints", "平台投诉数", "Complaints with the platform", .cases, .lower),
    Measure(
      "work_days", chinese: "上班天数", english: "Days worked", unit: .count(.days), domain: .wholeNumbers,
      direction: .neutral, addition: .distinct),
    count("logins", "登录次数", "Times signed in", .times, .neutral),
    seconds("online_seconds", "在线总时长", "Time online"),
    seconds("service_seconds", "服务总时长", "Time serving"),
    seconds("suspended_seconds", "挂起总时长", "Time suspended"),
    seconds("rest_seconds", "小休总时长", "Time resting"),
    seconds("offline_seconds", "离线总时长", "Time offline"),
    seconds("reception_seconds", "接待总时长", "Time of reception"),
  ]

  /// The one of an id; nil where no report supplies it.
  public static func measure(_ id: String) -> Measure? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  private static func count(
    _ id: String, _ chinese: String, _ english: String, _ things: Counted, _ direction: Measure.Direction
  ) -> Measure {
    Measure(
      id, chinese: chinese, english: english, unit: .count(things), domain: .wholeNumbers, direction: direction)
  }

  private static func people(
    _ id: String, _ chinese: String, _ english: String, _ direction: Measure.Direction
  ) -> Measure { count(id, chinese, english, .buyers, direction) }

  private static func money(
    _ id: String, _ chinese: String, _ english: String, _ direction: Measure.Direction
  ) -> Measure {
    Measure(id, chinese: chinese, english: english, unit: .money, domain: .nonNegative, direction: direction)
  }

  private static func ratio(
    _ id: String, _ chinese: String, _ english: String, _ direction: Measure.Direction
  ) -> Measure {
    Measure(id, chinese: chinese, english: english, unit: .ratio, domain: .nonNegative, direction: direction)
  }

  private static func seconds(_ id: String, _ chinese: String, _ english: String) -> Measure {
    Measure(
      id, chinese: chinese, english: english, unit: .seconds, domain: .nonNegative, direction: .neutral,
      addition: .sum)
  }
}
