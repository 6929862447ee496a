import Appraisal
import Exact
import Scheme
import Wording

/// What an item was given and by which scale, as a line of the form.
extension FormCase {
  /// The figure and the scale of an item, or the boxes of a rating.
  func given(_ item: Item) -> LiveText {
    given(item.method, node(item), cells?.scored[item.id])
  }

  private func given(_ method: Method, _ node: Node?, _ scored: FormCells.Scored?) -> LiveText {
    switch method {
    case .rating(let scale): boxes(scale, node, scored)
    case .bands(let table):
      measured(method, node, scored) + say("；", "; ") + self.scale(table, node, scored)
    case .each(_, let each, _):
      measured(method, node, scored) + say("，每次扣 \(each) 分，扣完为止", ", \(each) off each until used up")
    case .target(let target):
      measured(method, node, scored)
        + LiveText(
          say("；标准 ", "; target ")
            + BandWords.text(
              target.direction == .atLeast
                ? Interval(.including(target.target), .infinite) : Interval(.infinite, .including(target.target)),
              target.formula.unit, language))
    case .formula: measured(method, node, scored)
    case .mean(let parts): self.parts(parts, node)
    }
  }

  /// The value with what it is made of: `实际 55.00%（11/20）`.
  func measured(_ method: Method, _ node: Node?, _ scored: FormCells.Scored?) -> LiveText {
    let nothing = say("实际 ", "Actual ") + FormCase.gap
    var shown = nothing
    if let node, let value = node.value?.value {
      shown = say("实际 ", "Actual ") + UnitWords.text(value, node.unit, language)
    }
    guard let formula = method.ownFormula else { return LiveText(shown) }
    return valueText(formula, shown: shown, value: node?.value?.value, scored, before: say("实际 ", "Actual "))
  }

  /// A value with its unit and, where it is a quotient alone, its parts.
  func valueText(
    _ formula: Formula, shown: String, value: Rational?, _ scored: FormCells.Scored?, before: String
  ) -> LiveText {
    guard let scored, let figures = cells?.figures else { return LiveText(shown) }
    var full = shown
    let word = formula.unit == .ratio ? "%" : UnitWords.name(formula.unit).text(in: language)
    let suffix = word.isEmpty || word == "%" ? word : " " + word
    var known = "\(SheetFormula.quoted(before))&\(SheetFormula.shown(scored.value, formula.unit))"
    if !suffix.isEmpty { known += "&" + SheetFormula.quoted(suffix) }
    let single = formula.inputs.count == 1 && formula.aggregates.isEmpty
    if single, let figure = figures[scheme.inputs[formula.inputs[0]].id] {
      known += "&" + FormCase.partsFormula(figure, language)
      if value != nil { full += FormCase.partsText(figure, language) }
    }
    return LiveText(
      formula: "IF(ISNUMBER(\(scored.value)),\(known),\(SheetFormula.quoted(before + FormCase.gap)))", shown: full)
  }

  /// （66/120）, where a figure is a quotient.
  static func partsText(_ figure: FormCells.Figure, _ language: Language) -> String {
    guard let parts = figure.parts else { return "" }
    let text = "\(parts.above.description)/\(parts.below.description)"
    return language == .chinese ? "（\(text)）" : " (\(text))"
  }

  /// The same, live.
  static func partsFormula(_ figure: FormCells.Figure, _ language: Language) -> String {
    let (open, close) = language == .chinese ? ("（", "）") : (" (", ")")
    return "IF(AND(ISNUMBER(\(figure.above)),ISNUMBER(\(figure.below))),"
      + "\"\(open)\"&\(figure.above)&\"/\"&\(figure.below)&\"\(close)\",\"\")"
  }

  /// □优秀 ☑标准 □也还好
  func boxes(_ scale: Method.RatingScale, _ node: Node?, _ scored: FormCells.Scored?) -> LiveText {
    scale.steps.enumerated().map { index, step in
      let held = node?.trials.indices.contains(index) == true && node?.trials[index].held == true
      let box = held ? "☑" : "□"
      guard let scored else { return LiveText(box + step.label) }
      let formula = "IF(EXACT(\(scored.rating)&\"\",\(SheetFormula.quoted(step.label))),\"☑\",\"□\")"
      return LiveText(formula: formula, shown: box) + LiveText(step.label)
    }.joined(separator: "  ")
  }

  /// The bands with what each takes; the one that held is ticked.
  func scale(_ table: BandTable, _ node: Node?, _ scored: FormCells.Scored?) -> LiveText {
    table.bands.enumerated().map { index, band in
      tick(table, index, node, scored)
        + LiveText(
          BandWords.text(band.written, table.formula.unit, language) + " "
            + (table.sense == .deduct ? say("扣", "-") : say("得", "+")) + band.points.description)
    }.joined(separator: say("｜", " | "))
  }

  /// √ before the band that holds.
  func tick(_ table: BandTable, _ index: Int, _ node: Node?, _ scored: FormCells.Scored?) -> LiveText {
    let shown = holds(index, node) ? "√" : ""
    guard let scored else { return LiveText(shown) }
    let condition = SheetFormula.condition(table.bands[index].interval, scored.value)
    return LiveText(formula: "IF(ISNUMBER(\(scored.value)),IF(\(condition),\"√\",\"\"),\"\")", shown: shown)
  }

  /// Whether a band held.
  func holds(_ index: Int, _ node: Node?) -> Bool {
    guard let node, node.trials.indices.contains(index) else { return false }
    return node.trials[index].held == true
  }

  /// 无投诉 80.00，服务态度良好 85.00
  private func parts(_ parts: [Method.Part], _ node: Node?) -> LiveText {
    parts.enumerated().map { index, part in
      let child = node.flatMap { $0.children.indices.contains(index) ? $0.children[index] : nil }
      let text = LiveText(say(part.name)) + self.part(part, child)
      guard case .rating(let scale) = part.method else { return text }
      return text + LiveText(" ") + boxes(scale, child, cells?.scored[part.id])
    }.joined(separator: say("，", ", "))
  }

  private func part(_ part: Method.Part, _ child: Node?) -> LiveText {
    let leftOut = say(" 不计", " left out")
    var shown = " " + FormCase.gap
    var missing = say(" 待补", " missing")
    if let child {
      if let points = child.unrounded, child.state != .missing {
        shown = " " + points.decimal(places: 2)
      } else if child.state == .waived {
        shown = leftOut
      } else {
        missing += say("（", " (") + reasons.phrase(child) + say("）", ")")
        shown = missing
      }
    }
    guard let cell = cells?.scored[part.id]?.points else { return LiveText(shown) }
    let number = "\" \"&" + SheetFormula.points(SheetFormula.cents(cell))
    let otherwise =
      "IF(\(cell)=\(SheetFormula.quoted(words.leftOut)),\(SheetFormula.quoted(leftOut)),"
      + "IF(\(cell)=\(SheetFormula.quoted(words.missing)),\(SheetFormula.quoted(missing)),\" \(FormCase.gap)\"))"
    return LiveText(formula: "IF(ISNUMBER(\(cell)),\(number),\(otherwise))", shown: shown)
  }
}
