internal import Exact
internal import Foundation
internal import Intake
internal import Wording

/// What people recorded for a month beside the events: ratings, vetoes, omissions, waivers, standings, and the figures
/// that finance and the shop's software supply.
struct Inbox {
  let folder: String
  private(set) var assessments: [AssessmentRow] = []
  private(set) var vetoes: [VetoRow] = []
  private(set) var omissions: [OmissionRow] = []
  private(set) var waivers: [WaiverRow] = []
  private(set) var standings: [StandingRow] = []
  private(set) var sales: [SuppliedSalesRow] = []
  private(set) var metrics: [SuppliedMetricRow] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var reports: [FileReport] = []

  init(_ folder: String, month: Month) {
    self.folder = folder
    assessments = take("assessments.csv", CompanyTables.assessments)
    vetoes = take("vetoes.csv", CompanyTables.vetoes)
    omissions = take("omissions.csv", CompanyTables.omissions)
    waivers = take("waivers.csv", CompanyTables.waivers)
    standings = take("standing.csv", CompanyTables.standing)
    sales = take("finance_sales.csv", CompanyTables.suppliedSales).filter { $0.month == month }
    metrics = take("platform_metrics.csv", CompanyTables.suppliedMetrics).filter { $0.month == month }
  }

  func path(_ file: String) -> String { folder + "/" + file }

  /// A table that is not there has no rows: nobody recorded anything.
  private mutating func take<Row>(_ file: String, _ read: (String) -> TableOutcome<Row>) -> [Row] {
    guard FileManager.default.fileExists(atPath: path(file)) else { return [] }
    let outcome = read(path(file))
    diagnostics += outcome.diagnostics
    reports.append(outcome.report)
    return outcome.rows
  }
}
