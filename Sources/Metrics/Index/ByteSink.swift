/// Bytes in the making: numbers in as few bytes as they need (LEB128), texts behind their length.
struct ByteSink: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 4096) {
    self.capacity = max(16, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit {
    base.deallocate()
  }

  /// The bytes so far.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// Forgets the bytes and keeps their memory.
  mutating func clear() { count = 0 }

  @inline(__always)
  mutating func number(_ value: UInt64) {
    if count &+ 10 > capacity { widen(10) }
    var rest = value
    while rest >= 0x80 {
      base[count] = UInt8(truncatingIfNeeded: rest) | 0x80
      count &+= 1
      rest >>= 7
    }
    base[count] = UInt8(truncatingIfNeeded: rest)
    count &+= 1
  }

  mutating func number(_ value: Int) { number(UInt64(value)) }

  /// A number of either sign, small ones in few bytes.
  @inline(__always)
  mutating func signed(_ value: Int64) { number(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      number(bytes.count)
      append(UnsafeRawBufferPointer(bytes))
    }
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    if count + bytes.count > capacity { widen(bytes.count) }
    UnsafeMutableRawPointer(base + count).copyMemory(from: start, byteCount: bytes.count)
    count += bytes.count
  }

  @inline(never)
  private mutating func widen(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    wider.update(from: base, count: count)
    base.deallocate()
    base = wider
  }
}

/// Reads what ``ByteSink`` wrote; nil, and then for good, where the bytes are not what they should be.
struct ByteCursor {
  private let bytes: UnsafeRawBufferPointer
  private(set) var place: Int
  private let end: Int

  init(_ bytes: UnsafeRawBufferPointer, from place: Int = 0) {
    self.bytes = bytes
    self.place = place
    end = bytes.count
  }

  @inline(__always)
  mutating func number() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < end, shift < 64 {
      let byte = bytes[place]
      place &+= 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift &+= 7
    }
    place = end
    return nil
  }

  /// The bytes that are left.
  var left: Int { end - place }

  /// Steps over bytes, at most those that are left.
  mutating func skip(_ count: Int) { place += min(count, left) }

  /// A number that fits an `Int` and is at most `limit`.
  mutating func count(upTo limit: Int = Int.max) -> Int? {
    guard let value = number(), value <= UInt64(max(0, limit)) else { return nil }
    return Int(value)
  }

  @inline(__always)
  mutating func signed() -> Int64? {
    guard let value = number() else { return nil }
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func bytes(_ wanted: Int) -> [UInt8]? {
    guard wanted <= end - place else { return nil }
    defer { place += wanted }
    return Array(bytes[place..<place + wanted])
  }

  mutating func text() -> String? {
    guard let length = count(upTo: end - place) else { return nil }
    defer { place += length }
    return String(decoding: bytes[place..<place + length], as: UTF8.self)
  }
}
