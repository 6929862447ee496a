public import Appraisal
public import Exact
public import Records
public import Scheme
public import Wording

/// Somebody's sheet as one person may see it. What a person may not see is not there.
public struct SheetView {
  /// The sheet, without amounts where these are not for the one who looks.
  public let line: SheetLine
  /// The derivation as printed; nil where amounts or comments in it are not for the one who looks.
  public let derivation: [UInt8]?
  /// How the month came out, step by step, as far as it is for the one who looks: without money for whom pay is not, without
  /// remarks for whom comments are not. Nil while nothing was computed.
  public let steps: Derivation?
  /// Whether pay is for the one who looks.
  public let showsPay: Bool
  /// The smallest changes that would gain points, item by item.
  public let gains: [SmallestGain]
  /// The ratings that stand, with comments only for whom they are meant.
  public let ratings: [RatingRecord]
  /// What the employee said of the month.
  public let selfReview: [RatingRecord]
  /// What was recorded when it happened.
  public let incidents: [Incident]
  /// The appeals with what was decided.
  public let appeals: [(appeal: Appeal, decision: Decision?)]
  /// What is paid or taken back later.
  public let adjustments: [Adjustment]
  /// What is still missing, or worth a look.
  public let gaps: [Gap]
  /// The person's sheets of the twelve months up to this one, as far as they are for the one who looks.
  public let history: [SheetLine]
  /// The schemes on record, by which ids in the derivation have names.
  public let schemes: [Scheme]
  /// The schemes it was made under; all on record where nothing was computed yet.
  public var schemesApplied: [Scheme] {
    let applied = (steps?.schemes ?? []).compactMap { reference in
      schemes.first { $0.id == reference.id && $0.effective == reference.effective }
    }
    return applied.isEmpty ? schemes : applied
  }
  /// What the one who looks may do next.
  public let next: [Deed]
  /// The last entry of the journal about the sheet: who goes on from here says so, and is told of what changed since.
  public let seen: Int64
}

extension Desk {
  /// Somebody's sheet of a month, as this person may see it.
  ///
  /// - Throws: `NOT-ALLOWED`, `SHEET-UNKNOWN`; `SHEET-NOT-PUBLISHED` for one's own before the month is published.
  public func sheet(of employee: String, in month: Month) throws(Diagnostic) -> SheetView {
    try store.read { records throws(Diagnostic) in
      let sheet = try shownSheet(of: employee, in: month, records)
      let seesPay = try may(.seePay, about: employee, in: month, records)
      let seesComments = try may(.seeComments, about: employee, in: month, records)
      let decisions = try records.decisions(of: month, employee: employee)
      var standing: [String: RatingRecord] = [:]
      for rating in try records.ratings(of: month, employee: employee) { standing[rating.item] = rating }
      let appeals = try records.appeals(of: month, employee: employee)
      let printed = try records.derivation(of: employee, in: month)?.derivation
      let schemes = try Company.schemes(records)
      let whole = try steps(of: sheet, printed: printed, schemes, records)
      return SheetView(
        line: seesPay ? sheet : sheet.withoutPay, derivation: seesPay && seesComments ? printed : nil,
        steps: whole.map { whole in
          let paid = seesPay ? whole : whole.withoutPay
          return seesComments ? paid : paid.withoutRemarks
        }, showsPay: seesPay, gains: whole?.smallestGains(under: schemes) ?? [],
        ratings: seesComments ? standing.values.sorted { $0.item < $1.item } : [],
        selfReview: seesComments ? try records.selfReview(of: employee, in: month) : [],
        incidents: seesComments ? try records.incidents(of: month, employee: employee) : [],
        appeals: seesComments ? appeals.map { ($0, decisions[$0.id]) } : [],
        adjustments: seesPay ? try records.adjustments(of: month, employee: employee) : [],
        gaps: try records.unsettled(month, about: employee),
        history: try records.sheets(of: employee)
          .filter { $0.month <= month && $0.month > month.advanced(by: -12) && isShown($0) }
          .map { seesPay ? $0 : $0.withoutPay },
        schemes: schemes, next: try next(for: sheet, records),
        seen: try records.head()?.entry ?? 0)
    }
  }

