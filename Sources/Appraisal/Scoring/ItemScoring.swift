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
    } else if let small = sampleTooSmall(item) {
      node.state = .missing
      node.reason = .belowSample
      node.details = small
    } else {
      score(item.method, outOf: item.points, into: &node)
    }
    apply(item.whenMissing, outOf: item.points, to: &node)
    for formula in item.shown {
      node.inputs += sheet.inputs(of: formula, facts).filter { !node.inputs.contains($0) }
    }
    finish(item, &node)
    return node
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

  private func sampleTooSmall(_ item: Item) -> Node.Details? {
    guard let sample = item.sample, let size = evaluation.figure(sample.formula).value, size < sample.least else {
      return nil
    }
    return ["size": size.description, "least": sample.least.description]
  }

  /// Weighs, rounds half up to two decimals (the one place), and says what can still come while it is missing.
  private func finish(_ item: Item, _ node: inout Node) {
    if node.state == .missing {
      let (least, most) = Reach.of(item.method, subject: subject, points: item.points)
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
  static func of(_ method: Method, subject: Subject, points: Rational) -> (Rational, Rational) {
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
    case .mean(let parts):
      var (low, high) = (Rational.zero, Rational.zero)
      for part in parts {
        let (least, most) = of(part.method, subject: subject, points: points)
        low = (try? low + least) ?? low
        high = (try? high + most) ?? high
      }
      let count = Rational(max(1, parts.count))
      return ((try? low / count) ?? .zero, (try? high / count) ?? points)
    }
  }
}
