public import Exact
internal import Intake
public import Records
public import Wording

/// A company with its records: where everything about its months is done.
public struct Office: Sendable {
  /// The company's folder.
  public let company: Company
  /// Its records.
  public let store: RecordStore
  private let clock: @Sendable () -> Instant

  /// Opens a company's records, and makes them where there are none yet.
  ///
  /// - Parameter clock: tells the time; the wall clock of Asia/Shanghai unless given.
  /// - Throws: `RECORDS-…`.
  public init(_ company: Company, clock: @escaping @Sendable () -> Instant = Clock.now) throws(Diagnostic) {
    self.company = company
    self.clock = clock
    store = try RecordStore(at: company.database)
  }

  private init(_ company: Company, _ store: RecordStore, clock: @escaping @Sendable () -> Instant) {
    self.company = company
    self.store = store
    self.clock = clock
  }

  /// The same office with the company's folder as it is by now.
  ///
  /// - Throws: what is wrong with the folder.
  public func reread() throws(Diagnostic) -> Office {
    Office(try company.reread(), store, clock: clock)
  }

  /// The second it is.
  public var now: Instant { clock() }

  /// Somebody as they are today.
  ///
  /// - Throws: `ACTOR-UNKNOWN`.
  func person(_ employee: String) throws(Diagnostic) -> PersonRow {
    let day = now.day
    let person = try store.read { records throws(Diagnostic) -> PersonRow? in
      if let person = try records.person(employee, on: day) { return PersonRow(person) }
      // Until people are on record, the folder's table says who is who.
      return try records.people(on: day).isEmpty ? company.person(employee) : nil
    }
    if let person { return person }
    let known = company.people.map(\.employeeID)
    throw Diagnostic(
      .actorUnknown, at: Place(employee: employee),
      ["employee": Diagnostic.quoted(employee)], words: ["guess": .guess(for: employee, among: known)])
  }

  /// The desk of somebody who works in the company.
  ///
  /// Somebody who has left keeps, as long as their data is kept, what an agent may do: see, acknowledge and appeal
  /// against the own sheet, and be handed their data.
  ///
  /// - Parameter seen: the last entry of the journal they have seen of what they are about to change.
  /// - Throws: `ACTOR-UNKNOWN`, `ACTOR-LEFT` once their data is erased, `ROLE-UNKNOWN`.
  public func desk(of employee: String, seen: Int64? = nil) throws(Diagnostic) -> Desk {
    let day = now.day
    let person = try person(employee)
    return Desk(office: self, actor: person.employeeID, role: try person.role(on: day), seen: seen)
  }
}
