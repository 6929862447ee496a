public import Exact

/// What a stretch of canonical rows is about: how many of each file, of which days, of which accounts.
public struct RowSurvey: Hashable, Sendable {
  /// The rows, by canonical file.
  public private(set) var rows: [String: Int] = [:]
  /// The rows of each month, by the moment each file goes by.
  public private(set) var months: [Month: Int] = [:]
  /// The first and the last moment.
  public private(set) var first: Instant?
  /// The last moment.
  public private(set) var last: Instant?
  /// The rows of each account.
  public private(set) var agents: [String: Int] = [:]
  /// The shops.
  public private(set) var shops: Set<String> = []
  /// Whether a row names a buyer.
  public private(set) var namesBuyers = false

  /// Nothing surveyed yet.
  public init() {}

  /// A survey that was kept.
  public init(
    rows: [String: Int], months: [Month: Int], first: Instant?, last: Instant?, agents: [String: Int],
    shops: Set<String>, namesBuyers: Bool
  ) {
    self.rows = rows
    self.months = months
    self.first = first
    self.last = last
    self.agents = agents
    self.shops = shops
    self.namesBuyers = namesBuyers
  }

  /// Adds a row.
  public mutating func add(_ row: CanonicalRow) {
    rows[row.file.rawValue, default: 0] += 1
    let places = row.file.surveyed
    if let place = places.moment, place < row.fields.count { add(moment: row.fields[place]) }
    if let place = places.agent, place < row.fields.count, !row.fields[place].isEmpty {
      agents[row.fields[place], default: 0] += 1
    }
    if let place = places.shop, place < row.fields.count, !row.fields[place].isEmpty { shops.insert(row.fields[place]) }
    if let place = places.buyer, place < row.fields.count, !row.fields[place].isEmpty { namesBuyers = true }
  }

  private mutating func add(moment text: String) {
    if let moment = Instant(text) ?? Day(text)?.start {
      add(moment.day, count: 1)
      widen(from: moment, to: moment)
    } else if let month = Month(text) {
      months[month, default: 0] += 1
    }
  }

  /// Adds so many rows of a day.
  mutating func add(_ day: Day, count: Int) {
    if let month = day.month { months[month, default: 0] += count }
  }

  mutating func widen(from earliest: Instant, to latest: Instant) {
    first = first.map { min($0, earliest) } ?? earliest
    last = last.map { max($0, latest) } ?? latest
  }

  /// Adds what a streaming reader counted.
  mutating func add(
    file: CanonicalFile, rows count: Int, agents counted: [String: Int], shops: Set<String>, buyers: Bool
  ) {
    rows[file.rawValue, default: 0] += count
    agents.merge(counted) { $0 + $1 }
    self.shops.formUnion(shops)
    namesBuyers = namesBuyers || buyers
  }
}

extension CanonicalFile {
  /// The places of the columns a survey looks at.
  struct SurveyedPlaces {
    let moment, agent, shop, buyer: Int?

    init(_ columns: [String]) {
      let moments = ["sent_at", "created_at", "rated_at", "filed_at", "found_on", "started_at", "date", "month"]
      moment = columns.firstIndex { moments.contains($0) }
      agent = columns.firstIndex(of: "agent_id")
      shop = columns.firstIndex(of: "shop_id")
      buyer = columns.firstIndex(of: "buyer_id")
    }
  }

  private static let surveyed = Dictionary(
    uniqueKeysWithValues: CanonicalFile.allCases.map { ($0, SurveyedPlaces($0.columns)) })

  var surveyed: SurveyedPlaces { Self.surveyed[self] ?? SurveyedPlaces(columns) }

  /// The place of the column that names the buyer, or nil.
  public var buyerPlace: Int? { surveyed.buyer }
}
