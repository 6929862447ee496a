internal import Exact
internal import Intake
internal import Metrics
internal import Wording

/// Looks for what the data can prove about the differences of a month.
struct CauseFinding {
  private let events: MonthEvents
  private let figures: MonthFigures
  private let month: Month
  private let accounts: Set<String>
  private let refused: [Diagnostic]
  private let most: Int
  private let index: EvidenceIndex?
  private let alternatives: [RuleAlternative]
  /// By measure, the accounts the platform gives figures of.
  private let totals: [String: [String]]
  /// The figures under the alternatives that were asked for.
  private var computed: [Int: MonthFigures] = [:]
  /// The lines of the accounts around the month, once they were asked for.
  private var edge: [String: (count: Int, rows: [CitedRow])]?
  /// How many more lines have the rows of a choice looked up: every look reads files.
  private var looks = 40

  init(
    _ events: MonthEvents, figures: MonthFigures, month: Month, platform: PlatformFigures, refused: [Diagnostic],
    most: Int, index: EvidenceIndex?
  ) {
    self.index = index
    self.events = events
    self.figures = figures
    self.month = month
    self.refused = refused.filter { $0.severity == .error }
    self.most = most
    accounts = Set(figures.accounts.filter { ($0.value[.consultations].number ?? 0) > 0 }.keys)
    alternatives = RuleAlternative.all(to: events.rules)
    totals = Dictionary(
      uniqueKeysWithValues: platform.byMeasure.map { ($0.id, Set($0.figures.map(\.account)).sorted()) })
  }

  /// What the month says where the rules ask for what is not there.
  private static let needs: [Message] = [.rulesNeed, .rulesNeedValue]

  /// What is known about why a line does not agree.
  mutating func causes(of line: Reconciliation.Line) -> [Reconciliation.Cause] {
    guard let measure = MeasureCatalogue.standard.first(where: { $0.id == line.measure }) else { return [] }
    let parts = MeasureFigures.parts(of: measure)
    var causes: [Reconciliation.Cause] = []
    let kinds = parts.reduce(into: Set<EventKind>()) { kinds, part in part.needs.forEach { kinds.formUnion($0) } }
    let unusable = figures.report.files.filter { kinds.contains($0.kind) }.compactMap(\.refusal)
    let there = Set(figures.report.files.map(\.kind))
    let missing = Set(parts.flatMap(\.needs).filter { $0.isDisjoint(with: there) })
    if !missing.isEmpty {
      causes.append(.filesMissing(missing.map { $0.map(\.fileName).sorted().joined(separator: " / ") }.sorted()))
    }
    // What the month says about its files and rules, where the figure is missing for it.
    let warnings = line.state == .notComputed ? figures.report.warnings : []
    let needed = warnings.filter { CauseFinding.needs.contains($0.message) }
    causes += (unusable + needed).map { .said($0) }
    if let account = line.account, !accounts.contains(account) {
      causes.append(.unknownAccount(nearest: NearestName.likely(for: account, among: accounts.sorted())))
    }
    if let platform = line.platform.value, line.computed.value != nil {
      causes += choices(line, measure, Set(parts), platform)
      causes += kin(line, measure, platform)
    }
    return causes + rows(line, parts)
  }

  // MARK: Choices

  private mutating func choices(
    _ line: Reconciliation.Line, _ measure: Measure, _ parts: Set<Part>, _ platform: Rational
  ) -> [Reconciliation.Cause] {
    var found: [(choice: Reconciliation.Choice, rules: RuleSet, gap: Rational)] = []
    let gap = line.difference?.magnitude ?? .zero
    for index in alternatives.indices where !alternatives[index].parts.isDisjoint(with: parts) {
      let other = MeasureFigures(figures: figures(under: index))
      let accounts = line.account.map { [$0] } ?? totalled(line.measure)
      guard let figure = other.figure(measure, of: accounts).value, figure != line.computed.value,
        let rest = (try? figure - platform)?.magnitude, rest < gap
      else { continue }
      let alternative = alternatives[index]
      found.append(
        (
          Reconciliation.Choice(
            option: alternative.option, name: alternative.name, figure: figure,
            closes: !Reconciliation.isFlagged(figure, against: platform), isExact: figure == platform),
          alternative.rules, rest
        ))
    }
    // The nearest first; of equal ones the first in the order of the page.
    let sorted = found.enumerated().sorted { ($0.element.gap, $0.offset) < ($1.element.gap, $1.offset) }.map(\.element)
    let closing = sorted.filter(\.choice.closes)
    // A choice that leaves most of the difference explains nothing.
    let halving = sorted.filter { choice in (try? choice.gap + choice.gap).map { $0 <= gap } ?? false }
    var chosen = closing.isEmpty ? Array(halving.prefix(2)) : Array(closing.prefix(4))
    if let account = line.account, !chosen.isEmpty, looks > 0 {
      looks -= 1
      look(up: &chosen[0].choice, MeasureFigures.parts(of: measure), account, chosen[0].rules)
    }
    return chosen.map { .choice($0.choice) }
  }

  /// What each choice of where a wait begins does to a mean of response times; nothing where they agree.
  mutating func waits(of line: Reconciliation.Line) -> [Reconciliation.Cause] {
    guard CauseFinding.means.contains(line.measure), line.computed.value != nil,
      let measure = MeasureCatalogue.standard.first(where: { $0.id == line.measure })
    else { return [] }
    let accounts = line.account.map { [$0] } ?? totalled(line.measure)
    var figures: [Reconciliation.Cause.Waits] = []
    for other in RuleAlternative.waitsFrom(events.rules) {
      let isInForce = other.rules == events.rules
      let index = alternatives.firstIndex { $0.rules == other.rules }
      guard let made = isInForce ? self.figures : index.map({ self.figures(under: $0) }),
        let figure = MeasureFigures(figures: made).figure(measure, of: accounts).value
      else { return [] }
      figures.append(.init(option: other.option, name: other.name, figure: figure, isInForce: isInForce))
    }
    return Set(figures.map(\.figure)).count > 1 ? [.waits(figures)] : []
  }

