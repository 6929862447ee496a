import Exact
import Scheme
import Wording

/// Puts the lanes together in the order of the law: earned, rewards, agreed penalties, loss compensation, floor.
struct Lanes {
  let law: LawPack
  let subject: Subject
  /// The month, for losses that are carried on from it.
  let month: Month

  func put(
    earned: Node?, rewards: [Node], penalties: [Node], losses: [Node]
  ) -> PayLanes {
    var lanes = PayLanes(
      base: subject.performancePay, wage: subject.wage, law: law, earned: earned, rewards: rewards, penalties: [],
      losses: [])
    let carried = law.carriesLosses && law.lossClause != nil ? subject.carriedLosses : []
    guard subject.standing.isAppraised else {
      lanes.penalties = penalties
      // A month that is not appraised takes nothing, and forgets nothing either.
      lanes.carriedOn = carried
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
    lanes.lossDue = sum(losses + carried.map(step))
    lanes.carried = carried.map(step)
    // While something is missing, what was held back is still due.
    lanes.carriedOn = carried
    compensate(losses, carried, wage: before, &lanes)
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
    if let rule = law.rule(.penalties), rule.value == .allowed(false) {
      node.details["law_source"] = rule.source.statute
    }
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

  /// What an earlier month held back, not yet held against this month's wage.
  private func step(_ loss: CarriedLoss) -> Node {
    var node = Node(
      "carried_\(loss.month)", .loss, name: StepNames.carried(from: loss.month), scheme: nil, line: 0,
      reason: .undecided)
    node.amount = loss.amount
    node.details = ["who": subject.employee, "name": "wage"]
    return node
  }

  /// Loss compensation: at most 20 % of the month's wage, and what remains is not below the minimum wage. What is due
  /// longest is taken first.
  private func compensate(_ losses: [Node], _ carried: [CarriedLoss], wage: Fen?, _ lanes: inout PayLanes) {
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
    lanes.carriedOn = []
    let rest = take(deducted, from: carried, cap: cap, wage: wage, &lanes)
    let own = carried.reduce(due) { sum, loss in (try? sum - loss.amount) ?? sum }
    guard own > .zero else { return }
    for index in lanes.losses.indices where lanes.losses[index].state == .scored {
      lanes.losses[index].reason = rest == own ? .lossWithinCap : .lossCapped
      lanes.losses[index].details = [
        "due": own.text, "cap": cap.text, "wage": wage.text, "minimum": law.minimumWage.text,
        "deducted": rest.text, "clause": law.lossClause ?? "",
      ]
      lanes.losses[index].details["law_source"] = regionalCap
    }
    if law.carriesLosses, let held = try? own - rest, held > .zero {
      lanes.carriedOn.append(CarriedLoss(month: month, amount: held))
    }
  }

  /// Where the cap is written, where a region says it and not the national rules.
  private var regionalCap: String? {
    guard let source = law.rule(.lossCap)?.source, source.statute != LawPack.lossSource.statute else { return nil }
    return source.statute
  }

  /// Takes an amount from what earlier months held back, oldest first, and gives what is left for this month's loss.
  private func take(
    _ amount: Fen, from carried: [CarriedLoss], cap: Fen, wage: Fen, _ lanes: inout PayLanes
  ) -> Fen {
    var rest = amount
    for (index, loss) in carried.enumerated() {
      let taken = min(rest, loss.amount)
      rest = (try? rest - taken) ?? .zero
      let held = (try? loss.amount - taken) ?? .zero
      lanes.carried[index].reason = .lossCarried
      lanes.carried[index].details = [
        "month": loss.month.description, "due": loss.amount.text, "deducted": taken.text, "held": held.text,
        "cap": cap.text, "wage": wage.text, "minimum": law.minimumWage.text, "clause": law.lossClause ?? "",
      ]
      lanes.carried[index].details["law_source"] = regionalCap
      if held > .zero { lanes.carriedOn.append(CarriedLoss(month: loss.month, amount: held)) }
    }
    return rest
  }

  /// The floor, checked last: the minimum wage, on probation also 80 % of the agreed wage.
  private func floor(under remaining: Fen) -> Node {
    var node = Node("floor", .floor, name: StepNames.floor, scheme: nil, line: 0)
    var least = law.minimumWage
    if subject.standing == .probation, let agreed = try? Fen(yuan: subject.wage.yuan * law.probationFloor) {
      least = max(least, agreed)
    }
    let topUp = (try? least - remaining) ?? .zero
    node.amount = max(.zero, topUp)
    node.state = topUp > .zero ? .scored : .idle
    node.reason = topUp > .zero ? .toppedUp : .aboveFloor
    node.details = ["wage": remaining.text, "least": least.text]
    // Where a region's file gives the figure, the result says where it is written.
    if let source = law.rule(.minimumWage)?.source { node.details["minimum_source"] = source.statute }
    return node
  }
}
