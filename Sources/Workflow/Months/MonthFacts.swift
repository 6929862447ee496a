internal import Appraisal
internal import Exact
internal import Intake
internal import Metrics
internal import Scheme
internal import Wording

/// The facts of every employee: what the events give, what finance and the shop's software supply, what the company
/// keeps on record. All are kept; which stands is said by the rules of the house (finance over computed) and by the
/// scheme (the shop's software).
struct MonthFacts {
  /// The computed parts of an employee or account, by part id; money in yuan.
  typealias Parts = [String: Figure]

  let employees: [String: Parts]
  let accounts: [String: Parts]
  let company: Company
  let inbox: Inbox
  let month: Month
  /// The accounts of the month by employee, and their holders by account.
  private let owned: [String: [AccountRow]]
  private let holders: [String: Set<String>]
  private(set) var facts: [String: [String: Fact]] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter confirmed: sales that finance confirmed on record; they stand over those of the inbox.
  init(
    employees: [String: Parts], accounts: [String: Parts], company: Company, inbox: Inbox, month: Month,
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
    for person in company.people {
      let parts = employees[person.employeeID] ?? [:]
      let evidence = owned(by: person.employeeID).map(\.agentID).joined(separator: ",")
      var own = parts.mapValues { Fact($0, evidence: evidence.isEmpty ? nil : evidence) }
      own["sales_target"] = target(of: person)
      facts[person.employeeID] = own
    }
    let settled = Set(confirmed.map(\.agentID))
    supply(inbox.sales.filter { !settled.contains($0.agentID) } + confirmed)
    supplyMetrics()
  }

  private func target(of person: PersonRow) -> Fact {
    person.salesTarget.map { Fact(.known($0.yuan), from: .record) }
      ?? Fact(.missing(Missing(.notApplicable, name: "sales_target")), from: .record)
  }

  /// The accounts somebody held in the month.
  private func owned(by employee: String) -> [AccountRow] { owned[employee] ?? [] }

  /// The one holder of an account in the month; nil, and said, where it changed hands or is nobody's.
  private mutating func holder(of agent: String, _ place: Place) -> String? {
    if let holders = holders[agent], holders.count == 1 { return holders.first }
    diagnostics.append(
      Diagnostic(
        .suppliedNotSplit, at: place, ["account": Diagnostic.quoted(agent)]))
    return nil
  }

  /// Finance's reconciled sales stand over the computed ones, account by account.
  private mutating func supply(_ sales: [SuppliedSalesRow]) {
    var byEmployee: [String: [SuppliedSalesRow]] = [:]
    for row in sales {
      guard let employee = holder(of: row.agentID, Place(file: row.file, line: row.line)) else { continue }
      byEmployee[employee, default: []].append(row)
    }
    for (employee, rows) in byEmployee.sorted(by: { $0.key < $1.key }) {
      supply("sales", employee, rows) { $0.gross.yuan }
      supply("refund_amount", employee, rows) { $0.refund.yuan }
      supply("net_sales", employee, rows) { (try? $0.gross - $0.refund)?.yuan ?? .zero }
    }
  }

  /// What finance gives for some of an employee's accounts replaces what was computed for these, and nothing else.
  private mutating func supply(
    _ measure: String, _ employee: String, _ rows: [SuppliedSalesRow], _ amount: (SuppliedSalesRow) -> Rational
  ) {
    let computed = facts[employee]?[measure]
    let covered = Set(rows.map(\.agentID))
    let isWhole = owned(by: employee).allSatisfy { covered.contains($0.agentID) }
    var total = Rational.zero
    if !isWhole {
      guard let own = computed?.figure.value else { return }
      total = own
      for row in rows {
        guard let part = accounts[row.agentID]?[measure]?.value, let rest = try? total - part else { return }
        total = rest
      }
    }
    for row in rows { total = (try? total + amount(row)) ?? total }
    let fact = Fact(
      .known(total), from: .finance, others: computed.map { [$0.standing] } ?? [], evidence: computed?.evidence)
    facts[employee, default: [:]][measure] = fact
    if let other = fact.disagreement, measure == "net_sales" {
      diagnostics.append(
        Diagnostic(
          .figureDisagrees,
          at: Place(
            file: rows.first?.file, line: rows.first?.line, employee: employee, month: month.description),
          ["employee": employee],
          words: [
            "measure": MonthFacts.name(of: measure),
            "source": Bilingual(ReasonText.source("finance", in: .chinese), ReasonText.source("finance", in: .english)),
            "standing": MonthFacts.yuan(total), "other": MonthFacts.yuan(other.figure.value),
          ]))
    }
  }

