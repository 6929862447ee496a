internal import Appraisal
internal import Exact
internal import Intake
internal import Metrics
internal import Scheme
internal import Wording

/// The facts of every employee: what the events give, what finance and the shop's software supply, what the company
/// keeps on record. All are kept; which stands is said account by account by the rules of the house (finance over
/// reports, and these over computed figures where the company says so) and by the scheme (the shop's software).
struct MonthFacts {
  /// The computed parts of an employee or account, by part id; money in yuan.
  typealias Parts = [String: Figure]

  let employees: [String: Parts]
  /// By employee and account: what the employee's own days with the account give.
  let accounts: [String: [String: Parts]]
  let company: Company
  let inbox: Inbox
  let month: Month
  /// The accounts of the month by employee, and their holders by account.
  private let owned: [String: [AccountRow]]
  private let holders: [String: Set<String>]
  private(set) var facts: [String: [String: Fact]] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private var sources: MonthFactSources

  /// - Parameter confirmed: sales that finance confirmed on record; they stand over those of the inbox.
  init(
    employees: [String: Parts], accounts: [String: [String: Parts]], company: Company, inbox: Inbox, month: Month,
    confirmed: [SuppliedSalesRow] = []
  ) {
    self.employees = employees
    self.accounts = accounts
    self.company = company
    self.inbox = inbox
    self.month = month
    let held = company.accounts.filter {
      $0.from <= month.lastDay && ($0.to ?? month.lastDay) >= month.firstDay
    }
    owned = Dictionary(grouping: held, by: \.employeeID)
    holders = Dictionary(grouping: held, by: \.agentID).mapValues { Set($0.map(\.employeeID)) }
    sources = MonthFactSources(inbox.metrics, company)
    for person in company.people {
      let names = names(ofAccountsOf: person.employeeID)
      var own: [String: Fact] = [:]
      for (id, figure) in employees[person.employeeID] ?? [:] {
        own[id] = Fact(figure, evidence: names.isEmpty ? nil : names.joined(separator: ","))
      }
      // Without an account nothing can have happened: no figure is still to come.
      if names.isEmpty, employees[person.employeeID] == nil {
        for part in Part.allCases { own[part.id] = Fact(.missing(Missing(.noAccount, name: part.id))) }
      }
      own["sales_target"] = target(of: person)
      facts[person.employeeID] = own
    }
    let settled = Set(confirmed.map(\.agentID))
    for row in inbox.sales.filter({ !settled.contains($0.agentID) }) + confirmed {
      guard let employee = holder(of: row.agentID, Place(file: row.file, line: row.line)) else { continue }
      sources.sales[employee, default: [:]][row.agentID] = row
    }
    sortMetrics()
    for employee in Set(sources.sales.keys).union(sources.metrics.keys).sorted() { stand(employee) }
    sayAdded()
    sayAbsences()
  }

  private func target(of person: PersonRow) -> Fact {
    person.salesTarget.map { Fact(.known($0.yuan), from: .record) }
      ?? Fact(.missing(Missing(.notApplicable, name: "sales_target")), from: .record)
  }

  /// The accounts somebody held in the month, each once, in the order of accounts.csv.
  private func names(ofAccountsOf employee: String) -> [String] {
    var names: [String] = []
    for row in owned[employee] ?? [] where !names.contains(row.agentID) { names.append(row.agentID) }
    return names
  }

  /// The one holder of an account in the month; nil, and said, where it changed hands or is nobody's.
  private mutating func holder(of agent: String, _ place: Place) -> String? {
    if let holders = holders[agent], holders.count == 1 { return holders.first }
    diagnostics.append(
      Diagnostic(
        .suppliedNotSplit, at: place, ["account": Diagnostic.quoted(agent)]))
    return nil
  }

  /// Sorts the rows of the shop's software by whose they are; says which no scheme asks for.
  private mutating func sortMetrics() {
    var unused: [String: Int] = [:]
    for supplied in inbox.metrics {
      let row = supplied.row
      let place = Place(file: row.file, line: row.line)
      guard let (measure, isAsked) = sources.measure(row.metric) else {
        diagnostics.append(Diagnostic(.metricUnknown, at: place, ["metric": Diagnostic.quoted(row.metric)]))
        continue
      }
      // What a report has beyond what is appraised is no mistake of anybody.
      if !isAsked { unused[row.metric, default: 0] += 1 }
      guard isAsked || Subject.signsOfWork.contains(measure.id), let employee = holder(of: row.agentID, place) else {
        continue
      }
      sources.metrics[employee, default: [:]][measure.id, default: []].append(supplied)
    }
    for (metric, count) in unused.sorted(by: { $0.key < $1.key }) {
      diagnostics.append(Diagnostic(.metricUnused, ["metric": metric, "count": String(count)]))
    }
  }

  // MARK: What stands

  private static let salesMeasures = ["sales", "refund_amount", "net_sales"]

