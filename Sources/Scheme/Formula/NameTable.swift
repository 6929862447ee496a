import Exact
import Wording

/// The names formulas may use, and the tables their mentions are entered into.
struct NameTable {
  struct Found {
    let place: Int
    let formula: Formula
  }

  private var measures: [String: Measure] = [:]
  private var inputPlaces: [String: Int] = [:]
  private var definitionWeights: [Int] = []
  /// Names that were meant to be known but could not be read: using one of them is not worth a second finding.
  private(set) var broken: Set<String> = []
  private var definitionPlaces: [String: Int] = [:]
  private(set) var inputs: [Measure] = []
  private(set) var aggregates: [Aggregate] = []
  private(set) var definitions: [Definition] = []
  /// Whether `score` and its kin may be used here: rules about pay and months, not items.
  var allowsResults = false

  init(_ vocabulary: [Measure]) {
    for measure in vocabulary {
      measures[measure.id] = measure
      if measures[measure.chinese] == nil { measures[measure.chinese] = measure }
    }
  }

  mutating func add(_ measure: Measure) {
    measures[measure.id] = measure
    measures[measure.chinese] = measure
  }

  func knows(_ name: String) -> Bool { measures[name] != nil }

  mutating func input(named name: String) -> Int? {
    guard let measure = measures[name] else { return nil }
    if let place = inputPlaces[measure.id] { return place }
    inputPlaces[measure.id] = inputs.count
    inputs.append(measure)
    return inputs.count - 1
  }

  mutating func aggregate(_ aggregate: Aggregate) -> Int {
    if let place = aggregates.firstIndex(of: aggregate) { return place }
    aggregates.append(aggregate)
    return aggregates.count - 1
  }

  mutating func markBroken(_ name: String) { broken.insert(name) }

  /// The number of parts of an expression, with those of the definitions it uses: what it costs to evaluate.
  func weight(of expression: Expression) -> Int {
    func sum(_ parts: [Expression]) -> Int {
      // Bounded, so that definitions that double each other cannot overflow the count.
      parts.reduce(1) { min($0 + weight(of: $1), 1_000_000) }
    }
    switch expression {
    case .definition(let place): return min(definitionWeights[place] + 1, 1_000_000)
    case .number, .input, .aggregate, .result: return 1
    case .negative(let inner), .not(let inner): return sum([inner])
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .and(let left, let right),
      .or(let left, let right):
      return sum([left, right])
    case .membership(let inner, let options): return sum([inner] + options)
    case .conditional(let condition, let first, let second): return sum([condition, first, second])
    case .call(_, let arguments): return sum(arguments)
    }
  }

  mutating func define(_ definition: Definition) {
    definitionWeights.append(weight(of: definition.formula.expression))
    definitionPlaces[definition.id] = definitions.count
    definitions.append(definition)
  }

  func definition(named name: String) -> Found? {
    definitionPlaces[name].map { Found(place: $0, formula: definitions[$0].formula) }
  }

  /// The known name that differs least, if it differs little.
  func nearest(to name: String) -> String? {
    let results = allowsResults ? Expression.AppraisalResult.allCases.map(\.rawValue) : []
    let candidates = Set(measures.keys).union(definitionPlaces.keys).union(results)
    return NearestName.likely(for: name, among: candidates)
  }
}
