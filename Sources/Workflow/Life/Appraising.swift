internal import Appraisal
internal import Exact
internal import Records
internal import Wording

extension Entry {
  /// Appraises a month anew from what is on record by now, and every later month that looks back at it.
  ///
  /// - Parameter employee: whose month something was recorded about; departments are appraised each on its own, and only
  ///   that of the employee is. Nil for all.
  /// - Returns: the month as it was appraised, nil where there is nothing to appraise; and what changed in later months.
  @discardableResult
  mutating func appraise(
    _ month: Month, of company: Company, about employee: String? = nil
  ) throws(Diagnostic) -> (month: MonthOnRecord?, later: [LaterChange]) {
    var own: Set<String>?
    if let employee { own = try departments(of: [employee], in: month) }
    guard let appraised = try appraiseAlone(month, of: company, in: own) else { return (nil, []) }
    let changed = Set(appraised.changed.map(\.employee))
    guard !changed.isEmpty else { return (appraised.month, []) }
    return (appraised.month, try reappraise(after: month, about: changed, of: company, reason: act.reason))
  }

  /// The departments some people work in, in a month.
  func departments(of employees: Set<String>, in month: Month) throws(Diagnostic) -> Set<String> {
    var departments: Set<String> = []
    for employee in employees {
      if let person = try records.person(employee, on: month.lastDay) { departments.insert(person.department) }
    }
    // Who moved inside the month is appraised in the departments they came from, too.
    for (employee, versions) in try records.peopleChanged(in: month) where employees.contains(employee) {
      departments.formUnion(versions.map(\.department))
    }
    return departments
  }

  /// Appraises one month anew from what is on record by now, and keeps what came out differently.
  ///
  /// Before publication a sheet that changed is to be approved again; after it, what was published stays on record, the
  /// new result supersedes it, and the employee takes note of it anew.
  ///
  /// - Returns: the month as it was appraised, with those results that came out differently than they stood and the sheets
  ///   before; nil where there is nothing to appraise.
  mutating func appraiseAlone(
    _ month: Month, of company: Company, in departments: Set<String>?
  ) throws(Diagnostic) -> (month: MonthOnRecord, changed: [MonthResult], before: [String: SheetLine])? {
    // Without figures there is nothing to appraise yet, and a locked month is not appraised any more.
    guard let state = try records.state(of: month), state >= .provisional, state < .locked else { return nil }
    let appraised = try MonthOnRecord(company, month: month, records, of: departments)
    let members = appraised.derivations
    var before: [String: SheetLine] = [:]
    if departments == nil {
      for sheet in try records.sheets(of: month) { before[sheet.employee] = sheet }
      try drop(Set(before.keys).subtracting(members.map(\.employee)), from: month)
    } else {
      for member in members { before[member.employee] = try records.sheet(of: member.employee, in: month) }
    }
    let results =
      try state == .published
      ? resultsConcerned(appraised, of: company, in: departments) : appraised.results
    let changed = Set(try keep(results))
    act.details["changed"] = String(changed.count)
    for derivation in members {
      let sheet = before[derivation.employee]
      let next = Entry.state(
        of: sheet?.state ?? .waiting, derivation, isChanged: changed.contains(derivation.employee))
      // A sheet that is published again is shown from today on, also where the earlier one was not acknowledged yet.
      if let next, next != sheet?.state || next == .published {
        try move(sheetOf: derivation.employee, in: month, to: next)
      }
    }
    let superseded = state == .published ? changed.intersection(before.keys) : []
    try keepGaps(appraised, month, superseded: superseded)
    return (appraised, results.filter { changed.contains($0.employee) }, before)
  }

  /// Takes sheets off a month whose people are not appraised in it.
  ///
  /// Only such as were run before the month was opened, and never computed here: they were kept when people were not on
  /// record yet.
  ///
  /// - Throws: `SHEET-WITHOUT-PERSON` where a sheet was computed here.
  private mutating func drop(_ gone: Set<String>, from month: Month) throws(Diagnostic) {
    for employee in gone.sorted() {
      guard try isFirstComputation(of: month) else {
        throw Diagnostic(
          .sheetWithoutPerson, at: Place(employee: employee, month: month.description),
          ["employee": employee, "month": month.description, "next": month.next.firstDay.description])
      }
      try drop(sheetOf: employee, in: month)
    }
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

  private func keepGaps(
    _ appraised: MonthOnRecord, _ month: Month, superseded: Set<String>
  ) throws(Diagnostic) {
    var gaps = superseded.map { Gap(month: month, employee: $0, kind: .superseded, subject: "total") }
    let members = appraised.derivations
    for derivation in members {
      let previous = try records.sheet(of: derivation.employee, in: month.previous)
      gaps += Entry.gaps(in: derivation, previous: previous?.score)
    }
    gaps += appraised.appraisal.diagnostics.compactMap { diagnostic in
      diagnostic.place.employee.map { Gap(month: month, employee: $0, kind: .notWorked, subject: "work") }
    }
    // That a sheet changed after publication stays worth a look.
    let kinds = Gap.Kind.allCases.filter { !$0.isOfFiles && $0 != .superseded }
    try keep(gaps: gaps, of: kinds, about: Set(members.map(\.employee)), in: month)
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
    gaps += derivation.pay.missingAmounts.map { gap(.notFilledIn, $0) }
    if derivation.overTime.contains(where: \.waitsForHiring) { gaps.append(gap(.notFilledIn, "hired_on")) }
    if let proration = derivation.pay.proration, proration.state == .missing {
      gaps.append(gap(.monthNotWhole, proration.reason.rawValue, proration.details["stretches"] ?? ""))
    }
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
