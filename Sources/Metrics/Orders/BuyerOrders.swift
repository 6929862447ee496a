internal import Intake

/// The orders of the buyers of one shard, by shop and buyer, and who replied last before each of them.
///
/// The moments of a pair are in order of time, so that a line finds those it comes before by halving: a buyer with very
/// many lines and orders takes no longer than many buyers with few. What a line says is noted at the first moment it
/// can matter to, and goes on to the later ones once all lines are there, see ``BuyerOrders/spread()``.
struct BuyerOrders: ~Copyable {
  /// The orders of a buyer in a shop: a range of `orders`.
  struct Pair {
    let buyer: EventID
    let shop: UInt32
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  /// A moment of an order that can be the fruit of a conversation, with the last reply before it: its creation, its
  /// payment, or (`ordered_first`) both, as the rules judge.
  struct Order {
    let moment: Int32
    let order: OrderReference
    /// Whether the moment is a payment that counts only where the creation earned nothing.
    let isSecond: Bool
    /// Whether it is counted in this month.
    let isOfMonth: Bool
    /// Whether it is out of the question, because the creation earned a credit.
    var isSettled = false
    /// Whether a conversation converted into it.
    var isEarned = false
    /// The hand of the agent's line with the greatest time and place before it, −1 while there is none.
    var hand: Int32 = -1
    var second: Int32 = -1
    /// The last second up to it that was the buyer's last of a conversation, −1 where there is none.
    var asked: Int32 = -1
    var place: UInt64 = 0
  }

  private(set) var pairs: [Pair] = []
  var orders: [Order] = []
  let arena = IDArena()
  private var slots = ProbeSlots()
  private let hash: IDHash
  /// For every moment the first of its pair from there on that is not settled; nil while none is settled.
  private var open: [UInt32]?

  init(hash: IDHash) {
    self.hash = hash
  }

  /// Takes the orders of this shard out of the book, for a month of so many seconds.
  init(shard: Int, of book: OrderBook, judgement: RuleSet.Judgement, monthSeconds: Int) {
    self.init(hash: book.hash)
    var links: [(pair: Int, link: OrderBook.Link)] = []
    links.reserveCapacity(book.shards.reduce(0) { $0 + $1.links(of: shard).count })
    for source in book.shards {
      for link in source.links(of: shard) {
        let isPaid = link.paid != OrderRecord.unpaid
        // What is not paid is no order where the payment is judged.
        if judgement == .paid, !isPaid { continue }
        let pair = intern(link.buyer, source.arena.base, shop: link.shop)
        pairs[pair].count += judgement == .orderedFirst && isPaid ? 2 : 1
        links.append((pair, link))
      }
    }
    var start: UInt32 = 0
    for pair in pairs.indices {
      pairs[pair].start = start
      start += pairs[pair].count
      pairs[pair].count = 0
    }
    guard let some = links.first?.link else { return }
    func order(_ link: OrderBook.Link, at moment: Int32, isSecond: Bool = false) -> Order {
      // An order is counted in the month in which it was placed, or paid where the payment alone is judged.
      let deciding = judgement == .paid ? link.paid : link.created
      return Order(
        moment: moment, order: link.order, isSecond: isSecond, isOfMonth: deciding >= 0 && deciding < monthSeconds)
    }
    orders = Array(repeating: order(some, at: some.created), count: Int(start))
    func put(_ order: Order, _ pair: Int) {
      orders[Int(pairs[pair].start + pairs[pair].count)] = order
      pairs[pair].count += 1
    }
    for (pair, link) in links {
      put(order(link, at: judgement == .paid ? link.paid : link.created), pair)
      if judgement == .orderedFirst, link.paid != OrderRecord.unpaid {
        put(order(link, at: link.paid, isSecond: true), pair)
      }
    }
    for pair in pairs.indices where pairs[pair].count > 1 { orders[range(pair)].sort { $0.moment < $1.moment } }
  }

  private mutating func intern(_ buyer: EventID, _ base: UnsafePointer<UInt8>, shop: UInt32) -> Int {
    if let known = find(buyer, base, shop: shop) { return known }
    pairs.append(Pair(buyer: arena.keep(buyer, from: base), shop: shop))
    return slots.add(Self.hash(buyer, shop, hash)) { [pairs, hash] in Self.hash(pairs[$0].buyer, pairs[$0].shop, hash) }
  }

