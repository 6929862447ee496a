/// A chat line as an index keeps it: where it stands, when it was sent, and which account it names. No text.
struct IndexedLine {
  /// The file and the byte in it.
  let place: UInt64
  /// The number of its account, −1 where it names none.
  let account: Int32
  private let packed: UInt32

  /// What else is known of a line.
  struct Marks: OptionSet {
    let rawValue: UInt8
    /// An agent wrote it, not the buyer.
    static let agent = Marks(rawValue: 1)
    /// Its kind is `after_sale`.
    static let afterSale = Marks(rawValue: 2)
    /// It only marks its conversation: a robot's line that counts for nothing.
    static let aside = Marks(rawValue: 4)
    /// It is a robot's answer, after which the buyer waits anew.
    static let robots = Marks(rawValue: 8)
    /// Every mark there is, as a number.
    static let all = 15
  }

  /// - Parameter second: seconds from the beginning of the month.
  @inline(__always)
  init(place: UInt64, second: Int32, account: Int32, marks: Marks) {
    self.place = place
    self.account = account
    packed = UInt32(bitPattern: second) << 4 | UInt32(marks.rawValue)
  }

  /// Seconds from the beginning of the month.
  var second: Int32 { Int32(bitPattern: packed >> 4) }
  /// What else is known of it.
  var marks: Marks { Marks(rawValue: UInt8(truncatingIfNeeded: packed & 15)) }

  /// The same line under another number of its account.
  func named(_ account: Int32) -> IndexedLine {
    IndexedLine(place: place, second: second, account: account, marks: marks)
  }

  /// Whether it comes before another of its conversation.
  func precedes(_ other: IndexedLine) -> Bool {
    second != other.second ? second < other.second : place < other.place
  }
}

/// An order as an index keeps it.
struct IndexedOrder {
  let place: UInt64
  /// The number of its shop.
  let shop: Int
  /// When it was placed and paid, in seconds from the beginning of the month.
  let created: Int
  let paid: Int?
  /// The amount in fen, nil where it is not known.
  let amount: Int?
  let isVoid: Bool
}
