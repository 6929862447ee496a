internal import CSodium

/// BLAKE2b-256, the hash under which files, schemes and derivations are known (`b2sum -l 256` gives the same).
///
/// Two contents of the same hash are one, whatever their names.
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// A hash that was made elsewhere.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Chooses the fastest implementation the processor has; libsodium asks for it once.
  private static let isReady = sodium_init() >= 0

  /// The hash of bytes in memory.
  public init(of content: [UInt8]) {
    precondition(ContentHash.isReady, "libsodium could not be initialised")
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_generichash(&hash, hash.count, content, UInt64(content.count), nil, 0)
    bytes = hash
  }

  /// 64 hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
