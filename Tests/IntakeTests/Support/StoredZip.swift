/// Writes zip archives whose entries are stored without compression: enough to build workbooks byte by byte.
struct StoredZip {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds an entry. `flags` go into both headers (1: encrypted); `checksum` and `method` can be falsified;
  /// `packed` replaces the stored bytes (with `size` telling the size they claim to unpack to).
  mutating func add(
    _ name: String, _ content: [UInt8], flags: UInt16 = 0, checksum: UInt32? = nil, method: UInt16 = 0,
    size: Int? = nil, sharing: Bool = false
  ) {
    add(
      name: Array(name.utf8), content, flags: flags, checksum: checksum, method: method, size: size, sharing: sharing)
  }

  /// Adds an entry whose name is given in bytes; one that is `sharing` has the bytes of the first.
  mutating func add(
    name: [UInt8], _ content: [UInt8], flags: UInt16 = 0, checksum: UInt32? = nil, method: UInt16 = 0,
    size: Int? = nil, sharing: Bool = false
  ) {
    let offset = sharing ? 0 : body.count
    let common =
      little(20, 2) + little(Int(flags), 2) + little(Int(method), 2) + little(0, 4)
      + little(Int(checksum ?? StoredZip.checksum(content)), 4) + little(content.count, 4)
      + little(size ?? content.count, 4) + little(name.count, 2)
    if !sharing { body += [0x50, 0x4B, 3, 4] + common + little(0, 2) + name + content }
    directory +=
      [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 2)
      + little(0, 4) + little(offset, 4) + name
    count += 1
  }

  mutating func add(_ name: String, _ text: String) {
    add(name, Array(text.utf8))
  }

  var bytes: [UInt8] {
    body + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(count, 2) + little(count, 2)
      + little(directory.count, 4) + little(body.count, 4) + little(0, 2)
  }

  private func little(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32 as zip uses it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = .max
    for byte in bytes {
      sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8)
    }
    return ~sum
  }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }
}

/// Deflate data that unpacks to very many zero bytes: one literal, then matches of length 258 at distance 1 in the
/// fixed code, each of 13 bits (code 285 is 8 bits, distance code 0 is 5 bits).
struct DeflatedZeros {
  private(set) var bytes: [UInt8] = []
  let size: Int
  private var pending: UInt64 = 0
  private var pendingBits = 0

  init(matches: Int) {
    size = 1 + matches * 258
    put(0b011, 3)  // last block, fixed code
    put(reversed: 0b0011_0000, 8)  // literal 0
    for _ in 0..<matches {
      put(reversed: 0b1100_0101, 8)
      put(0, 5)
    }
    put(0, 7)
    while pendingBits > 0 { put(0, 8 - pendingBits % 8 == 8 ? 0 : 8 - pendingBits % 8) }
  }

  private mutating func put(reversed code: UInt64, _ bits: Int) {
    var turned: UInt64 = 0
    for bit in 0..<bits where code >> UInt64(bit) & 1 == 1 { turned |= 1 << UInt64(bits - 1 - bit) }
    put(turned, bits)
  }

  private mutating func put(_ value: UInt64, _ bits: Int) {
    pending |= value << UInt64(pendingBits)
    pendingBits += bits
    while pendingBits >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingBits -= 8
    }
  }
}
