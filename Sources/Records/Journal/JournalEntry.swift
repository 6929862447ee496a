public import Exact
public import Wording

/// An entry of the journal, as it is read.
public struct JournalEntry: Hashable, Sendable {
  /// Its number, from 1, without gaps.
  public let number: Int64
  /// Who did what, when, about whom, and why; the reason is empty once it was erased.
  public let act: Act
  /// How many rows it added.
  public let rows: Int
  /// Its hash, which covers all before it.
  public let hash: ContentHash
  /// Whether its reason was erased.
  public let isErased: Bool
}

/// What to look for in the journal.
public struct JournalQuery: Hashable, Sendable {
  /// Entries that concern this month.
  public var month: Month?
  /// Entries that concern this employee.
  public var employee: String?
  /// Entries of this person's doing.
  public var actor: String?
  /// Entries of this act.
  public var act: String?
  /// Entries that concern this employee's sheet of the month: acts about the employee, and others that gave the sheet
  /// another result or state.
  public var sheet: String?
  /// Entries of others than this person.
  public var notBy: String?
  /// Entries after this one.
  public var after: Int64?
  /// Entries before this one; nil begins with the latest.
  public var before: Int64?
  /// How many at most.
  public var limit = 50

  /// Everything, latest first.
  public init() {}
}

extension Records {
  /// Entries of the journal, latest first.
  public func journal(_ query: JournalQuery = JournalQuery()) throws(Diagnostic) -> [JournalEntry] {
    let sheet = query.sheet.map { StoredValue.text($0) }
    let month = query.month.map { StoredValue.text($0.description) } ?? .null
    let conditions: [(String, StoredValue?)] = [
      ("month = ?", query.month.map { .text($0.description) }), ("employee = ?", query.employee.map { .text($0) }),
      ("actor = ?", query.actor.map { .text($0) }), ("act = ?", query.act.map { .text($0) }),
      ("actor <> ?", query.notBy.map { .text($0) }), ("entry > ?", query.after.map { .integer($0) }),
      ("entry < ?", query.before.map { .integer($0) }), ("entry <= ?", .integer(last)),
    ]
    var asked = conditions.compactMap { condition in condition.1.map { (condition.0, [$0]) } }
    if let sheet {
      asked.append(
        (
          """
          (employee = ? OR entry IN (SELECT entry FROM result WHERE employee = ? AND month = ?)
            OR entry IN (SELECT entry FROM sheet_step WHERE employee = ? AND month = ?))
          """, [sheet, sheet, month, sheet, month]
        ))
    }
    return try session.all(
      """
      SELECT entry, at, actor, role, act, month, employee, item, reason, details, rows, hash, salt FROM journal
      WHERE \(asked.map(\.0).joined(separator: " AND ")) ORDER BY entry DESC LIMIT ?
      """, asked.flatMap(\.1) + [.integer(Int64(query.limit))]
    ) { row in
      JournalEntry(
        number: row.integer(0),
        act: Act(
          row.text(4), by: row.text(2), as: row.text(3), at: row.text(1),
          month: row.optionalText(5).flatMap { Month($0) },
          employee: row.optionalText(6), item: row.optionalText(7), reason: row.text(8),
          details: JournalDetails.details(row.text(9))),
        rows: Int(row.integer(10)), hash: ContentHash(bytes: row.bytes(11)), isErased: row.optionalBytes(12) == nil)
    }
  }
}

extension Records {
  /// How many entries of each act there are after one.
  public func acts(after entry: Int64) throws(Diagnostic) -> [String: Int] {
    let counted = try session.all(
      "SELECT act, COUNT(*) FROM journal WHERE entry > ? AND entry <= ? GROUP BY act",
      [.integer(entry), .integer(last)]
    ) { row in (row.text(0), Int(row.integer(1))) }
    return Dictionary(counted, uniquingKeysWith: +)
  }
}
