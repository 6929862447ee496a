import Exact

/// What a formula can give at all, from the domains of the figures it reads. Always at least as wide as the truth.
struct RangeInference {
  private let inputs: [Measure]
  private let aggregates: [Aggregate]
  private let definitions: [Definition]
  private let total: Rational?

  init(_ names: NameTable) {
    inputs = names.inputs
    aggregates = names.aggregates
    definitions = names.definitions
    total = nil
  }

  init(_ scheme: Scheme) {
    inputs = scheme.inputs
    aggregates = scheme.aggregates
    definitions = scheme.definitions
    total = scheme.total?.value
  }

  /// Whether a condition can hold, and whether it can fail.
  struct Possibility: Hashable {
    var canHold: Bool
    var canFail: Bool
    static let open = Possibility(canHold: true, canFail: true)
  }

  func range(of expression: Expression) -> Interval {
    switch expression {
    case .number(let value): .point(value)
    case .input(let place): inputs[place].domain.interval
    case .aggregate(let place): range(of: aggregates[place])
    case .definition(let place): range(of: definitions[place].formula.expression)
    case .result(let result):
      result == .scoreRise
        ? .everything : Interval(.including(.zero), total.map(Interval.Bound.including) ?? .infinite)
    case .negative(let inner): Interval.negated(range(of: inner))
    case .arithmetic(let operation, let left, let right): range(operation, left, right)
    case .conditional(_, let first, let second): Interval.hull(range(of: first), range(of: second))
    case .call(let function, let arguments): range(function, arguments.map(range(of:)))
    case .comparison, .membership, .not, .and, .or: Interval(.including(.zero), .including(.one))
    }
  }

  private func range(of aggregate: Aggregate) -> Interval {
    let domain = inputs[aggregate.input].domain
    switch aggregate.kind {
    case .count: return Interval(.including(.zero), .infinite)
    case .sum: return domain == .share ? Interval(.including(.zero), .infinite) : domain.interval
    case .mean, .min, .max: return domain.interval
    }
  }

  private func range(_ operation: Expression.Arithmetic, _ left: Expression, _ right: Expression) -> Interval {
    // A quotient that a measure is made of has that measure's domain: converted / consultations is a share.
    if operation == .over, case .input(let above) = left, case .input(let below) = right,
      RangeInference.isShare(inputs[above].id, inputs[below].id)
    {
      return Measure.Domain.share.interval
    }
    // A member's part of the department's sum is a share as well.
    if operation == .over, case .input(let above) = left, case .aggregate(let below) = right,
      aggregates[below].kind == .sum, aggregates[below].input == above, inputs[above].domain != .anything
    {
      return Measure.Domain.share.interval
    }
    let (a, b) = (range(of: left), range(of: right))
    switch operation {
    case .plus: return Interval.sum(a, b)
    case .minus: return Interval.sum(a, Interval.negated(b))
    case .times: return Interval.product(a, b)
    case .over: return Interval.quotient(a, b)
    }
  }

  private static let partsOfWholes: Set<[String]> = [
    ["converted", "consultations"], ["replied", "consultations"], ["lost_buyers", "buyers"],
    ["orders_paid", "orders_created"], ["void_orders", "orders_created"], ["refund_orders", "orders_paid"],
    ["return_orders", "orders_paid"], ["exchange_orders", "orders_paid"], ["satisfied", "rated"],
    ["resolved", "asked"], ["mystery_failed", "mystery_checks"],
  ]

  private static func isShare(_ above: String, _ below: String) -> Bool {
    partsOfWholes.contains([above, below])
  }

