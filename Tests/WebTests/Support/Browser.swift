import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import Web

/// A browser without a screen: follows no redirect by itself, keeps cookies, sends forms with what their page holds.
final class Browser {
  let house: House
  private let responder: any HTTPResponder<WebContext>
  private(set) var cookies: [String: String] = [:]

  init(_ house: House) {
    self.house = house
    responder = WebServer.router(house).buildResponder()
  }

  /// What came back.
  struct Page {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var location: String? { headers[.location] }

    /// The value of a hidden field.
    func hidden(_ name: String) -> String? {
      let start = "name=\"\(name)\" value=\""
      return text.firstRange(of: start).map { String(text[$0.upperBound...].prefix { $0 != "\"" }) }
    }
  }

  @discardableResult
  func get(_ path: String, headers: HTTPFields = [:]) async throws -> Page {
    try await send(.get, path, headers, "")
  }

  /// Sends a form; the secret of the session is taken from the first page unless it is given.
  @discardableResult
  func post(
    _ path: String, _ fields: [(String, String)] = [], key: String? = nil, headers: HTTPFields = [:]
  ) async throws -> Page {
    var fields = fields
    var own = key
    if own == nil, cookies["kaohe"] != nil { own = try await self.key() }
    if let own, !own.isEmpty { fields.append(("key", own)) }
    let body = fields.map { Browser.encode($0.0) + "=" + Browser.encode($0.1) }.joined(separator: "&")
    return try await send(.post, path, headers, body)
  }

  /// The secret of the session, as it stands in every form.
  func key() async throws -> String? {
    if let key = try await get("/password").hidden("key") { return key }
    return try await get("/sign-in/code").hidden("key")
  }

  func signIn(_ employee: String, _ password: String) async throws -> Page {
    try await post("/sign-in", [("employee", employee), ("password", password)])
  }

  func set(cookie name: String, _ value: String?) { cookies[name] = value }

  /// Sends bytes as a script does.
  func post(_ path: String, bytes: [UInt8], headers: HTTPFields) async throws -> Page {
    try await send(.post, path, headers, RequestBody(buffer: ByteBuffer(bytes: bytes)))
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: String
  ) async throws -> Page {
    try await send(method, path, headers, RequestBody(buffer: ByteBuffer(string: body)))
  }

  /// Sends a body, whole or in pieces.
  func send(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: RequestBody
  ) async throws -> Page {
    var fields = headers
    if !cookies.isEmpty {
      fields[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
    let head = HTTPRequest(
      method: method, scheme: "http", authority: "kaohe.test", path: path, headerFields: fields)
    let request = Request(head: head, body: body)
    let context = WebContext(
      source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test")))
    let response: Response
    do {
      response = try await responder.respond(to: request, context: context)
    } catch let error as HTTPError {
      return Page(status: error.status.code, headers: [:], bytes: Array((error.body ?? "").utf8))
    }
    for cookie in response.headers[values: .setCookie] {
      let pair = cookie.split(separator: ";")[0].split(separator: "=", maxSplits: 1).map(String.init)
      cookies[pair[0]] = cookie.contains("Max-Age=0") ? nil : pair.count > 1 ? pair[1] : ""
    }
    let writer = Collector()
    try await response.body.write(writer)
    return Page(status: response.status.code, headers: response.headers, bytes: Array(buffer: writer.buffer))
  }

  private static func encode(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

/// Collects a body as it is written.
private final class Collector: ResponseBodyWriter {
  var buffer = ByteBuffer()

  func write(_ buffer: ByteBuffer) async throws {
    var copy = buffer
    self.buffer.writeBuffer(&copy)
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
