internal import Exact

/// The figures that were taken from reports, by account and metric, with the days they are of.
///
/// Figures of days that do not overlap add up: weeks, single days. The same figure may stand in several reports of the
/// same days and counts once; two reports of overlapping days would count the days they share twice.
struct FigureLedger {
  /// What becomes of a figure.
  enum Verdict: Hashable {
    /// Nothing is known of these days yet.
    case new
    /// It was taken before.
    case known
    /// Another figure of some of these days was taken; where it stands.
    case contradicted(String)
  }

  /// The days a figure is of.
  struct Days: Hashable {
    let first: Day
    let last: Day
  }

  private struct Key: Hashable {
    let dialect: String
    let agent: String
    let metric: String
  }

  private struct Entry {
    let days: Days
    let parts: [String]
    let place: String
  }

  private var entries: [Key: [Entry]] = [:]

  /// Enters a figure, a row of platform_metrics.csv, unless days of it are known.
  mutating func enter(_ row: CanonicalRow, of days: Days, dialect: String, place: String) -> Verdict {
    let key = Key(dialect: dialect, agent: row.fields[1], metric: row.fields[2])
    let parts = [row.fields[3], row.fields[4]]
    let found = entries[key, default: []].first { $0.days.first <= days.last && days.first <= $0.days.last }
    if let found { return found.days == days && found.parts == parts ? .known : .contradicted(found.place) }
    entries[key, default: []].append(Entry(days: days, parts: parts, place: place))
    return .new
  }
}
