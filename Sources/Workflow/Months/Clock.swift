public import Exact
internal import Foundation

/// The wall clock of Asia/Shanghai.
public enum Clock {
  /// The second it is.
  public static func now() -> Instant { Instant(seconds: Int(Date().timeIntervalSince1970) + 8 * 3600) }
}
