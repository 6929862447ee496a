internal import Intake

// What only the whole month tells.
extension ConversationShard {
  /// Closes the month: what conversations, buyers and orders come to.
  mutating func close(book: OrderBook, into tallies: inout Tallies) {
    if rules.judgement == .orderedFirst { settle() }
    var served = ServedBuyers(hash: hash)
    for index in 0..<conversations.count {
      let conversation = conversations.base[index]
      let converted = conversation.pair > 0 && earn(conversation)
      eachTouch(conversation) { touch in
        let slot = Int(touch.slot)
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

  /// `ordered_first`: where placing an order earns a credit, paying it earns nothing more.
  private mutating func settle() {
    for index in 0..<conversations.count where conversations.base[index].pair > 0 {
      _ = earn(conversations.base[index])
    }
    orders.settle()
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

  /// Whether a conversation converts (definition 4); the orders it converts into can earn a credit.
  private mutating func earn(_ conversation: Conversation) -> Bool {
    guard conversation.lastBuyer >= 0 else { return false }
    let last = Int(conversation.lastBuyer)
    return orders.earn(Int(conversation.pair) - 1, last, rules.end(ofWindowAfter: last))
  }
}

extension BuyerOrders {
  /// Notes that the moments of a pair from one second to another are the fruit of a conversation; false where there are
  /// none.
  mutating func earn(_ pair: Int, _ first: Int, _ last: Int) -> Bool {
    var converted = false
    for at in range(pair) where !orders[at].isSettled {
      let moment = Int(orders[at].moment)
      guard moment >= first, moment <= last else { continue }
      converted = true
      orders[at].isEarned = true
    }
    return converted
  }

  /// Takes payments out of the question whose orders earned a credit by being placed.
  mutating func settle() {
    for at in orders.indices.dropFirst() where orders[at].isSecond {
      orders[at].isSettled = orders[at - 1].isEarned && orders[at - 1].hand >= 0
    }
  }

  /// Whether a pair (as ``Conversation/pair``) has an order from one second to another.
  func isOrdered(_ pair: Int, _ first: Int, _ last: Int) -> Bool {
    pair > 0 && range(pair - 1).contains { Int(orders[$0].moment) >= first && Int(orders[$0].moment) <= last }
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
