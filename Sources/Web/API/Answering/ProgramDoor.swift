internal import Exact
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import Records
internal import Wording
internal import Workflow

/// Lets programs in: whose token it is, what it may, what was asked, and what is answered. It knows no session and no
/// cookie, so that no browser can be led here by another site.
struct ProgramDoor: Sendable {
  /// The most bytes of a body.
  static let largestBody = 1_048_576
  /// The methods that are answered with what is allowed instead.
  private static let methods: [HTTPRequest.Method] =
    [.get, .post, .put, .patch, .delete, .head, .options, .trace]
    + [HTTPRequest.Method("QUERY")].compactMap(\.self)

  let house: House
  /// The records answer by waiting; that is no business of the threads that serve connections.
  let threads: NIOThreadPool

  /// Adds every address of the interface to the routes.
  func add(to router: Router<WebContext>) {
    for (path, operations) in Dictionary(grouping: Operation.all, by: \.path) {
      let pattern = RouterPath(Operation.prefix + path.replacing("{", with: ":").replacing("}", with: ""))
      let allowed = operations.map(\.method.rawValue).sorted().joined(separator: ", ")
      for method in ProgramDoor.methods {
        if let operation = operations.first(where: { $0.method == method }) {
          router.on(pattern, method: method) { request, context in
            try await answer(request, context, by: operation)
          }
        } else {
          router.on(pattern, method: method) { request, context in
            let error = Diagnostic(.apiMethod, ["method": method.rawValue, "allowed": allowed])
            return refusal(error, request, context, headers: [.allow: allowed])
          }
        }
      }
    }
    router.get("\(Operation.prefix)/openapi.json") { request, _ in
      let document = OpenAPIDocument.json(AcceptedLanguage.of(request.headers[.acceptLanguage]))
      return Response(
        status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.bytes)))
    }
    for method in ProgramDoor.methods {
      router.on("\(Operation.prefix)/**", method: method) { request, context in
        refusal(Diagnostic(.apiPathUnknown), request, context)
      }
    }
  }

  private func answer(
    _ request: Request, _ context: WebContext, by operation: Operation
  ) async throws -> Response {
    let language = AcceptedLanguage.of(request.headers[.acceptLanguage])
    var headers = HTTPFields()
    do {
      // Until a company has begun there are no tokens.
      guard let office = house.begun else { throw Diagnostic(.tokenUnknown) }
      let secret = ProgramDoor.secret(request.headers[.authorization])
      let bearer = try await onThread { () throws(Diagnostic) in try office.bearer(secret ?? "") }
      context.note.set(role: bearer.desk.role.rawValue)
      let standing = house.rates.take(bearer.token.id, at: office.now)
      headers = ProgramDoor.headers(standing)
      guard standing.isAllowed else {
        throw Diagnostic(.apiOften, ["count": String(standing.limit), "seconds": String(standing.reset)])
      }
      if let scope = operation.scope { try bearer.desk.require(scope) }
      let bytes = operation.method == .post ? try await ProgramDoor.body(of: request) : []
      let call = try call(operation, request, context, bearer, bytes, language)
      let key = operation.method == .post ? try RequestReading.key(request.headers[.idempotencyKey]) : nil
      let claim = key.map {
        RequestClaim(
          token: bearer.token.id, key: $0,
          request: ContentHash(of: Array("\(operation.method) \(request.uri.string)\0".utf8) + bytes))
      }
      let (body, isRepeated) = try await OnceOnly(door: self).answer(operation, call, claim)
      if isRepeated { headers[.idempotencyReplayed] = "true" }
      headers[.contentType] = "application/json; charset=utf-8"
      headers[.contentLanguage] = language == .chinese ? "zh-CN" : "en"
      return Response(
        status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    } catch let error as Diagnostic {
      if error.code.hasPrefix("RECORDS") { context.logger.error("\(error.text(in: .english))") }
      return refusal(error, request, context, headers: headers)
    }
  }

  private func call(
    _ operation: Operation, _ request: Request, _ context: WebContext, _ bearer: Bearer, _ bytes: [UInt8],
    _ language: Language
  ) throws(Diagnostic) -> Call {
    let reading = RequestReading(operation: operation)
    let parameters = context.parameters.map { (String($0.key), Fields.decoded(String($0.value))) }
    let path = try reading.path(Dictionary(parameters, uniquingKeysWith: { first, _ in first }))
    let query = try reading.query(request.uri.query ?? "")
    let body = try reading.body(bytes, type: request.headers[.contentType])
    var desk = bearer.desk
    desk.seen = body["seen"]?.whole
    return Call(
      house: house, desk: desk, token: bearer.token, language: language, request: context.note.request, path: path,
      query: query, body: body)
  }

  private static func body(of request: Request) async throws -> [UInt8] {
    do {
      return Array(buffer: try await request.body.collect(upTo: largestBody))
    } catch is NIOTooManyBytesError {
      throw Diagnostic(.apiBodyLarge, ["limit": String(largestBody)])
    }
  }

  private static func secret(_ header: String?) -> String? {
    guard let header, header.lowercased().hasPrefix("bearer ") else { return nil }
    return header.dropFirst(7).trimmingPrefix { $0 == " " }.description
  }

  private static func headers(_ standing: RateLimit.Standing) -> HTTPFields {
    var headers = HTTPFields()
    for (name, value) in [
      ("RateLimit-Limit", standing.limit), ("RateLimit-Remaining", standing.remaining),
      ("RateLimit-Reset", standing.reset),
    ] {
      if let name = HTTPField.Name(name) { headers[name] = String(value) }
    }
    if !standing.isAllowed { headers[.retryAfter] = String(standing.reset) }
    return headers
  }

  private func refusal(
    _ error: Diagnostic, _ request: Request, _ context: WebContext, headers: HTTPFields = [:]
  ) -> Response {
    let language = AcceptedLanguage.of(request.headers[.acceptLanguage])
    let problem = ProblemDocument(
      error, language, request: context.note.request, folder: house.begun?.company.folder ?? "")
    context.note.set(code: error.code)
    var headers = headers
    headers[.contentType] = "application/problem+json"
    headers[.contentLanguage] = language == .chinese ? "zh-CN" : "en"
    if problem.status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
    if problem.status == .conflict, error.code == Message.requestRunning.code { headers[.retryAfter] = "2" }
    return Response(
      status: problem.status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: problem.json.bytes)))
  }

  /// Does something that waits for the records.
  func onThread<Value: Sendable>(
    _ body: @escaping @Sendable () throws(Diagnostic) -> Value
  ) async throws -> Value {
    try await threads.runIfActive { () -> Result<Value, Diagnostic> in
      do throws(Diagnostic) { return .success(try body()) } catch { return .failure(error) }
    }.get()
  }
}

extension HTTPField.Name {
  static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .ifMatch
  static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed") ?? .expect
}
