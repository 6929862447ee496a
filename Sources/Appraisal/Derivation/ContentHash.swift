internal import CSodium

/// BLAKE2b-256, the hash under which schemes and derivations are known (`b2sum -l 256` gives the same).
public enum ContentHash {
  /// Chooses the fastest implementation the processor has; libsodium asks for it once.
  private static let isReady = sodium_init() >= 0

  /// The 32 bytes of the hash.
  public static func bytes(of content: [UInt8]) -> [UInt8] {
    precondition(isReady, "libsodium could not be initialised")
    var hash = [UInt8](repeating: 0, count: 32)
    _ = content.withUnsafeBufferPointer { input in
      crypto_generichash(&hash, 32, input.baseAddress, UInt64(input.count), nil, 0)
    }
    return hash
  }

  /// The hash in hexadecimal.
  public static func hexadecimal(of content: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes(of: content) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
