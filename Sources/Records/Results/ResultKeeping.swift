internal import Appraisal
internal import Exact
public import Wording

/// The program that makes derivations; another one may print them differently without anything being wrong.
public enum ResultProgram {
  /// The format and the engine: `derivation-2.2`.
  public static let version = "derivation-\(Derivation.format).\(Derivation.engine)"

  /// The version of the engine that appraises here.
  public static let engine = Derivation.engine

  /// The format and the engine that a program's version says; nil where it is none, or newer than this one.
  static func parts(of program: String) -> (format: Int, engine: Int)? {
    let prefix = "derivation-"
    guard program.hasPrefix(prefix) else { return nil }
    let parts = program.dropFirst(prefix.count).split(separator: ".").map { Int($0) }
    guard parts.count == 2, let format = parts[0], let engine = parts[1], (1...Derivation.format).contains(format)
    else { return nil }
    return (format, engine)
  }

  /// The version of the engine that made a result, as its program says it; nil where that is not one of ours.
  public static func engine(of program: String) -> Int? { parts(of: program)?.engine }
}

extension Entry {
  /// Keeps results: one revision more of each whose derivation differs from the one on record.
  ///
  /// A result that another version of the program kept and that comes out the same by this one stays as it was kept.
  ///
  /// - Parameter adjusting: whether the sheets stay as they are, closed, and only later months see these results.
  /// - Returns: the employees whose results are new or different.
  @discardableResult
  public mutating func keep(_ results: [MonthResult], adjusting: Bool = false) throws(Diagnostic) -> [String] {
    try keep(results, adjusting: adjusting, program: ResultProgram.version)
  }

  /// Keeps results as a version of the program.
  mutating func keep(_ results: [MonthResult], adjusting: Bool, program: String) throws(Diagnostic) -> [String] {
    var changed: [String] = []
    for result in results {
      var values = result.values
      let latest = try session.first(
        """
        SELECT content, department, program FROM result r WHERE month = ? AND employee = ? AND \(Records.isNotDropped)
        ORDER BY entry DESC LIMIT 1
        """, [.text(result.month.description), .text(result.employee), .integer(number)]
      ) { (content: $0.text(0), department: $0.text(1), program: $0.text(2)) }
      if let latest, latest.department == result.department, result.says(latest.content, by: latest.program) {
        continue
      }
      values["derivation"] = .bytes(Packed.pack(result.derivation))
      values["program"] = .text(program)
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
  /// Whether a program that kept a content would have kept the same for this result.
  fileprivate func says(_ content: String, by program: String) -> Bool {
    if ContentHash(of: derivation).description == content { return true }
    guard program != ResultProgram.version, let printed = derivation(asPrintedBy: program) else { return false }
    return ContentHash(of: printed).description == content
  }

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
