internal import Exact
internal import Intake
internal import Metrics
internal import Wording

/// The figures that the events of a month give, per employee and per account.
struct MonthEventFacts {
  let employees: [String: [String: Figure]]
  let accounts: [String: [String: Figure]]
  let csv: [UInt8]
  let diagnostics: [Diagnostic]

  init(_ company: Company, folders: [String], month: Month) throws(Diagnostic) {
    let tenures = Tenures(
      company.accounts.map {
        Tenures.Tenure(
          agent: $0.agentID, shop: $0.shopID.isEmpty ? nil : $0.shopID, employee: $0.employeeID, from: $0.from,
          to: $0.to)
      })
    var inputs = EventInputs()
    for folder in folders { try inputs.add(folder: folder) }
    let figures = MonthEngine.compute(
      inputs, month: month, rules: MonthEventFacts.rules(company.settings.ruleSet), tenures: tenures)
    employees = figures.employees.mapValues(MonthEventFacts.figures)
    accounts = figures.accounts.mapValues(MonthEventFacts.figures)
    csv = Array(figures.metricsCSV().utf8)
    diagnostics = figures.report.diagnostics
  }

  /// The rule set of that name in company.yaml.
  static func rules(_ name: String) -> RuleSet {
    name == "service_hours" ? RuleSet.serviceHours(from: 8, to: 23) ?? .standard : .standard
  }

  private static func figures(_ parts: Parts) -> [String: Figure] {
    Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0.id, parts.figure($0)) })
  }
}
