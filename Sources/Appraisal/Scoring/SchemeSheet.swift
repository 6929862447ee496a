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
  /// Who is in them, in the same order.
  let memberships: [Membership]
  /// The bands of each table as trials that were not held against anything yet.
  private let untriedBands: [TablePlace: [Node.Trial]]
  /// The steps of each rating scale, likewise, by the scale's id.
  private let untriedSteps: [String: [Node.Trial]]

  /// Where a table of bands begins in the scheme's file: two tables may share a line.
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
      id: scheme.id, effective: scheme.effective, hash: ContentHash(of: Array(scheme.source.utf8)).description)
    let figures = scheme.aggregates.map { aggregate in
      DepartmentFigure.fact(aggregate.kind, of: scheme.inputs[aggregate.input], over: subjects, under: scheme)
    }
    memberships = figures.map(\.membership)
    aggregates = zip(scheme.aggregates, figures).map { aggregate, figure in
      Node.Input(
        name: figure.membership.figure,
        unit: aggregate.kind == .count ? .number : scheme.inputs[aggregate.input].unit, fact: figure.fact)
    }
    aggregateFigures = aggregates.map(\.fact.figure)
    var bands: [TablePlace: [Node.Trial]] = [:]
    var steps: [String: [Node.Trial]] = [:]
    for item in scheme.items { SchemeSheet.collect(item.method, &bands, &steps) }
    untriedBands = bands
    untriedSteps = steps
  }

  private static func collect(
    _ method: Method, _ bands: inout [TablePlace: [Node.Trial]], _ steps: inout [String: [Node.Trial]]
  ) {
    switch method {
    case .bands(let table):
      bands[TablePlace(table)] = table.bands.map { band in
        Node.Trial(
          band.interval.text(in: table.formula.unit), held: nil,
          yields: band.points.isZero ? "0" : (table.sense == .deduct ? "-" : "+") + band.points.description,
          line: band.line)
      }
    case .rating(let scale):
      steps[scale.id] = scale.steps.map { step in
        Node.Trial(step.label, held: nil, yields: "+" + step.points.description, line: scale.line)
      }
    case .mean(let parts): for part in parts { collect(part.method, &bands, &steps) }
    default: break
    }
  }

  func untried(_ table: BandTable) -> [Node.Trial] { untriedBands[TablePlace(table)] ?? [] }

  func untried(_ scale: Method.RatingScale) -> [Node.Trial] { untriedSteps[scale.id] ?? [] }

  /// The facts of one employee in the order of ``Scheme/inputs``.
  func facts(of subject: Subject) -> [Fact] {
    scheme.inputs.map { SchemeSheet.fact($0, of: subject, under: scheme) }
  }

  /// The figure that stands under a scheme: one may prefer what the shop's performance software says.
  static func fact(_ measure: Measure, of subject: Subject, under scheme: Scheme) -> Fact {
    let fact = Fact.standing(measure, in: subject.facts)
    return scheme.platformFigures.contains(measure.id) ? fact.preferringPlatform : fact
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
