internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import Records
public import Wording
internal import Workflow

/// Serves a company's pages.
public enum WebServer {
  /// Serves until the process is asked to end (SIGTERM, SIGINT); requests that are being answered are finished.
  ///
  /// - Parameters:
  ///   - host: the address to listen at; only this machine's own unless given.
  ///   - port: the port; 0 for any that is free.
  ///   - ready: is told the port once it listens.
  /// - Throws: `ADDRESS-TAKEN`.
  public static func serve(
    _ house: House, host: String = "127.0.0.1", port: Int, ready: @escaping @Sendable (Int) async -> Void = { _ in }
  ) async throws(Diagnostic) {
    var logger = Logger(label: "kaohe")
    logger.logLevel = .warning
    let application = Application(
      router: router(house), configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
      onServerRunning: { channel in await ready(channel.localAddress?.port ?? port) }, logger: logger)
    let postman = Postman(house, logger)
    do {
      try await withThrowingTaskGroup { group in
        group.addTask { await postman.run() }
        try await application.runService()
        group.cancelAll()
      }
    } catch {
      throw Diagnostic(.addressTaken, ["address": "\(host):\(port)", "why": Diagnostic.quoted("\(error)")])
    }
  }

  /// The routes with what lies around them.
  static func router(_ house: House) -> Router<WebContext> {
    let router = Router(context: WebContext.self)
    router.add(middleware: Watching(house: house))
    router.add(middleware: SafeHeaders())
    let reception = Reception(house: house, threads: .singleton)
    for route in Route.all {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        try await reception.answer(request, context, by: route)
      }
    }
    for asset in Asset.all {
      router.get(RouterPath(asset.address)) { _, _ in
        Response(
          status: .ok, headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
          body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
      }
    }
    router.get("/health") { _, _ in "ok\n" }
    router.get("/ready") { _, _ in
      let isReady = try await NIOThreadPool.singleton.runIfActive {
        house.firstStart != nil || (try? house.office.store.read { _ in true }) ?? false
      }
      return Response(
        status: isReady ? .ok : .serviceUnavailable, headers: [.contentType: "text/plain; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: isReady ? "ready\n" : "the records cannot be read\n")))
    }
    MetricsDoor(house: house, threads: .singleton).add(to: router)
    ProgramDoor(house: house, threads: .singleton).add(to: router)
    router.get("/**") { request, context in
      try await reception.answer(
        request, context, by: .page("/**", .anybody) { _ throws(Diagnostic) in throw Diagnostic(.pageUnknown) })
    }
    return router
  }
}
