internal import Exact
internal import Intake

/// Who holds the events of an account: its slots.
///
/// A *hand* is an account while it is one employee's, in however many stretches of accounts.csv: the employee's
/// conversations and buyers go on across the rows. Events are counted per hand. An account that changes hands gets a
/// further slot for the account as a whole, in which distinct things (consultations, buyers) are counted once.
final class Hands: Sendable {
  /// A slot.
  struct Slot: Sendable {
    /// The account's number.
    let account: Int
    /// Whose it was, or nil where it was nobody's.
    let employee: String?
    /// Whether the slot stands for the account as a whole.
    var isWhole = false
  }

  /// How the hand of a row is found.
  struct Rule: Sendable {
    /// The hand of every row, or of the rows no tenure fits.
    var hand: Int
    /// The tenures to ask, with their hands.
    var tenures: [Claim] = []
    /// The slot of the whole account, or −1 where it has one hand.
    var whole = -1
  }

  /// A tenure of the month, as seconds counted from the month's beginning.
  struct Claim: Sendable {
    let shop: Int?
    let seconds: Range<Int>
    let employee: String
    let hand: Int
  }

  /// The accounts and shops met so far.
  struct State: ~Copyable {
    var accounts: IDTable
    var shops: IDTable
    var rules: [Rule] = []
    var slots: [Slot] = []
  }

  private let state: Turns<State>
  /// Whether there are tenures: without them accounts belong to nobody, and that is no fault.
  let hasTenures: Bool
  let hash: IDHash

  init(_ tenures: Tenures?, month: Month, hash: IDHash) {
    self.hash = hash
    hasTenures = tenures != nil
    var state = State(accounts: IDTable(hash: hash), shops: IDTable(hash: hash))
    var hands: [Holding: Int] = [:]
    for tenure in tenures?.overlapping(month) ?? [] {
      let account = state.accounts.intern(tenure.agent, hash)
      if account == state.rules.count { state.open(account) }
      let shop = tenure.shop.map { state.shops.intern($0, hash) }
      let start = max(0, (tenure.from.number - month.firstDay.number) * 86_400)
      let last = tenure.to ?? month.lastDay
      let end = (min(last, month.lastDay).number - month.firstDay.number + 1) * 86_400
      let holding = Holding(account: account, employee: tenure.employee)
      let hand = hands[holding] ?? state.slots.count
      if hands.updateValue(hand, forKey: holding) == nil {
        state.slots.append(Slot(account: account, employee: tenure.employee))
      }
      state.rules[account].tenures.append(
        Claim(shop: shop, seconds: start..<end, employee: tenure.employee, hand: hand))
    }
    let month = 0..<(month.end.seconds - month.start.seconds)
    for account in state.rules.indices { state.settle(account, month) }
    self.state = Turns(state)
  }

  /// An account and whose it is.
  private struct Holding: Hashable {
    let account: Int
    let employee: String
  }

  /// The number of the account, and how its hands are found; a new account has one hand.
  func account(_ id: EventID, _ base: UnsafePointer<UInt8>) -> Rule {
    state.withLock { state in
      let account = state.accounts.intern(id, base)
      if account == state.rules.count { state.open(account) }
      return state.rules[account]
    }
  }

  /// The number of a shop.
  func shop(_ id: EventID, _ base: UnsafePointer<UInt8>) -> Int {
    state.withLock { $0.shops.intern(id, base) }
  }

  /// The slot of a number.
  func slot(_ number: Int) -> Slot { state.withLock { $0.slots[number] } }
  /// The name of an account.
  func accountName(_ number: Int) -> String { state.withLock { $0.accounts.text(number) } }

  /// All slots, in the order of their numbers.
  var slots: [Slot] { state.withLock { $0.slots } }
  /// How many there are.
  var count: Int { state.withLock { $0.slots.count } }
  /// The names of the shops, in the order of their numbers.
  var shopNames: [String] { state.withLock { state in (0..<state.shops.count).map { state.shops.text($0) } } }
  /// The names of the accounts, in the order of their numbers.
  var accountNames: [String] { state.withLock { state in (0..<state.accounts.count).map { state.accounts.text($0) } } }
}

extension Hands.Rule {
  /// Whether the tenures for every shop leave no second of the month out.
  fileprivate func holds(all month: Range<Int>) -> Bool {
    var end = month.lowerBound
    for seconds in tenures.filter({ $0.shop == nil }).map(\.seconds).sorted(by: { $0.lowerBound < $1.lowerBound })
    where seconds.lowerBound <= end {
      end = max(end, seconds.upperBound)
    }
    return end >= month.upperBound
  }
}

extension Hands.State {
  /// Gives a new account its hand without an owner.
  mutating func open(_ account: Int) {
    slots.append(Hands.Slot(account: account, employee: nil))
    rules.append(Hands.Rule(hand: slots.count - 1))
  }

  /// Finds out whether an account has one hand only: one employee's in every shop and the whole month.
  mutating func settle(_ account: Int, _ month: Range<Int>) {
    var rule = rules[account]
    rule.tenures = rule.tenures.filter { $0.shop != nil } + rule.tenures.filter { $0.shop == nil }
    if let hand = rule.tenures.first?.hand, rule.tenures.allSatisfy({ $0.hand == hand }), rule.holds(all: month) {
      rule.hand = hand
      rule.tenures = []
    } else {
      rule.whole = slots.count
      slots.append(Hands.Slot(account: account, employee: nil, isWhole: true))
    }
    rules[account] = rule
  }
}

extension IDTable {
  /// The number of an id given as text.
  mutating func intern(_ text: String, _ hash: IDHash) -> Int {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 16)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return intern(EventID(UnsafeBufferPointer(start: base, count: text.utf8.count), hash: hash), base)
    }
  }
}
