import Exact
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Records
import Testing
import Workflow

@testable import Web

/// A program that works through the interface. Every answer it gets is held against what was declared.
struct Program {
  private let responder: any HTTPResponder<WebContext>
  let token: String?

  /// A program with a token of somebody's, for all scopes unless some are named.
  init(_ house: House, _ employee: String? = nil, _ scopes: Set<TokenScope> = Set(TokenScope.allCases)) throws {
    responder = WebServer.router(house).buildResponder()
    guard let employee else {
      token = nil
      return
    }
    let desk = try house.office.desk(of: employee)
    let last = Day(number: house.office.now.day.number + 30)
    token = try desk.makeToken(named: "试", scopes: scopes, until: last).secret
  }

  init(_ house: House, token: String) {
    responder = WebServer.router(house).buildResponder()
    self.token = token
  }

  /// What came back.
  struct Answer {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]
    let json: JSONValue

    var code: String? { json["code"]?.text }
    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
  }

  func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
    try await send(.get, path, [], headers)
  }

  func post(_ path: String, _ body: JSONValue = [:], _ headers: [String: String] = [:]) async throws -> Answer {
    try await send(.post, path, body.bytes, headers)
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8], _ headers: [String: String] = [:],
    type: String? = "application/json"
  ) async throws -> Answer {
    var fields = HTTPFields()
    if let token { fields[.authorization] = "Bearer " + token }
    if !body.isEmpty, let type { fields[.contentType] = type }
    for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
    let head = HTTPRequest(
      method: method, scheme: "http", authority: "kaohe.test", path: Operation.prefix + path, headerFields: fields)
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
    let context = WebContext(
      source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test")))
    let response = try await responder.respond(to: request, context: context)
    let writer = BodyCollector()
    try await response.body.write(writer)
    let bytes = Array(buffer: writer.buffer)
    let json = try JSONReader.value(bytes)
    let answer = Answer(status: response.status.code, headers: response.headers, bytes: bytes, json: json)
    try check(answer, method, path)
    return answer
  }

  /// Holds an answer against the declaration of its operation, and a refusal against the shape of problems.
  private func check(_ answer: Answer, _ method: HTTPRequest.Method, _ path: String) throws {
    #expect(answer.header("X-Request-Id")?.isEmpty == false)
    guard answer.status == 200 else {
      let problem = try #require(Shapes.named["Problem"])
      #expect(problem.misfit(answer.json) == nil, "\(method) \(path)")
      #expect(answer.header("Content-Type") == "application/problem+json")
      #expect(answer.json["status"]?.whole == Int64(answer.status))
      #expect(answer.json["request"]?.text == answer.header("X-Request-Id"))
      #expect(ProblemDocument.statuses.contains(answer.status) || answer.status == 405, "\(method) \(path)")
      return
    }
    guard let operation = Program.operation(method, path) else { return }
    let misfit = operation.answer.misfit(answer.json)
    #expect(misfit == nil, "\(method) \(path): \(misfit.map { "\($0)" } ?? "")")
  }

  private static func operation(_ method: HTTPRequest.Method, _ path: String) -> Operation? {
    let parts = (path.split(separator: "?").first ?? "").split(separator: "/")
    return Operation.all.first { operation in
      let pattern = operation.path.split(separator: "/")
      return operation.method == method && pattern.count == parts.count
        && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
  }
}

/// Collects a body as it is written.
private final class BodyCollector: ResponseBodyWriter {
  var buffer = ByteBuffer()

  func write(_ buffer: ByteBuffer) async throws {
    var copy = buffer
    self.buffer.writeBuffer(&copy)
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
