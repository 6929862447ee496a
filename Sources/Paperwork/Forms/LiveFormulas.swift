import Appraisal
import Exact
import Scheme
import Wording

/// The formulas that stay alive in the workbook, each with the derivation's own result.
struct LiveFormulas {
  let form: FormCase

  /// The word while something is missing.
  private var open: String { form.say("待补", "missing") }
  private var undecided: String { form.say("待定", "open") }

  /// The score over the cells of the items' points and of the deductions.
  ///
  /// As long as a number is missing among the points it shows the range that can still come; it never takes a missing
  /// number for 0.
  func score(points: String, deductions: String?) -> CellContent {
    guard let node = form.derivation.score, let total = form.scheme.total else { return .blank }
    guard form.derivation.standing.isAppraised else { return .text(form.notAppraised) }
    let counted = form.derivation.items.filter { !($0.state == .waived && $0.points == nil) }
    let most = LiveFormulas.sum(counted)
    var sum = "SUM(\(points))"
    if form.scheme.rescaled || most != LiveFormulas.sum(form.derivation.items) {
      sum += "*\(literal(total.value))/\(literal(most))"
    }
    sum = "ROUND(\(sum),2)"
    if let deductions { sum = "MAX(0,MIN(\(literal(total.value)),ROUND(\(sum)+SUM(\(deductions)),2)))" }
    let waiting = node.reach.map { $0.lowerBound.text + "~" + $0.upperBound.text } ?? open
    let formula = "IF(COUNT(\(points))<\(counted.count),\(quoted(waiting)),\(sum))"
    return .formula(formula, node.points.map { .number($0.value) } ?? .text(waiting))
  }

  /// The performance pay from the cells of the score and of the full pay.
  func earned(score: String, base: String) -> CellContent? {
    guard let node = form.derivation.pay.earned, node.scheme == form.place, let total = form.scheme.total else {
      return nil
    }
    guard form.derivation.standing.isAppraised else { return .text(form.notAppraised) }
    let otherwise = quoted(undecided)
    let chosen = form.scheme.pay.reversed().reduce(otherwise) { rest, band in
      "IF(\(condition(band.interval, score)),\(amount(band.pays, score: score, base: base, total: total)),\(rest))"
    }
    return .formula(
      "IF(ISNUMBER(\(score)),\(chosen),\(otherwise))", node.amount.map { .number($0.yuan) } ?? .text(undecided))
  }

  /// The grade from the cell of the score.
  func grade(score: String) -> CellContent? {
    guard let node = form.derivation.grade, node.scheme == form.place else { return nil }
    guard form.derivation.standing.isAppraised else { return .text("—") }
    let otherwise = quoted(undecided)
    let chosen = form.scheme.grades.reversed().reduce(otherwise) { rest, band in
      "IF(\(condition(band.interval, score)),\(quoted(form.say(band.name))),\(rest))"
    }
    let result = node.trials.contains { $0.held == true } ? form.say(node.name) : undecided
    return .formula("IF(ISNUMBER(\(score)),\(chosen),\(otherwise))", .text(result))
  }

  private func amount(_ pays: PayBand.Payment, score: String, base: String, total: Points) -> String {
    switch pays {
    case .full: base
    case .nothing: "0"
    case .share(let share): "ROUND(\(base)*\(literal(share)),2)"
    case .scorePercent: "ROUND(\(base)*\(score)/\(literal(total.value)),2)"
    }
  }

  private func condition(_ interval: Interval, _ cell: String) -> String {
    let lower: String? =
      switch interval.lower {
      case .infinite: nil
      case .including(let number): "\(cell)>=\(literal(number))"
      case .excluding(let number): "\(cell)>\(literal(number))"
      }
    let upper: String? =
      switch interval.upper {
      case .infinite: nil
      case .including(let number): "\(cell)<=\(literal(number))"
      case .excluding(let number): "\(cell)<\(literal(number))"
      }
    switch (lower, upper) {
    case (nil, nil): return "TRUE"
    case (let lower?, nil): return lower
    case (nil, let upper?): return upper
    case (let lower?, let upper?): return "AND(\(lower),\(upper))"
    }
  }

  /// A number in a formula: a decimal, or a quotient where no decimal ends.
  func literal(_ value: Rational) -> String {
    value.description.contains("/") ? "(\(value.description))" : value.description
  }

  /// A text in a formula, which holds no more than 255 characters.
  private func quoted(_ text: String) -> String {
    "\"" + CellText.line(String(text.prefix(120))).replacing("\"", with: "\"\"") + "\""
  }

  private static func sum(_ items: [Node]) -> Rational {
    items.reduce(Rational.zero) { sum, item in (try? sum + (item.maximum ?? .zero).value) ?? sum }
  }
}