  private func range(_ function: Expression.Function, _ arguments: [Interval]) -> Interval {
    guard let first = arguments.first else { return .everything }
    let rest = arguments.dropFirst()
    switch function {
    case .sum: return rest.reduce(first, Interval.sum)
    case .count: return Interval(.including(.zero), .including(Rational(arguments.count)))
    case .average: return rest.reduce(first, Interval.hull)
    case .round: return RangeInference.rounded(first, places: rest.first?.lower.number)
    case .floor: return Interval.floor(first)
    case .ceil: return Interval.ceil(first)
    case .abs: return Interval.magnitude(first)
    case .min:
      let hull = rest.reduce(first, Interval.hull)
      let upper = rest.reduce(first.upper) { Interval.tighterUpper($0, $1.upper) }
      return Interval(hull.lower, upper)
    case .max:
      let hull = rest.reduce(first, Interval.hull)
      let lower = rest.reduce(first.lower) { Interval.tighterLower($0, $1.lower) }
      return Interval(lower, hull.upper)
    }
  }

  /// Rounding keeps the order, so the ends of what is rounded round to the ends of the result.
  private static func rounded(_ value: Interval, places: Rational?) -> Interval {
    func end(_ bound: Interval.Bound) -> Interval.Bound {
      let digits = Int(places?.numerator ?? 0)
      guard let number = bound.number, let scaled = try? number.rounded(places: digits),
        let unit = try? Rational(1, over: Rational.one.rounded(places: digits)),
        let result = try? Rational(scaled) * unit
      else { return .infinite }
      return .including(result)
    }
    return Interval(end(value.lower), end(value.upper))
  }

  func possibility(of expression: Expression) -> Possibility {
    switch expression {
    case .comparison(let comparison, let left, let right):
      return possibility(comparison, range(of: left), range(of: right))
    case .not(let inner):
      let inner = possibility(of: inner)
      return Possibility(canHold: inner.canFail, canFail: inner.canHold)
    case .and(let left, let right):
      let (a, b) = (possibility(of: left), possibility(of: right))
      return Possibility(canHold: a.canHold && b.canHold, canFail: a.canFail || b.canFail)
    case .or(let left, let right):
      let (a, b) = (possibility(of: left), possibility(of: right))
      return Possibility(canHold: a.canHold || b.canHold, canFail: a.canFail && b.canFail)
    case .definition(let place): return possibility(of: definitions[place].formula.expression)
    default: return .open
    }
  }

  private func possibility(_ comparison: Expression.Comparison, _ left: Interval, _ right: Interval) -> Possibility {
    let below = canBeBelow(left, right)
    let above = canBeBelow(right, left)
    let meets = !left.intersection(right).isEmpty
    let alwaysEqual = left.isPoint && left == right
    switch comparison {
    case .less: return Possibility(canHold: below, canFail: above || meets)
    case .atMost: return Possibility(canHold: below || meets, canFail: above)
    case .more: return Possibility(canHold: above, canFail: below || meets)
    case .atLeast: return Possibility(canHold: above || meets, canFail: below)
    case .equal: return Possibility(canHold: meets, canFail: !alwaysEqual)
    case .unequal: return Possibility(canHold: !alwaysEqual, canFail: meets)
    }
  }

  /// Whether some number of one stretch lies below some number of another.
  private func canBeBelow(_ left: Interval, _ right: Interval) -> Bool {
    guard let low = left.lower.number, let high = right.upper.number else { return true }
    return low < high
  }

  /// Which way a formula's value is better, where its figures leave no doubt.
  func direction(of expression: Expression) -> Measure.Direction {
    switch expression {
    case .input(let place): return inputs[place].direction
    case .definition(let place): return direction(of: definitions[place].formula.expression)
    case .arithmetic(.over, let left, .aggregate), .arithmetic(.times, let left, .number),
      .arithmetic(.over, let left, .number), .arithmetic(.plus, let left, .number),
      .arithmetic(.minus, let left, .number):
      return direction(of: left)
    case .arithmetic(.over, .input(let above), .input(let below))
    where RangeInference.isShare(inputs[above].id, inputs[below].id):
      return inputs[above].direction
    // Rounding keeps the order.
    case .call(.round, let arguments), .call(.floor, let arguments), .call(.ceil, let arguments):
      return arguments.first.map(direction(of:)) ?? .neutral
    default: return .neutral
    }
  }
}
