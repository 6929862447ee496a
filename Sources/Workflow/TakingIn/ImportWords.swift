public import Intake
public import Wording

/// How columns of an export are read, in words.
public enum ImportWords {
  /// How a value is converted.
  public static func conversion(of field: DialectReadingPlan.Field) -> Bilingual {
    if field.field == "buyer_id" { return Bilingual("编号 → 假名", "id → pseudonym") }
    return rule(field.rule)
  }

  /// What a rule of a dialect does.
  public static func rule(_ rule: String) -> Bilingual {
    switch rule {
    case "id": Bilingual("编号", "id")
    case "buyer": Bilingual("编号 → 假名", "id → pseudonym")
    case "moment": Bilingual("时刻", "moment")
    case "day": Bilingual("日期", "day")
    case "yuan": Bilingual("元 → 分", "yuan → fen")
    case "fen": Bilingual("分", "fen")
    case "minutes": Bilingual("分钟", "minutes")
    case "whole": Bilingual("整数", "whole number")
    case "seconds": Bilingual("时长 → 秒", "duration → seconds")
    case "number": Bilingual("数", "number")
    case "bounds": Bilingual("数 → 档", "number → step")
    case "text": Bilingual("文字", "text")
    case "month": Bilingual("月份", "month")
    case "share": Bilingual("比率 → 人数", "rate → count")
    case "join": Bilingual("编号的一部分", "part of an id")
    case "sender": Bilingual("谁写的", "who wrote it")
    case "length": Bilingual("只取字数", "only its length")
    default: Bilingual(rule, rule)
    }
  }

  /// Why columns are not taken.
  public static func why(_ reason: Dialect.LeftOut.Reason) -> Bilingual {
    switch reason {
    case .mean: Bilingual("平均值，没有次数，不能相加", "means, which do not add up")
    case .rate: Bilingual("比率，报表没有分母", "rates without what they are of")
    case .derived: Bilingual("可由已采集的列算出", "follow from what is taken")
    case .unused: Bilingual("不采集", "not taken")
    }
  }

  /// What a word in a column of states may mean.
  public static func name(of meaning: StateMeaning) -> Bilingual {
    switch meaning {
    case .sold: Bilingual("已付款的订单", "a paid order")
    case .unpaid: Bilingual("未付款的订单", "an order that is not paid")
    case .void: Bilingual("废单", "a void order")
    case .refunded: Bilingual("已全额退款", "all of the money was returned")
    case .noAfterSale: Bilingual("没有售后，或售后已取消", "no after-sale case, or one that came to nothing")
    case .open: Bilingual("售后处理中，尚未退款", "a case that is not decided; nothing was returned yet")
    case .ignored: Bilingual("平台自己的记录，不算订单", "bookkeeping of the platform, and no order")
    }
  }

  /// What a canonical file is about.
  public static func name(of file: CanonicalFile) -> Bilingual {
    switch file {
    case .messages: Bilingual("聊天记录", "chat lines")
    case .orders: Bilingual("订单", "orders")
    case .refunds: Bilingual("退款、退货、换货", "refunds, returns, exchanges")
    case .reviews: Bilingual("商品评价", "reviews")
    case .ratings: Bilingual("客服满意度", "ratings by buyers")
    case .complaints: Bilingual("投诉", "complaints")
    case .misshipments: Bilingual("错件", "mis-shipments")
    case .reminders: Bilingual("催付", "payment reminders")
    case .attendance: Bilingual("考勤", "attendance")
    case .mysteryChecks: Bilingual("模拟接待抽查", "mystery checks")
    case .financeSales: Bilingual("财务核对的销售额", "sales confirmed by finance")
    case .platformMetrics: Bilingual("绩效软件的指标", "the platform's own figures")
    case .calls: Bilingual("通话", "calls")
    }
  }

  /// What a canonical field holds; its own name where nothing more is to be said.
  public static func name(ofField field: String) -> Bilingual {
    fields[field] ?? Bilingual(field, field)
  }

  /// The words a field may hold; nil where it may hold anything.
  public static func words(of field: String, in file: CanonicalFile) -> [String]? {
    file == .orders && field == "status" ? ["done", "void"] : DialectDraft.words(of: field, in: file)
  }

  private static let fields: [String: Bilingual] = [
    "agent_id": Bilingual("客服账号", "agent's account"), "amount_cents": Bilingual("金额", "amount"),
    "answer_seconds": Bilingual("接听等待", "seconds until answered"), "answered": Bilingual("是否接通", "answered"),
    "buyer_id": Bilingual("买家（换成假名）", "buyer (a pseudonym is kept)"), "call_id": Bilingual("通话编号", "call id"),
    "case_id": Bilingual("错件编号", "case id"), "cause": Bilingual("原因", "cause"),
    "chars": Bilingual("字数", "characters"), "checker": Bilingual("抽查人", "checker"),
    "complaint_id": Bilingual("投诉编号", "complaint id"), "conversation_id": Bilingual("会话编号", "conversation id"),
    "created_at": Bilingual("时间", "time"), "date": Bilingual("日期", "day"),
    "denominator": Bilingual("分母", "denominator"),
    "done_in_time": Bilingual("按时完成数", "done in time"), "due": Bilingual("应完成数", "due"),
    "event": Bilingual("事项", "event"), "filed_at": Bilingual("投诉时间", "filed at"),
    "found_on": Bilingual("发现日期", "found on"),
    "gross_cents": Bilingual("销售额", "gross sales"), "kind": Bilingual("消息类型", "kind of line"),
    "loss_cents": Bilingual("损失", "loss"), "metric": Bilingual("指标", "metric"), "minutes": Bilingual("分钟", "minutes"),
    "month": Bilingual("月份", "month"), "note": Bilingual("说明", "note"),
    "numerator": Bilingual("分子或数值", "numerator or value"),
    "order_id": Bilingual("订单编号", "order id"), "paid_at": Bilingual("付款时间", "paid at"),
    "passed": Bilingual("是否通过", "passed"),
    "rated_at": Bilingual("评价时间", "rated at"), "refund_cents": Bilingual("退款额", "refunds"),
    "refund_id": Bilingual("退款编号", "refund id"), "resolved": Bilingual("是否解决", "resolved"),
    "score": Bilingual("评分", "score"),
    "sender": Bilingual("发送方", "sender"), "sent_at": Bilingual("发送时间", "sent at"), "shop_id": Bilingual("店铺", "shop"),
    "source": Bilingual("来源", "source"), "stars": Bilingual("星级", "stars"),
    "started_at": Bilingual("开始时间", "started at"),
    "status": Bilingual("状态", "status"), "talk_seconds": Bilingual("通话时长", "seconds of talk"),
    "type": Bilingual("类型", "type"), "upheld": Bilingual("是否成立", "upheld"),
  ]
}
