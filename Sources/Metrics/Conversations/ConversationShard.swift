internal import Intake

/// The conversations of the buyers of one shard, with the orders of those buyers.
///
/// Lines come in rounds, in the order of the files except that those of a round are put in order of time. A line that
/// still comes too late breaks the walk over its conversation; such conversations are read again, see ``redo(_:)``.
struct ConversationShard: ~Copyable {
  private var conversations: ConversationTable
  private var orders: BuyerOrders
  private var further: [(touch: Conversation.Touch, next: UInt32)] = []
  private let rules: RuleSet
  private let hash: IDHash
  /// The order in which the lines of the round are taken.
  private var order: [UInt64] = []
  /// The lines of the round's pieces, and the bytes behind their ids; valid during the round only.
  private var records: [UnsafeBufferPointer<MessageRecord>] = []
  private var bases: [UnsafePointer<UInt8>] = []
  private(set) var hasBroken = false
  private var late: [LateLine] = []

  /// A line of a conversation that is read again.
  private struct LateLine {
    let conversation: UInt32
    let second: Int32
    let hand: Int32
    let isAgent: Bool
    let place: UInt64
  }

  init(orders: consuming BuyerOrders, rules: RuleSet, hash: IDHash) {
    conversations = ConversationTable(hash: hash)
    self.orders = orders
    self.rules = rules
    self.hash = hash
  }

  /// Puts the lines of a round in order of time and place.
  private mutating func arrange(_ pieces: [MessageBatch], _ shard: Int) {
    order.removeAll(keepingCapacity: true)
    records = pieces.map { $0.records(shard) }
    bases = pieces.map { UnsafePointer($0.piece.base) }
    var sorted = true
    var last: Int32 = 0
    for (number, records) in records.enumerated() {
      for index in records.indices {
        let second = records[index].second
        if second < last { sorted = false }
        last = second
        order.append(UInt64(UInt32(second)) << 32 | UInt64(number) << 24 | UInt64(index))
      }
    }
    if !sorted { order.sort() }
  }

  /// The line at a place of the round's order, with the bytes behind its ids.
  @inline(__always)
  private func line(_ key: UInt64) -> (MessageRecord, UnsafePointer<UInt8>) {
    let piece = Int(key >> 24 & 0xFF)
    return (records[piece][Int(key & 0xFF_FFFF)], bases[piece])
  }

  /// Asks for the table entries of the lines ahead.
  @inline(__always)
  private func fetchAhead(_ at: Int) {
    if at + 24 < order.count { conversations.fetchSlot(line(order[at + 24]).0.hash) }
    if at + 12 < order.count { conversations.fetchEntry(line(order[at + 12]).0.hash) }
  }

  /// Takes the lines of a round.
  mutating func take(_ pieces: [MessageBatch], shard: Int, into tallies: inout Tallies) {
    arrange(pieces, shard)
    for at in order.indices {
      fetchAhead(at)
      let (line, bytes) = line(order[at])
      let index =
        conversations.find(line, bytes)
        ?? conversations.add(line, bytes, pair: orders.find(line.buyer, bytes, shop: line.shop))
      let conversation = conversations.base + index
      let second = line.second
      if line.hand >= 0 {
        touch(conversation, line.hand, second, line.isAgent)
        if line.whole >= 0 { touch(conversation, line.whole, second, line.isAgent) }
        tallies.add(.rows, Int(line.hand))
      }
      if !line.isAgent {
        conversation.pointee.lastBuyer = max(conversation.pointee.lastBuyer, second)
      } else if conversation.pointee.pair > 0 {
        orders.reply(Int(conversation.pointee.pair) - 1, hand: line.hand, second: second, place: line.place)
      }
      conversation.pointee.lines &+= 1
      guard !conversation.pointee.walk.isBroken else { continue }
      if second < conversation.pointee.walk.last {
        conversation.pointee.walk.isBroken = true
        hasBroken = true
      } else {
        conversation.pointee.walk.step(
          second, hand: line.hand, isAgent: line.isAgent, rules: rules, into: &tallies, sign: 1)
      }
    }
  }

