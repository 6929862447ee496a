/// How often each wait occurred for each slot: what an exact ninetieth percentile needs.
struct WaitCounts: ~Copyable {
  private struct Entry {
    /// Slot and wait, plus 1: 0 marks a free place.
    var key: UInt64 = 0
    var count = 0
  }

  /// Short waits of the first slots are most of them: they have a row of counters for each slot.
  private var short: UnsafeMutablePointer<Int>
  private var shortSlots = 0
  private static var shortWaits: Int { 256 }
  private static var mostShortSlots: Int { 4096 }
  private var entries: UnsafeMutablePointer<Entry>
  private var size = 1024
  private var used = 0

  init() {
    entries = .allocate(capacity: size)
    entries.initialize(repeating: Entry(), count: size)
    short = .allocate(capacity: 0)
  }

  deinit {
    short.deallocate()
    entries.deallocate()
  }

  /// Makes rows of counters for slots up to, but without, `count`.
  mutating func reserve(_ count: Int) {
    let wanted = min(count, Self.mostShortSlots)
    guard wanted > shortSlots else { return }
    let wider = UnsafeMutablePointer<Int>.allocate(capacity: wanted * Self.shortWaits)
    wider.update(from: short, count: shortSlots * Self.shortWaits)
    (wider + shortSlots * Self.shortWaits).initialize(repeating: 0, count: (wanted - shortSlots) * Self.shortWaits)
    short.deallocate()
    short = wider
    shortSlots = wanted
  }

  /// Adds occurrences of a wait (a 31-bit number of seconds).
  @inline(__always)
  mutating func add(slot: Int, wait: Int, _ occurrences: Int) {
    if wait < Self.shortWaits, slot < shortSlots {
      short[slot &* Self.shortWaits &+ wait] &+= occurrences
    } else {
      addLong(slot: slot, wait: wait, occurrences)
    }
  }

  @inline(never)
  private mutating func addLong(slot: Int, wait: Int, _ occurrences: Int) {
    let entry = place((UInt64(truncatingIfNeeded: slot) << 31 | UInt64(truncatingIfNeeded: wait)) &+ 1)
    entry.pointee.count &+= occurrences
    if used &* 3 > size &* 2 { grow() }
  }

  @inline(__always)
  private mutating func place(_ key: UInt64) -> UnsafeMutablePointer<Entry> {
    let mask = size &- 1
    var at = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while entries[at].key != key {
      if entries[at].key == 0 {
        entries[at].key = key
        used &+= 1
        break
      }
      at = (at &+ 1) & mask
    }
    return entries + at
  }

  @inline(never)
  private mutating func grow() {
    let old = UnsafeMutableBufferPointer(start: entries, count: size)
    size *= 2
    used = 0
    entries = .allocate(capacity: size)
    entries.initialize(repeating: Entry(), count: size)
    for entry in old where entry.key != 0 { place(entry.key).pointee.count = entry.count }
    old.deallocate()
  }

  /// Every slot, wait and number of occurrences other than 0, in no particular order.
  func forEach(_ body: (_ slot: Int, _ wait: Int, _ occurrences: Int) -> Void) {
    for entry in UnsafeBufferPointer(start: entries, count: size) where entry.key != 0 && entry.count != 0 {
      body(Int((entry.key - 1) >> 31), Int((entry.key - 1) & 0x7FFF_FFFF), entry.count)
    }
    for at in 0..<shortSlots * Self.shortWaits where short[at] != 0 {
      body(at / Self.shortWaits, at % Self.shortWaits, short[at])
    }
  }
}
