public import Exact
internal import Intake
public import Records
public import Wording

/// What one person does in the office: every act asks the rights first, and is one entry of the journal.
public struct Desk: Sendable {
  /// The office.
  public let office: Office
  /// Who sits here.
  public let actor: String
  /// In which role.
  public let role: Role
  /// The last entry of the journal this person has seen of the sheet they are about to change; nil where they did not
  /// look before.
  public var seen: Int64?
  /// What may be done here, where a token was signed in with; nil for all that the role may do.
  public internal(set) var scopes: Set<TokenScope>?
  /// The request that is being done, where a program gave it a name to have it done once.
  public var request: RequestClaim?

  var company: Company { office.company }
  var store: RecordStore { office.store }

  /// An act of this person's.
  func act(
    _ deed: Deed, month: Month? = nil, employee: String? = nil, item: String? = nil, reason: String = "",
    details: [String: String] = [:]
  ) -> Act {
    Act(
      deed.rawValue, by: actor, as: role.rawValue, at: office.now.description, month: month, employee: employee,
      item: item, reason: reason, details: details)
  }

  /// Does something as one entry of the journal, with the records as they are at that moment.
  ///
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `TOKEN-SCOPE`; `SHEET-CHANGED`, `MONTH-CHANGED` where somebody else changed
  ///   the sheet, or the month as a whole, since it was seen; `REQUEST-TAKEN` where the request was taken up elsewhere;
  ///   what the body throws; `RECORDS-…`.
  @discardableResult
  func does<Result>(
    _ deed: Deed, month: Month? = nil, employee: String? = nil, item: String? = nil, reason: String = "",
    details: [String: String] = [:], _ body: (inout Entry) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let act = act(deed, month: month, employee: employee, item: item, reason: reason, details: details)
    return try store.write(act) { entry throws(Diagnostic) in
      try require(deed, about: employee, in: month, entry.records)
      if let seen, let employee, let month {
        try entry.records.requireUnchanged(employee, month, since: seen, by: actor)
      } else if let seen, employee == nil, let month {
        try entry.records.requireUnchanged(month, since: seen, by: actor)
      }
      let result = try body(&entry)
      if let request { try entry.mark(request) }
      return result
    }
  }

  /// Makes sure that this person's role may do something at all, before anything is looked up for it.
  ///
  /// - Throws: `NOT-ALLOWED`, `TOKEN-SCOPE`.
  public func require(_ deed: Deed, in month: Month? = nil) throws(Diagnostic) {
    if reach(deed) != nil { return }
    try requireScope(of: deed)
    throw notAllowed(deed, nil, at: Place(month: month?.description))
  }

  /// Makes sure that this person may do something.
  ///
  /// - Throws: `NOT-ALLOWED`, `NOT-ONESELF`, `TOKEN-SCOPE`.
  func require(_ deed: Deed, about employee: String?, in month: Month?, _ records: Records) throws(Diagnostic) {
    if try may(deed, about: employee, in: month, records) { return }
    try requireScope(of: deed)
    if let employee, let month, Rights.reach(of: role, deed) == .team {
      // Nobody's assessor is somebody who is not there at all.
      try records.requirePerson(employee, on: month.lastDay, month)
    }
    let place = Place(employee: employee, month: month?.description)
    throw Rights.refusal(deed, of: InputWriter(id: actor, role: role), about: employee, at: place)
  }

  /// That this person may not do something, and who may.
  public func notAllowed(_ deed: Deed, _ employee: String? = nil, at place: Place = Place()) -> Diagnostic {
    Rights.notAllowed(deed, to: InputWriter(id: actor, role: role), about: employee, at: place)
  }

  /// Checks a manual input of this person's, as every way of entering one does.
  func check(
    _ input: ManualInput, about employee: String, in month: Month, _ records: Records
  ) throws(Diagnostic) {
    let today = office.now.day
    var validator = InputValidator(
      try records.inputContext(of: month, company),
      after: try EarlierInputs(records, of: month, about: employee))
    try validator.take(input, about: employee, by: InputWriter(id: actor, role: role), on: today)
  }

  /// Whether this person may do something, to somebody or to the company as a whole.
  public func may(
    _ deed: Deed, about employee: String?, in month: Month?, _ records: Records
  ) throws(Diagnostic) -> Bool {
    guard let reach = reach(deed) else { return false }
    guard let employee else { return true }
    return try reach.covers(employee, by: actor) { () throws(Diagnostic) -> Bool in
      try team(in: month, records).contains(employee)
    }
  }

  /// The people this person is the assessor of in a month, or stands in for the assessor of today.
  func team(in month: Month?, _ records: Records) throws(Diagnostic) -> Set<String> {
    let today = office.now.day
    let stoodInFor = try records.substitutions(on: today).filter { $0.substitute == actor }.map(\.assessor)
    let assessors = Set(stoodInFor + [actor])
    let team = try records.people(assessedBy: assessors, on: month?.lastDay ?? today)
    return Set(team.map(\.employee))
  }
}
