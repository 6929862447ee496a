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
