internal import Intake

/// All orders, with what refunds and reviews say about them, in shards by the hash of their ids.
final class OrderBook {
  /// An order.
  struct Entry {
    let id: EventID
    /// The amount in fen; 0 where it is not known.
    let amount: Int
    /// What refund rows return, in fen, but for what ``OrderBook/spill`` holds.
    var refunded = 0
    var badReviews: UInt32 = 0
    /// The line it came from, for the message about a second row of the same id.
    let line: UInt32
    let file: UInt16
    let isPaid: Bool
    let hasAmount: Bool
    let isVoid: Bool
    /// Whether it is counted in the month: by when it was placed, or paid where the payment is judged.
    let isOfMonth: Bool
    /// Which kinds of after-sale cases it has: one bit each.
    var afterSale: UInt8 = 0
  }

  /// An order as its buyer's shard needs it.
  struct Link {
    let buyer: EventID
    let shop: UInt32
    let created: Int32
    /// When it was paid, ``OrderRecord/unpaid`` where it was not.
    let paid: Int32
    let order: OrderReference
  }

  /// The number of shards, for orders and for buyers: what two workers never touch at once.
  static let shardCount = 32

  let shards: [Shard]
  let hash: IDHash
  /// Refunds of an order that leave 64 bits.
  private var spill: [OrderReference: Int128] = [:]

  /// An empty book.
  ///
  /// - Parameters:
  ///   - keepsPlaces: whether it remembers where the rows of the orders stand.
  ///   - concerning: the seconds in which an order is one of the month, or can be the fruit of one of its conversations.
  ///   - looksAtPayment: whether an order that is paid in these seconds is one of them too.
  init(hash: IDHash, keepsPlaces: Bool = false, concerning: Range<Int>, looksAtPayment: Bool) {
    self.hash = hash
    shards = (0..<Self.shardCount).map {
      Shard(
        number: $0, hash: hash, keepsPlaces: keepsPlaces, concerning: concerning, looksAtPayment: looksAtPayment)
    }
  }

  /// The orders of the buyers of a shard, each with the hash of its buyer and where its row stands; only of a book that
  /// keeps places.
  func placed(ofBuyersIn shard: Int) -> [Placed] {
    shards.flatMap { source in
      source.links(of: shard).map { Placed(hash: hash($0.buyer), place: source.places[$0.order.index], link: $0) }
    }
  }

  /// An order with where its row stands.
  struct Placed {
    let hash: UInt64
    let place: UInt64
    let link: Link
  }

  /// The shard of a hash.
  @inline(__always)
  static func shard(_ hash: UInt64) -> Int { Int(hash >> 59) }

  /// The order of an id, or nil.
  func find(_ id: EventID, _ base: UnsafePointer<UInt8>) -> OrderReference? {
    let hash = hash(id)
    let shard = shards[Self.shard(hash)]
    return shard.find(id, base, hash).map { OrderReference(shard: shard.number, index: $0) }
  }

  /// Adds a refund row to an order.
  func refund(_ reference: OrderReference, _ amount: Int, _ type: AfterSale) {
    let shard = shards[reference.shard]
    let (sum, overflow) = shard.entries[reference.index].refunded.addingReportingOverflow(amount)
    if overflow {
      spill[reference, default: 0] += Int128(shard.entries[reference.index].refunded) + Int128(amount)
      shard.entries[reference.index].refunded = 0
    } else {
      shard.entries[reference.index].refunded = sum
    }
    shard.entries[reference.index].afterSale |= 1 << UInt8(type.rawValue)
  }

  /// What refund rows return of an order, in fen.
  func refunded(_ reference: OrderReference) -> Int128 {
    Int128(self[reference].refunded) + (spill.isEmpty ? 0 : spill[reference] ?? 0)
  }

  /// Makes room for about so many orders.
  func reserve(_ orders: Int) {
    for shard in shards { shard.reserve(orders / Self.shardCount * 17 / 16) }
  }

  /// An order.
  subscript(_ reference: OrderReference) -> Entry {
    get { shards[reference.shard].entries[reference.index] }
    set { shards[reference.shard].entries[reference.index] = newValue }
  }

  /// Orders whose ids fall into one shard.
  final class Shard {
    let number: Int
    fileprivate(set) var entries: [Entry] = []
    /// The orders as their buyers' shards need them, until ``BuyerOrders`` and the index of the evidence took them.
    private var links: [Link] = []
    /// Where the links of each buyer shard begin, once they are in order of shards.
    private var starts: [Int] = []
    let arena = IDArena()
    private var slots = ProbeSlots()
    private let hash: IDHash
    private let keepsPlaces: Bool
    private let concerning: Range<Int>
    private let looksAtPayment: Bool
    /// By the number of the shop.
    private(set) var unnamed: [UInt32: UnnamedOrders] = [:]
    /// By the number of the shop, whether any of its orders names a buyer.
    private var naming: [Bool] = []
    /// Where the row of every order stands, where that is remembered.
    private(set) var places: [UInt64] = []

