internal import Appraisal
internal import Exact
internal import Wording

/// Takes the results of version 1 over into the ledger, the latest revision of each, as one entry of the journal.
enum MonthResultsTakenOver {
  static func run(_ session: any Session) throws(Diagnostic) {
    var entry = try Entry(
      Act("take_over", by: "kaohe", as: "", at: "1970-01-01 00:00:00", reason: "structure 1 → 2"), session)
    let rows = try session.all(
      """
      SELECT month, employee, standing, score_hundredths, conditions, derivation FROM month_result
      ORDER BY month, employee, revision
      """
    ) { row in
      (
        key: row.text(0) + " " + row.text(1),
        values: [
          "month": .text(row.text(0)), "employee": .text(row.text(1)), "department": .text(""),
          "standing": .text(row.text(2)), "score": .optional(row.optionalInteger(3)), "failed": .integer(0),
          "complete": .integer(row.optionalInteger(3) == nil ? 0 : 1), "conditions": .text(row.text(4)),
          "derivation": .bytes(Packed.pack(row.bytes(5))),
          "content": .text(ContentHash(of: row.bytes(5)).description), "program": .text("derivation-1.0"),
          "adjusts": .integer(0),
        ] as [String: StoredValue]
      )
    }
    for (number, row) in rows.enumerated() {
      // Of several revisions the last stands.
      if number + 1 < rows.count, rows[number + 1].key == row.key { continue }
      try entry.add(.result, row.values)
      try session.run(
        """
        INSERT INTO sheet_now (month, employee, name, department, state, standing, score, failed, complete, result)
        VALUES (?, ?, '', '', ?, ?, ?, 0, ?, ?)
        """,
        [
          row.values["month"] ?? .null, row.values["employee"] ?? .null, .text(SheetState.waiting.rawValue),
          row.values["standing"] ?? .null, row.values["score"] ?? .null, row.values["complete"] ?? .null,
          .integer(entry.number),
        ])
    }
    _ = try entry.close()
    try session.run("DROP TABLE month_result", [])
  }
}
