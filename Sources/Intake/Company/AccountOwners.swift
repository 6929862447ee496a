internal import Exact
internal import Wording

/// Whose each account was, to find days on which it would have two owners.
struct AccountOwners {
  /// No account changes hands more often; it also bounds the work a hostile file can cause.
  static let mostPeriods = 500

  private var periods: [String: [AccountRow]] = [:]

  /// Adds a period.
  ///
  /// - Throws: `ACCOUNT-OVERLAP` naming the line it overlaps, `ACCOUNT-TOO-MANY`.
  mutating func add(_ account: AccountRow, _ row: FieldReader) throws(Diagnostic) {
    let earlier = periods[account.agentID, default: []]
    guard earlier.count < AccountOwners.mostPeriods else {
      throw row.failure(.accountTooMany, "agent_id", ["limit": String(AccountOwners.mostPeriods)])
    }
    if let other = earlier.first(where: { $0.conflicts(with: account) }) {
      let to = [other.to, account.to].compactMap { $0 }.min()
      throw row.failure(
        .accountOverlap, "from",
        [
          "account": Diagnostic.quoted(account.agentID), "owner": Diagnostic.quoted(other.employeeID),
          "line": String(other.line), "from": max(other.from, account.from).description,
          "to": to?.description ?? "…",
        ])
    }
    periods[account.agentID, default: []].append(account)
  }
}

extension AccountRow {
  /// Whether both rows give the account away on the same day. The same name in two shops is one account for events
  /// that carry no shop, so there it may have one owner only.
  fileprivate func conflicts(with other: AccountRow) -> Bool {
    guard agentID == other.agentID, shopID == other.shopID || employeeID != other.employeeID else { return false }
    if let to, to < other.from { return false }
    if let otherTo = other.to, otherTo < from { return false }
    return true
  }
}
