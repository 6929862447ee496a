public import Wording

/// How the exports of one platform read: data, not code (`dialects/*.yaml`).
public struct Dialect: Sendable {
  /// The stable id, the name of its file.
  public let id: String
  /// Its name.
  public let name: Bilingual
  /// The columns that have to be there for a table to be of this dialect.
  public let columns: [String]
  /// Columns of which at least one has to be there; empty where that does not matter.
  let anyOf: [String]
  /// The sheet it stands on; nil for whichever.
  let sheet: String?
  /// What else a column may be called; the first name that is there is taken.
  let otherNames: OtherNames
  /// How the name of the file tells the period.
  let period: [FileNamePattern]
  /// The columns that name a row; the same row in two exports counts once. Empty where rows may repeat.
  let key: [String]
  /// What a further row of the same key in the same file is.
  let repeats: Repeats
  /// Rows that are no data (汇总, 均值).
  let drops: [RowCondition]
  /// The row of sums, against which the rows are checked.
  let totals: Totals?
  /// Columns that are never taken and never shown: names, phones, addresses.
  let privateColumns: [String]
  /// Columns of a report that are not taken, and why.
  public let leftOut: [LeftOut]
  /// The column of the day, in a report that has a row for each day.
  let day: String?
  /// What a row yields.
  let yields: [Yield]
  /// How the lines of a chat are read; such a dialect yields messages.
  let chat: ChatRule?
  /// What has to be known about what the export does not say; said whenever one is taken in.
  let caution: Bilingual?
  /// For a file that is recognised but holds nothing to take: what to take in instead.
  let instead: Bilingual?

  /// One canonical row per source row, where its conditions hold.
  struct Yield: Sendable {
    let file: CanonicalFile
    let conditions: [RowCondition]
    /// A rule for each column of the file, in its order.
    let rules: [FieldRule]
    /// Whether it is left out where the export lacks a column of it.
    let whereThere: Bool
    /// The metric of a figure.
    let metric: String?
    /// The rules that may have something to say about a row: which took their value from elsewhere, or found none.
    let watched: [FieldRule]

    init(
      file: CanonicalFile, conditions: [RowCondition], rules: [FieldRule], whereThere: Bool = false,
      metric: String? = nil
    ) {
      self.file = file
      self.conditions = conditions
      self.rules = rules
      self.whereThere = whereThere
      self.metric = metric
      watched = rules.filter { rule in
        if case .share = rule.source { true } else { !rule.otherwise.isEmpty }
      }
    }

    /// All columns it looks at.
    var columns: [String] { conditions.flatMap(\.columns) + rules.flatMap(\.columns) }
    /// The columns without which it cannot be.
    var neededColumns: [String] { conditions.flatMap(\.neededColumns) + rules.flatMap(\.neededColumns) }
  }

  /// What a further row of the same key in the same file is.
  enum Repeats: String, Sendable, CaseIterable {
    /// The same row once more, or a contradiction.
    case same
    /// Another product of the same order, whose amount stands on every row: it yields nothing more.
    case furtherLines = "further_lines"
    /// A part of the same order with an amount of its own, which is added.
    case addUp = "add_up"
  }

  /// The row of sums of a report.
  struct Totals: Sendable {
    let row: RowCondition
    /// Columns whose rows add up to it.
    let addUp: [String]
    /// Columns that count distinct things, so that it is at most the sum of the rows and at least each of them.
    let distinct: [String]
  }

  /// A column that is not taken.
  public struct LeftOut: Hashable, Sendable {
    /// The column.
    public let column: String
    /// Why.
    public let reason: Reason

    /// Why a column is not taken.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
      /// 平均值: without the number it is a mean of, it cannot be added up.
      case mean
      /// 比率: the report does not have the number it is a share of.
      case rate
      /// It follows from columns that are taken.
      case derived
      /// It says nothing that is appraised.
      case unused
    }
  }

  /// What the export does not say and has to be given: `shop`, `month`.
  public var needs: Set<String> {
    Set(yields.flatMap(\.rules).flatMap(\.needs) + (chat == nil ? [] : ["shop"]))
  }

  /// The ids of the metrics it supplies.
  public var metrics: Set<String> { Set(yields.compactMap(\.metric)) }

  /// The ids of the metrics it supplies with a denominator of their own, so that several rows of them add up.
  public var metricsWithDenominator: Set<String> {
    var found: Set<String> = []
    for yield in yields where yield.file == .platformMetrics {
      guard let below = yield.rules.first(where: { $0.field == "denominator" }), !below.columns.isEmpty else { continue }
      if let metric = yield.metric { found.insert(metric) }
      guard let metric = yield.rules.first(where: { $0.field == "metric" }) else { continue }
      if case .constant(let name) = metric.source { found.insert(name) }
      found.formUnion(metric.values.map { Array($0.values) } ?? [])
    }
    return found
  }

  /// Whether a row may not be shown in messages: it holds columns that are private, or says who the buyer is.
  public var hidesRows: Bool {
    if !privateColumns.isEmpty || chat != nil { return true }
    return yields.flatMap(\.rules).contains { rule in
      !rule.buyerColumns.isEmpty || (rule.field == "buyer_id" && !rule.columns.isEmpty)
    }
  }

  /// All columns that the rules look at.
  var usedColumns: [String] {
    key + drops.flatMap(\.columns) + (totals?.row.columns ?? []) + (chat?.columns ?? []) + yields.flatMap(\.columns)
  }

  /// The columns that have to be there, but for those of its yields.
  var neededColumns: [String] {
    key + drops.flatMap(\.neededColumns) + (totals?.row.neededColumns ?? []) + (chat?.columns ?? [])
  }
}

/// Something that holds of a row or does not.
struct RowCondition: Sendable {
  enum Test: Sendable {
    case isOne(of: Set<String>)
    case isNone(of: Set<String>)
    case begins(with: [String])
    case contains([String])
    case lacks([String])
  }

  /// The column; of several, which need not all be there, it has to hold in one.
  let columns: [String]
  let test: Test

  /// The columns that have to be there.
  var neededColumns: [String] { columns.count == 1 ? columns : [] }

  func holds(for row: FieldReader) -> Bool { columns.contains { holds(row.text($0)) } }

  private func holds(_ value: String) -> Bool {
    switch test {
    case .isOne(let values): values.contains(value)
    case .isNone(let values): !values.contains(value)
    case .begins(let starts): starts.contains { value.hasPrefix($0) }
    case .contains(let parts): parts.contains { value.contains($0) }
    case .lacks(let parts): !parts.contains { value.contains($0) }
    }
  }
}
