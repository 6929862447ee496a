public import Exact

/// What a row of an export goes by (its natural key), and what it says: by this the rows of overlapping exports are told
/// apart. Of a report, each figure of a row has a key of its own.
public struct RowKey: Hashable, Sendable {
  /// The dialect of the export.
  public let dialect: String
  /// The values of the dialect's key columns; of a figure, the account and the metric.
  public let key: String
  /// A fingerprint of the canonical rows it yields.
  public let content: UInt64
  /// The rows of the export, as the column `source` names them.
  public let sources: [String]
  /// The metric of a figure; empty for other rows.
  public let metric: String
  /// The first and the last day a figure is of, `2026-10-01`; nil for other rows.
  public let days: Days?
  /// How many rows of the export it stands for.
  public let count: Int
  /// What it says of money.
  public let money: Money

  /// What a row says of the money of an order, so that an export which takes some of it back is noticed.
  public struct Money: Hashable, Sendable {
    /// The order; empty where the row is of none.
    public let order: String
    /// What was paid and what went back, in fen.
    public let paid, refunded: Int64

    /// What a row says of an order's money.
    public init(order: String = "", paid: Int64 = 0, refunded: Int64 = 0) {
      self.order = order
      self.paid = paid
      self.refunded = refunded
    }

    init(_ rows: [CanonicalRow]) {
      var (order, paid, refunded) = ("", Int64(0), Int64(0))
      for row in rows {
        switch row.file {
        case .orders:
          order = row.fields[0]
          if !row.fields[4].isEmpty { paid &+= Int64(row.fields[5]) ?? 0 }
        case .refunds:
          if order.isEmpty { order = row.fields[1] }
          refunded &+= Int64(row.fields[4]) ?? 0
        default: break
        }
      }
      self.init(order: order, paid: paid, refunded: refunded)
    }

    /// Whether this says less than another did: money that had gone back has not, or an order is not paid any more.
    public func takesBack(from other: Money) -> Bool {
      refunded < other.refunded || (paid == 0 && other.paid > 0)
    }
  }

  /// A stretch of days.
  public struct Days: Hashable, Sendable {
    /// The first and the last day.
    public let first, last: Day

    /// A stretch of days.
    public init(first: Day, last: Day) {
      self.first = first
      self.last = last
    }

    /// Whether the days are all among these.
    public func cover(_ other: Days) -> Bool { first <= other.first && other.last <= last }
    /// Whether any day is in both.
    public func overlap(_ other: Days) -> Bool { first <= other.last && other.first <= last }
  }

  /// A key that was kept.
  public init(
    dialect: String, key: String, content: UInt64, sources: [String], metric: String = "", days: Days? = nil,
    count: Int = 1, money: Money = Money()
  ) {
    self.money = money
    self.dialect = dialect
    self.key = key
    self.content = content
    self.sources = sources
    self.metric = metric
    self.days = days
    self.count = count
  }

  init(_ dialect: String, _ key: String, _ yielded: [CanonicalRow], count: Int = 1) {
    var sources: [String] = []
    for row in yielded {
      if let source = row.fields.last, !sources.contains(source) { sources.append(source) }
    }
    // Where the row stands is no part of what it says.
    let content = Fingerprint.of(yielded.flatMap { [$0.file.rawValue] + $0.fields.dropLast() })
    self.init(
      dialect: dialect, key: key, content: content, sources: sources, count: count, money: Money(yielded))
  }

  init(_ dialect: String, figure: CanonicalRow, of days: FigureLedger.Days) {
    self.init(
      dialect: dialect, key: figure.fields[1], content: Fingerprint.of([figure.fields[3], figure.fields[4]]),
      sources: [figure.fields.last ?? ""], metric: figure.fields[2], days: Days(first: days.first, last: days.last))
  }

  /// The row of the export, for people.
  public var source: String { sources.first ?? "" }

  /// The names by which the canonical rows are told in their files.
  public var names: [String] { metric.isEmpty ? sources : sources.map { RowKey.name(of: metric, from: $0) } }

  static func name(of metric: String, from source: String) -> String { source + "\u{1F}" + metric }
}
