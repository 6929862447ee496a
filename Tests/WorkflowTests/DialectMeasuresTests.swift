import Exact
import Intake
import Metrics
import Testing

@testable import Workflow

/// Every figure of every built-in dialect, with how it adds over days and accounts.
@Suite("How the figures of the platforms' reports add")
struct DialectMeasuresTests {
  /// By dialect, each metric with how it adds: `sum`, `parts` of a quotient, or `distinct` people or days.
  static let table: [(dialect: String, figures: String)] = [
    (
      "chitu-attendance",
      """
      work_days:distinct logins:sum online_seconds:sum service_seconds:sum suspended_seconds:sum
      """
    ),
    (
      "chitu-custom",
      """
      buyers:distinct chat_buyers:distinct inquirers:distinct conversion:parts
      direct_buyers:distinct transferred_in:distinct transferred_out:distinct messages:sum
      answer_ratio:parts agent_chars:sum unreplied_buyers:distinct reply_rate:parts
      slow_buyers:distinct long_buyers:distinct sales:sum items_sold:sum sales_buyers:distinct
      sales_orders:sum work_days:distinct satisfaction:parts
      """
    ),
    (
      "chitu-presales",
      """
      conversion:parts buyers:distinct inquirers:distinct inquiry_ordered:parts
      next_day_conversion:parts sales:sum postage:sum silent_paid_buyers:distinct
      silent_paid_sales:sum silent_followed_buyers:distinct assisted_buyers:distinct
      assisted_orders:distinct transferred_out:distinct slow_buyers:distinct reply_rate:parts
      """
    ),
    (
      "feige-performance",
      """
      work_days:distinct consultations:sum pending_sessions:sum buyers:distinct
      transferred_sessions:sum satisfaction:parts dissatisfaction:parts inquirers:distinct
      inquiry_ordered:parts conversion:parts refund_buyers:distinct sales:sum refund_amount:sum
      net_sales:sum
      """
    ),
    (
      "feige-reception",
      """
      buyers:distinct consultations:sum inquirers:distinct inquiry_ordered:parts conversion:parts
      sales:sum warned_sessions:sum online_seconds:sum rest_seconds:sum offline_seconds:sum
      """
    ),
    (
      "jd-service",
      """
      receptions:sum inquirers:distinct inquiry_ordered:parts ordered_sales:sum satisfaction:parts
      """
    ),
    (
      "jd-staff-daily",
      """
      satisfaction:parts answer_ratio:parts
      """
    ),
    (
      "kuaishou-assessment",
      """
      chat_buyers:distinct chat_visits:sum consultations:sum inquirers:distinct
      inquiry_ordered:parts conversion:parts sales:sum
      """
    ),
    (
      "pinduoduo-team",
      """
      chat_buyers:distinct inquirers:distinct conversion:parts lost_inquirers:distinct sales:sum
      buyers:distinct replied_3min:parts satisfaction:parts dispute_refunds:sum
      platform_complaints:sum
      """
    ),
    (
      "shengyicanmou-performance",
      """
      conversion:parts inquirers:distinct inquirers_same_day:distinct inquiry_sales:sum
      effective_buyers:distinct sales:sum net_sales:sum refund_amount:sum sales_buyers:distinct
      lost_inquirers:distinct chat_buyers:distinct buyers:distinct unreplied_buyers:distinct
      slow_buyers:distinct reply_rate:parts
      """
    ),
    (
      "taobao-open-performance",
      """
      buyers:distinct chat_buyers:distinct inquirers:distinct conversion:parts
      next_day_conversion:parts avg_first_response:parts avg_response:parts
      unreplied_buyers:distinct slow_buyers:distinct long_buyers:distinct answer_ratio:parts
      agent_chars:sum logins:sum reception_seconds:sum service_seconds:sum suspended_seconds:sum
      sales_ordered_first:sum refunds_ordered_first:sum buyers_ordered_first:distinct
      items_ordered_first:sum sales_ordered:sum refunds_ordered:sum buyers_ordered:distinct
      items_ordered:sum sales_paid:sum refunds_paid:sum buyers_paid:distinct items_paid:sum
      """
    ),
    (
      "xianyu-service",
      """
      chat_buyers:distinct buyers:distinct satisfaction:parts dissatisfaction:parts
      """
    ),
  ]

  private static func adds(_ metric: String) -> Measure.Addition? {
    (MeasureCatalogue.measure(named: metric) ?? ReportedMeasures.measure(metric))?.addition
  }

  @Test("Every built-in dialect stands in the table, with every metric it supplies and how that adds")
  func whole() throws {
    let dialects = try BuiltInDialects.library(with: nil).dialects.filter { !$0.metrics.isEmpty }
    #expect(dialects.map(\.id) == Self.table.map(\.dialect).sorted())
    for dialect in dialects {
      let row = try #require(Self.table.first { $0.dialect == dialect.id })
      let told = Set(row.figures.split(whereSeparator: \.isWhitespace).map(String.init))
      let found = Set(dialect.metrics.map { "\($0):\(Self.adds($0)?.rawValue ?? "unknown")" })
      #expect(told == found, "\(dialect.id)")
      // A quotient has a denominator of its own, and nothing else has one.
      #expect(dialect.metricsWithDenominator == dialect.metrics.filter { Self.adds($0) == .parts }, "\(dialect.id)")
    }
  }

  @Test(
    "Two days and two accounts: 12, 6, 3 and 9 are 30; 12 of 20, 6 of 10, 3 of 10 and 9 of 20 are a half",
    arguments: table.map(\.dialect))
  func added(id: String) throws {
    let dialect = try #require(try BuiltInDialects.library(with: nil).dialects.first { $0.id == id })
    for metric in dialect.metrics.sorted() {
      let measure = try #require(MeasureCatalogue.measure(named: metric) ?? ReportedMeasures.measure(metric))
      let hasParts = dialect.metricsWithDenominator.contains(metric)
      let rows = zip([12, 6, 3, 9], hasParts ? [20, 10, 10, 20] : [1, 1, 1, 1]).enumerated().map { place, parts in
        SuppliedMetric(
          row: SuppliedMetricRow(
            month: .first, agentID: place < 2 ? "a1" : "a2", metric: metric,
            figure: .known(numerator: Rational(parts.0), denominator: Rational(parts.1)), source: "", file: "", line: 2),
          report: id)
      }
      let sum = AddedFigure(rows, of: measure) { _ in hasParts }
      let half = try Rational(Int128(1), over: 2)
      #expect(sum.figure == .known(hasParts ? half : 30), "\(id) \(metric)")
    }
  }

  @Test("A percentile of two days is none: missing, and not a mean of the two")
  func percentile() throws {
    let measure = try #require(MeasureCatalogue.measure(named: "p90_response"))
    let rows = [10, 20].map { value in
      SuppliedMetric(
        row: SuppliedMetricRow(
          month: .first, agentID: "a1", metric: "p90_response",
          figure: .known(numerator: Rational(value), denominator: .one), source: "", file: "", line: 2),
        report: nil)
    }
    let found = AddedFigure(rows, of: measure) { _ in true }
    #expect(found.figure == .missing(Missing(.notAdditive, name: "p90_response")))
  }
}
