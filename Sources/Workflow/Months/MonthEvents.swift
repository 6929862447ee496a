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

  /// The canonical files of a month, each folder's files after those of the folders before it, judged as the company
  /// judges the month.
  init(_ company: Company, _ sources: MonthSources, month: Month) throws(Diagnostic) {
    var inputs = EventInputs()
    if let inbox = sources.inbox { try inputs.add(folder: inbox, prefix: inbox + "/", except: sources.leftOut) }
    for file in sources.unreadable { inputs.add(file.kind, unreadable: file.reason, name: file.path) }
    for folder in sources.folders { try inputs.add(folder: folder.path, prefix: folder.path + "/") }
    self.inputs = inputs
    rules = try company.rules(in: month)
    tenures = Tenures(
      company.accounts.map {
        Tenures.Tenure(
          agent: $0.agentID, shop: $0.shopID.isEmpty ? nil : $0.shopID, employee: $0.employeeID, from: $0.from,
          to: $0.to)
      }, buyerIDs: try MonthEvents.pseudonyms(of: company))
  }

  /// The company's own accounts as buyers' ids are written where files were taken in under pseudonyms.
  private static func pseudonyms(of company: Company) throws(Diagnostic) -> Set<String> {
    guard let pseudonyms = try BuyerKey(company: company.folder, nameInUse: nil).existing() else { return [] }
    return Set(company.accounts.map { pseudonyms($0.agentID) })
  }
}
