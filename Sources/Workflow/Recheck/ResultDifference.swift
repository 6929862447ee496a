internal import Appraisal
internal import Exact
public import Wording

/// Where a result that was kept and the one this version of the program makes of the same month part.
public struct ResultDifference: Hashable, Sendable {
  /// What differs.
  public enum Aspect: String, Hashable, Sendable, CaseIterable {
    /// The points of an item, a deduction or the score.
    case points
    /// The figure an item was scored by.
    case value
    /// An amount of money.
    case yuan
    /// What became of a step: scored, missing, waived, failed, idle.
    case state
    /// A word: the grade, how the employee stood.
    case text
    /// Nothing that counts: how a step came about is told with other details.
    case details
    /// Whether there is a result at all.
    case result

    /// What people call it.
    public var name: Bilingual {
      switch self {
      case .points: Bilingual("得分", "points")
      case .value: Bilingual("数值", "value")
      case .yuan: Bilingual("金额（元）", "yuan")
      case .state: Bilingual("状态", "state")
      case .text: Bilingual("内容", "text")
      case .details: Bilingual("步骤说明", "details")
      case .result: Bilingual("结果", "result")
      }
    }
  }

  /// The id of the item, rule or lane: `conversion`, `loss_deducted`.
  public let item: String
  /// Its name.
  public let name: Bilingual
  /// What of it differs.
  public let aspect: Aspect
  /// As it was kept; empty where there was nothing.
  public let kept: String
  /// As this version makes it; empty where there is nothing.
  public let now: String

  /// Whether anything that counts differs, and not only the details by which a step is told.
  public var counts: Bool { aspect != .details }
}

/// Holds a kept derivation against one that was made anew, step by step and lane by lane.
struct DerivationComparison {
  private(set) var differences: [ResultDifference] = []

  init(_ kept: Derivation, _ now: Derivation) {
    note("standing", Bilingual("在岗情况", "Standing"), .text, kept.standing.rawValue, now.standing.rawValue)
    compare(kept.items, now.items)
    compare(kept.deductions, now.deductions)
    compare([kept.score].compactMap(\.self), [now.score].compactMap(\.self))
    note(
      "grade", Bilingual("等级", "Grade"), .text, kept.points == nil ? "" : kept.grade?.name.chinese ?? "",
      now.points == nil ? "" : now.grade?.name.chinese ?? "")
    compare(kept.pay, now.pay, hasWage: kept.keepsWageAndLaw)
    compare(kept.overTime, now.overTime)
    guard differences.isEmpty, kept.json() != now.json(inFormat: kept.format, engine: kept.engine) else { return }
    note(
      "derivation", Bilingual("推导", "Derivation"), .details, String(kept.hash.prefix(16)),
      String(now.hash.prefix(16)))
  }

  private mutating func note(
    _ item: String, _ name: Bilingual, _ aspect: ResultDifference.Aspect, _ kept: String, _ now: String
  ) {
    guard kept != now else { return }
    differences.append(ResultDifference(item: item, name: name, aspect: aspect, kept: kept, now: now))
  }

  private mutating func compare(_ kept: [Node], _ now: [Node]) {
    for (place, node) in kept.enumerated() {
      // Of several vetoes of one kind each is held against its own.
      let number = kept[..<place].count { $0.id == node.id }
      let same = now.filter { $0.id == node.id }
      compare(node, same.indices.contains(number) ? same[number] : nil)
    }
    for (place, node) in now.enumerated() {
      let number = now[..<place].count { $0.id == node.id }
      if kept.count(where: { $0.id == node.id }) <= number { compare(nil, node) }
    }
  }

  private mutating func compare(_ kept: Node?, _ now: Node?) {
    guard let either = kept ?? now else { return }
    let (id, name) = (either.id, now?.name ?? either.name)
    note(id, name, .value, DerivationComparison.value(kept), DerivationComparison.value(now))
    note(id, name, .points, kept?.points?.text ?? "", now?.points?.text ?? "")
    note(id, name, .yuan, kept?.amount?.text ?? "", now?.amount?.text ?? "")
    note(id, name, .state, kept?.state.rawValue ?? "", now?.state.rawValue ?? "")
    if let kept, let now { compare(kept.children, now.children) }
  }

  private static func value(_ node: Node?) -> String {
    guard let node, let value = node.value?.value else { return "" }
    return node.unit.exactText(value)
  }

  private mutating func compare(_ kept: PayLanes, _ now: PayLanes, hasWage: Bool) {
    func lane(_ id: String, _ name: Bilingual, _ amount: (PayLanes) -> Fen?) {
      note(id, name, .yuan, amount(kept)?.text ?? "", amount(now)?.text ?? "")
    }
    lane("base", Bilingual("绩效工资标准", "Full performance pay")) { $0.base.amount }
    if hasWage {
      lane("wage", Bilingual("固定工资", "Fixed wage")) { $0.wage.amount }
      lane("minimum_wage", Bilingual("最低工资标准", "Minimum wage")) { $0.law.minimumWage }
    }
    if hasWage { compare([kept.proration].compactMap(\.self), [now.proration].compactMap(\.self)) }
    compare([kept.earned].compactMap(\.self), [now.earned].compactMap(\.self))
    compare(kept.rewards, now.rewards)
    lane("reward_total", Bilingual("奖励合计", "Rewards together")) { $0.rewardTotal }
    compare(kept.penalties, now.penalties)
    lane("penalty_total", Bilingual("约定扣款合计", "Agreed penalties together")) { $0.penaltyTotal }
    compare(kept.carried + kept.losses, now.carried + now.losses)
    lane("loss_due", Bilingual("应赔损失", "Loss due")) { $0.lossDue }
    lane("loss_deducted", Bilingual("本月扣赔偿", "Loss deducted")) { $0.lossDeducted }
    lane("loss_held_back", Bilingual("上限留住未扣", "Held back by the cap")) { $0.lossHeldBack }
    lane("floor_top_up", Bilingual("最低工资补足", "Floor top-up")) { $0.floorTopUp }
    lane("total", Bilingual("合计（固定工资之外）", "Total beside the fixed wage")) { $0.total }
  }
}
