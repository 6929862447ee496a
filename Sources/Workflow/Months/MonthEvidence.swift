public import Exact
public import Metrics
public import Wording

/// Leads from a figure of somebody's month to the rows behind it.
public struct MonthEvidence: Sendable {
  private let finder: EvidenceFinder

  /// The evidence of a month; exports of its inbox are translated where that was not done before.
  ///
  /// - Throws: `FOLDER-UNREADABLE` where the inbox cannot be read, and what keeps exports from being translated.
  public init(_ company: Company, month: Month) throws(Diagnostic) {
    let events = try MonthEvents(company, try MonthSources(company, month: month))
    finder = EvidenceFinder(events.inputs, month: month, rules: events.rules, tenures: events.tenures)
  }

  /// The parts a measure is made of, each with the evidence behind it; nothing for a figure that events do not give.
  public func rows(behind measure: String, of employee: String) -> [(part: Part, evidence: [Evidence])] {
    let quotient = MeasureCatalogue.standard.first { $0.id == measure }?.quotient
    let parts = quotient.map { [$0.numerator, $0.denominator] } ?? [measure]
    return parts.compactMap { Part(id: $0) }.map { ($0, finder.evidence(for: .employee(employee), part: $0)) }
  }
}
