import Exact
import Synchronization
import Testing

/// A clock that a test sets, so that days can pass.
final class TestClock: Sendable {
  private let time: Mutex<Instant>

  init(_ text: String) {
    time = Mutex(Instant(text) ?? Instant(seconds: 0))
  }

  var now: Instant { time.withLock { $0 } }
  var today: Day { now.day }

  /// Goes on to nine in the morning of a day, `2026-11-08`; never back.
  func reach(_ day: String) throws {
    let morning = try #require(Instant(day + " 09:00:00"))
    time.withLock { $0 = max($0, morning) }
  }

  /// Lets days pass.
  func pass(days: Int) {
    time.withLock { $0 = Instant(seconds: $0.seconds + days * 86_400) }
  }

  /// Lets a minute pass.
  func tick() {
    time.withLock { $0 = Instant(seconds: $0.seconds + 60) }
  }
}
