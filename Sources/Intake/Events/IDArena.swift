/// Keeps the bytes of long ids.
public final class IDArena: @unchecked Sendable {
  // Unchecked: an arena belongs to one table, and a table to one thread at a time.

  /// The first byte.
  public private(set) var base: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var capacity = 64

  /// An empty arena.
  public init() {
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deallocate()
  }

  /// The id with its bytes, which lie behind `from`, kept here; a short one stays as it is.
  public func keep(_ id: EventID, from: UnsafePointer<UInt8>) -> EventID {
    guard id.isLong else { return id }
    if count + id.count > capacity {
      let wider = max(capacity * 2, count + id.count)
      let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: wider)
      fresh.update(from: base, count: count)
      base.deallocate()
      base = fresh
      capacity = wider
    }
    (base + count).update(from: from + id.offset, count: id.count)
    let kept = EventID(low: id.low, high: id.high & ~0xFFFF_FFFF_FFFF | UInt64(count))
    count += id.count
    return kept
  }
}
