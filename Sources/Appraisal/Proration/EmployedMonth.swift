public import Exact

/// What was agreed with somebody from a day on, and where they work (任职和薪资约定).
public struct EmploymentTerms: Hashable, Sendable {
  /// The first day on which it holds.
  public var from: Day
  /// The department's id.
  public var department: String
  /// The role, which decides with the department under which schemes somebody is appraised.
  public var role: String
  /// 岗位
  public var post: String
  /// 月薪, of a whole month.
  public var wage: AgreedAmount
  /// 绩效工资, of a whole month at full score.
  public var performancePay: AgreedAmount

  /// What holds from a day on.
  public init(
    from: Day, department: String = "", role: String = "", post: String = "", wage: AgreedAmount,
    performancePay: AgreedAmount
  ) {
    self.from = from
    self.department = department
    self.role = role
    self.post = post
    self.wage = wage
    self.performancePay = performancePay
  }

  /// The amount of a kind.
  public func agreed(_ kind: AgreedAmount.Kind) -> AgreedAmount {
    switch kind {
    case .wage: wage
    case .performancePay: performancePay
    }
  }
}

/// The month of somebody in stretches of days (分段): employed, on probation, under what terms.
public struct EmployedMonth: Hashable, Sendable {
  /// Days in a row on which nothing changed.
  public struct Stretch: Hashable, Sendable {
    /// The first day.
    public let first: Day
    /// The last day.
    public let last: Day
    /// Past probation or on it.
    public let standing: Subject.Standing
    /// What was agreed, and where.
    public let terms: EmploymentTerms
    /// Whether these are days of unpaid leave that the company put on record (无薪假).
    public let isUnpaidLeave: Bool
    /// Whether performance pay is earned on these days: not in a department without a scheme, where the scheme weighs
    /// departments by days.
    public var earnsPerformancePay = true

    /// Days in a row.
    public init(
      _ first: Day, _ last: Day, standing: Subject.Standing, terms: EmploymentTerms, isUnpaidLeave: Bool = false
    ) {
      self.first = first
      self.last = last
      self.standing = standing
      self.terms = terms
      self.isUnpaidLeave = isUnpaidLeave
    }

    /// How many days it has.
    public var days: Int { last.number - first.number + 1 }
  }

  /// The month.
  public let month: Month
  /// The stretches in the order of days; none where nobody was employed.
  public internal(set) var stretches: [Stretch]

  /// A month of stretches already cut.
  public init(_ month: Month, stretches: [Stretch]) {
    self.month = month
    self.stretches = stretches
  }

  /// Cuts a month where something changed.
  ///
  /// - Parameters:
  ///   - hired: the first day of work; nil for somebody who has been there.
  ///   - left: the last day of work.
  ///   - confirmed: the day from which on probation is over; nil while it is not.
  ///   - terms: what was agreed, in any order; of two from the same day the last given stands. The earliest holds before
  ///     its day too.
  ///   - unpaidLeave: days of unpaid leave on record.
  public init(
    _ month: Month, hired: Day?, left: Day?, confirmed: Day?, terms: [EmploymentTerms],
    unpaidLeave: [ClosedRange<Day>] = []
  ) {
    self.month = month
    let first = max(month.firstDay, hired ?? month.firstDay)
    let last = min(month.lastDay, left ?? month.lastDay)
    var byDay: [Day: EmploymentTerms] = [:]
    for terms in terms { byDay[terms.from] = terms }
    let ordered = byDay.values.sorted { $0.from < $1.from }
    guard first <= last, let earliest = ordered.first else {
      stretches = []
      return
    }
    let changes =
      ordered.map(\.from) + [confirmed].compactMap(\.self)
      + unpaidLeave.flatMap { [$0.lowerBound, Day(number: $0.upperBound.number + 1)] }
    let cuts = Set(changes.filter { first < $0 && $0 <= last } + [first]).sorted()
    var stretches: [Stretch] = []
    for (place, cut) in cuts.enumerated() {
      let end = place + 1 < cuts.count ? Day(number: cuts[place + 1].number - 1) : last
      var terms = ordered.last { $0.from <= cut } ?? earliest
      // From which day on it was agreed before the month is no part of the month.
      terms.from = cut
      let standing: Subject.Standing = (confirmed.map { $0 <= cut } ?? false) ? .regular : .probation
      let isLeave = unpaidLeave.contains { $0.contains(cut) }
      if let before = stretches.last, before.standing == standing, before.isUnpaidLeave == isLeave,
        before.terms.says(theSameAs: terms)
      {
        stretches[stretches.count - 1] = Stretch(
          before.first, end, standing: standing, terms: before.terms, isUnpaidLeave: isLeave)
      } else {
        stretches.append(Stretch(cut, end, standing: standing, terms: terms, isUnpaidLeave: isLeave))
      }
    }
    self.stretches = stretches
  }

  /// Whether nothing changed from the first day of the month to its last (整月).
  public var isWhole: Bool {
    stretches.count == 1 && stretches[0].first == month.firstDay && stretches[0].last == month.lastDay
      && !stretches[0].isUnpaidLeave
  }

  /// The same where performance pay is earned in some stretches only.
  public func earning(_ isEarning: (Stretch) -> Bool) -> EmployedMonth {
    var month = self
    for place in stretches.indices { month.stretches[place].earnsPerformancePay = isEarning(stretches[place]) }
    return month
  }

  /// The stretches somebody worked in, unpaid leave left out.
  public var worked: [Stretch] { stretches.filter { !$0.isUnpaidLeave } }
}

extension EmploymentTerms {
  /// Whether both say the same, from whatever day.
  func says(theSameAs other: EmploymentTerms) -> Bool {
    var other = other
    other.from = from
    return self == other
  }
}
