internal import CScan
internal import Intake

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The conversations of a shard by conversation, buyer and shop.
///
/// A conversation id is taken within its shop and buyer: platforms number their sessions shop by shop.
struct ConversationTable: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Conversation>
  private var capacity = 64
  private var slots = ProbeSlots()
  private let arena = IDArena()
  private let hash: IDHash

  init(hash: IDHash) {
    self.hash = hash
    // `realloc` moves the pages of a large block instead of copying them.
    base = Self.memory(nil, capacity)
  }

  deinit {
    free(base)
  }

  var count: Int { slots.count }

  private static func memory(_ old: UnsafeMutablePointer<Conversation>?, _ capacity: Int)
    -> UnsafeMutablePointer<Conversation>
  {
    guard let raw = realloc(old, capacity * MemoryLayout<Conversation>.stride) else { fatalError("out of memory") }
    return raw.bindMemory(to: Conversation.self, capacity: capacity)
  }

  /// The hash under which a conversation is kept.
  @inline(__always)
  static func hash(_ conversation: EventID, buyer: UInt64, _ hash: IDHash) -> UInt64 {
    hash(hash(conversation), buyer)
  }

  @inline(__always)
  func find(_ record: MessageRecord, _ bytes: UnsafePointer<UInt8>) -> Int? {
    slots.find(record.hash) {
      let known = base + $0
      return known.pointee.shop == record.shop
        && record.conversation.isSame(bytes, as: known.pointee.id, UnsafePointer(arena.base))
        && record.buyer.isSame(bytes, as: known.pointee.buyer, UnsafePointer(arena.base))
    }
  }

  /// Adds a conversation that was not found.
  mutating func add(_ record: MessageRecord, _ bytes: UnsafePointer<UInt8>, pair: Int?) -> Int {
    if count == capacity {
      capacity *= 2
      base = Self.memory(base, capacity)
    }
    (base + count).initialize(
      to: Conversation(
        id: arena.keep(record.conversation, from: bytes), buyer: arena.keep(record.buyer, from: bytes),
        shop: record.shop, pair: pair.map { UInt32($0 + 1) } ?? 0))
    return slots.add(record.hash) { [base, hash] index in
      Self.hash(base[index].id, buyer: hash(base[index].buyer), hash)
    }
  }

  @inline(__always)
  func fetchSlot(_ hash: UInt64) { cscan_prefetch(slots.address(hash)) }

  @inline(__always)
  func fetchEntry(_ hash: UInt64) {
    guard let index = slots.guess(hash) else { return }
    cscan_prefetch(base + index)
    cscan_prefetch(UnsafeRawPointer(base + index) + 64)
  }

  @inline(__always)
  func fetch(_ index: Int) {
    cscan_prefetch(base + index)
    cscan_prefetch(UnsafeRawPointer(base + index) + 64)
  }

  /// The bytes behind the ids.
  var idBase: UnsafePointer<UInt8> { UnsafePointer(arena.base) }
}
