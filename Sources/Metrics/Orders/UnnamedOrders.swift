/// The orders of a shop that name no buyer, of those that concern the month.
///
/// Nobody can say whose they are: while a shop has such orders, what its accounts sold is not known, however many of its
/// other orders name their buyers.
struct UnnamedOrders: Hashable {
  /// How many there are.
  private(set) var count = 0
  /// What they come to, in fen; orders without an amount add nothing.
  private(set) var amount: Int128 = 0
  /// Where the first of them stands: the number of its file, and the line.
  private(set) var file = 0
  private(set) var line = 0

  init() {}

  /// One order.
  init(amount: Int, file: Int, line: Int) {
    (count, self.amount, self.file, self.line) = (1, Int128(amount), file, line)
  }

  /// Adds others.
  mutating func add(_ other: UnnamedOrders) {
    if count == 0 || (other.file, other.line) < (file, line) { (file, line) = (other.file, other.line) }
    count += other.count
    amount += other.amount
  }
}

extension OrderBook {
  /// The shops of which it is not known whose all their orders are, by number.
  ///
  /// - Parameter rules: may say that orders without a buyer are nobody's where the shop names the buyers of others.
  func unattributed(under rules: RuleSet) -> [UInt32: UnnamedOrders] {
    var shops: [UInt32: UnnamedOrders] = [:]
    for shard in shards {
      for (shop, orders) in shard.unnamed { shops[shop, default: UnnamedOrders()].add(orders) }
    }
    guard rules.ordersWithoutBuyer == .nobody else { return shops }
    return shops.filter { shop, _ in !shards.contains { $0.named(shop) } }
  }
}
