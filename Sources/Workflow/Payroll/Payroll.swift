internal import Appraisal
public import Exact
internal import Intake
internal import Records
public import Wording

/// What a month pays, line by line: the lanes of its sheets and what is paid in it for earlier months (工资表).
public struct Payroll: Sendable {
  /// The month.
  public let month: Month
  /// What the month's state is called.
  public let state: Bilingual
  /// Whether the month was published, so that people have seen what they are paid.
  public let isFinal: Bool
  /// One line for everybody appraised, and for whoever is paid for earlier months alone.
  public let lines: [PayrollLine]
  /// What there is to say beside it: appeals that are not decided yet, lines that are not.
  public let remarks: [Diagnostic]

  /// The sum of a column; nil while a line is undecided.
  public func sum(of field: PayrollField) -> Fen? {
    var total = Fen.zero
    for line in lines {
      guard let amount = field.amount(of: line) else {
        // Whoever is paid for earlier months alone, or not appraised, has no lanes to wait for.
        if !line.hasLanes { continue }
        return nil
      }
      guard let sum = try? total + amount else { return nil }
      total = sum
    }
    return total
  }
}

extension Desk {
  /// What a month pays (工资表): finance and HR take it to the payroll system.
  ///
  /// - Parameter draft: whether a month that was not published yet is taken too; it is marked as not final.
  /// - Throws: `NOT-ALLOWED`, `MONTH-NOT-OPENED`, `MONTH-STATE` before the month was computed, `PAYROLL-NOT-FINAL`.
  public func payroll(of month: Month, draft: Bool = false) throws(Diagnostic) -> Payroll {
    let (state, adjustments, people, open) = try store.read { records throws(Diagnostic) in
      try require(.takePayroll, about: nil, in: month, records)
      let state = try records.require(month, in: .provisional ... .locked, for: .takePayroll)
      guard draft || state >= .published else {
        throw Diagnostic(
          .payrollNotFinal, at: Place(month: month.description), ["month": month.description],
          words: ["state": state.name])
      }
      return (
        state, try records.adjustments().filter { $0.paidIn == month }, try records.people(on: month.lastDay),
        try records.openAppeals(of: month)
      )
    }
    guard let standing = try office.kept(month) else {
      throw Diagnostic(
        .monthNotOpened, at: Place(month: month.description), ["month": month.description],
        words: ["deed": Deed.takePayroll.name])
    }
    var owed: [String: Fen] = [:]
    for adjustment in adjustments {
      owed[adjustment.employee] = try Payroll.sum(owed[adjustment.employee] ?? .zero, adjustment)
    }
    var lines: [PayrollLine] = []
    for derivation in standing.derivations {
      lines.append(
        PayrollLine(
          employee: derivation.employee, name: derivation.name, department: derivation.department,
          post: standing.post(of: derivation.employee) ?? "", standing: derivation.standing, points: derivation.points,
          grade: derivation.points == nil ? "" : derivation.grade?.name.chinese ?? "",
          wage: standing.wage(of: derivation), pay: derivation.pay,
          adjustments: owed.removeValue(forKey: derivation.employee) ?? .zero))
    }
    for (employee, amount) in owed.sorted(by: { $0.key < $1.key }) {
      let person = people.first { $0.employee == employee }
      let department = company.settings.departments.first { $0.id == person?.department }?.name
      lines.append(
        PayrollLine(
          employee: employee, name: person?.name ?? "", department: department ?? person?.department ?? "",
          post: person?.post ?? "", standing: nil, points: nil, grade: "", wage: nil, pay: nil, adjustments: amount))
    }
    var remarks: [Diagnostic] = []
    if !open.isEmpty {
      remarks.append(
        Diagnostic(
          .payrollAppeals, at: Place(month: month.description),
          ["month": month.description, "ids": open.map(\.id).joined(separator: ", ")]))
    }
    return Payroll(
      month: month, state: state.name, isFinal: state >= .published, lines: lines,
      remarks: remarks + standing.remarks + Payroll.undecided(lines, month))
  }
}

extension Payroll {
  /// - Throws: `RECORDS-DAMAGED` where amounts do not fit any more.
  fileprivate static func sum(_ sum: Fen, _ adjustment: Adjustment) throws(Diagnostic) -> Fen {
    guard let next = try? sum + adjustment.amount else {
      throw Diagnostic(.recordsDamaged, ["why": adjustment.id])
    }
    return next
  }

  fileprivate static func undecided(_ lines: [PayrollLine], _ month: Month) -> [Diagnostic] {
    let open = lines.filter { $0.gross == nil }.map(\.employee)
    guard !open.isEmpty else { return [] }
    return [
      Diagnostic(
        .payrollUndecided, at: Place(month: month.description),
        [
          "month": month.description, "count": String(open.count),
          "first": open.prefix(5).joined(separator: ", "),
        ])
    ]
  }
}
