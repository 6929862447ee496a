/// Gives ids small integers, 0 for the first.
public struct IDTable: ~Copyable, Sendable {
  private var slots = ProbeSlots()
  private var ids: [EventID] = []
  private let arena = IDArena()
  private let hash: IDHash

  /// An empty table.
  public init(hash: IDHash) {
    self.hash = hash
  }

  /// The number of ids.
  public var count: Int { ids.count }

  /// The number of an id whose bytes lie behind `base`, or nil where it was not met yet.
  public func find(_ id: EventID, _ base: UnsafePointer<UInt8>) -> Int? {
    slots.find(hash(id)) { id.isSame(base, as: ids[$0], UnsafePointer(arena.base)) }
  }

  /// The number of an id, a new one where it was not met yet.
  public mutating func intern(_ id: EventID, _ base: UnsafePointer<UInt8>) -> Int {
    if let known = find(id, base) { return known }
    ids.append(arena.keep(id, from: base))
    return slots.add(hash(id)) { [ids, hash] in hash(ids[$0]) }
  }

  /// The id of a number, as text.
  public func text(_ number: Int) -> String {
    ids[number].text(arena.base)
  }
}
