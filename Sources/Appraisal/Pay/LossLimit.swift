import Exact

/// What of a loss may be taken from a month's wage at most (工资支付暂行规定 art. 16): a share of the wage, rounded down to
/// the fen, and no more than leaves the floor under the wage.
struct LossLimit {
  /// The month's wage before compensation.
  let wage: Fen
  /// The share of the wage, rounded down.
  let cap: Fen
  /// The share of the wage in yuan, before it was rounded.
  let exactCap: Rational
  /// What has to remain.
  let floor: WageFloor.Least

  init?(wage: Fen, law: LawPack, floor: WageFloor.Least) {
    guard let exact = try? wage.yuan * law.lossCap, let cap = try? Fen(roundingDown: exact) else { return nil }
    self.wage = wage
    self.cap = cap
    exactCap = exact
    self.floor = floor
  }

  /// What may be taken of an amount due.
  func deducted(of due: Fen) -> Fen? {
    guard let above = try? wage - floor.amount else { return nil }
    return max(.zero, min(due, min(cap, above)))
  }

  /// Which limit held: the cap, or what has to remain.
  private var held: LawRule.Kind {
    guard let above = try? wage - floor.amount, above < cap else { return .lossCap }
    return floor.limit
  }

  /// What a step says of the limits; the exact amounts where rounding changed them.
  func details(deducted: Fen, isLimited: Bool) -> [(String, String)] {
    var details = [
      ("cap", cap.text), ("wage", wage.text), ("minimum", floor.amount.text), ("deducted", deducted.text),
    ]
    if isLimited { details.append(("limit", held.rawValue)) }
    if exactCap != cap.yuan { details.append(("cap_exact", exactCap.description)) }
    if floor.exact != floor.amount.yuan { details.append(("least_exact", floor.exact.description)) }
    return details
  }
}
