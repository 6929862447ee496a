internal import Exact
internal import Synchronization

/// How often one token may ask: so many requests in each minute of the clock, at each server.
final class RateLimit: Sendable {
  /// Where a token stands.
  struct Standing: Sendable {
    let limit: Int
    let remaining: Int
    /// Seconds until the next minute.
    let reset: Int
    let isAllowed: Bool
  }

  private let limit: Int
  private let minutes = Mutex<[String: (minute: Int, count: Int)]>([:])

  init(_ limit: Int) { self.limit = max(1, limit) }

  /// Counts one request.
  func take(_ token: String, at now: Instant) -> Standing {
    let minute = now.seconds / 60
    let count = minutes.withLock { minutes in
      if minutes.count > 10_000 { minutes = minutes.filter { $0.value.minute == minute } }
      let before = minutes[token].flatMap { $0.minute == minute ? $0.count : nil } ?? 0
      minutes[token] = (minute, before + 1)
      return before + 1
    }
    return Standing(
      limit: limit, remaining: max(0, limit - count), reset: 60 - now.seconds % 60, isAllowed: count <= limit)
  }
}
