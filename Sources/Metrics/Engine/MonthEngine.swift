public import Exact
public import Intake
public import Wording

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Computes the figures of a month from its events.
///
///     let figures = try MonthEngine.compute(folder: "inbox/2026-10", month: month, rules: .standard)
///     print(figures.metricsCSV())
///
/// The same events give the same figures, whatever the number of workers and the order of the rows (but for the rule
/// that of two lines of the same second the first in the file comes first). Memory grows with conversations, buyers and
/// orders, not with chat lines.
public enum MonthEngine {
  /// Computes a month from the canonical files of a folder.
  ///
  /// - Throws: `FOLDER-UNREADABLE`. Damaged files and rows do not throw; the figures' report names them.
  public static func compute(
    folder: String, month: Month, rules: RuleSet = .standard, tenures: Tenures? = nil, closing: Day? = nil,
    workers: Int? = nil
  ) throws(Diagnostic) -> MonthFigures {
    compute(
      try EventInputs(folder: folder), month: month, rules: rules, tenures: tenures, closing: closing, workers: workers)
  }

  /// Computes a month.
  ///
  /// - Parameters:
  ///   - inputs: the event files. A kind that is absent makes what needs it missing; a file with only a header makes
  ///     it 0.
  ///   - month: the month the figures are of.
  ///   - rules: how events are judged.
  ///   - tenures: whose the accounts were; without them there are figures of accounts only.
  ///   - closing: the day from which on refunds and reviews are left to a later month; nil counts all.
  ///   - workers: the number of threads; all cores unless given.
  ///   - index: where the index of the evidence goes, made in the same pass; nil makes none. Where it cannot be written
  ///     the figures say so and are the same.
  ///   - progress: is told now and then how far the reading is.
  public static func compute(
    _ inputs: EventInputs, month: Month, rules: RuleSet = .standard, tenures: Tenures? = nil, closing: Day? = nil,
    workers: Int? = nil, index: EvidenceIndexTarget? = nil, progress: ((ReadingProgress) -> Void)? = nil
  ) -> MonthFigures {
    compute(
      inputs, month: month, rules: rules, tenures: tenures, closing: closing, workers: workers, tuning: Tuning(),
      index: index, progress: progress)
  }

  package static func compute(
    _ inputs: EventInputs, month: Month, rules: RuleSet, tenures: Tenures?, closing: Day?, workers: Int?,
    tuning: Tuning,
    index: EvidenceIndexTarget? = nil, progress: ((ReadingProgress) -> Void)? = nil
  ) -> MonthFigures {
    var kinds: [EventKind: KindReading] = [:]
    for kind in EventKind.allCases { kinds[kind] = KindReading(kind, inputs) }
    var coarse = CoarseMoments()
    var earlier: MonthFigures?
    while true {
      let run = MonthRun(
        month: month, rules: rules, tenures: tenures, closing: closing, workers: workers ?? cores, tuning: tuning,
        waitsFrom: inputs.files.map(\.waitsFrom), kinds: kinds, coarse: coarse, index: coarse.isLastWay ? index : nil,
        progress: progress)
      do {
        try run.run()
        var figures = Summary(run).figures()
        if !coarse.kinds.isEmpty {
          // Read in every way the moments can be read.
          if let earlier { figures = earlier.settled(with: figures) }
          if let next = coarse.next {
            (coarse, earlier) = (next, figures)
            for kind in EventKind.allCases { kinds[kind]?.resetTallies() }
            continue
          }
        }
        guard index != nil else { return figures }
        let kept = KeptFigures.key(inputs, month, rules, tenures, closing).map {
          KeptFigures(
            key: $0, accounts: figures.accounts, employees: figures.employees,
            accountsOfEmployees: figures.accountsOfEmployees)
        }
        guard let trouble = run.writeIndex(keeping: kept) else { return figures }
        return figures.saying(trouble)
      } catch {
        // Rows were counted already: the month is begun anew, without the kind of a damaged file.
        for kind in EventKind.allCases { kinds[kind]?.resetTallies() }
        switch error {
        case .damaged(let kind, let damage):
          kinds[kind]?.refuse(damage)
          (coarse, earlier) = (CoarseMoments(in: coarse.kinds), nil)
        case .coarse(let kind): coarse = CoarseMoments(in: coarse.kinds.union([kind]))
        }
      }
    }
  }

  /// The number of cores this process may use.
  static var cores: Int {
    max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
