internal import Intake

/// The conversations of the buyers of one shard with all their lines, for rule sets that have to know a conversation
/// whole before anything in it counts: whether it is left out, and who in it earned an order.
///
/// The lines take memory, unlike those of ``ConversationShard``: where they are too many the files are read several
/// times, some shards at a time.
struct DossierShard: ~Copyable {
  /// A line.
  struct Line {
    let place: UInt64
    let conversation: UInt32
    let second: Int32
    let hand: Int32
    let whole: Int32
    let product: Int32
    let isAgent: Bool
    let isAfterSale: Bool
    let isLine: Bool
    let isRobots: Bool
    let isCoarse: Bool
    /// Whether it belongs to the share of an agent who handed the conversation on, which is left out.
    var isHandedOn = false

    /// The account it names, −1 where it names none.
    var account: Int32 { whole >= 0 ? whole : hand }
    /// Where it comes among lines.
    var moment: (Int32, UInt64) { (second, place) }
  }

  /// What is known of a conversation once all its lines are there.
  struct Verdict {
    var lines = 0..<0
    /// Whether it counts for nobody.
    var isLeftOut = false
    /// The second of the buyer's last line, −1 where they wrote none.
    var lastBuyer = -1
    /// The responses: the hand and the second of each.
    var responses: [(hand: Int32, second: Int32)] = []
  }

  var conversations: ConversationTable
  var orders: BuyerOrders
  let rules: RuleSet
  let hash: IDHash
  var lines: [Line] = []
  var verdicts: [Verdict] = []
  /// How many lines of each file another file has too.
  private(set) var repeated: [Int: Int] = [:]

  init(orders: consuming BuyerOrders, rules: RuleSet, hash: IDHash) {
    conversations = ConversationTable(hash: hash)
    self.orders = orders
    self.rules = rules
    self.hash = hash
  }

  /// Keeps the lines of a round.
  mutating func keep(_ pieces: [DossierBatch], shard: Int) {
    for piece in pieces {
      let bytes = UnsafePointer(piece.piece.base)
      for record in piece.records(shard) {
        let line = record.line
        let index =
          conversations.find(line, bytes)
          ?? conversations.add(line, bytes, pair: orders.find(line.buyer, bytes, shop: line.shop))
        lines.append(
          Line(
            place: line.place, conversation: UInt32(truncatingIfNeeded: index), second: line.second, hand: line.hand,
            whole: line.whole, product: record.product, isAgent: line.isAgent, isAfterSale: record.isAfterSale,
            isLine: record.isLine, isRobots: record.isRobots, isCoarse: record.isCoarse))
      }
    }
  }

  /// Puts the lines in order and leaves out those that an earlier file has already.
  mutating func leaveOutRepeated(_ repeats: LineRepeats?) {
    lines.sort { $0.conversation != $1.conversation ? $0.conversation < $1.conversation : $0.moment < $1.moment }
    guard let repeats else { return }
    var left: [Int] = []
    var start = 0
    while start < lines.count {
      let end = lines[start...].firstIndex { $0.conversation != lines[start].conversation } ?? lines.count
      left += repeats.positions(in: lines[start..<end], second: { Int($0.second) }, place: \.place)
      start = end
    }
    for at in left.reversed() { repeated[Int(lines.remove(at: at).place >> 48), default: 0] += 1 }
  }

  /// Forgets all lines, to be given them again another time.
  mutating func forget() {
    lines = []
    conversations = ConversationTable(hash: hash)
  }
}

/// A shard of dossiers that workers take turns at.
final class DossierBox {
  var shard: DossierShard
  /// Whether its turn comes in a later reading.
  var isPostponed = false

  init(_ shard: consuming DossierShard) {
    self.shard = shard
  }
}
