internal import Appraisal
internal import Exact
public import Wording

/// The program that makes derivations; another one may print them differently without anything being wrong.
public enum ResultProgram {
  /// Raised whenever the same facts give other bytes than before.
  public static let version = "derivation-\(Derivation.format).1"
}

extension Entry {
  /// Keeps results: one revision more of each whose derivation differs from the one on record.
  ///
  /// - Parameter adjusting: whether the sheets stay as they are, closed, and only later months see these results.
  /// - Returns: the employees whose results are new or different.
  @discardableResult
  public mutating func keep(_ results: [MonthResult], adjusting: Bool = false) throws(Diagnostic) -> [String] {
    var changed: [String] = []
    for result in results {
      var values = result.values
      let latest = try session.first(
        """
        SELECT content, department FROM result r WHERE month = ? AND employee = ? AND \(Records.isNotDropped)
        ORDER BY entry DESC LIMIT 1
        """, [.text(result.month.description), .text(result.employee), .integer(number)]
      ) { (content: $0.text(0), department: $0.text(1)) }
      if let latest, .text(latest.content) == values["content"], latest.department == result.department { continue }
      values["derivation"] = .bytes(Packed.pack(result.derivation))
      values["program"] = .text(ResultProgram.version)
      values["adjusts"] = .integer(adjusting ? 1 : 0)
      try add(.result, values)
      if !adjusting { try showResult(result) }
      changed.append(result.employee)
    }
    return changed
  }

  /// The sheet as it stands now, its state left as it is.
  private func showResult(_ result: MonthResult) throws(Diagnostic) {
    try session.run(
      """
      INSERT INTO sheet_now (month, employee, name, department, assessor, state, standing, score, grade, failed, complete,
        earned, total, result)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (month, employee) DO UPDATE SET name = excluded.name, department = excluded.department,
        assessor = excluded.assessor, standing = excluded.standing, score = excluded.score, grade = excluded.grade,
        failed = excluded.failed, complete = excluded.complete, earned = excluded.earned, total = excluded.total,
        result = excluded.result
      """,
      [
        .text(result.month.description), .text(result.employee), .text(result.name), .text(result.department),
        .optional(result.assessor), .text(SheetState.waiting.rawValue), .text(result.past.standing.rawValue),
        .optional(result.past.score?.hundredths), .optional(result.grade), .integer(result.isFailed ? 1 : 0),
        .integer(result.isComplete ? 1 : 0), .optional(result.earned?.amount), .optional(result.total?.amount),
        .integer(number),
      ])
  }
}

extension MonthResult {
  /// What the ledger says of it, column by column, but for the derivation's own bytes.
  var values: [String: StoredValue] {
    [
      "month": .text(month.description), "employee": .text(employee), "department": .text(department),
      "standing": .text(past.standing.rawValue), "score": .optional(past.score?.hundredths), "grade": .optional(grade),
      "failed": .integer(isFailed ? 1 : 0), "complete": .integer(isComplete ? 1 : 0),
      "earned": .optional(earned?.amount), "total": .optional(total?.amount),
      "conditions": .text(PastConditions.text(past.conditions)),
      "content": .text(ContentHash(of: derivation).description),
    ]
  }
}

/// Whether the conditions of rules about several months held, as text: `no-year-end-bonus=0;warning=1`.
enum PastConditions {
  static func text(_ conditions: [String: Bool]) -> String {
    conditions.sorted { $0.key < $1.key }.map { $0.key + ($0.value ? "=1" : "=0") }.joined(separator: ";")
  }

  static func conditions(_ text: String) -> [String: Bool] {
    var conditions: [String: Bool] = [:]
    for entry in text.split(separator: ";") { conditions[String(entry.dropLast(2))] = entry.hasSuffix("=1") }
    return conditions
  }
}
