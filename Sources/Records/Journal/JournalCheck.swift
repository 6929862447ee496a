internal import Exact
public import Wording

/// Proves that nothing in the records was changed, added or taken away but by entries of the journal.
///
/// The chain of entries is recomputed, then every row of the ledger and the digest of every entry's rows, then what
/// stands now is drawn from the ledger again and compared.
struct JournalCheck {
  let session: any Session
  private(set) var findings: [Diagnostic] = []
  private var entries: [Int64: JournalLine] = [:]
  private var rows: [Int64: [Int64: [UInt8]]] = [:]
  /// Entries whose reason is empty and has no salt.
  private var withoutReason: Set<Int64> = []
  /// The people about whom rows of an entry were erased.
  private var erased: [Int64: Set<String>] = [:]
  private var broken: Set<Int64> = []

  private struct JournalLine {
    let act: Act
    let rows: Int
    let content: [UInt8]
  }

  init(_ session: any Session) throws(Diagnostic) {
    self.session = session
    try checkChain()
    for table in LedgerTable.allCases { try checkRows(of: table) }
    checkReasons()
    checkDigests()
    try checkStandings()
  }

  private mutating func checkChain() throws(Diagnostic) {
    var expected: Int64 = 1
    var previous: [UInt8] = []
    var broken: Set<Int64> = []
    var withoutReason: Set<Int64> = []
    var lines: [Int64: JournalLine] = [:]
    try session.each(
      """
      SELECT entry, at, actor, role, act, month, employee, item, reason, salt, reason_hash, details, rows, content, hash
      FROM journal ORDER BY entry
      """, []
    ) { row throws(Diagnostic) in
      let number = row.integer(0)
      let act = Act(
        row.text(4), by: row.text(2), as: row.text(3), at: row.text(1),
        month: row.optionalText(5).flatMap { Month($0) },
        employee: row.optionalText(6), item: row.optionalText(7), reason: row.text(8))
      let hash = Seal.entry(
        number, act, reason: row.bytes(10), details: row.text(11), rows: Int(row.integer(12)), content: row.bytes(13),
        previous: previous)
      // An erased reason has no salt, and the hash of what it was stays.
      let salt = row.optionalBytes(9)
      if salt == nil { withoutReason.insert(number) }
      let isReason = salt.map { Seal.reason(act.reason, salt: $0) == row.bytes(10) } ?? act.reason.isEmpty
      // A text that is no month would pass for none.
      let isMonth = row.optionalText(5) == act.month?.description
      if number != expected || hash != row.bytes(14) || !isReason || !isMonth { broken.insert(number) }
      expected = number + 1
      previous = row.bytes(14)
      lines[number] = JournalLine(act: act, rows: Int(row.integer(12)), content: row.bytes(13))
    }
    entries = lines
    (self.broken, self.withoutReason) = (broken, withoutReason)
  }

  /// A reason is gone only where a later entry erased what is on record about somebody the entry speaks of.
  private mutating func checkReasons() {
    let erasures = entries.filter { $0.value.act.name == Entry.erasure }
    for number in withoutReason {
      let about = erased[number, default: []].union([entries[number]?.act.employee].compactMap(\.self))
      let isErased = erasures.contains { $0.key > number && about.contains($0.value.act.employee ?? "") }
      if !isErased { broken.insert(number) }
    }
    findings =
      broken.sorted().map { Diagnostic(.journalBroken, ["entry": String($0)]) } + findings
  }

  private mutating func checkRows(of table: LedgerTable) throws(Diagnostic) {
    var changed: [(entry: Int64, line: Int64)] = []
    var hashes: [(entry: Int64, line: Int64, hash: [UInt8])] = []
    var erasedHere: [Int64: Set<String>] = [:]
    let entries = entries
    try session.each("SELECT * FROM \(table.rawValue)", []) { row throws(Diagnostic) in
      var values: [String: StoredValue] = [:]
      for (place, name) in row.columns.enumerated() { values[name] = row.value(place) }
      guard case .integer(let entry)? = values["entry"], case .integer(let line)? = values["line"],
        case .bytes(let hash)? = values["hash"]
      else { return }
      hashes.append((entry, line, hash))
      let isRight =
        switch (values["salt"], values["erased"]) {
        case (.bytes(let salt)?, .null?): Seal.row(table.rawValue, values, salt: salt) == hash
        case (.null?, .integer(let erasing)?):
          erasing > entry && entries[erasing]?.act.name == Entry.erasure
            && values["employee"] == .text(entries[erasing]?.act.employee ?? "")
            && table.personal.allSatisfy { values[$0] == .null }
        default: false
        }
      if !isRight { changed.append((entry, line)) }
      if case .integer? = values["erased"], case .text(let employee)? = values["employee"] {
        erasedHere[entry, default: []].insert(employee)
      }
    }
    erased.merge(erasedHere) { $0.union($1) }
    for row in hashes { rows[row.entry, default: [:]][row.line] = row.hash }
    for row in changed {
      findings.append(
        Diagnostic(
          .ledgerChanged, ["table": table.rawValue, "entry": String(row.entry), "line": String(row.line + 1)]))
    }
  }

