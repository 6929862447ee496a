internal import Exact
internal import Intake
internal import Metrics
internal import Wording

/// The event files of a month, whose accounts they concern, and how they are judged: what figures are computed from and
/// what their evidence is looked up in.
struct MonthEvents {
  let inputs: EventInputs
  let tenures: Tenures
  let rules: RuleSet

  /// The canonical files of some folders of a company, judged as it judges the month.
  init(_ company: Company, folders: [String], month: Month) throws(Diagnostic) {
    var inputs = EventInputs()
    for folder in folders { try inputs.add(folder: folder, prefix: folder + "/") }
    self.inputs = inputs
    tenures = Tenures(
      company.accounts.map {
        Tenures.Tenure(
          agent: $0.agentID, shop: $0.shopID.isEmpty ? nil : $0.shopID, employee: $0.employeeID, from: $0.from,
          to: $0.to)
      })
    rules = try company.rules(in: month)
  }
}
