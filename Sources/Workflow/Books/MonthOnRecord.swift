public import Appraisal
internal import Exact
internal import Intake
internal import Records
public import Scheme
internal import Wording

/// A month as it comes out of what is on record, and nothing else: figures, papers, people, schemes, earlier months.
///
/// The same records give the same bytes at any time; `verify` holds them against what was kept.
public struct MonthOnRecord {
  let company: Company
  let roster: Roster
  let appraisal: MonthAppraisal
  private let subject: (PersonRow, Roster.Group) -> Subject
  let month: Month
  /// The law it was judged by.
  public let law: LawPack

  /// Appraises a month of the records.
  ///
  /// - Parameters:
  ///   - departments: the ids of those that are appraised, each on its own; nil for all.
  ///   - trying: a scheme that is tried in the place of one on record.
  init(
    _ company: Company, month: Month, _ records: Records, of departments: Set<String>? = nil,
    trying: SchemeTried? = nil
  ) throws(Diagnostic) {
    var seen = try company.onRecord(in: month, records)
    seen.tried = trying
    let frame = try records.frame(of: month)
    let whole = Roster(seen, month: month)
    let roster = departments.map { whole.only(whole.linked($0)) } ?? whole
    let members = departments == nil ? nil : Set(roster.members.map(\.employeeID))
    let schemes = whole.schemes
    let papers = try SettledPapers(records, month: month) { employee in
      schemes[employee]?.first { !$0.items.isEmpty }?.omissionFactor
    }
    let facts = try StandingFacts(records, month: month, about: members).facts
    let history = try records.history(before: month, of: members)
    let lastGoals = try records.goals(of: month.previous)
    let law: LawPack
    if let frame { law = frame.lawPack } else { law = try company.law(in: month) }
    let carried =
      law.carriesLosses
      ? try records.carriedLosses(of: Set(roster.members.map(\.employeeID)), before: month) : [:]
    let subject = { (person: PersonRow, group: Roster.Group) -> Subject in
      Roster.subject(
        person, group, month: month, papers: papers, facts: facts, history: history, lastGoals: lastGoals,
        carried: carried, proration: whole.proration(of: person, seen, month: month))
    }
    appraisal = MonthAppraisal(
      roster, month: month, law: law, recordsBegin: seen.recordsBegin, rules: frame?.rules ?? "", subject: subject)
    self.subject = subject
    self.law = law
    self.company = seen
    self.roster = roster
    self.month = month
  }

  /// The derivations, by employee id.
  public var derivations: [Derivation] { appraisal.derivations(inOrderOf: company.people) }

  /// The schemes each derivation was made under, by employee.
  public var schemes: [String: [Scheme]] { appraisal.schemes }

  /// Everything the month has about somebody and about whom they are appraised with.
  func subjects(withColleaguesOf employee: String) -> [Subject] {
    guard let group = roster.groups.first(where: { $0.people.contains { $0.employeeID == employee } }) else {
      return []
    }
    return group.people.map { person in
      var subject = subject(person, group)
      subject.elsewhere = appraisal.elsewhere[person.employeeID] ?? []
      return subject
    }
  }

  /// Who is appraised under a scheme that is tried.
  var triers: Set<String> {
    guard let tried = company.tried else { return [] }
    let groups = roster.groups.filter { group in group.schemes.contains { $0.source == tried.scheme.source } }
    return Set(groups.flatMap(\.people).map(\.employeeID))
  }

  /// What goes on record.
  var results: [MonthResult] { appraisal.results(inOrderOf: company.people) }
}
