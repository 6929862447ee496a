internal import Appraisal
internal import Exact
internal import Foundation
internal import Intake
internal import Records
internal import Wording

/// Checks the manual inputs of a month's inbox as those of pages, API and commands are checked, and hands each person
/// what is theirs. A row that does not fit is named and left out; nothing else is lost.
struct MonthPapers {
  private let inbox: Inbox
  /// The rows that were put on record before; what became of them since is a matter of the records.
  private let known: Set<String>
  private var validator: InputValidator
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var settled = SettledPapers()
  /// The rows that fit, as they stand in the inbox.
  private(set) var fitting = FittingRows()

  /// - Parameters:
  ///   - context: what the rows are held against.
  ///   - earlier: what is on record of the month.
  ///   - known: the rows that are on record, by their content.
  init(
    _ inbox: Inbox, _ context: InputContext, after earlier: EarlierInputs = EarlierInputs(), known: Set<String> = []
  ) {
    self.inbox = inbox
    self.known = known
    validator = InputValidator(context, after: earlier)
    for row in inbox.standings { take(row) }
    for row in inbox.assessments { take(row) }
    for row in inbox.vetoes { take(row) }
    for row in inbox.omissions { take(row) }
    for row in inbox.waivers { take(row) }
    for row in inbox.goals { take(row) }
  }

  /// The goals of a month's inbox that fit, by employee, and nothing else of it.
  static func goals(inInbox folder: String, _ context: InputContext) -> [String: Subject.Goal] {
    let path = MonthSources.paper("goals.csv", in: folder)
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    return MonthPapers(Inbox(goals: CompanyTables.goals(at: path).rows, in: folder), context).settled.goals
  }

  /// Whether a row can be taken: it was before, or it passes the check.
  private mutating func isFit(
    _ input: ManualInput, about employee: String, by writer: String, at: Instant, _ file: String, _ line: Int,
    _ content: [String]
  ) -> Bool {
    if known.contains(PaperContent.hash(content).description) { return true }
    do throws(Diagnostic) {
      let writer = try validator.context.writer(writer, on: at.day)
      try validator.take(input, about: employee, by: writer, on: at.day)
      return true
    } catch {
      var said = error
      said.place = Place(file: inbox.path(file), line: line, employee: error.place.employee)
      diagnostics.append(said)
      return false
    }
  }

  private mutating func take(_ row: StandingRow) {
    guard
      isFit(
        .standing(reason: row.reason), about: row.employeeID, by: row.by, at: row.at, "standing.csv", row.line,
        PaperContent.of(row))
    else { return }
    fitting.standings.append(row)
    settled.standings[row.employeeID] = row.standing == .leave ? .leave : .voided
  }

  private mutating func take(_ row: AssessmentRow) {
    guard
      isFit(
        .rating(item: row.item, label: row.rating, comment: row.comment), about: row.employeeID, by: row.by,
        at: row.at, "assessments.csv", row.line, PaperContent.of(row))
    else { return }
    fitting.assessments.append(row)
    settled.ratings[row.employeeID, default: [:]][row.item] = Subject.Rating(
      label: row.rating, by: row.by, at: row.at.description, comment: row.comment)
  }

  /// A row says when it was written, and not on which day it happened.
  private mutating func take(_ row: VetoRow) {
    guard
      isFit(
        .incident(.veto, name: row.veto, occurrences: row.occurrences, day: nil, note: row.note),
        about: row.employeeID, by: row.by, at: row.at, "vetoes.csv", row.line, PaperContent.of(row))
    else { return }
    fitting.vetoes.append(row)
    settled.vetoes[row.employeeID, default: []].append(
      Subject.VetoOccurrence(veto: row.veto, occurrences: row.occurrences, by: row.by, note: row.note))
  }

  private mutating func take(_ row: OmissionRow) {
    guard
      isFit(
        .omission(of: row.employeeID, item: row.item, points: row.points), about: row.assessorID, by: row.by,
        at: row.at, "omissions.csv", row.line, PaperContent.of(row))
    else { return }
    fitting.omissions.append(row)
    guard let factor = validator.context.omissionFactor(of: row.employeeID) else { return }
    settled.omissions[row.assessorID, default: []].append(
      Subject.Omission(
        employee: row.employeeID, item: row.item, points: row.points.value, factor: factor, by: row.by, note: row.note))
  }

  private mutating func take(_ row: WaiverRow) {
    guard
      isFit(
        .waiver(item: row.item, reason: row.reason), about: row.employeeID, by: row.by, at: row.at, "waivers.csv",
        row.line, PaperContent.of(row))
    else { return }
    fitting.waivers.append(row)
    settled.waivers[row.employeeID, default: [:]][row.item] = Subject.Waiver(reason: row.reason, by: row.by)
  }

  private mutating func take(_ row: GoalRow) {
    guard
      isFit(
        .goal(row.goal), about: row.employeeID, by: row.by, at: row.at, "goals.csv", row.line, PaperContent.of(row))
    else { return }
    fitting.goals.append(row)
    settled.goals[row.employeeID] = Subject.Goal(text: row.goal, by: row.by)
  }
}

/// What a row of an inbox says, by which it is known again once it is on record.
enum PaperContent {
  static func of(_ row: AssessmentRow) -> [String] {
    ["assessment", row.employeeID, row.item, row.rating, row.by, row.at.description, row.comment]
  }

  static func of(_ row: VetoRow) -> [String] {
    ["veto", row.employeeID, row.veto, String(row.occurrences), row.by, row.at.description, row.note]
  }

  static func of(_ row: OmissionRow) -> [String] {
    ["omission", row.employeeID, row.assessorID, row.item, row.points.text, row.by, row.at.description, row.note]
  }

  static func of(_ row: WaiverRow) -> [String] {
    ["waiver", row.employeeID, row.item, row.reason, row.by, row.at.description]
  }

  static func of(_ row: StandingRow) -> [String] {
    ["standing", row.employeeID, row.standing.rawValue, row.reason, row.by, row.at.description]
  }

  static func of(_ row: GoalRow) -> [String] { ["goal", row.employeeID, row.goal, row.by, row.at.description] }

  /// The hash under which it is kept. A row counts once, so it ends in the count of 1.
  static func hash(_ content: [String]) -> ContentHash {
    ContentHash(of: Array((content + ["1"]).joined(separator: "\u{1F}").utf8))
  }
}
