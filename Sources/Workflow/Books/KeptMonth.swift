public import Appraisal
public import Exact
internal import Intake
internal import Records
public import Scheme
public import Wording

/// A month as its results were kept (存档的结果). Nothing of it is computed again: what was published reads as it was
/// published, whichever version of the program reads it.
public struct KeptMonth {
  /// The month.
  public let month: Month
  /// The results that stand, by employee id.
  public let derivations: [Derivation]
  /// The schemes each was made under, by employee, in the order of ``Derivation/schemes``.
  public let schemes: [String: [Scheme]]
  /// The law the month has on record, for whoever has no result in it.
  public let law: LawPack
  /// Whose results were erased with their data.
  let erased: Set<String>
  private let people: [String: PersonVersion]

  /// Reads results.
  ///
  /// - Parameters:
  ///   - people: those of the month, by employee id.
  ///   - scheme: gives the scheme a derivation names, where it is on record.
  /// - Throws: `RESULT-UNREADABLE`.
  init(
    _ kept: [KeptDerivation], month: Month, law: LawPack, people: [String: PersonVersion],
    scheme: (Derivation.SchemeReference) -> Scheme?
  ) throws(Diagnostic) {
    var derivations: [Derivation] = []
    var schemes: [String: [Scheme]] = [:]
    var erased: Set<String> = []
    for result in kept {
      guard let printed = result.derivation else {
        erased.insert(result.employee)
        continue
      }
      let own = (Derivation.schemes(in: printed) ?? []).compactMap(scheme)
      guard let derivation = Derivation(reading: printed, under: own, law: law) else {
        throw Diagnostic(
          .resultUnreadable, at: Place(employee: result.employee, month: month.description),
          ["employee": result.employee, "month": month.description, "program": result.program])
      }
      derivations.append(
        derivation.completed(
          wage: KeptMonth.counted(people[result.employee]?.wage), law: law))
      schemes[result.employee] = own
    }
    self.month = month
    self.derivations = derivations
    self.schemes = schemes
    self.law = law
    self.erased = erased
    self.people = people
  }

  /// The results of a month that was opened, as they stand on its sheets.
  ///
  /// - Parameters:
  ///   - records: as they were at the month's last appraisal.
  ///   - employee: whose; nil for everybody's.
  init(_ records: Records, month: Month, of employee: String? = nil) throws(Diagnostic) {
    let (kept, people): ([KeptDerivation], [PersonVersion])
    if let employee {
      kept = [try records.derivation(of: employee, in: month)].compactMap(\.self)
      let person = try records.person(employee, on: month.lastDay)
      let assessor = try person?.assessor.flatMap { id throws(Diagnostic) in
        try records.person(id, on: month.lastDay)
      }
      people = [person, assessor].compactMap(\.self)
    } else {
      kept = try records.derivations(of: month)
      people = try records.people(on: month.lastDay)
    }
    let scheme = try SchemesKept(records).scheme
    try self.init(
      kept, month: month, law: try records.lawKept(of: month),
      people: Dictionary(people.map { ($0.employee, $0) }, uniquingKeysWith: { $1 }), scheme: scheme)
  }

  /// What a locked month would pay after its adjustments, of whom it differs: the results that later months look back at.
  init(adjustedIn month: Month, _ records: Records) throws(Diagnostic) {
    let people = try records.people(on: month.lastDay)
    let scheme = try SchemesKept(records).scheme
    try self.init(
      try records.adjustedDerivations(of: month), month: month, law: try records.lawKept(of: month),
      people: Dictionary(people.map { ($0.employee, $0) }, uniquingKeysWith: { $1 }), scheme: scheme)
  }

  /// The result of somebody; nil where there is none.
  public func derivation(of employee: String) -> Derivation? { derivations.first { $0.employee == employee } }

  /// The fixed wage a result was made with: the one kept with it, or the one on record of the month where its format kept
  /// none; nil where there is none on record either.
  func wage(of derivation: Derivation) -> AgreedAmount? {
    if derivation.keepsWageAndLaw { return derivation.pay.wage }
    return people[derivation.employee]?.wage.amount.map { .known($0) }
  }

  /// The wage that a result of format 1 was made with: the engine of its time counted one that nobody gave as 0.
  static func counted(_ wage: AgreedAmount?) -> AgreedAmount { .known(wage?.amount ?? .zero) }

  /// The post somebody had in the month.
  func post(of employee: String) -> String? { people[employee]?.post }

  /// The name of somebody's assessor in the month.
  public func assessorName(of employee: String) -> String? {
    people[employee]?.assessor.flatMap { people[$0]?.name }
  }

  /// What there is to say beside them: results that were erased, and those whose wage and law come from the settings on
  /// record.
  public var remarks: [Diagnostic] {
    let place = Place(month: month.description)
    var remarks: [Diagnostic] = []
    let without = derivations.count { !$0.keepsWageAndLaw }
    if without > 0 {
      remarks.append(
        Diagnostic(.resultWageOnRecord, at: place, ["count": String(without), "month": month.description]))
    }
    if !erased.isEmpty {
      remarks.append(
        Diagnostic(
          .resultErased, at: place,
          ["count": String(erased.count), "month": month.description, "ids": erased.sorted().joined(separator: ", ")]))
    }
    return remarks
  }
}

/// The schemes on record, found by the hash of their text, by which derivations name them; each is loaded once it is asked
/// for.
struct SchemesKept {
  private let versions: [SchemeVersion]

  init(_ records: Records) throws(Diagnostic) { versions = try records.schemes() }

  /// Nil also where this version of the program cannot read the text any more: then its ids stand for its names.
  func scheme(_ reference: Derivation.SchemeReference) -> Scheme? {
    guard let version = versions.first(where: { $0.version == reference.hash }) else { return nil }
    return try? SchemesLoaded.scheme(version)
  }
}

extension Records {
  /// The law a month was judged by, as it is on record.
  func lawKept(of month: Month) throws(Diagnostic) -> LawPack {
    try frame(of: month)?.lawPack ?? LawPack(minimumWage: nil, lossClause: nil)
  }
}

extension Office {
  /// A month as it stands on its sheets; nil where it was not opened, or not computed yet.
  ///
  /// - Parameter employee: whose sheet alone; nil for everybody's.
  public func kept(_ month: Month, of employee: String? = nil) throws(Diagnostic) -> KeptMonth? {
    try store.read { records throws(Diagnostic) in
      guard try records.state(of: month) != nil, let entry = try records.lastAppraisal(of: month) else { return nil }
      return try KeptMonth(records.asOf(entry: entry), month: month, of: employee)
    }
  }

  /// A month that was run and not opened, as the last run kept it; nil where none did, or where the month was opened.
  ///
  /// - Parameter employee: whose result alone; nil for everybody's.
  public func keptRun(_ month: Month, of employee: String? = nil) throws(Diagnostic) -> KeptMonth? {
    let kept = try store.read { records throws(Diagnostic) -> [KeptDerivation] in
      guard try records.state(of: month) == nil else { return [] }
      if let employee { return [try records.derivation(of: employee, in: month)].compactMap(\.self) }
      return try records.derivations(of: month)
    }
    guard !kept.isEmpty else { return nil }
    let people = company.people.map { ($0.employeeID, PersonVersion($0, from: month.firstDay)) }
    return try KeptMonth(
      kept, month: month, law: try company.law(in: month), people: Dictionary(people, uniquingKeysWith: { $1 })
    ) { reference in
      company.schemes.first { ContentHash(of: Array($0.source.utf8)).description == reference.hash }
    }
  }
}
