import Exact
import Scheme
import Wording

/// Rules about several months (form 1, note 4; form 2, note 1).
struct MonthsCounted {
  let sheet: SchemeSheet
  let month: Month
  /// Before this month the company kept no records; nothing counts.
  let recordsBegin: Month

  /// What a month says about a rule.
  private enum Verdict: Hashable {
    case holds
    case fails
    /// On leave, on probation or voided: neither counts, and a row of months begins anew.
    case interrupts
    case unknown
  }

  func node(_ rule: OverTimeRule, _ scoring: Scoring, results: Evaluation) -> Node {
    var node = Node(rule.id, .overTime, name: rule.name, scheme: sheet.place, line: rule.line, state: .idle)
    let held = scoring.subject.standing.isAppraised ? results.holds(rule.condition) : nil
    node.formula = rule.condition.text
    node.inputs = sheet.inputs(of: rule.condition, scoring.facts)
    node.trials = [
      Node.Trial(rule.condition.text, held: held, yields: rule.effect.rawValue, line: rule.condition.line)
    ]
    let verdicts = verdicts(rule, scoring.subject, now: verdict(rule, scoring.subject.standing, held))
    let rows = ends(rule, verdicts).map { row(endingAt: $0, verdicts) }
    let year = inYear(verdicts)
    let isRow = { (length: Int) in rule.consecutive.map { length >= $0 } ?? false }
    let isYear = { (count: Int) in rule.inCalendarYear.map { count >= $0 } ?? false }
    let isMet = rows.contains { isRow($0.certain.count) } || isYear(year.certain.count)
    let mayBeMet = rows.contains { isRow($0.possible) } || isYear(year.possible)
    // The months behind it: every row that was long enough, else the one that is growing, and those of the year.
    let long = rows.filter { isRow($0.certain.count) }.flatMap(\.certain)
    let counted = long.isEmpty ? rows.first?.certain ?? [] : long
    let months = Set(counted + (rule.inCalendarYear == nil ? [] : year.certain)).sorted()
    let unknown = verdicts.filter { $0.verdict == .unknown }.map(\.month).sorted()
    node.reason = .monthsCounted
    node.state = isMet ? .failed : mayBeMet ? .missing : .idle
    node.details = [
      "row": String(row(endingAt: 0, verdicts).certain.count), "year": String(year.certain.count),
      "effect": rule.effect.rawValue, "row_limit": rule.consecutive.map(String.init) ?? "—",
      "year_limit": rule.inCalendarYear.map(String.init) ?? "—",
      "months": months.map(\.description).joined(separator: ", "),
      "unknown": unknown.map(\.description).joined(separator: ", "),
    ]
    // Months without a record are before somebody was hired, or were lost: the day of hiring tells which.
    if mayBeMet, !isMet, scoring.subject.hired == nil, unknown.contains(where: { $0 < month }) {
      node.details["hired"] = Missing.Reason.notGiven.rawValue
    }
    return node
  }

  /// Where a row may end to count now, as places among the verdicts: a year's bonus that was forfeited in an earlier
  /// month of the year stays forfeited, anything else asks for a row that ends in this month.
  private func ends(_ rule: OverTimeRule, _ verdicts: [(month: Month, verdict: Verdict)]) -> [Int] {
    guard rule.effect == .yearEndBonusForfeited else { return [0] }
    return verdicts.indices.filter { verdicts[$0].month.year == month.year }
  }

  private func verdict(_ rule: OverTimeRule, _ standing: Subject.Standing, _ held: Bool?) -> Verdict {
    switch standing {
    case .leave, .voided: return .interrupts
    case .probation: if rule.afterConfirmation { return .interrupts }
    case .regular: break
    }
    return held.map { $0 ? .holds : .fails } ?? .unknown
  }

  /// The months from this one backwards: as far as a row can reach, and for what lasts to the end of the year, as far as
  /// a row that ended in January.
  private func verdicts(
    _ rule: OverTimeRule, _ subject: Subject, now: Verdict
  ) -> [(month: Month, verdict: Verdict)] {
    let row = max(rule.consecutive ?? 1, 1)
    let needsYear = rule.inCalendarYear != nil || rule.effect == .yearEndBonusForfeited
    let rowsOfYear = rule.effect == .yearEndBonusForfeited ? month.number + row - 1 : row
    let reach = max(row, rowsOfYear, needsYear ? month.number : 0)
    let first = max(recordsBegin, subject.hired ?? recordsBegin)
    var verdicts = [(month: month, verdict: now)]
    for back in 1..<max(2, reach) {
      let past = month.advanced(by: -back)
      guard past >= first else { break }
      let record = subject.history.last { $0.month == past }
      verdicts.append((past, record.map { verdict(rule, $0.standing, $0.conditions[rule.id]) } ?? .unknown))
    }
    return verdicts
  }

  /// The row of months up to one of them: those that certainly count, and how many there could be.
  private func row(
    endingAt place: Int, _ verdicts: [(month: Month, verdict: Verdict)]
  ) -> (certain: [Month], possible: Int) {
    let back = verdicts[place...]
    let certain = back.prefix { $0.verdict == .holds }.map(\.month)
    return (certain.reversed(), back.prefix { $0.verdict == .holds || $0.verdict == .unknown }.count)
  }

  private func inYear(_ verdicts: [(month: Month, verdict: Verdict)]) -> (certain: [Month], possible: Int) {
    let year = verdicts.filter { $0.month.year == month.year }
    return (
      year.filter { $0.verdict == .holds }.map(\.month).sorted(),
      year.count { $0.verdict == .holds || $0.verdict == .unknown }
    )
  }
}
