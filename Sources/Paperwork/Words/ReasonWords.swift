public import Appraisal
public import Wording

/// Why a step came out as it did, in the words of the form: measures and items under their names.
public struct ReasonWords {
  let formulas: FormulaWords
  /// The language of the words.
  public let language: Language

  /// Reasons with the names of some formulas, in a language.
  public init(formulas: FormulaWords, language: Language) {
    self.formulas = formulas
    self.language = language
  }

  /// The sentence of a step, also of one that was printed, without what somebody remarked; empty where there is nothing
  /// to explain.
  public func sentence(code: String, state: String, details: [String: String]) -> String {
    if code == Reason.monthsCounted.rawValue { return MonthsText.text(details: details, state: state, in: language) }
    if code == Reason.none.rawValue { return "" }
    var details = details
    for key in ["name", "condition", "lead", "band", "target"] { details[key] = details[key].map(formulas.text) }
    details["item"] = details["item"].map(formulas.item)
    return ReasonText.text(code: code, details: details, in: language)
  }

  /// Why a step came out as it did, with what somebody remarked; empty where there is nothing to explain.
  public func text(_ node: Node) -> String {
    let details = node.details.byName
    var text = sentence(code: node.reason.rawValue, state: node.state.rawValue, details: details)
    let takesRemark = node.reason != .monthsCounted && node.reason != .none
    if takesRemark, let remark = details["comment"], !remark.isEmpty {
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
  public static func word(_ yields: String, _ language: Language) -> String {
    let effect = ReasonText.effect(yields, in: language)
    return effect == yields ? ReasonText.payment(yields, in: language) : effect
  }
}