    init(number: Int, hash: IDHash, keepsPlaces: Bool, concerning: Range<Int>, looksAtPayment: Bool) {
      self.number = number
      self.hash = hash
      self.keepsPlaces = keepsPlaces
      self.concerning = concerning
      self.looksAtPayment = looksAtPayment
    }

    /// Whether any order of a shop names its buyer.
    func named(_ shop: UInt32) -> Bool { Int(shop) < naming.count && naming[Int(shop)] }

    func find(_ id: EventID, _ base: UnsafePointer<UInt8>, _ hash: UInt64) -> Int? {
      slots.find(hash) { id.isSame(base, as: entries[$0].id, UnsafePointer(arena.base)) }
    }

    fileprivate func reserve(_ orders: Int) {
      entries.reserveCapacity(orders)
      if keepsPlaces { places.reserveCapacity(orders) }
      links.reserveCapacity(orders)
      slots = ProbeSlots(capacity: orders)
    }

    /// Adds an order; gives back the one of the same id that stands already, if any.
    func add(_ record: OrderRecord, _ base: UnsafePointer<UInt8>, file: Int) -> Entry? {
      if let known = find(record.order, base, record.hash) { return entries[known] }
      let id = arena.keep(record.order, from: base)
      entries.append(
        Entry(
          id: id, amount: record.amount, line: record.line, file: UInt16(truncatingIfNeeded: file),
          isPaid: record.paid != OrderRecord.unpaid, hasAmount: record.hasAmount, isVoid: record.isVoid,
          isOfMonth: record.isOfMonth))
      let index = slots.add(record.hash) { [entries, hash] in hash(entries[$0].id) }
      if keepsPlaces { places.append(UInt64(file) << 48 | UInt64(record.offset)) }
      // An order that names no buyer is known to refunds and reviews, and the fruit of no conversation.
      if record.buyer.isEmpty {
        if concerning.contains(Int(record.created))
          || (looksAtPayment && concerning.contains(Int(record.paid)))
        {
          unnamed[record.shop, default: UnnamedOrders()].add(
            UnnamedOrders(amount: record.amount, file: file, line: Int(record.line)))
        }
      } else {
        while naming.count <= Int(record.shop) { naming.append(false) }
        naming[Int(record.shop)] = true
        links.append(
          Link(
            buyer: arena.keep(record.buyer, from: base), shop: record.shop, created: record.created,
            paid: record.paid, order: OrderReference(shard: number, index: index)))
      }
      return nil
    }

    /// Puts the links in order of their buyers' shards.
    func sortLinks() {
      let keys = links.map { UInt8(OrderBook.shard(hash($0.buyer))) }
      var counts = Array(repeating: 0, count: OrderBook.shardCount + 1)
      for key in keys { counts[Int(key) + 1] += 1 }
      for shard in 1...OrderBook.shardCount { counts[shard] += counts[shard - 1] }
      starts = counts
      guard let first = links.first else { return }
      var sorted = Array(repeating: first, count: links.count)
      for (link, key) in zip(links, keys) {
        sorted[counts[Int(key)]] = link
        counts[Int(key)] += 1
      }
      links = sorted
    }

    /// The links of one buyer shard; call ``sortLinks()`` first.
    func links(of shard: Int) -> ArraySlice<Link> { links[starts[shard]..<starts[shard + 1]] }

    /// Forgets the links, unless places are kept with them.
    func dropLinks() { if !keepsPlaces { links = [] } }
  }
}

/// Where an order stands in an ``OrderBook``.
struct OrderReference: Hashable {
  private let bits: UInt32

  init(shard: Int, index: Int) {
    bits = UInt32(truncatingIfNeeded: index << 5 | shard)
  }

  var shard: Int { Int(bits & 31) }
  var index: Int { Int(bits >> 5) }
}

/// An order on its way from a worker that reads to a shard.
struct OrderRecord {
  let order: EventID
  let buyer: EventID
  let hash: UInt64
  let amount: Int
  let shop: UInt32
  /// When it was created, in seconds from the beginning of the month, held within 68 years of it.
  let created: Int32
  /// When it was paid, in the same way, or ``unpaid``.
  let paid: Int32
  let line: UInt32
  let hasAmount: Bool
  let isVoid: Bool
  /// Whether it is counted in the month.
  let isOfMonth: Bool
  let offset: Int
  let length: Int

  /// The second of a payment that did not take place.
  static let unpaid = Int32.max
}
