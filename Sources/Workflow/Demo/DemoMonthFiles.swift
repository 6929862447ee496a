import Exact

/// The event files of a month, in the columns of the canonical files.
struct DemoMonthFiles {
  private let month: DemoMonth
  private let accounts = DemoStaff.accounts.map { (id: Array($0.id.utf8), shop: Array($0.shop.utf8)) }
  private let stamp: String

  init(_ month: DemoMonth) {
    self.month = month
    stamp = month.month.description.filter { $0 != "-" }.suffix(4).description
  }

  /// Name and content, ordered by name.
  var all: [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = [
      ("attendance.csv", attendance), ("complaints.csv", complaints), ("finance_sales.csv", financeSales),
      ("messages.csv", messages), ("misshipments.csv", misshipments), ("mystery_checks.csv", mysteryChecks),
      ("orders.csv", orders), ("refunds.csv", refunds), ("reminders.csv", reminders), ("reviews.csv", reviews),
    ]
    // The platform's survey was down in March.
    if month.month.number != 3 { files.append(("ratings_by_buyers.csv", surveys)) }
    if month.month.number >= 9 { files.append(("platform_metrics.csv", platformMetrics)) }
    return files.sorted { $0.name < $1.name }
  }

  private func prefix(_ letters: String) -> [UInt8] { Array((letters + stamp + "-").utf8) }

  private static let senders = ["buyer", "agent", "robot"].map { Array($0.utf8) }
  private static let kinds = ["text", "image", "card"].map { Array($0.utf8) }
  private static let buyer = Array("b".utf8)

  // Spread over the whole range, so that a buyer's id says nothing about when he came.
  private func buyerCells(_ buyer: Int) -> [UInt8] {
    let serial = UInt32(truncatingIfNeeded: month.month.number * 100_000 + buyer)
    let spread = serial &* 2_654_435_761
    return Self.buyer + (0..<8).map { Array("0123456789abcdef".utf8)[Int(spread >> (28 - 4 * UInt32($0))) & 15] }
  }

  private var messages: [UInt8] {
    var table = DemoTable(header: "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars")
    let conversation = prefix("C")
    var buyers: [Int: [UInt8]] = [:]
    for message in month.events.messages {
      let account = accounts[message.account]
      let buyer = buyers[message.buyer] ?? buyerCells(message.buyer)
      buyers[message.buyer] = buyer
      table.id(conversation, message.conversation)
      table.plain(account.shop)
      table.plain(buyer)
      table.plain(account.id)
      table.plain(Self.senders[message.sender.rawValue])
      table.time(message.sentAt)
      table.plain(Self.kinds[message.kind.rawValue])
      table.number(message.characters)
      table.endRow()
    }
    return table.bytes
  }

  private var orders: [UInt8] {
    var table = DemoTable(header: "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status")
    for order in month.events.orders {
      table.id(prefix("D"), order.number)
      table.plain(accounts[order.account].shop)
      table.plain(buyerCells(order.buyer))
      table.time(order.createdAt)
      table.time(order.paidAt)
      table.number(order.cents)
      table.text(order.status.rawValue)
      table.endRow()
    }
    return table.bytes
  }

  private var refunds: [UInt8] {
    var table = DemoTable(header: "refund_id,order_id,type,created_at,amount_cents")
    for (index, refund) in month.events.refunds.enumerated() {
      table.id(prefix("T"), index + 1, width: 4)
      table.id(prefix("D"), refund.order)
      table.text(refund.type.rawValue)
      table.time(refund.createdAt)
      table.number(refund.cents)
      table.endRow()
    }
    return table.bytes
  }

  private var reviews: [UInt8] {
    var table = DemoTable(header: "order_id,stars,created_at")
    for review in month.events.reviews {
      table.id(prefix("D"), review.order)
      table.number(review.stars)
      table.time(review.createdAt)
      table.endRow()
    }
    return table.bytes
  }

