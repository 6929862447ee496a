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
    lanes.lossDue = sum(losses + carried.map(step))
    lanes.carried = carried.map(step)
    // While something is missing, what was held back is still due.
    lanes.carriedOn = carried
    let beside = besideWage(lanes)
    let before = subject.wage.amount.flatMap { wage in beside.flatMap { try? wage + $0 } }
    compensate(losses, carried, wage: before, &lanes)
    settle(beside: beside, before: before, &lanes)
    return lanes
  }

  /// What is paid beside the fixed wage before compensation and floor; nil while a lane is open.
  private func besideWage(_ lanes: PayLanes) -> Fen? {
    guard let earned = lanes.earned == nil ? Fen.zero : lanes.earned?.amount, let rewards = lanes.rewardTotal,
      let penalties = lanes.penaltyTotal
    else { return nil }
    return try? earned + rewards - penalties
  }

  /// A penalty the region forbids is shown and not deducted: the pay does not wait for one that is not decided yet.
  private func deductible(_ node: Node) -> Node {
    guard !law.allowsPenalties else { return node }
    var node = node
    if node.state == .missing { node.amount = .zero }
    guard node.state == .scored, let amount = node.amount else { return node }
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
    node.details = ["who": subject.employee, "name": "month_wage"]
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
    let floor = WageFloor(law, subject, earnsPerformancePay: lanes.earned != nil)
    guard let wage, let least = floor.least, let limit = LossLimit(wage: wage, law: law, floor: least),
      let deducted = limit.deducted(of: due)
    else {
      waitForWage(floor, due: due, wage: wage, &lanes)
      return
    }
    lanes.lossDeducted = deducted
    lanes.lossHeldBack = try? due - deducted
    lanes.carriedOn = []
    let rest = take(deducted, from: carried, limit, isLimited: deducted < due, &lanes)
    let own = carried.reduce(due) { sum, loss in (try? sum - loss.amount) ?? sum }
    guard own > .zero else { return }
    for index in lanes.losses.indices where lanes.losses[index].state == .scored {
      lanes.losses[index].reason = rest == own ? .lossWithinCap : .lossCapped
      lanes.losses[index].details = ["due": own.text, "clause": law.lossClause ?? ""]
      for (key, value) in limit.details(deducted: rest, isLimited: rest < own) {
        lanes.losses[index].details[key] = value
      }
      lanes.losses[index].details["law_source"] = regionalCap
    }
    if law.carriesLosses, let held = try? own - rest, held > .zero {
      lanes.carriedOn.append(CarriedLoss(month: month, amount: held))
    }
  }

  /// What may be taken hangs on an amount that nobody gave: the steps say which, and how much it can be.
  private func waitForWage(_ floor: WageFloor, due: Fen, wage: Fen?, _ lanes: inout PayLanes) {
    let absent = ([subject.wage.absence?.name].compactMap(\.self) + floor.missing).first
    if let absent {
      for index in lanes.losses.indices where lanes.losses[index].state == .scored {
        lanes.losses[index].details["name"] = absent
      }
      for index in lanes.carried.indices { lanes.carried[index].details["name"] = absent }
    }
    let cap = wage.flatMap { wage in (try? wage.yuan * law.lossCap).flatMap { try? Fen(roundingDown: $0) } }
    lanes.lossReach = Fen.zero...max(.zero, min(due, cap ?? due))
  }

  /// Where the cap is written, where a region says it and not the national rules.
  private var regionalCap: String? {
    guard let source = law.rule(.lossCap)?.source, source.statute != LawPack.lossSource.statute else { return nil }
    return source.statute
  }

  /// Takes an amount from what earlier months held back, oldest first, and gives what is left for this month's loss.
  private func take(
    _ amount: Fen, from carried: [CarriedLoss], _ limit: LossLimit, isLimited: Bool, _ lanes: inout PayLanes
  ) -> Fen {
    var rest = amount
    for (index, loss) in carried.enumerated() {
      let taken = min(rest, loss.amount)
      rest = (try? rest - taken) ?? .zero
      let held = (try? loss.amount - taken) ?? .zero
      lanes.carried[index].reason = .lossCarried
      lanes.carried[index].details = [
        "month": loss.month.description, "due": loss.amount.text, "held": held.text, "clause": law.lossClause ?? "",
      ]
      for (key, value) in limit.details(deducted: taken, isLimited: isLimited && held > .zero) {
        lanes.carried[index].details[key] = value
      }
      lanes.carried[index].details["law_source"] = regionalCap
      if held > .zero { lanes.carriedOn.append(CarriedLoss(month: loss.month, amount: held)) }
    }
    return rest
  }

  // MARK: Floor and total

  /// The floor, checked last, and what it all comes to beside the fixed wage.
  private func settle(beside: Fen?, before: Fen?, _ lanes: inout PayLanes) {
    let floor = WageFloor(law, subject, earnsPerformancePay: lanes.earned != nil)
    var node = Node("floor", .floor, name: StepNames.floor, scheme: nil, line: 0, state: .idle)
    guard floor.applies else {
      node.reason = .noPayAgreed
      node.amount = .zero
      finish(node, beside: beside, &lanes)
      return
    }
    let absent = WageFloor.once([subject.wage.absence?.name].compactMap(\.self) + floor.missing)
    guard absent.isEmpty else {
      // Nothing needs the amount of somebody whose money no scheme decides.
      if lanes.earned == nil, (lanes.rewards + lanes.penalties + lanes.losses + lanes.carried).isEmpty {
        node.reason = .noMoneyDecided
        lanes.floor = node
        lanes.total = .zero
        return
      }
      node.state = .missing
      node.reason = .figureMissing
      let why = [subject.wage, subject.performancePay].compactMap(\.absence).first { $0.name == absent[0] }?.reason
      node.details = ["name": absent[0], "why": (why ?? .notGiven).rawValue]
      if absent.count > 1 { node.details["also"] = absent.dropFirst().joined(separator: " ") }
      lanes.floor = node
      bound(beside: beside, floor, &lanes)
      return
    }
    guard let before, let deducted = lanes.lossDeducted, let remaining = try? before - deducted,
      let least = floor.least
    else { return }
    let topUp = (try? least.amount - remaining) ?? .zero
    node.amount = max(.zero, topUp)
    node.state = topUp > .zero ? .scored : .idle
    node.reason = topUp > .zero ? .toppedUp : .aboveFloor
    node.details = ["wage": remaining.text, "least": least.amount.text]
    if topUp > .zero { node.details["limit"] = least.limit.rawValue }
    if least.exact != least.amount.yuan { node.details["least_exact"] = least.exact.description }
    // Where a region's file gives the figure, the result says where it is written.
    if let source = law.rule(.minimumWage)?.source { node.details["minimum_source"] = source.statute }
    finish(node, beside: beside, &lanes)
  }

  private func finish(_ floor: Node, beside: Fen?, _ lanes: inout PayLanes) {
    lanes.floor = floor
    lanes.floorTopUp = floor.amount
    guard let beside, let deducted = lanes.lossDeducted, let topUp = floor.amount else { return }
    lanes.total = try? beside - deducted + topUp
  }

  /// How much the floor can add, and what the month can come to, while only the fixed wage is missing: no wage is below
  /// 0, the floor adds most where it is 0, and what a loss takes always leaves the floor.
  private func bound(beside: Fen?, _ floor: WageFloor, _ lanes: inout PayLanes) {
    guard subject.wage.amount == nil, let beside, let least = floor.leastWithoutWage,
      let most = try? least - beside, let loss = lanes.lossDeducted ?? lanes.lossReach?.upperBound,
      let lowest = try? beside - loss, let highest = try? beside + max(.zero, most)
    else { return }
    lanes.floorReach = Fen.zero...max(.zero, most)
    lanes.totalReach = lowest...highest
  }
}
