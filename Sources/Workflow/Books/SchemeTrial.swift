internal import Appraisal
public import Exact
internal import Records
public import Scheme
public import Wording

/// How a month that was computed would have come out under another scheme (试算). Nothing of it goes on record.
public struct SchemeTrial: Sendable {
  /// The month.
  public let month: Month
  /// Everybody whose department works under the scheme it takes the place of, whose result would change first.
  public let lines: [Line]

  /// One person's month, as it stands and as it would be.
  public struct Line: Sendable {
    /// Who.
    public let employee: String
    /// Their name.
    public let name: String
    /// The score as it stands and as it would be; nil while it waits for something.
    public let score: (before: Points?, after: Points?)
    /// The variable pay, likewise.
    public let total: (before: Fen?, after: Fen?)
    /// The grade, likewise; empty where there is none.
    public let grade: (before: String, after: String)
    /// The ids of the items that would wait for a figure or a rating.
    public let missing: [String]

    /// Whether score, pay or grade would be another.
    public var isChanged: Bool {
      score.before != score.after || total.before != total.after || grade.before != grade.after
    }
  }

  /// What all of them are paid, as it stands and as it would be; those left out of whom either is not known.
  public var sums: (before: Fen, after: Fen) {
    lines.reduce((Fen.zero, Fen.zero)) { sums, line in
      guard let before = line.total.before, let after = line.total.after, let one = try? sums.0 + before,
        let other = try? sums.1 + after
      else { return sums }
      return (one, other)
    }
  }
}

/// A scheme that is tried in the place of another.
struct SchemeTried: Sendable {
  let scheme: Scheme
  /// The id of the scheme whose place it takes, which may be its own.
  let place: String
}

extension Desk {
  /// How a month would have come out if another scheme had been in force.
  ///
  /// - Parameters:
  ///   - place: the id of the scheme whose place it takes.
  ///   - month: the month; the last one that was computed unless given.
  /// - Throws: `NOT-ALLOWED`, `TRIAL-NOTHING` where no month was computed yet, `MONTH-STATE`.
  public func trial(of scheme: Scheme, inPlaceOf place: String, in month: Month? = nil) throws(Diagnostic)
    -> SchemeTrial
  {
    try require(.draftScheme)
    try require(.seePay)
    return try store.read { records throws(Diagnostic) in
      let computed = try records.months().last { $0.state >= .provisional }?.month
      guard let last = month ?? computed else { throw Diagnostic(.trialNothing) }
      try records.require(last, in: .provisional ... .locked, for: .draftScheme)
      let tried = try MonthOnRecord(company, month: last, records, trying: SchemeTried(scheme: scheme, place: place))
      let sheets = Dictionary(
        try records.sheets(of: last).map { ($0.employee, $0) }, uniquingKeysWith: { first, _ in first })
      let triers = tried.triers
      var lines: [SchemeTrial.Line] = []
      for (derivation, result) in zip(tried.derivations, tried.results)
      where triers.contains(derivation.employee) {
        guard try may(.seePay, about: derivation.employee, in: last, records) else { continue }
        let sheet = sheets[derivation.employee]
        lines.append(
          SchemeTrial.Line(
            employee: derivation.employee, name: derivation.name, score: (sheet?.score, result.past.score),
            total: (sheet?.total, result.total), grade: (sheet?.grade ?? "", result.grade ?? ""),
            missing: derivation.missingItems.map(\.id)))
      }
      return SchemeTrial(month: last, lines: lines.filter(\.isChanged) + lines.filter { !$0.isChanged })
    }
  }
}
