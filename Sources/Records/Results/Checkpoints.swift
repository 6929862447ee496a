public import Exact
public import Wording

extension Records {
  /// The entries at which a month's results were all computed from what was on record by then: the last appraisal, the
  /// one that published it, and those of adjustments.
  public func checkpoints(of month: Month) throws(Diagnostic) -> [Int64] {
    let appraised = try lastAppraisal(of: month)
    let others = try session.all(
      """
      SELECT entry FROM month_step WHERE month = ? AND state = 'published' AND entry <= ?
      UNION SELECT entry FROM result WHERE month = ? AND adjusts = 1 AND entry <= ?
      """,
      [.text(month.description), .integer(last), .text(month.description), .integer(last)]
    ) { $0.integer(0) }
    return Set(others + [appraised].compactMap(\.self)).sorted()
  }

  /// The entry by which the results that stand on a month's sheets were computed from what was on record: the last that
  /// kept one, but none before the month was first computed here; nil where it was not yet.
  ///
  /// A month may have been run before it was opened: results that came out the same were kept then, when people and
  /// figures were not on record yet.
  public func lastAppraisal(of month: Month) throws(Diagnostic) -> Int64? {
    let first = try session.first(
      "SELECT MIN(entry) FROM month_step WHERE month = ? AND state = 'provisional' AND entry <= ?",
      [.text(month.description), .integer(last)]
    ) { $0.optionalInteger(0) }.flatMap(\.self)
    guard let first else { return nil }
    let kept = try session.first(
      "SELECT MAX(entry) FROM result WHERE month = ? AND adjusts = 0 AND entry <= ?",
      [.text(month.description), .integer(last)]
    ) { $0.optionalInteger(0) }.flatMap(\.self)
    return max(first, kept ?? first)
  }

  /// The hash and program of the last result of everybody in a month, adjustments included, with the entry.
  public func contents(of month: Month) throws(Diagnostic) -> [String: (content: String, program: String, entry: Int64)]
  {
    var contents: [String: (content: String, program: String, entry: Int64)] = [:]
    try session.each(
      """
      SELECT employee, content, program, entry FROM result WHERE month = ? AND entry <= ? AND erased IS NULL
      ORDER BY entry, line
      """, [.text(month.description), .integer(last)]
    ) { row throws(Diagnostic) in contents[row.text(0)] = (row.text(1), row.text(2), row.integer(3)) }
    return contents
  }

  /// Whether anything about somebody was erased.
  public func hasErasures() throws(Diagnostic) -> Bool {
    try session.first("SELECT COUNT(*) FROM journal WHERE act = ?", [.text(Entry.erasure)]) { $0.integer(0) } ?? 0 > 0
  }

  /// The last entry of the journal and its hash; nil where there is none.
  public func head() throws(Diagnostic) -> (entry: Int64, hash: ContentHash)? {
    try session.first(
      "SELECT entry, hash FROM journal WHERE entry <= ? ORDER BY entry DESC LIMIT 1", [.integer(last)]
    ) { ($0.integer(0), ContentHash(bytes: $0.bytes(1))) }
  }
}
