import Exact
import Wording

extension SchemeLoader {
  /// What the law says of rules of this kind; see the sources in each message.
  mutating func checkLaw(_ scheme: Scheme) {
    for rule in scheme.penalties where rule.enabled {
      findings.report(.schemeLawFine, line: rule.line, ["rule": rule.id])
      if case .worst = rule.trigger {
        findings.report(.schemeLawRank, line: rule.line, ["rule": rule.id])
      }
    }
    for rule in scheme.overTime where !rule.afterConfirmation {
      findings.report(.schemeLawProbation, line: rule.line, ["rule": rule.id])
    }
  }
}
