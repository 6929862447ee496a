internal import Exact
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import Wording
internal import Workflow

/// Takes a request in: who it is from, whether they may, and what is answered.
struct Reception: Sendable {
  /// The most bytes of a form.
  static let longestForm = 2 * 1_024 * 1_024
  static let sessionCookie = "kaohe"
  static let languageCookie = "kaohe_lang"
  static let saidCookie = "kaohe_said"
  static let stateCookie = "kaohe_state"

  let house: House
  /// The records answer by waiting; that is no business of the threads that serve connections.
  let threads: NIOThreadPool

  /// Answers a request by a route.
  func answer(_ request: Request, _ context: WebContext, by route: Route) async throws -> Response {
    switch route.body {
    case .form: break
    case .files(let take): return try await answer(request, context, by: route, files: take)
    case .stream(let take): return try await answer(request, context, by: route, stream: take)
    }
    let body =
      route.method == .post ? String(buffer: try await request.body.collect(upTo: Reception.longestForm)) : ""
    let logger = context.logger
    return try await threads.runIfActive {
      let language = Reception.language(of: request)
      do throws(Diagnostic) {
        let visit = try visit(request, context, body, language)
        context.note.set(role: visit.visitor?.desk.role.rawValue)
        return try answer(visit, request, by: route)
      } catch {
        context.note.set(code: error.code)
        if error.code.hasPrefix("RECORDS") { logger.error("\(error.text(in: .english))") }
        return refusal(error, request, context, body, language)
      }
    }
  }

  static func language(of request: Request) -> Language {
    request.cookies[Reception.languageCookie].flatMap { Language(rawValue: $0.value) } ?? .chinese
  }

  func visit(
    _ request: Request, _ context: WebContext, _ body: String, _ language: Language
  ) throws(Diagnostic) -> Visit {
    let secret = request.cookies[Reception.sessionCookie].map { Array($0.value.utf8) }
    let token = secret.flatMap { $0.count == 64 ? ContentHash(of: $0) : nil }
    let start = house.firstStart
    let visitor = if let token, start == nil { try house.office.visitor(token) } else { nil as SignedIn? }
    let hasForms = visitor != nil || start?.isFounder(token) == true
    return Visit(
      house: house, visitor: visitor,
      formKey: !hasForms ? "" : ContentHash(of: (secret ?? []) + Array("form".utf8)).description,
      language: language, address: request.uri.string,
      path: Dictionary(
        context.parameters.map { (String($0.key), Fields.decoded(String($0.value))) },
        uniquingKeysWith: { first, _ in first }),
      query: Fields(request.uri.query ?? ""), form: Fields(body), token: token, peer: peer(request, context),
      said: request.cookies[Reception.saidCookie].flatMap { Data(base64Encoded: $0.value) }
        .map { String(decoding: $0.prefix(4_096), as: UTF8.self) },
      origin: (house.isBehindProxy ? "https://" : "http://") + (request.head.authority ?? ""),
      state: request.cookies[Reception.stateCookie]?.value,
      isFromScript: request.headers[.accept]?.hasPrefix("application/json") ?? false)
  }

  /// Where a request comes from: what the proxy says where there is one, else the other end.
  private func peer(_ request: Request, _ context: WebContext) -> String {
    guard house.isBehindProxy, let name = HTTPField.Name("X-Forwarded-For"),
      let last = request.headers[name]?.split(separator: ",").last
    else { return context.peer }
    return last.trimmingPrefix(while: \.isWhitespace).description
  }

  private func answer(_ visit: Visit, _ request: Request, by route: Route) throws(Diagnostic) -> Response {
    if let elsewhere = try elsewhere(visit, route) { return elsewhere }
    if route.method == .post { try requireOwnForm(visit, request, route) }
    return response(try route.answer(visit), visit)
  }

  /// Where whoever does not reach a route is sent instead; nil for whoever does.
  func elsewhere(_ visit: Visit, _ route: Route) throws(Diagnostic) -> Response? {
    if let elsewhere = try FirstStart.elsewhere(visit, route) { return elsewhere }
    guard route.access != .anybody, route.access != .founder else { return nil }
    guard let visitor = visit.visitor else {
      if route.method == .post || visit.isFromScript { throw Diagnostic(.formStale) }
      return Reception.redirect("/sign-in")
    }
    if let first = SignInPages.first(visitor), !first.routes.contains(route.path) {
      return Reception.redirect(first.address)
    }
    if case .deed(let deed) = route.access { try visitor.desk.require(deed) }
    return nil
  }

  /// Makes sure that a form was sent from a page of ours, of this session.
  func requireOwnForm(_ visit: Visit, _ request: Request, _ route: Route) throws(Diagnostic) {
    if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }),
      site != "same-origin", site != "none"
    {
      throw Diagnostic(.formStale)
    }
    if let origin = request.headers[.origin], let host = request.head.authority,
      origin.split(separator: "/").last.map(String.init) != host
    {
      throw Diagnostic(.formStale)
    }
    // Somebody who is not signed in has no session that could be misused.
    guard visit.formKey.isEmpty || visit.form.exactly("key") == visit.formKey else { throw Diagnostic(.formStale) }
  }
}
