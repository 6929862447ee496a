internal import Exact
internal import Synchronization

/// How often somebody tried to sign in from one place: at most 20 times a minute.
final class Attempts: Sendable {
  static let most = 20
  /// The most places that are remembered.
  private static let places = 10_000
  private let minutes = Mutex<[String: (minute: Int, count: Int)]>([:])

  /// Counts one; whether it is allowed.
  func allows(_ place: String, at now: Instant) -> Bool {
    let minute = now.seconds / 60
    return minutes.withLock { minutes in
      if minutes.count > Attempts.places { minutes = minutes.filter { $0.value.minute == minute } }
      let before = minutes[place].flatMap { $0.minute == minute ? $0.count : nil } ?? 0
      minutes[place] = (minute, before + 1)
      return before < Attempts.most
    }
  }
}
