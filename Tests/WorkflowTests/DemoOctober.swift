/// Sales, waits and bad reviews of 2026-10 by account, worked out plainly from the files.
struct DemoOctober {
  private(set) var gross: [String: Int] = [:]
  private(set) var refunded: [String: Int] = [:]
  private(set) var badReviews: [String: Int] = [:]
  /// Responses, and their seconds counted from 8:00 where the wait began while the shop was closed.
  private(set) var waits: [String: (count: Int, seconds: Int)] = [:]

  init() {
    var lastLine: [String: (at: Int, account: String, buyer: String)] = [:]
    var began: [String: Int] = [:]
    for row in DemoTables.inbox("2026-10", "messages") ?? [] where row["sender"] != "robot" {
      let conversation = row["conversation_id"] ?? ""
      let at = DemoTables.seconds(row["sent_at"])
      let account = row["agent_id"] ?? ""
      if row["sender"] == "buyer" {
        began[conversation] = began[conversation] ?? at
        lastLine[conversation] = (at, account, row["buyer_id"] ?? "")
      } else if let start = began.removeValue(forKey: conversation) {
        let wait = waits[account] ?? (0, 0)
        waits[account] = (wait.count + 1, wait.seconds + at - Self.afterOpening(start))
      }
    }
    let talks = Dictionary(grouping: lastLine.values, by: \.buyer)
    let refunds = Dictionary(grouping: DemoTables.inbox("2026-10", "refunds") ?? []) { $0["order_id"] ?? "" }
    let bad = (DemoTables.inbox("2026-10", "reviews") ?? []).filter { DemoTables.number($0["stars"]) <= 2 }
      .compactMap { $0["order_id"] }
    for order in DemoTables.inbox("2026-10", "orders") ?? [] {
      let created = DemoTables.seconds(order["created_at"])
      let talk = talks[order["buyer_id"] ?? ""]?.first { $0.at <= created && created <= $0.at + 86_400 }
      guard let account = talk?.account, let id = order["order_id"] else { continue }
      badReviews[account, default: 0] += bad.count { $0 == id }
      guard order["paid_at"] != "" else { continue }
      gross[account, default: 0] += DemoTables.number(order["amount_cents"])
      refunded[account, default: 0] += (refunds[id] ?? []).reduce(0) { $0 + DemoTables.number($1["amount_cents"]) }
    }
  }

  private static func afterOpening(_ second: Int) -> Int {
    let (opening, closing) = (8 * 3600, 23 * 3600)
    let clock = second % 86_400
    return clock < opening ? second - clock + opening : clock >= closing ? second - clock + 86_400 + opening : second
  }
}