  /// A sheet that is for this person.
  ///
  /// - Throws: `NOT-ALLOWED`, `SHEET-UNKNOWN`, `SHEET-NOT-PUBLISHED`.
  func shownSheet(of employee: String, in month: Month, _ records: Records) throws(Diagnostic) -> SheetLine {
    try require(.seeSheets, about: employee, in: month, records)
    let sheet = try records.requireSheet(of: employee, in: month)
    guard isShown(sheet) else {
      throw Diagnostic(
        .sheetNotPublished, at: Place(employee: employee, month: month.description), ["month": month.description])
    }
    return sheet
  }

  /// The derivation of a sheet as it was kept, read back; nil where there is none yet.
  func steps(of sheet: SheetLine, _ schemes: [Scheme], _ records: Records) throws(Diagnostic) -> Derivation? {
    let printed = try records.derivation(of: sheet.employee, in: sheet.month)?.derivation
    return try steps(of: sheet, printed: printed, schemes, records)
  }

  private func steps(
    of sheet: SheetLine, printed: [UInt8]?, _ schemes: [Scheme], _ records: Records
  ) throws(Diagnostic) -> Derivation? {
    guard let printed,
      let kept = Derivation(
        reading: printed, under: schemes, law: LawPack(minimumWage: nil, lossClause: nil))
    else { return nil }
    guard !kept.keepsWageAndLaw, let entry = try records.lastAppraisal(of: sheet.month) else { return kept }
    let then = records.asOf(entry: entry)
    return kept.completed(
      wage: KeptMonth.counted(try then.person(sheet.employee, on: sheet.month.lastDay)?.wage),
      law: try then.lawKept(of: sheet.month))
  }

  /// The sheets of a month that this person may see, without amounts where these are not for them.
  public func sheets(of month: Month) throws(Diagnostic) -> [SheetLine] {
    try store.read { records throws(Diagnostic) in
      guard let reach = reach(.seeSheets) else {
        try require(.seeSheets, about: nil, in: month, records)
        return []
      }
      let all = try records.sheets(of: month)
      let team = reach == .team || reach == .teamAndOneself ? try team(in: month, records) : []
      let payReach = self.reach(.seePay)
      return all.filter { sheet in
        switch reach {
        case .everybody: true
        case .others: sheet.employee != actor
        case .team: sheet.employee != actor && team.contains(sheet.employee)
        case .teamAndOneself: sheet.employee == actor || team.contains(sheet.employee)
        case .oneself: sheet.employee == actor
        }
      }.filter(isShown).map {
        payReach == .everybody || (payReach != nil && $0.employee == actor) ? $0 : $0.withoutPay
      }
    }
  }

  /// One's own provisional score is nobody's promise: only HR and the auditor, who see everything, see theirs.
  func isShown(_ sheet: SheetLine) -> Bool {
    sheet.employee != actor || role == .hr || role == .auditor || sheet.state >= .published
  }

  /// What this person may do next with a sheet: computed here, and asked by pages, API and command alike.
  public func next(for sheet: SheetLine, _ records: Records) throws(Diagnostic) -> [Deed] {
    guard let state = try records.state(of: sheet.month) else { return [] }
    var deeds: [Deed] = []
    switch (state, sheet.state) {
    case (.open, _), (.collecting, _), (.provisional, _):
      deeds = [.selfReview, .rate, .record, .waive, .setStanding, .setGoal, .correct]
    case (.reviewing, .approved): deeds = [.rate, .record, .waive, .correct]
    case (.reviewing, _):
      deeds = [.selfReview, .rate, .record, .waive, .setStanding, .setGoal, .correct]
      if sheet.state == .assessed, sheet.isComplete { deeds.append(.approve) }
    case (.published, .published), (.published, .decided): deeds = [.acknowledge, .appeal]
    case (.published, .acknowledged): deeds = [.appeal]
    case (.published, .appealed): deeds = [.decide, .appeal]
    case (.published, _): deeds = []
    case (.locked, _): deeds = [.adjust]
    }
    var allowed: [Deed] = []
    for deed in deeds where try may(deed, about: sheet.employee, in: sheet.month, records) { allowed.append(deed) }
    return allowed
  }
}

extension SheetLine {
  /// The same without amounts.
  var withoutPay: SheetLine {
    var line = self
    line.earned = nil
    line.total = nil
    return line
  }
}
