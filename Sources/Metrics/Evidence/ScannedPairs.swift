internal import Intake

extension EvidenceSearch {
  /// Reads the lines of the buyers the holder dealt with, and their orders, out of the whole files.
  func scannedPairs(withOrders: Bool) -> [DealtLines.Pair] {
    var scan = PairScan(self)
    each(MessageEvent.self) { row, base, _ in scan.open(row, base) }
    each(MarkedMessageEvent.self) { row, base, place in scan.take(row, base, place) }
    if withOrders {
      each(ProductOrderEvent.self, window: Int.min..<Int.max) { row, base, place in scan.take(row, base, place) }
    }
    return scan.pairs
  }
}

/// Gathers the lines and orders of buyers, row by row: those of the buyers that were opened before.
private struct PairScan: ~Copyable {
  private let search: EvidenceSearch
  private let own: OwnBuyers
  private var buyers: IDTable
  private var conversations: IDTable
  private var products: IDTable
  private var orders: IDTable
  private var places: [PairKey: Int] = [:]
  private var talks: [TalkKey: Int] = [:]
  private(set) var pairs: [DealtLines.Pair] = []

  private struct PairKey: Hashable {
    let shop: Int
    let buyer: Int
  }

  /// A conversation of a pair.
  private struct TalkKey: Hashable {
    let pair: Int
    let conversation: Int
  }

  init(_ search: EvidenceSearch) {
    self.search = search
    own = OwnBuyers(search.finder.tenures, hash: search.hash)
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
    let key = PairKey(shop: shop, buyer: buyers.intern(row.buyer, base))
    guard places[key] == nil else { return }
    places[key] = pairs.count
    pairs.append(.init(buyer: key.buyer, isOwn: own.contains(row.buyer, base)))
  }

  /// Takes a chat line of a pair that was opened.
  mutating func take(_ marked: MarkedMessageEvent, _ base: UnsafePointer<UInt8>, _ place: RowPlace) {
    let rules = search.finder.rules
    let row = marked.message
    let counts = rules.counts(row)
    let isRobots = !counts && search.beginsAnew(place.file)
    guard counts || marked.isAfterSale || isRobots, let buyer = buyers.find(row.buyer, base) else { return }
    let shop = search.handFinder.shop(row.shop, base)
    guard let pair = places[PairKey(shop: shop, buyer: buyer)] else { return }
    let talk = talk(pair, conversations.intern(row.conversation, base))
    if marked.isAfterSale { pairs[pair].conversations[talk].isAfterSale = true }
    let sentAt = row.second + (search.coarse.isLast(.messages) ? row.slack : 0)
    if isRobots {
      pairs[pair].conversations[talk].robots.append(
        .init(
          second: sentAt, isAgent: false, key: nil, hand: -1, account: -1, isRobots: true, isCoarse: row.slack > 0,
          place: place))
    }
    if row.slack > 0, counts || isRobots { search.coarseKinds.insert(.messages) }
    guard counts else { return }
    let second = sentAt - search.window.lowerBound
    let hand = row.agent.isEmpty ? -1 : search.handFinder.hand(row.agent, base, shop: shop, second: second).hand
    let key = hand < 0 ? nil : search.key(hand)
    if key != nil { pairs[pair].isDealt = true }
    pairs[pair].conversations[talk].lines.append(
      .init(
        second: sentAt, isAgent: rules.isAgent(row), key: key, hand: hand,
        account: hand < 0 ? -1 : search.account(hand), isCoarse: row.slack > 0,
        product: marked.product.isEmpty ? -1 : products.intern(marked.product, base), place: place))
  }

  private mutating func talk(_ pair: Int, _ conversation: Int) -> Int {
    let key = TalkKey(pair: pair, conversation: conversation)
    if let known = talks[key] { return known }
    talks[key] = pairs[pair].conversations.count
    pairs[pair].conversations.append(.init())
    return pairs[pair].conversations.count - 1
  }

  /// Takes an order; of two rows of one order the first stands.
  mutating func take(_ listed: ProductOrderEvent, _ base: UnsafePointer<UInt8>, _ place: RowPlace) {
    let row = listed.order
    let known = orders.count
    let number = orders.intern(row.order, base)
    guard number == known, !row.buyer.isEmpty, let buyer = buyers.find(row.buyer, base),
      let pair = places[PairKey(shop: search.handFinder.shop(row.shop, base), buyer: buyer)]
    else { return }
    if row.slack + row.paidSlack > 0 { search.coarseKinds.insert(.orders) }
    let isLast = search.coarse.isLast(.orders)
    pairs[pair].orders.append(
      .init(
        number: number, created: row.second + (isLast ? row.slack : 0), isVoid: row.isVoid, amount: row.amount,
        paid: row.paidSecond.map { $0 + (isLast ? row.paidSlack : 0) },
        products: listed.products.compactMap { products.find($0, base) }, place: place))
  }
}
