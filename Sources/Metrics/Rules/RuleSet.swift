/// How events are judged: data, which platforms and companies choose and change on a date.
public struct RuleSet: Hashable, Sendable {
  /// The id, as results name it.
  public let id: String
  /// The hours in which buyers can expect an answer; nil counts waits through the night.
  public let serviceHours: ServiceHours?
  /// How long after the buyer's last line an order still counts as its fruit, in hours; both ends are included.
  public let conversionWindowHours: Int

  /// A rule set; the window is held between 0 hours and a year.
  public init(id: String, serviceHours: ServiceHours? = nil, conversionWindowHours: Int = 24) {
    self.id = id
    self.serviceHours = serviceHours
    self.conversionWindowHours = min(max(conversionWindowHours, 0), 366 * 24)
  }

  /// The bare definitions.
  public static let standard = RuleSet(id: "standard")

  /// The bare definitions with service hours; nil where these are none (`from` before `to`, within the day).
  public static func serviceHours(from: Int, to: Int) -> RuleSet? {
    ServiceHours(from: from, to: to).map { RuleSet(id: "service_hours", serviceHours: $0) }
  }

  /// The rule set companies and the command name so: `standard`, or `service_hours` from 8:00 to 23:00; nil for any
  /// other name.
  public init?(named name: String) {
    switch name {
    case "standard": self = .standard
    case "service_hours":
      guard let rules = RuleSet.serviceHours(from: 8, to: 23) else { return nil }
      self = rules
    default: return nil
    }
  }

  /// The window in seconds.
  var window: Int { conversionWindowHours * 3600 }

  /// The seconds a buyer waited from the first line of a run to the response, both counted from a midnight.
  func wait(from start: Int, to response: Int) -> Int {
    guard let serviceHours else { return response - start }
    return max(0, response - serviceHours.opening(notBefore: start))
  }
}

/// The hours of a day in which buyers can expect an answer.
public struct ServiceHours: Hashable, Sendable {
  /// The hour they begin, included.
  public let from: Int
  /// The hour they end, not included: at 23:00:00 it is closed.
  public let to: Int

  /// From one full hour to a later one of the same day; nil for anything else.
  public init?(from: Int, to: Int) {
    guard 0 <= from, from < to, to <= 24 else { return nil }
    self.from = from
    self.to = to
  }

  /// The second itself while it is open, or the next opening; seconds are counted from a midnight.
  func opening(notBefore second: Int) -> Int {
    let midnight = second - second % 86_400
    let clock = second - midnight
    if clock < from * 3600 { return midnight + from * 3600 }
    return clock < to * 3600 ? second : midnight + 86_400 + from * 3600
  }
}
