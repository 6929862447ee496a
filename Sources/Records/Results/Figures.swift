public import Appraisal
public import Exact
public import Wording

extension Entry {
  /// Keeps the figures of a month, of everybody whose figures are new or different.
  ///
  /// - Returns: the employees whose figures changed.
  @discardableResult
  public mutating func keep(
    figures: [String: [String: Fact]], of month: Month
  ) throws(Diagnostic) -> [String] {
    let kept = try records.figures(of: month)
    var changed: [String] = []
    for (employee, facts) in figures.sorted(by: { $0.key < $1.key }) where kept[employee] != facts {
      try add(
        .figure,
        [
          "month": .text(month.description), "employee": .text(employee),
          "facts": .bytes(Packed.pack(Array(FactText.text(facts).utf8))),
        ])
      changed.append(employee)
    }
    return changed
  }
}

extension Records {
  /// The figures of a month as they stand, by employee and measure.
  ///
  /// - Parameter employees: of whom; nil for everybody.
  public func figures(
    of month: Month, about employees: Set<String>? = nil
  ) throws(Diagnostic) -> [String: [String: Fact]] {
    var packed: [String: [UInt8]] = [:]
    let sql = "SELECT employee, facts FROM figure WHERE month = ? AND entry <= ?"
    func take(_ row: any AnsweredRow) { packed[row.text(0)] = row.bytes(1) }
    if let employees {
      for employee in employees.sorted() {
        try session.each(
          sql + " AND employee = ? ORDER BY entry, line",
          [.text(month.description), .integer(last), .text(employee)]
        ) { row throws(Diagnostic) in take(row) }
      }
    } else {
      try session.each(sql + " ORDER BY entry, line", [.text(month.description), .integer(last)]) {
        row throws(Diagnostic) in take(row)
      }
    }
    return packed.compactMapValues { bytes in
      Packed.unpack(bytes).flatMap { FactText.facts(String(decoding: $0, as: UTF8.self)) }
    }
  }
}
