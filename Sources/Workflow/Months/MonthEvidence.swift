public import Exact
internal import Foundation
public import Metrics
public import Wording

/// Leads from a figure of somebody's month to the rows behind it.
public struct MonthEvidence: Sendable {
  private let finder: EvidenceFinder

  /// The evidence of a month that was run before, so that its exports are translated.
  ///
  /// - Throws: `FOLDER-UNREADABLE` where the inbox cannot be read.
  public init(_ company: Company, month: Month) throws(Diagnostic) {
    let translated = "\(company.folder)/translated/\(month)"
    let hasTranslations = FileManager.default.fileExists(atPath: translated)
    let events = try MonthEvents(
      company, folders: [company.inbox(of: month)] + (hasTranslations ? [translated] : []), month: month)
    finder = EvidenceFinder(events.inputs, month: month, rules: events.rules, tenures: events.tenures)
  }

  /// The parts a measure is made of, each with the evidence behind it; nothing for a figure that events do not give.
  public func rows(behind measure: String, of employee: String) -> [(part: Part, evidence: [Evidence])] {
    let quotient = MeasureCatalogue.standard.first { $0.id == measure }?.quotient
    let parts = quotient.map { [$0.numerator, $0.denominator] } ?? [measure]
    return parts.compactMap { Part(id: $0) }.map { ($0, finder.evidence(for: .employee(employee), part: $0)) }
  }
}
