public import Exact

/// Bands of a value, each with its points; at most one band holds for any value.
public struct BandTable: Sendable {
  /// One band.
  public struct Band: Hashable, Sendable {
    /// The band as it is written.
    public let written: Interval
    /// The band after shared bounds were given to one side: disjoint from all others.
    public var interval: Interval
    /// The points written beside it: taken off or given.
    public let points: Rational
    /// The note beside it.
    public let note: String?
    /// Its line in the scheme's file.
    public let line: Int
    /// Its column in the scheme's file.
    public let column: Int
  }

  /// Whether a band's points are taken off or given.
  public enum Sense: String, Hashable, Sendable {
    /// The band says what is taken off the item's points.
    case deduct
    /// The band says what is given.
    case award
  }

  /// The value that falls into a band.
  public let formula: Formula
  /// Whether points are taken off or given.
  public let sense: Sense
  /// The bands, in the order of the form.
  public let bands: [Band]

  /// The band a value falls into, or nil where there is none.
  public func place(of value: Rational) -> Int? {
    bands.firstIndex { $0.interval.contains(value) }
  }

  /// The points an item of so many points gives in a band.
  public func awarded(_ band: Band, of points: Rational) -> Rational {
    sense == .award ? band.points : ((try? points - band.points) ?? .zero)
  }
}

/// A number that two bands share, and which of them keeps it.
struct SharedBound {
  let value: Rational
  let kept: Int
  let lost: Int
}

extension BandTable {
  /// More than anybody writes for one item.
  static let mostBands = 100

  /// Gives every number that closes one band and opens another to one of them: the better for the employee, or the
  /// worse, as the scheme says.
  static func resolvingSharedBounds(
    _ bands: [Band], sense: Sense, rule: Scheme.SharedBound
  ) -> (bands: [Band], shared: [SharedBound]) {
    var bands = bands
    var shared: [SharedBound] = []
    for first in bands.indices {
      for second in bands.indices where second > first {
        let overlap = bands[first].interval.intersection(bands[second].interval)
        guard overlap.isPoint, let value = overlap.lower.number, !bands[first].interval.isPoint,
          !bands[second].interval.isPoint
        else { continue }
        let firstIsBetter =
          sense == .deduct
          ? bands[first].points <= bands[second].points : bands[first].points >= bands[second].points
        let keepsFirst = (rule == .favourEmployee) == firstIsBetter
        let (kept, lost) = keepsFirst ? (first, second) : (second, first)
        bands[lost].interval = bands[lost].interval.opened(at: value)
        shared.append(SharedBound(value: value, kept: kept, lost: lost))
      }
    }
    return (bands, shared)
  }

  /// Bands on whole steps (1-50, 51-100) close up: 50.4 lies in the second. The lowest reaches down to the start of the
  /// domain.
  static func closingSteps(_ bands: [Band], step: Rational, domain: Interval) -> [Band] {
    bands.map { band in
      guard case .including(let low) = band.interval.lower, let below = try? low - step else { return band }
      var band = band
      if bands.contains(where: { $0.interval.upper == .including(below) }) {
        band.interval = Interval(.excluding(below), band.interval.upper)
      } else if case .including(let start) = domain.lower, below == start {
        band.interval = Interval(.including(start), band.interval.upper)
      }
      return band
    }
  }
}

extension Interval {
  /// The interval without one of its end points.
  fileprivate func opened(at value: Rational) -> Interval {
    if lower == .including(value) { return Interval(.excluding(value), upper) }
    if upper == .including(value) { return Interval(lower, .excluding(value)) }
    return self
  }
}
