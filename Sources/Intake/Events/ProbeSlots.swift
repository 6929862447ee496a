/// The slots of an open-addressing table: they hold indices into entries that the table's owner keeps in order.
///
/// A slot is 64 bits, the upper half of the hash above and the index + 1 below, so that most misses are decided without
/// looking at an entry.
public struct ProbeSlots: ~Copyable, @unchecked Sendable {
  // Unchecked: the slots are owned, like the elements of an array.
  @usableFromInline var slots: UnsafeMutablePointer<UInt64>
  @usableFromInline var mask: Int
  /// The number of entries.
  public private(set) var count = 0

  /// Slots for at least so many entries; they grow.
  public init(capacity: Int = 16) {
    var size = 16
    while size * 2 < capacity * 3 { size *= 2 }
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0, count: size)
    mask = size - 1
  }

  deinit {
    slots.deallocate()
  }

  /// The address of the slot where a search begins, to be asked for ahead.
  @inlinable
  public func address(_ hash: UInt64) -> UnsafeRawPointer {
    UnsafeRawPointer(slots + (Int(truncatingIfNeeded: hash) & mask))
  }

  /// The index in the first slot of a search, if its hash fits: a good guess for fetching the entry ahead.
  @inlinable
  public func guess(_ hash: UInt64) -> Int? {
    let slot = slots[Int(truncatingIfNeeded: hash) & mask]
    return slot != 0 && (slot ^ hash) >> 32 == 0 ? Int(slot & 0xFFFF_FFFF) &- 1 : nil
  }

  /// The index of the entry of that hash for which `matches` holds.
  @inlinable
  public func find(_ hash: UInt64, _ matches: (Int) -> Bool) -> Int? {
    var at = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[at]
      if slot == 0 { return nil }
      if (slot ^ hash) >> 32 == 0 {
        let index = Int(slot & 0xFFFF_FFFF) &- 1
        if matches(index) { return index }
      }
      at = (at &+ 1) & mask
    }
  }

  /// Notes the entry `count` under a hash it was not found by, and gives back its index; `hashOf` is asked for the
  /// hashes of all entries when the slots grow.
  @inlinable
  public mutating func add(_ hash: UInt64, hashOf: (Int) -> UInt64) -> Int {
    if (count &+ 1) &* 3 > (mask &+ 1) &* 2 { grow(hashOf) }
    let index = count
    place(index, hash)
    raise()
    return index
  }

  @usableFromInline
  mutating func raise() {
    count += 1
  }

  @inlinable
  func place(_ index: Int, _ hash: UInt64) {
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at] != 0 { at = (at &+ 1) & mask }
    slots[at] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(index &+ 1)
  }

  @inlinable
  mutating func grow(_ hashOf: (Int) -> UInt64) {
    widen()
    for index in 0..<count { place(index, hashOf(index)) }
  }

  @usableFromInline
  mutating func widen() {
    let size = (mask + 1) * 2
    slots.deallocate()
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0, count: size)
    mask = size - 1
  }
}
