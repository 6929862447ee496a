internal import Exact

/// A moment, and how exactly it is written: a spreadsheet that opens and saves an export leaves `2026/10/5 9:30` of it.
struct WrittenMoment: Hashable, Sendable {
  /// How exactly a moment is written.
  enum Precision: Int, Sendable {
    /// With its seconds.
    case second = 19
    /// Without seconds.
    case minute = 16
    /// A day alone.
    case day = 10
  }

  /// The first second it may have been.
  let instant: Instant
  /// How exactly it is written.
  let precision: Precision

  /// As canonical files write it, no more exactly than it was: `2026-10-05 09:30:00`, `2026-10-05 09:30`, `2026-10-05`.
  var text: String { String(instant.description.prefix(precision.rawValue)) }

  /// Whether a canonical value is a moment without its seconds.
  static func isCoarse(_ value: String) -> Bool {
    value.utf8.count == Precision.minute.rawValue || value.utf8.count == Precision.day.rawValue
  }
}
