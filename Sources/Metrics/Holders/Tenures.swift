public import Exact

/// Whose a platform account was, and when: one employee may hold several, and an account may change hands.
public struct Tenures: Sendable {
  /// A stretch of days in which an account was an employee's.
  public struct Tenure: Hashable, Sendable {
    /// The account.
    public let agent: String
    /// The shop in which it was theirs, or nil for every shop.
    public let shop: String?
    /// The employee.
    public let employee: String
    /// The first day.
    public let from: Day
    /// The last day, included, or nil while it lasts.
    public let to: Day?

    /// A tenure.
    public init(agent: String, shop: String? = nil, employee: String, from: Day, to: Day? = nil) {
      self.agent = agent
      self.shop = shop
      self.employee = employee
      self.from = from
      self.to = to
    }
  }

  /// All tenures, in the order in which they are asked: of two that fit a row, one for its shop comes before one for
  /// every shop, and then the earlier in this list.
  public let all: [Tenure]
  /// The accounts as the ids of buyers would write them, where these are written differently (pseudonyms).
  public let buyerIDs: Set<String>

  /// A table of tenures.
  public init(_ all: [Tenure], buyerIDs: Set<String> = []) {
    self.all = all
    self.buyerIDs = buyerIDs
  }

  /// The ids under which the company's own accounts appear as buyers.
  var ownAsBuyers: Set<String> { buyerIDs.union(all.map(\.agent)) }

  /// Those that overlap a month.
  func overlapping(_ month: Month) -> [Tenure] {
    all.filter { $0.from <= month.lastDay && ($0.to ?? month.lastDay) >= month.firstDay }
  }
}
