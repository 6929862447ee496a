import Exact
import Scheme

/// Translates a formula of a scheme into one of a spreadsheet, over the cells of its figures.
///
/// A figure that is missing stands in its cell as text, and what is computed from it comes out missing: never as 0, as a
/// spreadsheet would have an empty cell. A condition that is already decided does not need its missing half, as in
/// ``Scheme/Evaluation``.
struct ExpressionFormula {
  /// The cells of the figures, in the order of the scheme's tables.
  let inputs: [String]
  let aggregates: [String]
  let definitions: [Definition]
  /// The cells or formulas of the appraisal's own results.
  var results: [Expression.AppraisalResult: String] = [:]

  /// A number, or the word for something missing. Rounded, it can be compared; as it is, it can be computed with.
  func value(_ formula: Formula, orElse word: String, rounded: Bool = true) -> String {
    let tree = formula.expression
    let otherwise = SheetFormula.quoted(word)
    func kept(_ number: String) -> String {
      rounded ? "ROUND(\(number),\(SheetFormula.places(formula.unit)))" : number
    }
    guard isStrict(tree) else {
      let inner = formula.kind == .condition ? "IF(\(truth(tree)),1,0)" : number(tree)
      return "IFERROR(\(kept(inner)),\(otherwise))"
    }
    let cells = cells(of: tree)
    if cells.count == 1, number(tree, guarded: false) == cells[0] {
      return "IF(ISNUMBER(\(cells[0])),\(kept(cells[0])),\(otherwise))"
    }
    let whole = "IFERROR(\(kept(number(tree, guarded: false))),\(otherwise))"
    if cells.isEmpty { return whole }
    return "IF(COUNT(\(cells.joined(separator: ",")))<\(cells.count),\(otherwise),\(whole))"
  }

  /// One word or another, or the word for something missing.
  func condition(_ formula: Formula, holds: String, fails: String, orElse word: String) -> String {
    let words = [holds, fails, word].map(SheetFormula.quoted)
    return "IFERROR(IF(\(truth(formula.expression)),\(words[0]),\(words[1])),\(words[2]))"
  }

  // MARK: Cells

  /// Whether everything that is named is needed, whatever the figures are.
  private func isStrict(_ tree: Expression) -> Bool {
    switch tree {
    case .number, .input, .aggregate: true
    case .result: false
    case .definition(let place): isStrict(definitions[place].formula.expression)
    case .negative(let inner): isStrict(inner)
    case .arithmetic(_, let left, let right): isStrict(left) && isStrict(right)
    case .call(let function, let arguments): function != .count && arguments.allSatisfy(isStrict)
    case .comparison, .membership, .not, .and, .or, .conditional: false
    }
  }

  /// The cells of a strict expression, each once.
  private func cells(of tree: Expression) -> [String] {
    var found: [String] = []
    func visit(_ tree: Expression) {
      switch tree {
      case .input(let place): if !found.contains(inputs[place]) { found.append(inputs[place]) }
      case .aggregate(let place): if !found.contains(aggregates[place]) { found.append(aggregates[place]) }
      case .definition(let place): visit(definitions[place].formula.expression)
      case .negative(let inner): visit(inner)
      case .arithmetic(_, let left, let right):
        visit(left)
        visit(right)
      case .call(_, let arguments): arguments.forEach(visit)
      default: break
      }
    }
    visit(tree)
    return found
  }

  // MARK: Numbers and conditions

  /// A number; an error of the spreadsheet where something is missing.
  private func number(_ tree: Expression, guarded: Bool = true) -> String {
    func cell(_ name: String) -> String { guarded ? "IF(ISNUMBER(\(name)),\(name),NA())" : name }
    switch tree {
    case .number(let value): return SheetFormula.literal(value)
    case .input(let place): return cell(inputs[place])
    case .aggregate(let place): return cell(aggregates[place])
    case .definition(let place): return number(definitions[place].formula.expression, guarded: guarded)
    case .result(let result): return results[result] ?? "NA()"
    case .negative(let inner): return "(-\(number(inner, guarded: guarded)))"
    case .arithmetic(let operation, let left, let right):
      return "(\(number(left, guarded: guarded))\(operation.rawValue)\(number(right, guarded: guarded)))"
    case .conditional(let condition, let first, let second):
      return "IF(\(truth(condition)),\(number(first)),\(number(second)))"
    case .call(let function, let arguments): return call(function, arguments, guarded: guarded)
    case .comparison, .membership, .not, .and, .or: return "IF(\(truth(tree)),1,0)"
    }
  }

  private func call(_ function: Expression.Function, _ arguments: [Expression], guarded: Bool) -> String {
    let numbers = arguments.map { number($0, guarded: guarded) }
    switch function {
    case .sum, .count: return "(" + numbers.joined(separator: "+") + ")"
    case .average: return "((" + numbers.joined(separator: "+") + ")/\(numbers.count))"
    case .min: return "MIN(" + numbers.joined(separator: ",") + ")"
    case .max: return "MAX(" + numbers.joined(separator: ",") + ")"
    case .round: return "ROUND(ROUND(\(numbers[0]),10),\(numbers.count > 1 ? numbers[1] : "0"))"
    // A whole number that binary fractions miss by a hair is itself.
    case .floor: return "INT(ROUND(\(numbers[0]),10))"
    case .ceil: return "(-INT(ROUND(-\(numbers[0]),10)))"
    case .abs: return "ABS(\(numbers[0]))"
    }
  }

  /// TRUE or FALSE; an error of the spreadsheet where something missing decides it.
  private func truth(_ tree: Expression) -> String {
    switch tree {
    case .comparison(let comparison, let left, let right):
      let sign = comparison == .equal ? "=" : comparison == .unequal ? "<>" : comparison.rawValue
      return "(ROUND(\(number(left))-\(number(right)),10)\(sign)0)"
    case .membership(let inner, let options):
      let tests = options.map { Expression.comparison(.equal, inner, $0) }
      guard let first = tests.first else { return "FALSE" }
      return truth(tests.dropFirst().reduce(first) { .or($0, $1) })
    case .not(let inner): return "NOT(\(truth(inner)))"
    case .and(let left, let right): return decided(truth(left), truth(right), by: "FALSE", "AND")
    case .or(let left, let right): return decided(truth(left), truth(right), by: "TRUE", "OR")
    case .definition(let place): return truth(definitions[place].formula.expression)
    case .conditional(let condition, let first, let second):
      return "IF(\(truth(condition)),\(truth(first)),\(truth(second)))"
    case .number, .input, .aggregate, .result, .negative, .arithmetic, .call: return "(\(number(tree))<>0)"
    }
  }

  /// Either half decides where it is known to be the decisive one.
  private func decided(_ left: String, _ right: String, by decisive: String, _ function: String) -> String {
    let other = decisive == "TRUE" ? "FALSE" : "TRUE"
    return "IF(IFERROR(\(left),\(other))=\(decisive),\(decisive),"
      + "IF(IFERROR(\(right),\(other))=\(decisive),\(decisive),\(function)(\(left),\(right))))"
  }
}
