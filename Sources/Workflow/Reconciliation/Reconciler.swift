public import Exact
internal import Intake
internal import Metrics
public import Wording

extension Reconciliation {
  /// Holds the computed figures of a month against the platform's.
  ///
  /// - Parameter most: how many rows are listed for each cause of a difference.
  /// - Throws: `INBOX-MISSING`, `RECONCILE-NOTHING`, or what keeps the month from being computed.
  public init(_ company: Company, month: Month, most: Int = 20) throws(Diagnostic) {
    let inbox = company.inbox(of: month)
    let sources = try MonthSources(company, month: month)
    guard sources.inbox != nil || !sources.folders.isEmpty else { throw company.inboxMissing(month) }
    let events = try MonthEvents(company, sources, month: month)
    let platform = PlatformFigures(
      [MonthSources.Folder(path: inbox, origin: nil)] + sources.folders, company: company, month: month)
    guard !platform.figures.isEmpty else {
      throw Diagnostic(
        .reconcileNothing, at: Place(file: inbox, month: month.description),
        ["month": month.description, "folder": inbox])
    }
    let figures = MonthEngine.compute(
      events.inputs, month: month, rules: events.rules, tenures: events.tenures, closing: events.closing)
    let holders = Dictionary(
      grouping: company.accounts.filter { $0.from <= month.lastDay && ($0.to ?? month.lastDay) >= month.firstDay },
      by: \.agentID
    ).mapValues { Set($0.map(\.employeeID)).sorted().joined(separator: "+") }
    var lines = Reconciliation.lines(platform, MeasureFigures(figures: figures), holders)
    var finding = CauseFinding(
      events, figures: figures, month: month, platform: platform,
      refused: sources.diagnostics + figures.report.diagnostics, most: most,
      index: try? EvidenceIndex(path: company.index(of: month)))
    for index in lines.indices where lines[index].state == .flagged || lines[index].state == .notComputed {
      lines[index].causes = finding.causes(of: lines[index])
    }
    if figures.report.robotLines > 0 {
      for index in lines.indices { lines[index].causes += finding.waits(of: lines[index]) }
    }
    self.month = month
    rules = events.rules
    self.lines = lines
    diagnostics = company.diagnostics + sources.diagnostics + platform.diagnostics + figures.report.diagnostics
  }

  private static func lines(
    _ platform: PlatformFigures, _ computed: MeasureFigures, _ holders: [String: String]
  ) -> [Line] {
    var lines: [Line] = []
    for (id, measure, given) in platform.byMeasure {
      let name = measure.map { Bilingual($0.chinese, $0.english) } ?? Bilingual(id, id)
      for figure in given {
        let own =
          measure.map { computed.figure(like: figure, $0, of: [figure.account]) }
          ?? .missing(Missing(.notCollected, name: id))
        lines.append(
          Line(
            account: figure.account, holder: holders[figure.account] ?? "", measure: id, name: name,
            unit: measure?.unit, platform: figure.figure, computed: own, place: figure.place, source: figure.source,
            days: figure.days))
      }
      guard let measure, let total = PlatformFigures.total(of: measure, given) else { continue }
      let own =
        given.map { computed.figure(like: $0, measure, of: [$0.account]) }.contains { $0.absence != nil }
        ? .missing(Missing(.notCollected, name: id))
        : computed.figure(like: given[0], measure, of: Set(given.map(\.account)).sorted())
      lines.append(
        Line(
          account: nil, holder: "", measure: id, name: name, unit: measure.unit, platform: total, computed: own,
          place: nil, source: "", days: given.compactMap(\.days).first))
    }
    return lines
  }

  /// Whether a figure differs from the platform's by 1 % of it or more; from 0, by anything.
  static func isFlagged(_ figure: Rational, against platform: Rational) -> Bool {
    guard let difference = try? figure - platform else { return true }
    guard !platform.isZero else { return !difference.isZero }
    guard let share = try? difference.magnitude / platform.magnitude else { return true }
    return share >= tolerance
  }
}

extension Reconciliation.Line {
  init(
    account: String?, holder: String, measure: String, name: Bilingual, unit: Exact.Unit?, platform: Figure,
    computed: Figure, place: Place?, source: String, days: RowKey.Days?
  ) {
    self.account = account
    self.holder = holder
    self.measure = measure
    self.name = name
    self.unit = unit
    self.platform = platform
    self.computed = computed
    self.place = place
    self.source = source
    self.days = days.map { "\($0.first)~\($0.last)" }
    let isOfEvents =
      MeasureCatalogue.parts.contains { $0.id == measure && Part(id: measure) != nil }
      || MeasureCatalogue.quotients.contains { $0.id == measure }
    switch (computed, platform) {
    case _ where !isOfEvents: (difference, share, state) = (nil, nil, .notOfEvents)
    // The month is not held against a part of it, nor visits against distinct buyers.
    case (_, .known) where days != nil: (difference, share, state) = (nil, nil, .otherDays)
    case (.missing(let missing), .known) where missing.reason == .notAdditive:
      (difference, share, state) = (nil, nil, .otherDays)
    case (.known(let own), .known(let given)):
      difference = try? own - given
      share = difference.flatMap { try? $0 / given.magnitude }
      state = Reconciliation.isFlagged(own, against: given) ? .flagged : .within
    case (_, .missing):
      (difference, share, state) = (nil, nil, .notGiven)
    case (.missing, .known):
      (difference, share, state) = (nil, nil, .notComputed)
    }
  }
}
