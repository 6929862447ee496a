internal import Foundation
internal import Intake
public import Wording
internal import Yams

/// Somebody who is told what happens to months: `webhooks.yaml` says what, `.keys/webhooks.yaml` where.
///
/// The address of a group's robot is as good as a password: it is nowhere printed or logged, and in no backup.
public struct WebhookEndpoint: Sendable {
  /// Its id, by which both files name it.
  public let id: String
  /// How it is told.
  public let format: WebhookFormat
  /// Of what it is told.
  public let kinds: Set<WebhookEvent.Kind>
  /// In which language.
  public let language: Language
  /// Whether its address may lie in a private network, or on this machine.
  public let allowsPrivate: Bool
  /// Where the company's pages are, `https://kaohe.example.com`.
  public let site: String
  /// Its address.
  let url: String
  /// What messages are signed with; empty for nothing.
  let secret: String
}

/// The endpoints of a company.
public struct WebhookEndpoints: Sendable {
  /// Those that can be told something.
  public private(set) var endpoints: [WebhookEndpoint] = []
  private let file: String
  private let keyFile: String

  /// Reads a company's endpoints; none where there is no `webhooks.yaml`.
  ///
  /// - Throws: `WEBHOOK-FIELD` for the first setting that cannot be used, `WEBHOOK-KEY` where the address of one is
  ///   missing or can be read by others.
  public init(company folder: String) throws(Diagnostic) {
    file = folder + "/webhooks.yaml"
    keyFile = folder + "/.keys/webhooks.yaml"
    guard FileManager.default.fileExists(atPath: file) else { return }
    let root = try WebhookEndpoints.mapping(file)
    try refuse(root, but: ["site", "endpoints"])
    guard let site = root["site"]?.string, WebhookEndpoints.isAddress(site) else {
      throw bad(root["site"], "site: https://kaohe.example.com")
    }
    guard let list = root["endpoints"]?.sequence else {
      throw bad(root["endpoints"], "endpoints: [{id: hr, format: dingtalk}]")
    }
    let keys = try keys()
    for node in list { endpoints.append(try endpoint(node, site: site, keys)) }
  }

  private func endpoint(
    _ node: Node, site: String, _ keys: Node.Mapping
  ) throws(Diagnostic) -> WebhookEndpoint {
    guard let entry = node.mapping else { throw bad(node, "{id: hr, format: dingtalk}") }
    try refuse(entry, but: ["id", "format", "events", "language", "private"])
    guard let id = entry["id"]?.string, !id.isEmpty, id.count <= 40, !endpoints.contains(where: { $0.id == id }) else {
      throw bad(entry["id"] ?? node, "id: hr")
    }
    guard let format = entry["format"]?.string.flatMap({ WebhookFormat.all[$0] }) else {
      throw bad(entry["format"] ?? node, "format: " + WebhookFormat.all.keys.sorted().joined(separator: " | "))
    }
    var kinds = Set(WebhookEvent.Kind.allCases)
    if let events = entry["events"] {
      var named: Set<WebhookEvent.Kind> = []
      for event in events.sequence.map({ Array($0) }) ?? [] {
        guard let kind = event.string.flatMap({ WebhookEvent.Kind(rawValue: $0) }) else { throw badEvents(events) }
        named.insert(kind)
      }
      guard !named.isEmpty else { throw badEvents(events) }
      kinds = named
    }
    guard let language = entry["language"].map({ $0.string.flatMap { Language(rawValue: $0) } }) ?? .chinese else {
      throw bad(entry["language"], "language: zh | en")
    }
    guard let isPrivate = entry["private"].map({ ["allowed": true, "refused": false][$0.string ?? ""] }) ?? false else {
      throw bad(entry["private"], "private: allowed | refused")
    }
    guard let key = keys[id]?.mapping, let url = key["url"]?.string, WebhookEndpoints.isAddress(url),
      let secret = key["secret"].map({ $0.string }) ?? "", format.takesSecret == !secret.isEmpty
    else {
      throw Diagnostic(
        .webhookKey, at: Place(file: keyFile),
        [
          "id": Diagnostic.quoted(id),
          "example": "\(id): {url: https://…" + (format.takesSecret ? ", secret: …}" : "}"),
        ])
    }
    return WebhookEndpoint(
      id: id, format: format, kinds: kinds, language: language, allowsPrivate: isPrivate, site: site, url: url,
      secret: secret)
  }

  /// Where the endpoints are; nobody else on the machine may read it.
  private func keys() throws(Diagnostic) -> Node.Mapping {
    let attributes = try? FileManager.default.attributesOfItem(atPath: keyFile)
    if let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0 {
      throw Diagnostic(.webhookKeyOpen, at: Place(file: keyFile))
    }
    return try WebhookEndpoints.mapping(keyFile)
  }

  private static func mapping(_ file: String) throws(Diagnostic) -> Node.Mapping {
    let text = FileManager.default.contents(atPath: file).flatMap { String(validating: $0, as: UTF8.self) } ?? ""
    // What the reader says of a file with secrets may quote them: it is not passed on.
    guard let mapping = (try? Yams.compose(yaml: text, .basic))?.mapping else {
      throw Diagnostic(.webhookFile, at: Place(file: file))
    }
    return mapping
  }

  private static func isAddress(_ text: String) -> Bool {
    guard text.hasPrefix("https://") || text.hasPrefix("http://"), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      let host = URL(string: text)?.host(), !host.isEmpty
    else { return false }
    return true
  }

  private func refuse(_ mapping: Node.Mapping, but known: Set<String>) throws(Diagnostic) {
    for (key, _) in mapping where !known.contains(key.string ?? "") {
      throw bad(key, known.sorted().joined(separator: ", "))
    }
  }

  private func badEvents(_ node: Node) -> Diagnostic {
    bad(node, "events: [" + WebhookEvent.Kind.allCases.map(\.rawValue).joined(separator: ", ") + "]")
  }

  private func bad(_ node: Node?, _ expected: String) -> Diagnostic {
    Diagnostic(
      .webhookField, at: Place(file: file, line: node?.mark?.line ?? 1, column: node?.mark?.column),
      ["expected": expected])
  }
}
