internal import Intake
internal import Wording

/// A group of an index to be read, and the conversations in it that an account had a part in.
struct GroupReading {
  let start: Int
  /// The ordinals, ascending; empty for all.
  private var ordinals: [UInt32]

  /// The groups of an account, from its list; nil where that is damaged.
  static func list(_ bytes: [UInt8]) -> [GroupReading]? {
    bytes.withUnsafeBytes { raw in
      var cursor = ByteCursor(raw)
      guard let sum = cursor.number(),
        sum == UInt64(Checksum.of(UnsafeRawBufferPointer(rebasing: raw[cursor.place...])))
      else { return nil }
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
    ordinals = ordinals.isEmpty || other.ordinals.isEmpty ? [] : Set(ordinals + other.ordinals).sorted()
  }

  /// Whether a conversation is among them.
  func holds(_ ordinal: Int) -> Bool {
    guard !ordinals.isEmpty else { return true }
    let at = ordinals.end { $0 < ordinal }
    return at < ordinals.count && ordinals[at] == ordinal
  }
}

/// Reads groups of an index whose places ascend, a stretch of the file at a time.
struct GroupWindow: ~Copyable {
  private let source: ByteSource
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var filled = 0

  init(_ source: ByteSource) {
    self.source = source
    buffer = .allocate(byteCount: 1 << 16, alignment: 16)
  }

  deinit {
    buffer.deallocate()
  }

  /// Hands a group to `body`; false where there is none, or it is damaged.
  mutating func read(_ group: GroupReading, _ body: (inout ByteCursor) -> Bool) throws(Diagnostic) -> Bool {
    while true {
      if group.start >= start, group.start < start + filled {
        let held = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
        var cursor = ByteCursor(held, from: group.start - start)
        if let length = cursor.count(upTo: source.count), let sum = cursor.number(), length <= cursor.left {
          let bytes = UnsafeRawBufferPointer(rebasing: held[cursor.place..<cursor.place + length])
          guard sum == UInt64(Checksum.of(bytes)) else { return false }
          var inside = ByteCursor(bytes)
          return body(&inside)
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
}
