import Appraisal
import Exact
import Paperwork
import Scheme
import Wording
import Workflow

/// Writes the results of a month into a folder: scores.csv, pay.csv, derivations.jsonl and a form for everybody.
struct MonthPrinting {
  let derivations: [Derivation]
  let schemes: [String: [Scheme]]
  /// The name of somebody's assessor.
  let assessor: (String) -> String?
  let language: Language
  let options: FormsOption

  func write(to folder: OutputFolder) throws(Diagnostic) {
    try folder.write("scores.csv", ResultTables.scores(derivations))
    try folder.write("pay.csv", ResultTables.pay(derivations))
    try folder.write("derivations.jsonl", Array(derivations.map { $0.json() + [UInt8(ascii: "\n")] }.joined()))
    let forms = try OutputFolder(folder.path + "/forms")
    guard let month = derivations.first?.month else { return }
    var all: [AppraisalForm] = []
    for derivation in derivations {
      all.append(
        try AppraisalForm(
          derivation: derivation, schemes: schemes[derivation.employee] ?? [], assessor: assessor(derivation.employee)))
    }
    let printed = MonthForms(all, month: month)
    for format in options.format {
      for binding in options.per {
        try printed.write(into: forms.path, per: binding, as: format, language: language)
      }
    }
  }
}
