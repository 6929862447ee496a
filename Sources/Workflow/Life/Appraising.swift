internal import Appraisal
internal import Exact
internal import Records
internal import Wording

extension Entry {
  /// Appraises a month anew from what is on record by now, and every later month that looks back at it.
  ///
  /// - Returns: whose results of the month came out differently than they stood, and what changed in later months.
  @discardableResult
  mutating func appraise(
    _ month: Month, of company: Company
  ) throws(Diagnostic) -> (changed: Set<String>, later: [LaterChange]) {
    let changed = try appraiseAlone(month, of: company)
    return (changed, changed.isEmpty ? [] : try reappraise(after: month, of: company, reason: act.reason))
  }

  /// Appraises one month anew from what is on record by now, and keeps what came out differently.
  ///
  /// Before publication a sheet that changed is to be approved again; after it, what was published stays on record, the
  /// new result supersedes it, and the employee takes note of it anew.
  ///
  /// - Returns: whose results came out differently than they stood.
  mutating func appraiseAlone(_ month: Month, of company: Company) throws(Diagnostic) -> Set<String> {
    // Without figures there is nothing to appraise yet, and a locked month is not appraised any more.
    guard let state = try records.state(of: month), state >= .provisional, state < .locked else { return [] }
    let appraised = try MonthOnRecord(company, month: month, records)
    let before = Dictionary(
      uniqueKeysWithValues: try records.sheets(of: month).map { ($0.employee, $0) })
    let changed = Set(try keep(appraised.results))
    act.details["changed"] = String(changed.count)
    for derivation in appraised.derivations {
      let sheet = before[derivation.employee]
      let next = Entry.state(
        of: sheet?.state ?? .waiting, derivation, isChanged: changed.contains(derivation.employee))
      if let next, next != sheet?.state { try move(sheetOf: derivation.employee, in: month, to: next) }
    }
    try keepGaps(appraised, month, superseded: state == .published ? changed.intersection(before.keys) : [])
    return changed
  }

  /// What a sheet becomes once it is appraised; nil where it stays.
  private static func state(of state: SheetState, _ derivation: Derivation, isChanged: Bool) -> SheetState? {
    let isRated = derivation.unrated.isEmpty && derivation.standing.isAppraised
    switch state {
    case .waiting, .selfReviewed: return isRated || !derivation.standing.isAppraised ? .assessed : nil
    case .assessed: return isRated || !derivation.standing.isAppraised ? nil : .waiting
    case .approved: return isChanged ? (isRated ? .assessed : .waiting) : nil
    case .published, .acknowledged, .decided: return isChanged ? .published : nil
    case .appealed, .final: return nil
    }
  }

  private func keepGaps(_ appraised: MonthOnRecord, _ month: Month, superseded: Set<String>) throws(Diagnostic) {
    let previous = Dictionary(
      try records.sheets(of: month.previous).map { ($0.employee, $0.score) }, uniquingKeysWith: { first, _ in first })
    var gaps = superseded.map { Gap(month: month, employee: $0, kind: .superseded, subject: "total") }
    for derivation in appraised.derivations {
      gaps += Entry.gaps(in: derivation, previous: previous[derivation.employee] ?? nil)
    }
    gaps += appraised.appraisal.diagnostics.compactMap { diagnostic in
      diagnostic.place.employee.map { Gap(month: month, employee: $0, kind: .notWorked, subject: "work") }
    }
    let kinds = Gap.Kind.allCases.filter { !$0.isOfFiles && ($0 != .superseded || !superseded.isEmpty) }
    try keep(gaps: gaps, of: kinds, in: month)
  }

  /// A score that moves by so many points since last month is worth a look.
  static let unusualJump = Points(hundredths: 2_000)

  private static func gaps(in derivation: Derivation, previous: Points?) -> [Gap] {
    let unrated = derivation.unrated
    func gap(_ kind: Gap.Kind, _ subject: String, _ says: String = "") -> Gap {
      Gap(month: derivation.month, employee: derivation.employee, kind: kind, subject: subject, says: says)
    }
    var gaps = unrated.map { gap(.unrated, $0) }
    let missing = derivation.missingItems + derivation.pay.undecided
    gaps += missing.filter { !unrated.contains($0.id) && $0.reason != .undecided && $0.reason != .scoreMissing }
      .map { gap(.figureMissing, $0.id, $0.details.pairs.first { $0.key == "name" }?.value ?? "") }
    if let score = derivation.points, let previous {
      let difference = score.hundredths - previous.hundredths
      if difference.magnitude >= unusualJump.hundredths.magnitude {
        gaps.append(gap(.jump, "total", (difference > 0 ? "+" : "") + Points(hundredths: difference).text))
      }
    }
    gaps += derivation.overTime.filter { $0.state == .failed }.map { gap(.severalMonths, $0.id) }
    return gaps
  }
}

extension Derivation {
  /// The items, or parts of items, that nobody has rated.
  var unrated: [String] {
    func unrated(_ node: Node) -> [String] {
      let inner = node.children.flatMap(unrated)
      return inner.isEmpty && node.reason == .unrated ? [node.id] : inner
    }
    return standing.isAppraised ? items.filter { $0.state == .missing }.flatMap(unrated) : []
  }
}
