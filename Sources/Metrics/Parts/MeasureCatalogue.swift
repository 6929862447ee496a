public import Exact

/// The measures the product knows, with the names formulas may use.
///
/// Counts and sums come from the events of the month; quotients are made of two of them and add up by their parts,
/// never as means of means (`metrics`, definitions 1–13).
public enum MeasureCatalogue {
  /// Every measure, parts first, in the order of the definitions.
  public static let standard: [Measure] = parts + quotients

  /// The measure that goes by that id or Chinese name (`buyers`, 接待人数); nil where the product knows none.
  public static func measure(named name: String) -> Measure? { byName[name] }

  private static let byName = Dictionary(
    standard.flatMap { [($0.id, $0), ($0.chinese, $0)] }, uniquingKeysWith: { first, _ in first })

  /// Counts and sums.
  public static let parts: [Measure] = [
    count("consultations", "咨询总数", "Consultations", .consultations, .higher),
    count("replied", "已回复咨询数", "Consultations replied to", .consultations, .higher),
    count("buyers", "接待人数", "Buyers served", .buyers, .higher),
    count("buyer_days", "接待人日", "Buyers served, day by day", .buyerDays, .higher),
    count("responses", "响应次数", "Responses", .rounds, .neutral),
    seconds("response_seconds", "响应总时长", "Seconds of response in total"),
    count("first_responses", "首次响应次数", "First responses", .rounds, .neutral),
    seconds("first_response_seconds", "首次响应总时长", "Seconds of first response in total"),
    seconds("p90_response", "响应时间九成分位", "Ninetieth percentile of the response time", .nothing),
    count("unanswered", "未回复回合数", "Runs left unanswered", .rounds, .lower),
    count("not_replied", "未回复咨询数", "Consultations without a reply", .consultations, .lower),
    count("runs", "应回复回合数", "Runs to be answered", .rounds, .neutral),
    count("replied_within_30", "三十秒内回复回合数", "Runs answered within 30 seconds", .rounds, .higher),
    count("replied_within_180", "三分钟内回复回合数", "Runs answered within 3 minutes", .rounds, .higher),
    count("slow_responses", "慢响应回合数", "Responses slower than 3 minutes", .rounds, .lower),
    count("converted", "咨询成交数", "Consultations converted", .consultations, .higher),
    count("orders_created", "订单数", "Orders created", .orders, .higher),
    count("orders_paid", "付款订单数", "Orders paid", .orders, .higher),
    count("void_orders", "废单数", "Void orders", .orders, .lower),
    money("sales", "订单总金额", "Sales", .nonNegative, .higher),
    money("refund_amount", "退款总额", "Refunds", .nonNegative, .lower),
    money("net_sales", "月度实际销售额", "Net sales", .anything, .higher),
    money("sales_target", "销售目标", "Sales target", .nonNegative, .neutral),
    count("refund_orders", "退款订单数", "Orders refunded", .orders, .lower),
    count("return_orders", "退货订单数", "Orders returned", .orders, .lower),
    count("exchange_orders", "换货订单数", "Orders exchanged", .orders, .lower),
    count("bad_reviews", "差评数", "Bad reviews", .reviews, .lower),
    count("lost_buyers", "流失客户数", "Buyers lost", .buyers, .lower),
    count("misshipments", "错件数", "Mis-sent orders", .cases, .lower),
    money("misshipment_loss", "错件损失", "Loss by mis-sent orders", .nonNegative, .lower),
    count("complaints", "客户投诉数", "Complaints", .cases, .lower),
    count("satisfied", "满意评分数", "Survey answers satisfied", .surveys, .higher),
    count("rated", "评分数", "Survey answers", .surveys, .neutral),
    count("resolved", "已解决数", "Answers resolved", .surveys, .higher),
    count("asked", "询问解决数", "Answers on resolution", .surveys, .neutral),
    count("reminder_breach_days", "催付超标天数", "Days with more than 5 reminders missed", .days, .lower),
    count("attendance_events", "迟到早退请假次数", "Times late, left early or on leave", .times, .lower),
    count("absences", "旷工次数", "Times absent without leave", .times, .lower),
    count("mystery_checks", "模拟接待抽查次数", "Mystery checks", .times, .neutral),
    count("mystery_failed", "模拟接待不合格次数", "Mystery checks failed", .times, .lower),
  ]

