import Appraisal
import Exact
import Wording
import Workflow

/// What a run came to, in a few lines: how many were scored, who waits for what, and the money.
struct MonthSummary {
  let month: Month
  let derivations: [Derivation]

  func print(to speaker: Speaker) {
    let scored = derivations.filter { $0.points != nil }
    let waiting = derivations.filter { !$0.isComplete }
    let failed = derivations.filter { $0.pay.earned?.state == .failed }
    let earned = derivations.compactMap(\.pay.total).reduce(Fen.zero) { sum, next in (try? sum + next) ?? sum }
    // What waits is not 0: the sum says how many are not in it.
    let without = derivations.count { $0.standing.isAppraised && $0.pay.total == nil }
    speaker.say(
      "\(month)：\(derivations.count) 人，\(scored.count) 人有分数，\(failed.count) 人不合格，"
        + "\(waiting.count) 人待补；浮动工资合计 \(earned.text) 元" + (without == 0 ? "" : "（不含金额未定的 \(without) 人）"),
      "\(month): \(derivations.count) people, \(scored.count) scored, \(failed.count) failed, "
        + "\(waiting.count) waiting; variable pay \(earned.text) yuan in all"
        + (without == 0 ? "" : " (without \(without) whose amount is open)"))
    for derivation in waiting {
      let days = [derivation.pay.proration].compactMap(\.self).filter { $0.state == .missing }
      let undecided = derivation.missingItems + derivation.pay.undecided + days
      let terms = derivation.pay.missingAmounts.map { ReasonText.term($0) }
      let names = (undecided.map(\.name) + terms).map { $0.text(in: speaker.language) }.joined(separator: ", ")
      let range = derivation.score?.reach.map { "\($0.lowerBound.text)~\($0.upperBound.text)" }
      speaker.say(
        "  待补 \(derivation.employee) \(derivation.name)：\(names)" + (range.map { "；得分将在 \($0) 之间" } ?? ""),
        "  waiting \(derivation.employee) \(derivation.name): \(names)"
          + (range.map { "; the score will lie in \($0)" } ?? ""))
    }
  }
}
