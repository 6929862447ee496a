public import Exact

/// How one employee's month came out, step by step: the score and the pay are read off it.
///
/// Immutable. A later derivation can supersede it; none is ever changed.
public struct Derivation: Sendable {
  /// The version of the printed form: 2 prints the wage, the law and the engine, which 1 did not.
  public static let format = 2
  /// The version of the rules by which a result is made. Raised whenever the same facts, schemes and law give another
  /// result than before; what an earlier version made stays as it was made.
  public static let engine = 2

  /// A scheme that took part.
  public struct SchemeReference: Hashable, Sendable {
    /// The scheme's id.
    public let id: String
    /// The first month of the version.
    public let effective: Month
    /// The hash of its text, hexadecimal.
    public let hash: String
  }

  /// The format it is printed in: that in which it was kept, where it was read back.
  public internal(set) var format = Derivation.format
  /// The version of the engine that made it; nil in format 1, which did not say so.
  public internal(set) var engine: Int? = Derivation.engine
  /// The month.
  public let month: Month
  /// The employee's id.
  public let employee: String
  /// The employee's name.
  public let name: String
  /// The department's name.
  public let department: String
  /// How the employee stood.
  public let standing: Subject.Standing
  /// The schemes that took part; the scoring one first.
  public let schemes: [SchemeReference]
  /// How the events of the month were judged: the rule set (口径) with its version; nil where that was not said.
  public let rules: String?
  /// The items, in the order of the form.
  public internal(set) var items: [Node]
  /// Veto items and omissions taken off the sum.
  public internal(set) var deductions: [Node]
  /// The score; nil for a department without a scoring scheme.
  public internal(set) var score: Node?
  /// The grade; nil where the scheme has none.
  public internal(set) var grade: Node?
  /// The money, lane by lane.
  public internal(set) var pay: PayLanes
  /// The goal agreed on for the employee's development.
  public internal(set) var goal: Subject.Goal?
  /// The goal agreed on last month.
  public internal(set) var lastGoal: Subject.Goal?
  /// The rules about several months.
  public internal(set) var overTime: [Node]

  /// The score in points; nil while missing.
  public var points: Points? { score?.points }

  /// Whether everything the month needs is there.
  public var isComplete: Bool {
    !standing.isAppraised || (score?.state != .missing && pay.total != nil)
  }

  /// Whether wage and law are those it was kept with; those of format 1 come from the settings on record.
  public var keepsWageAndLaw: Bool { format >= 2 }

  /// The version of the engine that made it; what did not say so was made by the first.
  public var engineVersion: Int { engine ?? 1 }

  /// The items that hold the score back.
  public var missingItems: [Node] { items.filter { $0.state == .missing } }

  /// What the month leaves behind for rules about several months.
  public var pastMonth: PastMonth {
    var conditions: [String: Bool] = [:]
    for node in overTime {
      if let held = node.trials.first?.held { conditions[node.id] = held }
    }
    return PastMonth(month: month, standing: standing, score: points, conditions: conditions)
  }
}

/// The money of a month, in the order of the law: earned, rewards, agreed penalties, loss compensation, floor.
public struct PayLanes: Sendable {
  /// The performance pay at full score, as agreed.
  public var base: AgreedAmount
  /// The fixed wage of the month, as agreed, which the law's limits are taken of. Printed from format 2 on.
  public var wage: AgreedAmount
  /// The law that applied, its sources as far as a reader of the pay needs them. Printed from format 2 on.
  public var law: LawPack
  /// How a month that was not whole was paid; nil where it was whole.
  public var proration: Node?
  /// The performance pay earned.
  public var earned: Node?
  /// The rewards looked at.
  public var rewards: [Node]
  /// The agreed penalties looked at.
  public var penalties: [Node]
  /// The losses to be made good.
  public var losses: [Node]
  /// What the cap held back in earlier months and is due again, a step for each month; empty unless the company carries
  /// losses.
  public var carried: [Node] = []
  /// What the cap holds back by the month of the loss, to be due again in the next month; empty unless the company
  /// carries losses.
  public var carriedOn: [CarriedLoss] = []
  /// The floor under the wage.
  public var floor: Node?
  /// The sum of rewards; nil while one is undecided.
  public var rewardTotal: Fen?
  /// The sum of penalties deducted; nil while one is undecided.
  public var penaltyTotal: Fen?
  /// The loss as recorded; nil while missing.
  public var lossDue: Fen?
  /// What of it is deducted this month.
  public var lossDeducted: Fen?
  /// What the cap holds back.
  public var lossHeldBack: Fen?
  /// What the floor adds.
  public var floorTopUp: Fen?
  /// Everything together, beside the fixed wage; nil while something is missing.
  public var total: Fen?
  /// How much of the loss can be deducted while that is open for want of a wage; nil where nothing bounds it.
  public var lossReach: ClosedRange<Fen>?
  /// How much the floor can add while that is open for want of a wage; nil where nothing bounds it.
  public var floorReach: ClosedRange<Fen>?
  /// What everything together can come to while that is open for want of a wage; nil where nothing bounds it.
  public var totalReach: ClosedRange<Fen>?

  /// The rewards, penalties and losses that are not decided while something is missing. A penalty that is only shown
  /// decides nothing.
  public var undecided: [Node] { (rewards + penalties + losses).filter { $0.state == .missing && $0.amount == nil } }

  /// The agreed amounts that the pay waits for, by name: `wage`, `performance_pay`, `minimum_wage`.
  public var missingAmounts: [String] {
    guard total == nil else { return [] }
    var names: [String] = []
    if let floor, floor.state == .missing {
      names += [floor.details["name"] ?? ""] + (floor.details["also"] ?? "").split(separator: " ").map(String.init)
    }
    if let earned, earned.amount == nil, let absence = base.absence, !names.contains(absence.name) {
      names.append(absence.name)
    }
    // What waits for a choice of the company's is not to be filled in.
    let open = [wage, base].compactMap(\.absence).filter { $0.reason == .notChosen }.map(\.name)
    return names.filter { !open.contains($0) }
  }
}
