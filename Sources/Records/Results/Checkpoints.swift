internal import Appraisal
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
    guard let first = try firstComputation(of: month) else { return nil }
    let kept = try session.first(
      "SELECT MAX(entry) FROM result WHERE month = ? AND adjusts = 0 AND entry <= ?",
      [.text(month.description), .integer(last)]
    ) { $0.optionalInteger(0) }.flatMap(\.self)
    return max(first, kept ?? first)
  }

  /// The last result of everybody in a month as the ledger has it, adjustments included.
  public func keptResults(of month: Month) throws(Diagnostic) -> [String: KeptResult] {
    var kept: [String: KeptResult] = [:]
    try session.each(
      """
      SELECT * FROM result r WHERE month = ? AND entry <= ? AND erased IS NULL AND \(Records.isNotDropped)
      ORDER BY entry, line
      """, [.text(month.description), .integer(last), .integer(last)]
    ) { row throws(Diagnostic) in
      var values: [String: StoredValue] = [:]
      for (place, name) in row.columns.enumerated() { values[name] = row.value(place) }
      guard case .text(let employee)? = values["employee"], case .text(let program)? = values["program"],
        case .integer(let entry)? = values["entry"]
      else { return }
      kept[employee] = KeptResult(employee: employee, program: program, entry: entry, values: values)
    }
    return kept
  }

  /// Whether figures or results of a month were erased, without which nobody's can be computed again.
  public func hasErasures(in month: Month) throws(Diagnostic) -> Bool {
    for table in ["figure", "result"] {
      let sql = "SELECT COUNT(*) FROM \(table) WHERE month = ? AND erased IS NOT NULL"
      if try session.first(sql, [.text(month.description)], { $0.integer(0) }) ?? 0 > 0 { return true }
    }
    return false
  }

  /// The last entry of the journal and its hash; nil where there is none.
  public func head() throws(Diagnostic) -> (entry: Int64, hash: ContentHash)? {
    try session.first(
      "SELECT entry, hash FROM journal WHERE entry <= ? ORDER BY entry DESC LIMIT 1", [.integer(last)]
    ) { ($0.integer(0), ContentHash(bytes: $0.bytes(1))) }
  }
}

/// A result as the ledger has it, to be held against one that was computed again.
public struct KeptResult {
  /// Whose.
  public let employee: String
  /// The program that made it.
  public let program: String
  /// The entry that wrote it.
  public let entry: Int64
  fileprivate let values: [String: StoredValue]

  /// Whether its derivation closes with the hash of all that it says; that of a program that is not known here is taken as
  /// it is.
  public var isClosed: Bool {
    guard case .bytes(let packed)? = values["derivation"], let printed = Packed.unpack(packed) else { return false }
    guard values["content"] == .text(ContentHash(of: printed).description) else { return false }
    return ResultProgram.parts(of: program) == nil || Derivation.hashFits(printed)
  }

  /// Whether every column, and the derivation to the byte, says what a result says that was computed again; where another
  /// version of the program kept it, as that version would have printed it.
  public func says(theSameAs result: MonthResult?) -> Bool {
    guard let result, case .bytes(let packed)? = values["derivation"],
      let printed = result.derivation(asPrintedBy: program), Packed.unpack(packed) == printed,
      values["content"] == .text(ContentHash(of: printed).description)
    else { return false }
    return result.values.allSatisfy { key, value in key == "content" || values[key] == value }
  }
}
