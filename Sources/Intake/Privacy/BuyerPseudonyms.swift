internal import CSodium

/// Puts a pseudonym in the place of a buyer's id: the same for the same id, and of no use to whoever lacks the key.
///
/// A pseudonym is `~` and 14 characters, 84 bits of SipHash-2-4-128 under a key drawn from the company's own by BLAKE2b.
/// Among a hundred million buyers two of the same pseudonym are to be expected once in four billion companies. With 15
/// bytes it is as fast to compare as an id can be.
public struct BuyerPseudonyms: Sendable {
  /// The bytes of a company's key.
  public static let keyLength = 32
  /// The bytes of a pseudonym.
  public static let length = 15

  private let buyers: [UInt8]
  private let rows: [UInt8]
  /// Names the key without telling anything of it, so that what was made under another key can be told apart.
  public let keyName: String

  /// The pseudonyms of a company's key; nil unless it has ``keyLength`` bytes.
  public init?(key: [UInt8]) {
    guard key.count == Self.keyLength else { return nil }
    buyers = Self.derived("kaohe buyers 1", from: key)
    rows = Self.derived("kaohe row keys 1", from: key)
    keyName = Self.derived("kaohe key name 1", from: key).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      .joined()
  }

  /// A new key, drawn from the system's random numbers.
  public static func newKey() -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    return (0..<keyLength).map { _ in random.next() }
  }

  private static func derived(_ purpose: String, from key: [UInt8]) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 16)
    let text = Array(purpose.utf8)
    crypto_generichash(&bytes, bytes.count, text, UInt64(text.count), key, key.count)
    return bytes
  }

  /// The pseudonym of an id; no id stays no id.
  public func callAsFunction(_ id: String) -> String {
    id.isEmpty ? "" : Self.text(id, buyers)
  }

  /// What stands for the natural key of a row, which may name a buyer too.
  public func rowKey(_ key: String) -> String { Self.text(key, rows) }

  private static func text(_ text: String, _ key: [UInt8]) -> String {
    var text = text
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: length) { buffer in
        if let start = buffer.baseAddress { write(bytes, under: key, to: start) }
        return length
      }
    }
  }

  /// Writes the pseudonym of an id, ``length`` bytes.
  func write(_ id: UnsafeBufferPointer<UInt8>, to start: UnsafeMutablePointer<UInt8>) {
    Self.write(id, under: buyers, to: start)
  }

  private static let digits: [UInt8] = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_".utf8)

  private static func write(
    _ text: UnsafeBufferPointer<UInt8>, under key: [UInt8], to start: UnsafeMutablePointer<UInt8>
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { hash in
      guard let output = hash.baseAddress else { return }
      crypto_shorthash_siphashx24(output, text.baseAddress, UInt64(text.count), key)
      let words = UnsafeRawPointer(output)
      var low = words.loadUnaligned(as: UInt64.self).littleEndian
      var high = words.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
      start[0] = UInt8(ascii: "~")
      for place in 1...10 {
        start[place] = digits[Int(low & 63)]
        low >>= 6
      }
      for place in 11..<length {
        start[place] = digits[Int(high & 63)]
        high >>= 6
      }
    }
  }
}
