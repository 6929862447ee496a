internal import Synchronization

#if KAOHE_SANITIZED
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #else
    internal import Darwin
  #endif
#endif

/// Sees to it that the work on small months is shared at all while ThreadSanitizer looks on: otherwise one thread has
/// done it before a second is awake, and there is nothing to be seen. Without `KAOHE_SANITIZED` it does nothing.
enum Sharing {
  /// Waits a while until all workers have begun; orders nothing between them.
  @inline(__always)
  static func await(_ workers: Int, _ begun: borrowing Atomic<Int>) {
    #if KAOHE_SANITIZED
      begun.wrappingAdd(1, ordering: .relaxed)
      var patience = 20_000
      while begun.load(ordering: .relaxed) < workers, patience > 0 {
        sched_yield()
        patience -= 1
      }
    #endif
  }

  /// Lets another worker take the next shard.
  @inline(__always)
  static func giveWay() {
    #if KAOHE_SANITIZED
      sched_yield()
    #endif
  }
}
