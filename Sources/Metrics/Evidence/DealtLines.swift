internal import Intake

/// The chat lines and orders of the buyers a holder dealt with, in memory.
enum DealtLines {
  /// A chat line of buyer or agent.
  struct Line {
    let conversation: Int
    let second: Int
    let isAgent: Bool
    /// The holder's count it goes under, nil where it names nobody or another.
    let key: Int?
    let place: RowPlace

    /// Whether it comes before another of the same conversation or pair.
    func precedes(_ other: Line) -> Bool {
      (second, place.file, place.offset) < (other.second, other.place.file, other.place.offset)
    }
  }

  /// An order.
  struct Order {
    let number: Int
    let created: Int
    let isPaid: Bool
    let isVoid: Bool
    let amount: Int?
    let place: RowPlace

    init(_ row: OrderEvent, number: Int, place: RowPlace) {
      self.number = number
      self.place = place
      created = row.second
      isPaid = row.paidSecond != nil
      isVoid = row.isVoid
      amount = row.amount
    }
  }

  /// A buyer in a shop.
  struct Pair {
    let buyer: Int
    var lines: [Line] = []
    var orders: [Order] = []

    /// The conversations, each in order.
    var conversations: [[Line]] {
      var found: [[Line]] = []
      for line in lines {
        // A buyer has few conversations with a shop in a month.
        if let known = found.firstIndex(where: { $0[0].conversation == line.conversation }) {
          found[known].append(line)
        } else {
          found.append([line])
        }
      }
      for at in found.indices { found[at].sort { $0.precedes($1) } }
      return found.sorted { $0[0].precedes($1[0]) }
    }
  }
}

extension EvidenceSearch {
  /// The lines of all buyers the holder dealt with, and their orders.
  func dealtLines(withOrders: Bool) -> [DealtLines.Pair] {
    if let known = dealt, known.hasOrders || !withOrders { return known.pairs }
    let pairs = indexedLines(withOrders: withOrders) ?? scannedLines(withOrders: withOrders)
    dealt = (pairs, withOrders)
    return pairs
  }

  /// Reads them by the index; nil where there is none for these files.
  private func indexedLines(withOrders: Bool) -> [DealtLines.Pair]? {
    guard let index, let messages = kinds[.messages], let places = try? index.places(of: accounts) else { return nil }
    var buyers = IDTable(hash: hash)
    var conversations = IDTable(hash: hash)
    var known: [PairKey: Int] = [:]
    var pairs: [DealtLines.Pair] = []
    var isDealt: [Bool] = []
    let isRead = each(MessageEvent.self, of: messages, at: places.messages) { row, base, place in
      let shop = handFinder.shop(row.shop, base)
      let buyer = buyers.intern(row.buyer, base)
      let pair = known[PairKey(shop: shop, buyer: buyer), default: pairs.count]
      if pair == pairs.count {
        known[PairKey(shop: shop, buyer: buyer)] = pair
        pairs.append(.init(buyer: buyer))
        isDealt.append(false)
      }
      let key = key(row.agent, base, shop: shop, second: row.second)
      if key != nil { isDealt[pair] = true }
      pairs[pair].lines.append(
        .init(
          conversation: conversations.intern(row.conversation, base), second: row.second,
          isAgent: row.sender == .agent, key: key, place: place))
    }
    guard isRead else { return nil }
    if withOrders, let orders = kinds[.orders] {
      var numbers = IDTable(hash: hash)
      let isRead = each(OrderEvent.self, of: orders, at: places.orders) { row, base, place in
        let number = numbers.intern(row.order, base)
        guard let buyer = buyers.find(row.buyer, base),
          let pair = known[PairKey(shop: handFinder.shop(row.shop, base), buyer: buyer)]
        else { return }
        pairs[pair].orders.append(DealtLines.Order(row, number: number, place: place))
      }
      guard isRead else { return nil }
      orderNumbers = OrderNumbers(numbers)
    }
    // A group of the index holds the buyer's lines in every shop.
    return pairs.indices.filter { isDealt[$0] }.map { pairs[$0] }
  }

  /// Reads them out of the whole files.
  private func scannedLines(withOrders: Bool) -> [DealtLines.Pair] {
    var buyers = IDTable(hash: hash)
    var places: [PairKey: Int] = [:]
    var pairs: [DealtLines.Pair] = []
    each(MessageEvent.self) { row, base, _ in
      guard row.sender != .robot else { return }
      let shop = handFinder.shop(row.shop, base)
      guard key(row.agent, base, shop: shop, second: row.second) != nil else { return }
      let buyer = buyers.intern(row.buyer, base)
      let pair = PairKey(shop: shop, buyer: buyer)
      guard places[pair] == nil else { return }
      places[pair] = pairs.count
      pairs.append(.init(buyer: buyer))
    }
    var conversations = IDTable(hash: hash)
    each(MessageEvent.self) { row, base, place in
      guard row.sender != .robot, let buyer = buyers.find(row.buyer, base) else { return }
      let shop = handFinder.shop(row.shop, base)
      guard let pair = places[PairKey(shop: shop, buyer: buyer)] else { return }
      pairs[pair].lines.append(
        .init(
          conversation: conversations.intern(row.conversation, base), second: row.second,
          isAgent: row.sender == .agent, key: key(row.agent, base, shop: shop, second: row.second), place: place))
    }
    guard withOrders else { return pairs }
    var met = IDTable(hash: hash)
    each(OrderEvent.self, window: Int.min..<Int.max) { row, base, place in
      let known = met.count
      let number = met.intern(row.order, base)
      // Of two rows of one order the first stands.
      guard number == known, !row.buyer.isEmpty, let buyer = buyers.find(row.buyer, base),
        let pair = places[PairKey(shop: handFinder.shop(row.shop, base), buyer: buyer)]
      else { return }
      pairs[pair].orders.append(DealtLines.Order(row, number: number, place: place))
    }
    orderNumbers = OrderNumbers(met)
    return pairs
  }

  private struct PairKey: Hashable {
    let shop: Int
    let buyer: Int
  }
}

/// The numbers of all orders, for refunds and reviews to name them.
final class OrderNumbers {
  private let ids: IDTable
  init(_ ids: consuming IDTable) { self.ids = ids }
  func find(_ id: EventID, _ base: UnsafePointer<UInt8>) -> Int? { ids.find(id, base) }
}
