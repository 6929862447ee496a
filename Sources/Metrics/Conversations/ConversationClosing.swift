internal import Intake

// What only the whole month tells.
extension ConversationShard {
  /// Closes the month: what conversations, buyers and orders come to.
  mutating func close(book: OrderBook, monthSeconds: Int, into tallies: inout Tallies) {
    var served = ServedBuyers(hash: hash)
    for index in 0..<conversations.count {
      let conversation = conversations.base[index]
      let converted = conversation.pair > 0 && earn(conversation, monthSeconds)
      eachTouch(conversation) { touch in
        let slot = Int(touch.slot)
        tallies.add(.consultations, slot)
        if converted { tallies.add(.converted, slot) }
        if touch.replied { tallies.add(.replied, slot) }
        served.note(touch, conversation, conversations.idBase)
      }
      if conversation.walk.runStart >= 0, conversation.walk.runHand >= 0 {
        tallies.add(.unanswered, Int(conversation.walk.runHand))
      }
    }
    served.close(into: &tallies) { pair, first, last in
      pair > 0
        && orders.range(pair - 1).contains { at in
          let created = Int(orders.orders[at].created)
          return created >= first && created <= last + rules.window
        }
    }
    for order in orders.orders where order.isEarned && order.hand >= 0 {
      Self.credit(book[order.order], refunded: book.refunded(order.order), Int(order.hand), &tallies)
    }
  }

  func eachTouch(_ conversation: Conversation, _ body: (Conversation.Touch) -> Void) {
    if conversation.first.slot >= 0 { body(conversation.first) }
    if conversation.second.slot >= 0 { body(conversation.second) }
    var at = conversation.further
    while at > 0 {
      body(further[Int(at) - 1].touch)
      at = further[Int(at) - 1].next
    }
  }

  /// Whether a conversation converts (definition 4); the orders of the month it converts into can earn a credit.
  private mutating func earn(_ conversation: Conversation, _ monthSeconds: Int) -> Bool {
    guard conversation.lastBuyer >= 0 else { return false }
    let last = Int(conversation.lastBuyer)
    var converted = false
    for at in orders.range(Int(conversation.pair) - 1) {
      let created = Int(orders.orders[at].created)
      guard created >= last, created <= last + rules.window else { continue }
      converted = true
      if created < monthSeconds { orders.orders[at].isEarned = true }
    }
    return converted
  }

  /// Credits an order to a hand (definitions 5–8).
  private static func credit(_ order: OrderBook.Entry, refunded: Int128, _ hand: Int, _ tallies: inout Tallies) {
    tallies.add(.ordersCreated, hand)
    if order.isVoid { tallies.add(.voidOrders, hand) }
    tallies.add(.badReviews, hand, Int(order.badReviews))
    guard order.isPaid else { return }
    tallies.add(.ordersPaid, hand)
    if !order.hasAmount { tallies.add(.amountsUnknown, hand) }
    tallies.add(.sales, hand, Int128(order.amount))
    tallies.add(.refunds, hand, refunded)
    if order.afterSale & 1 != 0 { tallies.add(.refundOrders, hand) }
    if order.afterSale & 2 != 0 { tallies.add(.returnOrders, hand) }
    if order.afterSale & 4 != 0 { tallies.add(.exchangeOrders, hand) }
  }
}
