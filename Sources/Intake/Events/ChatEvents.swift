internal import Wording

/// Who wrote a chat line.
public enum Sender: UInt8, Sendable {
  /// 买家
  case buyer
  /// 客服
  case agent
  /// 机器人
  case robot
}

/// 聊天记录: a chat line.
public struct MessageEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .messages }
  /// The conversation, the shop it belongs to, the buyer, and the agent's account (empty where none is assigned).
  public let conversation, shop, buyer, agent: EventID
  /// Who wrote it.
  public let sender: Sender
  /// When it happened.
  public let second: Int
  /// How many seconds later it may have been: 0 unless it is written without seconds.
  public let slack: Int

  /// `buyer`, `agent` and `robot` as numbers of their bytes, the first lowest.
  private static var buyerWord: UInt64 { 0x72_6579_7562 }
  private static var agentWord: UInt64 { 0x74_6E65_6761 }
  private static var robotWord: UInt64 { 0x74_6F62_6F72 }

  /// Reads it from the fields of a row.
  @inline(__always)
  public init(_ fields: inout EventFields) {
    conversation = fields.id(0, required: true)
    shop = fields.id(1)
    buyer = fields.id(2)
    agent = fields.id(3)
    switch fields.word(4) {
    case Self.buyerWord: sender = .buyer
    case Self.agentWord: sender = .agent
    case Self.robotWord: sender = .robot
    default:
      sender = .robot
      fields.fail(.eventValue, 4, ["allowed": "buyer, agent, robot"])
    }
    if sender == .agent, agent.isEmpty { fields.fail(.eventIDEmpty, 3) }
    second = fields.time(5) ?? 0
    slack = fields.slack(5)
    if fields.has(6) { _ = fields.count(6, mayBeEmpty: true) }
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<MessageEvent>) -> MessageEvent? { rows.advance() }
}

/// 聊天记录: a chat line with what some rule sets ask of it besides.
public struct MarkedMessageEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .messages }
  /// The line.
  public let message: MessageEvent
  /// Whether it tells its kind; so does every line of a file that has no column for it.
  public let isKindTold: Bool
  /// Whether its kind is `after_sale`.
  public let isAfterSale: Bool
  /// The product it is about, empty where it is about none.
  public let product: EventID

  /// When it happened.
  public var second: Int { message.second }

  /// Reads it from the fields of a row.
  @inline(__always)
  public init(_ fields: inout EventFields) {
    message = MessageEvent(&fields)
    isKindTold = !fields.has(7) || !fields.bytes(7).isEmpty
    isAfterSale = fields.has(7) && fields.matches(7, "after_sale")
    product = fields.has(8) ? fields.idIfAny(8) : .empty
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<MarkedMessageEvent>) -> MarkedMessageEvent? { rows.advance() }
}

/// 客户满意度: a buyer's answers about a conversation.
public struct RatingEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .ratings }
  /// The agent's account.
  public let agent: EventID
  /// The mark, 1 to 5.
  public let mark: Int
  /// Whether the problem was solved, or nil where that was not asked.
  public let isResolved: Bool?
  /// When it happened.
  public let second: Int

  /// Reads it from the fields of a row.
  public init(_ fields: inout EventFields) {
    agent = fields.id(1, required: true)
    mark = fields.mark(2)
    second = fields.time(3) ?? 0
    isResolved = fields.bytes(4).isEmpty ? nil : fields.choice(4, ["yes", "no"]) == 0
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<RatingEvent>) -> RatingEvent? { rows.advance() }
}

/// 电话: a phone call.
public struct CallEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .calls }
  /// The call and the agent's account.
  public let call, agent: EventID
  /// Whether somebody answered.
  public let isAnswered: Bool
  /// The seconds until the answer, and of talk, where known.
  public let answerSeconds, talkSeconds: Int?
  /// When it happened.
  public let second: Int

  /// Reads it from the fields of a row.
  public init(_ fields: inout EventFields) {
    call = fields.id(0, required: true)
    agent = fields.id(1, required: true)
    second = fields.time(2) ?? 0
    isAnswered = fields.choice(3, ["yes", "no"]) == 0
    answerSeconds = fields.count(4, mayBeEmpty: true)
    talkSeconds = fields.count(5, mayBeEmpty: true)
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<CallEvent>) -> CallEvent? { rows.advance() }
}
