public import Exact

/// Which days of a month are worked (工作日历).
///
/// Monday to Friday unless a source says otherwise. Public holidays and adjusted working days (调休) are data: nothing is
/// known of them until a calendar is given.
public struct WorkCalendar: Hashable, Sendable {
  /// What a day is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 工作日, adjusted working days at weekends included.
    case workday
    /// 法定节假日: not worked, and paid.
    case holiday
    /// 休息日: weekends, and days off that are worked on another day (调休).
    case rest
  }

  /// The days that are said to be something, by day.
  public let days: [Day: Kind]
  /// Where they are written; nil where nothing but the weekends is known.
  public let source: String?

  /// A calendar of the days given; all others go by the week.
  public init(days: [Day: Kind] = [:], source: String? = nil) {
    self.days = days
    self.source = source
  }

  /// Monday to Friday are worked, Saturday and Sunday are not.
  public static let weekends = WorkCalendar()

  /// What a day is.
  public func kind(of day: Day) -> Kind { days[day] ?? (day.isWeekend ? .rest : .workday) }

  /// How many days of a stretch count under a way of proration.
  public func count(_ method: ProrationMethod, from first: Day, to last: Day) -> Int {
    guard first <= last else { return 0 }
    guard method.needsCalendar else { return last.number - first.number + 1 }
    return (first.number...last.number).count { number in
      switch kind(of: Day(number: number)) {
      case .workday: true
      case .holiday: method == .payDays
      case .rest: false
      }
    }
  }

  /// The days of a month alone.
  public func only(_ month: Month) -> WorkCalendar {
    WorkCalendar(days: days.filter { month.firstDay <= $0.key && $0.key <= month.lastDay }, source: source)
  }
}

extension Day {
  /// Whether it is a Saturday or Sunday.
  public var isWeekend: Bool {
    // 1970-01-01 was a Thursday.
    let weekday = ((number + 3) % 7 + 7) % 7
    return weekday >= 5
  }
}
