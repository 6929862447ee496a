internal import Dispatch
internal import Foundation
internal import Glibc
internal import Synchronization

/// A writer's turn at a file that several programs write, in the order in which they came.
///
/// SQLite lets those who wait look again and again, ever more seldom, so that somebody who comes just then is first and
/// one of many may wait in vain. The system gives a lock of a file beside it to whoever waits longest, and takes it back
/// from a program that ends.
final class FileTurn: Sendable {
  /// The file whose lock is the turn; nothing while it is waited for, or once it is over.
  private let descriptor: Mutex<Int32?>
  private let isGivenUp = Atomic(false)

  /// Waits for a turn; nil where none came in time.
  ///
  /// Where no file can be made there is no queue, and SQLite decides.
  init?(beside path: String, _ patience: Patience) {
    descriptor = Mutex(nil)
    let file = open(path + "-turn", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard file >= 0 else { return }
    let came = DispatchSemaphore(value: 0)
    // The system knows no wait that ends after a time: a thread waits, and gives back what comes too late.
    Thread.detachNewThread { [self] in
      while flock(file, LOCK_EX) != 0 && errno == EINTR {}
      let isKept = descriptor.withLock { kept in
        guard !isGivenUp.load(ordering: .sequentiallyConsistent) else { return false }
        kept = file
        return true
      }
      if !isKept { close(file) }
      came.signal()
    }
    guard came.wait(timeout: .now() + .milliseconds(patience.milliseconds)) != .success else { return }
    let isLate = descriptor.withLock { kept in
      isGivenUp.store(true, ordering: .sequentiallyConsistent)
      return kept == nil
    }
    if isLate { return nil }
  }

  /// Lets the next one have a turn.
  func giveBack() {
    let file = descriptor.withLock { kept in
      defer { kept = nil }
      return kept
    }
    if let file { close(file) }
  }
}
