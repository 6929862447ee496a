import Exact
import Wording

extension SchemeLoader {
  /// Looks for what would go wrong in a month, before there is one.
  mutating func check(_ scheme: Scheme) {
    let isRead = !findings.hasErrors
    checkTotal(scheme)
    let inference = RangeInference(scheme)
    for item in scheme.items { checkMethod(item.method, of: item.id, points: item.points, inference) }
    checkScoreBands(scheme)
    checkConditions(scheme)
    checkLaw(scheme)
    // What could not be read may be what uses a definition.
    if isRead { checkDefinitions(scheme) }
  }

  private mutating func checkTotal(_ scheme: Scheme) {
    guard !scheme.items.isEmpty else { return }
    guard let total = scheme.total else {
      findings.report(
        .schemeFieldMissing, line: 1, column: 1, ["field": "total"], words: ["owner": .quoted(scheme.id)])
      return
    }
    // Items that could not be read have said so; that the others do not add up follows from it.
    guard isWhole.items, !scheme.rescaled, scheme.itemTotal != total.value else { return }
    findings.report(
      .schemeTotalOff, line: line(of: "total"), column: 1,
      ["sum": scheme.itemTotal.description, "total": total.value.description])
  }

  /// The line on which a top-level key stands.
  private func line(of key: String) -> Int {
    let lines = SchemeFindings.lines(of: source)
    return (lines.firstIndex { $0.hasPrefix(key + ":") } ?? 0) + 1
  }

  private mutating func checkMethod(_ method: Method, of id: String, points: Rational, _ inference: RangeInference) {
    switch method {
    case .bands(let table):
      BandChecker(table: table, item: id, points: points, inference: inference).check(&findings)
    case .mean(let parts):
      for part in parts { checkMethod(part.method, of: part.id, points: points, inference) }
    case .each, .rating, .target, .formula: break
    }
  }

  /// Every score must have one payment and one grade.
  private mutating func checkScoreBands(_ scheme: Scheme) {
    guard let total = scheme.total else { return }
    let domain = Interval(.including(.zero), .including(total.value))
    if isWhole.pay { checkCover(scheme.pay.map { ($0.interval, $0.line) }, of: "pay", domain: domain) }
    if isWhole.grades { checkCover(scheme.grades.map { ($0.interval, $0.line) }, of: "grades", domain: domain) }
    for (lower, upper) in neighbours(scheme.pay.sorted { first, second in isBelow(first.interval, second.interval) }) {
      guard let edge = upper.interval.lower.number ?? lower.interval.upper.number else { continue }
      let below = PayShare.of(lower.pays, at: edge, total: total.value)
      let above = PayShare.of(upper.pays, at: edge, total: total.value)
      guard let jump = try? above - below, jump.magnitude > PayShare.cliff else { continue }
      findings.report(
        .schemeCliff, line: upper.line,
        [
          "item": "pay", "value": edge.description, "below": Unit.ratio.text(below), "above": Unit.ratio.text(above),
        ])
    }
  }

  private func neighbours<Band>(_ bands: [Band]) -> [(Band, Band)] {
    Array(zip(bands, bands.dropFirst()))
  }

  private func isBelow(_ first: Interval, _ second: Interval) -> Bool {
    guard let a = first.lower.number else { return second.lower.number != nil }
    guard let b = second.lower.number else { return false }
    return a < b
  }

  private mutating func checkCover(_ bands: [(interval: Interval, line: Int)], of name: String, domain: Interval) {
    guard let first = bands.first else { return }
    for (index, band) in bands.enumerated() {
      for other in bands[..<index] where !band.interval.intersection(other.interval).isEmpty {
        let overlap = band.interval.intersection(other.interval)
        findings.report(
          .schemeBandOverlap, line: band.line,
          [
            "item": name, "first": String(other.line), "second": String(band.line),
            "interval": overlap.text(in: .points), "witness": (overlap.witness ?? overlap.anyEnd)?.description ?? "",
          ])
      }
    }
    for gap in domain.remainder(after: bands.map(\.interval)) {
      // Scores have two decimals: between 89.99 and 90 there is none.
      guard let witness = gap.witness(inStepsOf: Points.step) else { continue }
      let neighbour = bands.first { $0.interval.upper.number.map { $0 == gap.lower.number } ?? false } ?? first
      findings.report(
        .schemeBandGap, line: neighbour.line,
        ["item": name, "interval": gap.text(in: .points), "witness": witness.description])
    }
  }

  private mutating func checkConditions(_ scheme: Scheme) {
    let inference = RangeInference(scheme)
    let conditions =
      (scheme.rewards + scheme.penalties).compactMap { rule in rule.condition.map { (rule.id, $0) } }
      + scheme.overTime.map { ($0.id, $0.condition) }
    for (id, condition) in conditions {
      let possibility = inference.possibility(of: condition.expression)
      guard !possibility.canHold else { continue }
      findings.report(.schemeNeverApplies, line: condition.line, ["rule": id, "condition": condition.text])
    }
  }

  private mutating func checkDefinitions(_ scheme: Scheme) {
    var formulas = scheme.definitions.map(\.formula)
    for item in scheme.items {
      formulas += item.method.formulas + item.shown + (item.sample.map { [$0.formula] } ?? [])
    }
    for rule in scheme.rewards + scheme.penalties {
      formulas += [rule.condition, rule.amount].compactMap { $0 }
      switch rule.trigger {
      case .condition: break
      case .each(let formula), .best(let formula, _), .worst(let formula, _): formulas.append(formula)
      }
    }
    formulas += scheme.losses.map(\.amount) + scheme.overTime.map(\.condition)
    for (place, definition) in scheme.definitions.enumerated()
    where !formulas.contains(where: { $0.expression.mentions(definition: place) }) {
      findings.report(.schemeUnused, line: definition.formula.line, ["name": definition.id])
    }
  }
}

/// What a band of pay gives of the performance pay at a score.
enum PayShare {
  /// A jump of more than half of the pay at one score is worth a warning.
  static let cliff = (try? Rational(1, over: 2)) ?? .one

  static func of(_ payment: PayBand.Payment, at score: Rational, total: Rational) -> Rational {
    switch payment {
    case .full: .one
    case .nothing: .zero
    case .share(let share): share
    case .scorePercent: (try? score / total) ?? .zero
    }
  }
}

extension Points {
  /// The least by which two scores differ.
  fileprivate static let step = Points(hundredths: 1).value
}

extension Interval {
  /// One of its ends, where it has one.
  var anyEnd: Rational? { lower.number ?? upper.number }

  /// What several stretches leave uncovered of this one, in rising order.
  func remainder(after covering: [Interval]) -> [Interval] {
    covering.reduce(isEmpty ? [] : [self]) { rest, interval in rest.flatMap { $0.subtracting(interval) } }
      .sorted { first, second in
        guard let a = first.lower.number else { return true }
        guard let b = second.lower.number else { return false }
        return a < b
      }
  }
}

extension Expression {
  /// Whether a named formula is used anywhere in it.
  func mentions(definition place: Int) -> Bool {
    switch self {
    case .definition(let used): used == place
    case .number, .input, .aggregate, .result: false
    case .negative(let inner), .not(let inner): inner.mentions(definition: place)
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .and(let left, let right),
      .or(let left, let right):
      left.mentions(definition: place) || right.mentions(definition: place)
    case .membership(let inner, let options): ([inner] + options).contains { $0.mentions(definition: place) }
    case .conditional(let condition, let first, let second):
      [condition, first, second].contains { $0.mentions(definition: place) }
    case .call(_, let arguments): arguments.contains { $0.mentions(definition: place) }
    }
  }
}
