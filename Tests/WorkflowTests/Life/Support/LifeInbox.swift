import Exact

/// The inbox of a month: a1 … a4 each answer a buyer after some seconds and sell to them.
struct LifeInbox {
  var month: String
  /// By employee: how long they took to answer.
  var seconds = ["E1": 30, "E2": 30, "E3": 30, "E4": 30]
  /// By employee: what they sold, in yuan.
  var yuan = ["E1": 12_000, "E2": 11_000, "E3": 9_000, "E4": 0]
  /// By employee: complaints that were upheld.
  var complaints = ["E2": 1]
  /// Rows of assessments.csv: `E1,overall,好,S1`.
  var ratings: [String] = []
  /// Other papers, by file, with their headers.
  var papers: [String: String] = [:]

  init(_ month: String) { self.month = month }

  /// The ratings of ``LifeCompany/rateAll(_:)`` as papers.
  static let ratings = ["E1,overall,好,S1", "E2,overall,好,S1", "E3,overall,差,S1", "E4,tone,好,S2", "S1,leading,好,H1"]

  func write(to company: SmallCompany) throws {
    let after = Month(month)?.next.description ?? month
    var messages = "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars\n"
    var orders = "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status\n"
    var filed = "complaint_id,agent_id,order_id,filed_at,upheld,note\n"
    for (employee, seconds) in seconds.sorted(by: { $0.key < $1.key }) {
      let number = employee.dropFirst()
      let (buyer, agent) = ("b\(number)", "a\(number)")
      let answered = "10:" + LifeInbox.two(seconds / 60) + ":" + LifeInbox.two(seconds % 60)
      messages += "c\(number),s1,\(buyer),\(agent),buyer,\(month)-05 10:00:00,text,5\n"
      messages += "c\(number),s1,\(buyer),\(agent),agent,\(month)-05 \(answered),text,9\n"
      orders += "o\(number)-\(month),s1,\(buyer),\(month)-05 11:00:00,\(month)-05 11:05:00,"
      orders += "\((yuan[employee] ?? 0) * 100),done\n"
      for place in 0..<(complaints[employee] ?? 0) {
        filed += "k\(number)-\(place),\(agent),,\(month)-06 09:00:00,yes,\n"
      }
    }
    let folder = "inbox/\(month)/"
    try company.write(folder + "messages.csv", messages)
    try company.write(folder + "orders.csv", orders)
    try company.write(folder + "complaints.csv", filed)
    try company.write(folder + "refunds.csv", "refund_id,order_id,type,created_at,amount_cents\n")
    try company.write(folder + "mystery_checks.csv", "date,agent_id,checker,passed,note\n")
    if !ratings.isEmpty {
      let rows = ratings.map { "\($0),\(after)-01 09:00:00,\n" }.joined()
      try company.write(folder + "assessments.csv", "employee_id,item,rating,by,at,comment\n" + rows)
    }
    for (file, text) in papers { try company.write(folder + file, text) }
  }

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
