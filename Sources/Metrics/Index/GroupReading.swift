internal import Intake
internal import Wording

/// A group of an index to be read, and the conversations in it that an account had a part in.
struct GroupReading {
  let start: Int
  /// The ordinals; empty for all.
  private var ordinals: [UInt32]

  /// The groups of an account, from its list; nil where that is damaged.
  static func list(_ bytes: [UInt8]) -> [GroupReading]? {
    bytes.withUnsafeBytes { raw in
      var cursor = ByteCursor(raw)
      var groups: [GroupReading] = []
      var last = 0
      guard let count = cursor.count(upTo: raw.count) else { return nil }
      groups.reserveCapacity(count)
      for _ in 0..<count {
        guard let step = cursor.count(upTo: Int.max / 2), let conversations = cursor.count(upTo: raw.count) else {
          return nil
        }
        last &+= step
        var ordinals: [UInt32] = []
        for _ in 0..<conversations {
          guard let ordinal = cursor.count(upTo: Int(UInt32.max)) else { return nil }
          ordinals.append(UInt32(ordinal))
        }
        groups.append(GroupReading(start: last, ordinals: ordinals))
      }
      return groups
    }
  }

  /// Adds the conversations of another account in the same group.
  mutating func join(_ other: GroupReading) {
    ordinals = ordinals.isEmpty || other.ordinals.isEmpty ? [] : ordinals + other.ordinals
  }

  /// Whether a conversation is among them.
  func holds(_ ordinal: Int) -> Bool { ordinals.isEmpty || ordinals.contains(UInt32(truncatingIfNeeded: ordinal)) }
}

/// Reads groups of an index whose places ascend, a stretch of the file at a time.
struct GroupWindow: ~Copyable {
  private let source: ByteSource
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var filled = 0

  init(_ source: ByteSource) {
    self.source = source
    buffer = .allocate(byteCount: 1 << 18, alignment: 16)
  }

  deinit {
    buffer.deallocate()
  }

  /// Appends the places of a group; false where there is none.
  mutating func read(
    _ group: GroupReading, _ extent: EvidenceIndex.Extent, _ messages: inout [UInt64], _ orders: inout [UInt64]
  ) throws(Diagnostic) -> Bool {
    while true {
      if group.start >= start, group.start < start + filled {
        var cursor = ByteCursor(UnsafeRawBufferPointer(rebasing: buffer[..<filled]), from: group.start - start)
        if let length = cursor.count(upTo: source.count), length <= filled - cursor.place {
          return GroupWindow.places(&cursor, group, extent, &messages, &orders)
        }
        if start == group.start {
          guard filled == buffer.count, buffer.count < source.count else { return false }
          let wider = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 4, alignment: 16)
          buffer.deallocate()
          buffer = wider
        }
      }
      guard group.start < source.count else { return false }
      start = group.start
      filled = try source.read(at: start, into: buffer)
      guard filled > 0 else { return false }
    }
  }

  private static func places(
    _ cursor: inout ByteCursor, _ group: GroupReading, _ extent: EvidenceIndex.Extent, _ messages: inout [UInt64],
    _ orders: inout [UInt64]
  ) -> Bool {
    let known = (messages.count, orders.count)
    guard let conversations = cursor.number() else { return false }
    for ordinal in 0..<conversations {
      let isWanted = extent != .conversations || group.holds(Int(truncatingIfNeeded: ordinal))
      guard places(&cursor, &messages, isWanted: isWanted) else { return false }
    }
    guard places(&cursor, &orders) else { return false }
    if extent == .ordering, orders.count == known.1 { messages.removeLast(messages.count - known.0) }
    return true
  }

  private static func places(_ cursor: inout ByteCursor, _ places: inout [UInt64], isWanted: Bool = true) -> Bool {
    guard let count = cursor.number() else { return false }
    var place: UInt64 = 0
    for _ in 0..<count {
      guard let step = cursor.number() else { return false }
      place &+= step
      if isWanted { places.append(place) }
    }
    return true
  }
}
