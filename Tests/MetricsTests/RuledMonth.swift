import Exact
import Foundation
import Intake
import Metrics

/// Random months in which every choice of a rule set makes a difference: conversations that are handed on, robots under
/// an agent's name, products, after-sale lines, the company's own accounts as buyers, orders around the windows' ends.
struct RuledMonth {
  private(set) var messages: [String] = []
  private(set) var orders: [String] = []
  private(set) var refunds: [String] = []
  private(set) var reviews: [String] = []
  private let isCoarse: Bool

  static let agents = (0..<5).map { "a\($0)" }
  private static let products = ["p1", "p2", "p3", "一个很长的商品编号，超过十五个字节"]

  /// - Parameter coarse: whether one moment in three has no seconds, and one in nine no time of day.
  init(_ random: inout Steps, disorder: Bool, coarse: Bool = false) {
    isCoarse = coarse
    let length = june.end.seconds - june.start.seconds
    for number in 0..<40 {
      let buyer = random.below(9) == 0 ? Self.agents[random.below(5)] : "b\(random.below(9))"
      let shop = "s\(random.below(2))"
      converse("c\(number % 30)", shop, buyer, from: random.below(length + 20_000) - 10_000, &random)
    }
    for number in 0..<25 {
      let order = "o\(number)"
      if random.below(3) == 0 {
        let type = ["refund", "return", "exchange"][random.below(3)]
        refunds.append("r\(number),\(order),\(type),\(Self.clock(random.below(length))),\(random.below(300))")
      }
      if random.below(3) == 0 {
        reviews.append("\(order),\(1 + random.below(5)),\(Self.clock(random.below(length)))")
      }
    }
    if disorder { messages.shuffle(using: &random) }
  }

  private mutating func converse(
    _ id: String, _ shop: String, _ buyer: String, from start: Int, _ random: inout Steps
  ) {
    var second = start
    var agent = Self.agents[random.below(5)]
    let isAfterSale = random.below(6) == 0
    let count = 1 + random.below(9)
    for number in 0..<count {
      second += [0, 5, 30, 31, 180, 181, 700, 9000, 80_000][random.below(9)]
      if random.below(5) == 0 { agent = Self.agents[random.below(5)] }
      let sender = number == 0 ? "buyer" : ["buyer", "agent", "agent", "robot"][random.below(4)]
      let assigned = sender == "agent" || random.below(4) > 0 ? agent : ""
      let kind = isAfterSale && random.below(3) == 0 ? "after_sale" : "text"
      let product = random.below(3) == 0 ? Self.products[random.below(4)] : ""
      let sentAt = written(second, &random)
      messages.append("\(id),\(shop),\(buyer),\(assigned),\(sender),\(sentAt),\(kind),3,\(product)")
    }
    guard orders.count < 25, random.below(3) > 0 else { return }
    let created = second + [0, -1, 1, 3600, 86_400, 86_401, 100_000, -40_000][random.below(8)]
    let paid = [created, created + 60, created + 90_000, nil][random.below(4)]
    let listed = (0..<random.below(3)).map { _ in Self.products[random.below(4)] }.joined(separator: "; ")
    let (createdAt, paidAt) = (written(created, &random), paid.map { written($0, &random) } ?? "")
    orders.append(
      "o\(orders.count),\(shop),\(random.below(12) == 0 ? "" : buyer),\(createdAt),\(paidAt),\(random.below(900)),\(random.below(9) == 0 ? "void" : "paid"),\(listed)"
    )
  }

  /// A time as a row has it.
  private func written(_ second: Int, _ random: inout Steps) -> String {
    let text = Self.clock(second)
    guard isCoarse else { return text }
    return switch random.below(9) {
    case 0: String(text.prefix(10))
    case 1...2: String(text.prefix(16))
    default: text
    }
  }

