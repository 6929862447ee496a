public import Exact
public import Wording

/// Whose a platform account is, and when.
public struct AccountTenure: Hashable, Sendable {
  /// 客服账号
  public var agent: String
  /// 店铺; empty for every shop.
  public var shop: String
  /// 工号
  public var employee: String
  /// The first day.
  public var from: Day
  /// The last day, included; nil while it lasts.
  public var to: Day?

  /// Whose an account is.
  public init(agent: String, shop: String, employee: String, from: Day, to: Day?) {
    self.agent = agent
    self.shop = shop
    self.employee = employee
    self.from = from
    self.to = to
  }
}

extension Entry {
  /// Records whose an account is; a later entry with the same account, holder and first day replaces an earlier one.
  ///
  /// - Parameter removed: whether it never was: a mistake is taken back.
  public mutating func add(_ tenure: AccountTenure, removed: Bool = false) throws(Diagnostic) {
    try add(
      .account,
      [
        "agent": .text(tenure.agent), "shop": .text(tenure.shop), "employee": .text(tenure.employee),
        "from_day": .text(tenure.from.description), "to_day": .optional(tenure.to?.description),
        "removed": .integer(removed ? 1 : 0),
      ])
  }
}

extension Records {
  /// Whose every account is and was.
  public func accounts() throws(Diagnostic) -> [AccountTenure] {
    struct Key: Hashable {
      let agent: String
      let shop: String
      let employee: String
      let from: Day
    }
    var latest: [Key: AccountTenure?] = [:]
    var order: [Key] = []
    try session.each(
      "SELECT agent, shop, employee, from_day, to_day, removed FROM account WHERE entry <= ? ORDER BY entry, line",
      [.integer(last)]
    ) { row throws(Diagnostic) in
      guard let from = Day(row.text(3)) else { return }
      let tenure = AccountTenure(
        agent: row.text(0), shop: row.text(1), employee: row.text(2), from: from,
        to: row.optionalText(4).flatMap { Day($0) })
      let key = Key(agent: tenure.agent, shop: tenure.shop, employee: tenure.employee, from: from)
      if latest[key] == nil { order.append(key) }
      latest[key] = .some(row.integer(5) == 0 ? tenure : nil)
    }
    return order.compactMap { latest[$0] ?? nil }
  }
}