  /// The shop's software: numerators and denominators are added over the accounts of an employee, and stand beside the
  /// computed figure until a scheme prefers them.
  private mutating func supplyMetrics() {
    var rows: [String: [String: [SuppliedMetricRow]]] = [:]
    var unused: [String: Int] = [:]
    for row in inbox.metrics {
      let measure = MeasureCatalogue.standard.first { $0.id == row.metric || $0.chinese == row.metric }
      let declared = company.schemes.contains { $0.inputs.contains { $0.id == row.metric } }
      guard measure != nil || declared else {
        // What a report has beyond what is appraised is no mistake of anybody.
        if BuiltInDialects.metrics.contains(row.metric) {
          unused[row.metric, default: 0] += 1
          continue
        }
        diagnostics.append(
          Diagnostic(
            .metricUnknown, at: Place(file: row.file, line: row.line),
            ["metric": Diagnostic.quoted(row.metric)]))
        continue
      }
      guard let employee = holder(of: row.agentID, Place(file: row.file, line: row.line)) else { continue }
      rows[employee, default: [:]][measure?.id ?? row.metric, default: []].append(row)
    }
    for (metric, count) in unused.sorted(by: { $0.key < $1.key }) {
      diagnostics.append(Diagnostic(.metricUnused, ["metric": metric, "count": String(count)]))
    }
    for (employee, metrics) in rows.sorted(by: { $0.key < $1.key }) {
      for (metric, given) in metrics.sorted(by: { $0.key < $1.key }) { supply(metric, employee, given) }
    }
  }

  private mutating func supply(_ metric: String, _ employee: String, _ rows: [SuppliedMetricRow]) {
    let own = facts[employee] ?? [:]
    let measure = MeasureCatalogue.standard.first { $0.id == metric }
    let computed = own[metric] ?? measure.map { Fact.computed($0, from: own) }
    var numerator = Rational.zero
    var denominator = Rational.zero
    var absent: Missing.Reason?
    for row in rows {
      switch row.figure {
      case .missing(let reason): absent = reason
      case .known(let above, let below):
        numerator = (try? numerator + above) ?? numerator
        denominator = (try? denominator + below) ?? denominator
      }
    }
    // An account without a row leaves the sum a part of the whole, which cannot stand for the employee.
    let uncovered = Set(owned(by: employee).map(\.agentID)).subtracting(rows.map(\.agentID))
    guard uncovered.isEmpty else {
      diagnostics.append(
        Diagnostic(
          .suppliedPartly,
          at: Place(file: rows.first?.file, line: rows.first?.line, employee: employee),
          ["employee": employee, "accounts": uncovered.sorted().joined(separator: ", ")],
          words: ["measure": MonthFacts.name(of: metric)]))
      return
    }
    let figure: Figure
    if let absent {
      figure = .missing(Missing(absent, name: metric))
    } else if let value = try? numerator / denominator {
      figure = .known(value)
    } else {
      figure = .missing(Missing(.noDenominator, name: metric))
    }
    let version = Fact.Version(
      figure, from: .platform(rows.first?.source ?? ""), numerator: numerator, denominator: denominator)
    facts[employee, default: [:]][metric] =
      computed.map { fact in
        Fact(
          fact.figure, from: fact.standing.source, numerator: fact.numerator, denominator: fact.denominator,
          others: fact.others + [version], evidence: fact.evidence)
      }
      ?? Fact(version, others: [], evidence: nil)
  }

  /// What a person calls a measure; the company's own go by their ids.
  private static func name(of measure: String) -> Bilingual {
    MeasureCatalogue.standard.first { $0.id == measure }.map { Bilingual($0.chinese, $0.english) }
      ?? Bilingual(measure, measure)
  }

  private static func yuan(_ amount: Rational?) -> Bilingual {
    let number = amount.map { $0.decimal(places: 2) } ?? "—"
    return Bilingual(number + " 元", number + " yuan")
  }
}
