import Exact
import Scheme
import Wording

/// A derivation in the making.
struct Draft {
  let subject: Subject
  /// The employee under each scheme, in the order of the sheets.
  let scorings: [Scoring]
  var items: [Node] = []
  var deductions: [Node] = []
  var score: Node?
  /// The score under the scheme of the sheet alone, where somebody moved inside the month.
  var ownScore: Node?
  var grade: Node?
  var earned: Node?
  var rewards: [Node] = []
  var penalties: [Node] = []
  var losses: [Node] = []
  var overTime: [Node] = []

  /// An employee whose items, where a scheme has any, are scored.
  init(_ subject: Subject, _ sheets: [SchemeSheet]) {
    self.subject = subject
    scorings = sheets.map { Scoring($0, subject) }
    for scoring in scorings where !scoring.sheet.scheme.items.isEmpty { score(scoring) }
  }

  /// Items, deductions, score, grade and the pay the score earns.
  private mutating func score(_ scoring: Scoring) {
    if subject.standing.isAppraised {
      items = scoring.items()
      deductions = scoring.deductions()
    }
    let own = scoring.total(items, deductions)
    ownScore = own
    let total = own.byDays(subject)
    score = total
    grade = scoring.grade(total)
    earned = scoring.earned(total)
  }

  /// Losses and rules about several months.
  mutating func follow(month: Month, recordsBegin: Month) {
    for scoring in scorings { follow(scoring, month: month, recordsBegin: recordsBegin) }
  }

  private mutating func follow(_ scoring: Scoring, month: Month, recordsBegin: Month) {
    let sheet = scoring.sheet
    if subject.standing.isAppraised {
      for rule in sheet.scheme.losses where !losses.contains(where: { $0.id == rule.id }) {
        losses.append(loss(rule, scoring))
      }
    }
    guard !sheet.scheme.overTime.isEmpty else { return }
    var results = scoring.evaluation
    results.results = AppraisalResults.of(score?.points, subject, month: month)
    let counting = MonthsCounted(sheet: sheet, month: month, recordsBegin: recordsBegin)
    for rule in sheet.scheme.overTime { overTime.append(counting.node(rule, scoring, results: results)) }
  }

  private func loss(_ rule: LossRule, _ scoring: Scoring) -> Node {
    var node = Node(rule.id, .loss, name: rule.name, scheme: scoring.sheet.place, line: rule.line, state: .idle)
    node.formula = rule.amount.text
    node.inputs = scoring.sheet.inputs(of: rule.amount, scoring.facts)
    node.unit = .money
    let figure = scoring.evaluation.figure(rule.amount)
    node.value = figure
    switch figure {
    case .known(let yuan):
      node.amount = try? Fen(yuan: max(.zero, yuan))
      node.state = yuan > 0 ? .scored : .idle
      node.reason = yuan > 0 ? .undecided : .nothingDue
      // What may be deducted depends on the wage, which the lanes find out.
      if yuan > 0 { node.details = ["who": subject.employee, "name": "month_wage"] }
    case .missing(let missing):
      node.state = .missing
      node.reason = .figureMissing
      let name = missing.name.isEmpty ? rule.amount.text : missing.name
      node.details = ["name": name, "why": missing.reason.rawValue]
    }
    return node
  }

  private func lanes(_ subject: Subject, earned: Node?, _ law: LawPack, _ month: Month) -> PayLanes {
    Lanes(law: law, subject: subject, month: month).put(
      earned: earned, rewards: rewards, penalties: penalties, losses: losses)
  }

  /// What a month that was not whole comes to under each way of counting, while the company has chosen none.
  private func totals(
    of proration: Proration, _ law: LawPack, _ month: Month
  ) -> [(choice: Proration, total: Fen?)] {
    guard proration.isUndecided else { return [] }
    return proration.open.map { choice in
      // Where most of the days were nobody is appraised, there is no sheet to come to anything.
      guard choice.move?.rule != .mostDays || choice.move?.isAppraisedWhereMost == true else { return (choice, nil) }
      var subject = subject
      subject.proration = choice
      subject = subject.paidByDays
      let scoring = scorings.first { !$0.sheet.scheme.items.isEmpty }.map { Scoring($0.sheet, subject) }
      let earned = ownScore.flatMap { own in scoring?.earned(own.byDays(subject)) }
      return (choice, lanes(subject, earned: earned, law, month).total)
    }
  }

  func finished(
    month: Month, law: LawPack, rules: String?, references: [Derivation.SchemeReference]
  ) -> Derivation {
    var lanes = lanes(subject, earned: earned, law, month)
    lanes.proration = subject.proration.map { proration in
      proration.node(
        totals: totals(of: proration, law, month),
        minimum: WageFloor(law, subject, earnsPerformancePay: true).minimum?.amount,
        attendance: subject.facts["attendance_events"]?.figure.value)
    }
    return Derivation(
      month: month, employee: subject.employee, name: subject.name, department: subject.department,
      standing: subject.standing, schemes: references, rules: rules, items: items, deductions: deductions,
      score: score, grade: grade, pay: lanes, goal: subject.goal, lastGoal: subject.lastGoal, overTime: overTime)
  }
}
