public import Exact
public import Scheme

/// The smallest change that would have gained points on an item.
public struct SmallestGain: Hashable, Sendable {
  /// What would have to be different.
  public enum Change: Hashable, Sendable {
    /// The value would have to reach this stretch.
    case value(from: Rational, to: Interval, unit: Unit)
    /// So many fewer occurrences.
    case fewer(Int, of: String)
    /// The next better rating.
    case rating(from: String, to: String)
  }

  /// The item.
  public let item: String
  /// The item itself, or the part of it that would have to change.
  public let id: String
  /// What would have to be different.
  public let change: Change
  /// For a quotient: by how much its numerator would have to change, the denominator staying as it is; rounded
  /// away from 0 to a whole number where the numerator is one.
  public let numeratorChange: Rational?
  /// The points it would have gained.
  public let points: Points
}

extension Derivation {
  /// The same under that of some schemes which scored it; nothing where it is not among them.
  public func smallestGains(under schemes: [Scheme]) -> [SmallestGain] {
    let scoring = schemes.first { scheme in
      !scheme.items.isEmpty && self.schemes.contains { $0.id == scheme.id && $0.effective == scheme.effective }
    }
    return scoring.map { smallestGains(under: $0) } ?? []
  }

  /// The smallest change that would have gained points on each item that lost some, in the order of what was lost.
  public func smallestGains(under scheme: Scheme) -> [SmallestGain] {
    pointsLost.compactMap { node in
      guard node.state == .scored, let item = scheme.items.first(where: { $0.id == node.id }),
        let now = node.unrounded, let printed = node.points, let given = try? now / item.weight
      else { return nil }
      let worth = SmallestGain.Worth(item: item.id, now: now, printed: printed, share: item.weight)
      return SmallestGain.of(item.method, node: node, given: given, points: item.points, worth)
    }
  }
}

extension SmallestGain {
  /// What more points of a method are worth to its item: exactly the difference between two printed figures.
  struct Worth {
    /// The item's id.
    let item: String
    /// The item's points before rounding.
    let now: Rational
    /// The item's points as they are printed.
    let printed: Points
    /// The part of the method's points that reaches the item: its weight, divided by the parts of a mean.
    let share: Rational

    /// The points gained; nil where nothing would be seen of it.
    func gained(_ more: Rational) -> Points? {
      guard let then = try? now + more * share, let points = try? Points(rounding: then) - printed, points > .zero
      else { return nil }
      return points
    }
  }

  /// `given` is what the method gave, before the weight.
  static func of(
    _ method: Method, node: Node, given: Rational, points: Rational, _ worth: Worth
  ) -> SmallestGain? {
    switch method {
    case .bands(let table): band(table, node, points, worth)
    case .each(let formula, let each, _): occurrence(formula, each, node, given, points, worth)
    case .rating(let scale): rating(scale, node, worth)
    case .target(let target): self.target(target, node, given, points, worth)
    case .formula: nil
    case .mean(let parts): part(parts, node, points, worth)
    }
  }

  /// The nearest band that gives more.
  private static func band(_ table: BandTable, _ node: Node, _ points: Rational, _ worth: Worth) -> SmallestGain? {
    guard let value = node.value?.value, let place = table.place(of: value) else { return nil }
    let now = table.awarded(table.bands[place], of: points)
    let better = table.bands.filter { table.awarded($0, of: points) > now }
    let nearest = better.min { distance(from: value, to: $0.interval) < distance(from: value, to: $1.interval) }
    guard let nearest, let more = try? table.awarded(nearest, of: points) - now, let gain = worth.gained(more)
    else { return nil }
    return SmallestGain(
      item: worth.item, id: node.id, change: .value(from: value, to: nearest.interval, unit: node.unit),
      numeratorChange: numeratorChange(table.formula, node, value, nearest.interval), points: gain)
  }

  private static func distance(from value: Rational, to interval: Interval) -> Rational {
    let end = [interval.lower.number, interval.upper.number].compactMap { $0 }
      .compactMap { try? ($0 - value).magnitude }.min()
    return end ?? .zero
  }

