internal import Appraisal
internal import Exact
internal import Paperwork
internal import Scheme
internal import Wording
internal import Workflow

/// Puts the steps of a derivation into words, with the names that the schemes give: what a person sees of a number, and
/// once it is opened.
struct StepWords {
  let language: Language
  let schemes: [Derivation.SchemeReference]
  let formulas: FormulaWords
  let reasons: ReasonWords

  init(_ derivation: Derivation?, _ formulas: FormulaWords, _ language: Language) {
    self.language = language
    self.formulas = formulas
    schemes = derivation?.schemes ?? []
    reasons = ReasonWords(formulas: formulas, language: language)
  }

  /// The figures that rows bear out.
  private static let borneOut = Set(MonthEvidence.measures)

  func result(_ step: Node) -> String {
    if step.kind == .part, let exact = step.unrounded { return exact.decimal(places: 2) }
    return step.points?.text ?? (step.state == .missing ? say("待补", "missing") : "—")
  }

  /// Why it came out so; what became of it where there is nothing to explain.
  func reason(_ step: Node) -> String {
    let told = reasons.text(step)
    return told.isEmpty ? ReasonText.state(step.state.rawValue, in: language) : told
  }

  private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  /// What opens: formula with its value, figures with parts and source, bands tried and missed, parts, what is still
  /// possible, the line of the scheme.
  ///
  /// - Parameter rows: the address of somebody's month, where the rows behind a figure are shown; nil where they are not.
  func put(_ step: Node, rowsAt rows: String? = nil, on page: inout Markup) {
    page.put("<details class=\"step\"><summary>")
    page.text(reason(step))
    page.put("</summary><div class=\"inside\">")
    if let formula = step.formula {
      page.put("<p><b>")
      page.say("公式", "Formula")
      page.put("</b> ")
      page.text(formulas.text(formula))
      if let value = step.value {
        page.put(" = ")
        page.text(text(value, step.unit))
      }
      page.put("</p>")
    }
    if !step.inputs.isEmpty {
      page.put("<table><caption>")
      page.say("用到的数据", "Figures")
      page.put("</caption><tbody>")
      for input in step.inputs { put(input, rows, on: &page) }
      page.put("</tbody></table>")
    }
    if !step.trials.isEmpty {
      page.put("<table><caption>")
      page.say("试过的档", "Bands tried")
      page.put("</caption><tbody>")
      for trial in step.trials { put(trial, on: &page) }
      page.put("</tbody></table>")
    }
    if !step.children.isEmpty {
      page.put("<table><caption>")
      page.say("组成", "Parts")
      page.put("</caption><tbody>")
      for part in step.children { put(part: part, on: &page) }
      page.put("</tbody></table>")
    }
    if let reach = step.reach {
      page.put("<p>")
      page.say("还可能得 ", "It can still be ")
      page.text(reach.lowerBound.text + "~" + reach.upperBound.text)
      page.put("</p>")
    }
    if let place = step.scheme, schemes.indices.contains(place) {
      page.put("<p class=\"quiet\">")
      page.say("方案 ", "scheme ")
      page.text("\(schemes[place].id) \(schemes[place].effective)")
      if step.line > 0 {
        page.say("，第 ", ", line ")
        page.text(String(step.line))
        page.say(" 行", "")
      }
      page.put("</p>")
    }
    page.put("</div></details>")
  }

  private func put(_ input: Node.Input, _ rows: String?, on page: inout Markup) {
    let fact = input.fact
    page.put("<tr><th scope=\"row\">")
    page.text(formulas.text(input.name))
    page.put("</th><td class=\"number\">")
    page.text(text(fact.figure, input.unit))
    if let above = fact.numerator, let below = fact.denominator {
      page.put(" <small>(")
      page.text("\(above) / \(below)")
      page.put(")</small>")
    }
    page.put("</td><td>")
    page.text(SourceWords.text(fact.standing.source, language))
    if let accounts = fact.evidence {
      page.put(" <small>")
      page.text(accounts)
      page.put("</small>")
    }
    if let rows, fact.evidence != nil, StepWords.borneOut.contains(input.name) {
      page.put(" <a href=\"")
      page.text("\(rows)/rows?measure=\(input.name)")
      page.put("\">")
      page.say("查看原始行", "rows behind it")
      page.put("</a>")
    }
    if !fact.shares.isEmpty {
      page.put("<br><small>")
      page.text(SourceWords.text(fact.shares, input.unit, language))
      page.put("</small>")
    }
    if let members = fact.members {
      page.put("<br><small>")
      page.text(SourceWords.text(members, language))
      page.put("</small>")
    }
    for other in fact.others {
      page.put("<br><small>")
      page.say("另有 ", "also ")
      page.text(text(other.figure, input.unit) + " · " + SourceWords.text(other.source, language))
      page.put("</small>")
    }
    page.put("</td></tr>")
  }

  private func put(_ trial: Node.Trial, on page: inout Markup) {
    switch trial.held {
    case true?: page.put("<tr class=\"held\"><td>✓</td><td>")
    case false?: page.put("<tr class=\"missed\"><td>✗</td><td>")
    case nil: page.put("<tr><td>?</td><td>")
    }
    page.text(formulas.text(trial.text))
    page.put("</td><td class=\"number\">")
    page.text(ReasonWords.word(trial.yields, language))
    page.put("</td></tr>")
  }

  private func put(part: Node, on page: inout Markup) {
    page.put("<tr><th scope=\"row\">")
    page.text(part.name.text(in: language))
    page.put("</th><td class=\"number\">")
    page.text(result(part))
    page.put("</td><td>")
    page.text(reasons.text(part))
    page.put("</td></tr>")
  }

  private func text(_ figure: Figure, _ unit: Unit) -> String {
    switch figure {
    case .known(let number): UnitWords.text(number, unit, language)
    case .missing(let missing): SourceWords.text(missing.reason, language)
    }
  }
}
