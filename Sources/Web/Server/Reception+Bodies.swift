internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOPosix
internal import Wording
internal import Workflow

extension Reception {
  /// The most bytes of a form with files in it; what is larger comes piece by piece.
  static let longestFiles = 8 * 1_024 * 1_024
  /// The header in which a script sends the secret of the session where the body is no form.
  static let keyHeader = HTTPField.Name("X-Kaohe-Key")

  /// Answers a request whose body is taken in piece by piece: who sends it is known before the first byte is read.
  func answer(
    _ request: Request, _ context: WebContext, by route: Route,
    stream take: @Sendable (Visit, BodyStream) async throws -> Answer
  ) async throws -> Response {
    let language = Reception.language(of: request)
    let secret = Reception.keyHeader.flatMap { request.headers[$0] } ?? ""
    let admitted = try await admit(request, context, "key=" + secret.filter(\.isHexDigit), route, isOwn: true)
    guard case .success(.visit(let visit)) = admitted else { return turnedAway(admitted, request, context, language) }
    do {
      let answer = try await take(visit, BodyStream(body: request.body, threads: threads))
      return try await threads.runIfActive { self.response(answer, visit) }
    } catch let error as Diagnostic {
      return try await threads.runIfActive { refusal(error, request, context, "", language) }
    }
  }

  /// Answers a request whose body is a form with small files; nothing of it is read for whoever may not send it.
  func answer(
    _ request: Request, _ context: WebContext, by route: Route,
    files take: @escaping @Sendable (Visit, MultipartForm) throws(Diagnostic) -> Answer
  ) async throws -> Response {
    let language = Reception.language(of: request)
    let admitted = try await admit(request, context, "", route, isOwn: false)
    guard case .success(.visit) = admitted else { return turnedAway(admitted, request, context, language) }
    let body = try await request.body.collect(upTo: Reception.longestFiles)
    return try await threads.runIfActive {
      do throws(Diagnostic) {
        let type = request.headers[.contentType] ?? ""
        // A script or a test may send no files; the fields are read all the same.
        let form =
          MultipartForm(body.readableBytesView, type: type)
          ?? MultipartForm(fields: Fields(String(buffer: body)), names: ["key"])
        let visit = try visit(request, context, "key=" + (form.text("key") ?? "").filter(\.isHexDigit), language)
        if let elsewhere = try elsewhere(visit, route) { return elsewhere }
        try requireOwnForm(visit, request, route)
        return response(try take(visit, form), visit)
      } catch {
        return refusal(error, request, context, "", language)
      }
    }
  }

  private enum Admitted: Sendable {
    case visit(Visit)
    case elsewhere(Response)
  }

  /// Who sends a request, before anything of its body is read.
  private func admit(
    _ request: Request, _ context: WebContext, _ form: String, _ route: Route, isOwn: Bool
  ) async throws -> Result<Admitted, Diagnostic> {
    try await threads.runIfActive {
      do throws(Diagnostic) {
        let visit = try visit(request, context, form, Reception.language(of: request))
        if let elsewhere = try elsewhere(visit, route) { return .success(.elsewhere(elsewhere)) }
        if isOwn { try requireOwnForm(visit, request, route) }
        return .success(.visit(visit))
      } catch {
        return .failure(error)
      }
    }
  }

  private func turnedAway(
    _ admitted: Result<Admitted, Diagnostic>, _ request: Request, _ context: WebContext, _ language: Language
  ) -> Response {
    switch admitted {
    case .success(.elsewhere(let response)): response
    case .failure(let error): refusal(error, request, context, "", language)
    case .success(.visit): Reception.redirect("/")
    }
  }
}

/// A body on its way in.
struct BodyStream: Sendable {
  let body: RequestBody
  let threads: NIOThreadPool

  /// Pieces are handed on once so many bytes have come.
  private static let piece = 256 * 1_024

  /// Does something that waits for the disk, on a thread that may wait.
  func run<Value: Sendable>(_ work: @escaping @Sendable () throws(Diagnostic) -> Value) async throws -> Value {
    try await threads.runIfActive { try work() }
  }

  /// Hands the body on as it comes; never more than a piece of it is in memory.
  func forEach(_ take: @escaping @Sendable (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) async throws {
    var waiting = ByteBuffer()
    for try await var buffer in body {
      waiting.writeBuffer(&buffer)
      guard waiting.readableBytes >= BodyStream.piece else { continue }
      try await hand(waiting, to: take)
      waiting.clear()
    }
    if waiting.readableBytes > 0 { try await hand(waiting, to: take) }
  }

  private func hand(
    _ buffer: ByteBuffer, to take: @escaping @Sendable (UnsafeRawBufferPointer) throws(Diagnostic) -> Void
  ) async throws {
    try await threads.runIfActive { try buffer.withUnsafeReadableBytes { try take($0) } }
  }
}
