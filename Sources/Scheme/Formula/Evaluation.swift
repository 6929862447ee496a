public import Exact

/// The figures a formula is evaluated over.
public struct Evaluation: Sendable {
  /// What a formula gives for one employee.
  public enum Outcome: Hashable, Sendable {
    /// A number in the formula's unit.
    case number(Rational)
    /// A condition that holds or does not.
    case truth(Bool)
    /// Something it needs is missing.
    case missing(Missing)
  }

  /// The employee's figures, in the order of ``Scheme/inputs``.
  public var inputs: [Figure]
  /// The department's figures, in the order of ``Scheme/aggregates``.
  public var aggregates: [Figure]
  /// The named formulas, in the order of ``Scheme/definitions``.
  public let definitions: [Definition]
  /// Results of the appraisal that are already known.
  public var results: [Expression.AppraisalResult: Figure] = [:]

  /// The figures of one employee under a scheme.
  public init(inputs: [Figure], aggregates: [Figure], definitions: [Definition]) {
    self.inputs = inputs
    self.aggregates = aggregates
    self.definitions = definitions
  }

  /// The value of a formula; missing where anything it needs is missing.
  public func figure(_ formula: Formula) -> Figure {
    switch outcome(formula.expression) {
    case .number(let value): .known(value)
    case .truth(let holds): .known(holds ? 1 : 0)
    case .missing(let missing): .missing(missing)
    }
  }

  /// Whether a condition holds; nil where something it needs is missing and decides it.
  public func holds(_ formula: Formula) -> Bool? {
    if case .truth(let holds) = outcome(formula.expression) { holds } else { nil }
  }

  /// The value of an expression.
  public func outcome(_ expression: Expression) -> Outcome {
    switch expression {
    case .number(let value): return .number(value)
    case .input(let place): return Evaluation.outcome(inputs[place])
    case .aggregate(let place): return Evaluation.outcome(aggregates[place])
    case .definition(let place): return outcome(definitions[place].formula.expression)
    case .result(let result):
      return Evaluation.outcome(results[result] ?? .missing(Missing(.notCollected, name: result.rawValue)))
    case .negative(let inner):
      guard case .number(let value) = outcome(inner) else { return outcome(inner) }
      return .number(-value)
    case .arithmetic(let operation, let left, let right):
      return calculated(operation, outcome(left), outcome(right))
    case .comparison(let comparison, let left, let right):
      return numbers(outcome(left), outcome(right)) { .truth(comparison.holds($0, $1)) }
    case .membership(let inner, let options):
      return member(outcome(inner), of: options)
    case .not(let inner):
      guard case .truth(let holds) = outcome(inner) else { return outcome(inner) }
      return .truth(!holds)
    // A condition that is already decided does not need its missing half.
    case .and(let left, let right): return decided(outcome(left), outcome(right), by: false)
    case .or(let left, let right): return decided(outcome(left), outcome(right), by: true)
    case .conditional(let condition, let first, let second):
      switch outcome(condition) {
      case .truth(let holds): return outcome(holds ? first : second)
      case let other: return other
      }
    case .call(let function, let arguments): return called(function, arguments)
    }
  }

  private static func outcome(_ figure: Figure) -> Outcome {
    switch figure {
    case .known(let value): .number(value)
    case .missing(let missing): .missing(missing)
    }
  }

  private func numbers(
    _ left: Outcome, _ right: Outcome, _ combine: (Rational, Rational) -> Outcome
  ) -> Outcome {
    guard case .number(let a) = left else { return left }
    guard case .number(let b) = right else { return right }
    return combine(a, b)
  }

  private func calculated(_ operation: Expression.Arithmetic, _ left: Outcome, _ right: Outcome) -> Outcome {
    numbers(left, right) { a, b in
      do throws(ArithmeticOverflow) {
        switch operation {
        case .plus: return .number(try a + b)
        case .minus: return .number(try a - b)
        case .times: return .number(try a * b)
        case .over: return .number(try a / b)
        }
      } catch {
        return .missing(Missing(error == .divisionByZero ? .noDenominator : .outOfRange, name: ""))
      }
    }
  }

  private func member(_ value: Outcome, of options: [Expression]) -> Outcome {
    guard case .number(let number) = value else { return value }
    var absent: Outcome?
    for option in options {
      switch outcome(option) {
      case .number(let candidate): if candidate == number { return .truth(true) }
      case let other: absent = other
      }
    }
    return absent ?? .truth(false)
  }

  private func decided(_ left: Outcome, _ right: Outcome, by decisive: Bool) -> Outcome {
    if left == .truth(decisive) || right == .truth(decisive) { return .truth(decisive) }
    if case .missing = left { return left }
    return right
  }

  private func called(_ function: Expression.Function, _ arguments: [Expression]) -> Outcome {
    if function == .round {
      guard case .number(let value) = outcome(arguments[0]) else { return outcome(arguments[0]) }
      var places = 0
      if arguments.count > 1, case .number(let written) = arguments[1] { places = Int(written.numerator) }
      var scale: Int128 = 1
      for _ in 0..<places { scale *= 10 }
      guard let scaled = try? value.rounded(places: places), let result = try? Rational(scaled, over: scale) else {
        return .missing(Missing(.outOfRange, name: ""))
      }
      return .number(result)
    }
    var values: [Rational] = []
    for argument in arguments {
      switch outcome(argument) {
      case .number(let value): values.append(value)
      case .truth(let holds): values.append(holds ? 1 : 0)
      case .missing(let missing): return .missing(missing)
      }
    }
    do {
      switch function {
      case .min: return .number(values.min() ?? .zero)
      case .max: return .number(values.max() ?? .zero)
      case .floor: return .number(values.first.map(Interval.floor) ?? .zero)
      case .ceil: return .number(values.first.map(Interval.ceil) ?? .zero)
      case .abs: return .number(values.first?.magnitude ?? .zero)
      case .sum, .count, .average, .round:
        var total = Rational.zero
        for value in values { total = try total + value }
        return .number(function == .average ? try total / Rational(values.count) : total)
      }
    } catch {
      return .missing(Missing(.outOfRange, name: ""))
    }
  }
}
