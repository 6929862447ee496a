public import Appraisal
public import Exact

/// How a month pays those who were not there the whole of it, as it was when the month was opened or last computed.
public struct FrozenProration: Hashable, Sendable, Codable {
  /// The way of counting days; nil while the company has not chosen one.
  public var by: String?
  /// How the minimum wage applies; nil for the whole.
  public var minimumWage: String?
  /// Where somebody who moved inside the month is appraised; nil where nobody chose.
  public var moved: String?
  /// Whether HR chose it on record, and company.yaml did not say it.
  public var isChosen: Bool?
  /// The days of the month that are not what the week says, by day.
  var calendar: [String: String]?
  /// Where these are written; nil where weekends alone are known.
  var source: String?
  /// Days of unpaid leave by employee, each `2026-10-05~2026-10-09`.
  var unpaidLeave: [String: [String]]?

  /// What is known of days: the calendar of the month and unpaid leave; nothing chosen.
  public init(calendar: WorkCalendar, unpaidLeave: [String: [ClosedRange<Day>]]) {
    if let source = calendar.source {
      self.source = source
      self.calendar = Dictionary(
        uniqueKeysWithValues: calendar.days.map { ($0.key.description, $0.value.rawValue) })
    }
    if !unpaidLeave.isEmpty {
      self.unpaidLeave = unpaidLeave.mapValues { $0.map { "\($0.lowerBound)~\($0.upperBound)" } }
    }
  }

  /// The rule of the month.
  public var rule: ProrationRule {
    var days: [Day: WorkCalendar.Kind] = [:]
    for (day, kind) in calendar ?? [:] {
      if let day = Day(day), let kind = WorkCalendar.Kind(rawValue: kind) { days[day] = kind }
    }
    return ProrationRule(
      by.flatMap(ProrationMethod.init(rawValue:)),
      minimumWage: minimumWage.flatMap(ProrationRule.MinimumWage.init(rawValue:)) ?? .whole,
      calendar: WorkCalendar(days: days, source: source))
  }

  /// Days of unpaid leave, by employee.
  public var leave: [String: [ClosedRange<Day>]] {
    (unpaidLeave ?? [:]).mapValues { texts in
      texts.compactMap { text in
        let ends = text.split(separator: "~").compactMap { Day($0) }
        guard ends.count == 2, ends[0] <= ends[1] else { return nil }
        return ends[0]...ends[1]
      }
    }
  }
}
