internal import Appraisal
internal import Exact
internal import Wording

/// What there is to say of a month as it came out, beside the figures.
enum MonthRemarks {
  /// That somebody's month was not whole, and how it is paid or what has to be chosen; nil where it was whole.
  static func remark(_ derivation: Derivation) -> Diagnostic? {
    guard let node = derivation.pay.proration else { return nil }
    func said(_ language: Language) -> String {
      ReasonText.text(code: node.reason.rawValue, details: node.details.byName, in: language)
    }
    func choices(_ language: Language) -> String {
      node.trials.map { trial in
        ReasonText.prorationMethod(trial.text, in: language) + " " + (trial.yields.isEmpty ? "—" : trial.yields)
      }.joined(separator: language == .chinese ? "；" : "; ")
    }
    func amounts(_ language: Language) -> String {
      let kinds = node.children.filter { AgreedAmount.Kind(rawValue: $0.id) != nil && $0.amount != nil }
      let texts = kinds.map { kind in
        let amount = kind.amount?.text ?? ""
        return "\(kind.name.text(in: language)) \(kind.details["formula"] ?? amount) = \(amount)"
      }
      return texts.joined(separator: language == .chinese ? "；" : "; ")
    }
    let isOpen = node.state == .missing
    return Diagnostic(
      isOpen ? .monthNotWholeOpen : .monthNotWhole,
      at: Place(employee: derivation.employee, month: derivation.month.description),
      ["employee": derivation.employee, "example": "- {from: \(derivation.month), by: calendar_days}"],
      words: [
        "said": Bilingual(said(.chinese), said(.english)),
        "amounts": isOpen
          ? Bilingual(choices(.chinese), choices(.english)) : Bilingual(amounts(.chinese), amounts(.english)),
      ])
  }
}
