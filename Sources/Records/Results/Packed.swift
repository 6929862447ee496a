internal import CZlib

/// A long text as it is kept: deflated, with its length before it. Derivations shrink to a quarter.
enum Packed {
  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length) + 8)
    packed.withUnsafeMutableBytes { buffer in
      buffer.storeBytes(of: UInt64(bytes.count).bigEndian, as: UInt64.self)
      let target = buffer.baseAddress?.advanced(by: 8).assumingMemoryBound(to: UInt8.self)
      // The bound makes failure impossible but for want of memory, which ends the program in any case.
      let outcome = compress2(target, &length, bytes, UInt(bytes.count), 2)
      precondition(outcome == Z_OK, "zlib: \(outcome)")
    }
    return Array(packed.prefix(Int(length) + 8))
  }

  /// The text again; nil where the bytes are damaged.
  static func unpack(_ packed: [UInt8]) -> [UInt8]? {
    guard packed.count >= 8 else { return nil }
    let count = packed.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    // No deflated text grows more than a thousandfold: a damaged length must not ask for all the memory.
    guard count <= UInt64(packed.count) * 1_100 else { return nil }
    // One place more than needed: zlib takes no room at all for a wish to look, and not for too little of it.
    var bytes = [UInt8](repeating: 0, count: Int(count) + 1)
    var length = UInt(count) + 1
    let outcome = packed.withUnsafeBytes { buffer in
      uncompress(
        &bytes, &length, buffer.baseAddress?.advanced(by: 8).assumingMemoryBound(to: UInt8.self),
        UInt(packed.count - 8))
    }
    guard outcome == Z_OK, length == UInt(count) else { return nil }
    bytes.removeLast()
    return bytes
  }
}
