internal import Intake
internal import Metrics
internal import Wording

/// A rule set that differs from another in a single choice.
struct RuleAlternative {
  let rules: RuleSet
  /// The choice as a rule set writes it.
  let option: String
  let name: Bilingual
  /// The parts it can change.
  let parts: Set<Part>

  /// What orders are judged by.
  private static let ofOrders: Set<Part> = [
    .converted, .ordersCreated, .ordersPaid, .voidOrders, .sales, .refundAmount, .netSales, .refundOrders,
    .returnOrders, .exchangeOrders, .badReviews, .lostBuyers,
  ]
  /// What waits are counted by.
  private static let ofWaits: Set<Part> = [
    .responses, .responseSeconds, .firstResponses, .firstResponseSeconds, .p90Response, .repliedWithin30,
    .repliedWithin180, .slowResponses,
  ]
  /// Everything that chat lines give.
  private static let ofLines = ofOrders.union(ofWaits).union([
    .consultations, .replied, .buyers, .buyerDays, .unanswered, .notReplied, .runs,
  ])

  /// Every single other choice that platforms are known to make.
  static func all(to rules: RuleSet) -> [RuleAlternative] {
    (judgements(rules) + owners(rules) + windows(rules) + waits(rules) + lines(rules)).filter { $0.rules != rules }
  }

  private static func made(
    _ rules: RuleSet, _ option: String, _ chinese: String, _ english: String, _ parts: Set<Part>,
    _ change: (inout RuleSet) -> Void
  ) -> RuleAlternative {
    var changed = rules
    change(&changed)
    return RuleAlternative(rules: changed, option: option, name: Bilingual(chinese, english), parts: parts)
  }

  private static func judgements(_ rules: RuleSet) -> [RuleAlternative] {
    RuleSet.Judgement.allCases.map { judgement in
      let (chinese, english) =
        switch judgement {
        case .ordered: ("下单判定", "judged by the order being placed")
        case .orderedFirst: ("下单优先判定", "judged by the order being placed, then paid")
        case .paid: ("付款判定", "judged by the order being paid")
        }
      return made(rules, "judgement: \(judgement.rawValue)", chinese, english, ofOrders) { $0.judgement = judgement }
    }
  }

  private static func owners(_ rules: RuleSet) -> [RuleAlternative] {
    RuleSet.Owner.allCases.map { owner in
      let (chinese, english) =
        switch owner {
        case .lastReply: ("归最后回复的客服", "to who replied last")
        case .firstReply: ("归首次回复的客服", "to who replied first")
        case .mostRounds: ("归回合数最多的客服", "to who answered most runs")
        case .skuFirst: ("归接待该商品的客服", "to whom the product was asked of")
        }
      return made(rules, "owner: \(owner.rawValue)", chinese, english, Set(Part.ofCredit)) { $0.owner = owner }
    }
  }

  private static func windows(_ rules: RuleSet) -> [RuleAlternative] {
    [24, 48, 72].map { hours in
      made(rules, "window: \(hours) hours", "\(hours) 小时内", "within \(hours) hours", ofOrders) {
        $0.window = .hours(hours)
      }
    } + [
      made(rules, "window: 1 days", "当日", "on the same day", ofOrders) { $0.window = .days(1) },
      made(rules, "window: 2 days", "当日和次日", "that day and the next", ofOrders) { $0.window = .days(2) },
    ]
  }

