internal import Intake

/// The conversations of the buyers of one shard, with the orders of those buyers.
///
/// Lines come in rounds, in the order of the files. While every round is in order of time, a line is walked as it
/// comes. Once one is not, the later half of the lines is held back for a round, so that lines that come a little late
/// still find their place. A line that comes later than that breaks the walk over its conversation; such conversations
/// are read again, see `ConversationRedo`.
struct ConversationShard: ~Copyable {
  var conversations: ConversationTable
  var orders: BuyerOrders
  var further: [(touch: Conversation.Touch, next: UInt32)] = []
  let rules: RuleSet
  let waiting: Waiting
  let hash: IDHash
  /// The order in which the lines of the round are taken.
  private(set) var order: [UInt64] = []
  /// The lines of the round's pieces, and the bytes behind their ids; valid during the round only.
  private var records: [UnsafeBufferPointer<MessageRecord>] = []
  private var bases: [UnsafePointer<UInt8>] = []
  /// Whether a walk was broken.
  var hasBroken = false
  /// The number of lines taken.
  private(set) var lines = 0
  /// Whether the shard met a round out of order, and since holds lines back.
  private var holds = false
  /// The lines held back, in order of time and place; all of them later than `walkedUpTo`.
  private var held: [WaitingLine] = []
  /// No line is held back up to this second.
  private var walkedUpTo: Int32 = -1
  /// The lines of broken conversations, while they are read again.
  var late: [WaitingLine] = []
  /// How many lines of each file another file has too.
  var repeated: [Int: Int] = [:]
  /// Where every line stands, where an index of the evidence is wanted.
  var postings: PostingStream?

  /// A line that waits for its turn in the walk over its conversation.
  struct WaitingLine {
    let conversation: UInt32
    let second: Int32
    let hand: Int32
    /// The round it came in.
    let round: UInt32
    let place: UInt64
    let isAgent: Bool

    /// Whether it comes before another.
    @inline(__always)
    func precedes(_ other: WaitingLine) -> Bool {
      second != other.second ? second < other.second : place < other.place
    }
  }

  init(orders: consuming BuyerOrders, rules: RuleSet, hash: IDHash, postings: consuming PostingStream? = nil) {
    self.postings = postings
    conversations = ConversationTable(hash: hash)
    self.orders = orders
    self.rules = rules
    waiting = rules.waiting
    self.hash = hash
  }

  /// Puts the lines of a round in order of time and place.
  mutating func arrange(_ pieces: [MessageBatch], _ shard: Int) {
    order.removeAll(keepingCapacity: true)
    records = pieces.map { $0.records(shard) }
    bases = pieces.map { UnsafePointer($0.piece.base) }
    var sorted = true
    var last: Int32 = 0
    for (number, records) in records.enumerated() {
      for index in records.indices {
        let second = records[index].second
        if second < last { sorted = false }
        last = second
        order.append(UInt64(UInt32(second)) << 32 | UInt64(number) << 24 | UInt64(index))
      }
    }
    guard !sorted else { return }
    order.sort()
    holds = true
  }

  /// The line at a place of the round's order, with the bytes behind its ids.
  @inline(__always)
  func line(_ key: UInt64) -> (MessageRecord, UnsafePointer<UInt8>) {
    let piece = Int(key >> 24 & 0xFF)
    return (records[piece][Int(key & 0xFF_FFFF)], bases[piece])
  }

  /// Asks for the table entries of the lines ahead.
  @inline(__always)
  func fetchAhead(_ at: Int) {
    if at + 24 < order.count { conversations.fetchSlot(line(order[at + 24]).0.hash) }
    if at + 12 < order.count { conversations.fetchEntry(line(order[at + 12]).0.hash) }
  }

  /// Takes the lines of a round.
  mutating func take(_ pieces: [MessageBatch], shard: Int, round: Int, into tallies: inout Tallies) {
    arrange(pieces, shard)
    lines += order.count
    let round = UInt32(truncatingIfNeeded: round)
    var fresh: [WaitingLine] = []
    if holds { fresh.reserveCapacity(order.count) }
    for at in order.indices {
      fetchAhead(at)
      let (line, bytes) = line(order[at])
      let index =
        conversations.find(line, bytes)
        ?? conversations.add(line, bytes, pair: orders.find(line.buyer, bytes, shop: line.shop))
      postings?.note(
        index,
        IndexedLine(place: line.place, second: line.second, account: line.hand, marks: line.isAgent ? .agent : []))
      let conversation = conversations.base + index
      let second = line.second
      if line.hand >= 0 {
        touch(conversation, line.hand, second, line.isAgent)
        if line.whole >= 0 { touch(conversation, line.whole, second, line.isAgent) }
        tallies.add(.rows, Int(line.hand))
      }
      if !line.isAgent {
        conversation.pointee.lastBuyer = max(conversation.pointee.lastBuyer, second)
      } else if conversation.pointee.pair > 0 {
        orders.reply(Int(conversation.pointee.pair) - 1, hand: line.hand, second: second, place: line.place)
      }
      if holds {
        fresh.append(
          WaitingLine(
            conversation: UInt32(truncatingIfNeeded: index), second: second, hand: line.hand, round: round,
            place: line.place, isAgent: line.isAgent))
      } else {
        walk(conversation, second, line.hand, line.isAgent, line.place, round, &tallies)
      }
    }
    if holds {
      walkHeld(fresh, round, &tallies)
    } else if let last = order.last {
      walkedUpTo = max(walkedUpTo, Int32(truncatingIfNeeded: last >> 32))
    }
  }

