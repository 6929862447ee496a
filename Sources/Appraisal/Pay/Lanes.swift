import Exact
import Scheme
import Wording

/// Puts the lanes together in the order of the law: earned, rewards, agreed penalties, loss compensation, floor.
struct Lanes {
  let law: LawPack
  let subject: Subject

  func put(
    earned: Node?, rewards: [Node], penalties: [Node], losses: [Node]
  ) -> PayLanes {
    var lanes = PayLanes(
      base: subject.performancePay, wage: subject.wage, law: law, earned: earned, rewards: rewards, penalties: [],
      losses: [])
    guard subject.standing.isAppraised else {
      lanes.penalties = penalties
      return lanes
    }
    lanes.penalties = penalties.map(deductible)
    lanes.rewardTotal = sum(rewards)
    lanes.penaltyTotal = sum(lanes.penalties)
    let earnedAmount = earned == nil ? Fen.zero : earned?.amount
    let before = earnedAmount.flatMap { earned in
      lanes.rewardTotal.flatMap { rewards in
        lanes.penaltyTotal.flatMap { penalties in
          try? subject.wage + earned + rewards - penalties
        }
      }
    }
    lanes.lossDue = sum(losses)
    compensate(losses, wage: before, &lanes)
    guard let before, let deducted = lanes.lossDeducted, let remaining = try? before - deducted else { return lanes }
    let floor = floor(under: remaining)
    lanes.floor = floor
    lanes.floorTopUp = floor.amount
    lanes.total = floor.amount.flatMap { topUp in try? remaining - subject.wage + topUp }
    return lanes
  }

  /// A penalty the region forbids is shown and not deducted.
  private func deductible(_ node: Node) -> Node {
    guard !law.allowsPenalties, node.state == .scored, let amount = node.amount else { return node }
    var node = node
    node.state = .idle
    node.reason = .notDeductible
    node.details["yuan"] = amount.text
    node.details["region"] = law.region
    node.amount = .zero
    return node
  }

  private func sum(_ nodes: [Node]) -> Fen? {
    var total = Fen.zero
    for node in nodes {
      guard let amount = node.amount, let next = try? total + amount else { return nil }
      total = next
    }
    return total
  }

  /// Loss compensation: at most 20 % of the month's wage, and what remains is not below the minimum wage.
  private func compensate(_ losses: [Node], wage: Fen?, _ lanes: inout PayLanes) {
    lanes.losses = losses
    guard let due = lanes.lossDue else { return }
    guard due > .zero else {
      lanes.lossDeducted = .zero
      lanes.lossHeldBack = .zero
      return
    }
    guard law.lossClause != nil else {
      lanes.lossDeducted = .zero
      lanes.lossHeldBack = due
      for index in lanes.losses.indices where lanes.losses[index].state == .scored {
        lanes.losses[index].reason = .noLossClause
        lanes.losses[index].details = ["due": due.text]
      }
      return
    }
    guard let wage, let cap = try? Fen(yuan: wage.yuan * law.lossCap),
      let aboveMinimum = try? wage - law.minimumWage
    else { return }
    let deducted = max(.zero, min(due, min(cap, aboveMinimum)))
    lanes.lossDeducted = deducted
    lanes.lossHeldBack = try? due - deducted
    for index in lanes.losses.indices where lanes.losses[index].state == .scored {
      lanes.losses[index].reason = deducted == due ? .lossWithinCap : .lossCapped
      lanes.losses[index].details = [
        "due": due.text, "cap": cap.text, "wage": wage.text, "minimum": law.minimumWage.text,
        "deducted": deducted.text, "clause": law.lossClause ?? "",
      ]
    }
  }

  /// The floor, checked last: the minimum wage, on probation also 80 % of the agreed wage.
  private func floor(under remaining: Fen) -> Node {
    var node = Node("floor", .floor, name: Bilingual("最低工资保障", "Floor"), scheme: nil, line: 0)
    var least = law.minimumWage
    if subject.standing == .probation, let agreed = try? Fen(yuan: subject.wage.yuan * law.probationFloor) {
      least = max(least, agreed)
    }
    let topUp = (try? least - remaining) ?? .zero
    node.amount = max(.zero, topUp)
    node.state = topUp > .zero ? .scored : .idle
    node.reason = topUp > .zero ? .toppedUp : .aboveFloor
    node.details = ["wage": remaining.text, "least": least.text]
    return node
  }
}