  private static func waits(_ rules: RuleSet) -> [RuleAlternative] {
    var found: [RuleAlternative] = []
    for hours in [nil, ServiceHours(from: 8, to: 23), ServiceHours(from: 9, to: 23)] {
      let text = hours.map { "\($0.from)-\($0.to)" }
      found.append(
        made(
          rules, "service_hours: \(text ?? "all_day")", text.map { "服务时段 \($0) 点" } ?? "全天计时",
          text.map { "service hours \($0)" } ?? "waits counted all day", ofWaits
        ) { $0.serviceHours = hours })
    }
    if let hours = rules.serviceHours {
      let text = "\(hours.from)-\(hours.to)"
      for counts in [true, false] {
        found.append(
          made(
            rules, "off_hours: \(counts ? "counted" : "excluded")",
            counts ? "\(text) 点以外的等待也计时" : "只计 \(text) 点之内的等待",
            counts ? "the hours outside \(text) count in a wait" : "only the hours \(text) count in a wait", ofWaits
          ) { $0.countsOffHours = counts })
      }
    }
    found += waitsFrom(rules)
    found.append(
      made(rules, "cap: none", "响应不封顶", "without a cap on a response", ofWaits) {
        $0.responseCap = nil
        $0.countsUnanswered = false
      })
    for cap in Set([600, rules.responseCap ?? 600]).sorted() {
      for counts in [false, true] {
        found.append(
          made(
            rules, "cap: \(cap) s, unanswered: \(counts ? "cap" : "excluded")",
            "响应封顶 \(cap) 秒" + (counts ? "，未回复按封顶计" : ""),
            "a response counts at most \(cap) s" + (counts ? ", an unanswered run as much" : ""), ofWaits
          ) {
            $0.responseCap = cap
            $0.countsUnanswered = counts
          })
      }
    }
    return found
  }

  /// From when a buyer waits for a person, where a robot answered.
  static func waitsFrom(_ rules: RuleSet) -> [RuleAlternative] {
    WaitsFrom.allCases.map { from in
      let (chinese, english) =
        switch from {
        case .buyer: ("从买家首句起算，不论机器人是否已答", "waits from the buyer's first line, whatever a robot answered")
        case .lastRobot: ("机器人答过之后重新起算", "waits from after a robot's last answer")
        }
      return made(rules, "waits_from: \(from.rawValue)", chinese, english, ofWaits) { $0.waitsFrom = from }
    }
  }

  private static func lines(_ rules: RuleSet) -> [RuleAlternative] {
    func flag(
      _ option: String, _ chinese: (String, String), _ english: (String, String), _ path: WritableKeyPath<RuleSet, Bool>
    ) -> RuleAlternative {
      let on = !rules[keyPath: path]
      return made(rules, "\(option): \(on)", on ? chinese.0 : chinese.1, on ? english.0 : english.1, ofLines) {
        $0[keyPath: path] = on
      }
    }
    let robots = !rules.countsRobots
    var found = [
      made(
        rules, "robots: \(robots ? "agent" : "dropped")", robots ? "机器人代回复计入客服" : "机器人回复不计",
        robots ? "robots' lines under an agent's name count" : "robots' lines do not count", ofLines
      ) { $0.countsRobots = robots },
      flag(
        "leave_out.own_accounts", ("不计公司自己的账号", "计入公司自己的账号"),
        ("without the company's own accounts", "with the company's own accounts"), \.leftOut.ownAccounts),
      flag(
        "leave_out.single_buyer_line", ("不计买家只发一句的会话", "计入买家只发一句的会话"),
        ("without conversations of a single buyer line", "with conversations of a single buyer line"),
        \.leftOut.singleBuyerLine),
      flag(
        "leave_out.after_sale", ("不计售后会话", "计入售后会话"),
        ("without after-sale conversations", "with after-sale conversations"),
        \.leftOut.afterSale),
    ]
    for most: Int? in [nil, 0, 1, 2, 3] {
      found.append(
        made(
          rules, "leave_out.transfers_up_to: \(most.map(String.init) ?? "none")",
          most.map { "不计发言不超过 \($0) 句就转出的会话" } ?? "计入转出的会话",
          most.map { "without conversations handed on after at most \($0) lines" } ?? "with conversations handed on",
          ofLines
        ) { $0.leftOut.transfersUpTo = most })
    }
    return found
  }
}