  private var surveys: [UInt8] {
    var table = DemoTable(header: "conversation_id,agent_id,score,rated_at,resolved")
    for survey in month.events.surveys {
      table.id(prefix("C"), survey.conversation)
      table.plain(accounts[survey.account].id)
      table.number(survey.score)
      table.time(survey.ratedAt)
      table.text(survey.resolved)
      table.endRow()
    }
    return table.bytes
  }

  private var complaints: [UInt8] {
    var table = DemoTable(header: "complaint_id,agent_id,order_id,filed_at,upheld,note")
    for (index, complaint) in month.events.complaints.enumerated() {
      table.id(prefix("S"), index + 1, width: 3)
      table.plain(accounts[complaint.account].id)
      table.id(prefix("D"), complaint.order)
      table.time(complaint.filedAt)
      table.text(complaint.upheld ? "yes" : "no")
      table.text(complaint.note)
      table.endRow()
    }
    return table.bytes
  }

  private var misshipments: [UInt8] {
    var table = DemoTable(header: "case_id,order_id,agent_id,cause,found_on,loss_cents")
    for (index, misshipment) in month.events.misshipments.enumerated() {
      table.id(prefix("M"), index + 1, width: 3)
      table.id(prefix("D"), misshipment.order)
      table.plain(accounts[misshipment.account].id)
      table.text(misshipment.cause)
      table.day(misshipment.foundOn)
      table.number(misshipment.lossCents)
      table.endRow()
    }
    return table.bytes
  }

  private var reminders: [UInt8] {
    var table = DemoTable(header: "date,agent_id,due,done_in_time")
    for reminder in month.events.reminders {
      table.day(reminder.day)
      table.plain(accounts[reminder.account].id)
      table.number(reminder.due)
      table.number(reminder.done)
      table.endRow()
    }
    return table.bytes
  }

  private var attendance: [UInt8] {
    var table = DemoTable(header: "date,agent_id,event,minutes")
    for event in month.events.attendance {
      table.day(event.day)
      table.plain(accounts[event.account].id)
      table.text(event.event)
      table.number(event.minutes)
      table.endRow()
    }
    return table.bytes
  }

  private var mysteryChecks: [UInt8] {
    var table = DemoTable(header: "date,agent_id,checker,passed,note")
    for check in month.events.checks {
      table.day(check.day)
      table.plain(accounts[check.account].id)
      table.text(check.checker)
      table.text(check.passed ? "yes" : "no")
      table.text(check.note)
      table.endRow()
    }
    return table.bytes
  }

  /// Finance reconciles by account: in the month in which an account changes hands it cannot tell the two apart.
  private var financeSales: [UInt8] {
    var table = DemoTable(header: "month,agent_id,gross_cents,refund_cents")
    for place in DemoStaff.accounts.indices {
      let row = DemoStaff.accounts[place]
      let orders = month.events.orders.filter { $0.account == place && $0.credited }
      guard !orders.isEmpty, !(row.id == DemoCast.handedOver && month.month.number == 5) else { continue }
      let differs = row.holder == DemoCast.onLeave && month.month.number == 10
      let refunded = orders.reduce(0) { $0 + $1.creditedRefundCents }
      table.text(month.month.description)
      table.plain(accounts[place].id)
      table.number(orders.reduce(0) { $0 + $1.creditedCents })
      table.number(refunded + (differs ? DemoCast.financeDifferenceCents : 0))
      table.endRow()
    }
    return table.bytes
  }

  /// The shop's own software reports on the second shop since September.
  private var platformMetrics: [UInt8] {
    var table = DemoTable(header: "month,agent_id,metric,numerator,denominator,source")
    for place in DemoStaff.accounts.indices where DemoStaff.accounts[place].shop == "shop2" {
      let visits = month.events.visits.filter { $0.account == place }
      guard !visits.isEmpty else { continue }
      table.text(month.month.description)
      table.plain(accounts[place].id)
      table.text("conversion")
      table.number(visits.count { $0.outcome == .order })
      table.number(visits.count)
      table.text("店铺绩效软件")
      table.endRow()
    }
    return table.bytes
  }
}
