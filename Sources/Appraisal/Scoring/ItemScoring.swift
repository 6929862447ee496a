import Exact
import Scheme
import Wording

extension Scoring {
  /// The items of the form, in its order.
  func items() -> [Node] {
    sheet.scheme.items.map(item)
  }

  private func item(_ item: Item) -> Node {
    var node = Node(item.id, .item, name: item.name, scheme: sheet.place, line: item.line)
    node.maximum = try? Points(rounding: item.worth)
    if let waiver = subject.waivers[item.id] {
      waive(item, waiver, &node)
    } else if let short = sampleTooSmall(item) {
      node.state = .missing
      node.reason = short.reason
      node.details = short.details
    } else {
      score(item.method, outOf: item.points, into: &node)
    }
    apply(item.whenMissing, outOf: item.points, to: &node)
    for formula in item.shown {
      node.inputs += sheet.inputs(of: formula, facts).filter { !node.inputs.contains($0) }
      if let worked = worked(formula) { node.inputs.append(worked) }
    }
    finish(item, &node)
    return node
  }

  /// What a shown formula gives (占部门的比例), beside the figures it looks at; nil where it only names one of them.
  private func worked(_ formula: Formula) -> Node.Input? {
    switch formula.expression {
    case .input, .aggregate: return nil
    default: break
    }
    var figure = evaluation.figure(formula)
    if let missing = figure.absence, missing.name.isEmpty {
      figure = .missing(Missing(missing.reason, name: formula.text))
    }
    return Node.Input(name: formula.text, unit: formula.unit, fact: Fact(figure))
  }

  private func waive(_ item: Item, _ waiver: Subject.Waiver, _ node: inout Node) {
    node.state = .waived
    node.details = ["why": waiver.reason, "by": waiver.by]
    switch item.waiver ?? sheet.scheme.waiver {
    case .full:
      node.unrounded = item.points
      node.reason = .waivedFull
    case .rescale:
      node.reason = .waivedRescaled
    }
  }

  /// Why the sample does not carry a score: too small, or of unknown size.
  private func sampleTooSmall(_ item: Item) -> (reason: Reason, details: Node.Details)? {
    guard let sample = item.sample else { return nil }
    switch evaluation.figure(sample.formula) {
    case .known(let size):
      guard size < sample.least else { return nil }
      return (.belowSample, ["size": size.description, "least": sample.least.description])
    case .missing(let missing):
      return (.figureMissing, ["name": sample.formula.text, "why": missing.reason.rawValue])
    }
  }

  /// Weighs, rounds half up to two decimals (the one place), and says what can still come while it is missing.
  private func finish(_ item: Item, _ node: inout Node) {
    if node.state == .missing {
      let (least, most) = Reach.of(item.method, node: node, subject: subject, points: item.points)
      if let low = try? Points(rounding: least * item.weight), let high = try? Points(rounding: most * item.weight) {
        node.reach = low...max(low, high)
      }
      return
    }
    guard let unrounded = node.unrounded, let weighed = try? unrounded * item.weight else { return }
    node.unrounded = weighed
    node.points = try? Points(rounding: weighed)
  }
}

/// The least and most points a method can still give while something is missing.
enum Reach {
  static func of(_ method: Method, node: Node, subject: Subject, points: Rational) -> (Rational, Rational) {
    switch method {
    case .bands(let table):
      let given = table.bands.map { table.awarded($0, of: points) }
      return (given.min() ?? .zero, given.max() ?? points)
    case .rating(let scale):
      if let rating = subject.ratings[scale.id],
        let step = scale.steps.first(where: { $0.label == rating.label })
      {
        return (step.points, step.points)
      }
      return (scale.steps.last?.points ?? .zero, scale.steps.first?.points ?? points)
    case .each, .target, .formula: return (.zero, points)
    case .mean(let parts): return mean(parts, node: node, subject: subject, points: points)
    }
  }

  /// Parts that are known stay where they are; parts that were left out leave the mean.
  private static func mean(
    _ parts: [Method.Part], node: Node, subject: Subject, points: Rational
  ) -> (Rational, Rational) {
    guard node.children.count == parts.count else { return (.zero, points) }
    var (low, high, counted) = (Rational.zero, Rational.zero, 0)
    for (part, child) in zip(parts, node.children) {
      if child.state == .waived { continue }
      let open = of(part.method, node: child, subject: subject, points: points)
      let known = child.state == .missing ? nil : child.unrounded
      low = (try? low + (known ?? open.0)) ?? low
      high = (try? high + (known ?? open.1)) ?? high
      counted += 1
    }
    let count = Rational(max(1, counted))
    return ((try? low / count) ?? .zero, (try? high / count) ?? points)
  }
}
