internal import Intake
internal import Wording

extension EvidenceSearch {
  /// Finds the lines of the buyers the holder dealt with, and their orders, by the index, without reading a row but where
  /// the rules ask for products; nil where there is no index of these files, or it turns out to be damaged.
  func indexedPairs(_ extent: EvidenceIndex.Extent, withOrders: Bool) -> [DealtLines.Pair]? {
    guard let index, kinds[.messages] != nil else { return nil }
    var gathering = IndexedGathering(self, index)
    do throws(Diagnostic) {
      try index.buyers(of: accounts, extent) { gathering.take($0, withOrders: withOrders && kinds[.orders] != nil) }
    } catch {
      return nil
    }
    var pairs = gathering.pairs
    if withOrders, finder.rules.owner == .skuFirst {
      guard lookUpProducts(of: &pairs) else { return nil }
    }
    return pairs
  }

  /// Reads which products lines and orders are about; false where a row is not there.
  private func lookUpProducts(of pairs: inout [DealtLines.Pair]) -> Bool {
    guard let messages = kinds[.messages], let orders = kinds[.orders] else { return false }
    var products = IDTable(hash: hash)
    var ofLines: [UInt64: Int] = [:]
    var ofOrders: [UInt64: [Int]] = [:]
    let asked = pairs.filter { !$0.orders.isEmpty }
    let lines = asked.flatMap { $0.conversations.flatMap { $0.lines.map(\.place.inAllFiles) } }.sorted()
    let placed = asked.flatMap { $0.orders.map(\.place.inAllFiles) }.sorted()
    guard
      each(
        MarkedMessageEvent.self, of: messages, at: lines,
        { row, base, place in
          if !row.product.isEmpty { ofLines[place.inAllFiles] = products.intern(row.product, base) }
        }),
      each(
        ProductOrderEvent.self, of: orders, at: placed,
        { row, base, place in ofOrders[place.inAllFiles] = row.products.compactMap { products.find($0, base) } })
    else { return false }
    for pair in pairs.indices where !pairs[pair].orders.isEmpty {
      for talk in pairs[pair].conversations.indices {
        for line in pairs[pair].conversations[talk].lines.indices {
          let place = pairs[pair].conversations[talk].lines[line].place.inAllFiles
          pairs[pair].conversations[talk].lines[line].product = ofLines[place] ?? -1
        }
      }
      for order in pairs[pair].orders.indices {
        pairs[pair].orders[order].products = ofOrders[pairs[pair].orders[order].place.inAllFiles] ?? []
      }
    }
    return true
  }
}

/// Makes pairs of the buyers of an index.
private struct IndexedGathering: ~Copyable {
  private let search: EvidenceSearch
  private let start: Int
  private let names: IndexedNames
  /// The numbers by which the search calls the shops of the index.
  private let shops: [Int]
  private(set) var pairs: [DealtLines.Pair] = []
  private var buyers = 0
  private var orders = 0

  init(_ search: EvidenceSearch, _ index: EvidenceIndex) {
    self.search = search
    start = search.window.lowerBound
    names = IndexedNames(index.accounts, hash: search.hash)
    let shopNames = IndexedNames(index.shops, hash: search.hash)
    shops = index.shops.indices.map { search.handFinder.shop(shopNames.id($0), shopNames.base($0)) }
  }

  /// Takes a buyer with all their shops.
  mutating func take(_ buyer: IndexedBuyer, withOrders: Bool) {
    buyers += 1
    let first = pairs.count
    var ofShops: [(shop: Int, pair: Int)] = []
    for conversation in buyer.conversations {
      let pair: Int
      // A buyer has dealings with few shops of a company.
      if let known = ofShops.first(where: { $0.shop == conversation.shop }) {
        pair = known.pair
      } else {
        pair = pairs.count
        pairs.append(.init(buyer: buyers, isOwn: buyer.isOwn))
        ofShops.append((conversation.shop, pair))
      }
      add(buyer.lines[conversation.lines], of: shops[conversation.shop], to: pair)
    }
    guard ofShops.contains(where: { pairs[$0.pair].isDealt }) else {
      pairs.removeLast(pairs.count - first)
      return
    }
    guard withOrders else { return }
    for order in buyer.orders {
      orders += 1
      guard let pair = ofShops.first(where: { $0.shop == order.shop })?.pair else { continue }
      pairs[pair].orders.append(
        .init(
          number: orders, created: start + order.created, isVoid: order.isVoid, amount: order.amount,
          paid: order.paid.map { start + $0 }, place: RowPlace(order.place)))
    }
  }

  private mutating func add(_ lines: ArraySlice<IndexedLine>, of shop: Int, to pair: Int) {
    var conversation = DealtLines.Conversation()
    conversation.lines.reserveCapacity(lines.count)
    for line in lines {
      if line.marks.contains(.afterSale) { conversation.isAfterSale = true }
      if line.marks.contains(.aside) {
        if line.marks.contains(.robots) {
          conversation.robots.append(
            .init(
              second: start + Int(line.second), isAgent: false, key: nil, hand: -1, account: -1, isRobots: true,
              place: RowPlace(line.place)))
        }
        continue
      }
      let second = Int(line.second)
      let (account, isNamed) = (Int(line.account), line.account >= 0)
      let hand =
        isNamed
        ? search.handFinder.hand(names.id(account), names.base(account), shop: shop, second: second).hand : -1
      let key = isNamed ? search.key(hand) : nil
      if key != nil { pairs[pair].isDealt = true }
      conversation.lines.append(
        .init(
          second: start + second, isAgent: line.marks.contains(.agent), key: key, hand: hand,
          account: isNamed ? search.account(hand) : -1, place: RowPlace(line.place)))
    }
    pairs[pair].conversations.append(conversation)
  }
}

extension RowPlace {
  /// The place of a row that was not read: its line and length are found when it is shown.
  fileprivate init(_ place: UInt64) {
    self.init(file: Int(place >> 48), line: 0, offset: Int(place & 0xFFFF_FFFF_FFFF), length: 0)
  }
}
