import Appraisal
import Exact
import Scheme
import Wording

/// The formulas that stay alive in the workbook, each with the derivation's own result.
struct LiveFormulas {
  let form: FormCase

  private var undecided: String { form.words.undecided }

  /// The score over the cells of the items' points and of the deductions.
  ///
  /// As long as a number is missing among the points it shows the range that can still come; it never takes a missing
  /// number for 0, nor a cell that somebody emptied.
  func score(points: String, deductions: String?) -> CellContent {
    guard let node = form.derivation.score, let total = form.scheme.total else { return .blank }
    guard form.derivation.standing.isAppraised else { return .text(form.notAppraised) }
    let missing = form.words.missing
    let waiting = node.reach.map { $0.lowerBound.text + "~" + $0.upperBound.text } ?? missing
    let result = node.points.map { FormulaResult.number($0.value) } ?? .text(waiting)
    guard let cells = form.cells else { return CellContent(result) }
    func final(_ sum: String) -> String {
      let full = "ROUND(\(sum),2)"
      let scaled = SheetFormula.cents("\(sum)*\(literal(total.value))/\(cells.most)")
      let everything = LiveFormulas.sum(form.derivation.items)
      let points =
        form.scheme.rescaled ? scaled : "IF(ROUND(\(cells.most)-\(literal(everything)),2)=0,\(full),\(scaled))"
      guard let deductions else { return points }
      return "MAX(0,MIN(\(literal(total.value)),ROUND(\(points)+SUM(\(deductions)),2)))"
    }
    let range =
      "\(SheetFormula.points(final(cells.low)))&\"~\"&\(SheetFormula.points(final(cells.high)))"
    let given = [form.words.waived, form.words.leftOut].map { "COUNTIF(\(points),\(quoted($0)))" }
    let count = (["COUNT(\(points))"] + given).joined(separator: "+")
    let own = byDays(final("SUM(\(points))"))
    return .formula(
      "IF(\(cells.most)<=0,\(quoted(missing)),IF(\(count)<\(form.scheme.items.count),\(range),\(own)))", result)
  }

  /// The score weighted by days with those of other departments, where somebody moved inside the month: theirs are no
  /// part of the workbook and stand as they are.
  private func byDays(_ own: String) -> String {
    guard let node = form.derivation.score, !node.children.isEmpty else { return own }
    let days = node.children.map { Int($0.details["days"] ?? "") ?? 0 }
    let all = days.reduce(0, +)
    guard all > 0, let first = days.first else { return own }
    let others = zip(node.children, days).dropFirst().map { child, days in
      "+\(literal(child.points?.value ?? .zero))*\(days)"
    }
    let isKnown = node.children.dropFirst().allSatisfy { $0.points != nil }
    return isKnown ? "ROUND(((\(own))*\(first)\(others.joined()))/\(all),2)" : quoted(form.words.missing)
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
    func known(_ formula: String) -> String { "IF(ISNUMBER(\(base)),\(formula),\(quoted(undecided)))" }
    return switch pays {
    case .full: known(base)
    case .nothing: "0"
    case .share(let share): share.isZero ? "0" : known(SheetFormula.cents("\(base)*\(literal(share))"))
    // In fen and hundredths, whole numbers: half a fen is exactly half a fen, and goes up.
    case .scorePercent:
      known("ROUND(ROUND(\(base)*100,0)*ROUND(\(score)*100,0)/\(hundredfold(total)),0)/100")
    }
  }

  private func condition(_ interval: Interval, _ cell: String) -> String {
    SheetFormula.condition(interval, cell)
  }

  private func literal(_ value: Rational) -> String { SheetFormula.literal(value) }

  private func hundredfold(_ total: Points) -> String { String(total.hundredths) }

  private func quoted(_ text: String) -> String { SheetFormula.quoted(CellText.line(text)) }

  private static func sum(_ items: [Node]) -> Rational {
    items.reduce(Rational.zero) { sum, item in (try? sum + (item.maximum ?? .zero).value) ?? sum }
  }
}
