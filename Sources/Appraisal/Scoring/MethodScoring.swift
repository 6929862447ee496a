import Exact
import Scheme
import Wording

/// One employee under one scheme: everything a method needs to give its points.
struct Scoring {
  let sheet: SchemeSheet
  let subject: Subject
  let facts: [Fact]
  let evaluation: Evaluation

  init(_ sheet: SchemeSheet, _ subject: Subject) {
    self.sheet = sheet
    self.subject = subject
    facts = sheet.facts(of: subject)
    evaluation = sheet.evaluation(facts)
  }

  /// Fills a node with what a method gives out of so many points, unrounded.
  func score(_ method: Method, outOf points: Rational, into node: inout Node) {
    switch method {
    case .bands(let table): band(table, outOf: points, &node)
    case .each(let formula, let each, let line): occurrences(formula, each, line, outOf: points, &node)
    case .rating(let scale): rating(scale, &node)
    case .target(let target): self.target(target, outOf: points, &node)
    case .formula(let formula): self.formula(formula, outOf: points, &node)
    case .mean(let parts): mean(parts, outOf: points, &node)
    }
  }

  /// Looks at a formula: text, inputs, value. Returns the value, or marks the node missing.
  private func look(_ formula: Formula, _ node: inout Node) -> Rational? {
    node.formula = formula.text
    node.inputs = sheet.inputs(of: formula, facts)
    node.unit = formula.unit
    let figure = evaluation.figure(formula)
    node.value = figure
    switch figure {
    case .known(let value): return value
    case .missing(let missing):
      node.state = .missing
      node.reason = .figureMissing
      let name = missing.name.isEmpty ? formula.text : missing.name
      node.details = ["name": name, "why": missing.reason.rawValue]
      return nil
    }
  }

  private func band(_ table: BandTable, outOf points: Rational, _ node: inout Node) {
    let value = look(table.formula, &node)
    let held = value.flatMap { table.place(of: $0) }
    node.trials = sheet.untried(table)
    if value != nil { for index in node.trials.indices { node.trials[index].held = index == held } }
    guard let value else { return }
    guard let held else {
      node.state = .missing
      node.reason = .noBand
      node.details = ["value": table.formula.unit.text(value)]
      return
    }
    node.unrounded = table.awarded(table.bands[held], of: points)
    node.reason = .bandHeld
    node.details = ["band": node.trials[held].text, "yields": node.trials[held].yields]
  }

  private func occurrences(
    _ formula: Formula, _ each: Rational, _ line: Int, outOf points: Rational, _ node: inout Node
  ) {
    guard let count = look(formula, &node) else { return }
    guard let taken = try? count * each, let left = try? points - taken else { return outOfRange(&node) }
    node.unrounded = min(max(left, .zero), points)
    node.reason = .occurrences
    node.details = ["count": count.description, "each": each.description]
    node.trials = [
      Node.Trial(
        "\(count.description) × \(each.description)", held: count > 0, yields: "-" + min(taken, points).description,
        line: line)
    ]
  }

  private func rating(_ scale: Method.RatingScale, _ node: inout Node) {
    let rating = subject.ratings[scale.id]
    node.trials = sheet.untried(scale)
    if let rating {
      for index in node.trials.indices { node.trials[index].held = scale.steps[index].label == rating.label }
    }
    guard let rating else {
      node.state = .missing
      node.reason = .unrated
      node.details = ["rater": scale.rater]
      return
    }
    guard let step = scale.steps.first(where: { $0.label == rating.label }) else {
      node.state = .missing
      node.reason = .offScale
      node.details = ["label": rating.label]
      return
    }
    node.unrounded = step.points
    node.reason = .rated
    node.details = ["label": rating.label, "by": rating.by, "at": rating.at, "comment": rating.comment]
  }

  private func target(_ target: Method.Target, outOf points: Rational, _ node: inout Node) {
    guard let value = look(target.formula, &node) else { return }
    let isMet = target.direction == .atLeast ? value >= target.target : value <= target.target
    let bound: Interval =
      target.direction == .atLeast
      ? Interval(.including(target.target), .infinite) : Interval(.infinite, .including(target.target))
    let text = bound.text(in: target.formula.unit)
    node.trials = [Node.Trial(text, held: isMet, yields: "+" + points.description, line: target.line)]
    node.reason = isMet ? .targetMet : .targetMissed
    node.details = ["target": text]
    guard !isMet else {
      node.unrounded = points
      return
    }
    let share = try? target.direction == .atLeast ? value / target.target : target.target / value
    guard let share, let given = try? share * points else { return outOfRange(&node) }
    node.unrounded = max(.zero, given)
  }

  private func formula(_ formula: Formula, outOf points: Rational, _ node: inout Node) {
    guard let value = look(formula, &node) else { return }
    node.unrounded = min(max(value, .zero), points)
    node.reason = .formula
  }

  /// The mean of the parts; a part that is left out leaves the mean of the others.
  private func mean(_ parts: [Method.Part], outOf points: Rational, _ node: inout Node) {
    var sum = Rational.zero
    var counted = 0
    var absent = false
    for part in parts {
      var child = Node(part.id, .part, name: part.name, scheme: sheet.place, line: part.line)
      score(part.method, outOf: points, into: &child)
      apply(part.whenMissing, outOf: points, to: &child)
      if child.state == .missing {
        absent = true
      } else if let given = child.unrounded {
        guard let next = try? sum + given else { return outOfRange(&node) }
        sum = next
        counted += 1
      }
      node.children.append(child)
    }
    if absent {
      node.state = .missing
      node.reason = .figureMissing
      let missing = node.children.filter { $0.state == .missing }
      node.details = [
        "name": missing.map(\.id).joined(separator: ", "),
        "why": missing.compactMap { $0.details["why"] }.first ?? Missing.Reason.notCollected.rawValue,
      ]
      return
    }
    guard counted > 0, let mean = try? sum / Rational(counted) else {
      node.state = .missing
      node.reason = .figureMissing
      node.details = ["name": node.id, "why": Missing.Reason.notApplicable.rawValue]
      return
    }
    node.unrounded = mean
    node.reason = .meanOfParts
    node.details = ["count": String(counted)]
  }

  /// What the scheme says about something missing.
  func apply(_ policy: Item.MissingPolicy, outOf points: Rational, to node: inout Node) {
    guard node.state == .missing else { return }
    switch policy {
    case .block: break
    case .full:
      node.state = .scored
      node.unrounded = points
      node.reason = .countedFull
    case .zero:
      node.state = .scored
      node.unrounded = .zero
      node.reason = .countedZero
    case .reweigh:
      node.state = .waived
      node.unrounded = nil
      node.reason = .reweighed
    }
  }

  private func outOfRange(_ node: inout Node) {
    node.state = .missing
    node.reason = .figureMissing
    node.details = ["name": node.formula ?? node.id, "why": Missing.Reason.outOfRange.rawValue]
  }
}
