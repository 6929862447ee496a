internal import Exact
internal import Wording

extension CompanyTables {
  /// finance_sales.csv: figures of finance, which stand over computed sales.
  public static func suppliedSales(at path: String) -> TableOutcome<SuppliedSalesRow> {
    CompanyTable(
      columns: ["month", "agent_id", "gross_cents", "refund_cents"], optionalColumns: ["source"],
      key: { [$0.month.description, $0.agentID] }
    ) { row throws(Diagnostic) in
      SuppliedSalesRow(
        month: try row.month("month"), agentID: try row.id("agent_id"), gross: try row.amount("gross_cents"),
        refund: try row.amount("refund_cents"), file: row.place.file ?? "", line: row.line)
    }.outcome(of: path)
  }

  /// platform_metrics.csv: figures of the shop's performance software.
  ///
  /// Where either part is empty, `-` or 暂无数据 the figure is missing, and 延迟统计 makes it not yet final.
  public static func suppliedMetrics(at path: String) -> TableOutcome<SuppliedMetricRow> {
    suppliedMetrics(at: path, isTranslated: false)
  }

  /// The same file in translation from a report, in which an account may have a row for each day.
  public static func reportedMetrics(at path: String) -> TableOutcome<SuppliedMetricRow> {
    suppliedMetrics(at: path, isTranslated: true)
  }

  private static func suppliedMetrics(at path: String, isTranslated: Bool) -> TableOutcome<SuppliedMetricRow> {
    CompanyTable(
      columns: ["month", "agent_id", "metric", "numerator", "denominator", "source"],
      key: { [$0.month.description, $0.agentID, $0.metric] + (isTranslated ? [$0.source] : []) }
    ) { row throws(Diagnostic) in
      SuppliedMetricRow(
        month: try row.month("month"), agentID: try row.id("agent_id"), metric: try row.required("metric"),
        figure: try figure(row), source: row.text("source"), file: row.place.file ?? "",
        line: row.line)
    }.outcome(of: path)
  }

  private static func figure(_ row: FieldReader) throws(Diagnostic) -> SuppliedMetricRow.Figure {
    let absences = ["numerator", "denominator"].compactMap { Absence.reason(of: row.text($0)) }
    if absences.contains(.notYetFinal) { return .missing(.notYetFinal) }
    if let reason = absences.first { return .missing(reason) }
    let denominator = try row.number("denominator")
    guard !denominator.isNegative else { throw row.failure(.fieldNegative, "denominator") }
    return .known(numerator: try row.number("numerator"), denominator: denominator)
  }
}