  /// The means of response times.
  private static let means: Set<String> = ["avg_response", "avg_first_response"]

  /// The accounts a total of a measure is over.
  private func totalled(_ measure: String) -> [String] { totals[measure] ?? [] }

  private mutating func figures(under index: Int) -> MonthFigures {
    if let known = computed[index] { return known }
    let figures = MonthEngine.compute(
      events.inputs, month: month, rules: alternatives[index].rules, tenures: events.tenures, closing: events.closing)
    computed[index] = figures
    return figures
  }

  private func finder(_ rules: RuleSet) -> EvidenceFinder {
    EvidenceFinder(
      events.inputs, month: month, rules: rules, tenures: events.tenures, closing: events.closing, index: index)
  }

  /// Finds the rows that count differently.
  private func look(up choice: inout Reconciliation.Choice, _ parts: [Part], _ account: String, _ rules: RuleSet) {
    func evidence(_ rules: RuleSet) -> [PartEvidence] {
      finder(rules).evidence(for: .account(account), parts: parts)
    }
    for (before, after) in zip(evidence(events.rules), evidence(rules)) {
      let (old, new) = (CauseFinding.byRows(before.rows), CauseFinding.byRows(after.rows))
      for evidence in before.rows + after.rows {
        let key = evidence.rows.map(RowKey.init)
        guard old[key] != new[key] else { continue }
        guard !choice.changes.contains(where: { $0.part == before.part && $0.rows.map(RowKey.init) == key }) else {
          continue
        }
        choice.changeCount += 1
        guard choice.changes.count < most else { continue }
        choice.changes.append(
          Reconciliation.Change(part: before.part, before: old[key], after: new[key], rows: evidence.rows))
      }
    }
  }

  private struct RowKey: Hashable {
    let file: String
    let line: Int
    init(_ row: CitedRow) {
      file = row.file
      line = row.line
    }
  }

  private static func byRows(_ evidence: [Evidence]) -> [[RowKey]: Int] {
    evidence.reduce(into: [:]) { $0[$1.rows.map(RowKey.init), default: 0] += $1.contribution }
  }

  // MARK: Measures of the same kind

  /// Measures that platforms call by the same names.
  private static let kin: [[String]] = [
    ["conversion", "orders_over_consultations"], ["aov_created", "aov_paid"],
    ["consultations", "replied", "buyers", "buyer_days"], ["avg_response", "avg_first_response"],
    ["sales", "net_sales"], ["orders_created", "orders_paid", "converted"],
    ["reply_rate", "reply_rate_180", "reply_rate_30"],
  ]

  private func kin(_ line: Reconciliation.Line, _ measure: Measure, _ platform: Rational) -> [Reconciliation.Cause] {
    guard let account = line.account else { return [] }
    let others = CauseFinding.kin.first { $0.contains(measure.id) } ?? []
    return others.filter { $0 != measure.id }.compactMap { id in
      guard let other = MeasureCatalogue.standard.first(where: { $0.id == id }),
        let figure = MeasureFigures(figures: figures).figure(other, of: [account]).value,
        !Reconciliation.isFlagged(figure, against: platform)
      else { return nil }
      return .measure(id: id, name: Bilingual(other.chinese, other.english), figure: figure)
    }
  }

  // MARK: Rows

  private mutating func linesAtTheEdge() -> [String: (count: Int, rows: [CitedRow])] {
    if let edge { return edge }
    let found = finder(events.rules).linesAtTheEdge(of: accounts, most: most)
    edge = found
    return found
  }

  private mutating func rows(_ line: Reconciliation.Line, _ parts: [Part]) -> [Reconciliation.Cause] {
    var causes: [Reconciliation.Cause] = []
    if let account = line.account {
      let own = refused.filter { names(account, $0) }
      if !own.isEmpty { causes.append(.refused(Array(own.prefix(most)), count: own.count)) }
      if parts.contains(where: { $0.needs.contains { $0.contains(.messages) } }) {
        if let edge = linesAtTheEdge()[account] { causes.append(.edge(.init(count: edge.count, rows: edge.rows))) }
      }
      if let unowned = figures.report.unowned.first(where: { $0.account == account }) {
        causes.append(.unowned(rows: unowned.rows))
      }
    }
    let kinds = parts.reduce(into: Set<EventKind>()) { kinds, part in part.needs.forEach { kinds.formUnion($0) } }
    let files = figures.report.files.filter { kinds.contains($0.kind) && $0.account.rejected > 0 }
    let elsewhere = files.compactMap { file -> (file: String, count: Int)? in
      let named = file.diagnostics.count { reason in accounts.contains { names($0, reason) } }
      return file.account.rejected > named ? (file.name, file.account.rejected - named) : nil
    }
    if !elsewhere.isEmpty { causes.append(.refusedElsewhere(elsewhere)) }
    let repeated = figures.report.files.filter { kinds.contains($0.kind) && $0.account.repeated > 0 }
    if !repeated.isEmpty { causes.append(.repeated(repeated.map { ($0.name, $0.account.repeated) })) }
    return causes
  }

  /// Whether a refused row, as far as it is quoted, has the account in one of its fields.
  private func names(_ account: String, _ refused: Diagnostic) -> Bool {
    (refused.excerpt ?? "").split(whereSeparator: { ",;\t\"".contains($0) }).contains { $0 == account }
  }
}
