internal import Intake

/// The chat lines and orders of the buyers a holder dealt with, in memory.
enum DealtLines {
  /// A chat line.
  struct Line {
    let conversation: Int
    let second: Int
    let isAgent: Bool
    /// The holder's count it goes under, nil where it names nobody or another.
    let key: Int?
    /// The hand and the account it names, −1 where it names none.
    let hand: Int
    let account: Int
    /// The product it is about, as a number of all products met, −1 where it is about none.
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
  /// The lines of the buyers the holder dealt with, as far as they are wanted, and their orders.
  func dealtLines(_ extent: EvidenceIndex.Extent, withOrders: Bool) -> [DealtLines.Pair] {
    if let dealt, dealt.extent == extent || dealt.extent == .all, dealt.hasOrders || !withOrders { return dealt.pairs }
    if let pairs = indexedLines(extent, withOrders: withOrders) {
      dealt = Dealt(pairs: pairs, extent: extent, hasOrders: withOrders)
      return pairs
    }
    let pairs = scannedLines(withOrders: withOrders)
    dealt = Dealt(pairs: pairs, extent: .all, hasOrders: withOrders)
    return pairs
  }

  /// What was read last.
  struct Dealt {
    let pairs: [DealtLines.Pair]
    let extent: EvidenceIndex.Extent
    let hasOrders: Bool
  }

  /// Reads them by the index; nil where there is none for these files.
  private func indexedLines(_ extent: EvidenceIndex.Extent, withOrders: Bool) -> [DealtLines.Pair]? {
    guard let index, let messages = kinds[.messages], let places = try? index.places(of: accounts, extent) else {
      return nil
    }
    var gathering = DealtGathering(self)
    guard
      each(
        MarkedMessageEvent.self, of: messages, at: places.messages,
        { gathering.take($0, $1, $2, opening: true) })
    else { return nil }
    if withOrders, let orders = kinds[.orders] {
      guard each(ProductOrderEvent.self, of: orders, at: places.orders, { gathering.take($0, $1, $2) }) else {
        return nil
      }
    }
    return gathering.finish(withOrders: withOrders)
  }

  /// Reads them out of the whole files.
  private func scannedLines(withOrders: Bool) -> [DealtLines.Pair] {
    var gathering = DealtGathering(self)
    each(MessageEvent.self) { row, base, _ in gathering.open(row, base) }
    each(MarkedMessageEvent.self) { row, base, place in gathering.take(row, base, place, opening: false) }
    if withOrders {
      each(ProductOrderEvent.self, window: Int.min..<Int.max) { row, base, place in gathering.take(row, base, place) }
    }
    return gathering.finish(withOrders: withOrders)
  }
}

/// Gathers the lines and orders of buyers, row by row.
private struct DealtGathering: ~Copyable {
  private let search: EvidenceSearch
  private let own: OwnBuyers
  private var buyers: IDTable
  private var conversations: IDTable
  private var products: IDTable
  private var orders: IDTable
  private var places: [PairKey: Int] = [:]
  private var pairs: [DealtLines.Pair] = []
  /// Whether the holder has a line with the pair.
  private var isDealt: [Bool] = []

  private struct PairKey: Hashable {
    let shop: Int
    let buyer: Int
  }

  init(_ search: EvidenceSearch) {
    self.search = search
    own = OwnBuyers(search.finder.tenures, search.finder.rules, hash: search.hash)
    buyers = IDTable(hash: search.hash)
    conversations = IDTable(hash: search.hash)
    products = IDTable(hash: search.hash)
    orders = IDTable(hash: search.hash)
  }

  /// Opens the pair of a row that is the holder's.
  mutating func open(_ row: MessageEvent, _ base: UnsafePointer<UInt8>) {
    guard search.finder.rules.counts(row) else { return }
    let shop = search.handFinder.shop(row.shop, base)
    guard search.key(row.agent, base, shop: shop, second: row.second) != nil else { return }
    _ = pair(row, base, shop, opening: true)
  }

