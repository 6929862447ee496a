/// 订单: an order.
public struct OrderEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .orders }
  /// The order, the shop, and the buyer (empty where the platform does not say).
  public let order, shop, buyer: EventID
  /// When it was paid, or nil.
  public let paidSecond: Int?
  /// The amount in fen, or nil where it is not known.
  public let amount: Int?
  /// Whether it was void (废单).
  public let isVoid: Bool
  /// When it was created.
  public let second: Int
  /// How many seconds later it may have been created and paid: 0 unless that is written without seconds.
  public let slack, paidSlack: Int

  /// Reads it from the fields of a row.
  @inline(__always)
  public init(_ fields: inout EventFields) {
    order = fields.id(0, required: true)
    shop = fields.id(1)
    buyer = fields.id(2)
    second = fields.time(3) ?? 0
    slack = fields.slack(3)
    paidSecond = fields.time(4, mayBeEmpty: true)
    paidSlack = fields.slack(4)
    amount = fields.amount(5, mayBeEmpty: true)
    isVoid = fields.matches(6, "void")
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<OrderEvent>) -> OrderEvent? { rows.advance() }
}

/// 订单: an order with its products.
public struct ProductOrderEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .orders }
  /// The order.
  public let order: OrderEvent
  /// The products, which the row joins with `;`.
  public let products: [EventID]

  /// When it was created.
  public var second: Int { order.second }

  /// Reads it from the fields of a row.
  public init(_ fields: inout EventFields) {
    order = OrderEvent(&fields)
    products = fields.has(7) ? fields.ids(7) : []
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<ProductOrderEvent>) -> ProductOrderEvent? { rows.advance() }
}

/// What an after-sale case is about.
public enum AfterSale: Int, Sendable {
  /// 退款
  case refund
  /// 退货
  case `return`
  /// 换货
  case exchange
}

/// 退款: an after-sale case.
public struct RefundEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .refunds }
  /// The case and its order.
  public let refund, order: EventID
  /// What it is about.
  public let type: AfterSale
  /// The amount in fen.
  public let amount: Int
  /// When it happened.
  public let second: Int

  /// Reads it from the fields of a row.
  public init(_ fields: inout EventFields) {
    refund = fields.id(0, required: true)
    order = fields.id(1, required: true)
    type = fields.choice(2, ["refund", "return", "exchange"]).flatMap(AfterSale.init) ?? .refund
    second = fields.time(3) ?? 0
    amount = fields.amount(4) ?? 0
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<RefundEvent>) -> RefundEvent? { rows.advance() }
}

/// 评价: a buyer's review of an order.
public struct ReviewEvent: Event {
  /// The kind of file it comes from.
  public static var kind: EventKind { .reviews }
  /// The order.
  public let order: EventID
  /// 1 to 5 stars.
  public let stars: Int
  /// When it happened.
  public let second: Int

  /// Reads it from the fields of a row.
  public init(_ fields: inout EventFields) {
    order = fields.id(0, required: true)
    stars = fields.mark(1)
    second = fields.time(2) ?? 0
  }

  /// The next event of a piece.
  public static func next(of rows: inout EventRows<ReviewEvent>) -> ReviewEvent? { rows.advance() }
}
