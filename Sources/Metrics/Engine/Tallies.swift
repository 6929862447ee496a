/// The running counts of one worker, per slot: a slot is a holder of events, see ``Hands``.
///
/// Every worker has its own; they add up in any order to the same sums.
final class Tallies {
  private(set) var counts: [Int] = []
  private(set) var money: [Int128] = []
  private(set) var waits = WaitCounts()

  /// What is summed as money: it may leave 64 bits on the way.
  enum Sum: Int, CaseIterable {
    case sales, refunds, loss
  }

  /// Counters beside those of the parts.
  enum Extra: Int, CaseIterable {
    /// Credited paid orders without an amount.
    case amountsUnknown
    /// Rows naming the slot.
    case rows
  }

  private static let width = Part.allCases.count + Extra.allCases.count

  /// Makes room for slots up to, but without, `count`.
  func reserve(_ count: Int) {
    let missing = count - money.count / Sum.allCases.count
    guard missing > 0 else { return }
    let room = max(missing, money.count / Sum.allCases.count)
    counts.append(contentsOf: repeatElement(0, count: room * Self.width))
    money.append(contentsOf: repeatElement(0, count: room * Sum.allCases.count))
  }

  @inline(__always)
  func add(_ part: Part, _ slot: Int, _ value: Int = 1) {
    counts[slot &* Self.width &+ part.rawValue] &+= value
  }

  func add(_ extra: Extra, _ slot: Int, _ value: Int = 1) {
    counts[slot &* Self.width &+ Part.allCases.count &+ extra.rawValue] &+= value
  }

  func add(_ sum: Sum, _ slot: Int, _ amount: Int128) {
    money[slot * Sum.allCases.count + sum.rawValue] += amount
  }

  func count(_ part: Part, _ slot: Int) -> Int { counts[slot * Self.width + part.rawValue] }
  func count(_ extra: Extra, _ slot: Int) -> Int {
    counts[slot * Self.width + Part.allCases.count + extra.rawValue]
  }
  func sum(_ sum: Sum, _ slot: Int) -> Int128 { money[slot * Sum.allCases.count + sum.rawValue] }

  /// Notes a response of so many seconds, or with `sign` −1 takes it back.
  @inline(__always)
  func response(_ slot: Int, wait: Int, isFirst: Bool, sign: Int) {
    let row = slot &* Self.width
    counts[row &+ Part.responses.rawValue] &+= sign
    counts[row &+ Part.responseSeconds.rawValue] &+= sign &* wait
    if isFirst {
      counts[row &+ Part.firstResponses.rawValue] &+= sign
      counts[row &+ Part.firstResponseSeconds.rawValue] &+= sign &* wait
    }
    waits.add(slot: slot, wait: wait, sign)
  }

  /// Adds another worker's counts.
  func add(_ other: Tallies) {
    reserve(other.money.count / Sum.allCases.count)
    for index in other.counts.indices { counts[index] &+= other.counts[index] }
    for index in other.money.indices { money[index] += other.money[index] }
    other.waits.forEach { slot, wait, count in waits.add(slot: slot, wait: wait, count) }
  }
}

/// How often each wait occurred for each slot: what an exact ninetieth percentile needs.
struct WaitCounts {
  private var keys: [UInt64] = Array(repeating: 0, count: 1024)
  private var counts: [Int] = Array(repeating: 0, count: 1024)
  private var used = 0

  /// Adds occurrences of a wait (a 31-bit number of seconds).
  @inline(__always)
  mutating func add(slot: Int, wait: Int, _ occurrences: Int) {
    // 0 marks a free place, so keys begin at 1.
    let key = (UInt64(slot) << 31 | UInt64(wait)) &+ 1
    let mask = keys.count &- 1
    var at = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while keys[at] != key {
      if keys[at] == 0 {
        keys[at] = key
        used &+= 1
        break
      }
      at = (at &+ 1) & mask
    }
    counts[at] &+= occurrences
    if used &* 3 > keys.count &* 2 { grow() }
  }

  private mutating func grow() {
    var wider = WaitCounts()
    wider.keys = Array(repeating: 0, count: keys.count * 2)
    wider.counts = Array(repeating: 0, count: keys.count * 2)
    forEach { wider.add(slot: $0, wait: $1, $2) }
    self = wider
  }

  /// Every slot, wait and number of occurrences other than 0, in no particular order.
  func forEach(_ body: (_ slot: Int, _ wait: Int, _ occurrences: Int) -> Void) {
    for (key, count) in zip(keys, counts) where key != 0 && count != 0 {
      body(Int((key - 1) >> 31), Int((key - 1) & 0x7FFF_FFFF), count)
    }
  }
}