  /// One more converted consultation, or so many seconds less: the least whole change of the numerator that reaches
  /// the stretch. Nil where the value is not simply a quotient of two figures.
  private static func numeratorChange(
    _ formula: Formula, _ node: Node, _ value: Rational, _ interval: Interval
  ) -> Rational? {
    guard case .input = formula.expression, let fact = node.inputs.first?.fact, let above = fact.numerator,
      let below = fact.denominator, below > 0, (try? above / below) == value
    else { return nil }
    let isRise = interval.lower.number.map { $0 >= value } ?? false
    guard let end = isRise ? interval.lower.number : interval.upper.number, let exact = try? end * below - above else {
      return nil
    }
    // Whole steps away from the present value; one further where the end itself is excluded.
    let away = exact.magnitude
    var steps = away.roundedHalfUp
    if Rational(steps) < away { steps += 1 }
    let candidate = { (steps: Int128) in
      try? (isRise ? above + Rational(steps) : above - Rational(steps)) / below
    }
    if let reached = candidate(steps), !interval.contains(reached) { steps += 1 }
    guard let reached = candidate(steps), interval.contains(reached) else { return nil }
    return isRise ? Rational(steps) : -Rational(steps)
  }

  private static func occurrence(
    _ formula: Formula, _ each: Rational, _ node: Node, _ given: Rational, _ points: Rational, _ worth: Worth
  ) -> SmallestGain? {
    guard let count = node.value?.value, each > 0 else { return nil }
    // Beyond the last point, several occurrences fewer are needed before one gains anything.
    var fewer = 1
    while fewer < 1000 {
      guard let left = try? points - (count - Rational(fewer)) * each else { return nil }
      if left > given, let more = try? min(left, points) - given, let gain = worth.gained(more) {
        return SmallestGain(
          item: worth.item, id: node.id, change: .fewer(fewer, of: formula.text), numeratorChange: nil, points: gain)
      }
      fewer += 1
    }
    return nil
  }

  private static func rating(_ scale: Method.RatingScale, _ node: Node, _ worth: Worth) -> SmallestGain? {
    guard let held = node.trials.firstIndex(where: { $0.held == true }), scale.steps.indices.contains(held) else {
      return nil
    }
    let now = scale.steps[held]
    guard let next = scale.steps[..<held].last(where: { $0.points > now.points }),
      let more = try? next.points - now.points, let gain = worth.gained(more)
    else { return nil }
    return SmallestGain(
      item: worth.item, id: node.id, change: .rating(from: now.label, to: next.label), numeratorChange: nil,
      points: gain)
  }

  private static func target(
    _ target: Method.Target, _ node: Node, _ given: Rational, _ points: Rational, _ worth: Worth
  ) -> SmallestGain? {
    guard let value = node.value?.value, let more = try? points - given, let gain = worth.gained(more)
    else { return nil }
    let interval: Interval =
      target.direction == .atLeast
      ? Interval(.including(target.target), .infinite) : Interval(.infinite, .including(target.target))
    return SmallestGain(
      item: worth.item, id: node.id, change: .value(from: value, to: interval, unit: node.unit),
      numeratorChange: numeratorChange(target.formula, node, value, interval), points: gain)
  }

  /// The part whose smallest change gains most.
  private static func part(
    _ parts: [Method.Part], _ node: Node, _ points: Rational, _ worth: Worth
  ) -> SmallestGain? {
    let counted = node.children.count { $0.state == .scored }
    guard counted > 0, let share = try? worth.share / Rational(counted) else { return nil }
    let inMean = Worth(item: worth.item, now: worth.now, printed: worth.printed, share: share)
    let gains = zip(parts, node.children).compactMap { part, child in
      child.unrounded.flatMap { of(part.method, node: child, given: $0, points: points, inMean) }
    }
    return gains.max { $0.points < $1.points }
  }
}
