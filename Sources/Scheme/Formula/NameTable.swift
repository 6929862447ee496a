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

  mutating func define(_ definition: Definition) {
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
    guard let nearest = NearestName.of(name, among: candidates),
      NearestName.edits(from: name, to: nearest) <= max(2, name.count / 3)
    else { return nil }
    return nearest
  }
}
