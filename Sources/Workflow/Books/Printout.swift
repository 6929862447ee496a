public import Exact
internal import Intake
internal import Records
public import Wording

/// A month as it stands on record, with what is paid in it for earlier months.
public struct Printout {
  /// The month with its derivations; nil for who may not see the comments in them.
  public let month: KeptMonth?
  /// One line per item and one `total` (scores.csv).
  public let scoresCSV: [UInt8]
  /// One line per employee, amounts in fen (pay.csv).
  public let payCSV: [UInt8]
  /// What is paid in it, or taken back, for earlier months: one line each, amounts in fen (adjustments.csv).
  public let adjustmentsCSV: [UInt8]
  /// What there is to say beside it.
  public let remarks: [Diagnostic]
}

extension Desk {
  /// A month as it stands, to be printed: with derivations for whom they are meant, else its tables.
  ///
  /// - Throws: `NOT-ALLOWED` to whom amounts are not for, `MONTH-NOT-OPENED`, `MONTH-STATE` before it was computed.
  public func printout(of month: Month) throws(Diagnostic) -> Printout {
    try store.read { records throws(Diagnostic) in
      try require(.seePay, about: nil, in: month, records)
      guard reach(.seePay) == .everybody else {
        throw notAllowed(.seePay)
      }
      try records.require(month, in: .provisional ... .locked, for: .seePay)
    }
    guard let standing = try office.kept(month) else {
      throw Diagnostic(
        .monthNotOpened, at: Place(month: month.description), ["month": month.description],
        words: ["deed": Deed.seePay.name])
    }
    let adjustments = try store.read { records throws(Diagnostic) in try records.adjustments() }
    var table = CSVText([
      "paid_in", "adjustment", "month", "employee_id", "amount_cents", "cause", "points_before", "points_after",
    ])
    for adjustment in adjustments where adjustment.paidIn == month {
      table.row([
        month.description, adjustment.id, adjustment.month.description, adjustment.employee,
        String(adjustment.amount.amount), adjustment.cause.rawValue, adjustment.pointsBefore?.text ?? "",
        adjustment.pointsAfter?.text ?? "",
      ])
    }
    let derivations = standing.derivations
    return Printout(
      month: reach(.seeComments) == .everybody ? standing : nil,
      scoresCSV: ResultTables.scores(derivations), payCSV: ResultTables.pay(derivations), adjustmentsCSV: table.bytes,
      remarks: standing.remarks)
  }
}
