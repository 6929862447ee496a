import CSodium
import Exact
import Scheme

/// A scheme made ready for one department's month: the texts of its bands, the figures of the department, and the hash
/// of its source, all worked out once.
struct SchemeSheet: Sendable {
  let scheme: Scheme
  /// Its place in ``Derivation/schemes``.
  let place: Int
  let reference: Derivation.SchemeReference
  /// The figures of the department, in the order of ``Scheme/aggregates``, ready as inputs.
  let aggregates: [Node.Input]
  private let aggregateFigures: [Figure]
  /// The texts of each item's bands, by where the table stands: two tables may share a line.
  private let bandTexts: [TablePlace: [String]]

  /// Where a table of bands begins in the scheme's file.
  private struct TablePlace: Hashable {
    let line: Int
    let column: Int

    init(_ table: BandTable) {
      line = table.bands[0].line
      column = table.bands[0].column
    }
  }

  init(_ scheme: Scheme, place: Int, department subjects: [Subject]) {
    self.scheme = scheme
    self.place = place
    reference = Derivation.SchemeReference(
      id: scheme.id, effective: scheme.effective, hash: ContentHash.hexadecimal(of: Array(scheme.source.utf8)))
    aggregates = scheme.aggregates.map { aggregate in
      let measure = scheme.inputs[aggregate.input]
      return Node.Input(
        name: "department.\(aggregate.kind.rawValue)(\(measure.id))",
        unit: aggregate.kind == .count ? .number : measure.unit,
        fact: DepartmentFigure.fact(aggregate.kind, of: measure, over: subjects))
    }
    aggregateFigures = aggregates.map(\.fact.figure)
    var texts: [TablePlace: [String]] = [:]
    for item in scheme.items { SchemeSheet.collect(item.method, &texts) }
    bandTexts = texts
  }

  private static func collect(_ method: Method, _ texts: inout [TablePlace: [String]]) {
    switch method {
    case .bands(let table):
      texts[TablePlace(table)] = table.bands.map { $0.interval.text(in: table.formula.unit) }
    case .mean(let parts): for part in parts { collect(part.method, &texts) }
    default: break
    }
  }

  func text(ofBand index: Int, in table: BandTable) -> String {
    bandTexts[TablePlace(table)]?[index] ?? table.bands[index].interval.text(in: table.formula.unit)
  }

  /// The facts of one employee in the order of ``Scheme/inputs``.
  func facts(of subject: Subject) -> [Fact] {
    scheme.inputs.map { SchemeSheet.fact($0, of: subject) }
  }

  /// A quotient that was not supplied is made of its parts; what nobody gave is not collected.
  static func fact(_ measure: Measure, of subject: Subject) -> Fact {
    if let fact = subject.facts[measure.id] { return fact }
    guard let quotient = measure.quotient else { return Fact(.missing(Missing(.notCollected, name: measure.id))) }
    guard let above = subject.facts[quotient.numerator], let below = subject.facts[quotient.denominator] else {
      return Fact(.missing(Missing(.notCollected, name: measure.id)))
    }
    return Fact(
      DepartmentFigure.quotient(above.figure, below.figure, name: measure.id), from: above.standing.source,
      numerator: above.figure.value, denominator: below.figure.value, evidence: above.evidence)
  }

  func evaluation(_ facts: [Fact]) -> Evaluation {
    Evaluation(inputs: facts.map(\.figure), aggregates: aggregateFigures, definitions: scheme.definitions)
  }

  /// The figures a formula looked at.
  func inputs(of formula: Formula, _ facts: [Fact]) -> [Node.Input] {
    var inputs: [Node.Input] = []
    inputs.reserveCapacity(formula.inputs.count + formula.aggregates.count)
    for place in formula.inputs {
      let measure = scheme.inputs[place]
      inputs.append(Node.Input(name: measure.id, unit: measure.unit, fact: facts[place]))
    }
    for place in formula.aggregates { inputs.append(aggregates[place]) }
    return inputs
  }
}
