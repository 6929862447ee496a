internal import Appraisal
internal import Exact
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

/// What HR chooses from where a month was not whole for somebody: the ways of paying it, with what each comes to.
struct NotWholeChoice: Sendable {
  /// Somebody whose month waits for it.
  struct Line: Sendable {
    let name: String
    let address: String
    let said: String
    /// What each choice comes to.
    let choices: [Amount]
  }

  /// What a choice comes to.
  struct Amount: Sendable {
    let choice: String
    let amount: String
  }

  /// A choice of a field.
  struct Option: Sendable {
    let value: String
    let name: String
  }

  let lines: [Line]
  /// The ways of counting days; empty where one is chosen already.
  let methods: [Option]
  let minimumWages: [Option]
  /// Where somebody who moved is appraised; empty where it is known.
  let moves: [Option]
  let action: String

  /// Nil where there is nothing to choose, or nobody to choose it.
  init?(_ desk: Desk, _ month: Month, _ state: MonthState, _ visit: Visit) throws(Diagnostic) {
    guard Rights.reach(of: desk.role, .chooseProration) != nil, state >= .provisional, state <= .reviewing else {
      return nil
    }
    let open = try desk.found(in: month).filter { $0.kind == .monthNotWhole }
    guard !open.isEmpty else { return nil }
    var lines: [Line] = []
    for gap in open {
      let view = try desk.sheet(of: gap.employee, in: month)
      guard let node = view.steps?.pay.proration else { continue }
      lines.append(
        Line(
          name: view.line.name, address: SheetAddress.of(gap.employee, month),
          said: ReasonText.text(
            code: node.reason.rawValue, details: node.details.byName, in: visit.language),
          choices: node.trials.map {
            Amount(
              choice: ReasonText.prorationMethod($0.text, in: visit.language),
              amount: $0.yields.isEmpty ? "—" : $0.yields)
          }))
    }
    self.lines = lines
    let reasons = Set(open.map(\.subject))
    let needsMethod = reasons.contains { $0 != Reason.moveOpen.rawValue }
    let needsMove = reasons.contains { $0 != Reason.prorationOpen.rawValue }
    func options(_ codes: [String]) -> [Option] {
      codes.map { Option(value: $0, name: ReasonText.prorationMethod($0, in: visit.language)) }
    }
    methods = needsMethod ? options(ProrationMethod.allCases.map(\.rawValue)) : []
    minimumWages =
      needsMethod
      ? [
        Option(
          value: ProrationRule.MinimumWage.whole.rawValue, name: visit.say("整月最低工资", "the whole minimum wage")),
        Option(
          value: ProrationRule.MinimumWage.byDays.rawValue,
          name: visit.say("最低工资也按天折算", "the minimum wage by days")),
      ] : []
    moves = needsMove ? options(Scheme.Moved.allCases.map(\.rawValue)) : []
    action = "/months/\(month)/proration"
  }
}
