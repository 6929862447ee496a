public import Exact
public import Wording

/// A person as they are from a day on.
public struct PersonVersion: Hashable, Sendable {
  /// 工号
  public var employee: String
  /// The first day on which all this holds.
  public var validFrom: Day
  /// 姓名; empty once erased.
  public var name: String
  /// The department's id.
  public var department: String
  /// 岗位
  public var post: String
  /// What the person may do: agent, assessor, hr, finance, auditor.
  public var role: String
  /// 考核人
  public var assessor: String?
  /// 入职日期
  public var hiredOn: Day?
  /// 转正日期
  public var confirmedOn: Day?
  /// 离职日期: the last day of work.
  public var leftOn: Day?
  /// 月薪; missing where not given.
  public var wage: AgreedAmount
  /// 绩效工资; missing where not given.
  public var performancePay: AgreedAmount
  /// 销售目标
  public var salesTarget: Fen?

  /// A person from a day on.
  public init(
    employee: String, validFrom: Day, name: String, department: String = "", post: String = "", role: String = "",
    assessor: String? = nil, hiredOn: Day? = nil, confirmedOn: Day? = nil, leftOn: Day? = nil,
    wage: AgreedAmount = .notGiven(.wage), performancePay: AgreedAmount = .notGiven(.performancePay),
    salesTarget: Fen? = nil
  ) {
    self.employee = employee
    self.validFrom = validFrom
    self.name = name
    self.department = department
    self.post = post
    self.role = role
    self.assessor = assessor
    self.hiredOn = hiredOn
    self.confirmedOn = confirmedOn
    self.leftOn = leftOn
    self.wage = wage
    self.performancePay = performancePay
    self.salesTarget = salesTarget
  }

  /// Whether both say the same of the person, from whatever day.
  public func says(theSameAs other: PersonVersion) -> Bool {
    var other = other
    other.validFrom = validFrom
    return self == other
  }
}

extension Entry {
  /// Records how a person is from a day on; a later entry for the same day corrects an earlier one.
  public mutating func add(_ person: PersonVersion) throws(Diagnostic) {
    try add(
      .person,
      [
        "employee": .text(person.employee), "valid_from": .text(person.validFrom.description),
        "name": .text(person.name), "department": .text(person.department), "post": .text(person.post),
        "role": .text(person.role), "assessor": .optional(person.assessor),
        "hired_on": .optional(person.hiredOn?.description), "confirmed_on": .optional(person.confirmedOn?.description),
        "left_on": .optional(person.leftOn?.description), "wage": person.wage.stored,
        "wage_none": person.wage.storedNone, "performance_pay": person.performancePay.stored,
        "performance_pay_none": person.performancePay.storedNone,
        "sales_target": .optional(person.salesTarget?.amount),
      ])
  }
}

extension Records {
  /// Everybody as they were on a day, by employee id.
  public func people(on day: Day) throws(Diagnostic) -> [PersonVersion] {
    var latest: [String: PersonVersion] = [:]
    // Of versions from the same day the one written last comes last.
    try versions("valid_from <= ?", [.text(day.description)]) { latest[$0.employee] = $0 }
    return latest.values.sorted { $0.employee < $1.employee }
  }

  /// One person as they were on a day.
  public func person(_ employee: String, on day: Day) throws(Diagnostic) -> PersonVersion? {
    var latest: PersonVersion?
    try versions("valid_from <= ? AND employee = ?", [.text(day.description), .text(employee)]) { latest = $0 }
    return latest
  }

  /// The people whose assessor on a day was one of these.
  public func people(assessedBy assessors: Set<String>, on day: Day) throws(Diagnostic) -> [PersonVersion] {
    var candidates: Set<String> = []
    for assessor in assessors.sorted() {
      try session.each(
        "SELECT DISTINCT employee FROM person WHERE assessor = ? AND valid_from <= ? AND entry <= ?",
        [.text(assessor), .text(day.description), .integer(last)]
      ) { row throws(Diagnostic) in candidates.insert(row.text(0)) }
    }
    var team: [PersonVersion] = []
    for employee in candidates.sorted() {
      // Somebody may have another assessor by now.
      guard let person = try person(employee, on: day), let assessor = person.assessor, assessors.contains(assessor)
      else { continue }
      team.append(person)
    }
    return team
  }

  /// How a person was from which day on, in the order of days; what was corrected is left out.
  public func history(of employee: String) throws(Diagnostic) -> [PersonVersion] {
    var byDay: [Day: PersonVersion] = [:]
    try versions("employee = ?", [.text(employee)]) { byDay[$0.validFrom] = $0 }
    return byDay.values.sorted { $0.validFrom < $1.validFrom }
  }

  /// Those who changed inside a month, with how they were on its first day and from which days on since: entries that
  /// hold from the first day on are no change inside it.
  public func peopleChanged(in month: Month) throws(Diagnostic) -> [String: [PersonVersion]] {
    var changed: Set<String> = []
    try versions(
      "valid_from > ? AND valid_from <= ?", [.text(month.firstDay.description), .text(month.lastDay.description)]
    ) { changed.insert($0.employee) }
    var people: [String: [PersonVersion]] = [:]
    for employee in changed.sorted() {
      let history = try history(of: employee).filter { $0.validFrom <= month.lastDay }
      let before = history.last { $0.validFrom <= month.firstDay }
      people[employee] = [before].compactMap(\.self) + history.filter { $0.validFrom > month.firstDay }
    }
    return people
  }

  private func versions(
    _ condition: String, _ arguments: [StoredValue], _ take: (PersonVersion) -> Void
  ) throws(Diagnostic) {
    try session.each(
      """
      SELECT employee, valid_from, name, department, post, role, assessor, hired_on, confirmed_on, left_on, wage,
        performance_pay, sales_target, wage_none, performance_pay_none
      FROM person WHERE \(condition) AND entry <= ? ORDER BY valid_from, entry, line
      """, arguments + [.integer(last)]
    ) { row throws(Diagnostic) in
      guard let from = Day(row.text(1)) else { return }
      func day(_ column: Int) -> Day? { row.optionalText(column).flatMap { Day($0) } }
      func agreed(_ kind: AgreedAmount.Kind, _ amount: Int, none: Int) -> AgreedAmount {
        if let fen = row.optionalInteger(amount) { return .known(Fen(fen)) }
        return row.optionalInteger(none) == nil ? .notGiven(kind) : .notAgreed
      }
      take(
        PersonVersion(
          employee: row.text(0), validFrom: from, name: row.text(2), department: row.text(3), post: row.text(4),
          role: row.text(5), assessor: row.optionalText(6), hiredOn: day(7), confirmedOn: day(8), leftOn: day(9),
          wage: agreed(.wage, 10, none: 13), performancePay: agreed(.performancePay, 11, none: 14),
          salesTarget: row.optionalInteger(12).map { Fen($0) }))
    }
  }
}

extension AgreedAmount {
  /// The amount's column: nothing where there is none.
  fileprivate var stored: StoredValue {
    if case .known(let amount) = self { .integer(amount.amount) } else { .null }
  }

  /// The column that says the person is without pay of that kind: nothing unless so.
  fileprivate var storedNone: StoredValue { self == .notAgreed ? .integer(1) : .null }
}
