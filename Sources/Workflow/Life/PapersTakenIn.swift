internal import Appraisal
internal import Exact
internal import Intake
internal import Records
internal import Wording

/// Puts the rows of an inbox's papers on record, each once: what was put there before is left as it is, also where it
/// was replaced or withdrawn by hand since.
struct PapersTakenIn {
  let month: Month
  private let known: Set<String>
  private var seen: [String: Int] = [:]
  /// How many rows were new.
  private(set) var count = 0

  init(_ papers: MonthPapers, of month: Month, in entry: inout Entry) throws(Diagnostic) {
    self.month = month
    known = try entry.records.papers(of: month)
    let rows = papers.fitting
    for row in rows.assessments
    where try isNew(
      "assessment", [row.employeeID, row.item, row.rating, row.by, row.at.description, row.comment], &entry)
    {
      try entry.add(
        Subject.Rating(label: row.rating, by: row.by, at: row.at.description, comment: row.comment), of: row.item,
        for: row.employeeID, in: month)
    }
    for row in rows.vetoes
    where try isNew(
      "veto", [row.employeeID, row.veto, String(row.occurrences), row.by, row.at.description, row.note], &entry)
    {
      try entry.add(
        Incident(
          id: entry.id("V", count), month: month, employee: row.employeeID, kind: .veto, name: row.veto,
          occurrences: row.occurrences, happenedOn: min(max(row.at.day, month.firstDay), month.lastDay),
          note: row.note, seenBy: row.by))
    }
    for row in rows.omissions
    where try isNew(
      "omission", [row.employeeID, row.assessorID, row.item, row.points.text, row.by, row.at.description, row.note],
      &entry)
    {
      // An inbox holds what HR has settled on paper.
      try entry.add(
        OmissionRecord(
          id: entry.id("O", count), month: month, assessor: row.assessorID, employee: row.employeeID, item: row.item,
          points: row.points, note: row.note, by: row.by, state: .upheld))
    }
    for row in rows.waivers
    where try isNew("waiver", [row.employeeID, row.item, row.reason, row.by, row.at.description], &entry) {
      try entry.add(Subject.Waiver(reason: row.reason, by: row.by), of: row.item, for: row.employeeID, in: month)
    }
    for row in rows.standings
    where try isNew(
      "standing", [row.employeeID, row.standing.rawValue, row.reason, row.by, row.at.description], &entry)
    {
      try entry.add(
        standing: row.standing == .leave ? .leave : .voided, of: row.employeeID, in: month, reason: row.reason)
    }
    for row in rows.goals
    where try isNew("goal", [row.employeeID, row.goal, row.by, row.at.description], &entry) {
      try entry.add(Subject.Goal(text: row.goal, by: row.by), for: row.employeeID, in: month)
    }
  }

  /// Whether a row is not on record yet; if so, it is from now on. A row that stands twice in a table counts twice.
  private mutating func isNew(_ kind: String, _ fields: [String], _ entry: inout Entry) throws(Diagnostic) -> Bool {
    let text = ([kind] + fields).joined(separator: "\u{1F}")
    seen[text, default: 0] += 1
    let content = ContentHash(of: Array("\(text)\u{1F}\(seen[text, default: 0])".utf8))
    guard !known.contains(content.description) else { return false }
    count += 1
    try entry.add(paper: content, about: fields[0], in: month)
    return true
  }
}
