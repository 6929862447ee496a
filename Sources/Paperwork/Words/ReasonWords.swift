import Appraisal
import Wording

/// Why a step came out as it did, in the words of the form: measures and items under their names.
struct ReasonWords {
  let formulas: FormulaWords
  let language: Language

  func text(_ node: Node) -> String {
    var details = node.details.byName
    if node.reason == .monthsCounted {
      return CellText.clean(MonthsText.text(details: details, state: node.state.rawValue, in: language))
    }
    if node.reason == .none { return "" }
    for key in ["name", "condition", "lead", "band", "target"] { details[key] = details[key].map(formulas.text) }
    details["item"] = details["item"].map(formulas.item)
    var text = ReasonText.text(code: node.reason.rawValue, details: details, in: language)
    if let remark = details["comment"], !remark.isEmpty {
      text = ReasonWords.withoutStop(text) + (language == .chinese ? "；" : "; ") + remark
    }
    return CellText.clean(text)
  }

  /// The same as a part of a longer sentence, without its full stop.
  func phrase(_ node: Node) -> String {
    ReasonWords.withoutStop(text(node))
  }

  private static func withoutStop(_ text: String) -> String {
    text.last == "。" || text.last == "." ? String(text.dropLast()) : text
  }

  /// What a trial yields: a word of the scheme language, or points as they are.
  static func word(_ yields: String, _ language: Language) -> String {
    let effect = ReasonText.effect(yields, in: language)
    return effect == yields ? ReasonText.payment(yields, in: language) : effect
  }
}