  /// Notes that a slot has a line in a conversation.
  @inline(__always)
  private mutating func touch(
    _ conversation: UnsafeMutablePointer<Conversation>, _ slot: Int32, _ second: Int32, _ isAgent: Bool
  ) {
    if conversation.pointee.first.slot == slot {
      conversation.pointee.first.note(second, isAgent: isAgent)
    } else if conversation.pointee.first.slot < 0 {
      conversation.pointee.first = .init(slot: slot, second: second, isAgent: isAgent)
    } else if conversation.pointee.second.slot == slot {
      conversation.pointee.second.note(second, isAgent: isAgent)
    } else if conversation.pointee.second.slot < 0 {
      conversation.pointee.second = .init(slot: slot, second: second, isAgent: isAgent)
    } else {
      touchFurther(conversation, slot, second, isAgent)
    }
  }

  @inline(never)
  private mutating func touchFurther(
    _ conversation: UnsafeMutablePointer<Conversation>, _ slot: Int32, _ second: Int32, _ isAgent: Bool
  ) {
    var at = conversation.pointee.further
    while at > 0 {
      if further[Int(at) - 1].touch.slot == slot {
        further[Int(at) - 1].touch.note(second, isAgent: isAgent)
        return
      }
      at = further[Int(at) - 1].next
    }
    further.append((.init(slot: slot, second: second, isAgent: isAgent), conversation.pointee.further))
    conversation.pointee.further = UInt32(further.count)
  }
}

// Conversations whose lines came out of order.
extension ConversationShard {
  /// The number of lines that reading the broken conversations again will keep in memory.
  var brokenLines: Int {
    guard hasBroken else { return 0 }
    return (0..<conversations.count).reduce(0) {
      $0 + (conversations.base[$1].walk.isBroken ? Int(conversations.base[$1].lines) : 0)
    }
  }

  /// Prepares for the same rounds once more: the walks of broken conversations begin anew, to take back what they gave.
  mutating func prepareRedo() {
    for index in 0..<conversations.count where conversations.base[index].walk.isBroken {
      conversations.base[index].walk = .init()
      conversations.base[index].walk.isBroken = true
    }
  }

  /// Takes the lines of the same round as before: walks broken conversations as far as they were walked then, taking
  /// back what that gave, and keeps all their lines.
  mutating func collect(_ pieces: [MessageBatch], shard: Int, into tallies: inout Tallies) {
    arrange(pieces, shard)
    for at in order.indices {
      fetchAhead(at)
      let (line, bytes) = line(order[at])
      guard let index = conversations.find(line, bytes), conversations.base[index].walk.isBroken else { continue }
      late.append(
        LateLine(
          conversation: UInt32(index), second: line.second, hand: line.hand, isAgent: line.isAgent, place: line.place))
      let conversation = conversations.base + index
      guard !conversation.pointee.walk.isTakenBack else { continue }
      if line.second < conversation.pointee.walk.last {
        conversation.pointee.walk.isTakenBack = true
      } else {
        conversation.pointee.walk.step(
          line.second, hand: line.hand, isAgent: line.isAgent, rules: rules, into: &tallies, sign: -1)
      }
    }
  }

  /// Walks the broken conversations in their right order.
  mutating func redo(into tallies: inout Tallies) {
    late.sort { ($0.conversation, $0.second, $0.place) < ($1.conversation, $1.second, $1.place) }
    var current: UInt32?
    for line in late {
      let conversation = conversations.base + Int(line.conversation)
      if current != line.conversation {
        current = line.conversation
        conversation.pointee.walk = .init()
      }
      conversation.pointee.walk.step(
        line.second, hand: line.hand, isAgent: line.isAgent, rules: rules, into: &tallies, sign: 1)
    }
    late = []
    hasBroken = false
  }
}

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

  private func eachTouch(_ conversation: Conversation, _ body: (Conversation.Touch) -> Void) {
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
