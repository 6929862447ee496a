internal import Appraisal
internal import Exact
internal import Intake
internal import Records
internal import Wording

/// Puts the rows of an inbox's papers on record, each once: what was put there before is left as it is, also where it
/// was replaced or withdrawn by hand since. A row that stands twice in a table is one row.
struct PapersTakenIn {
  let month: Month
  private let known: Set<String>
  /// How many rows were new.
  private(set) var count = 0

  init(_ papers: MonthPapers, of month: Month, in entry: inout Entry) throws(Diagnostic) {
    self.month = month
    known = try entry.records.papers(of: month)
    let rows = papers.fitting
    for row in rows.assessments where try isNew(PaperContent.of(row), &entry) {
      try entry.add(
        Subject.Rating(label: row.rating, by: row.by, at: row.at.description, comment: row.comment), of: row.item,
        for: row.employeeID, in: month)
    }
    for row in rows.vetoes where try isNew(PaperContent.of(row), &entry) {
      try entry.add(
        Incident(
          id: entry.id("V", count), month: month, employee: row.employeeID, kind: .veto, name: row.veto,
          occurrences: row.occurrences, happenedOn: min(max(row.at.day, month.firstDay), month.lastDay),
          note: row.note, seenBy: row.by))
    }
    for row in rows.omissions where try isNew(PaperContent.of(row), &entry) {
      // An inbox holds what HR has settled on paper.
      try entry.add(
        OmissionRecord(
          id: entry.id("O", count), month: month, assessor: row.assessorID, employee: row.employeeID, item: row.item,
          points: row.points, note: row.note, by: row.by, state: .upheld))
    }
    for row in rows.waivers where try isNew(PaperContent.of(row), &entry) {
      try entry.add(Subject.Waiver(reason: row.reason, by: row.by), of: row.item, for: row.employeeID, in: month)
    }
    for row in rows.standings where try isNew(PaperContent.of(row), &entry) {
      try entry.add(
        standing: row.standing == .leave ? .leave : .voided, of: row.employeeID, in: month, reason: row.reason)
    }
    for row in rows.goals where try isNew(PaperContent.of(row), &entry) {
      try entry.add(Subject.Goal(text: row.goal, by: row.by), for: row.employeeID, in: month)
    }
  }

  /// Whether a row is not on record yet; if so, it is from now on.
  private mutating func isNew(_ content: [String], _ entry: inout Entry) throws(Diagnostic) -> Bool {
    let hash = PaperContent.hash(content)
    guard !known.contains(hash.description) else { return false }
    count += 1
    try entry.add(paper: hash, about: content[1], in: month)
    return true
  }
}
