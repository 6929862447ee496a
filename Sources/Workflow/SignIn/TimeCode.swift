internal import CCrypto
internal import Exact

/// The six digits that a device shows for half a minute (TOTP, RFC 6238: HMAC-SHA-1, 30 seconds), as every authenticator
/// app makes them.
struct TimeCode {
  /// The bytes of a new secret: the 160 bits that RFC 4226 recommends.
  static let secretLength = 20

  let secret: [UInt8]

  /// The half-minute of a moment, counted as devices count it, from 1970 in UTC.
  static func step(at now: Instant) -> Int64 { Int64((now.seconds - 8 * 3_600) / 30) }

  /// The code of a half-minute (RFC 4226, 5.3); nil where it cannot be computed.
  func code(step: Int64) -> String? {
    let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
    var digest = [UInt8](repeating: 0, count: 20)
    var length: UInt32 = 0
    guard HMAC(EVP_sha1(), secret, Int32(secret.count), message, message.count, &digest, &length) != nil, length == 20
    else { return nil }
    let offset = Int(digest[19] & 15)
    let number = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The half-minute whose code was typed: this one, or one on either side for clocks that go wrong; nil for none.
  func step(of typed: String, at now: Instant) -> Int64? {
    let present = TimeCode.step(at: now)
    var found: Int64?
    // All three are compared, each to its end: how long it takes tells nothing.
    for step in [present - 1, present, present + 1] {
      if let code = code(step: step), TimeCode.isSame(code, typed) { found = step }
    }
    return found
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// The secret as a person types it: base 32 (RFC 4648) in groups of four.
  var letters: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var (text, bits, held) = ("", 0, 0)
    for byte in secret {
      held = held << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[held >> bits & 31])
      }
      held &= 31
    }
    if bits > 0 { text.append(alphabet[held << (5 - bits) & 31]) }
    return text
  }
}
