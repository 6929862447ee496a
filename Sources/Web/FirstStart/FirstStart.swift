internal import Exact
internal import Hummingbird
internal import Synchronization
internal import Wording
internal import Workflow

/// A company's beginning: the setup code until it is used, who used it, and what was said so far.
final class FirstStart: Sendable {
  let founding: Founding
  private let state: Mutex<State>

  private struct State: Sendable {
    var code: String?
    var founder: ContentHash?
    var draft: StartDraft
    var isFounding = false
  }

  init(_ founding: Founding) {
    self.founding = founding
    state = Mutex(State(code: Founding.newCode(), draft: StartDraft(today: founding.now.day)))
  }

  /// The code; nil once it was used.
  var code: String? { state.withLock { $0.code } }

  /// Uses the code up: from then on the browser with that token, and no other, goes on.
  ///
  /// - Throws: `SETUP-CODE-WRONG`.
  func use(_ code: String, for token: ContentHash) throws(Diagnostic) {
    let isRight = state.withLock { state in
      // Compared by their hashes, which take the same time whatever differs.
      guard let known = state.code, ContentHash(of: Array(known.utf8)) == ContentHash(of: Array(code.utf8)) else {
        return false
      }
      state.code = nil
      state.founder = token
      return true
    }
    guard isRight else { throw Diagnostic(.setupCodeWrong) }
  }

  /// Whether a session is that of whoever used the code.
  func isFounder(_ token: ContentHash?) -> Bool {
    state.withLock { state in token != nil && state.founder == token }
  }

  /// What was said so far.
  var draft: StartDraft { state.withLock { $0.draft } }

  /// Keeps what was said, whether or not it can be used.
  func change(_ body: (inout StartDraft) -> Void) { state.withLock { body(&$0.draft) } }

  /// Does what can only be done once, and by one request at a time.
  ///
  /// - Throws: `PAGE-UNKNOWN` while another request does it; what the body throws.
  func once<Result>(_ body: () throws(Diagnostic) -> Result) throws(Diagnostic) -> Result {
    let isFree = state.withLock { state in
      defer { state.isFounding = true }
      return !state.isFounding
    }
    guard isFree else { throw Diagnostic(.pageUnknown) }
    defer { state.withLock { $0.isFounding = false } }
    return try body()
  }

  /// Before the company begins all ways lead to its beginning, and only the founder gets beyond the code; after that
  /// its pages are gone.
  static func elsewhere(_ visit: Visit, _ route: Route) throws(Diagnostic) -> Response? {
    guard let start = visit.house.firstStart else {
      if route.access == .founder { throw Diagnostic(.pageUnknown) }
      return nil
    }
    if route.path == "/language" || route.path == "/start" || route.path == "/start/code" { return nil }
    if route.access == .founder, start.isFounder(visit.token) { return nil }
    if route.method == .post || visit.isFromScript { throw Diagnostic(.formStale) }
    return Reception.redirect("/start")
  }
}
