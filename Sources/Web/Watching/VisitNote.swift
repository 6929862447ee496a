internal import Synchronization

/// What is learned about a request on its way, for the log: nothing that a person said, or is.
final class VisitNote: Sendable {
  private struct Content {
    var request = ""
    var role: String?
    var code: String?
  }

  private let content = Mutex(Content())

  /// The id of the request.
  var request: String { content.withLock { $0.request } }
  /// The role of whoever asked; nil for nobody.
  var role: String? { content.withLock { $0.role } }
  /// The code with which it was refused; nil where it was not.
  var code: String? { content.withLock { $0.code } }

  func set(request: String) { content.withLock { $0.request = request } }
  func set(role: String?) { content.withLock { $0.role = role } }
  func set(code: String) { content.withLock { $0.code = code } }
}
