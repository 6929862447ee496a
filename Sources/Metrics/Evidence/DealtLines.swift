internal import Intake

/// The chat lines and orders of the buyers a holder dealt with, in memory.
enum DealtLines {
  /// A chat line.
  struct Line {
    let second: Int
    let isAgent: Bool
    /// The holder's count it goes under, nil where it names nobody or another.
    let key: Int?
    /// The hand and the account it names, −1 where it names none.
    let hand: Int
    let account: Int
    /// Whether it is a robot's answer, after which the buyer waits anew; it is no line of anybody's.
    var isRobots = false
    /// Whether it has no seconds.
    var isCoarse = false
    /// The product it is about, as a number of all products met, −1 where it is about none.
    var product = -1
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
    let isVoid: Bool
    let amount: Int?
    let paid: Int?
    var products: [Int] = []
    let place: RowPlace

    var isPaid: Bool { paid != nil }
  }

  /// A conversation of a buyer with a shop.
  struct Conversation {
    var lines: [Line] = []
    /// The robots' answers in it after which the buyer waits anew.
    var robots: [Line] = []
    /// Whether a line of it is of the kind `after_sale`.
    var isAfterSale = false
  }

  /// A buyer in a shop.
  struct Pair {
    let buyer: Int
    /// Whether the buyer is an account of the company itself.
    let isOwn: Bool
    /// The conversations, in order, each in order.
    var conversations: [Conversation] = []
    var orders: [Order] = []
    /// Whether the holder has a line with the pair.
    var isDealt = false
  }
}

extension EvidenceSearch {
  /// The lines of the buyers the holder dealt with, as far as they are wanted, and their orders.
  func dealtLines(_ extent: EvidenceIndex.Extent, withOrders: Bool) -> [DealtLines.Pair] {
    if let dealt, dealt.extent == extent || dealt.extent == .all, dealt.hasOrders || !withOrders { return dealt.pairs }
    if let pairs = indexedPairs(extent, withOrders: withOrders) {
      dealt = Dealt(pairs: arranged(pairs), extent: extent, hasOrders: withOrders)
    } else {
      dealt = Dealt(pairs: arranged(scannedPairs(withOrders: withOrders)), extent: .all, hasOrders: withOrders)
    }
    return dealt?.pairs ?? []
  }

  /// What was read last.
  struct Dealt {
    let pairs: [DealtLines.Pair]
    let extent: EvidenceIndex.Extent
    let hasOrders: Bool
  }

  /// The pairs the holder dealt with, everything in order, whatever way they were read.
  private func arranged(_ pairs: [DealtLines.Pair]) -> [DealtLines.Pair] {
    let repeats = kinds[.messages].flatMap { LineRepeats($0.files, hash: hash) }
    var found: [(pair: DealtLines.Pair, first: UInt64)] = []
    found.reserveCapacity(pairs.count)
    for var pair in pairs where pair.isDealt {
      for at in pair.conversations.indices {
        pair.conversations[at].lines.sort { $0.precedes($1) }
        if let repeats { pair.conversations[at].leaveOutRepeated(repeats) }
      }
      pair.conversations.removeAll { $0.lines.isEmpty }
      pair.conversations.sort { $0.lines[0].precedes($1.lines[0]) }
      pair.orders.sort { $0.place.inAllFiles < $1.place.inAllFiles }
      // Pairs are ordered by the first row of the holder's.
      let own = pair.conversations.lazy.flatMap(\.lines).filter { $0.key != nil }
      if let first = own.map(\.place.inAllFiles).min() { found.append((pair, first)) }
    }
    return found.sorted { $0.first < $1.first }.map(\.pair)
  }
}

extension DealtLines.Conversation {
  /// Leaves out the lines that an earlier file has already.
  fileprivate mutating func leaveOutRepeated(_ repeats: LineRepeats) {
    let left = Set(repeats.positions(in: lines[...], second: \.second, place: \.place.inAllFiles))
    if !left.isEmpty { lines = lines.indices.filter { !left.contains($0) }.map { lines[$0] } }
  }
}
