/// How a canonical field is read unless somebody says otherwise: by which rule, and whether it may be absent.
struct FieldStandard {
  /// The rule, as dialects spell it.
  let rule: String
  /// Whether a column may leave it empty, and a mapping may leave it out.
  let isOptional: Bool
  /// What is given when the file is taken in, in the place of a column: `shop`, `month`.
  let given: String?

  private static let optional: Set<String> = [
    "messages.csv buyer_id", "messages.csv kind", "messages.csv chars", "orders.csv buyer_id", "orders.csv paid_at",
    "orders.csv amount_cents", "orders.csv status", "ratings_by_buyers.csv resolved", "complaints.csv order_id",
    "complaints.csv note", "misshipments.csv order_id", "attendance.csv minutes", "mystery_checks.csv checker",
    "mystery_checks.csv note", "platform_metrics.csv numerator", "platform_metrics.csv denominator",
    "platform_metrics.csv source",
  ]

  init(_ file: CanonicalFile, _ field: String) {
    given = field == "shop_id" ? "shop" : field == "month" ? "month" : nil
    isOptional = given != nil || Self.optional.contains(file.rawValue + " " + field)
    rule =
      switch field {
      case "buyer_id": "buyer"
      case _ where field.hasSuffix("_id"): "id"
      case _ where field.hasSuffix("_at"): "moment"
      case "date", "found_on": "day"
      case _ where field.hasSuffix("_cents"): "yuan"
      case _ where field.hasSuffix("_seconds"): "seconds"
      case "chars", "score", "stars", "due", "done_in_time": "whole"
      case "minutes": "minutes"
      case "numerator", "denominator": "number"
      default: "text"
      }
  }

  /// The words a field may hold; nil where it may hold anything.
  static func words(of field: String, in file: CanonicalFile) -> [String]? {
    switch (file, field) {
    case (.messages, "sender"): ["buyer", "agent", "robot"]
    case (.refunds, "type"): ["refund", "return", "exchange"]
    case (.misshipments, "cause"): ["agent", "warehouse", "other"]
    case (.attendance, "event"): ["late", "early_leave", "leave", "absent"]
    case (_, "upheld"), (_, "passed"), (_, "answered"), (_, "resolved"): ["yes", "no"]
    default: nil
    }
  }

  /// What people write for the words of a field.
  private static let synonyms: [String: [String]] = [
    "buyer": ["买家", "客户", "顾客", "用户", "customer", "client", "user"],
    "agent": ["客服", "商家", "卖家", "坐席", "seller", "staff"],
    "robot": ["机器人", "bot", "智能客服"], "refund": ["退款", "仅退款"], "return": ["退货", "退货退款"], "exchange": ["换货"],
    "warehouse": ["仓库"], "other": ["其他", "其它"], "late": ["迟到"], "early_leave": ["早退", "early"],
    "leave": ["请假", "事假", "病假"], "absent": ["旷工", "缺勤"],
    "yes": ["是", "y", "true", "1", "已解决", "通过", "成立", "已接", "answered"],
    "no": ["否", "n", "false", "0", "未解决", "不通过", "不成立", "未接", "no answer", "unanswered"],
  ]

  /// The word of a field that a person most likely means by what stands in a file.
  static func meant(by word: String, among allowed: [String]) -> String? {
    let lower = word.lowercased()
    return allowed.first { $0 == lower || synonyms[$0]?.contains(lower) == true }
  }

  /// The fields that name a row of a file; empty where rows may repeat.
  static func key(of file: CanonicalFile) -> [String] {
    switch file {
    case .messages: []
    case .orders: ["order_id"]
    case .refunds: ["refund_id"]
    case .reviews: ["order_id", "created_at"]
    case .ratings: ["conversation_id", "rated_at"]
    case .complaints: ["complaint_id"]
    case .misshipments: ["case_id"]
    case .reminders: ["date", "agent_id"]
    case .attendance: ["date", "agent_id", "event"]
    case .mysteryChecks: ["date", "agent_id"]
    case .financeSales: ["month", "agent_id"]
    case .platformMetrics: ["month", "agent_id", "metric"]
    case .calls: ["call_id"]
    }
  }
}
