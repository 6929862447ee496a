import Exact
import Wording

/// Which units may meet, and what comes of it.
///
/// Counts, plain numbers and shares are scale factors: money × share is money, money / orders is money. Money × money,
/// points × money, seconds × seconds mean nothing and do not load.
enum UnitRule {
  static func combined(
    _ operation: Expression.Arithmetic, _ left: Formula.Kind, _ right: Formula.Kind, at offset: Int
  ) throws(FormulaError) -> Unit {
    guard case .value(let a) = left, case .value(let b) = right,
      let unit = operation == .times ? product(a, b) : quotient(a, b)
    else {
      throw FormulaError(
        reason: .units(words(left) + .same(" " + operation.rawValue + " ") + words(right)), offset: offset)
    }
    return unit
  }

  private static func product(_ left: Unit, _ right: Unit) -> Unit? {
    switch (left, right) {
    case (.number, .number): .number
    case (.number, .ratio), (.ratio, .number), (.ratio, .ratio): .ratio
    case (let unit, .number), (let unit, .ratio): unit
    case (.number, let unit), (.ratio, let unit): unit
    case (.count, .count): nil
    case (.money, .count), (.count, .money): .money
    case (.seconds, .count), (.count, .seconds): .seconds
    case (.points, .count), (.count, .points): .points
    default: nil
    }
  }

  private static func quotient(_ left: Unit, _ right: Unit) -> Unit? {
    switch (left, right) {
    case (.number, .number): return .number
    case (.ratio, .number): return .ratio
    case (let unit, .number), (let unit, .ratio): return unit
    case (.count, .count): return .ratio
    case (.money, .count): return .money
    case (.seconds, .count): return .seconds
    case (.points, .count): return .points
    default: return left == right ? .ratio : nil
    }
  }

  /// Whether a number written without a unit may stand for this: counts, points and shares yes, money and time no.
  static func acceptsBareNumber(_ kind: Formula.Kind) -> Bool {
    switch kind {
    case .value(.money), .value(.seconds), .condition: false
    case .value: true
    }
  }

  static func words(_ kind: Formula.Kind) -> Bilingual {
    switch kind {
    case .condition: .condition
    case .value(let unit): unit.words
    }
  }
}
