internal import Appraisal
internal import Exact
internal import Foundation
internal import Intake
internal import Scheme
internal import Wording

/// Checks the papers of a month against the people and their schemes, and hands each person what is theirs. A paper
/// that does not fit is named and left out; nothing else is lost.
struct MonthPapers {
  let company: Company
  let inbox: Inbox
  /// The schemes each person is appraised under.
  let schemes: [String: [Scheme]]
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var settled = SettledPapers()
  /// The rows that fit, as they stand in the inbox.
  private(set) var fitting = FittingRows()

  init(_ company: Company, _ inbox: Inbox, schemes: [String: [Scheme]]) {
    self.company = company
    self.inbox = inbox
    self.schemes = schemes
    for row in inbox.standings { take(row) }
    for row in inbox.assessments { take(row) }
    for row in inbox.vetoes { take(row) }
    for row in inbox.omissions { take(row) }
    for row in inbox.waivers { take(row) }
    for row in inbox.goals where person(row.employeeID, "goals.csv", row.line) != nil {
      fitting.goals.append(row)
      settled.goals[row.employeeID] = Subject.Goal(row)
    }
  }

  /// The goals of a month's inbox, by employee, and nothing else of it.
  static func goals(inInbox folder: String) -> [String: Subject.Goal] {
    let path = folder + "/goals.csv"
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    let rows = CompanyTables.goals(at: path).rows
    return Dictionary(rows.map { ($0.employeeID, Subject.Goal($0)) }, uniquingKeysWith: { $1 })
  }

  private mutating func say(_ message: Message, _ file: String, _ line: Int, _ arguments: [String: String]) {
    diagnostics.append(
      Diagnostic(
        message, at: Place(file: inbox.path(file), line: line, employee: arguments["employee"]),
        arguments.mapValues { Diagnostic.quoted($0) }))
  }

  private mutating func person(_ id: String, _ file: String, _ line: Int) -> PersonRow? {
    if let person = company.person(id) { return person }
    let nearest = NearestName.of(id, among: company.people.map(\.employeeID))
    say(.employeeUnknown, file, line, ["employee": id, "nearest": nearest ?? "—"])
    return nil
  }

  /// The schemes of somebody who is appraised this month.
  private mutating func schemes(of employee: String, _ file: String, _ line: Int) -> [Scheme]? {
    if let schemes = schemes[employee] { return schemes }
    say(.personNotAppraised, file, line, ["employee": employee])
    return nil
  }

  /// That somebody's scheme has no such item, and what it has.
  private mutating func unknown(_ item: String, of employee: String, _ file: String, _ line: Int, known: [String]) {
    let list = known.isEmpty ? "—" : known.joined(separator: ", ")
    say(.itemUnknown, file, line, ["employee": employee, "item": item, "known": list])
  }

  /// Whether somebody wrote a paper in their own case, which is not used.
  private mutating func isOwn(
    _ employee: String, _ writer: String, _ deed: Deed, _ file: String, _ line: Int
  ) -> Bool {
    guard employee == writer else { return false }
    diagnostics.append(
      Diagnostic(
        .notOneself, at: Place(file: inbox.path(file), line: line, employee: employee),
        ["who": Diagnostic.quoted(writer)], words: ["deed": deed.name]))
    return true
  }

  private mutating func take(_ row: StandingRow) {
    guard person(row.employeeID, "standing.csv", row.line) != nil,
      !isOwn(row.employeeID, row.by, .setStanding, "standing.csv", row.line)
    else { return }
    if let first = settled.standings[row.employeeID] {
      say(.standingUnclear, "standing.csv", row.line, ["employee": row.employeeID, "standing": first.rawValue])
      return
    }
    fitting.standings.append(row)
    settled.standings[row.employeeID] = row.standing == .leave ? .leave : .voided
  }

