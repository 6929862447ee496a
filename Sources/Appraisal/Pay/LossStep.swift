public import Exact

/// A loss of one month against this month's wage: what was due, and what was taken.
public struct LossStep: Sendable {
  /// The month of the loss, where it was held back then; nil for this month's.
  public let month: Month?
  /// The steps of the derivation behind it.
  public let nodes: [Node]
  /// What was due.
  public let due: Fen
  /// What is deducted this month.
  public let deducted: Fen
}

extension PayLanes {
  /// The losses that were due, oldest first, with what was deducted for each: what the cap lets through goes to what is
  /// due longest. Empty while that is undecided.
  public var lossSteps: [LossStep] {
    guard let due = lossDue, let deducted = lossDeducted else { return [] }
    var steps: [LossStep] = []
    var own = (due: due, deducted: deducted)
    for node in carried {
      guard let amount = node.amount, let month = Month(node.id.suffix(7)) else { continue }
      let held = carriedOn.first { $0.month == month }?.amount ?? .zero
      let taken = (try? amount - held) ?? .zero
      steps.append(LossStep(month: month, nodes: [node], due: amount, deducted: taken))
      own = ((try? own.due - amount) ?? .zero, (try? own.deducted - taken) ?? .zero)
    }
    let nodes = losses.filter { $0.state == .scored }
    if !nodes.isEmpty { steps.append(LossStep(month: nil, nodes: nodes, due: own.due, deducted: own.deducted)) }
    return steps
  }
}
