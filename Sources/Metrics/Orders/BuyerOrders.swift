internal import Intake

/// The orders of the buyers of one shard, by shop and buyer, and who replied last before each of them.
struct BuyerOrders: ~Copyable {
  /// The orders of a buyer in a shop: a range of `orders`.
  struct Pair {
    let buyer: EventID
    let shop: UInt32
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  /// An order, with the last reply before it.
  struct Order {
    let created: Int32
    let order: OrderReference
    /// Whether a conversation converted into it within the month.
    var isEarned = false
    /// The hand of the agent's line with the greatest time and place before it, −1 while there is none.
    var hand: Int32 = -1
    var second: Int32 = -1
    var place: UInt64 = 0
  }

  private(set) var pairs: [Pair] = []
  var orders: [Order] = []
  let arena = IDArena()
  private var slots = ProbeSlots()
  private let hash: IDHash

  init(hash: IDHash) {
    self.hash = hash
  }

  /// Takes the orders of this shard out of the book.
  init(shard: Int, of book: OrderBook) {
    self.init(hash: book.hash)
    var links: [(pair: Int, link: OrderBook.Link)] = []
    links.reserveCapacity(book.shards.reduce(0) { $0 + $1.links(of: shard).count })
    for source in book.shards {
      for link in source.links(of: shard) {
        let pair = intern(link.buyer, source.arena.base, shop: link.shop)
        pairs[pair].count += 1
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
    orders = Array(repeating: Order(created: some.created, order: some.order), count: links.count)
    for (pair, link) in links {
      orders[Int(pairs[pair].start + pairs[pair].count)] = Order(created: link.created, order: link.order)
      pairs[pair].count += 1
    }
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

  /// Notes a reply: of those before an order, the one with the greatest time and place stands.
  mutating func reply(_ pair: Int, hand: Int32, second: Int32, place: UInt64) {
    for index in range(pair) where orders[index].created > second {
      let known = orders[index]
      guard known.hand < 0 || (second, place) > (known.second, known.place) else { continue }
      orders[index].hand = hand
      orders[index].second = second
      orders[index].place = place
    }
  }
}
