/// The running counts of one worker, per slot: a slot is a holder of events, see ``Hands``.
///
/// Every worker has its own; they add up in any order to the same sums.
struct Tallies: ~Copyable {
  private var counts: UnsafeMutablePointer<Int>
  private var money: UnsafeMutablePointer<Int128>
  private var slots = 0
  private(set) var waits = WaitCounts()

  /// What is summed as money: it may leave 64 bits on the way.
  enum Sum: Int, CaseIterable {
    case sales, refunds, loss
    static var width: Int { 3 }
  }

  /// Counters beside those of the parts.
  enum Extra: Int, CaseIterable {
    /// Credited paid orders without an amount.
    case amountsUnknown
    /// Rows naming the slot.
    case rows
    /// Runs without an answer that count as a response.
    case capped
    /// Responses whose wait is not known to the second, and those of them that are the first of a conversation.
    case coarseResponses, coarseFirstResponses
    /// Conversations in a shop of which it is not known whose all its orders are.
    case unattributed
  }

  private static let width = Part.allCases.count + Extra.allCases.count
  /// The width, held where no accessor stands between.
  private let width = Tallies.width
  private let extras = Part.allCases.count

  init() {
    counts = .allocate(capacity: 0)
    money = .allocate(capacity: 0)
  }

  deinit {
    counts.deallocate()
    money.deallocate()
  }

  /// Makes room for slots up to, but without, `count`.
  mutating func reserve(_ count: Int) {
    guard count > slots else { return }
    let room = max(count, slots * 2)
    let widerCounts = UnsafeMutablePointer<Int>.allocate(capacity: room * width)
    widerCounts.initialize(repeating: 0, count: room * width)
    widerCounts.update(from: counts, count: slots * width)
    counts.deallocate()
    counts = widerCounts
    let widerMoney = UnsafeMutablePointer<Int128>.allocate(capacity: room * Sum.width)
    widerMoney.initialize(repeating: 0, count: room * Sum.width)
    widerMoney.update(from: money, count: slots * Sum.width)
    money.deallocate()
    money = widerMoney
    slots = room
    waits.reserve(room)
  }

  @inline(__always)
  mutating func add(_ part: Part, _ slot: Int, _ value: Int = 1) {
    counts[slot &* width &+ part.rawValue] &+= value
  }

  @inline(__always)
  mutating func add(_ extra: Extra, _ slot: Int, _ value: Int = 1) {
    counts[slot &* width &+ extras &+ extra.rawValue] &+= value
  }

  mutating func add(_ sum: Sum, _ slot: Int, _ amount: Int128) {
    money[slot * Sum.width + sum.rawValue] += amount
  }

  func count(_ part: Part, _ slot: Int) -> Int { counts[slot * width + part.rawValue] }
  func count(_ extra: Extra, _ slot: Int) -> Int { counts[slot * width + extras + extra.rawValue] }
  func sum(_ sum: Sum, _ slot: Int) -> Int128 { money[slot * Sum.width + sum.rawValue] }

  /// Notes a response after so many seconds, which count as `counted`, or with `sign` −1 takes it back.
  @inline(__always)
  mutating func response(_ slot: Int, wait: Int, counted: Int, isFirst: Bool, sign: Int) {
    add(response: slot, counted, isFirst, sign)
    waits.add(slot: slot, wait: wait, sign)
  }

  /// Notes a run without an answer that counts as a response of so many seconds.
  mutating func unanswered(_ slot: Int, counted: Int, isFirst: Bool) {
    add(response: slot, counted, isFirst, 1)
    add(.capped, slot)
  }

  @inline(__always)
  private mutating func add(response slot: Int, _ seconds: Int, _ isFirst: Bool, _ sign: Int) {
    let row = counts + slot &* width
    row[Part.responses.rawValue] &+= sign
    row[Part.responseSeconds.rawValue] &+= sign &* seconds
    if isFirst {
      row[Part.firstResponses.rawValue] &+= sign
      row[Part.firstResponseSeconds.rawValue] &+= sign &* seconds
    }
  }

  /// Adds another worker's counts.
  mutating func add(_ other: borrowing Tallies) {
    reserve(other.slots)
    for index in 0..<other.slots * width { counts[index] &+= other.counts[index] }
    for index in 0..<other.slots * Sum.width { money[index] += other.money[index] }
    other.waits.forEach { slot, wait, count in waits.add(slot: slot, wait: wait, count) }
  }
}
