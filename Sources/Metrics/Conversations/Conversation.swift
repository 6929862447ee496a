internal import Intake

/// A chat line on its way from a worker that reads to the shard of its buyer.
struct MessageRecord {
  let conversation: EventID
  let buyer: EventID
  /// The hash of conversation and buyer.
  let hash: UInt64
  /// Where it stands: the file, and the byte in it. Of two lines of the same second the lesser comes first.
  let place: UInt64
  let shop: UInt32
  /// The hand of its agent, −1 where none is named.
  let hand: Int32
  /// The slot of the agent's account as a whole, −1 where that is the hand.
  let whole: Int32
  /// Seconds from the beginning of the month; below 0 never, so the sign says who wrote it: see ``isAgent``.
  private let signed: Int32

  init(
    conversation: EventID, buyer: EventID, hash: UInt64, place: UInt64, shop: Int, hand: Int, whole: Int, second: Int,
    isAgent: Bool
  ) {
    self.conversation = conversation
    self.buyer = buyer
    self.hash = hash
    self.place = place
    self.shop = UInt32(truncatingIfNeeded: shop)
    self.hand = Int32(truncatingIfNeeded: hand)
    self.whole = Int32(truncatingIfNeeded: whole)
    let second = Int32(truncatingIfNeeded: second)
    signed = isAgent ? ~second : second
  }

  /// Whether an agent wrote it, not the buyer.
  @inline(__always) var isAgent: Bool { signed < 0 }
  /// Seconds from the beginning of the month.
  @inline(__always) var second: Int32 { signed < 0 ? ~signed : signed }
}

/// What is remembered of a conversation: its size does not grow with its lines.
struct Conversation {
  let id: EventID
  let buyer: EventID
  let shop: UInt32
  /// The buyer's orders in the shop, as a number of ``BuyerOrders`` plus 1; 0 where there are none.
  let pair: UInt32
  /// The buyer's last line; −1 before the first.
  var lastBuyer: Int32 = -1
  /// Where further agents than two are noted, in ``ConversationShard``, plus 1.
  var further: UInt32 = 0
  var walk = Walk()
  var first = Touch()
  var second = Touch()

  /// Where the walk over the lines stands (definition 3).
  struct Walk {
    /// The second of the last line.
    var last: Int32 = -1
    /// The second of the first line of the buyer's open run; −1 where none is open.
    var runStart: Int32 = -1
    /// The hand assigned on the run's last line, −1 where none was.
    var runHand: Int32 = -1
    var hasResponse = false
    /// Whether the walk goes on, or why it ended before its time.
    private(set) var state = State.whole
    /// The file of the last line.
    var file: UInt16 = 0

    /// How a walk stands.
    enum State: UInt8 {
      /// It goes on.
      case whole
      /// A line was met that belongs before one already walked: the walk ended there, see `ConversationRedo`.
      case late
      /// A line of another file was met in the second of the last line: it may be the same line, see `LineRepeats`.
      case tied
    }

    /// Whether the walk ended before its time.
    var isBroken: Bool { state != .whole }

    /// The round in which the walk was broken.
    var brokenIn: UInt32 { UInt32(bitPattern: runStart) }

    /// Ends the walk for good; `last` stays, and the open run is of no more use.
    mutating func breakOff(_ state: State, in round: UInt32) {
      self.state = state
      runStart = Int32(bitPattern: round)
    }
  }

  /// A slot that had lines in the conversation.
  struct Touch {
    var slot: Int32 = -1
    var first: Int32 = 0
    var last: Int32 = 0
    var replied = false
  }

  init(id: EventID, buyer: EventID, shop: UInt32, pair: UInt32) {
    self.id = id
    self.buyer = buyer
    self.shop = shop
    self.pair = pair
  }
}

extension Conversation.Touch {
  /// Notes a line.
  @inline(__always)
  mutating func note(_ second: Int32, isAgent: Bool) {
    first = min(first, second)
    last = max(last, second)
    if isAgent { replied = true }
  }

  init(slot: Int32, second: Int32, isAgent: Bool) {
    self.slot = slot
    first = second
    last = second
    replied = isAgent
  }
}

extension Conversation.Walk {
  /// Walks one line further: a buyer's line opens a run or continues it, an agent's line answers an open one.
  ///
  /// - Parameter sign: 1, or −1 to take back what the walk gave.
  @inline(__always)
  mutating func step(
    _ second: Int32, hand: Int32, isAgent: Bool, waiting: Waiting, into tallies: inout Tallies, sign: Int
  ) {
    last = second
    if !isAgent {
      if runStart < 0 { runStart = second }
      runHand = hand
    } else if runStart >= 0 {
      let wait = waiting.wait(from: Int(runStart), to: Int(second))
      tallies.response(Int(hand), wait: wait, counted: waiting.counted(wait), isFirst: !hasResponse, sign: sign)
      hasResponse = true
      runStart = -1
    }
  }
}
