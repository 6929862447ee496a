public import Appraisal
public import Exact
public import Records
public import Scheme
public import Wording

/// Everything that people put down about a month beside the ratings: incidents, omitted deductions, exceptions, goals.
public struct PapersBook: Sendable {
  /// The month.
  public let month: Month
  /// How far the month is.
  public let state: MonthState
  /// Incidents (事件), in the order in which they were recorded; those taken back are marked.
  public let incidents: [Incident]
  /// Omitted deductions (应扣未扣).
  public let omissions: [OmissionRecord]
  /// Waivers that hold (免考), by employee and item.
  public let waivers: [(employee: String, item: String, waiver: Subject.Waiver)]
  /// Corrections that hold (更正).
  public let corrections: [Correction]
  /// Whose whole month is leave or void (请假、作废).
  public let standings: [(employee: String, standing: Subject.Standing)]
  /// The goals agreed on (发展目标).
  public let goals: [(employee: String, goal: Subject.Goal)]
  /// The files handed in with incidents.
  public let attachments: [Attachment]
  /// Everybody who is there in the month, by id, to choose from.
  public let people: [PersonVersion]
  /// The schemes on record, by which ids have names.
  public let schemes: [Scheme]
}

extension Desk {
  /// What people put down about a month, as far as it is for this person: about whom they see comments, and what they
  /// recorded or are asked about themselves.
  ///
  /// - Throws: `MONTH-NOT-OPENED`; `NOT-ALLOWED` to whom it is not to record.
  public func papers(of month: Month) throws(Diagnostic) -> PapersBook {
    let (isWriter, isReader) = (Rights.reach(of: role, .record) != nil, Rights.reach(of: role, .seeJournal) != nil)
    if !isWriter, !isReader { try require(.record, in: month) }
    return try store.read { records throws(Diagnostic) in
      let state = try records.require(month, in: .open ... .locked, for: .record)
      let reach = Rights.reach(of: role, .seeComments)
      let team = reach == .teamAndOneself ? try team(in: month, records) : []
      // What concerns oneself is shown on the own sheet, once it is published.
      func sees(_ employee: String) -> Bool { reach == .everybody || team.contains(employee) }
      let exceptions = isReader
      let waivers = exceptions ? try records.waivers(of: month) : [:]
      let corrections = exceptions ? try records.corrections(of: month) : [:]
      let standings = exceptions ? try records.standings(of: month) : [:]
      let goals = try records.goals(of: month).filter { sees($0.key) }
      let incidents = try records.incidents(of: month).filter { sees($0.employee) || $0.seenBy == actor }
      let shown = Set(incidents.map { "incident:\($0.id)" })
      return PapersBook(
        month: month, state: state, incidents: incidents,
        omissions: try records.omissions(of: month).filter { reach == .everybody || $0.assessor == actor },
        waivers: waivers.sorted { $0.key < $1.key }.flatMap { employee, items in
          items.sorted { $0.key < $1.key }.map { (employee, $0.key, $0.value) }
        },
        corrections: corrections.values.flatMap(\.values).sorted {
          ($0.employee, $0.measure) < ($1.employee, $1.measure)
        },
        standings: standings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
        goals: goals.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
        attachments: try records.attachments(of: month).filter { shown.contains($0.concerns) },
        people: try records.people(on: month.lastDay).filter {
          ($0.leftOn ?? month.lastDay) >= month.firstDay && !$0.name.isEmpty
        }, schemes: try Company.schemes(records))
    }
  }
}
