internal import Exact
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Wording
internal import Workflow

extension Reception {
  func response(_ answer: Answer, _ visit: Visit) -> Response {
    switch answer {
    case .page(let name, let title, let view): return page(name, title, view, visit)
    case .see(let path, let said):
      var response = Reception.redirect(path)
      if let said {
        let text = Data(visit.say(said).utf8.prefix(2_000)).base64EncodedString()
        set(Reception.saidCookie, text, seconds: 60, in: &response)
      }
      return response
    case .signedIn(let token, let path):
      var response = Reception.redirect(path)
      set(Reception.sessionCookie, token, in: &response)
      return response
    case .elsewhere(let address, let state):
      var response = Reception.redirect(address)
      set(Reception.stateCookie, state, seconds: CompanyDirectory.longest, in: &response)
      return response
    case .signedOut:
      var response = Reception.redirect("/sign-in")
      set(Reception.sessionCookie, "", seconds: 0, in: &response)
      return response
    case .speaks(let language, let path):
      var response = Reception.redirect(path)
      set(Reception.languageCookie, language.rawValue, seconds: 31_536_000, in: &response)
      return response
    case .file(let name, let type, let bytes):
      // The name is read as UTF-8 by every browser of today (RFC 6266).
      return Response(
        status: .ok,
        headers: [
          .contentType: type,
          .contentDisposition: "attachment; filename*=UTF-8''\(name.addingPathPercentEncoding)",
        ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    case .json(let text):
      return Response(
        status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
  }

  /// A page with what was said about the last deed, which is then forgotten.
  func page(
    _ name: String, _ title: Bilingual, _ view: any Sendable, _ visit: Visit, status: HTTPResponse.Status = .ok
  ) -> Response {
    let text = house.templates.page(name, PageView(page: Frame(visit, title: title), it: view), in: visit.language)
    var response = Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    if visit.said != nil { set(Reception.saidCookie, "", seconds: 0, in: &response) }
    return response
  }

  /// What is answered where something is refused: the same words as at the command line.
  func refusal(
    _ diagnostic: Diagnostic, _ request: Request, _ context: WebContext, _ body: String, _ language: Language
  ) -> Response {
    let status = Reception.status(of: diagnostic)
    let isFromScript = request.headers[.accept]?.hasPrefix("application/json") ?? false
    if isFromScript {
      return Response(
        status: status, headers: [.contentType: "application/problem+json"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: Problem(diagnostic, status.code, language).json)))
    }
    let visit = (try? self.visit(request, context, "", language)) ?? Visit.nobody(house, language)
    let view = MessageView(diagnostic, visit, back: Reception.back(request))
    return page("message", Bilingual("未能完成", "Not done"), view, visit, status: status)
  }

  /// Where a form came from, to go back to; only a path of ours.
  private static func back(_ request: Request) -> String {
    guard let referer = HTTPField.Name("Referer").flatMap({ request.headers[$0] }), let url = URL(string: referer),
      let host = request.head.authority, url.host().map({ host == $0 || host.hasPrefix($0 + ":") }) == true
    else { return "/" }
    return Reception.own(url.path())
  }

  /// A path of ours; the first page for anything else.
  static func own(_ path: String) -> String {
    path.hasPrefix("/") && !path.hasPrefix("//") && !path.hasPrefix("/\\") && path.allSatisfy { !$0.isNewline }
      ? path : "/"
  }

  static func status(of diagnostic: Diagnostic) -> HTTPResponse.Status {
    switch diagnostic.code {
    case "PAGE-UNKNOWN", "SHEET-UNKNOWN", "EMPLOYEE-UNKNOWN", "MONTH-NOT-OPENED": .notFound
    case "NOT-ALLOWED", "NOT-ONESELF", "FORM-STALE", "SHEET-NOT-PUBLISHED": .forbidden
    case "SIGN-IN-WRONG", "SETUP-CODE-WRONG": .unauthorized
    case "SIGN-IN-LOCKED", "SIGN-IN-OFTEN": .tooManyRequests
    case "SHEET-CHANGED", "MONTH-CHANGED", "MONTH-STATE", "SHEET-STATE", "MONTH-MOVING": .conflict
    case "UPLOAD-OFFSET", "UPLOAD-BUSY", "IMPORT-BUSY", "IMPORT-UNDER-WAY": .conflict
    case "UPLOAD-UNKNOWN": .gone
    case "UPLOAD-TOO-LARGE", "UPLOAD-TOO-LONG": .contentTooLarge
    case "UPLOAD-DISK-FULL", "UPLOAD-SHARE-FULL": HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
    case let code where code.hasPrefix("RECORDS"): .serviceUnavailable
    default: .unprocessableContent
    }
  }

  static func redirect(_ path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path])
  }

  private func set(_ name: String, _ value: String, seconds: Int? = nil, in response: inout Response) {
    response.setCookie(
      Cookie(
        name: name, value: value, maxAge: seconds, path: "/", secure: house.isBehindProxy, httpOnly: true,
        sameSite: .lax))
  }
}

/// A refusal as RFC 9457 asks for it.
private struct Problem: Encodable {
  let type: String
  let title: String
  let status: Int
  let detail: String
  let code: String

  init(_ diagnostic: Diagnostic, _ status: Int, _ language: Language) {
    type = "about:blank"
    title = diagnostic.what(in: language)
    detail = diagnostic.remedy(in: language)
    code = diagnostic.code
    self.status = status
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
