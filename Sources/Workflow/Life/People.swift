public import Exact
internal import Intake
public import Records
public import Wording

extension Desk {
  /// Takes over what people.csv and accounts.csv say (人员变动), from a day on: hires, confirmations, transfers, leavers,
  /// accounts that change hands. Months before that day go on seeing people as they were.
  ///
  /// - Returns: the employees and accounts that differed.
  /// Sheets of the months that are computed already follow; figures, such as those of an account, when they are computed
  /// again.
  ///
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF` where one's own entry would change, `PEOPLE-MONTH-CLOSED` for a day in a month
  ///   that was published; `SHEET-WITHOUT-PERSON`; what is wrong with the tables.
  @discardableResult
  public func takePeople(from day: Day) throws(Diagnostic) -> [String] {
    try does(.changePeople, item: "people.csv", details: ["from": day.description]) { entry throws(Diagnostic) in
      try entry.requireUnpublished(day)
      let isFirst = try entry.records.people(on: .distantFuture).isEmpty
      let changed = try PeopleTakenIn(company).record(from: day, in: &entry)
      // Somebody has to begin: the first table brings in whoever takes it in.
      if !isFirst, changed.contains(actor) {
        throw Diagnostic(
          .notOneself, at: Place(employee: actor), ["who": actor], words: ["deed": Deed.changePeople.name])
      }
      guard !changed.isEmpty else { return changed }
      try entry.appraise(from: day, of: company)
      entry.act.details["taken"] = String(changed.count)
      return changed
    }
  }

  /// Records how somebody is from a day on (人员变动).
  ///
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `PEOPLE-MONTH-CLOSED`, `ROLE-UNKNOWN`, `SHEET-WITHOUT-PERSON`.
  public func change(_ person: PersonVersion, reason: String) throws(Diagnostic) {
    try does(
      .changePeople, employee: person.employee, reason: reason, details: ["from": person.validFrom.description]
    ) { entry throws(Diagnostic) in
      try entry.requireUnpublished(person.validFrom)
      try entry.requireRole(of: person)
      try entry.add(person)
      try entry.appraise(from: person.validFrom, of: company)
    }
  }

  /// How somebody is on a day, to be changed from there.
  ///
  /// - Throws: `EMPLOYEE-UNKNOWN`.
  public func person(_ employee: String, on day: Day) throws(Diagnostic) -> PersonVersion {
    try store.read { records throws(Diagnostic) in try records.requirePerson(employee, on: day) }
  }

  /// Hands an account over (账号交接): from a day on it is somebody else's.
  ///
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `PEOPLE-MONTH-CLOSED`, `EMPLOYEE-UNKNOWN`.
  public func hand(account agent: String, shop: String, to employee: String, from day: Day) throws(Diagnostic) {
    try require(.changePeople)
    _ = try person(employee, on: day)
    try does(.changePeople, employee: employee, item: agent, details: ["from": day.description]) {
      entry throws(Diagnostic) in
      try entry.requireUnpublished(day)
      for var tenure in try entry.records.accounts() where tenure.agent == agent && tenure.shop == shop {
        guard (tenure.to ?? .distantFuture) >= day else { continue }
        if tenure.from >= day {
          try entry.add(tenure, removed: true)
        } else {
          tenure.to = Day(number: day.number - 1)
          try entry.add(tenure)
        }
      }
      try entry.add(AccountTenure(agent: agent, shop: shop, employee: employee, from: day, to: nil))
    }
  }

  /// Names who stands in for an assessor (代评), from one day to another.
  ///
  /// - Throws: `NOT-ALLOWED`, also where the substitute's role does not rate; `EMPLOYEE-UNKNOWN`, `SUBSTITUTE-UNCLEAR`.
  public func name(substitute: String, for assessor: String, from first: Day, to last: Day) throws(Diagnostic) {
    try require(.substitute)
    let person = try person(substitute, on: first)
    _ = try self.person(assessor, on: first)
    // Whoever may not rate at all cannot do it for somebody else.
    if let role = Role(rawValue: person.role) {
      try Rights.require(.rate, of: InputWriter(id: substitute, role: role), at: Place())
    }
    guard substitute != assessor, first <= last else {
      throw Diagnostic(
        .substituteUnclear, at: Place(employee: assessor),
        ["assessor": assessor, "substitute": substitute, "from": first.description, "to": last.description])
    }
    try does(.substitute, employee: assessor, item: substitute) { entry throws(Diagnostic) in
      try entry.add(Substitution(assessor: assessor, substitute: substitute, from: first, to: last))
    }
  }
}

extension Records {
  /// Somebody as they were on a day.
  ///
  /// - Throws: `EMPLOYEE-UNKNOWN`.
  @discardableResult
  func requirePerson(_ employee: String, on day: Day, _ month: Month? = nil) throws(Diagnostic) -> PersonVersion {
    if let person = try person(employee, on: day) { return person }
    let known = try people(on: .distantFuture).map(\.employee)
    throw Diagnostic(
      .employeeUnknown, at: Place(employee: employee, month: month?.description),
      ["employee": Diagnostic.quoted(employee)], words: ["guess": .guess(for: employee, among: known)])
  }
}

extension Entry {
  /// Appraises the months anew that see people as they are from a day on.
  mutating func appraise(from day: Day, of company: Company) throws(Diagnostic) {
    for (month, state) in try records.months() where state >= .provisional && month.lastDay >= day {
      try appraise(month, of: company)
    }
  }

  /// Makes sure that somebody's role is one of the product's.
  func requireRole(of person: PersonVersion) throws(Diagnostic) {
    guard Role(rawValue: person.role) == nil else { return }
    throw Diagnostic(
      .roleUnknown, at: Place(employee: person.employee),
      [
        "employee": person.employee, "name": Diagnostic.quoted(person.name),
        "role": Diagnostic.quoted(person.role), "known": Role.allCases.map(\.rawValue).joined(separator: ", "),
      ])
  }

  /// Makes sure that a day lies in no month that was published: its sheets saw people as they were.
  func requireUnpublished(_ day: Day) throws(Diagnostic) {
    guard let closed = try records.months().last(where: { $0.state >= .published })?.month, day <= closed.lastDay
    else { return }
    throw Diagnostic(
      .peopleMonthClosed,
      ["day": day.description, "month": closed.description, "next": closed.next.firstDay.description])
  }
}
