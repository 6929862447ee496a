internal import Exact
internal import Foundation
internal import Intake
internal import Wording

/// What people recorded for a month beside the events: ratings, vetoes, omissions, waivers, standings, and the figures
/// that finance and the shop's software supply.
struct Inbox {
  /// The inbox, and the folder of its translated exports where there is one.
  let folders: [String]
  private(set) var assessments: [AssessmentRow] = []
  private(set) var vetoes: [VetoRow] = []
  private(set) var omissions: [OmissionRow] = []
  private(set) var waivers: [WaiverRow] = []
  private(set) var standings: [StandingRow] = []
  private(set) var goals: [GoalRow] = []
  private(set) var sales: [SuppliedSalesRow] = []
  private(set) var metrics: [SuppliedMetricRow] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The account of every row of every table.
  private(set) var reports: [FileReport] = []
  /// The number of rows that are of other months, by file.
  private(set) var otherMonths: [String: Int] = [:]

  init(_ folders: [String], month: Month) {
    self.folders = folders
    assessments = take("assessments.csv", CompanyTables.assessments)
    vetoes = take("vetoes.csv", CompanyTables.vetoes)
    omissions = take("omissions.csv", CompanyTables.omissions)
    waivers = take("waivers.csv", CompanyTables.waivers)
    standings = take("standing.csv", CompanyTables.standing)
    goals = take("goals.csv", CompanyTables.goals)
    sales = take("finance_sales.csv", of: month, CompanyTables.suppliedSales) { ($0.month, $0.line) }
    metrics = take("platform_metrics.csv", of: month, CompanyTables.suppliedMetrics) { ($0.month, $0.line) }
  }

  /// Where a table of the inbox lies.
  func path(_ file: String) -> String { folders[0] + "/" + file }

  /// The rows of this month; what is of other months is said and not used.
  private mutating func take<Row>(
    _ file: String, of month: Month, _ read: (String) -> TableOutcome<Row>, _ place: (Row) -> (month: Month, line: Int)
  ) -> [Row] {
    var others: [String: [(month: Month, line: Int)]] = [:]
    let rows = take(file) { path in
      let outcome = read(path)
      others[path] = outcome.rows.map(place).filter { $0.month != month }
      return outcome
    }
    for (path, rows) in others.sorted(by: { $0.key < $1.key }) {
      guard let first = rows.first else { continue }
      otherMonths[path] = rows.count
      let months = Set(rows.map(\.month)).sorted().prefix(12).map(\.description)
      diagnostics.append(
        Diagnostic(
          .rowsOfOtherMonths, at: Place(file: path, line: first.line, month: month.description),
          ["count": String(rows.count), "months": months.joined(separator: ", ")]))
    }
    return rows.filter { place($0).month == month }
  }

  /// A table that is not there has no rows: nobody recorded anything.
  private mutating func take<Row>(_ file: String, _ read: (String) -> TableOutcome<Row>) -> [Row] {
    var rows: [Row] = []
    for folder in folders where FileManager.default.fileExists(atPath: folder + "/" + file) {
      let outcome = read(folder + "/" + file)
      diagnostics += outcome.diagnostics
      reports.append(outcome.report)
      rows += outcome.rows
    }
    return rows
  }
}