  private mutating func take(_ row: AssessmentRow) {
    let file = "assessments.csv"
    guard let person = person(row.employeeID, file, row.line), let schemes = schemes(of: row.employeeID, file, row.line)
    else { return }
    let scales = schemes.flatMap { $0.items.flatMap(\.method.ratingScales) }
    guard let scale = scales.first(where: { $0.id == row.item }) else {
      unknown(row.item, of: row.employeeID, file, row.line, known: scales.map(\.id))
      return
    }
    guard company.assessors(of: person).contains(row.by) else {
      say(
        .raterNotAssessor, file, row.line,
        ["employee": row.employeeID, "assessor": person.assessorID ?? "—", "by": row.by])
      return
    }
    if isOwn(row.employeeID, row.by, .rate, file, row.line) { return }
    guard scale.steps.contains(where: { $0.label == row.rating }) else {
      let known = scale.steps.map(\.label).joined(separator: ", ")
      say(
        .ratingOffScale, file, row.line,
        ["employee": row.employeeID, "item": row.item, "rating": row.rating, "known": known.isEmpty ? "—" : known])
      return
    }
    fitting.assessments.append(row)
    settled.ratings[row.employeeID, default: [:]][row.item] = Subject.Rating(
      label: row.rating, by: row.by, at: row.at.description, comment: row.comment)
  }

  private mutating func take(_ row: VetoRow) {
    guard person(row.employeeID, "vetoes.csv", row.line) != nil,
      let schemes = schemes(of: row.employeeID, "vetoes.csv", row.line)
    else { return }
    let vetoes = schemes.flatMap(\.vetoes)
    guard vetoes.contains(where: { $0.covers(row.veto) }) else {
      let known = vetoes.flatMap { [$0.id] + $0.kinds }
      unknown(row.veto, of: row.employeeID, "vetoes.csv", row.line, known: known)
      return
    }
    fitting.vetoes.append(row)
    settled.vetoes[row.employeeID, default: []].append(
      Subject.VetoOccurrence(veto: row.veto, occurrences: row.occurrences, by: row.by, note: row.note))
  }

  /// An omission weighs by the form of the employee whose deduction was passed over (form 1, note 5).
  private mutating func take(_ row: OmissionRow) {
    let file = "omissions.csv"
    guard person(row.assessorID, file, row.line) != nil, person(row.employeeID, file, row.line) != nil,
      schemes(of: row.assessorID, file, row.line) != nil, let schemes = schemes(of: row.employeeID, file, row.line)
    else { return }
    let form = schemes.first { !$0.items.isEmpty }
    guard let form, form.items.contains(where: { $0.id == row.item }) else {
      unknown(row.item, of: row.employeeID, file, row.line, known: form?.items.map(\.id) ?? [])
      return
    }
    fitting.omissions.append(row)
    settled.omissions[row.assessorID, default: []].append(
      Subject.Omission(
        employee: row.employeeID, item: row.item, points: row.points.value, factor: form.omissionFactor ?? .one,
        by: row.by, note: row.note))
  }

  private mutating func take(_ row: WaiverRow) {
    guard person(row.employeeID, "waivers.csv", row.line) != nil,
      let schemes = schemes(of: row.employeeID, "waivers.csv", row.line),
      !isOwn(row.employeeID, row.by, .waive, "waivers.csv", row.line)
    else { return }
    let known = schemes.flatMap { scheme in
      scheme.items.map(\.id) + (scheme.rewards + scheme.penalties).map(\.id)
    }
    guard known.contains(row.item) else {
      unknown(row.item, of: row.employeeID, "waivers.csv", row.line, known: known)
      return
    }
    fitting.waivers.append(row)
    settled.waivers[row.employeeID, default: [:]][row.item] = Subject.Waiver(reason: row.reason, by: row.by)
  }
}

extension Subject.Goal {
  fileprivate init(_ row: GoalRow) {
    self.init(text: row.goal, by: row.by)
  }
}
