internal import HTTPTypes
internal import Hummingbird

/// Headers that keep a browser from doing what no page of ours asks for.
struct SafeHeaders: RouterMiddleware {
  typealias Context = WebContext

  /// Nothing but what comes from here; no script or style within a page.
  static let policy = """
    default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'
    """

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] = SafeHeaders.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    for (name, value) in [
      ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ] {
      if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
