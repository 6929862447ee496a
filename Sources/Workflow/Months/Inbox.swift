internal import Exact
internal import Intake
internal import Wording

/// What people recorded for a month beside the events: ratings, vetoes, omissions, waivers, standings, and the figures
/// that finance and the shop's software supply.
struct Inbox {
  /// The inbox.
  private let inbox: String
  /// The inbox, and the folders of canonical rows besides it, in order.
  private let folders: [MonthSources.Folder]
  private(set) var assessments: [AssessmentRow] = []
  private(set) var vetoes: [VetoRow] = []
  private(set) var omissions: [OmissionRow] = []
  private(set) var waivers: [WaiverRow] = []
  private(set) var standings: [StandingRow] = []
  private(set) var goals: [GoalRow] = []
  private(set) var sales: [SuppliedSalesRow] = []
  private(set) var metrics: [SuppliedMetric] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The account of every row of every table.
  private(set) var reports: [FileReport] = []
  /// The number of rows that are of other months, by file.
  private(set) var otherMonths: [String: Int] = [:]

  init(_ inbox: String, _ sources: MonthSources, month: Month) {
    self.inbox = inbox
    folders = [MonthSources.Folder(path: inbox, origin: nil)] + sources.folders
    assessments = take("assessments.csv", CompanyTables.assessments)
    vetoes = take("vetoes.csv", CompanyTables.vetoes)
    omissions = take("omissions.csv", CompanyTables.omissions)
    waivers = take("waivers.csv", CompanyTables.waivers)
    standings = take("standing.csv", CompanyTables.standing)
    goals = take("goals.csv", CompanyTables.goals)
    takeSales(of: month)
    takeMetrics(of: month)
  }

  /// An inbox of nothing but goals.
  init(goals: [GoalRow], in inbox: String) {
    self.inbox = inbox
    folders = []
    self.goals = goals
  }

  /// Where a paper of the inbox lies.
  func path(_ file: String) -> String { MonthSources.paper(file, in: inbox) }

  /// Of two files that give the sales of an account the later stands.
  private mutating func takeSales(of month: Month) {
    let file = "finance_sales.csv"
    var standing = Standing<String>()
    for folder in folders {
      let rows = take(file, in: folder, of: month, CompanyTables.suppliedSales) { ($0.month, $0.line) }
      standing.add(rows.map { ($0.agentID, $0.line) }, from: folder.path, file: folder.path + "/" + file)
      sales = sales.filter { !standing.replaced.contains($0.agentID) } + rows
    }
    diagnostics += standing.diagnostics
  }

  /// Of two kinds of reports that give a metric of an account the later stands; reports of one kind, each of which may
  /// have rows of single days, add up.
  private mutating func takeMetrics(of month: Month) {
    let file = "platform_metrics.csv"
    var standing = Standing<[String]>()
    for folder in folders {
      let read = folder.origin == nil ? CompanyTables.suppliedMetrics : CompanyTables.reportedMetrics
      let rows = take(file, in: folder, of: month, read) { ($0.month, $0.line) }
      standing.add(
        rows.map { ([$0.agentID, $0.metric], $0.line) }, from: folder.origin ?? folder.path,
        file: folder.path + "/" + file)
      metrics =
        metrics.filter { !standing.replaced.contains([$0.row.agentID, $0.row.metric]) }
        + rows.map { SuppliedMetric(row: $0, report: folder.origin) }
    }
    diagnostics += standing.diagnostics
  }

  /// The rows of this month; what is of other months is said and not used.
  private mutating func take<Row>(
    _ file: String, in folder: MonthSources.Folder, of month: Month, _ read: (String) -> TableOutcome<Row>,
    _ place: (Row) -> (month: Month, line: Int)
  ) -> [Row] {
    let path = folder.path + "/" + file
    guard let outcome = table(path, read) else { return [] }
    let others = outcome.map(place).filter { $0.month != month }
    if let first = others.first {
      otherMonths[path] = others.count
      let months = Set(others.map(\.month)).sorted().prefix(12).map(\.description)
      diagnostics.append(
        Diagnostic(
          .rowsOfOtherMonths, at: Place(file: path, line: first.line, month: month.description),
          ["count": String(others.count), "months": months.joined(separator: ", ")]))
    }
    return outcome.filter { place($0).month == month }
  }

  /// A table of the inbox.
  private mutating func take<Row>(_ file: String, _ read: (String) -> TableOutcome<Row>) -> [Row] {
    table(path(file), read) ?? []
  }

  /// A table that is not there has no rows: nobody recorded anything.
  private mutating func table<Row>(_ path: String, _ read: (String) -> TableOutcome<Row>) -> [Row]? {
    guard Disk.exists(path) else { return nil }
    let outcome = read(path)
    diagnostics += outcome.diagnostics
    reports.append(outcome.report)
    return outcome.rows
  }
}

/// Which of several files stands for something that more than one of them gives.
private struct Standing<Key: Hashable> {
  private var givers: [Key: (origin: String, file: String)] = [:]
  /// What the file added last gives in place of an earlier one.
  private(set) var replaced: Set<Key> = []
  private(set) var diagnostics: [Diagnostic] = []

  mutating func add(_ rows: [(key: Key, line: Int)], from origin: String, file: String) {
    replaced = []
    var earlier: Set<String> = []
    for row in rows {
      guard let giver = givers[row.key], giver.origin != origin else { continue }
      replaced.insert(row.key)
      earlier.insert(giver.file)
    }
    for row in rows { givers[row.key] = (origin, file) }
    guard !replaced.isEmpty else { return }
    diagnostics.append(
      Diagnostic(
        .suppliedTwice, at: Place(file: file),
        ["count": String(replaced.count), "earlier": earlier.sorted().joined(separator: ", ")]))
  }
}
