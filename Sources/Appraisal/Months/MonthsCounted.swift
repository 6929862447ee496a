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
    let row = inRow(verdicts)
    let year = inYear(verdicts)
    let isMet =
      rule.consecutive.map { row.certain.count >= $0 } ?? false
      || rule.inCalendarYear.map { year.certain.count >= $0 } ?? false
    let mayBeMet =
      rule.consecutive.map { row.possible >= $0 } ?? false || rule.inCalendarYear.map { year.possible >= $0 } ?? false
    let months = rule.inCalendarYear == nil ? row.certain : Array(Set(row.certain + year.certain)).sorted()
    node.reason = .monthsCounted
    node.state = isMet ? .failed : mayBeMet ? .missing : .idle
    node.details = [
      "row": String(row.certain.count), "year": String(year.certain.count), "effect": rule.effect.rawValue,
      "row_limit": rule.consecutive.map(String.init) ?? "—", "year_limit": rule.inCalendarYear.map(String.init) ?? "—",
      "months": months.map(\.description).joined(separator: ", "),
      "unknown": verdicts.filter { $0.verdict == .unknown }.map(\.month.description).joined(separator: ", "),
    ]
    return node
  }

  private func verdict(_ rule: OverTimeRule, _ standing: Subject.Standing, _ held: Bool?) -> Verdict {
    switch standing {
    case .leave, .voided: return .interrupts
    case .probation: if rule.afterConfirmation { return .interrupts }
    case .regular: break
    }
    return held.map { $0 ? .holds : .fails } ?? .unknown
  }

  /// The months from this one backwards, to January or as far as a row can reach.
  private func verdicts(
    _ rule: OverTimeRule, _ subject: Subject, now: Verdict
  ) -> [(month: Month, verdict: Verdict)] {
    let reach = max(rule.consecutive ?? 0, rule.inCalendarYear == nil ? 0 : month.number)
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

  private func inRow(_ verdicts: [(month: Month, verdict: Verdict)]) -> (certain: [Month], possible: Int) {
    var certain: [Month] = []
    for entry in verdicts {
      guard entry.verdict == .holds else { break }
      certain.append(entry.month)
    }
    let possible = verdicts.prefix { $0.verdict == .holds || $0.verdict == .unknown }.count
    return (certain.reversed(), possible)
  }

  private func inYear(_ verdicts: [(month: Month, verdict: Verdict)]) -> (certain: [Month], possible: Int) {
    let year = verdicts.filter { $0.month.year == month.year }
    return (
      year.filter { $0.verdict == .holds }.map(\.month).sorted(),
      year.count { $0.verdict == .holds || $0.verdict == .unknown }
    )
  }
}
