internal import Intake
internal import Wording

/// The groups of an account: where each begins, and in which of its conversations the account had a part.
struct GroupList {
  /// For each group where it begins, how many conversations follow, and their ordinals in the group; 0 for all.
  private(set) var words: [UInt32] = []
  private(set) var count = 0

  mutating func add(_ start: Int, _ ordinals: [UInt32], of conversations: Int) {
    count += 1
    words.append(UInt32(truncatingIfNeeded: start))
    guard ordinals.count < conversations else {
      words.append(0)
      return
    }
    words.append(UInt32(ordinals.count))
    words += ordinals
  }

  /// Calls `body` for every group.
  func forEach(_ body: (_ start: Int, _ ordinals: ArraySlice<UInt32>) -> Void) {
    var at = 0
    while at + 1 < words.count {
      let end = at + 2 + Int(words[at + 1])
      body(Int(words[at]), words[at + 2..<end])
      at = end
    }
  }
}

/// Where a row of an order stands, under the hash of its buyer.
struct OrderPosting {
  let buyer: UInt64
  let place: UInt64
}

/// The groups of a shard: for each buyer the places of all their chat lines, conversation by conversation, and of their
/// orders; and which accounts had a part in which of the conversations. Buyers of one hash share a group; the rows
/// themselves tell them apart.
struct ShardGroups: ~Copyable {
  /// The places of the lines, those of one conversation together.
  private var places: [UInt64]
  /// Where each conversation's places begin.
  private var starts: [Int]
  private var next: [Int]

  /// Room for the lines of conversations, of which each has so many.
  init(counts: [Int]) {
    starts = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    places = Array(repeating: 0, count: starts[counts.count])
    next = starts
  }

  /// Notes where a line of a conversation stands.
  mutating func note(_ conversation: Int, _ place: UInt64) {
    places[next[conversation]] = place
    next[conversation] += 1
  }

  /// Hands the groups to the recorder.
  ///
  /// - Parameters:
  ///   - buyers: the hash of the buyer of every conversation.
  ///   - orders: the orders of the shard's buyers.
  ///   - accounts: calls back with every account that dealt with a conversation.
  func write(
    buyers: [UInt64], orders: [OrderPosting], to recorder: IndexRecorder,
    accounts: (_ conversation: Int, _ body: (Int) -> Void) -> Void
  ) {
    let orders = orders.sorted { ($0.buyer, $0.place) < ($1.buyer, $1.place) }
    let byBuyer = buyers.enumerated().map { (buyer: $1, conversation: $0) }.sorted { $0.buyer < $1.buyer }
    var sink = ByteSink(capacity: places.count * 4 + 1024)
    var group = ByteSink()
    var groups: [Int: GroupList] = [:]
    var found: [UInt64] = []
    var dealt: [Int: [UInt32]] = [:]
    var order = 0
    var at = 0
    while at < byBuyer.count {
      let buyer = byBuyer[at].buyer
      dealt.removeAll(keepingCapacity: true)
      group.clear()
      let end = byBuyer[at...].firstIndex { $0.buyer != buyer } ?? byBuyer.count
      group.number(end - at)
      for (ordinal, entry) in byBuyer[at..<end].enumerated() {
        found.removeAll(keepingCapacity: true)
        found += places[starts[entry.conversation]..<starts[entry.conversation + 1]]
        found.sort()
        Self.encode(found[...], into: &group)
        accounts(entry.conversation) {
          if dealt[$0]?.last != UInt32(ordinal) { dealt[$0, default: []].append(UInt32(ordinal)) }
        }
      }
      let conversations = end - at
      at = end
      while order < orders.count, orders[order].buyer < buyer { order += 1 }
      found.removeAll(keepingCapacity: true)
      while order < orders.count, orders[order].buyer == buyer {
        found.append(orders[order].place)
        order += 1
      }
      Self.encode(found[...], into: &group)
      for (account, ordinals) in dealt {
        groups[account, default: GroupList()].add(sink.count, ordinals, of: conversations)
      }
      sink.number(group.count)
      sink.append(group.bytes)
    }
    recorder.add(sink.bytes, groups)
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

extension ConversationTable {
  /// The hash of the buyer of every conversation.
  fileprivate func buyers(_ hash: IDHash) -> [UInt64] { (0..<count).map { hash(base[$0].buyer) } }
}

extension ConversationShard {
  /// Hands the groups of the shard to the recorder; `slots` has the account of every slot.
  mutating func writeGroups(orders: [OrderPosting], slots: [Int], to recorder: IndexRecorder) {
    do throws(Diagnostic) {
      var counts = Array(repeating: 0, count: conversations.count)
      try postings?.forEach { conversation, _ in counts[conversation] += 1 }
      var groups = ShardGroups(counts: counts)
      try postings?.forEach { conversation, place in groups.note(conversation, place) }
      groups.write(buyers: conversations.buyers(hash), orders: orders, to: recorder) { conversation, body in
        eachTouch(conversations.base[conversation]) { body(slots[Int($0.slot)]) }
      }
    } catch {
      recorder.fail(error)
    }
    postings = nil
  }
}

extension DossierShard {
  /// Hands the groups of the shard to the recorder; `slots` has the account of every slot.
  func writeGroups(orders: [OrderPosting], slots: [Int], to recorder: IndexRecorder) {
    var counts = Array(repeating: 0, count: conversations.count)
    for line in lines { counts[Int(line.conversation)] += 1 }
    var groups = ShardGroups(counts: counts)
    var named: [[Int]] = Array(repeating: [], count: conversations.count)
    for line in lines {
      groups.note(Int(line.conversation), line.place)
      guard line.hand >= 0 else { continue }
      let account = slots[Int(line.hand)]
      if !named[Int(line.conversation)].contains(account) { named[Int(line.conversation)].append(account) }
    }
    groups.write(buyers: conversations.buyers(hash), orders: orders, to: recorder) { conversation, body in
      named[conversation].forEach(body)
    }
  }
}
