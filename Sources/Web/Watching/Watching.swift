internal import Exact
internal import HTTPTypes
internal import Hummingbird
internal import Records
internal import Workflow

/// Gives each request an id, counts it, and writes a line about it.
struct Watching: RouterMiddleware {
  typealias Context = WebContext

  let house: House

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let id = Watching.id()
    context.note.set(request: id)
    let start = ContinuousClock.now
    do {
      var response = try await next(request, context)
      note(request, context, response.status.code, ContinuousClock.now - start)
      if let name = HTTPField.Name("X-Request-Id") { response.headers[name] = id }
      return response
    } catch {
      let status = (error as? any HTTPResponseError)?.status.code ?? 500
      note(request, context, status, ContinuousClock.now - start)
      throw error
    }
  }

  private func note(_ request: Request, _ context: WebContext, _ status: Int, _ duration: Duration) {
    let parts = duration.components
    let microseconds = Int(parts.seconds) * 1_000_000 + Int(parts.attoseconds / 1_000_000_000_000)
    let method = Watching.known.contains(request.method) ? request.method.rawValue : "OTHER"
    let route = Watching.route(context.endpointPath)
    house.meters.count(method, route, status, microseconds: microseconds, code: context.note.code)
    house.log?.add(
      RequestLog.Line(
        at: house.now, method: method, route: route, status: status, microseconds: microseconds,
        role: context.note.role, code: context.note.code, request: id(context)))
  }

  private func id(_ context: WebContext) -> String { context.note.request }

  private static let known: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete, .head, .options]

  /// The pattern of a route, never the address: `/months/{month}`.
  private static func route(_ pattern: String?) -> String {
    guard let pattern, !pattern.hasSuffix("**") else { return "unmatched" }
    return pattern.hasPrefix("/assets/") ? "/assets" : pattern
  }

  private static func id() -> String {
    var generator = SystemRandomNumberGenerator()
    let digits = String(generator.next(), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
