internal import Intake

// What only the whole month tells.
extension ConversationShard {
  /// Closes the month: what conversations, buyers and orders come to.
  mutating func close(book: OrderBook, into tallies: inout Tallies) {
    findFruit()
    var served = ServedBuyers(hash: hash)
    let unattributed = book.unattributed(under: rules)
    for index in 0..<conversations.count {
      let conversation = conversations.base[index]
      let converted = converts(conversation)
      let isUnattributed = !unattributed.isEmpty && unattributed[conversation.shop] != nil
      eachTouch(conversation) { touch in
        let slot = Int(touch.slot)
        if isUnattributed { tallies.add(.unattributed, slot) }
        tallies.add(.consultations, slot)
        if converted { tallies.add(.converted, slot) }
        if touch.replied { tallies.add(.replied, slot) }
        served.note(touch, conversation, conversations.idBase)
      }
      if conversation.walk.runStart >= 0, conversation.walk.runHand >= 0 {
        let hand = Int(conversation.walk.runHand)
        tallies.add(.unanswered, hand)
        if let cap = rules.unansweredWait {
          tallies.unanswered(hand, counted: cap, isFirst: !conversation.walk.hasResponse)
        }
      }
    }
    served.close(into: &tallies) { pair, first, last in orders.isOrdered(pair, first, rules.end(ofWindowAfter: last)) }
    for order in orders.orders where order.isCredited { order.credit(book, &tallies) }
  }

  /// Finds out which moments of orders are the fruit of a conversation, and under `ordered_first`, which payments are
  /// out of the question.
  private mutating func findFruit() {
    for index in 0..<conversations.count where conversations.base[index].pair > 0 {
      let conversation = conversations.base + index
      guard conversation.pointee.lastBuyer >= 0 else { continue }
      orders.ask(Int(conversation.pointee.pair) - 1, conversation.pointee.lastBuyer)
    }
    orders.spread()
    orders.earn { rules.end(ofWindowAfter: $0) }
    if rules.judgement == .orderedFirst { orders.settle() }
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

  /// Whether a conversation converts (definition 4).
  private func converts(_ conversation: Conversation) -> Bool {
    guard conversation.pair > 0, conversation.lastBuyer >= 0 else { return false }
    let last = Int(conversation.lastBuyer)
    return orders.converts(Int(conversation.pair) - 1, last, rules.end(ofWindowAfter: last))
  }
}

extension BuyerOrders.Order {
  /// Whether it is credited to its hand (definition 5).
  var isCredited: Bool { isEarned && isOfMonth && !isSettled && hand >= 0 }

  /// Credits the order to its hand (definitions 5–8).
  func credit(_ book: OrderBook, _ tallies: inout Tallies) {
    let entry = book[order]
    let hand = Int(hand)
    tallies.add(.ordersCreated, hand)
    if entry.isVoid { tallies.add(.voidOrders, hand) }
    tallies.add(.badReviews, hand, Int(entry.badReviews))
    guard entry.isPaid else { return }
    tallies.add(.ordersPaid, hand)
    if !entry.hasAmount { tallies.add(.amountsUnknown, hand) }
    tallies.add(.sales, hand, Int128(entry.amount))
    tallies.add(.refunds, hand, book.refunded(order))
    if entry.afterSale & 1 != 0 { tallies.add(.refundOrders, hand) }
    if entry.afterSale & 2 != 0 { tallies.add(.returnOrders, hand) }
    if entry.afterSale & 4 != 0 { tallies.add(.exchangeOrders, hand) }
  }
}
