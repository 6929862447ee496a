internal import Exact
internal import Paperwork
internal import Wording

/// A step of a derivation in words: what a person sees when a number is opened.
struct StepLine: Sendable {
  let id: String
  let name: String
  let result: String
  let maximum: String
  let lost: String
  /// The name of the state for the style.
  let mark: String
  /// Why it came out so; what became of it where there is nothing to explain.
  let reason: String
  let formula: String?
  let value: String?
  let reach: String?
  let inputs: [Input]
  let tried: [Trial]
  let parts: [StepLine]
  let scheme: String?
  let amount: String?

  struct Input: Sendable {
    let name: String
    let value: String
    let source: String
    let counts: String?
    let evidence: String?
    let others: [String]
  }

  struct Trial: Sendable {
    let text: String
    let yields: String
    let line: Int
    let held: Bool
    let missed: Bool
  }
}

/// Puts steps into words, with the names that the schemes give.
struct StepWords {
  let names: FormulaWords
  let language: Language
  let schemes: [PrintedDerivation.SchemeReference]

  func line(_ step: PrintedStep, name: String? = nil) -> StepLine {
    let details = Dictionary(
      (step.details ?? []).filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    return StepLine(
      id: step.id, name: name ?? names.item(step.id), result: step.points ?? say("待补", "missing"),
      maximum: step.maximum ?? "", lost: step.lost == "0.00" ? "" : step.lost.map { "−" + $0 } ?? "",
      mark: step.state, reason: reason(step, details),
      formula: step.formula.map(names.text), value: step.value.map { text($0, step.unit) },
      reach: step.reach.map { $0.joined(separator: "~") }, inputs: (step.inputs ?? []).map(input),
      tried: (step.tried ?? []).map(trial), parts: (step.parts ?? []).map { line($0) },
      scheme: step.scheme.map { place in
        let id = schemes.indices.contains(place) ? schemes[place].id : ""
        return step.line.map { "\(id):\($0)" } ?? id
      }, amount: step.yuan)
  }

  private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  private func reason(_ step: PrintedStep, _ details: [String: String]) -> String {
    let words = ReasonWords(formulas: names, language: language)
    let text = words.sentence(code: step.reason, state: step.state, details: details)
    if text.isEmpty { return ReasonText.state(step.state, in: language) }
    guard let comment = details["comment"], !comment.isEmpty else { return text }
    return text + " “" + comment + "”"
  }

  private func input(_ input: PrintedStep.Input) -> StepLine.Input {
    let counts = input.numerator.flatMap { above in input.denominator.map { "\(above) / \($0)" } }
    return StepLine.Input(
      name: names.text(input.name), value: text(input.value, input.unit), source: source(input.source), counts: counts,
      evidence: input.evidence,
      others: (input.others ?? []).map { text($0.value, input.unit) + " · " + source($0.source) })
  }

  private func trial(_ trial: PrintedStep.Trial) -> StepLine.Trial {
    return StepLine.Trial(
      text: names.text(trial.text),
      yields: ReasonWords.word(trial.yields, language),
      line: trial.line, held: trial.held == true, missed: trial.held == false)
  }

  private func text(_ value: PrintedStep.Value, _ unit: String?) -> String {
    switch value {
    case .known(let number): UnitWords.text(number, unit.flatMap { Unit(name: $0) } ?? .number, language)
    case .missing(let why): ReasonText.missing(why, in: language)
    }
  }

  private func source(_ text: String) -> String {
    let parts = text.split(separator: ":", maxSplits: 1)
    let word = ReasonText.source(String(parts.first ?? ""), in: language)
    return parts.count > 1 ? word + " " + parts[1] : word
  }
}
