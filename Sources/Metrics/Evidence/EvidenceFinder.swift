public import Exact
public import Intake
public import Wording

/// Lists the rows behind a figure, each definition written out plainly: by the index of the month where there is one,
/// else by reading the files once more.
///
///     let finder = EvidenceFinder(inputs, month: month, rules: .standard, index: try? EvidenceIndex(path: path))
///     for evidence in finder.evidence(for: .account("cs0001"), part: .responseSeconds) { … }
///
/// Memory grows with the lines of the buyers the holder dealt with.
public struct EvidenceFinder: Sendable {
  let inputs: EventInputs
  let month: Month
  let rules: RuleSet
  let tenures: Tenures?
  let closing: Day?
  let index: EvidenceIndex?

  /// A finder for the same inputs and choices that ``MonthEngine`` computed the figure from; an index that does not fit
  /// them is left aside.
  public init(
    _ inputs: EventInputs, month: Month, rules: RuleSet = .standard, tenures: Tenures? = nil, closing: Day? = nil,
    index: EvidenceIndex? = nil
  ) {
    self.index = index
    self.inputs = inputs
    self.month = month
    self.rules = rules
    self.tenures = tenures
    self.closing = closing
  }

  /// What a part of a holder rests on, in the order of the rows; nothing where a file it needs is absent or refused.
  ///
  /// The ninetieth percentile is not a sum: its evidence is the one response it is the time of.
  public func evidence(for holder: Holder, part: Part) -> [Evidence] {
    evidence(for: holder, parts: [part])[0].rows
  }

  /// What several parts of a holder rest on, with the texts of the first rows of each only.
  ///
  /// - Parameter most: how many pieces of evidence of a part are quoted; nil for all.
  public func evidence(for holder: Holder, parts: [Part], most: Int? = nil) -> [PartEvidence] {
    let search = EvidenceSearch(self, holder)
    // The same with moments without seconds read in the other ways they can be read.
    var others: [EvidenceSearch]?
    return parts.map { part in
      var found = findings(part, search)
      var absence: Missing.Reason? = found == nil ? self.absence(part, search) : nil
      if let first = found, !search.coarseKinds.isEmpty {
        let ways =
          others
          ?? CoarseMoments(in: search.coarseKinds).others.map {
            EvidenceSearch(self, holder, coarse: $0)
          }
        others = ways
        if isUndecided(part, search, first, ways) { (found, absence) = (nil, .noSeconds) }
      }
      return PartEvidence(
        part: part, absence: absence, count: found?.count ?? 0,
        total: (found ?? []).reduce(0) { $0 + $1.contribution }, rows: search.cited(found ?? [], most: most))
    }
  }

  /// Whether a part hangs on seconds that are not written.
  private func isUndecided(
    _ part: Part, _ search: EvidenceSearch, _ found: [EvidenceSearch.Finding], _ others: [EvidenceSearch]
  ) -> Bool {
    let total = found.reduce(0) { $0 + $1.contribution }
    for other in others {
      guard findings(part, other).map({ $0.reduce(0) { $0 + $1.contribution } }) == total else { return true }
    }
    // Asked last, for finding rows is what opens the files of a search.
    guard Part.ofWaits.contains(part) else { return false }
    return ([search] + others).contains { $0.hasCoarseWaits(firstOnly: part == .firstResponseSeconds) }
  }

  private func absence(_ part: Part, _ search: EvidenceSearch) -> Missing.Reason {
    if search.isUnattributed(part) { return .buyersNotNamed }
    return part == .buyerDays && !rules.countsBuyerDays ? .notApplicable : .notCollected
  }

  /// What the rules ask for to decide some parts and do not find, as the month's report says it.
  public func unmetNeeds(_ parts: [Part]) -> [Diagnostic] {
    let search = EvidenceSearch(self, .account(""))
    var said: [Diagnostic] = []
    for part in parts {
      _ = search.readable(part.needs.reduce(into: Set()) { $0.formUnion($1) })
      for diagnostic in search.unmetNeeds(part) where !said.contains(diagnostic) { said.append(diagnostic) }
    }
    return said
  }

  /// The accounts that any chat line of the month names, by the index where there is one.
  public func accounts() -> [String] {
    if let index, index.fits(inputs, month, rules, tenures) { return index.accountNames }
    let search = EvidenceSearch(self, .account(""))
    guard !search.readable([.messages]).isEmpty else { return [] }
    search.each(MessageEvent.self) { row, base, _ in
      if !row.agent.isEmpty { _ = search.key(row.agent, base, shop: nil, second: row.second) }
    }
    return search.hands.accountNames
  }

  /// nil where the part is missing.
  private func findings(_ part: Part, _ search: EvidenceSearch) -> [EvidenceSearch.Finding]? {
    let wanted = part.needs.reduce(into: Set()) { $0.formUnion($1) }
    let kinds = search.readable(wanted)
    let refused = wanted.subtracting(kinds).filter { kind in inputs.files.contains { $0.kind == kind } }
    guard part.isCollected(from: kinds, refused: refused), search.unmetNeeds(part).isEmpty else { return nil }
    if search.isUnattributed(part) { return nil }
    if part == .buyerDays, !rules.countsBuyerDays { return nil }
    let found: [EvidenceSearch.Finding]
    switch part {
    case .consultations, .replied, .responses, .responseSeconds, .firstResponses, .firstResponseSeconds, .p90Response,
      .unanswered, .notReplied, .runs, .repliedWithin30, .repliedWithin180, .slowResponses:
      found = search.service(part, kinds)
    case .buyers, .converted, .lostBuyers: found = search.buyers(part)
    case .buyerDays: found = search.buyerDays()
    case .ordersCreated, .ordersPaid, .voidOrders, .sales, .refundAmount, .netSales, .refundOrders, .returnOrders,
      .exchangeOrders, .badReviews:
      found = search.orders(part)
    case .misshipments, .misshipmentLoss, .complaints, .satisfied, .rated, .resolved, .asked, .reminderBreachDays,
      .attendanceEvents, .absences, .mysteryChecks, .mysteryFailed:
      found = search.conduct(part)
    }
    return found
  }
}
