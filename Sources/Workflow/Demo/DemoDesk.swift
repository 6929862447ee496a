import Exact

/// The days an agent works in a month, and the accounts held on them.
struct DemoDesk {
  struct Window {
    /// Place in ``DemoStaff/accounts``.
    var account: Int
    var days: ClosedRange<Int>
  }

  let month: Month
  let windows: [Window]
  /// The working days; a day of many customers stands here several times.
  let days: [Int]

  /// Nil for somebody who holds no account in the month.
  init?(of person: DemoPerson, index: Int, in month: Month) {
    var windows: [Window] = []
    for (account, row) in DemoStaff.accounts.enumerated() where row.holder == person.id {
      if let days = row.days(in: month) { windows.append(Window(account: account, days: days)) }
    }
    guard let first = windows.map(\.days.lowerBound).min(), let last = windows.map(\.days.upperBound).max()
    else { return nil }
    self.month = month
    self.windows = windows
    days = (first...last).flatMap { day in
      Array(repeating: day, count: Self.weight(of: day, in: month, person: index))
    }
  }

  /// The first and last day the agent is there.
  var present: ClosedRange<Int> {
    guard let first = days.first, let last = days.last else { return month.firstDay.number...month.firstDay.number }
    return first...last
  }

  /// An account held on the day.
  func account(on day: Int, using random: inout DemoRandom) -> Window {
    let open = windows.filter { $0.days.contains(day) }
    let fallback = Window(account: 0, days: day...day)
    // The first account gets most of the work.
    guard let main = open.first, open.count == 1 || random.chance(600) else {
      return random.pick(Array(open.dropFirst()), or: fallback)
    }
    return main
  }

  private static func weight(of day: Int, in month: Month, person: Int) -> Int {
    let date = day - month.firstDay.number + 1
    let peak = (month.number == 6 && (16...18).contains(date)) || (month.number == 11 && (9...11).contains(date))
    if peak { return 3 }
    // Two days off a week, not the same ones for everybody.
    let dayOfWeek = (day + person * 2) % 7
    return dayOfWeek == 0 || dayOfWeek == 3 ? 0 : 1
  }
}