  /// Says of every figure that was supplied for an employee what stands.
  private mutating func stand(_ employee: String) {
    var measures: [Measure] = []
    if sources.sales[employee] != nil {
      measures = MonthFacts.salesMeasures.compactMap { MeasureCatalogue.measure(named: $0) }
    }
    for id in (sources.metrics[employee] ?? [:]).keys.sorted() where !measures.contains(where: { $0.id == id }) {
      if let measure = sources.measure(id)?.measure { measures.append(measure) }
    }
    // A quotient is computed of parts that may be supplied themselves.
    for measure in measures.filter({ $0.quotient == nil }) + measures.filter({ $0.quotient != nil }) {
      stand(measure, employee)
    }
  }

  private mutating func stand(_ measure: Measure, _ employee: String) {
    let own = facts[employee] ?? [:]
    let names = names(ofAccountsOf: employee)
    let rows = sources.metrics[employee]?[measure.id] ?? []
    let computed = own[measure.id] ?? (measure.quotient == nil ? nil : Fact.computed(measure, from: own))
    let shares = names.map { share(of: measure, employee, $0) }
    let isMixed = shares.contains { $0.version.source != .computed }
    let uncovered = names.filter { name in !rows.contains { $0.row.agentID == name } }
    var versions: [Fact.Version] = []
    if isMixed, let version = together(shares, of: measure) { versions.append(version) }
    let isPartly = isMixed && versions.isEmpty
    if !rows.isEmpty, uncovered.isEmpty {
      let version = sources.version(rows, of: measure)
      if version != versions.first { versions.append(version) }
    } else if !rows.isEmpty, !isMixed {
      sayPartly(measure, employee, uncovered, rows.first.map { Place(file: $0.row.file, line: $0.row.line) })
    }
    if isPartly {
      let open = shares.filter { $0.version.figure.value == nil }.map(\.account)
      sayPartly(
        measure, employee, open, sources.sales[employee]?.values.map { Place(file: $0.file, line: $0.line) }.first)
    }
    let kept = computed.map { [$0.standing] + $0.others } ?? []
    if isMixed, !isPartly, let standing = versions.first {
      var fact = Fact(standing, others: kept + versions.dropFirst(), evidence: computed?.evidence)
      if Set(shares.map(\.version.source.name)).count > 1 { fact.shares = shares }
      facts[employee, default: [:]][measure.id] = fact
      sayDisagreement(fact, measure, employee)
    } else if let computed {
      var fact = Fact(computed.standing, others: computed.others + versions, evidence: computed.evidence)
      fact.shares = computed.shares
      if !versions.isEmpty { facts[employee, default: [:]][measure.id] = fact }
    } else if let standing = versions.first {
      facts[employee, default: [:]][measure.id] = Fact(standing, others: [], evidence: nil)
    }
  }

  /// What an account adds to a figure of its holder: as finance has it, else as the platform's report has it where the
  /// company says that it stands, else as computed.
  private func share(of measure: Measure, _ employee: String, _ account: String) -> Fact.Share {
    if let sales = sources.sales[employee]?[account]?.amount(measure.id) {
      return Fact.Share(account, Fact.Version(.known(sales), from: .finance))
    }
    let rows = (sources.metrics[employee]?[measure.id] ?? []).filter { $0.row.agentID == account }
    let shops = Set((owned[employee] ?? []).filter { $0.agentID == account }.map(\.shopID))
    if !rows.isEmpty, rows.allSatisfy({ company.settings.isReported(measure.id, account, shops, $0.report) }) {
      return Fact.Share(account, sources.version(rows, of: measure))
    }
    let parts = accounts[employee]?[account] ?? [:]
    func part(_ id: String) -> Figure {
      if let sales = sources.sales[employee]?[account]?.amount(id) { return .known(sales) }
      return parts[id] ?? .missing(Missing(.notCollected, name: id))
    }
    guard let quotient = measure.quotient else {
      return Fact.Share(account, Fact.Version(part(measure.id), from: .computed))
    }
    let (above, below) = (part(quotient.numerator), part(quotient.denominator))
    let figure: Figure =
      switch (above, below) {
      case (.missing(let missing), _), (_, .missing(let missing)): .missing(missing)
      case (.known(let above), .known(let below)):
        (try? above / below).map(Figure.known) ?? .missing(Missing(.noDenominator, name: measure.id))
      }
    return Fact.Share(
      account, Fact.Version(figure, from: .computed, numerator: above.value, denominator: below.value))
  }

  /// The figure of all accounts together; nil where one of them is missing, so that the whole is not known.
  private func together(_ shares: [Fact.Share], of measure: Measure) -> Fact.Version? {
    let supplied = shares.map(\.version.source)
    let source = supplied.first { $0 == .finance } ?? supplied.first { $0 != .computed } ?? .computed
    if shares.count == 1 {
      let only = shares[0].version
      return only.figure.value == nil
        ? nil : Fact.Version(only.figure, from: source, numerator: only.numerator, denominator: only.denominator)
    }
    switch measure.addition {
    case .sum, .distinct:
      return AddedFigure.sum(shares.map(\.version.figure.value)).map { Fact.Version(.known($0), from: source) }
    case .parts:
      // An account without a denominator adds its parts all the same.
      guard shares.allSatisfy({ $0.version.figure.absence.map { $0.reason == .noDenominator } ?? true }),
        let above = AddedFigure.sum(shares.map(\.version.numerator)),
        let below = AddedFigure.sum(shares.map(\.version.denominator)), let value = try? above / below
      else { return nil }
      return Fact.Version(.known(value), from: source, numerator: above, denominator: below)
    case .nothing: return nil
    }
  }

