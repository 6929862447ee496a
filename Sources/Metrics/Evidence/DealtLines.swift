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
  }

  /// A buyer in a shop.
  struct Pair {
    let buyer: Int
    var lines: [Line] = []
    var orders: [Order] = []

    /// The conversations, each in order.
    var conversations: [[Line]] {
      Dictionary(grouping: lines, by: \.conversation).values.map { $0.sorted { $0.precedes($1) } }
        .sorted { $0[0].precedes($1[0]) }
    }
  }
}

extension EvidenceSearch {
  /// Reads the lines of all buyers the holder dealt with, and their orders.
  func dealtLines(withOrders: Bool) -> [DealtLines.Pair] {
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
      pairs[pair].orders.append(
        .init(
          number: number, created: row.second, isPaid: row.paidSecond != nil, isVoid: row.isVoid, amount: row.amount,
          place: place))
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
