/// An id as an opaque byte string, in 16 bytes: up to 15 bytes stand in place, a longer one as its hash and where its
/// bytes lie.
///
/// Two short ids are equal when their words are. The bytes of a long id lie behind a base address known to whoever
/// holds it: the piece it was read from, or an ``IDArena``.
public struct EventID: Hashable, Sendable, BitwiseCopyable {
  /// The first 8 bytes, or the hash of a long id.
  public var low: UInt64
  /// The further bytes and, on top, the length; for a long id 0xFF, its length, and where its bytes begin.
  public var high: UInt64

  /// The most bytes an id may have.
  public static let longest = 255

  @usableFromInline static let shortest = 15

  /// An id from its words.
  @inlinable
  public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The id of no bytes.
  public static let empty = EventID(low: 0, high: 0)

  /// Whether it has no bytes.
  @inlinable public var isEmpty: Bool { high == 0 }
  /// Whether its bytes lie elsewhere.
  @inlinable public var isLong: Bool { high >> 56 == 0xFF }
  /// The number of bytes.
  @inlinable public var count: Int { isLong ? Int(high >> 48 & 0xFF) : Int(high >> 56) }
  /// Where the bytes of a long id begin.
  @inlinable public var offset: Int { Int(high & 0xFFFF_FFFF_FFFF) }

  /// The id of bytes, the first of which is its base; at least 16 must be readable, and at most ``longest`` count.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, hash: IDHash) {
    guard let base = bytes.baseAddress else {
      self = .empty
      return
    }
    self.init(base, offset: 0, count: min(bytes.count, Self.longest), hash: hash)
  }

  /// The id of the bytes from `offset` on behind `base`; at least 16 bytes must be readable there.
  @inline(__always)
  init(_ base: UnsafePointer<UInt8>, offset: Int, count: Int, hash: IDHash) {
    let start = UnsafeRawPointer(base + offset)
    if count <= Self.shortest {
      let first = start.loadUnaligned(as: UInt64.self).littleEndian
      if count >= 8 {
        let second = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
        low = first
        high = second & ((1 << UInt64((count - 8) * 8)) - 1) | UInt64(count) << 56
      } else {
        low = first & ((1 << UInt64(count * 8)) - 1)
        high = UInt64(count) << 56
      }
    } else {
      low = hash.long(start, count)
      high = 0xFF << 56 | UInt64(count) << 48 | UInt64(offset)
    }
  }

  /// Whether this id, whose bytes lie behind `base`, is the other one, whose bytes lie behind `otherBase`.
  /// The bases are asked for only where an id is long.
  @inlinable
  public func isSame(
    _ base: @autoclosure () -> UnsafePointer<UInt8>, as other: EventID,
    _ otherBase: @autoclosure () -> UnsafePointer<UInt8>
  ) -> Bool {
    if low != other.low { return false }
    if high == other.high, !isLong { return true }
    return isLong && other.isLong && sameBytes(base(), other, otherBase())
  }

  @usableFromInline
  func sameBytes(_ base: UnsafePointer<UInt8>, _ other: EventID, _ otherBase: UnsafePointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return UnsafeBufferPointer(start: base + offset, count: count)
      .elementsEqual(UnsafeBufferPointer(start: otherBase + other.offset, count: other.count))
  }

  /// The bytes.
  public func bytes(_ base: UnsafePointer<UInt8>) -> [UInt8] {
    if isLong { return Array(UnsafeBufferPointer(start: base + offset, count: count)) }
    return (0..<count).map { UInt8(truncatingIfNeeded: ($0 < 8 ? low : high) >> UInt64(($0 & 7) * 8)) }
  }

  /// The id as text; ids are valid UTF-8 by the time they are events.
  public func text(_ base: UnsafePointer<UInt8>) -> String {
    String(decoding: bytes(base), as: UTF8.self)
  }
}

/// Hashes ids with a seed of its own, so that no file can be made to collide. No result depends on the seed.
public struct IDHash: Sendable {
  @usableFromInline let first: UInt64
  @usableFromInline let second: UInt64

  private init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// Another hash, whose values have nothing to do with those of this one.
  var turned: IDHash { IDHash(first: second.byteSwapped | 1, second: first.byteSwapped | 1) }

  /// A hash of a random seed.
  public init() {
    var random = SystemRandomNumberGenerator()
    first = random.next() | 1
    second = random.next() | 1
  }

  @inlinable
  static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  /// The hash of an id.
  @inlinable
  public func callAsFunction(_ id: EventID) -> UInt64 {
    // Where a long id lies is no part of it.
    let high = id.isLong ? id.high >> 48 : id.high
    return Self.fold(Self.fold(id.low ^ first, 0x9E37_79B9_7F4A_7C15) ^ high, second ^ 0xD6E8_FEB8_6659_FD93)
  }

  /// Two hashes made one.
  @inlinable
  public func callAsFunction(_ left: UInt64, _ right: UInt64) -> UInt64 {
    Self.fold(left ^ second, right ^ first)
  }

  @inline(never)
  func long(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
    var state = first ^ UInt64(count)
    var at = 0
    while at + 8 <= count {
      state = Self.fold(state ^ start.loadUnaligned(fromByteOffset: at, as: UInt64.self), second)
      at += 8
    }
    var rest: UInt64 = 0
    while at < count {
      rest = rest << 8 | UInt64(start.load(fromByteOffset: at, as: UInt8.self))
      at += 1
    }
    return Self.fold(state ^ rest, first ^ 0xA076_1D64_78BD_642F)
  }
}