  /// Walks one line further, or breaks the walk where the line belongs before one already walked.
  @inline(__always)
  private mutating func walk(
    _ conversation: UnsafeMutablePointer<Conversation>, _ second: Int32, _ hand: Int32, _ isAgent: Bool,
    _ place: UInt64, _ round: UInt32, _ tallies: inout Tallies
  ) {
    guard !conversation.pointee.walk.isBroken else { return }
    let file = UInt16(truncatingIfNeeded: place >> 48)
    if second < conversation.pointee.walk.last {
      conversation.pointee.walk.breakOff(.late, in: round)
      hasBroken = true
    } else if second == conversation.pointee.walk.last, file != conversation.pointee.walk.file {
      conversation.pointee.walk.breakOff(.tied, in: round)
      hasBroken = true
    } else {
      conversation.pointee.walk.file = file
      conversation.pointee.walk.step(second, hand: hand, isAgent: isAgent, waiting: waiting, into: &tallies, sign: 1)
    }
  }

  /// Walks the held and the fresh lines, but for the later half of them.
  private mutating func walkHeld(_ fresh: [WaitingLine], _ round: UInt32, _ tallies: inout Tallies) {
    var merged: [WaitingLine] = []
    merged.reserveCapacity(held.count + fresh.count)
    var (left, right) = (0, 0)
    while left < held.count || right < fresh.count {
      if right == fresh.count || (left < held.count && held[left].precedes(fresh[right])) {
        merged.append(held[left])
        left += 1
      } else {
        merged.append(fresh[right])
        right += 1
      }
    }
    let kept = (fresh.count + 1) / 2
    if merged.count > kept { walkedUpTo = max(walkedUpTo, merged[merged.count - kept - 1].second) }
    let end = merged.firstIndex { $0.second > walkedUpTo } ?? merged.count
    walk(merged[..<end], round, &tallies)
    held = Array(merged[end...])
  }

  private mutating func walk(_ lines: ArraySlice<WaitingLine>, _ round: UInt32, _ tallies: inout Tallies) {
    for at in lines.indices {
      if at + 8 < lines.endIndex { conversations.fetch(Int(lines[at + 8].conversation)) }
      let line = lines[at]
      walk(
        conversations.base + Int(line.conversation), line.second, line.hand, line.isAgent, line.place, round, &tallies)
    }
  }

  /// Walks the lines still held back; call it after the last round.
  mutating func finish(into tallies: inout Tallies) {
    walk(held[...], UInt32.max, &tallies)
    held = []
  }

  /// Notes that a slot has a line in a conversation.
  @inline(__always)
  private mutating func touch(
    _ conversation: UnsafeMutablePointer<Conversation>, _ slot: Int32, _ second: Int32, _ isAgent: Bool
  ) {
    if conversation.pointee.first.slot == slot {
      conversation.pointee.first.note(second, isAgent: isAgent)
    } else if conversation.pointee.first.slot < 0 {
      conversation.pointee.first = .init(slot: slot, second: second, isAgent: isAgent)
    } else if conversation.pointee.second.slot == slot {
      conversation.pointee.second.note(second, isAgent: isAgent)
    } else if conversation.pointee.second.slot < 0 {
      conversation.pointee.second = .init(slot: slot, second: second, isAgent: isAgent)
    } else {
      touchFurther(conversation, slot, second, isAgent)
    }
  }

  @inline(never)
  private mutating func touchFurther(
    _ conversation: UnsafeMutablePointer<Conversation>, _ slot: Int32, _ second: Int32, _ isAgent: Bool
  ) {
    var at = conversation.pointee.further
    while at > 0 {
      if further[Int(at) - 1].touch.slot == slot {
        further[Int(at) - 1].touch.note(second, isAgent: isAgent)
        return
      }
      at = further[Int(at) - 1].next
    }
    further.append((.init(slot: slot, second: second, isAgent: isAgent), conversation.pointee.further))
    conversation.pointee.further = UInt32(further.count)
  }
}
