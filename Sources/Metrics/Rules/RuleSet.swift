public import Intake

/// How events are judged (口径): data, which platforms and companies choose and change on a date.
///
/// What every choice means is laid down in `docs/rule-sets.md`.
public struct RuleSet: Hashable, Sendable {
  /// The id, as results name it.
  public let id: String
  /// From when it holds, `2026-10`; nil for those that come with the product and never change.
  public let version: String?
  /// What of an order has to fall into the window.
  public var judgement: Judgement
  /// Whose an order is.
  public var owner: Owner
  /// How long after the buyer's last line an order still counts as its fruit.
  public var window: Window
  /// The most seconds a response counts as, or nil.
  public var responseCap: Int?
  /// Whether a run that nobody answered counts as a response of the cap; it takes a cap.
  public var countsUnanswered: Bool
  /// The hours in which buyers can expect an answer; nil counts waits through the night. A run that begins outside them
  /// begins to wait at the next opening.
  public var serviceHours: ServiceHours?
  /// Whether the seconds outside the service hours count in a wait that began inside them: a question of 22:59 that is
  /// answered at 8:01 has waited 32,520 s where they do, 120 s where they do not.
  public var countsOffHours: Bool
  /// From when a buyer waits for a person where a robot answered; nil as the platform of each file does.
  public var waitsFrom: WaitsFrom?
  /// Whether a robot's line that names an account counts as that agent's.
  public var countsRobots: Bool
  /// Which conversations count for nobody.
  public var leftOut: LeftOut
  /// Whether buyers served are also counted day by day (接待人日): it takes a second look at every conversation.
  public var countsBuyerDays: Bool
  /// What orders that name no buyer are in a shop whose other orders name theirs.
  public var ordersWithoutBuyer: OrdersWithoutBuyer

  /// A rule set; where nothing else is said it is the bare definition, and waits begin as the platform of a file counts.
  public init(
    id: String, version: String? = nil, judgement: Judgement = .ordered, owner: Owner = .lastReply,
    window: Window = .hours(24), responseCap: Int? = nil, countsUnanswered: Bool = false,
    serviceHours: ServiceHours? = nil, countsOffHours: Bool = true, waitsFrom: WaitsFrom? = nil,
    countsRobots: Bool = false, leftOut: LeftOut = LeftOut(), countsBuyerDays: Bool = false,
    ordersWithoutBuyer: OrdersWithoutBuyer = .missing
  ) {
    self.id = id
    self.version = version
    self.judgement = judgement
    self.owner = owner
    self.window = window
    self.responseCap = responseCap
    self.countsUnanswered = countsUnanswered
    self.serviceHours = serviceHours
    self.countsOffHours = countsOffHours
    self.waitsFrom = waitsFrom
    self.countsRobots = countsRobots
    self.leftOut = leftOut
    self.countsBuyerDays = countsBuyerDays
    self.ordersWithoutBuyer = ordersWithoutBuyer
  }

  /// The bare definitions.
  public static let standard = RuleSet(id: "standard", waitsFrom: .buyer)

  /// The bare definitions with service hours; nil where these are none (`from` before `to`, within the day).
  public static func serviceHours(from: Int, to: Int) -> RuleSet? {
    ServiceHours(from: from, to: to).map { RuleSet(id: "service_hours", serviceHours: $0, waitsFrom: .buyer) }
  }

  /// The ids of the rule sets that come with the product.
  public static let builtIn = ["service_hours", "standard"]

  /// A rule set that comes with the product: `standard`, or `service_hours` (8:00 to 23:00: a run that begins outside
  /// waits from the next opening); nil for any other name.
  public init?(named name: String) {
    switch name {
    case "standard": self = .standard
    case "service_hours":
      guard let rules = RuleSet.serviceHours(from: 8, to: 23) else { return nil }
      self = rules
    default: return nil
    }
  }

  /// The id, with the month from which the version holds: `taobao@2026-10`.
  public var name: String { version.map { id + "@" + $0 } ?? id }
}

extension RuleSet {
  /// What of an order has to fall into the window after a conversation.
  public enum Judgement: String, CaseIterable, Hashable, Sendable {
    /// 下单判定: that it was placed.
    case ordered
    /// 下单优先判定: that it was placed; where that earns nobody a credit, that it was paid.
    case orderedFirst = "ordered_first"
    /// 付款判定: that it was paid.
    case paid
  }

  /// Whose an order is, of those who wrote to the buyer before it.
  public enum Owner: String, CaseIterable, Hashable, Sendable {
    /// 最后回复: the author of the last line before it.
    case lastReply = "last_reply"
    /// 首次回复: the author of the first line, in the conversations whose fruit the order is.
    case firstReply = "first_reply"
    /// 回合数: who answered most runs in the conversations whose fruit the order is.
    case mostRounds = "most_rounds"
    /// 商品优先: whom the last line about a product of the order names.
    case skuFirst = "sku_first"
  }

  /// What orders that name no buyer are.
  public enum OrdersWithoutBuyer: String, CaseIterable, Hashable, Sendable {
    /// Somebody's, and nobody knows whose: what the shop's accounts sold is missing.
    case missing
    /// 散客: nobody's, in a shop whose other orders name their buyers.
    case nobody
  }

  /// How long a conversation can bear fruit.
  public enum Window: Hashable, Sendable {
    /// So many hours after the buyer's last line, both ends included.
    case hours(Int)
    /// The day of the buyer's last line and further ones, so many in all: 2 is that day and the next.
    case days(Int)
  }

  /// Conversations that count for nobody, or not for one of their agents.
  public struct LeftOut: Hashable, Sendable {
    /// Those whose buyer is an account of the company itself.
    public var ownAccounts: Bool
    /// Those that an agent handed on after at most so many lines, for that agent; nil leaves out none.
    public var transfersUpTo: Int?
    /// Those in which the buyer wrote a single line.
    public var singleBuyerLine: Bool
    /// Those with a line of the kind `after_sale`.
    public var afterSale: Bool

    /// Nothing is left out unless it is said.
    public init(
      ownAccounts: Bool = false, transfersUpTo: Int? = nil, singleBuyerLine: Bool = false, afterSale: Bool = false
    ) {
      self.ownAccounts = ownAccounts
      self.transfersUpTo = transfersUpTo
      self.singleBuyerLine = singleBuyerLine
      self.afterSale = afterSale
    }

    /// Whether anything is.
    var isEmpty: Bool { self == LeftOut() }
  }
}

/// The hours of a day in which buyers can expect an answer.
public struct ServiceHours: Hashable, Sendable, BitwiseCopyable {
  /// The hour they begin, included.
  public let from: Int
  /// The hour they end, not included: at 23:00:00 it is closed.
  public let to: Int

  /// From one full hour to a later one of the same day; nil for anything else.
  public init?(from: Int, to: Int) {
    guard 0 <= from, from < to, to <= 24 else { return nil }
    self.from = from
    self.to = to
  }

  /// The open seconds from the midnight from which seconds are counted up to one, which is not before it.
  func open(before second: Int) -> Int {
    let clock = second % 86_400
    return second / 86_400 * (to - from) * 3600 + min(max(0, clock - from * 3600), (to - from) * 3600)
  }

  /// The second itself while it is open, or the next opening; seconds are counted from a midnight.
  func opening(notBefore second: Int) -> Int {
    let midnight = second - second % 86_400
    let clock = second - midnight
    if clock < from * 3600 { return midnight + from * 3600 }
    return clock < to * 3600 ? second : midnight + 86_400 + from * 3600
  }
}
