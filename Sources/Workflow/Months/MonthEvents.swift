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
  /// The first day whose refunds and reviews are left to a later month: the one after the closing date.
  let closing: Day

  /// The canonical files of a month, each folder's files after those of the folders before it, judged as the company
  /// judges the month; and the refunds and reviews among those of the month after, which tell of this month's orders too.
  init(_ company: Company, _ sources: MonthSources, month: Month) throws(Diagnostic) {
    rules = try company.rules(in: month)
    closing = Day(number: company.settings.closingDate(of: month).number + 1)
    var inputs = EventInputs()
    try MonthEvents.add(sources, to: &inputs, try MonthEvents.waits(sources, rules, of: company))
    // What keeps that month's own exports from being read is said there, and there only.
    if company.inboxMonths.contains(month.next), let later = try? MonthSources(company, month: month.next) {
      try? MonthEvents.add(later, to: &inputs, isLater: true)
    }
    self.inputs = inputs
    tenures = Tenures(
      company.accounts.map {
        Tenures.Tenure(
          agent: $0.agentID, shop: $0.shopID.isEmpty ? nil : $0.shopID, employee: $0.employeeID, from: $0.from,
          to: $0.to)
      }, buyerIDs: try MonthEvents.pseudonyms(of: company))
  }

  private static func add(
    _ sources: MonthSources, to inputs: inout EventInputs, isLater: Bool = false, _ waits: [String: WaitsFrom] = [:]
  ) throws(Diagnostic) {
    if let inbox = sources.inbox {
      try inputs.add(folder: inbox, prefix: inbox + "/", except: sources.leftOut, isLater: isLater)
    }
    // A file of the month after that cannot be read is said there.
    for file in isLater ? [] : sources.unreadable {
      inputs.add(file.kind, unreadable: file.reason, name: file.path)
    }
    for folder in sources.folders {
      try inputs.add(
        folder: folder.path, prefix: folder.path + "/", isLater: isLater,
        waitsFrom: folder.origin.flatMap { waits[$0] } ?? .buyer)
    }
  }

  /// From when buyers wait for a person by the platforms that tell it, asked only where the rules leave it to them.
  private static func waits(
    _ sources: MonthSources, _ rules: RuleSet, of company: Company
  ) throws(Diagnostic) -> [String: WaitsFrom] {
    guard rules.waitsFrom == nil, sources.folders.contains(where: { $0.origin != nil }) else { return [:] }
    return Dictionary(
      try company.dialects().dialects.compactMap { dialect in dialect.waitsFrom.map { (dialect.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The company's own accounts as buyers' ids are written where files were taken in under pseudonyms.
  private static func pseudonyms(of company: Company) throws(Diagnostic) -> Set<String> {
    guard let pseudonyms = try BuyerKey(company: company.folder, nameInUse: nil).existing() else { return [] }
    return Set(company.accounts.map { pseudonyms($0.agentID) })
  }
}
