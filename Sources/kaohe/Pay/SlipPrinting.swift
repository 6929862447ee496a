import Exact
import Paperwork
import Records
import Wording
import Workflow

/// Slips and notices of a month as files in a folder: `slips/`, `notices/`, and each once more as one bundle.
struct SlipPrinting {
  let company: String
  let month: Month
  let contents: [SlipContent]
  let language: Language

  /// The contents as the paper wants them.
  private var cases: [SlipCase] {
    contents.map { content in
      SlipCase(
        company: company, month: month, employee: content.employee, name: content.name,
        department: content.department, wage: content.wage, derivation: content.derivation, schemes: content.schemes,
        madeKnown: content.madeKnown.mapValues { "\($0.madeKnownOn) \($0.how)" }, law: content.law,
        adjustments: content.adjustments.map {
          SlipCase.Adjustment(
            id: $0.id, month: $0.month, amount: $0.amount, cause: $0.cause.name, reason: $0.reason)
        }, appealUntil: content.appealUntil)
    }
  }

  /// Writes everything; how many slips and notices there are.
  func write(to folder: OutputFolder) throws(Diagnostic) -> (slips: Int, notices: Int) {
    let slips = SlipFiles(.slip, of: cases)
    let notices = SlipFiles(.notice, of: cases)
    try slips.writeEach(into: OutputFolder(folder.path + "/slips").path, language: language)
    if slips.cases.count > 1 {
      try slips.writeBundle(to: folder.path + "/slips-\(month).xlsx", language: language)
    }
    guard !notices.cases.isEmpty else { return (slips.cases.count, 0) }
    try notices.writeEach(into: OutputFolder(folder.path + "/notices").path, language: language)
    if notices.cases.count > 1 {
      try notices.writeBundle(to: folder.path + "/notices-\(month).xlsx", language: language)
    }
    return (slips.cases.count, notices.cases.count)
  }
}
