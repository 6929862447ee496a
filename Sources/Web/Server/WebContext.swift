internal import Hummingbird
internal import NIOCore

/// What the server knows of a request before anybody looked at it.
struct WebContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address at the other end.
  let peer: String

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
  }
}