  private mutating func checkDigests() {
    for (number, line) in entries.sorted(by: { $0.key < $1.key }) {
      let own = (rows[number] ?? [:]).sorted { $0.key < $1.key }
      let isWhole = own.map(\.key) == Array(0..<Int64(line.rows)) && Seal.content(own.map(\.value)) == line.content
      if !isWhole {
        findings.append(
          Diagnostic(
            .ledgerIncomplete, ["entry": String(number), "count": String(own.count), "expected": String(line.rows)]))
      }
    }
    for number in rows.keys.filter({ entries[$0] == nil }).sorted() {
      findings.append(
        Diagnostic(
          .ledgerIncomplete, ["entry": String(number), "count": String(rows[number]?.count ?? 0), "expected": "0"]))
    }
  }

  /// Lists are drawn from the ledger again, by the database itself: what is in one and not in the other is named.
  private mutating func checkStandings() throws(Diagnostic) {
    var differing: [String] = []
    let months = """
      SELECT month, state FROM month_step s WHERE NOT EXISTS (
        SELECT 1 FROM month_step l WHERE l.month = s.month
          AND (l.entry > s.entry OR (l.entry = s.entry AND l.line > s.line)))
      """
    let now = "SELECT month, state FROM month_now"
    // Of a locked month it is also put down how many sheets it has.
    let counted = """
      SELECT month, state FROM month_now n
      WHERE state = 'locked' AND sheets <> (SELECT COUNT(*) FROM sheet_now s WHERE s.month = n.month)
      """
    for sql in ["\(months) EXCEPT \(now)", "\(now) EXCEPT \(months)", counted] {
      try session.each("SELECT DISTINCT month FROM (\(sql)) d ORDER BY month", []) { row throws(Diagnostic) in
        differing.append(row.text(0))
      }
    }
    differing += try SheetsDrawn(session).differing()
    for subject in differing { findings.append(Diagnostic(.listDiffers, ["subject": subject])) }
  }
}

/// The sheets as the ledger has them, to compare the lists with.
private struct SheetsDrawn {
  let session: any Session

  init(_ session: any Session) { self.session = session }

  private struct Sheet: Hashable {
    var state = SheetState.waiting.rawValue
    var values: [StoredValue] = []
  }

  func differing() throws(Diagnostic) -> [String] {
    var drawn: [String: Sheet] = [:]
    try session.each(
      """
      SELECT month, employee, department, standing, score, grade, failed, complete, earned, total, entry FROM result
      WHERE adjusts = 0 ORDER BY entry, line
      """, []
    ) { row throws(Diagnostic) in
      drawn[row.text(0) + " " + row.text(1), default: Sheet()].values = (2...10).map { row.value($0) }
    }
    try session.each("SELECT month, employee, state, entry FROM sheet_step ORDER BY entry, line", []) {
      row throws(Diagnostic) in
      let key = row.text(0) + " " + row.text(1)
      let isDropped = row.text(2) == Records.dropped
      drawn[key]?.state = isDropped ? SheetState.waiting.rawValue : row.text(2)
      // A result that came after it made a new sheet.
      if isDropped, case .integer(let result)? = drawn[key]?.values.last, result < row.integer(3) { drawn[key] = nil }
    }
    var differing: Set<String> = []
    var seen: Set<String> = []
    try session.each(
      """
      SELECT month, employee, department, standing, score, grade, failed, complete, earned, total, result, state
      FROM sheet_now
      """, []
    ) { row throws(Diagnostic) in
      let key = row.text(0) + " " + row.text(1)
      seen.insert(key)
      if drawn[key] != Sheet(state: row.text(11), values: (2...10).map { row.value($0) }) { differing.insert(key) }
    }
    return differing.union(Set(drawn.keys).subtracting(seen)).sorted()
  }
}

extension RecordStore {
  /// What is wrong with the journal, the ledger and the lists drawn from it; empty where everything is as the journal
  /// says.
  public func check() throws(Diagnostic) -> [Diagnostic] {
    try engine.read { session throws(Diagnostic) in try JournalCheck(session).findings }
  }
}
