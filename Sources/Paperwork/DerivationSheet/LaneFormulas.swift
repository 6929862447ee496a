/// The lanes of the pay as formulas, in the order of the law; a lane that waits for something keeps those after it open.
struct LaneFormulas {
  let entries: FormCells.Pay
  let words: CellWords
  /// Whether a scheme decides performance pay, which is then part of the agreed wage.
  let earnsPerformancePay: Bool

  private var agreed: [String] { [entries.wage] + (earnsPerformancePay ? [entries.base] : []) }

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
    known(
      [entries.wage, earned, rewards, penalties], "ROUND(\(entries.wage)+\(earned)+\(rewards)-\(penalties),2)")
  }

  /// 工资支付暂行规定 art. 16: at most 20 % of the wage, rounded down, and what remains is not below the floor.
  func deducted(due: String, before: String) -> String {
    let cap = SheetFormula.floorOfFen("\(before)*\(entries.lossCap)")
    let least = "MIN(\(due),\(cap),ROUND(\(before)-\(floor),2))"
    let capped = "IF(AND(ISNUMBER(\(before)),\(isFloorKnown)),MAX(0,\(least)),\(open))"
    let clause = "IF(\(entries.clause)=\(SheetFormula.quoted(words.yes)),\(capped),0)"
    return known([due], "IF(\(due)<=0,0,\(clause))")
  }

  func heldBack(due: String, deducted: String) -> String {
    known([due, deducted], "ROUND(\(due)-\(deducted),2)")
  }

  /// 劳动法 art. 48 and 劳动合同法 art. 20: what lacks to the floor; nothing where no pay is agreed at all.
  func topUp(before: String, deducted: String) -> String {
    let known = "ISNUMBER(\(before)),ISNUMBER(\(deducted)),\(isFloorKnown)"
    let lacking = "IF(AND(\(known)),MAX(0,ROUND(\(floor)-(\(before)-\(deducted)),2)),\(open))"
    return "IF(\(entries.noPay)=\(SheetFormula.quoted(words.yes)),0,\(lacking))"
  }

  private var isOnProbation: String { "\(entries.probation)=\(SheetFormula.quoted(words.yes))" }

  private var isFloorKnown: String {
    "ISNUMBER(\(entries.minimumWage)),OR(\(entries.probation)<>\(SheetFormula.quoted(words.yes)),"
      + "AND(\(agreed.map { "ISNUMBER(\($0))" }.joined(separator: ","))))"
  }

  /// The least that must remain: the minimum wage, on probation also 80 % of the agreed wage, rounded up.
  private var floor: String {
    let share = SheetFormula.ceilingOfFen("(\(agreed.joined(separator: "+")))*\(entries.probationFloor)")
    return "MAX(\(entries.minimumWage),IF(\(isOnProbation),\(share),0))"
  }
}
