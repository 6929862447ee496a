internal import Intake
internal import Wording

/// The groups of a shard: for each buyer all their chat lines, conversation by conversation, and their orders; and which
/// accounts had a part in which of the conversations.
///
/// Groups lie in the order of the account that dealt with the buyer first, so that what an account asks for lies
/// together.
struct ShardGroups: ~Copyable {
  /// The lines, those of one conversation together.
  private var lines: [IndexedLine]
  /// Where each conversation's lines begin.
  private var starts: [Int]
  private var next: [Int]

  /// Room for the lines of conversations, of which each has so many.
  init(counts: [Int]) {
    starts = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    lines = Array(
      repeating: IndexedLine(place: 0, second: 0, account: -1, marks: []), count: starts[counts.count])
    next = starts
  }

  /// Notes a line of a conversation.
  mutating func note(_ conversation: Int, _ line: IndexedLine) {
    lines[next[conversation]] = line
    next[conversation] += 1
  }

  /// A buyer: which conversations of the order they are found in are theirs.
  private struct Buyer {
    let conversations: Range<Int>
    /// The first account met among their lines, −1 where there is none.
    let account: Int32
  }

  /// Hands the groups to the recorder.
  mutating func write(
    _ conversations: borrowing ConversationTable, of shard: Int, hash: IDHash, book: OrderBook, own: OwnBuyers,
    to recorder: IndexRecorder
  ) {
    let hashes = (0..<conversations.count).map { hash(conversations.base[$0].buyer) }
    let (order, found) = buyers(conversations, hashes)
    let buyers = found.sorted { ($0.account, $0.conversations.lowerBound) < ($1.account, $1.conversations.lowerBound) }
    let orders = book.placed(ofBuyersIn: shard).sorted { ($0.hash, $0.place) < ($1.hash, $1.place) }
    var sink = ByteSink(capacity: lines.count * 5 + 1024)
    var group = ByteSink()
    var conversation = ByteSink()
    var groups: [Int: GroupList] = [:]
    var dealt: [Int: [UInt32]] = [:]
    for buyer in buyers {
      let first = conversations.base[order[buyer.conversations.lowerBound]]
      group.clear()
      dealt.removeAll(keepingCapacity: true)
      IndexedBuyer.open(
        isOwn: own.contains(first.buyer, conversations.idBase),
        Self.orders(of: first.buyer, conversations.idBase, hashes[order[buyer.conversations.lowerBound]], orders, book),
        conversations: buyer.conversations.count, into: &group)
      for (ordinal, number) in order[buyer.conversations].enumerated() {
        let range = starts[number]..<starts[number + 1]
        lines[range].sort { $0.precedes($1) }
        conversation.clear()
        IndexedBuyer.add(shop: Int(conversations.base[number].shop), lines[range], into: &conversation)
        group.number(conversation.count)
        group.append(conversation.bytes)
        var last: Int32 = -1
        for line in lines[range] where line.account != last {
          last = line.account
          guard last >= 0, dealt[Int(last)]?.last != UInt32(ordinal) else { continue }
          dealt[Int(last), default: []].append(UInt32(ordinal))
        }
      }
      for (account, ordinals) in dealt {
        groups[account, default: GroupList()].add(sink.count, ordinals, of: buyer.conversations.count)
      }
      sink.number(group.count)
      sink.number(UInt64(Checksum.of(group.bytes)))
      sink.append(group.bytes)
    }
    recorder.add(sink.bytes, groups)
  }

  /// The conversations in an order in which those of a buyer lie together, and the buyers.
  private func buyers(
    _ conversations: borrowing ConversationTable, _ hashes: [UInt64]
  ) -> (order: [Int], buyers: [Buyer]) {
    var order = Array(hashes.indices)
    order.sort { (hashes[$0], $0) < (hashes[$1], $1) }
    var buyers: [Buyer] = []
    var start = 0
    while start < order.count {
      let first = conversations.base[order[start]].buyer
      var end = start + 1
      var at = end
      // Two buyers of one hash are told apart by their ids.
      while at < order.count, hashes[order[at]] == hashes[order[start]] {
        if conversations.base[order[at]].buyer.isSame(conversations.idBase, as: first, conversations.idBase) {
          order.swapAt(at, end)
          end += 1
        }
        at += 1
      }
      let own = lines[starts[order[start]]..<starts[order[start] + 1]]
      buyers.append(Buyer(conversations: start..<end, account: own.first { $0.account >= 0 }?.account ?? -1))
      start = end
    }
    return (order, buyers)
  }

  /// The orders of a buyer, in order of their places.
  private static func orders(
    of buyer: EventID, _ base: UnsafePointer<UInt8>, _ hash: UInt64, _ orders: [OrderBook.Placed], _ book: OrderBook
  ) -> [IndexedOrder] {
    orders[orders.end { $0.hash < hash }...].prefix { $0.hash == hash }.compactMap { order in
      let link = order.link
      guard link.buyer.isSame(UnsafePointer(book.shards[link.order.shard].arena.base), as: buyer, base) else {
        return nil
      }
      let entry = book[link.order]
      return IndexedOrder(
        place: order.place, shop: Int(link.shop), created: Int(link.created),
        paid: link.paid == OrderRecord.unpaid ? nil : Int(link.paid), amount: entry.hasAmount ? entry.amount : nil,
        isVoid: entry.isVoid)
    }
  }
}

extension ConversationShard {
  /// Hands the groups of the shard, of that number, to the recorder; `slots` has the account of every slot.
  mutating func writeGroups(
    _ shard: Int, book: OrderBook, own: OwnBuyers, slots: [Int], to recorder: IndexRecorder
  ) {
    do throws(Diagnostic) {
      var groups = ShardGroups(counts: (postings?.counts ?? []).map { Int($0) })
      try postings?.forEach { conversation, line in groups.note(conversation, line.named(of: slots)) }
      groups.write(conversations, of: shard, hash: hash, book: book, own: own, to: recorder)
    } catch {
      recorder.fail(error)
    }
    postings = nil
  }
}

extension DossierShard {
  /// Hands the groups of the shard, of that number, to the recorder; `slots` has the account of every slot.
  func writeGroups(_ shard: Int, book: OrderBook, own: OwnBuyers, slots: [Int], to recorder: IndexRecorder) {
    var counts = Array(repeating: 0, count: conversations.count)
    for line in lines { counts[Int(line.conversation)] += 1 }
    var groups = ShardGroups(counts: counts)
    for line in lines {
      var marks: IndexedLine.Marks = line.isAgent ? .agent : []
      if line.isAfterSale { marks.insert(.afterSale) }
      if !line.isLine { marks.insert(.aside) }
      if line.isRobots { marks.insert(.robots) }
      let indexed = IndexedLine(place: line.place, second: line.second, account: line.hand, marks: marks)
      groups.note(Int(line.conversation), indexed.named(of: slots))
    }
    groups.write(conversations, of: shard, hash: hash, book: book, own: own, to: recorder)
  }
}

extension IndexedLine {
  /// The line of a hand under the number of the hand's account.
  fileprivate func named(of slots: [Int]) -> IndexedLine {
    account < 0 ? self : named(Int32(truncatingIfNeeded: slots[Int(account)]))
  }
}
