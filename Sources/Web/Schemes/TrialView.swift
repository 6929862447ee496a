internal import Exact
internal import Paperwork
internal import Scheme
internal import Wording
internal import Workflow

/// What a scheme would have changed for people in a month, as a table.
struct TrialView: Sendable {
  let trialMonth: String
  let place: String
  let lines: [Line]
  let count: Int
  let changed: Int
  let waiting: Int
  let sumBefore: String
  let sumAfter: String
  let sumChange: String
  let isNobody: Bool
  /// How many more would change and are not shown.
  let hidden: Int?

  /// So many people are shown.
  private static let most = 200

  struct Line: Sendable {
    let name: String
    let employee: String
    let address: String
    let scoreBefore: String
    let scoreAfter: String
    let scoreChange: Change
    let payBefore: String
    let payAfter: String
    let payChange: Change
    let grades: String?
    let waits: String?
  }

  struct Change: Sendable {
    let amount: String
    let look: String
  }

  init(_ visit: Visit, _ trial: SchemeTrial, _ place: String, _ scheme: Scheme) {
    let names = FormulaWords([scheme], visit.language)
    trialMonth = trial.month.description
    self.place = place
    count = trial.lines.count
    changed = trial.lines.count(where: \.isChanged)
    waiting = trial.lines.count { !$0.missing.isEmpty }
    isNobody = trial.lines.isEmpty
    let sums = trial.sums
    sumBefore = sums.before.text
    sumAfter = sums.after.text
    sumChange = TrialView.change(of: sums.before.amount, to: sums.after.amount).amount
    lines = trial.lines.prefix(TrialView.most).map { line in
      Line(
        name: line.name, employee: line.employee, address: SheetAddress.of(line.employee, trial.month),
        scoreBefore: line.score.before?.text ?? "—", scoreAfter: line.score.after?.text ?? "—",
        scoreChange: TrialView.change(of: line.score.before?.hundredths, to: line.score.after?.hundredths),
        payBefore: line.total.before?.text ?? "—", payAfter: line.total.after?.text ?? "—",
        payChange: TrialView.change(of: line.total.before?.amount, to: line.total.after?.amount),
        grades: line.grade.before == line.grade.after
          ? nil
          : "\(line.grade.before.isEmpty ? "—" : line.grade.before) → \(line.grade.after.isEmpty ? "—" : line.grade.after)",
        waits: line.missing.isEmpty
          ? nil : line.missing.map(names.item).joined(separator: visit.say("、", ", ")))
    }
    hidden = trial.lines.count > TrialView.most ? trial.lines.count - TrialView.most : nil
  }

  /// A difference in hundredths with its sign.
  private static func change(of before: Int64?, to after: Int64?) -> Change {
    guard let before, let after else { return Change(amount: "", look: "") }
    let (difference, overflows) = after.subtractingReportingOverflow(before)
    guard difference != 0, !overflows else { return Change(amount: "±0", look: "quiet") }
    let amount = Fen(Int64(clamping: difference.magnitude)).text
    return Change(amount: (difference > 0 ? "+" : "−") + amount, look: difference > 0 ? "rise" : "fall")
  }
}
