internal import Synchronization

/// What is counted of the requests since the server started.
final class Meters: Sendable {
  /// The limits of the histogram, in microseconds.
  static let limits = [
    1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000,
  ]

  /// One route with one outcome.
  struct Series: Hashable, Sendable {
    let method: String
    let route: String
    let status: Int
  }

  /// How many requests took how long.
  struct Spread: Sendable {
    /// How many took at most as long as each limit and longer than the one before; the rest last.
    var buckets = [Int](repeating: 0, count: Meters.limits.count + 1)
    var microseconds = 0
    var count: Int { buckets.reduce(0, +) }
  }

  /// Everything counted so far.
  struct Reading: Sendable {
    var requests: [Series: Int] = [:]
    var spreads: [String: Spread] = [:]
    var signInFailures: [String: Int] = [:]
    var deliveries: [String: Int] = [:]
  }

  private let counted = Mutex(Reading())

  var reading: Reading { counted.withLock { $0 } }

  func count(_ method: String, _ route: String, _ status: Int, microseconds: Int, code: String?) {
    counted.withLock { counted in
      counted.requests[Series(method: method, route: route, status: status), default: 0] += 1
      let bucket = Meters.limits.firstIndex { microseconds <= $0 } ?? Meters.limits.count
      counted.spreads[route, default: Spread()].buckets[bucket] += 1
      counted.spreads[route]?.microseconds += microseconds
      if let code, code.hasPrefix("SIGN-IN-") || code == "TOKEN-UNKNOWN" {
        counted.signInFailures[code, default: 0] += 1
      }
    }
  }

  /// Counts a message sent out, by how it ended.
  func count(delivery outcome: String) { counted.withLock { $0.deliveries[outcome, default: 0] += 1 } }
}
