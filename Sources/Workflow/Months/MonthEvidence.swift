public import Exact
public import Metrics
public import Wording

/// Leads from a figure of somebody's month to the rows behind it.
public struct MonthEvidence: Sendable {
  private let finder: EvidenceFinder

  /// The evidence that a finder finds.
  public init(_ finder: EvidenceFinder) {
    self.finder = finder
  }

  /// The evidence of a month; exports of its inbox are translated where that was not done before.
  ///
  /// - Throws: `FOLDER-UNREADABLE` where the inbox cannot be read, and what keeps exports from being translated.
  public init(_ company: Company, month: Month) throws(Diagnostic) {
    self.init(
      try MonthEvents(company, try MonthSources(company, month: month), month: month), month: month,
      index: company.index(of: month))
  }

  /// The evidence of a month whose events are at hand.
  init(_ events: MonthEvents, month: Month, index: String) {
    finder = EvidenceFinder(
      events.inputs, month: month, rules: events.rules, tenures: events.tenures,
      closing: events.closing, index: try? EvidenceIndex(path: index))
  }

  /// A guess at the account that is meant by one that no chat line of the month names; nil where one does.
  public func guess(forUnknown account: String) -> Bilingual? {
    let known = finder.accounts()
    return known.contains(account) ? nil : .guess(for: account, among: known)
  }

  /// The parts a measure is made of, each with what it rests on; nil for a figure that events do not give.
  ///
  /// - Parameter most: how many pieces of evidence of a part are quoted; nil for all.
  public func parts(behind measure: String, of holder: Holder, most: Int? = nil) -> [PartEvidence]? {
    let parts = MonthEvidence.parts(of: measure)
    return parts.isEmpty ? nil : finder.evidence(for: holder, parts: parts, most: most)
  }

  /// What the rules of the month ask for to decide a measure and do not find.
  public func unmetNeeds(of measure: String) -> [Diagnostic] { finder.unmetNeeds(MonthEvidence.parts(of: measure)) }

  /// The measures that rows bear out.
  public static let measures: [String] = MeasureCatalogue.standard.map(\.id).filter { !parts(of: $0).isEmpty }

  private static func parts(of measure: String) -> [Part] {
    let quotient = MeasureCatalogue.standard.first { $0.id == measure }?.quotient
    return (quotient.map { [$0.numerator, $0.denominator] } ?? [measure]).compactMap { Part(id: $0) }
  }
}
