internal import Foundation
internal import Wording

/// The directory's word on who somebody is (ID token, OpenID Connect Core 1.0, 2 and 3.1.3.7).
struct DirectoryToken {
  private let claims: [String: Any]

  /// What a token has to fit.
  struct Expected {
    let issuer: String
    let clientID: String
    let nonce: String
    /// Seconds since 1970, UTC.
    let now: Int
  }

  /// How far clocks may differ, in seconds.
  private static let tolerance = 60

  /// Reads a token and holds it against the directory's keys and what was expected.
  ///
  /// - Throws: why it cannot be believed.
  init(_ text: String, keys: [JSONWebKey], _ expected: Expected) throws(DirectoryDoubt) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let head = DirectoryToken.object(parts[0]), let claims = DirectoryToken.object(parts[1]),
      let signature = Base64URL.bytes(parts[2])
    else { throw .unreadable }
    // The token may not choose how it is checked: only these two, never "none" or a shared secret.
    guard let algorithm = head["alg"] as? String, ["RS256", "ES256"].contains(algorithm) else { throw .algorithm }
    let kid = head["kid"] as? String
    let fitting = keys.filter { $0.fits(algorithm) && (kid == nil || $0.kid == nil || $0.kid == kid) }
    let message = Array((parts[0] + "." + parts[1]).utf8)
    guard fitting.contains(where: { $0.hasSigned(message, signature) }) else { throw .signature }
    self.claims = claims
    try check(expected)
  }

  private func check(_ expected: Expected) throws(DirectoryDoubt) {
    guard claims["iss"] as? String == expected.issuer else { throw .issuer }
    let audience = (claims["aud"] as? [String]) ?? (claims["aud"] as? String).map { [$0] } ?? []
    guard audience.contains(expected.clientID) else { throw .audience }
    if audience.count > 1 || claims["azp"] != nil {
      guard claims["azp"] as? String == expected.clientID else { throw .audience }
    }
    guard let ends = claims["exp"] as? Double, Int(exactly: ends.rounded()) ?? 0 > expected.now - Self.tolerance else {
      throw .expired
    }
    guard let begun = claims["iat"] as? Double, Int(exactly: begun.rounded()) ?? .max < expected.now + Self.tolerance
    else { throw .expired }
    guard claims["nonce"] as? String == expected.nonce else { throw .nonce }
  }

  /// A claim as text; nil where there is none.
  func text(_ claim: String) -> String? {
    if let text = claims[claim] as? String, !text.isEmpty { return text }
    return (claims[claim] as? Int).map(String.init)
  }

  private static func object(_ part: String) -> [String: Any]? {
    Base64URL.bytes(part).flatMap { try? JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] }
  }
}

/// Why the directory's word was not taken.
enum DirectoryDoubt: Error, Hashable {
  case unreachable, answer, refused, state, unreadable, algorithm, signature, issuer, audience, expired, nonce, claim

  /// The same in words.
  var words: Bilingual {
    switch self {
    case .unreachable: Bilingual("联系不上企业目录", "the directory cannot be reached")
    case .answer: Bilingual("企业目录的答复不合规范", "the directory's answer does not follow the standard")
    case .refused: Bilingual("企业目录没有放行", "the directory did not let you in")
    case .state: Bilingual("这次登录已过期，或不是从这个浏览器开始的", "it took too long, or was not begun in this browser")
    case .unreadable: Bilingual("令牌无法读取", "the token cannot be read")
    case .algorithm: Bilingual("令牌的签名算法不被接受", "the token is signed in a way that is not accepted")
    case .signature: Bilingual("令牌的签名不对", "the token's signature is not right")
    case .issuer: Bilingual("令牌不是这个企业目录签发的", "the token was not issued by this directory")
    case .audience: Bilingual("令牌是发给别的程序的", "the token is meant for another program")
    case .expired: Bilingual("令牌已过期，或两边时钟不一致", "the token has expired, or clocks differ")
    case .nonce: Bilingual("令牌不属于这次登录", "the token does not belong to this sign-in")
    case .claim: Bilingual("令牌里没有工号", "the token does not hold the employee id")
    }
  }
}
