public import Wording

/// How the exports of one platform read: data, not code (`dialects/*.yaml`).
public struct Dialect: Sendable {
  /// The stable id, the name of its file.
  public let id: String
  /// Its name.
  public let name: Bilingual
  /// The columns that have to be there for a table to be of this dialect.
  public internal(set) var columns: [String]
  /// Columns of which at least one has to be there; empty where that does not matter.
  let anyOf: [String]
  /// The sheet it stands on; nil for whichever.
  let sheet: String?
  /// What else a column may be called; the first name that is there is taken.
  let otherNames: OtherNames
  /// How the name of the file tells the period.
  let period: [FileNamePattern]
  /// The columns that name a row; the same row in two exports counts once. Empty where rows may repeat.
  var key: [String]
  /// What a further row of the same key in the same file is.
  let repeats: Repeats
  /// Rows that are no data (汇总, 均值).
  var drops: [RowCondition]
  /// The columns whose words decide what a row is.
  var states: [StateColumn]
  /// Rows that are bookkeeping of the platform: all of the conditions hold.
  let bookkeeping: [RowCondition]
  /// The row of sums, against which the rows are checked.
  var totals: Totals?
  /// Columns that are never taken and never shown: names, phones, addresses.
  let privateColumns: [String]
  /// Columns of a report that are not taken, and why.
  public let leftOut: [LeftOut]
  /// The column of the day, in a report that has a row for each day.
  var day: String?
  /// What a row yields.
  var yields: [Yield]
  /// How the lines of a chat are read; such a dialect yields messages.
  let chat: ChatRule?
  /// From when buyers wait for a person, as the platform counts; nil where it does not tell.
  public let waitsFrom: WaitsFrom?
  /// What has to be known about what the export does not say; said whenever one is taken in.
  let caution: Bilingual?
  /// For a file that is recognised but holds nothing to take: what to take in instead.
  let instead: Bilingual?
  /// Whether it is a company's own, which nobody but the company tried: conditions that no row meets are said.
  public var isOwn = false

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
    /// The places of the moments whose seconds decide: when a line was sent, an order placed and paid.
    let moments: [Int]
    /// The place of the buyer; an order without one is nobody's, and its seconds decide nothing.
    let buyer: Int?

    init(
      file: CanonicalFile, conditions: [RowCondition], rules: [FieldRule], whereThere: Bool = false,
      metric: String? = nil
    ) {
      self.file = file
      self.conditions = conditions
      self.rules = rules
      self.whereThere = whereThere
      self.metric = metric
      buyer = rules.firstIndex { $0.field == "buyer_id" }
      let fields: [String] =
        switch file {
        case .messages: ["sent_at"]
        case .orders: ["created_at", "paid_at"]
        default: []
        }
      moments = rules.indices.filter { fields.contains(rules[$0].field) }
      watched = rules.filter { rule in
        switch rule.source {
        case .share, .number: true
        default: !rule.otherwise.isEmpty || rule.tellsNotYetFinal
        }
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
    /// A later state of the same thing: the last row stands.
    case last
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

  /// Whether its rows are figures of accounts, among which rows of sums and means may stand.
  var isReport: Bool {
    yields.contains { $0.file == .platformMetrics || $0.file == .financeSales }
  }

  /// The ids of the metrics it supplies.
  public var metrics: Set<String> { Set(yields.compactMap(\.metric)) }

  /// The ids of the metrics it supplies with a denominator of their own, so that several rows of them add up.
  public var metricsWithDenominator: Set<String> {
    var found: Set<String> = []
    for yield in yields where yield.file == .platformMetrics {
      guard let below = yield.rules.first(where: { $0.field == "denominator" }), !below.columns.isEmpty else {
        continue
      }
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
    key + states.map(\.column) + bookkeeping.flatMap(\.columns) + drops.flatMap(\.columns) + (totals?.row.columns ?? [])
      + (chat?.columns ?? []) + yields.flatMap(\.columns)
  }

  /// The columns that have to be there, but for those of its yields.
  var neededColumns: [String] {
    key + drops.flatMap(\.neededColumns) + (totals?.row.neededColumns ?? []) + (chat?.columns ?? [])
  }
}

extension Dialect {
  /// The dialect of the same report for a stretch of days, which has no column of the day: what is given tells the month.
  /// nil where the dialect has no such column.
  var ofStretch: Dialect? {
    guard let day else { return nil }
    func without(_ names: [String]) -> [String] { names.filter { ColumnName($0) != ColumnName(day) } }
    func without(_ condition: RowCondition) -> RowCondition? {
      let columns = without(condition.columns)
      return columns.isEmpty ? nil : RowCondition(columns: columns, test: condition.test)
    }
    var stretch = self
    stretch.day = nil
    stretch.columns = without(columns)
    stretch.key = without(key)
    stretch.drops = drops.compactMap(without)
    stretch.totals = totals.flatMap { totals in
      without(totals.row).map { Totals(row: $0, addUp: totals.addUp, distinct: totals.distinct) }
    }
    let month = FieldRule(field: "month", source: .given("month"))
    stretch.yields = yields.map { yield in
      Yield(
        file: yield.file, conditions: yield.conditions, rules: yield.rules.map { $0.field == "month" ? month : $0 },
        whereThere: yield.whereThere, metric: yield.metric)
    }
    // Two names would fit too many tables.
    return stretch.columns.count >= 3 ? stretch : nil
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
    /// The word of a column of states means one of these.
    case means(Set<String>)
    /// It means none of these, or the column is not there.
    case meansNone(of: Set<String>)
  }

  /// The column; of several, which need not all be there, it has to hold in one.
  let columns: [String]
  let test: Test

  /// The columns that have to be there.
  var neededColumns: [String] {
    if case .meansNone = test { return [] }
    return columns.count == 1 ? columns : []
  }

  /// Whether it asks what a word means.
  var asksMeaning: Bool {
    switch test {
    case .means, .meansNone: true
    default: false
    }
  }

  func holds(for row: FieldReader) -> Bool {
    switch test {
    case .means(let meanings): columns.contains { row.meanings[$0].map(meanings.contains) == true }
    case .meansNone(let meanings): columns.allSatisfy { row.meanings[$0].map(meanings.contains) != true }
    default: columns.contains { holds(row.text($0)) }
    }
  }

  private func holds(_ value: String) -> Bool {
    switch test {
    case .isOne(let values): values.contains(value)
    case .isNone(let values): !values.contains(value)
    case .begins(let starts): starts.contains { value.hasPrefix($0) }
    case .contains(let parts): parts.contains { value.contains($0) }
    case .lacks(let parts): !parts.contains { value.contains($0) }
    case .means, .meansNone: false
    }
  }
}
