internal import Exact
internal import Intake
internal import Records
internal import Scheme
internal import Wording

/// What manual inputs of a month are held against: who is there, under which schemes, who assesses and who stands in.
struct InputContext {
  let month: Month
  /// The people as the month has them, by id.
  let people: [String: PersonRow]
  /// The schemes of everybody who is appraised in the month, the scoring one among them.
  let schemes: [String: [Scheme]]
  /// The people as they are when something is entered, where that is not as in the month.
  private let today: [String: PersonRow]
  private let substitutions: [Substitution]

  init(
    month: Month, people: [PersonRow], schemes: [String: [Scheme]], substitutions: [Substitution],
    today: [PersonRow] = []
  ) {
    self.month = month
    self.people = Dictionary(people.map { ($0.employeeID, $0) }, uniquingKeysWith: { first, _ in first })
    self.schemes = schemes
    self.substitutions = substitutions
    self.today = Dictionary(today.map { ($0.employeeID, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whoever enters something, in the role they have on the day.
  ///
  /// - Throws: `ACTOR-UNKNOWN`, `ACTOR-LEFT`, `ROLE-UNKNOWN`.
  func writer(_ id: String, on day: Day) throws(Diagnostic) -> InputWriter {
    guard let person = today[id] ?? people[id] else {
      throw Diagnostic(
        .actorUnknown, at: Place(employee: id), ["employee": Diagnostic.quoted(id)],
        words: ["guess": .guess(for: id, among: people.keys)])
    }
    return InputWriter(id: id, role: try person.role(on: day))
  }

  /// How many times a deduction of somebody's that was passed over counts, by the note of their form; nil where the form
  /// has no such note and nothing is deducted (form 1, note 5).
  func omissionFactor(of employee: String) -> Rational? {
    schemes[employee]?.first { !$0.items.isEmpty }?.omissionFactor
  }

  /// Whether somebody assesses an employee in the month, or stands in for the assessor on a day.
  func assesses(_ writer: String, _ employee: String, on day: Day) -> Bool {
    guard let assessor = people[employee]?.assessorID else { return false }
    return assessor == writer
      || substitutions.contains {
        $0.assessor == assessor && $0.substitute == writer && ($0.from...max($0.from, $0.to)).contains(day)
      }
  }
}

extension PersonRow {
  /// The role somebody has on a day: who has left keeps what an agent may do, as long as their data is kept.
  ///
  /// - Throws: `ACTOR-LEFT` once their data is erased, `ROLE-UNKNOWN`.
  func role(on day: Day) throws(Diagnostic) -> Role {
    if let leftOn, leftOn < day {
      guard name.isEmpty else { return .agent }
      throw Diagnostic(
        .actorLeft, at: Place(employee: employeeID), ["employee": employeeID, "day": leftOn.description])
    }
    if let role = Role(rawValue: role) { return role }
    throw Diagnostic(
      .roleUnknown, at: Place(employee: employeeID),
      [
        "employee": Diagnostic.quoted(employeeID), "name": Diagnostic.quoted(name), "role": Diagnostic.quoted(role),
        "known": Role.allCases.map(\.rawValue).joined(separator: ", "),
      ])
  }
}

extension Records {
  /// What manual inputs of a month are held against, as things are on record.
  ///
  /// - Parameter day: the day as of which those who write inputs are looked up; nil where it is known who does.
  func inputContext(
    of month: Month, _ company: Company, writersOn day: Day? = nil
  ) throws(Diagnostic) -> InputContext {
    let seen = try company.onRecord(in: month, self)
    // Until people are on record, the folder's table says who is who.
    var isEmpty = seen.people.isEmpty
    if isEmpty { isEmpty = try people(on: .distantFuture).isEmpty }
    var writers: [PersonRow] = []
    if let day { writers = try people(on: day).map { PersonRow($0) } }
    return InputContext(
      month: month, people: isEmpty ? company.people : seen.people, schemes: Roster(seen, month: month).schemes,
      substitutions: try substitutions(), today: writers)
  }
}
