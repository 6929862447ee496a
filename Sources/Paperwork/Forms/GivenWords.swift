import Appraisal
import Exact
import Scheme
import Wording

/// What an item was given and by which scale, as a line of the form.
extension FormCase {
  /// The figure and the scale of an item, or the boxes of a rating.
  func given(_ item: Item) -> String {
    given(item.method, node(item), outOf: item.points)
  }

  private func given(_ method: Method, _ node: Node?, outOf points: Rational) -> String {
    switch method {
    case .rating(let scale): boxes(scale, node)
    case .bands(let table):
      measured(node) + say("；", "; ") + self.scale(table, node)
    case .each(_, let each, _):
      measured(node) + say("，每次扣 \(each) 分，扣完为止", ", \(each) off each until used up")
    case .target(let target):
      measured(node)
        + say("；标准 ", "; target ")
        + BandWords.text(
          target.direction == .atLeast
            ? Interval(.including(target.target), .infinite) : Interval(.infinite, .including(target.target)),
          target.formula.unit, language)
    case .formula: measured(node)
    case .mean(let parts): self.parts(parts, node)
    }
  }

  /// The value with what it is made of: `55.00%（11/20）`.
  func measured(_ node: Node?) -> String {
    guard let node, let value = node.value?.value else { return say("实际 ", "Actual ") + FormCase.gap }
    var text = say("实际 ", "Actual ") + UnitWords.text(value, node.unit, language)
    if node.inputs.count == 1, let fact = node.inputs.first?.fact, let above = fact.numerator,
      let below = fact.denominator
    {
      text += say("（", " (") + above.description + "/" + below.description + say("）", ")")
    }
    return text
  }

  /// □优秀 ☑标准 □也还好
  func boxes(_ scale: Method.RatingScale, _ node: Node?) -> String {
    scale.steps.enumerated().map { index, step in
      let held = node?.trials.indices.contains(index) == true && node?.trials[index].held == true
      return (held ? "☑" : "□") + step.label
    }.joined(separator: "  ")
  }

  /// The bands with what each takes; the one that held is ticked.
  func scale(_ table: BandTable, _ node: Node?) -> String {
    table.bands.enumerated().map { index, band in
      (holds(index, node) ? "√" : "") + BandWords.text(band.written, table.formula.unit, language) + " "
        + (table.sense == .deduct ? say("扣", "-") : say("得", "+")) + band.points.description
    }.joined(separator: say("｜", " | "))
  }

  /// Whether a band held.
  func holds(_ index: Int, _ node: Node?) -> Bool {
    guard let node, node.trials.indices.contains(index) else { return false }
    return node.trials[index].held == true
  }

  /// 无投诉 80.00，服务态度良好 85.00
  private func parts(_ parts: [Method.Part], _ node: Node?) -> String {
    parts.enumerated().map { index, part in
      let name = say(part.name)
      guard let node, node.children.indices.contains(index) else { return name + " " + FormCase.gap }
      let child = node.children[index]
      if let points = child.unrounded, child.state != .missing { return name + " " + points.decimal(places: 2) }
      if child.state == .waived { return name + say(" 不计", " left out") }
      return name + say(" 待补（", " missing (") + reasons.phrase(child) + say("）", ")")
    }.joined(separator: say("，", ", "))
  }
}