  // MARK: What is said

  /// An account without a figure leaves the sum a part of the whole, which cannot stand for the employee.
  private mutating func sayPartly(_ measure: Measure, _ employee: String, _ accounts: [String], _ place: Place?) {
    diagnostics.append(
      Diagnostic(
        .suppliedPartly, at: Place(file: place?.file, line: place?.line, employee: employee),
        ["employee": employee, "accounts": accounts.sorted().joined(separator: ", ")],
        words: ["measure": Bilingual(measure.chinese, measure.english)]))
  }

  private mutating func sayDisagreement(_ fact: Fact, _ measure: Measure, _ employee: String) {
    guard measure.id == "net_sales", fact.standing.source == .finance, let other = fact.disagreement else { return }
    let row = sources.sales[employee]?.values.min { ($0.file, $0.line) < ($1.file, $1.line) }
    let finance = fact.standing.source.name
    diagnostics.append(
      Diagnostic(
        .figureDisagrees,
        at: Place(file: row?.file, line: row?.line, employee: employee, month: month.description),
        ["employee": employee],
        words: [
          "measure": Bilingual(measure.chinese, measure.english),
          "source": Bilingual(ReasonText.source(finance, in: .chinese), ReasonText.source(finance, in: .english)),
          "standing": MonthFacts.yuan(fact.figure.value), "other": MonthFacts.yuan(other.figure.value),
        ]))
  }

  /// Says which counts of distinct things were added, and which figures could not be.
  private mutating func sayAdded() {
    var added: [String: Set<String>] = [:]
    var refused: [String: Set<String>] = [:]
    for (employee, metrics) in sources.metrics {
      for (id, rows) in metrics {
        guard let (measure, isAsked) = sources.measure(id), isAsked, rows.count > 1 else { continue }
        let isOfStretches = Set(rows.map(\.row.agentID)).count < rows.count || measure.unit == .count(.days)
        if measure.addition == .distinct, isOfStretches { added[id, default: []].insert(employee) }
        let figure = sources.version(rows, of: measure).figure
        if figure.absence?.reason == .notAdditive { refused[id, default: []].insert(employee) }
      }
    }
    for (message, found) in [(Message.metricDistinctAdded, added), (Message.metricNotAdded, refused)] {
      for (id, employees) in found.sorted(by: { $0.key < $1.key }) {
        let measure = sources.measure(id)?.measure
        diagnostics.append(
          Diagnostic(
            message, at: Place(month: month.description),
            ["employees": employees.sorted().prefix(20).joined(separator: ", "), "count": String(employees.count)],
            words: ["measure": Bilingual(measure?.chinese ?? id, measure?.english ?? id)]))
      }
    }
  }

  /// Absence without leave is none of 迟到, 早退 and 请假: where no scheme counts it, that is said.
  private mutating func sayAbsences() {
    guard !company.schemes.contains(where: { $0.inputs.contains { $0.id == Part.absences.id } }) else { return }
    let absent = facts.filter { ($0.value[Part.absences.id]?.figure.value ?? .zero) > .zero }.keys.sorted()
    guard !absent.isEmpty else { return }
    diagnostics.append(
      Diagnostic(
        .absenceNotCounted, at: Place(month: month.description),
        ["employees": absent.prefix(20).joined(separator: ", "), "count": String(absent.count)]))
  }

  private static func yuan(_ amount: Rational?) -> Bilingual {
    let number = amount.map { $0.decimal(places: 2) } ?? "—"
    return Bilingual(number + " 元", number + " yuan")
  }
}

extension SuppliedSalesRow {
  /// What it says of a measure, in yuan; nil for a measure it does not know.
  fileprivate func amount(_ measure: String) -> Rational? {
    switch measure {
    case "sales": gross.yuan
    case "refund_amount": refund.yuan
    case "net_sales": (try? gross - refund)?.yuan
    default: nil
    }
  }
}

extension CompanySettings {
  /// Whether the company says that a kind of report stands for a measure of an account.
  fileprivate func isReported(_ measure: String, _ account: String, _ shops: Set<String>, _ report: String?) -> Bool {
    let reports = Set((report ?? "").split(separator: "+").map(String.init))
    return reportedFigures.contains { rule in
      rule.measures.contains(measure) && (rule.shops.isEmpty || !rule.shops.isDisjoint(with: shops))
        && (rule.accounts.isEmpty || rule.accounts.contains(account))
        && (rule.reports.isEmpty || !rule.reports.isDisjoint(with: reports))
    }
  }
}