  private mutating func pair(
    _ row: MessageEvent, _ base: UnsafePointer<UInt8>, _ shop: Int, opening: Bool
  ) -> Int? {
    guard let buyer = opening ? buyers.intern(row.buyer, base) : buyers.find(row.buyer, base) else { return nil }
    let key = PairKey(shop: shop, buyer: buyer)
    if let known = places[key] { return known }
    guard opening else { return nil }
    places[key] = pairs.count
    pairs.append(.init(buyer: buyer, isOwn: own.contains(row.buyer, base)))
    isDealt.append(false)
    return pairs.count - 1
  }

  /// Takes a chat line; `opening` is whether it opens its pair, else lines of unknown pairs are left aside.
  mutating func take(
    _ marked: MarkedMessageEvent, _ base: UnsafePointer<UInt8>, _ place: RowPlace, opening: Bool
  ) {
    let rules = search.finder.rules
    let row = marked.message
    let counts = rules.counts(row)
    guard counts || marked.isAfterSale else { return }
    let shop = search.handFinder.shop(row.shop, base)
    guard let pair = pair(row, base, shop, opening: opening) else { return }
    let conversation = conversations.intern(row.conversation, base)
    if marked.isAfterSale { pairs[pair].afterSale.insert(conversation) }
    guard counts else { return }
    let second = row.second - search.window.lowerBound
    let hand = row.agent.isEmpty ? -1 : search.handFinder.hand(row.agent, base, shop: shop, second: second).hand
    let key = hand < 0 ? nil : search.key(hand)
    if key != nil { isDealt[pair] = true }
    pairs[pair].lines.append(
      .init(
        conversation: conversation, second: row.second, isAgent: rules.isAgent(row), key: key, hand: hand,
        account: hand < 0 ? -1 : search.account(hand),
        product: marked.product.isEmpty ? -1 : products.intern(marked.product, base), place: place))
  }

  /// Takes an order; of two rows of one order the first stands.
  mutating func take(_ listed: ProductOrderEvent, _ base: UnsafePointer<UInt8>, _ place: RowPlace) {
    let row = listed.order
    let known = orders.count
    let number = orders.intern(row.order, base)
    guard number == known, !row.buyer.isEmpty, let buyer = buyers.find(row.buyer, base),
      let pair = places[PairKey(shop: search.handFinder.shop(row.shop, base), buyer: buyer)]
    else { return }
    pairs[pair].orders.append(
      .init(
        number: number, created: row.second, isPaid: row.paidSecond != nil, isVoid: row.isVoid, amount: row.amount,
        paid: row.paidSecond, products: listed.products.compactMap { products.find($0, base) }, place: place))
  }

  /// The pairs the holder dealt with.
  consuming func finish(withOrders: Bool) -> [DealtLines.Pair] {
    leaveOutRepeated()
    var found = pairs.indices.filter { isDealt[$0] }.map { (pair: pairs[$0], first: Self.firstPlace(of: pairs[$0])) }
    found.sort { ($0.first.file, $0.first.offset) < ($1.first.file, $1.first.offset) }
    if withOrders { search.orderNumbers = OrderNumbers(orders) }
    return found.map(\.pair)
  }

  /// Leaves out the lines that an earlier file has already.
  private mutating func leaveOutRepeated() {
    guard let files = search.kinds[.messages]?.files, let repeats = LineRepeats(files, hash: search.hash) else {
      return
    }
    for pair in pairs.indices {
      pairs[pair].lines = pairs[pair].conversations.flatMap { conversation in
        let left = Set(repeats.positions(in: conversation[...], second: \.second, place: \.place.inAllFiles))
        return conversation.indices.filter { !left.contains($0) }.map { conversation[$0] }
      }
    }
  }

  /// The first row of the holder's, by which pairs are ordered, whatever way they were read.
  private static func firstPlace(of pair: DealtLines.Pair) -> (file: Int, offset: Int) {
    var first = (file: Int.max, offset: Int.max)
    for line in pair.lines where line.key != nil {
      if (line.place.file, line.place.offset) < (first.file, first.offset) {
        first = (line.place.file, line.place.offset)
      }
    }
    return first
  }
}

/// The numbers of orders, for refunds and reviews to name them.
final class OrderNumbers {
  private let ids: IDTable
  init(_ ids: consuming IDTable) { self.ids = ids }
  func find(_ id: EventID, _ base: UnsafePointer<UInt8>) -> Int? { ids.find(id, base) }
}