  /// The pair of a buyer and a shop, or nil where they have no order.
  func find(_ buyer: EventID, _ base: UnsafePointer<UInt8>, shop: UInt32) -> Int? {
    slots.find(Self.hash(buyer, shop, hash)) {
      pairs[$0].shop == shop && buyer.isSame(base, as: pairs[$0].buyer, UnsafePointer(arena.base))
    }
  }

  private static func hash(_ buyer: EventID, _ shop: UInt32, _ hash: IDHash) -> UInt64 {
    hash(hash(buyer), UInt64(shop))
  }

  /// The places of a pair's orders.
  func range(_ pair: Int) -> Range<Int> {
    let start = Int(pairs[pair].start)
    return start..<start + Int(pairs[pair].count)
  }

  /// The first moment of a pair from a second on.
  @inline(__always)
  private func first(_ pair: Int, from second: Int) -> Int {
    range(pair).end { Int(orders[$0].moment) < second }
  }

  /// Puts a reply in the place of one of the same second that turned out to repeat it or a line beside it.
  mutating func replace(_ pair: Int, second: Int32, place: UInt64, by hand: Int32, at other: UInt64) {
    let index = first(pair, from: Int(second) + 1)
    guard index < range(pair).upperBound, orders[index].hand >= 0, orders[index].place == place else { return }
    orders[index].hand = hand
    orders[index].place = other
  }

  /// Notes a reply: of those before an order, the one with the greatest time and place stands.
  @inline(__always)
  mutating func reply(_ pair: Int, hand: Int32, second: Int32, place: UInt64) {
    let index = first(pair, from: Int(second) &+ 1)
    guard index < range(pair).upperBound else { return }
    let known = orders[index]
    guard known.hand < 0 || (second, place) > (known.second, known.place) else { return }
    orders[index].hand = hand
    orders[index].second = second
    orders[index].place = place
  }

  /// Notes the buyer's last second of a conversation.
  mutating func ask(_ pair: Int, _ second: Int32) {
    let index = first(pair, from: Int(second))
    if index < range(pair).upperBound { orders[index].asked = max(orders[index].asked, second) }
  }

  /// Hands every reply and every end of a conversation on to the later moments of its pair: those of an earlier moment
  /// are the last ones where a later one has none of its own.
  mutating func spread() {
    for pair in pairs.indices {
      for index in range(pair).dropFirst() {
        if orders[index].hand < 0 {
          orders[index].hand = orders[index - 1].hand
          orders[index].second = orders[index - 1].second
          orders[index].place = orders[index - 1].place
        }
        orders[index].asked = max(orders[index].asked, orders[index - 1].asked)
      }
    }
  }

  /// Finds out which moments are the fruit of a conversation: of those that ended before, the last has the window that
  /// ends last.
  mutating func earn(_ windowEnd: (Int) -> Int) {
    for index in orders.indices where orders[index].asked >= 0 {
      orders[index].isEarned = Int(orders[index].moment) <= windowEnd(Int(orders[index].asked))
    }
  }

  /// Takes payments out of the question whose orders earned a credit by being placed.
  mutating func settle() {
    var earned: Set<OrderReference> = []
    for order in orders where !order.isSecond && order.isEarned && order.hand >= 0 { earned.insert(order.order) }
    for index in orders.indices where orders[index].isSecond {
      orders[index].isSettled = earned.contains(orders[index].order)
    }
    var open = Array(repeating: UInt32(0), count: orders.count)
    for pair in pairs.indices {
      var next = UInt32(range(pair).upperBound)
      for index in range(pair).reversed() {
        if !orders[index].isSettled { next = UInt32(index) }
        open[index] = next
      }
    }
    self.open = open
  }

  /// Whether a conversation converts: whether a moment of a pair that is not settled lies from one second to another.
  func converts(_ pair: Int, _ first: Int, _ last: Int) -> Bool {
    var index = self.first(pair, from: first)
    let end = range(pair).upperBound
    guard index < end else { return false }
    if let open { index = Int(open[index]) }
    return index < end && Int(orders[index].moment) <= last
  }

  /// Whether a pair (as ``Conversation/pair``) has an order from one second to another.
  func isOrdered(_ pair: Int, _ first: Int, _ last: Int) -> Bool {
    guard pair > 0 else { return false }
    let index = self.first(pair - 1, from: first)
    return index < range(pair - 1).upperBound && Int(orders[index].moment) <= last
  }
}
