import Appraisal
import Exact
import Wording

/// Figures that a step looked at, in words.
struct FigureWords {
  let formulas: FormulaWords
  let language: Language

  /// `咨询转化率 55.00%（66/120）`.
  func short(_ input: Node.Input) -> String {
    var text = formulas.text(input.name) + " "
    switch input.fact.figure {
    case .known(let value): text += UnitWords.text(value, input.unit, language)
    case .missing(let missing): text += SourceWords.text(missing.reason, language)
    }
    if let above = input.fact.numerator, let below = input.fact.denominator {
      text += say("（", " (") + above.description + "/" + below.description + say("）", ")")
    }
    return text
  }

  /// The same with where it comes from, and the figures that do not stand.
  func full(_ input: Node.Input) -> String {
    let fact = input.fact
    var text = short(input) + say("，", ", ") + SourceWords.text(fact.standing.source, language)
    if let evidence = fact.evidence { text += " " + CellText.line(evidence) }
    for other in fact.others {
      let value =
        switch other.figure {
        case .known(let value): UnitWords.text(value, input.unit, language)
        case .missing(let missing): SourceWords.text(missing.reason, language)
        }
      text += say("；另有 ", "; also ") + value + say("，", ", ") + SourceWords.text(other.source, language)
    }
    if !fact.shares.isEmpty { text += say("；其中 ", "; of these ") + SourceWords.text(fact.shares, input.unit, language) }
    if let members = fact.members { text += say("；", "; ") + SourceWords.text(members, language) }
    return text
  }

  private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
}
