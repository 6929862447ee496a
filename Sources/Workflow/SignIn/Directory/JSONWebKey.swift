internal import CCrypto
internal import Foundation

/// A public key of the directory's (RFC 7517), against which its word is held.
struct JSONWebKey: Decodable {
  let kty: String
  let kid: String?
  let use: String?
  let n: String?
  let e: String?
  let crv: String?
  let x: String?
  let y: String?

  /// The least bits of an RSA key (RFC 7518, 3.3).
  private static let leastBits: Int32 = 2_048

  /// Whether the key may have signed in this way.
  func fits(_ algorithm: String) -> Bool {
    guard use == nil || use == "sig" else { return false }
    return switch algorithm {
    case "RS256": kty == "RSA"
    case "ES256": kty == "EC" && crv == "P-256"
    default: false
    }
  }

  /// Whether a signature over a message is this key's: RSASSA-PKCS1-v1_5 or ECDSA on P-256, both over SHA-256.
  func hasSigned(_ message: [UInt8], _ signature: [UInt8]) -> Bool {
    guard let key, let context = EVP_MD_CTX_new() else { return false }
    defer {
      EVP_PKEY_free(key)
      EVP_MD_CTX_free(context)
    }
    guard kty != "RSA" || EVP_PKEY_get_bits(key) >= JSONWebKey.leastBits,
      let given = kty == "EC" ? JSONWebKey.der(signature) : signature,
      EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1
    else { return false }
    return EVP_DigestVerify(context, given, given.count, message, message.count) == 1
  }

  private var key: OpaquePointer? {
    if kty == "RSA" {
      guard let n = n.flatMap(Base64URL.bytes), let e = e.flatMap(Base64URL.bytes) else { return nil }
      return kaohe_rsa_key(n, Int32(n.count), e, Int32(e.count))
    }
    guard let x = x.flatMap(Base64URL.bytes), let y = y.flatMap(Base64URL.bytes), x.count == 32, y.count == 32 else {
      return nil
    }
    let point = [4] + x + y
    return kaohe_p256_key(point, point.count)
  }

  /// The two numbers of an ECDSA signature as the library wants them (RFC 7518, 3.4: each 32 bytes, one behind the other).
  private static func der(_ signature: [UInt8]) -> [UInt8]? {
    guard signature.count == 64, let pair = ECDSA_SIG_new() else { return nil }
    defer { ECDSA_SIG_free(pair) }
    let (r, s) = (Array(signature[..<32]), Array(signature[32...]))
    // The pair owns both numbers once it has taken them.
    guard ECDSA_SIG_set0(pair, BN_bin2bn(r, 32, nil), BN_bin2bn(s, 32, nil)) == 1 else { return nil }
    var start: UnsafeMutablePointer<UInt8>?
    let length = Int(i2d_ECDSA_SIG(pair, &start))
    guard length > 0, let start else { return nil }
    defer { CRYPTO_free(start, nil, 0) }
    return [UInt8](UnsafeBufferPointer(start: start, count: length))
  }
}

/// The alphabet of tokens (RFC 4648, 5), without padding.
enum Base64URL {
  static func bytes(_ text: String) -> [UInt8]? {
    guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=") }) else {
      return nil
    }
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    let padded = plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
    return Data(base64Encoded: padded).map { Array($0) }
  }

  static func text(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
