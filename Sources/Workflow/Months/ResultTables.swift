public import Appraisal
internal import Exact
internal import Intake
internal import Wording

/// The results of a month as tables: scores.csv and pay.csv.
public enum ResultTables {
  /// One line per item and one `total`: month, employee_id, item, max_points, points, value, state.
  public static func scores(_ derivations: [Derivation]) -> [UInt8] {
    var table = CSVText(["month", "employee_id", "item", "max_points", "points", "value", "state"])
    for derivation in derivations {
      let month = derivation.month.description
      for item in derivation.items {
        table.row([
          month, derivation.employee, item.id, item.maximum?.text ?? "", item.points?.text ?? "",
          item.value?.value.map { $0.decimal(places: 4) } ?? "", item.state.rawValue,
        ])
      }
      for deduction in derivation.deductions {
        table.row([
          month, derivation.employee, deduction.id, "0.00", deduction.points?.text ?? "", "", deduction.state.rawValue,
        ])
      }
      guard let score = derivation.score else { continue }
      let state: Node.State =
        switch (derivation.pay.earned?.state, score.state) {
        case (.failed, _): .failed
        case (_, .idle): .waived
        case (_, let state): state
        }
      table.row([
        month, derivation.employee, "total", score.maximum?.text ?? "", score.points?.text ?? "", "", state.rawValue,
      ])
    }
    return table.bytes
  }

  /// One line per employee, amounts in fen; what is missing stays empty and is never 0.
  public static func pay(_ derivations: [Derivation]) -> [UInt8] {
    var table = CSVText([
      "month", "employee_id", "score", "grade", "base_cents", "earned_cents", "rewards_cents", "penalties_cents",
      "loss_due_cents", "loss_deducted_cents", "loss_held_back_cents", "floor_topup_cents", "total_cents",
    ])
    for derivation in derivations {
      let pay = derivation.pay
      func cents(_ amount: Fen?) -> String { amount.map { String($0.amount) } ?? "" }
      table.row([
        derivation.month.description, derivation.employee, derivation.points?.text ?? "",
        derivation.points == nil ? "" : derivation.grade?.name.chinese ?? "", cents(pay.base.amount),
        cents(pay.earned?.amount), cents(pay.rewardTotal), cents(pay.penaltyTotal), cents(pay.lossDue),
        cents(pay.lossDeducted), cents(pay.lossHeldBack), cents(pay.floorTopUp), cents(pay.total),
      ])
    }
    return table.bytes
  }
}
