internal import Intake

/// Finds the hands of rows for one worker: it remembers what ``Hands`` told it.
struct HandFinder: ~Copyable {
  private let hands: Hands
  private var accounts: IDTable
  private var rules: [Hands.Rule] = []
  private var shops: IDTable
  private var shopNumbers: [Int] = []
  /// What short ids came to last: most rows name one of few accounts and shops.
  private var recent: UnsafeMutablePointer<Recent>

  /// An id and what it stands for.
  private struct Recent {
    var id = EventID(low: 0, high: UInt64.max)
    var number: Int32 = 0
    var whole: Int32 = 0
  }

  private static var recentCount: Int { 2048 }

  init(_ hands: Hands) {
    self.hands = hands
    accounts = IDTable(hash: hands.hash)
    shops = IDTable(hash: hands.hash)
    recent = .allocate(capacity: Self.recentCount * 2)
    recent.initialize(repeating: Recent(), count: Self.recentCount * 2)
  }

  deinit {
    recent.deallocate()
  }

  /// The place of an id among the recent ones: accounts first, then shops.
  @inline(__always)
  private func place(_ id: EventID, isShop: Bool) -> UnsafeMutablePointer<Recent> {
    let mixed = (id.low ^ id.high.byteSwapped) &* 0x9E37_79B9_7F4A_7C15
    return recent + Int(mixed >> 53) + (isShop ? Self.recentCount : 0)
  }

  /// The number of a shop.
  @inline(__always)
  mutating func shop(_ id: EventID, _ base: UnsafePointer<UInt8>) -> Int {
    let place = place(id, isShop: true)
    if place.pointee.id == id { return Int(place.pointee.number) }
    let number = newShop(id, base)
    if !id.isLong { place.initialize(to: Recent(id: id, number: Int32(truncatingIfNeeded: number))) }
    return number
  }

  @inline(never)
  private mutating func newShop(_ id: EventID, _ base: UnsafePointer<UInt8>) -> Int {
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
  @inline(__always)
  mutating func hand(_ id: EventID, _ base: UnsafePointer<UInt8>, shop: Int?, second: Int) -> (hand: Int, whole: Int) {
    let place = place(id, isShop: false)
    if place.pointee.id == id { return (Int(place.pointee.number), Int(place.pointee.whole)) }
    return newHand(id, base, shop: shop, second: second)
  }

  @inline(never)
  private mutating func newHand(
    _ id: EventID, _ base: UnsafePointer<UInt8>, shop: Int?, second: Int
  ) -> (hand: Int, whole: Int) {
    let local = accounts.intern(id, base)
    if local == rules.count { rules.append(hands.account(id, base)) }
    if rules[local].tenures.isEmpty {
      let rule = rules[local]
      if !id.isLong {
        place(id, isShop: false).initialize(
          to: Recent(
            id: id, number: Int32(truncatingIfNeeded: rule.hand), whole: Int32(truncatingIfNeeded: rule.whole)))
      }
      return (rule.hand, rule.whole)
    }
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
