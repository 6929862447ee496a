internal import Intake

/// Finds the hands of rows for one worker: it remembers what ``Hands`` told it.
struct HandFinder: ~Copyable {
  private let hands: Hands
  private var accounts: IDTable
  private var rules: [Hands.Rule] = []
  private var shops: IDTable
  private var shopNumbers: [Int] = []

  init(_ hands: Hands) {
    self.hands = hands
    accounts = IDTable(hash: hands.hash)
    shops = IDTable(hash: hands.hash)
  }

  /// The number of a shop.
  mutating func shop(_ id: EventID, _ base: UnsafePointer<UInt8>) -> Int {
    let local = shops.intern(id, base)
    if local == shopNumbers.count { shopNumbers.append(hands.shop(id, base)) }
    return shopNumbers[local]
  }

  /// The hand an account was in, and the slot of the whole account, −1 where that is the hand itself.
  ///
  /// - Parameters:
  ///   - shop: the number of the shop of the row, or nil where the row names none: then the tenures of the day have to
  ///     agree on the employee.
  ///   - second: the second of the row, from the beginning of the month.
  mutating func hand(_ id: EventID, _ base: UnsafePointer<UInt8>, shop: Int?, second: Int) -> (hand: Int, whole: Int) {
    let local = accounts.intern(id, base)
    if local == rules.count { rules.append(hands.account(id, base)) }
    if rules[local].tenures.isEmpty { return (rules[local].hand, rules[local].whole) }
    return (Self.hand(rules[local], shop, second), rules[local].whole)
  }

  private static func hand(_ rule: Hands.Rule, _ shop: Int?, _ second: Int) -> Int {
    var found: Hands.Claim?
    for claim in rule.tenures where claim.seconds.contains(second) {
      if let shop {
        if claim.shop == nil || claim.shop == shop { return claim.hand }
      } else if let first = found {
        guard first.employee == claim.employee else { return rule.hand }
      } else {
        found = claim
      }
    }
    return found?.hand ?? rule.hand
  }
}
