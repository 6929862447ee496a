/// The lanes of the pay as formulas, in the order of the law; a lane that waits for something keeps those after it open.
struct LaneFormulas {
  let entries: FormCells.Pay
  let words: CellWords

  private var open: String { SheetFormula.quoted(words.undecided) }

  private func known(_ cells: [String], _ formula: String) -> String {
    "IF(AND(\(cells.map { "ISNUMBER(\($0))" }.joined(separator: ","))),\(formula),\(open))"
  }

  /// The sum of some steps; 0 where there are none.
  func sum(_ cells: [String]) -> String {
    cells.isEmpty ? "0" : known(cells, "ROUND(\(cells.joined(separator: "+")),2)")
  }

  /// The wage of the month before compensation: fixed wage, pay earned, rewards, less penalties.
  func before(earned: String, rewards: String, penalties: String) -> String {
    known([earned, rewards, penalties], "ROUND(\(entries.wage)+\(earned)+\(rewards)-\(penalties),2)")
  }

  /// 工资支付暂行规定 art. 16: at most 20 % of the wage, and what remains is not below the minimum wage.
  func deducted(due: String, before: String) -> String {
    let least = "MIN(\(due),ROUND(\(before)*\(entries.lossCap),2),ROUND(\(before)-\(entries.minimumWage),2))"
    let capped = "IF(ISNUMBER(\(before)),MAX(0,\(least)),\(open))"
    let clause = "IF(\(entries.clause)=\(SheetFormula.quoted(words.yes)),\(capped),0)"
    return known([due], "IF(\(due)<=0,0,\(clause))")
  }

  func heldBack(due: String, deducted: String) -> String {
    known([due, deducted], "ROUND(\(due)-\(deducted),2)")
  }

  /// 劳动法 art. 48 and 劳动合同法 art. 20: what lacks to the minimum wage, on probation also to 80 % of the agreed one.
  func topUp(before: String, deducted: String) -> String {
    let probation =
      "IF(\(entries.probation)=\(SheetFormula.quoted(words.yes)),ROUND(\(entries.wage)*\(entries.probationFloor),2),0)"
    let least = "MAX(\(entries.minimumWage),\(probation))"
    return "IF(AND(ISNUMBER(\(before)),ISNUMBER(\(deducted))),MAX(0,ROUND(\(least)-(\(before)-\(deducted)),2)),\(open))"
  }
}
