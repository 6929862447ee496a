internal import CSodium
internal import Exact
internal import Foundation
internal import Wording
internal import Yams

/// How a message is written for an endpoint, and signed: a file of data for each product that takes messages.
public struct WebhookFormat: Sendable {
  /// How a message shows whom it is from.
  enum Signing: String, CaseIterable {
    /// `Kaohe-Signature: t=SECONDS,v1=HEX`, over seconds, a dot and the body.
    case kaohe
    /// `timestamp` and `sign` in the address.
    case dingtalk
    /// `timestamp` and `sign` in the body.
    case feishu
    /// The address alone, which nobody else knows.
    case address
  }

  /// A message as it is sent.
  public struct Message: Sendable {
    /// Where to, with all that is secret in it.
    public let url: String
    /// Headers besides the type.
    public let headers: [String]
    /// The body, JSON.
    public let body: [UInt8]

    /// A message as it is sent.
    public init(url: String, headers: [String], body: [UInt8]) {
      self.url = url
      self.headers = headers
      self.body = body
    }
  }

  /// The name company.yaml's endpoints use.
  public let name: String
  let signing: Signing
  /// The member of an answer that has to be 0; nil where the status says it.
  let accepted: String?
  private let body: String

  /// The formats that come with the product, by name.
  public static let all: [String: WebhookFormat] = {
    let sources = [
      ("kaohe", PackageResources.webhook_kaohe_yaml), ("dingtalk", PackageResources.webhook_dingtalk_yaml),
      ("wecom", PackageResources.webhook_wecom_yaml), ("feishu", PackageResources.webhook_feishu_yaml),
    ]
    return Dictionary(
      uniqueKeysWithValues: sources.compactMap { name, bytes in WebhookFormat(name, bytes).map { (name, $0) } })
  }()

  private init?(_ name: String, _ bytes: [UInt8]) {
    guard let mapping = try? Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))?.mapping,
      let signing = mapping["signing"]?.string.flatMap(Signing.init), let body = mapping["body"]?.string,
      let accepted = mapping["accepted"]?.string
    else { return nil }
    self.name = name
    self.signing = signing
    self.body = body.trimmingCharacters(in: .whitespacesAndNewlines)
    self.accepted = accepted == "status" ? nil : accepted
  }

  /// Whether its signing takes a secret beside the address.
  public var takesSecret: Bool { signing != .address }

  /// A message about something that happened.
  ///
  /// - Parameter seconds: the seconds since 1970, which are part of the signature.
  public func message(
    _ event: WebhookEvent, to endpoint: WebhookEndpoint, seconds: Int
  ) -> Message {
    let secret = Array(endpoint.secret.utf8)
    var values = [
      "id": event.id, "event": event.kind.rawValue, "month": event.month.description, "at": event.at,
      "text": event.text.text(in: endpoint.language), "link": endpoint.site + "/months/\(event.month)",
      "open": endpoint.language == .chinese ? "打开" : "Open", "timestamp": String(seconds),
    ]
    var (url, headers) = (endpoint.url, ["Kaohe-Event: \(event.id)"])
    switch signing {
    case .kaohe, .address: break
    case .feishu:
      values["sign"] = WebhookFormat.base64(WebhookFormat.hmac([], under: Array("\(seconds)\n".utf8) + secret))
    case .dingtalk:
      let text = "\(seconds * 1_000)\n\(endpoint.secret)"
      let sign = WebhookFormat.base64(WebhookFormat.hmac(Array(text.utf8), under: secret))
      let escaped = sign.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      url += (url.contains("?") ? "&" : "?") + "timestamp=\(seconds * 1_000)&sign=\(escaped)"
    }
    let text = WebhookFormat.filled(body, values)
    if signing == .kaohe {
      let signed = WebhookFormat.hmac(Array("\(seconds).\(text)".utf8), under: secret)
      let hex = signed.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      headers.append("Kaohe-Signature: t=\(seconds),v1=\(hex)")
    }
    return Message(url: url, headers: headers, body: Array(text.utf8))
  }

  /// Whether an answer says that the message was taken.
  public func isAccepted(status: Int, _ answer: [UInt8]) -> Bool {
    guard (200..<300).contains(status) else { return false }
    guard let accepted else { return true }
    let object = try? JSONSerialization.jsonObject(with: Data(answer)) as? [String: Any]
    return (object?[accepted] as? NSNumber) == 0
  }

  /// The body with every `$name` replaced, once; what replaces it is not looked at again.
  private static func filled(_ body: String, _ values: [String: String]) -> String {
    body.replacing(#/\$([a-z]+)/#) { found in
      let text = JSONEncoder.text(values[String(found.1)] ?? "")
      return text
    }
  }

  private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// HMAC-SHA256 under a key of any length.
  static func hmac(_ message: [UInt8], under key: [UInt8]) -> [UInt8] {
    var state = crypto_auth_hmacsha256_state()
    var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_bytes()))
    precondition(sodium_init() >= 0, "libsodium could not be initialised")
    crypto_auth_hmacsha256_init(&state, key, key.count)
    crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
    crypto_auth_hmacsha256_final(&state, &code)
    return code
  }
}

extension JSONEncoder {
  /// A text as it stands between the quotes of JSON.
  fileprivate static func text(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    guard let data = try? encoder.encode(text) else { return "" }
    return String(String(decoding: data, as: UTF8.self).dropFirst().dropLast())
  }
}
