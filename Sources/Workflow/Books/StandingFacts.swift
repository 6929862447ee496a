internal import Appraisal
internal import Exact
internal import Records
internal import Wording

/// The figures of a month as they stand: what was computed and supplied, what was seen and recorded by hand on top of
/// it, and over all what was corrected for a reason. None of them is lost.
struct StandingFacts {
  private(set) var facts: [String: [String: Fact]]

  /// - Parameter employees: whose; nil for everybody's.
  init(_ records: Records, month: Month, about employees: Set<String>? = nil) throws(Diagnostic) {
    facts = try records.figures(of: month, about: employees)
    for incident in try records.incidents(of: month) where !incident.isWithdrawn { add(incident) }
    for (employee, corrections) in try records.corrections(of: month) {
      for (measure, correction) in corrections { correct(employee, measure, correction) }
    }
  }

  /// An incident counts on top of a number that is known; where the number itself is missing it stays missing.
  private mutating func add(_ incident: Incident) {
    for part in incident.kind.parts {
      guard let fact = facts[incident.employee]?[part], let count = fact.figure.value,
        let sum = try? count + Rational(incident.occurrences)
      else { continue }
      let isFirst = fact.standing.source != .record
      facts[incident.employee]?[part] = Fact(
        .known(sum), from: .record, others: isFirst ? [fact.standing] + fact.others : fact.others,
        evidence: [fact.evidence, incident.id].compactMap(\.self).joined(separator: ","))
    }
  }

  private mutating func correct(_ employee: String, _ measure: String, _ correction: Correction) {
    let before = facts[employee]?[measure]
    facts[employee, default: [:]][measure] = Fact(
      .known(correction.value), from: .corrected(by: correction.by, reason: correction.reason),
      others: before.map { [$0.standing] + $0.others } ?? [], evidence: before?.evidence)
  }
}