  /// A time so many seconds after the beginning of the month, or before it.
  static func clock(_ second: Int) -> String {
    let day = Day(number: june.firstDay.number + Int((Double(second) / 86_400).rounded(.down)))
    let clock = ((second % 86_400) + 86_400) % 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day) \(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60))"
  }

  /// The files with their names.
  var files: [(EventKind, String)] {
    let all: [(kind: EventKind, header: String, rows: [String])] = [
      (.messages, "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars,product_id", messages),
      (.orders, "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status,product_id", orders),
      (.refunds, "refund_id,order_id,type,created_at,amount_cents", refunds),
      (.reviews, "order_id,stars,created_at", reviews),
    ]
    return all.map { ($0.kind, ([$0.header] + $0.rows).joined(separator: "\n") + "\n") }
  }

  var inputs: EventInputs {
    var inputs = EventInputs()
    for (kind, text) in files { inputs.add(kind, Array(text.utf8), name: kind.fileName) }
    return inputs
  }

  /// Every account is somebody's, all month, so that the company knows its own.
  static let tenures = Tenures(agents.map { .init(agent: $0, employee: "e" + $0, from: june.firstDay) })
}

extension RuleSet {
  /// A rule set of random choices.
  static func random(_ random: inout Steps) -> RuleSet {
    func pick<Choice>(_ choices: [Choice]) -> Choice { choices[random.below(choices.count)] }
    let cap: Int? = pick([nil, nil, 25, 100, 600])
    return RuleSet(
      id: "random", judgement: pick(Judgement.allCases), owner: pick([.lastReply] + Owner.allCases),
      window: pick([.hours(24), .hours(0), .hours(72), .days(1), .days(2)]), responseCap: cap,
      countsUnanswered: cap != nil && random.below(2) == 0,
      serviceHours: pick([nil, ServiceHours(from: 8, to: 23), ServiceHours(from: 9, to: 23)]),
      countsOffHours: random.below(3) > 0, waitsFrom: pick([.buyer, .buyer, .lastRobot, nil]),
      countsRobots: random.below(3) == 0,
      leftOut: LeftOut(
        ownAccounts: random.below(4) == 0, transfersUpTo: pick([nil, nil, 0, 1, 2]),
        singleBuyerLine: random.below(4) == 0, afterSale: random.below(4) == 0),
      countsBuyerDays: random.below(4) == 0, ordersWithoutBuyer: .nobody)
  }

  /// The choices as the reference reads them.
  var json: String { json(closing: nil) }

  /// The choices and the closing date as the reference reads them.
  func json(closing: Day?) -> String {
    func text(_ number: Int?) -> String { number.map(String.init) ?? "null" }
    let (hours, days): (Int?, Int?) =
      switch window {
      case .hours(let hours): (hours, nil)
      case .days(let days): (nil, days)
      }
    let own = leftOut.ownAccounts ? RuledMonth.agents.map { "\"\($0)\"" }.joined(separator: ",") : ""
    return """
      {"judgement":"\(judgement.rawValue)","owner":"\(owner.rawValue)","window_hours":\(text(hours)),\
      "window_days":\(text(days)),"cap":\(text(responseCap)),"unanswered_as_cap":\(countsUnanswered),\
      "waits_from":"\((waitsFrom ?? .buyer).rawValue)","off_hours":\(countsOffHours),\
      "closing":\(closing.map { "\"\($0)\"" } ?? "null"),"hours":\(serviceHours.map { "[\($0.from),\($0.to)]" } ?? "null"),"robots":\(countsRobots),"own":[\(own)],\
      "transfers":\(text(leftOut.transfersUpTo)),"single":\(leftOut.singleBuyerLine),\
      "after_sale":\(leftOut.afterSale),"buyer_days":\(countsBuyerDays)}
      """
  }
}

extension MonthFigures {
  /// metrics.csv with the further parts that the reference prints.
  var furtherCSV: String {
    let parts = "unanswered not_replied runs replied_within_30 replied_within_180 slow_responses lost_buyers buyer_days"
      .split(separator: " ").map(String.init)
    let lines = metricsCSV().split(separator: "\n")
    return lines.enumerated().map { number, line in
      if number == 0 { return ([String(line)] + parts).joined(separator: ",") }
      let account = accounts[String(line.prefix { $0 != "," })]
      return ([String(line)] + parts.map { account?[$0]?.number.map(String.init) ?? "" }).joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }
}
