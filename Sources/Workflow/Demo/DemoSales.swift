/// The orders that come of an agent's conversations, adding up to the planned net sales.
struct DemoSales {
  /// What an order costs against the mean, in hundredths.
  private static let prices = [45, 55, 65, 80, 90, 100, 110, 125, 150, 180, 220]

  private let plan: DemoPlan
  /// The last second in which an order can be the agent's.
  private let closing: Int
  private(set) var orders: [DemoOrder] = []

  init(_ plan: DemoPlan, desk: DemoDesk, visits: [DemoVisit], first: Int, using random: inout DemoRandom) {
    self.plan = plan
    closing = (desk.windows.map(\.days.upperBound).max() ?? desk.present.upperBound) * 86_400 + 86_399
    place(after: visits, using: &random)
    settle(using: &random)
    price(using: &random)
    orders.sort { ($0.createdAt, $0.buyer) < ($1.createdAt, $1.buyer) }
    for index in orders.indices { orders[index].number = first + index + 1 }
  }

  private mutating func place(after visits: [DemoVisit], using random: inout DemoRandom) {
    var extra = plan.extraOrders
    for visit in visits where visit.outcome == .order {
      let pause: Int
      switch random.below(10) {
      case 0..<6: pause = random.among(60...1800)
      case 6..<9: pause = random.among(1800...21_600)
      default: pause = random.among(21_600...72_000)
      }
      let createdAt = min(closing, visit.endsAt + pause)
      add(visit, createdAt, using: &random)
      if extra > 0 {
        extra -= 1
        add(visit, min(closing, createdAt + random.among(300...3600)), using: &random)
      }
    }
    for visit in visits where visit.outcome == .lateOrder {
      add(visit, visit.endsAt + random.among(26...60) * 3600, using: &random)
      orders[orders.count - 1].credited = false
    }
  }

  private mutating func add(_ visit: DemoVisit, _ createdAt: Int, using random: inout DemoRandom) {
    let paidAt = createdAt + random.among(20...600)
    orders.append(
      DemoOrder(number: 0, account: visit.account, buyer: visit.buyer, createdAt: createdAt, paidAt: paidAt))
  }

  /// Which orders are void, unpaid, sent back.
  private mutating func settle(using random: inout DemoRandom) {
    var places = random.shuffled(orders.indices.filter { orders[$0].credited })[...]
    func take(_ count: Int) -> [Int] {
      let taken = Array(places.prefix(count))
      places = places.dropFirst(count)
      return taken
    }
    for place in take(plan.voidOrders) {
      orders[place].status = .void
      orders[place].paidAt = nil
    }
    for place in take(plan.unpaidOrders) {
      orders[place].status = .unpaid
      orders[place].paidAt = nil
    }
    for place in take(plan.returns) { orders[place].afterSale = .return }
    for place in take(plan.refunds) { orders[place].afterSale = .refund }
    for place in take(plan.exchanges) { orders[place].afterSale = .exchange }
  }

  private mutating func price(using random: inout DemoRandom) {
    let weights = orders.map { _ in random.pick(Self.prices, or: 100) }
    let shares = orders.map { _ in random.among(10...40) }
    var kept = 0
    for (index, order) in orders.enumerated() where order.credited && order.paidAt != nil {
      switch order.afterSale {
      case .return: break
      case .refund: kept += weights[index] * (100 - shares[index])
      case .exchange, nil: kept += weights[index] * 100
      }
    }
    for index in orders.indices {
      // A price ends in 9 yuan.
      let tens = kept == 0 ? 0 : plan.netCents / 1000 * weights[index] * 100 / kept
      orders[index].cents = max(1, tens) * 1000 - 100
      switch orders[index].afterSale {
      case .return: orders[index].refundCents = orders[index].cents
      case .refund: orders[index].refundCents = orders[index].cents / 100 * shares[index]
      case .exchange, nil: break
      }
    }
    guard plan.netIsExact else { return }
    let difference = plan.netCents - orders.reduce(0) { $0 + $1.creditedNetCents }
    let plain = orders.indices.filter { orders[$0].creditedNetCents > 0 && orders[$0].afterSale == nil }
    if let dearest = plain.max(by: { orders[$0].cents < orders[$1].cents }) { orders[dearest].cents += difference }
  }
}

extension DemoOrder {
  /// What counts as the agent's gross sales.
  var creditedCents: Int { credited && paidAt != nil ? cents : 0 }
  /// What of it is refunded.
  var creditedRefundCents: Int { credited && paidAt != nil ? refundCents : 0 }
  var creditedNetCents: Int { creditedCents - creditedRefundCents }
}
