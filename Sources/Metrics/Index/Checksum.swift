/// A number that stands for bytes: damage on a disk shows by it. It keeps nobody from forging them.
enum Checksum {
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    func mix(_ word: UInt64) {
      state = (state ^ word) &* 0xD6E8_FEB8_6659_FD93
      state ^= state >> 32
    }
    var at = 0
    while at + 8 <= bytes.count {
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
      at += 8
    }
    while at < bytes.count {
      mix(UInt64(bytes[at]))
      at += 1
    }
    return UInt32(truncatingIfNeeded: state)
  }
}
