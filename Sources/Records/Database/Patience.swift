internal import Dispatch
internal import Wording

/// How long somebody waits for a turn at the database before giving up.
struct Patience: Sendable {
  let limit: Duration

  /// The limit in milliseconds, at least one.
  var milliseconds: Int {
    max(1, Int(limit.components.seconds * 1000 + limit.components.attoseconds / 1_000_000_000_000_000))
  }

  /// The limit as a message names it: `10`, `0.3`.
  var seconds: String {
    let tenths = (milliseconds + 99) / 100
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// What is said when it is at an end.
  func busy(_ place: Place) -> Diagnostic {
    Diagnostic(.recordsBusy, at: place, ["seconds": seconds])
  }
}

/// Places that so many may take at once.
///
/// The writers of one process queue here and not at the database, where each would hold a connection while it waits.
struct Turns: Sendable {
  private let places: DispatchSemaphore

  init(_ count: Int) {
    // Made empty and then filled: a semaphore must not be given up with fewer places than it was made with.
    places = DispatchSemaphore(value: 0)
    for _ in 0..<count { places.signal() }
  }

  /// Waits for a place.
  ///
  /// - Throws: `RECORDS-BUSY` where none came free in time.
  func take(_ patience: Patience, at place: Place) throws(Diagnostic) {
    guard places.wait(timeout: .now() + .milliseconds(patience.milliseconds)) == .success else {
      throw patience.busy(place)
    }
  }

  /// Gives a place back.
  func giveBack() { places.signal() }
}
