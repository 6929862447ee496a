/// A buyer as an index keeps them: their orders, and their chat lines by conversation.
///
/// Of lines and orders the distances to the one before are written, which are small. A conversation stands behind its
/// length, so that those nobody asked for are stepped over; the orders come first, since a buyer without any is often
/// not asked for at all.
struct IndexedBuyer {
  /// Whether the buyer is an account of the company itself.
  private(set) var isOwn = false
  private(set) var orders: [IndexedOrder] = []
  /// The conversations that were asked for: their shop, and which lines are theirs.
  private(set) var conversations: [(shop: Int, lines: Range<Int>)] = []
  private(set) var lines: [IndexedLine] = []

  // MARK: Writing

  /// Writes what stands before the conversations; the orders are in order of their places.
  static func open(isOwn: Bool, _ orders: [IndexedOrder], conversations: Int, into sink: inout ByteSink) {
    sink.number(isOwn ? 1 : 0)
    sink.number(orders.count)
    var place: UInt64 = 0
    for order in orders {
      sink.number(order.place &- place)
      place = order.place
      sink.number(order.shop)
      sink.number((order.isVoid ? 1 : 0) | (order.paid == nil ? 0 : 2) | (order.amount == nil ? 0 : 4))
      sink.signed(Int64(order.created))
      if let paid = order.paid { sink.signed(Int64(paid - order.created)) }
      if let amount = order.amount { sink.signed(Int64(amount)) }
    }
    sink.number(conversations)
  }

  /// Writes a conversation, whose lines are in order of time and place.
  static func add(shop: Int, _ lines: ArraySlice<IndexedLine>, into sink: inout ByteSink) {
    let hasMarks = lines.contains { !$0.marks.isSubset(of: .agent) }
    sink.number(shop << 1 | (hasMarks ? 1 : 0))
    sink.number(lines.count)
    var (place, second, account) = (UInt64(0), Int32(0), Int32(-1))
    for line in lines {
      let isNew = line.account != account
      let marks: UInt64 = (isNew ? 1 : 0) | (line.marks.contains(.agent) ? 2 : 0)
      sink.number(UInt64(line.second &- second) << 2 | marks)
      if isNew { sink.number(UInt64(line.account + 1)) }
      if hasMarks { sink.number(UInt64(line.marks.rawValue)) }
      sink.signed(Int64(bitPattern: line.place &- place))
      (place, second, account) = (line.place, line.second, line.account)
    }
  }

  // MARK: Reading

  /// What numbers in an index may come to: a damaged one must not lead anywhere else.
  struct Bounds {
    let shops: Int
    let accounts: Int
    /// The seconds of the month.
    let seconds: Int
    let messageFiles: Int
    let orderFiles: Int
  }

  /// Reads a buyer in the place of the last one, as far as they are wanted; false where there is none.
  mutating func read(
    _ cursor: inout ByteCursor, _ group: GroupReading, _ extent: EvidenceIndex.Extent, _ bounds: Bounds
  ) -> Bool {
    orders.removeAll(keepingCapacity: true)
    conversations.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    guard let own = cursor.count(upTo: 1), let orderCount = cursor.count(upTo: cursor.left) else { return false }
    isOwn = own == 1
    guard readOrders(orderCount, &cursor, bounds), let count = cursor.count(upTo: cursor.left) else { return false }
    if extent == .ordering, orders.isEmpty { return true }
    for ordinal in 0..<count {
      guard let length = cursor.count(upTo: cursor.left) else { return false }
      if extent == .conversations, !group.holds(ordinal) {
        cursor.skip(length)
      } else {
        guard readConversation(&cursor, bounds) else { return false }
      }
    }
    return true
  }

  private mutating func readOrders(_ count: Int, _ cursor: inout ByteCursor, _ bounds: Bounds) -> Bool {
    var place: UInt64 = 0
    for _ in 0..<count {
      guard let step = cursor.number(), let shop = cursor.count(upTo: bounds.shops - 1),
        let marks = cursor.count(upTo: 7), let created = cursor.signed().flatMap({ Int32(exactly: $0) })
      else { return false }
      place &+= step
      guard place >> 48 < bounds.orderFiles else { return false }
      var (paid, amount): (Int?, Int?) = (nil, nil)
      if marks & 2 != 0 {
        guard let wait = cursor.signed(), wait.magnitude <= UInt64(UInt32.max) else { return false }
        paid = Int(created) + Int(wait)
      }
      if marks & 4 != 0 {
        guard let fen = cursor.signed(), fen.magnitude <= 10_000_000_000_000 else { return false }
        amount = Int(fen)
      }
      orders.append(
        IndexedOrder(
          place: place, shop: shop, created: Int(created), paid: paid, amount: amount, isVoid: marks & 1 != 0))
    }
    return true
  }

  private mutating func readConversation(_ cursor: inout ByteCursor, _ bounds: Bounds) -> Bool {
    guard let head = cursor.count(upTo: bounds.shops * 2 - 1), let count = cursor.count(upTo: cursor.left) else {
      return false
    }
    let start = lines.count
    var (place, second, account) = (UInt64(0), 0, Int32(-1))
    for _ in 0..<count {
      guard let first = cursor.number(), first >> 2 < UInt64(bounds.seconds) else { return false }
      second += Int(first >> 2)
      if first & 1 != 0 {
        guard let number = cursor.count(upTo: bounds.accounts) else { return false }
        account = Int32(truncatingIfNeeded: number) - 1
      }
      var marks: IndexedLine.Marks = first & 2 != 0 ? .agent : []
      if head & 1 != 0 {
        guard let all = cursor.count(upTo: IndexedLine.Marks.all) else { return false }
        marks = IndexedLine.Marks(rawValue: UInt8(all))
      }
      guard let distance = cursor.signed() else { return false }
      place &+= UInt64(bitPattern: distance)
      guard second < bounds.seconds, place >> 48 < bounds.messageFiles else { return false }
      lines.append(
        IndexedLine(place: place, second: Int32(truncatingIfNeeded: second), account: account, marks: marks))
    }
    conversations.append((head >> 1, start..<lines.count))
    return true
  }
}
