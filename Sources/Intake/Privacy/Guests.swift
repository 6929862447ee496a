/// The ways in which platforms write that a buyer has no id: a guest is not one person with all other guests.
enum Guests {
  private static let words: Set<String> = [
    "guest", "guests", "anonymous", "anon", "unknown", "none", "null", "nil", "n/a", "na", "nan", "undefined",
    "visitor",
    "匿名", "匿名用户", "匿名买家", "匿名客户", "游客", "访客", "散客", "未知", "无", "空", "未登录", "未登录用户", "未注册", "暂无数据",
  ]

  /// Whether a text names no buyer.
  static func isGuest(_ text: String) -> Bool {
    guard text.utf8.count <= 24 else { return false }
    return text.allSatisfy { "*-—–_/0.?？ ".contains($0) } || words.contains(text.lowercased())
  }
}
