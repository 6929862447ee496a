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
    /// The hand and the account it names, −1 where it names none.
    let hand: Int
    let account: Int
    /// The product it is about, as a number of ``EvidenceSearch/products``, −1 where it is about none.
    let product: Int
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
    let paid: Int?
    let products: [Int]
    let place: RowPlace
  }

  /// A buyer in a shop.
  struct Pair {
    let buyer: Int
    /// Whether the buyer is an account of the company itself.
    let isOwn: Bool
    var lines: [Line] = []
    var orders: [Order] = []
    /// The conversations with a line of the kind `after_sale`.
    var afterSale: Set<Int> = []

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
    let rules = finder.rules
    let own = OwnBuyers(finder.tenures, rules, hash: hash)
    each(MessageEvent.self) { row, base, _ in
      guard rules.counts(row) else { return }
      let shop = handFinder.shop(row.shop, base)
      guard key(row.agent, base, shop: shop, second: row.second) != nil else { return }
      let buyer = buyers.intern(row.buyer, base)
      let pair = PairKey(shop: shop, buyer: buyer)
      guard places[pair] == nil else { return }
      places[pair] = pairs.count
      pairs.append(.init(buyer: buyer, isOwn: own.contains(row.buyer, base)))
    }
    var conversations = IDTable(hash: hash)
    var products = IDTable(hash: hash)
    each(MarkedMessageEvent.self) { marked, base, place in
      let row = marked.message
      guard rules.counts(row) || marked.isAfterSale, let buyer = buyers.find(row.buyer, base) else { return }
      let shop = handFinder.shop(row.shop, base)
      guard let pair = places[PairKey(shop: shop, buyer: buyer)] else { return }
      let conversation = conversations.intern(row.conversation, base)
      if marked.isAfterSale { pairs[pair].afterSale.insert(conversation) }
      guard rules.counts(row) else { return }
      let hand =
        row.agent.isEmpty
        ? -1 : handFinder.hand(row.agent, base, shop: shop, second: row.second - window.lowerBound).hand
      pairs[pair].lines.append(
        .init(
          conversation: conversation, second: row.second, isAgent: rules.isAgent(row), key: hand < 0 ? nil : key(hand),
          hand: hand, account: hand < 0 ? -1 : hands.slot(hand).account,
          product: marked.product.isEmpty ? -1 : products.intern(marked.product, base), place: place))
    }
    guard withOrders else { return pairs }
    var met = IDTable(hash: hash)
    each(ProductOrderEvent.self, window: Int.min..<Int.max) { listed, base, place in
      let row = listed.order
      let known = met.count
      let number = met.intern(row.order, base)
      // Of two rows of one order the first stands.
      guard number == known, !row.buyer.isEmpty, let buyer = buyers.find(row.buyer, base),
        let pair = places[PairKey(shop: handFinder.shop(row.shop, base), buyer: buyer)]
      else { return }
      pairs[pair].orders.append(
        .init(
          number: number, created: row.second, isPaid: row.paidSecond != nil, isVoid: row.isVoid, amount: row.amount,
          paid: row.paidSecond, products: listed.products.compactMap { products.find($0, base) }, place: place))
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
