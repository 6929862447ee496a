import Exact
import Wording

/// Reads a formula into a tree, resolves its names and infers its unit, in one descent.
///
/// The names that a formula uses are entered into ``NameTable`` on the way, so that the scheme knows what it reads.
struct FormulaParser {
  /// A part of the tree with what it gives. A number written without a unit takes the unit it is compared with.
  struct Typed {
    var expression: Expression
    var kind: Formula.Kind
    var isBareNumber = false
  }

  /// A formula with more parts, those of the definitions it uses included, is refused.
  static let greatestWeight = 1000

  private let tokens: [FormulaToken]
  private var position = 0
  private var depth = 0
  private(set) var names: NameTable
  private(set) var inputs: [Int] = []
  private(set) var aggregates: [Int] = []

  init(_ text: String, names: NameTable) throws(FormulaError) {
    tokens = try FormulaLexer.tokens(of: text)
    // The tree is walked by recursion, so its size has to be modest.
    guard tokens.count <= FormulaParser.greatestWeight else { throw FormulaError(reason: .tooDeep, offset: 0) }
    self.names = names
  }

  mutating func formula() throws(FormulaError) -> Typed {
    let result = try choice()
    guard token.kind == .end else { throw unexpected(Bilingual("运算符或公式的结尾", "an operator or the end")) }
    return result
  }

  private var token: FormulaToken { tokens[position] }

  private static let operand = Bilingual("数、指标名或左括号", "a number, a name or an opening bracket")

  private func unexpected(_ expected: Bilingual) -> FormulaError {
    let found: Bilingual =
      switch token.kind {
      case .end: Bilingual("结尾", "its end")
      case .name(let name): .quoted(name)
      case .sign(let sign): .quoted(sign)
      case .number(let value, _): .quoted(value.description)
      }
    return FormulaError(
      reason: .syntax(
        found: found,
        expected: Bilingual("这里应是" + expected.chinese, expected.english + " should stand here")), offset: token.offset)
  }

  private func unexpected(_ word: String) -> FormulaError { unexpected(.quoted(word)) }

