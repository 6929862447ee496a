public import Appraisal
public import Exact
public import Wording

/// A derivation on record.
public struct KeptDerivation: Hashable, Sendable {
  /// The month.
  public let month: Month
  /// The employee's id.
  public let employee: String
  /// The id of the department.
  public let department: String
  /// The entry of the journal that wrote it.
  public let entry: Int64
  /// The derivation as it was printed; nil once it was erased, or where its bytes are damaged.
  public let derivation: [UInt8]?
  /// The hash of these bytes.
  public let content: String
  /// The program that made it.
  public let program: String
}

extension Records {
  /// What the months before one left behind, by employee, in the order of time; what an adjustment changed counts as
  /// changed.
  ///
  /// - Parameter employees: of whom; nil for everybody.
  public func history(
    before month: Month, of employees: Set<String>? = nil
  ) throws(Diagnostic) -> [String: [PastMonth]] {
    // Later revisions come later and replace earlier ones of the same month.
    var latest: [String: [Month: PastMonth]] = [:]
    let sql = """
      SELECT employee, month, standing, score, conditions FROM result r
      WHERE month < ? AND entry <= ? AND \(Records.isNotDropped)
      """
    let arguments: [StoredValue] = [.text(month.description), .integer(last), .integer(last)]
    func take(_ row: any AnsweredRow) {
      guard employees?.contains(row.text(0)) ?? true, let past = Records.pastMonth(row) else { return }
      latest[row.text(0), default: [:]][past.month] = past
    }
    if let employees, employees.count <= 1_000 {
      for employee in employees.sorted() {
        try session.each(sql + " AND employee = ? ORDER BY entry, line", arguments + [.text(employee)]) {
          row throws(Diagnostic) in take(row)
        }
      }
    } else {
      try session.each(sql + " ORDER BY entry, line", arguments) { row throws(Diagnostic) in take(row) }
    }
    return latest.mapValues { $0.values.sorted { $0.month < $1.month } }
  }

  private static func pastMonth(_ row: any AnsweredRow) -> PastMonth? {
    guard let month = Month(row.text(1)), let standing = Subject.Standing(rawValue: row.text(2)) else { return nil }
    return PastMonth(
      month: month, standing: standing, score: row.optionalInteger(3).map { Points(hundredths: $0) },
      conditions: PastConditions.conditions(row.text(4)))
  }

  /// The standing derivation of everybody in a month, by employee id.
  public func derivations(of month: Month) throws(Diagnostic) -> [KeptDerivation] {
    try derivations("month = ?", [.text(month.description)]) { $0.employee }
  }

  /// The months that have results, whether or not they were opened, in order.
  public func monthsWithResults() throws(Diagnostic) -> [Month] {
    try session.all("SELECT DISTINCT month FROM result WHERE entry <= ? ORDER BY month", [.integer(last)]) { row in
      Month(row.text(0))
    }.compactMap(\.self)
  }

  /// The last result of everybody in a month that was adjusted after it was locked, by employee id: what later months
  /// look back at, and no sheet shows.
  public func adjustedDerivations(of month: Month) throws(Diagnostic) -> [KeptDerivation] {
    try derivations("month = ?", [.text(month.description)], adjusting: true) { $0.employee }
  }

  /// The standing derivation of one employee in a month.
  public func derivation(of employee: String, in month: Month) throws(Diagnostic) -> KeptDerivation? {
    try derivations("month = ? AND employee = ?", [.text(month.description), .text(employee)]) { $0.employee }.first
  }

  /// The standing derivations of one employee, month by month.
  public func derivations(of employee: String) throws(Diagnostic) -> [KeptDerivation] {
    try derivations("employee = ?", [.text(employee)]) { $0.month.description }
  }

  /// Every derivation of an employee's month, earliest first.
  public func revisions(of employee: String, in month: Month) throws(Diagnostic) -> [KeptDerivation] {
    try derivations("month = ? AND employee = ?", [.text(month.description), .text(employee)]) { String($0.entry) }
  }

  private func derivations(
    _ condition: String, _ arguments: [StoredValue], adjusting: Bool = false, by key: (KeptDerivation) -> String
  ) throws(Diagnostic) -> [KeptDerivation] {
    var standing: [String: KeptDerivation] = [:]
    try session.each(
      """
      SELECT month, employee, department, entry, derivation, content, program FROM result r
      WHERE \(condition) AND entry <= ? AND adjusts = ? AND \(Records.isNotDropped) ORDER BY entry, line
      """, arguments + [.integer(last), .integer(adjusting ? 1 : 0), .integer(last)]
    ) { row throws(Diagnostic) in
      guard let month = Month(row.text(0)) else { return }
      let kept = KeptDerivation(
        month: month, employee: row.text(1), department: row.text(2), entry: row.integer(3),
        derivation: row.optionalBytes(4).flatMap(Packed.unpack), content: row.text(5), program: row.text(6))
      standing[key(kept)] = kept
    }
    return standing.values.sorted { ($0.month, $0.employee, $0.entry) < ($1.month, $1.employee, $1.entry) }
  }
}
