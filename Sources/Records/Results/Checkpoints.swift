public import Exact
public import Wording

extension Records {
  /// The entries at which a month's results were all computed from what was on record by then: the last that kept
  /// results, the one that published it, and those of adjustments.
  public func checkpoints(of month: Month) throws(Diagnostic) -> [Int64] {
    try session.all(
      """
      SELECT MAX(entry) FROM result WHERE month = ? AND adjusts = 0 AND entry <= ?
      UNION SELECT entry FROM month_step WHERE month = ? AND state = 'published' AND entry <= ?
      UNION SELECT entry FROM result WHERE month = ? AND adjusts = 1 AND entry <= ?
      """,
      [
        .text(month.description), .integer(last), .text(month.description), .integer(last),
        .text(month.description), .integer(last),
      ]
    ) { $0.optionalInteger(0) }.compactMap(\.self).sorted()
  }

  /// The entry that last kept results of a month that stand on its sheets; nil where there are none.
  public func lastAppraisal(of month: Month) throws(Diagnostic) -> Int64? {
    try session.first(
      "SELECT MAX(entry) FROM result WHERE month = ? AND adjusts = 0 AND entry <= ?",
      [.text(month.description), .integer(last)]
    ) { $0.optionalInteger(0) }.flatMap(\.self)
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
