internal import Intake
internal import Wording

/// Where a row of an order stands, under the hash of its buyer.
struct OrderPosting {
  let buyer: UInt64
  let place: UInt64
}

// The groups of a shard: for each buyer the places of all their chat lines and orders. Buyers of one hash share a group;
// the rows themselves tell them apart.
extension ConversationShard {
  /// Hands the groups of the shard to the recorder.
  ///
  /// - Parameters:
  ///   - orders: the orders of the shard's buyers.
  ///   - accounts: the account of every slot.
  mutating func writeGroups(orders: [OrderPosting], accounts: [Int], to recorder: IndexRecorder) {
    do throws(Diagnostic) {
      let lines = try linesByConversation()
      let orders = orders.sorted { ($0.buyer, $0.place) < ($1.buyer, $1.place) }
      write(lines, orders, accounts, to: recorder)
    } catch {
      recorder.fail(error)
    }
    postings = nil
  }

  /// The places of all lines, those of one conversation together, and where each conversation's begin.
  private struct Lines {
    var places: [UInt64]
    var starts: [Int]
  }

  private mutating func linesByConversation() throws(Diagnostic) -> Lines {
    var starts = Array(repeating: 0, count: conversations.count + 1)
    try postings?.forEach { conversation, _ in starts[conversation + 1] += 1 }
    for conversation in 0..<conversations.count { starts[conversation + 1] += starts[conversation] }
    var places = Array(repeating: UInt64(0), count: starts[conversations.count])
    var next = starts
    try postings?.forEach { conversation, place in
      places[next[conversation]] = place
      next[conversation] += 1
    }
    return Lines(places: places, starts: starts)
  }

  private func write(_ lines: Lines, _ orders: [OrderPosting], _ accounts: [Int], to recorder: IndexRecorder) {
    var byBuyer = (0..<conversations.count).map { (buyer: hash(conversations.base[$0].buyer), conversation: $0) }
    byBuyer.sort { $0.buyer < $1.buyer }
    var sink = ByteSink(capacity: lines.places.count * 4 + 1024)
    var group = ByteSink()
    var starts: [[UInt32]] = Array(repeating: [], count: (accounts.max() ?? -1) + 1)
    var places: [UInt64] = []
    var dealt: [Int] = []
    var order = 0
    var at = 0
    while at < byBuyer.count {
      let buyer = byBuyer[at].buyer
      places.removeAll(keepingCapacity: true)
      dealt.removeAll(keepingCapacity: true)
      while at < byBuyer.count, byBuyer[at].buyer == buyer {
        let conversation = byBuyer[at].conversation
        places += lines.places[lines.starts[conversation]..<lines.starts[conversation + 1]]
        eachTouch(conversations.base[conversation]) { touch in
          let account = accounts[Int(touch.slot)]
          if !dealt.contains(account) { dealt.append(account) }
        }
        at += 1
      }
      places.sort()
      group.clear()
      Self.encode(places[...], into: &group)
      while order < orders.count, orders[order].buyer < buyer { order += 1 }
      places.removeAll(keepingCapacity: true)
      while order < orders.count, orders[order].buyer == buyer {
        places.append(orders[order].place)
        order += 1
      }
      Self.encode(places[...], into: &group)
      for account in dealt { starts[account].append(UInt32(truncatingIfNeeded: sink.count)) }
      sink.number(group.count)
      sink.append(group.bytes)
    }
    recorder.add(
      sink.bytes, starts.indices.filter { !starts[$0].isEmpty }.map { (account: $0, starts: starts[$0]) })
  }

  /// Writes ascending places: their number, and the distance of each to the one before.
  private static func encode(_ places: ArraySlice<UInt64>, into sink: inout ByteSink) {
    sink.number(places.count)
    var last: UInt64 = 0
    for place in places {
      sink.number(place &- last)
      last = place
    }
  }
}
