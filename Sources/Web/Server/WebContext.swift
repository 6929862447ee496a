internal import Hummingbird
internal import NIOCore

/// What the server knows of a request before anybody looked at it.
struct WebContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address at the other end.
  var peer: String
  /// What is learned about the request on the way, for the log.
  let note = VisitNote()

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }
}
