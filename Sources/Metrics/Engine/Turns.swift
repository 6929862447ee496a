internal import Synchronization

/// A value that threads take turns at.
///
/// It is a `Mutex`, which ThreadSanitizer does not see: a number that is handed from one turn to the next lets it know
/// what comes before what, so that everything it reports is a race.
struct Turns<Value: ~Copyable>: ~Copyable, Sendable {
  private let value: Mutex<Value>
  private let number = Atomic<Int>(0)

  init(_ value: consuming sending Value) {
    self.value = Mutex(value)
  }

  /// Calls `body` once it is this thread's turn.
  borrowing func withLock<Result: ~Copyable>(
    _ body: (inout sending Value) -> sending Result
  ) -> sending Result {
    value.withLock { value in
      let turn = number.load(ordering: .acquiring)
      defer { number.store(turn &+ 1, ordering: .releasing) }
      return body(&value)
    }
  }
}