  private mutating func take(_ sign: String) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    position += 1
    return true
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard token.kind == .name(word) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ sign: String) throws(FormulaError) {
    guard take(sign) else { throw unexpected(sign) }
  }

  private mutating func choice() throws(FormulaError) -> Typed {
    depth += 1
    defer { depth -= 1 }
    guard depth < 60 else { throw FormulaError(reason: .tooDeep, offset: token.offset) }
    guard takeWord("if") else { return try disjunction() }
    let start = token.offset
    let condition = try disjunction()
    try requireCondition(condition, at: start)
    guard takeWord("then") else { throw unexpected("then") }
    let first = try choice()
    guard takeWord("else") else { throw unexpected("else") }
    let elseOffset = token.offset
    let second = try choice()
    let kind = try common(first, second, at: elseOffset)
    return Typed(
      expression: .conditional(condition.expression, then: first.expression, otherwise: second.expression), kind: kind)
  }

  private mutating func disjunction() throws(FormulaError) -> Typed {
    var left = try conjunction()
    while token.kind == .name("or") {
      let offset = token.offset
      position += 1
      let right = try conjunction()
      try requireCondition(left, at: offset)
      try requireCondition(right, at: offset)
      left = Typed(expression: .or(left.expression, right.expression), kind: .condition)
    }
    return left
  }

  private mutating func conjunction() throws(FormulaError) -> Typed {
    var left = try negation()
    while token.kind == .name("and") {
      let offset = token.offset
      position += 1
      let right = try negation()
      try requireCondition(left, at: offset)
      try requireCondition(right, at: offset)
      left = Typed(expression: .and(left.expression, right.expression), kind: .condition)
    }
    return left
  }

  private mutating func negation() throws(FormulaError) -> Typed {
    let offset = token.offset
    guard takeWord("not") else { return try comparison() }
    depth += 1
    defer { depth -= 1 }
    guard depth < 60 else { throw FormulaError(reason: .tooDeep, offset: offset) }
    let value = try negation()
    try requireCondition(value, at: offset)
    return Typed(expression: .not(value.expression), kind: .condition)
  }

  private mutating func comparison() throws(FormulaError) -> Typed {
    let left = try sum()
    let offset = token.offset
    if takeWord("in") {
      try expect("[")
      var options: [Expression] = []
      repeat {
        let option = try sum()
        try requireValues(left, option, at: offset)
        options.append(option.expression)
      } while take(",")
      try expect("]")
      return Typed(expression: .membership(left.expression, options), kind: .condition)
    }
    guard case .sign(let sign) = token.kind, let comparison = Expression.Comparison(rawValue: sign) else { return left }
    position += 1
    let right = try sum()
    try requireValues(left, right, at: offset)
    if case .sign(let next) = token.kind, Expression.Comparison(rawValue: next) != nil { throw unexpected("and") }
    return Typed(expression: .comparison(comparison, left.expression, right.expression), kind: .condition)
  }

  private mutating func sum() throws(FormulaError) -> Typed {
    var left = try product()
    while case .sign(let sign) = token.kind, sign == "+" || sign == "-",
      let operation = Expression.Arithmetic(rawValue: sign)
    {
      let offset = token.offset
      position += 1
      let right = try product()
      let kind = try common(left, right, at: offset)
      guard kind != .condition else { throw FormulaError(reason: .units(.condition), offset: offset) }
      left = Typed(
        expression: .arithmetic(operation, left.expression, right.expression), kind: kind,
        isBareNumber: left.isBareNumber && right.isBareNumber)
    }
    return left
  }

  private mutating func product() throws(FormulaError) -> Typed {
    var left = try factor()
    while case .sign(let sign) = token.kind, sign == "*" || sign == "/",
      let operation = Expression.Arithmetic(rawValue: sign)
    {
      let offset = token.offset
      position += 1
      let right = try factor()
      let unit = try UnitRule.combined(operation, left.kind, right.kind, at: offset)
      left = Typed(
        expression: .arithmetic(operation, left.expression, right.expression), kind: .value(unit),
        isBareNumber: left.isBareNumber && right.isBareNumber)
    }
    return left
  }

  private mutating func factor() throws(FormulaError) -> Typed {
    let start = token.offset
    switch token.kind {
    case .number(let value, let unit):
      position += 1
      return Typed(expression: .number(value), kind: .value(unit), isBareNumber: unit == .number)
    case .sign("-"):
      position += 1
      depth += 1
      defer { depth -= 1 }
      guard depth < 60 else { throw FormulaError(reason: .tooDeep, offset: start) }
      let value = try factor()
      guard value.kind != .condition else {
        throw FormulaError(reason: .units(.same("- ") + .condition), offset: start)
      }
      return Typed(expression: .negative(value.expression), kind: value.kind, isBareNumber: value.isBareNumber)
    case .sign("("):
      position += 1
      let value = try choice()
      try expect(")")
      return value
    case .name(let name):
      position += 1
      return try named(name, at: start)
    default:
      throw unexpected(FormulaParser.operand)
    }
  }

  private mutating func named(_ name: String, at offset: Int) throws(FormulaError) -> Typed {
    if let function = Expression.Function(rawValue: name), token.kind == .sign("(") {
      return try call(function, at: offset)
    }
    if name.hasPrefix("department."), let kind = Aggregate.Kind(rawValue: String(name.dropFirst(11))) {
      try expect("(")
      guard case .name(let measure) = token.kind else {
        throw unexpected(Bilingual("一个指标的名称", "the name of a measure"))
      }
      let measureOffset = token.offset
      position += 1
      try expect(")")
      guard let input = names.input(named: measure) else { throw unknown(measure, at: measureOffset) }
      let place = names.aggregate(Aggregate(kind: kind, input: input))
      if !aggregates.contains(place) { aggregates.append(place) }
      return Typed(
        expression: .aggregate(place), kind: .value(kind == .count ? .number : names.inputs[input].unit))
    }
    if let definition = names.definition(named: name) {
      for input in definition.formula.inputs where !inputs.contains(input) { inputs.append(input) }
      for aggregate in definition.formula.aggregates where !aggregates.contains(aggregate) {
        aggregates.append(aggregate)
      }
      return Typed(expression: .definition(definition.place), kind: definition.formula.kind)
    }
    if let input = names.input(named: name) {
      if !inputs.contains(input) { inputs.append(input) }
      return Typed(expression: .input(input), kind: .value(names.inputs[input].unit))
    }
    if names.allowsResults, let result = Expression.AppraisalResult(rawValue: name) {
      return Typed(expression: .result(result), kind: .value(.points))
    }
    if token.kind == .sign("(") { throw FormulaError(reason: .unknownFunction(name), offset: offset) }
    throw unknown(name, at: offset)
  }

  private func unknown(_ name: String, at offset: Int) -> FormulaError {
    FormulaError(reason: .unknownName(name, nearest: names.nearest(to: name)), offset: offset)
  }

  private mutating func call(_ function: Expression.Function, at offset: Int) throws(FormulaError) -> Typed {
    try expect("(")
    var arguments: [Typed] = []
    repeat { arguments.append(try choice()) } while take(",")
    try expect(")")
    let expressions = arguments.map(\.expression)
    switch function {
    case .count:
      for argument in arguments { try requireCondition(argument, at: offset) }
      return Typed(expression: .call(function, expressions), kind: .value(.number))
    case .round:
      guard arguments.count <= 2, arguments[0].kind != .condition else {
        throw FormulaError(reason: .syntax(found: .quoted("round"), expected: .same("round(x, 2)")), offset: offset)
      }
      if arguments.count == 2 {
        guard case .number(let places) = arguments[1].expression, places.isWhole, places >= 0, places <= 6 else {
          throw FormulaError(reason: .syntax(found: .quoted("round"), expected: .same("round(x, 0…6)")), offset: offset)
        }
      }
      return Typed(expression: .call(function, expressions), kind: arguments[0].kind)
    case .floor, .ceil, .abs:
      guard arguments.count == 1, arguments[0].kind != .condition else {
        throw FormulaError(
          reason: .syntax(found: .quoted(function.rawValue), expected: .same(function.form)), offset: offset)
      }
      return Typed(
        expression: .call(function, expressions), kind: arguments[0].kind, isBareNumber: arguments[0].isBareNumber)
    case .sum, .average, .min, .max:
      var kind = arguments[0].kind
      var bare = arguments[0].isBareNumber
      for argument in arguments.dropFirst() {
        kind = try common(Typed(expression: .number(0), kind: kind, isBareNumber: bare), argument, at: offset)
        bare = bare && argument.isBareNumber
      }
      guard kind != .condition else {
        throw FormulaError(reason: .units(.same(function.rawValue + " ( ") + .condition + .same(" )")), offset: offset)
      }
      return Typed(expression: .call(function, expressions), kind: kind, isBareNumber: bare)
    }
  }

  private func requireCondition(_ typed: Typed, at offset: Int) throws(FormulaError) {
    guard typed.kind == .condition else {
      throw FormulaError(reason: .units(UnitRule.words(typed.kind) + .same(" ≠ ") + .condition), offset: offset)
    }
  }

  /// Two values of one unit; conditions are joined by `and` and `or`, never compared.
  private func requireValues(_ left: Typed, _ right: Typed, at offset: Int) throws(FormulaError) {
    guard try common(left, right, at: offset) != .condition else {
      throw FormulaError(reason: .units(.condition + .same(" ↔ ") + .condition), offset: offset)
    }
  }

  /// The unit two values share where they are added or compared.
  private func common(_ left: Typed, _ right: Typed, at offset: Int) throws(FormulaError) -> Formula.Kind {
    if left.kind == right.kind { return left.kind }
    if left.isBareNumber, UnitRule.acceptsBareNumber(right.kind) { return right.kind }
    if right.isBareNumber, UnitRule.acceptsBareNumber(left.kind) { return left.kind }
    if case .value(.number) = left.kind, case .value(.ratio) = right.kind { return right.kind }
    if case .value(.ratio) = left.kind, case .value(.number) = right.kind { return left.kind }
    throw FormulaError(
      reason: .units(UnitRule.words(left.kind) + .same(" ↔ ") + UnitRule.words(right.kind)), offset: offset)
  }
}