  /// Quotients of two parts.
  public static let quotients: [Measure] = [
    ratio("conversion", "咨询转化率", "Consultation conversion", "converted", "consultations", .higher),
    Measure(
      "orders_over_consultations", chinese: "订单咨询比", english: "Orders over consultations", unit: .ratio,
      domain: .nonNegative, direction: .higher, quotient: .init("orders_created", over: "consultations")),
    mean("avg_response", "平均响应时间", "Mean response time", "response_seconds", "responses"),
    mean("avg_first_response", "平均首次响应时间", "Mean first response time", "first_response_seconds", "first_responses"),
    ratio("loss_rate", "客户流失率", "Share of buyers lost", "lost_buyers", "buyers", .lower),
    ratio("pay_rate", "付款率", "Share of orders paid", "orders_paid", "orders_created", .higher),
    ratio("void_rate", "废单率", "Share of void orders", "void_orders", "orders_created", .lower),
    ratio("refund_rate", "退款率", "Share of orders refunded", "refund_orders", "orders_paid", .lower),
    ratio("return_rate", "退货率", "Share of orders returned", "return_orders", "orders_paid", .lower),
    ratio("exchange_rate", "换货率", "Share of orders exchanged", "exchange_orders", "orders_paid", .lower),
    price("aov_created", "平均客单价", "Average order value over orders created", "orders_created"),
    price("aov_paid", "付款客单价", "Average order value over orders paid", "orders_paid"),
    ratio("satisfaction", "客户满意度", "Customer satisfaction", "satisfied", "rated", .higher),
    ratio("resolution", "问题解决率", "Share of problems resolved", "resolved", "asked", .higher),
    ratio("reply_rate", "回复率", "Share of consultations replied to", "replied", "consultations", .higher),
    ratio("reply_rate_30", "三十秒应答率", "Share of runs answered within 30 seconds", "replied_within_30", "runs", .higher),
    ratio("reply_rate_180", "三分钟回复率", "Share of runs answered within 3 minutes", "replied_within_180", "runs", .higher),
  ]

  private static func count(
    _ id: String, _ chinese: String, _ english: String, _ things: Counted, _ direction: Measure.Direction
  ) -> Measure {
    Measure(
      id, chinese: chinese, english: english, unit: .count(things), domain: .wholeNumbers, direction: direction)
  }

  private static func seconds(
    _ id: String, _ chinese: String, _ english: String, _ addition: Measure.Addition = .sum
  ) -> Measure {
    Measure(
      id, chinese: chinese, english: english, unit: .seconds, domain: .nonNegative, direction: .lower,
      addition: addition)
  }

  private static func money(
    _ id: String, _ chinese: String, _ english: String, _ domain: Measure.Domain, _ direction: Measure.Direction
  ) -> Measure {
    Measure(id, chinese: chinese, english: english, unit: .money, domain: domain, direction: direction)
  }

  private static func ratio(
    _ id: String, _ chinese: String, _ english: String, _ numerator: String, _ denominator: String,
    _ direction: Measure.Direction
  ) -> Measure {
    Measure(
      id, chinese: chinese, english: english, unit: .ratio, domain: .share, direction: direction,
      quotient: .init(numerator, over: denominator))
  }

  private static func mean(
    _ id: String, _ chinese: String, _ english: String, _ numerator: String, _ denominator: String
  ) -> Measure {
    Measure(
      id, chinese: chinese, english: english, unit: .seconds, domain: .nonNegative, direction: .lower,
      quotient: .init(numerator, over: denominator))
  }

  private static func price(_ id: String, _ chinese: String, _ english: String, _ denominator: String) -> Measure {
    Measure(
      id, chinese: chinese, english: english, unit: .money, domain: .nonNegative, direction: .higher,
      quotient: .init("sales", over: denominator))
  }
}
